"""Can two values both be true? Interval logic on :class:`Value`, and nothing else.

Innocent readings come first: a value is as exact as it was said (rounding), "about" has a width, a month holds its
days. Only where no reading makes both true are two values apart.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from math import log10

from provenance.facts.model import LABEL, Hedge, Stretch, Value
from provenance.facts.stretches import overlap, share_one_end, stretch_of

# "About 30 billion" is taken to reach this far to either side. A tenth is what newspapers round away.
APPROXIMATE_WIDTH = Decimal("0.1")
# The half unit of the last digit said, but no more than this part of the number: "1 billion" is not 1.4 billion.
ROUNDING_WIDTH = Decimal("0.1")
# From this many significant digits two equal numbers are seldom equal by chance.
TELLING_DIGITS = 3
# A number of so many digits is the result of a count, down to the last one.
COUNTED_DIGITS = 4
# Whole numbers up to this come up everywhere.
SMALL = 10
# Figures up to this many times apart are of one size; ten times further, and they are not. So many years for dates.
SAME_SIZE, GENERATION = 3, 25
# Centuries are of one size up to so many generations apart.
CENTURIES = 100
# "More than" a figure is not said of a number more than this many times as large.
BOUNDS_APART = Decimal("1.25")
# Bounds this much of the larger apart may be one number rounded; days in a granule of a date.
ROUNDED = Decimal("0.05")
GRANULES = {"month": 31, "season": 92, "quarter": 92, "year": 366, "decade": 3653}
# How far apart two numbers of one label are, whatever they are.
LABELS_APART = 0.3
# A digit too many, or millions for billions: figures so many times apart differ by a slip of the pen.
SLIPS = (10, 1_000, 1_000_000)


class Relation(StrEnum):
    """What two values of one fact say of each other."""

    EQUAL = "equal"
    COMPATIBLE = "compatible"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The relation, in what they are apart (``value``, ``bound`` or ``date``), and the reason in words.

    ``distance`` is 0 for values that can both be true, else between 0 and 1 how far apart they are.
    """

    relation: Relation
    kind: str = ""
    reason: str = ""
    distance: float = 0.0


def is_date(value: Value) -> bool:
    """Whether the value is a date, placed or left as a constraint."""
    return isinstance(value.lo or value.hi, date) or value.granularity is not None


def same_number(a: Value, b: Value) -> bool:
    """Whether the number or day said is the same, whatever the hedge ("less than 10" and "10")."""
    if is_date(a) != is_date(b):
        return False
    if is_date(a):
        if (a.lo or a.hi) is not None and (b.lo or b.hi) is not None:  # both placed: most dates are
            return (_day(a.lo), _day(a.hi)) == (_day(b.lo), _day(b.hi))
        return compare(a, b).relation is Relation.EQUAL
    return bool(ends(a)) and ends(a) == ends(b)


def same_hedge(a: Value, b: Value) -> bool:
    """Whether two values give different figures, both as the same bound or both as an estimate ("at least 5", "at
    least 4"; "about 1980", "about 1981"), farther apart than rounding and "by" for "before" can bring them.
    """
    if _share_one_end(a, b):
        return True
    shapes = [(x.lo is None, x.hi is None, x.approx) for x in (a, b)]
    if shapes[0] != shapes[1] or not any(shapes[0]) or all(shapes[0][:2]) or is_date(a) != is_date(b):
        return False
    if is_date(a):
        same_words = (a.hedge, a.lo_open, a.hi_open, a.granularity) == (b.hedge, b.lo_open, b.hi_open, b.granularity)
        return ends(a).isdisjoint(ends(b)) and (same_words or _gap(a, b) > GRANULES.get(a.granularity or "", 1))
    one, two = _point(a), _point(b)
    if one is None or two is None:
        return False
    # "Dozens" and "dizaines" are as good as one.
    near = Decimal(1) - 1 / Decimal(SAME_SIZE) if _uncounted(a) and _uncounted(b) else ROUNDED
    return abs(one - two) > near * max(abs(one), abs(two))


