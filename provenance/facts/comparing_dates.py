"""Can two dates both be true? At the coarser granularity of the two, and by what both fix."""

from decimal import Decimal

from provenance.facts.model import Stretch, Value
from provenance.facts.stretches import overlap, share_one_end, stretch_of
from provenance.facts.values import APPROXIMATE_WIDTH, Comparison, Relation, as_day, parts_of

# Days in a granule of a date.
GRANULES = {"month": 31, "season": 92, "quarter": 92, "year": 366, "decade": 3653}


def compare_dates(a: Value, b: Value) -> Comparison:
    """Compare two dates, placed in a year or not."""
    placed = (a.lo or a.hi) is not None and (b.lo or b.hi) is not None
    return _compare_placed(a, b) if placed else _compare_constraints(a, b)


def _compare_placed(a: Value, b: Value) -> Comparison:
    a_lo, a_hi, b_lo, b_hi = as_day(a.lo), as_day(a.hi), as_day(b.lo), as_day(b.hi)
    if (a_lo, a_hi) == (b_lo, b_hi):
        return Comparison(Relation.EQUAL, reason="the same date")
    before = a_hi is not None and b_lo is not None and a_hi < b_lo
    after = b_hi is not None and a_lo is not None and b_hi < a_lo
    if not before and not after:
        if _other_years(a, b):
            return Comparison(
                Relation.APART, "date", "they begin or end together, and only one of both", _date_distance(a, b)
            )
        return Comparison(Relation.COMPATIBLE, reason="both can be true: one date lies within or overlaps the other")
    if (after and _runs_on(a, b)) or (before and _runs_on(b, a)):
        return Comparison(
            Relation.COMPATIBLE, reason="both can be true: one date only begins or ends a stretch of time"
        )
    if (a.approx or b.approx) and days_between(a, b) <= max(_days(a), _days(b)):
        return Comparison(Relation.COMPATIBLE, reason="both can be true: one date is an approximation")
    return Comparison(Relation.APART, "date", "the dates do not meet", _date_distance(a, b))


def _other_years(a: Value, b: Value) -> bool:
    """Whether two stretches of whole years are one but for the year in which they begin, or end ("1994-98", "-99")."""
    if a.approx or b.approx or not (_whole_years(a) and _whole_years(b)):
        return False
    return (a.lo == b.lo) != (a.hi == b.hi)


def _whole_years(value: Value) -> bool:
    lo, hi = as_day(value.lo), as_day(value.hi)
    if value.granularity != "range" or lo is None or hi is None:
        return False
    return (lo.month, lo.day, hi.month, hi.day) == (1, 1, 12, 31)


def _runs_on(later: Value, earlier: Value) -> bool:
    """Whether what began at the earlier date, or ended at the later one, may hold at the other date too."""
    return (earlier.role == "since" and later.role != "since") or (later.role == "until" and earlier.role != "until")


def _days(value: Value) -> int:
    """How many days a date spans; 1 where an end is open."""
    lo, hi = as_day(value.lo), as_day(value.hi)
    return (hi - lo).days + 1 if lo is not None and hi is not None else 1


def days_between(a: Value, b: Value) -> int:
    """The least number of days between an end of one date and an end of the other."""
    ends_a = [day for day in (as_day(a.lo), as_day(a.hi)) if day is not None]
    ends_b = [day for day in (as_day(b.lo), as_day(b.hi)) if day is not None]
    return min(abs((x - y).days) for x in ends_a for y in ends_b)


def _date_distance(a: Value, b: Value) -> float:
    return min(1.0, 0.3 + days_between(a, b) / 365)


def _compare_constraints(a: Value, b: Value) -> Comparison:
    """At least one of the two is not placed in a year: compare what both fix."""
    if a.years_ago is not None and b.years_ago is not None:
        return _compare_years_ago(a, b)
    one, other = stretch_of(a), stretch_of(b)
    if (a.stretch or b.stretch) and one is not None and other is not None:
        return _compare_stretches(a, b, one, other)
    shared = [(x, y) for x, y in zip(parts_of(a), parts_of(b), strict=True) if x is not None and y is not None]
    if not shared:
        return Comparison(Relation.COMPATIBLE, reason="the dates have no part in common that could be compared")
    if any(x != y for x, y in shared):
        weekdays = parts_of(a)[3], parts_of(b)[3]
        reason = (
            "different days of the week" if None not in weekdays and weekdays[0] != weekdays[1] else "different days"
        )
        return Comparison(Relation.APART, "date", reason, 0.3)
    if parts_of(a)[1:] == parts_of(b)[1:] or len(shared) > 1 or shared == [(parts_of(a)[3], parts_of(b)[3])]:
        return Comparison(Relation.EQUAL, reason="the same day as far as both say it")
    return Comparison(Relation.COMPATIBLE, reason="both can be true: what both say of the date is the same")


def _compare_stretches(a: Value, b: Value, one: Stretch, other: Stretch) -> Comparison:
    """At least one of the two is a stretch of days of no known year."""
    if one == other:
        return Comparison(Relation.EQUAL, reason="the same days of the year")
    if not overlap(one, other):
        return Comparison(Relation.APART, "date", "different days", 0.3)
    if a.stretch and b.stretch and share_one_end(one, other):
        return Comparison(Relation.APART, "date", "they begin or end together, and only one of both", 0.3)
    return Comparison(Relation.COMPATIBLE, reason="both can be true: one date lies within or overlaps the other")


def _compare_years_ago(a: Value, b: Value) -> Comparison:
    """Two texts whose days are not known count years back: about as many where one of them says "about"."""
    one, other = Decimal(a.years_ago or 0), Decimal(b.years_ago or 0)
    if one == other:
        return Comparison(Relation.EQUAL, reason="as many years ago")
    reach = (one if a.approx else 0) + (other if b.approx else 0)
    if abs(one - other) <= reach * APPROXIMATE_WIDTH:
        return Comparison(Relation.COMPATIBLE, reason="both can be true: the difference is within approximation")
    return Comparison(Relation.APART, "date", "so many years ago and so many are two dates", 0.3)
