"""What values say by themselves, and what two of them may say of each other."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from math import log10

from provenance.facts.model import Value

# "About 30 billion" is taken to reach this far to either side. A tenth is what newspapers round away.
APPROXIMATE_WIDTH = Decimal("0.1")
# From this many significant digits two equal numbers are seldom equal by chance.
TELLING_DIGITS = 3
# Whole numbers up to this come up everywhere.
SMALL = 10
# Figures up to this many times apart are of one size; ten times further, and they are not. So many years for dates.
SAME_SIZE, GENERATION = 3, 25
# Centuries are of one size up to so many generations apart.
CENTURIES = 100
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


def ends(value: Value) -> frozenset[Decimal | date]:
    """The numbers or days a value names, whatever the hedge."""
    return frozenset(end for end in (value.lo, value.hi) if end is not None)


def telling(value: Value) -> bool:
    """Whether a value seldom comes up twice by chance: a day of a month, or a number of three digits and more."""
    if is_date(value):
        month, day = parts_of(value)[1:3]
        return month is not None and day is not None
    point = number_of(value)
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
        days = [as_day(value.lo) or as_day(value.hi) for value in (a, b)]
        if days[0] is None or days[1] is None:
            return 0.0
        apart = abs((days[0] - days[1]).days) / 365
        if a.granularity == b.granularity == "century":
            apart /= CENTURIES
        return min(1.0, max(0.0, apart - GENERATION) / GENERATION)
    one, two = number_of(a), number_of(b)
    if one is None or two is None or one == 0 or two == 0:
        return 0.0
    times = max(abs(one), abs(two)) / min(abs(one), abs(two))
    if times in SLIPS:
        return 0.0
    return min(1.0, max(0.0, log10(float(times) / SAME_SIZE)))


def common(value: Value) -> bool:
    """Whether equality of this value proves nothing: a bare weekday or month, a small whole number."""
    if is_date(value):
        return (value.lo or value.hi) is None and not telling(value)
    point = number_of(value)
    return point is None or abs(point) <= SMALL


def number_of(value: Value) -> Decimal | None:
    """The number a value names, whatever the hedge: its lower end, else its upper one."""
    return as_number(value.lo) if value.lo is not None else as_number(value.hi)


def as_number(end: Decimal | date | None) -> Decimal | None:
    """An end that is a number; None for a day, or none."""
    return end if isinstance(end, Decimal) else None


def as_day(end: Decimal | date | None) -> date | None:
    """An end that is a day; None for a number, or none."""
    return end if isinstance(end, date) else None


def parts_of(value: Value) -> tuple[int | None, int | None, int | None, int | None]:
    """Year, month, day and ISO weekday, as far as the value fixes them."""
    lo, hi = as_day(value.lo), as_day(value.hi)
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