def _share_one_end(a: Value, b: Value) -> bool:
    """Whether two ranges of numbers begin together or end together, and only one of both ("5 to 10", "5 to 15")."""
    for value in (a, b):
        lo, hi = _number(value.lo), _number(value.hi)
        if lo is None or hi is None or lo >= hi or value.approx:
            return False
    return (a.lo == b.lo) != (a.hi == b.hi)


def _uncounted(value: Value) -> bool:
    """Whether a number is some power or multiple, and nobody says how many times ("dozens", "hundreds")."""
    return value.approx and value.hi_open and value.lo is not None and value.hi is not None


def ends(value: Value) -> frozenset[Decimal | date]:
    """The numbers or days a value names, whatever the hedge."""
    return frozenset(end for end in (value.lo, value.hi) if end is not None)


def telling(value: Value) -> bool:
    """Whether a value seldom comes up twice by chance: a day of a month, or a number of three digits and more."""
    if is_date(value):
        month, day = _parts(value)[1:3]
        return month is not None and day is not None
    point = _point(value)
    return point is not None and len(point.normalize().as_tuple().digits) >= TELLING_DIGITS


def empty(value: Value) -> bool:
    """Whether a value says nothing that could be compared ("now", "this month" in a text without a date)."""
    constrained = value.month or value.day or value.weekday or value.years_ago or value.stretch
    return value.lo is None and value.hi is None and not constrained


def other_size(a: Value, b: Value) -> float:
    """How surely two figures are of different size (0..1): none where one is at most three times the other or a slip
    of the pen apart; days of one generation are of one size.
    """
    if is_date(a) or is_date(b):
        days = [_day(value.lo) or _day(value.hi) for value in (a, b)]
        if days[0] is None or days[1] is None:
            return 0.0
        apart = abs((days[0] - days[1]).days) / 365
        if a.granularity == b.granularity == "century":
            apart /= CENTURIES
        return min(1.0, max(0.0, apart - GENERATION) / GENERATION)
    one, two = _point(a), _point(b)
    if one is None or two is None or one == 0 or two == 0:
        return 0.0
    times = max(abs(one), abs(two)) / min(abs(one), abs(two))
    if times in SLIPS:
        return 0.0
    return min(1.0, max(0.0, log10(float(times) / SAME_SIZE)))


def _point(value: Value) -> Decimal | None:
    return _number(value.lo) if value.lo is not None else _number(value.hi)


def common(value: Value) -> bool:
    """Whether equality of this value proves nothing: a bare weekday or month, a small whole number."""
    if is_date(value):
        return (value.lo or value.hi) is None and not telling(value)
    point = _point(value)
    return point is None or abs(point) <= SMALL


def compare(a: Value, b: Value) -> Comparison:
    """Compare two values of one kind and unit."""
    if is_date(a) or is_date(b):
        return _compare_dates(a, b)
    if a.role == b.role == LABEL and a.lo != b.lo:
        return Comparison(Relation.APART, "value", "one thing cannot bear both numbers", LABELS_APART)
    return _compare_numbers(a, b)


# -- numbers ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Interval:
    lo: Decimal | None
    hi: Decimal | None
    lo_open: bool
    hi_open: bool

    def meets(self, other: "_Interval") -> bool:
        return _starts_before_end(self, other) and _starts_before_end(other, self)


def _starts_before_end(a: _Interval, b: _Interval) -> bool:
    if a.lo is None or b.hi is None:
        return True
    return a.lo < b.hi or (a.lo == b.hi and not a.lo_open and not b.hi_open)


def _number(end: Decimal | date | None) -> Decimal | None:
    return end if isinstance(end, Decimal) else None


def _said(value: Value) -> _Interval:
    return _Interval(_number(value.lo), _number(value.hi), value.lo_open, value.hi_open)


def _is_point(value: Value) -> bool:
    return value.lo is not None and value.lo == value.hi


