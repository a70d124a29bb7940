"""Stretches of days of no known year: "from April to June", "7 to 9 December"."""

from calendar import monthrange
from datetime import date

from provenance.facts.model import Stretch, Value

# A year that has every day.
_LEAP_YEAR = 2000


def stretch(begin: tuple[int | None, int | None], end: tuple[int | None, int | None]) -> Stretch | None:
    """From the first day of a month and day to the last of another; None where one has no month."""
    (first, day), (last, last_day) = begin, end
    if first is None or last is None:
        return None
    return (first, day or 1), (last, last_day or monthrange(_LEAP_YEAR, last)[1])


def stretch_of(value: Value) -> Stretch | None:
    """The stretch a date names, whatever its year; None where it fixes no month, or spans two years."""
    if value.stretch is not None:
        return value.stretch
    if isinstance(value.lo, date) and isinstance(value.hi, date):
        if value.lo.year != value.hi.year:
            return None
        return stretch((value.lo.month, value.lo.day), (value.hi.month, value.hi.day))
    return stretch((value.month, value.day), (value.month, value.day))


def overlap(a: Stretch, b: Stretch) -> bool:
    """Whether a day may lie in both; nothing is known where one goes on into the next year ("November to February")."""
    if a[0] > a[1] or b[0] > b[1]:
        return True
    return a[0] <= b[1] and b[0] <= a[1]


def share_one_end(a: Stretch, b: Stretch) -> bool:
    """Whether two begin together or end together, and only one of both."""
    return (a[0] == b[0]) != (a[1] == b[1])
