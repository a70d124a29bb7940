"""Can two values both be true? Interval logic on :class:`Value`, and nothing else.

Innocent readings come first: a value is as exact as it was said (rounding), "about" has a width, a month holds its
days. Only where no reading makes both true are two values apart.
"""

from dataclasses import dataclass
from decimal import Decimal

from provenance.facts.comparing_dates import GRANULES, compare_dates, days_between
from provenance.facts.model import LABEL, Hedge, Value
from provenance.facts.values import (
    APPROXIMATE_WIDTH,
    SAME_SIZE,
    Comparison,
    Relation,
    as_day,
    as_number,
    ends,
    is_date,
    number_of,
)

# The half unit of the last digit said, but no more than this part of the number: "1 billion" is not 1.4 billion.
ROUNDING_WIDTH = Decimal("0.1")
# A number of so many digits is the result of a count, down to the last one.
COUNTED_DIGITS = 4
# "More than" a figure is not said of a number more than this many times as large.
BOUNDS_APART = Decimal("1.25")
# Bounds this much of the larger apart may be one number rounded.
ROUNDED = Decimal("0.05")
# How far apart two numbers of one label are, whatever they are.
LABELS_APART = 0.3


def same_number(a: Value, b: Value) -> bool:
    """Whether the number or day said is the same, whatever the hedge ("less than 10" and "10")."""
    if is_date(a) != is_date(b):
        return False
    if is_date(a):
        if (a.lo or a.hi) is not None and (b.lo or b.hi) is not None:  # both placed: most dates are
            return (as_day(a.lo), as_day(a.hi)) == (as_day(b.lo), as_day(b.hi))
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
        return ends(a).isdisjoint(ends(b)) and (same_words or days_between(a, b) > GRANULES.get(a.granularity or "", 1))
    one, two = number_of(a), number_of(b)
    if one is None or two is None:
        return False
    # "Dozens" and "dizaines" are as good as one.
    near = Decimal(1) - 1 / Decimal(SAME_SIZE) if _uncounted(a) and _uncounted(b) else ROUNDED
    return abs(one - two) > near * max(abs(one), abs(two))


def _share_one_end(a: Value, b: Value) -> bool:
    """Whether two ranges of numbers begin together or end together, and only one of both ("5 to 10", "5 to 15")."""
    for value in (a, b):
        lo, hi = as_number(value.lo), as_number(value.hi)
        if lo is None or hi is None or lo >= hi or value.approx:
            return False
    return (a.lo == b.lo) != (a.hi == b.hi)


def _uncounted(value: Value) -> bool:
    """Whether a number is some power or multiple, and nobody says how many times ("dozens", "hundreds")."""
    return value.approx and value.hi_open and value.lo is not None and value.hi is not None


def compare(a: Value, b: Value) -> Comparison:
    """Compare two values of one kind and unit."""
    if is_date(a) or is_date(b):
        return compare_dates(a, b)
    if a.role == b.role == LABEL and a.lo != b.lo:
        return Comparison(Relation.APART, "value", "one thing cannot bear both numbers", LABELS_APART)
    return _compare_numbers(a, b)


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


def _said(value: Value) -> _Interval:
    return _Interval(as_number(value.lo), as_number(value.hi), value.lo_open, value.hi_open)


def _is_point(value: Value) -> bool:
    return value.lo is not None and value.lo == value.hi


def _width(value: Value) -> Decimal:
    """How far to either side the words allow the true value to lie."""
    point = number_of(value)
    if point is None:
        return Decimal(0)
    rounding = min(value.precision or Decimal(0), abs(point) * ROUNDING_WIDTH)
    if value.approx or value.hedge in (Hedge.ABOUT, Hedge.NEARLY):
        return max(rounding, abs(point) * APPROXIMATE_WIDTH)
    return rounding


def _loosened(value: Value) -> _Interval:
    width = _width(value)
    lo, hi = as_number(value.lo), as_number(value.hi)
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
    one, two = as_number(a.lo), as_number(b.lo)
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
    number = number_of(point)
    if number is None or point.approx:
        return False
    digits = number.normalize().as_tuple()
    return digits.exponent == 0 and len(digits.digits) >= COUNTED_DIGITS


def _relative_distance(a: Value, b: Value) -> float:
    ends_a = [x for x in (as_number(a.lo), as_number(a.hi)) if x is not None]
    ends_b = [x for x in (as_number(b.lo), as_number(b.hi)) if x is not None]
    gap = min(abs(x - y) for x in ends_a for y in ends_b)
    size = max(max(map(abs, ends_a)), max(map(abs, ends_b)))
    if size == 0:
        return 0.0
    return min(1.0, max(0.1, float(gap / size)))