def _width(value: Value) -> Decimal:
    """How far to either side the words allow the true value to lie."""
    point = _point(value)
    if point is None:
        return Decimal(0)
    rounding = min(value.precision or Decimal(0), abs(point) * ROUNDING_WIDTH)
    if value.approx or value.hedge in (Hedge.ABOUT, Hedge.NEARLY):
        return max(rounding, abs(point) * APPROXIMATE_WIDTH)
    return rounding


def _loosened(value: Value) -> _Interval:
    width = _width(value)
    lo, hi = _number(value.lo), _number(value.hi)
    if _uncounted(value) and lo is not None and hi is not None:
        return _Interval(lo, hi * 10, False, True)  # "dozens" may well be hundreds
    if width == 0:
        return _said(value)
    return _Interval(
        None if lo is None else lo - width, None if hi is None else hi + width, value.lo_open, value.hi_open
    )


def _compare_numbers(a: Value, b: Value) -> Comparison:
    if (a.lo, a.hi, a.lo_open, a.hi_open) == (b.lo, b.hi, b.lo_open, b.hi_open):
        if a.approx != b.approx:
            return Comparison(Relation.EQUAL, reason="the same number, once as an approximation")
        return Comparison(Relation.EQUAL, reason="the same number")
    if _bounds_apart(a, b):
        reason = "nobody who knows of the larger figure says only that there is more than the smaller"
        return Comparison(Relation.APART, "bound", reason, _relative_distance(a, b))
    if _said(a).meets(_said(b)):
        return Comparison(Relation.COMPATIBLE, reason="both can be true: the ranges overlap")
    bounded = not (_is_point(a) and _is_point(b))
    if same_number(a, b) and _is_point(a) is not _is_point(b):
        return _edge(a, b)
    if _loosened(a).meets(_loosened(b)) and not same_number(a, b):
        reason = "approximation" if a.approx or b.approx else "rounding"
        return Comparison(Relation.COMPATIBLE, reason=f"both can be true: the difference is within {reason}")
    return Comparison(
        Relation.APART, "bound" if bounded else "value", "no number satisfies both", _relative_distance(a, b)
    )


def _bounds_apart(a: Value, b: Value) -> bool:
    """Whether two lower bounds are too far apart for one number: "more than 70,000" is not said of 200,000."""
    if a.hi is not None or b.hi is not None or a.approx or b.approx:
        return False
    one, two = _number(a.lo), _number(b.lo)
    return one is not None and two is not None and min(one, two) > 0 and max(one, two) > min(one, two) * BOUNDS_APART


def _edge(a: Value, b: Value) -> Comparison:
    """One says the number, the other only more or only less than it.

    A rounded figure beside "more than" it is how newspapers write; one counted to the last digit ("31,407"), or said to
    be only that much ("no more than 10"), is not. "Less than 10" against a plain 10 has no such excuse: nobody rounds
    9.6 to 10 while another knows it to be less.
    """
    point, bound = (a, b) if _is_point(a) else (b, a)
    if bound.hedge is Hedge.MORE_THAN and point.hedge is not Hedge.ONLY and not _counted(point):
        return Comparison(Relation.COMPATIBLE, reason="both can be true: the plain figure may be rounded down")
    if point.approx or point.hedge in (Hedge.ABOUT, Hedge.NEARLY):
        return Comparison(Relation.COMPATIBLE, reason="both can be true: one is an approximation")
    return Comparison(
        Relation.APART, "bound", "one gives the number itself, the other excludes it", _relative_distance(a, b)
    )


def _counted(point: Value) -> bool:
    """Whether a number is given down to the last one of many."""
    number = _point(point)
    if number is None or point.approx:
        return False
    digits = number.normalize().as_tuple()
    return digits.exponent == 0 and len(digits.digits) >= COUNTED_DIGITS


def _relative_distance(a: Value, b: Value) -> float:
    ends_a = [x for x in (_number(a.lo), _number(a.hi)) if x is not None]
    ends_b = [x for x in (_number(b.lo), _number(b.hi)) if x is not None]
    gap = min(abs(x - y) for x in ends_a for y in ends_b)
    size = max(max(map(abs, ends_a)), max(map(abs, ends_b)))
    if size == 0:
        return 0.0
    return min(1.0, max(0.1, float(gap / size)))


# -- dates -----------------------------------------------------------------------------------------------------------


def _day(end: Decimal | date | None) -> date | None:
    return end if isinstance(end, date) else None


def _parts(value: Value) -> tuple[int | None, int | None, int | None, int | None]:
    """Year, month, day and ISO weekday, as far as the value fixes them."""
    lo, hi = _day(value.lo), _day(value.hi)
    if lo is None or hi is None:
        return None, value.month, value.day, value.weekday
    if lo == hi:
        return lo.year, lo.month, lo.day, lo.isoweekday()
    same_year = lo.year == hi.year
    return (
        lo.year if same_year else None,
        lo.month if same_year and lo.month == hi.month else None,
        None,
        None,
    )


def _compare_dates(a: Value, b: Value) -> Comparison:
    placed = (a.lo or a.hi) is not None and (b.lo or b.hi) is not None
    return _compare_placed(a, b) if placed else _compare_constraints(a, b)


def _compare_placed(a: Value, b: Value) -> Comparison:
    a_lo, a_hi, b_lo, b_hi = _day(a.lo), _day(a.hi), _day(b.lo), _day(b.hi)
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
    if (a.approx or b.approx) and _gap(a, b) <= max(_days(a), _days(b)):
        return Comparison(Relation.COMPATIBLE, reason="both can be true: one date is an approximation")
    return Comparison(Relation.APART, "date", "the dates do not meet", _date_distance(a, b))


def _other_years(a: Value, b: Value) -> bool:
    """Whether two stretches of whole years are one but for the year in which they begin, or end ("1994-98", "-99")."""
    if a.approx or b.approx or not (_whole_years(a) and _whole_years(b)):
        return False
    return (a.lo == b.lo) != (a.hi == b.hi)


def _whole_years(value: Value) -> bool:
    lo, hi = _day(value.lo), _day(value.hi)
    if value.granularity != "range" or lo is None or hi is None:
        return False
    return (lo.month, lo.day, hi.month, hi.day) == (1, 1, 12, 31)


def _runs_on(later: Value, earlier: Value) -> bool:
    """Whether what began at the earlier date, or ended at the later one, may hold at the other date too."""
    return (earlier.role == "since" and later.role != "since") or (later.role == "until" and earlier.role != "until")


def _days(value: Value) -> int:
    """How many days a date spans; 1 where an end is open."""
    lo, hi = _day(value.lo), _day(value.hi)
    return (hi - lo).days + 1 if lo is not None and hi is not None else 1


def _gap(a: Value, b: Value) -> int:
    """The least number of days between an end of one date and an end of the other."""
    ends_a = [day for day in (_day(a.lo), _day(a.hi)) if day is not None]
    ends_b = [day for day in (_day(b.lo), _day(b.hi)) if day is not None]
    return min(abs((x - y).days) for x in ends_a for y in ends_b)


def _date_distance(a: Value, b: Value) -> float:
    return min(1.0, 0.3 + _gap(a, b) / 365)


def _compare_constraints(a: Value, b: Value) -> Comparison:
    """At least one of the two is not placed in a year: compare what both fix."""
    if a.years_ago is not None and b.years_ago is not None:
        return _compare_years_ago(a, b)
    one, other = stretch_of(a), stretch_of(b)
    if (a.stretch or b.stretch) and one is not None and other is not None:
        return _compare_stretches(a, b, one, other)
    shared = [(x, y) for x, y in zip(_parts(a), _parts(b), strict=True) if x is not None and y is not None]
    if not shared:
        return Comparison(Relation.COMPATIBLE, reason="the dates have no part in common that could be compared")
    if any(x != y for x, y in shared):
        weekdays = _parts(a)[3], _parts(b)[3]
        reason = (
            "different days of the week" if None not in weekdays and weekdays[0] != weekdays[1] else "different days"
        )
        return Comparison(Relation.APART, "date", reason, 0.3)
    if _parts(a)[1:] == _parts(b)[1:] or len(shared) > 1 or shared == [(_parts(a)[3], _parts(b)[3])]:
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
