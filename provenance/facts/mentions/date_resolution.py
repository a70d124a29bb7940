"""From what a date says to the days it names, given the day of publication and the dates named before it.

Pure functions. What the words and the day of publication do not fix stays open: such a value has no ``lo`` and ``hi``
and keeps month, day or weekday as constraints.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import MAXYEAR, date, timedelta

from provenance.facts.mentions.calendar_days import (
    Days,
    easter,
    month_days,
    months_on,
    nth_weekday,
    season_days,
    unit_days,
    week_days,
    year_days,
    years_on,
)
from provenance.facts.mentions.date_said import Said
from provenance.facts.model import Stretch

# A day behind counts as this many times as far where the sentence looks ahead, and a day ahead where it looks back.
# Looking back is the weaker sign: news is told in the past, whatever it is about.
_AGAINST_AHEAD = 12
_AGAINST_BACK = 9
_SATURDAY = 6
# How exact the date must be from which days and weeks are counted.
_ANCHORS = {"day": ("day",), "week": ("day", "week")}


@dataclass(frozen=True, slots=True)
class Placed:
    """The days a date names, or the constraints that remain; ``granularity`` as in ``Value``."""

    days: Days | None
    granularity: str
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    part: str | None = None
    years_ago: int | None = None
    stretch: Stretch | None = None

    @property
    def open(self) -> bool:
        """Whether it names no days and nothing constrains them."""
        return self.days is None and self.month is None and self.day is None and self.weekday is None


@dataclass(frozen=True, slots=True)
class Context:
    """What a date is placed by: the day of publication, the last date of the text (any, the last of one day, the last
    quarter or half), and whether the sentence looks ahead (1), back (-1) or neither (0).

    ``next_weekday``, ``last_weekday`` and ``this_weekday`` say how the language means "next Monday" and the like:
    "week" (the Monday of next week) or "nearest".
    """

    published: date | None
    last: Placed | None = None
    last_day: Placed | None = None
    last_period: Placed | None = None
    direction: int = 0
    next_weekday: str = "week"
    last_weekday: str = "week"
    this_weekday: str = "week"


def _in_year(said: Said, year: int) -> Days | None:
    """The days of a named month, day, season, quarter, half or feast in a year, None where it has no such day."""
    try:
        if said.easter is not None:
            day = easter(year) + timedelta(days=said.easter)
            return day, day
        if said.nth is not None and said.month:
            return _nth(said, year, said.month, said.nth)
        if said.month and said.day:
            day = date(year, said.month, said.day)
            return day, day
        if said.month:
            return month_days(year, said.month)
        if said.season:
            return season_days(year, said.season)
        if said.quarter:
            return month_days(year, said.quarter * 3 - 2)[0], month_days(year, said.quarter * 3)[1]
        if said.half:
            return month_days(year, said.half * 6 - 5)[0], month_days(year, said.half * 6)[1]
        return year_days(year)
    except (ValueError, OverflowError):
        return None


def _nth(said: Said, year: int, month: int, nth: int) -> Days:
    """The nth weekday, day or weekend of a month, from its end where ``nth`` is negative."""
    if said.nth_unit == "day":
        first, last = month_days(year, month)
        day = first + timedelta(days=nth - 1) if nth > 0 else last + timedelta(days=nth + 1)
        return day, day
    if said.nth_unit == "weekend":
        day = nth_weekday(year, month, _SATURDAY, nth)
        return day, day + timedelta(days=1)
    day = nth_weekday(year, month, said.weekday or 1, nth) + timedelta(days=said.day or 0)
    return day, day


def _grain(said: Said) -> str:
    if said.day or said.easter is not None or said.nth is not None or (said.weekday and not said.month):
        return "day"
    if said.month:
        return "month"
    if said.season:
        return "season"
    if said.quarter:
        return "quarter"
    return "range" if said.half else "year"


def _distance(days: Days, base: date) -> int:
    if days[0] <= base <= days[1]:
        return 0
    return min(abs((days[0] - base).days), abs((days[1] - base).days))


def choose(candidates: Iterable[Days], base: date, direction: int, moved: int | None) -> Days | None:
    """The one of several stretches of days that is meant.

    ``moved`` is -1 for a last one (wholly before ``base``), 1 for a next one (wholly after), 0 for the nearest,
    None where nothing is said: then the nearest, one on the wrong side of the tense counting as several times as far.
    """
    options = sorted(set(candidates))
    if moved is not None and moved != 0:
        options = [days for days in options if (days[1] < base if moved < 0 else days[0] > base)]
        return (options[-1] if moved < 0 else options[0]) if options else None

    def cost(days: Days) -> tuple[int, Days]:
        if direction > 0 and days[1] < base:
            return _distance(days, base) * _AGAINST_AHEAD, days
        if direction < 0 and days[0] > base:
            return _distance(days, base) * _AGAINST_BACK, days
        return _distance(days, base), days

    return min(options, key=cost, default=None)


def _weekday(said: Said, weekday: int, context: Context) -> Days | None:
    base = context.published
    if said.anchor == "text" and said.shift is not None:
        anchor = context.last_day.days if context.last_day else None
        base = anchor[0] if anchor else base
    if base is None:
        return None
    if said.unit == "week":
        day = week_days(base + timedelta(weeks=said.shift or 0))[0] + timedelta(days=weekday - 1)
        return day, day
    if said.shift is None:
        ahead = (weekday - base.isoweekday()) % 7
        behind = (base.isoweekday() - weekday) % 7
        day = base + timedelta(days=ahead if context.direction > 0 else -behind)
        return day, day
    if said.shift == 0 and said.anchor == "published" and context.this_weekday == "nearest":
        around = [base + timedelta(days=n) for n in range(-6, 7)]
        return choose([(day, day) for day in around if day.isoweekday() == weekday], base, context.direction, 0)
    rule = context.next_weekday if said.shift > 0 else context.last_weekday
    if said.anchor == "text" or (said.shift != 0 and rule == "nearest"):
        around = [base + timedelta(days=n) for n in range(-14, 15)]
        return choose([(day, day) for day in around if day.isoweekday() == weekday], base, 0, said.shift)
    day = week_days(base + timedelta(weeks=said.shift))[0] + timedelta(days=weekday - 1)
    return day, day


def _day_of_month(said: Said, base: date) -> Days | None:
    """A weekday with a day of the month: the nearest month in which they fall together."""
    found = []
    for months in range(-6, 7):
        start = months_on(base, months)[0]
        try:
            day = start.replace(day=said.day or 1)
        except ValueError:
            continue
        if said.weekday in (None, day.isoweekday()):
            found.append((day, day))
    return choose(found, base, 0, 0)


def _calendar(said: Said, context: Context) -> Days | None:
    if said.year is not None:
        return _in_year(said, said.year)
    base = context.published
    if said.unit == "year":
        anchor = context.last.days if said.anchor == "text" and context.last else None
        base = anchor[0] if anchor else base if said.anchor == "published" else None
        return _in_year(said, base.year + (said.shift or 0)) if base else None
    if base is None:
        return None
    reach = 6 if said.weekday and said.day else 1
    years = [base.year + n for n in range(-reach, reach + 1)]
    candidates = [days for year in years if 0 < year < MAXYEAR and (days := _in_year(said, year))]
    if said.weekday and said.day and said.nth is None:
        fitting = [days for days in candidates if days[0].isoweekday() == said.weekday]
        # A weekday that fits no near year is a slip: the day and month decide.
        return choose(fitting or candidates, base, 0, 0)
    if said.shift == 0 and said.month:
        return _in_year(said, base.year)
    direction = context.direction or (-1 if said.quarter or said.half else 0)
    return choose(candidates, base, direction, said.shift)


def _relative(said: Said, context: Context) -> Placed:
    unit, shift = said.unit or "day", said.shift or 0
    base = context.published
    grain = "day" if unit == "weekend" else unit
    if unit in ("decade", "century") and abs(shift) > 0 and said.counted:
        # "four decades ago" counts in years from now, not in calendar decades.
        unit, shift, grain = "year", shift * (10 if unit == "decade" else 100), "year"
    if said.anchor == "period":
        period = context.last_period.days if context.last_period else None
        if period is not None and context.last_period is not None:
            moved = years_on(period[0], shift), years_on(period[1], shift)
            return Placed(moved, context.last_period.granularity)
        if unit == "quarter":
            shift -= 1
        elif context.last is not None and context.last.days is not None and context.last.granularity != "day":
            base = context.last.days[0]
    if said.anchor == "text":
        nearer = context.last_day if unit in ("day", "week") else context.last_period if unit == "quarter" else None
        anchor = nearer or context.last
        if anchor is not None and anchor.days is not None:
            # "That day" is none of a month or a year, and "three weeks later" none of a year.
            base = anchor.days[0] if anchor.granularity in _ANCHORS.get(unit, (anchor.granularity,)) else None
        elif anchor is not None and unit == "day" and anchor.weekday is not None and anchor.day is None:
            return Placed(None, "day", weekday=(anchor.weekday - 1 + shift) % 7 + 1)
        elif anchor is not None and unit == "day" and shift == 0:
            return anchor
        elif anchor is not None or unit != "day" or shift == 0 or said.counted:
            # "That year" is no year unless one was named; "the day before" may count from the day of publication.
            base = None
    if base is None:
        counted = said.counted and unit == "year" and shift < 0 and said.anchor == "published"
        return Placed(None, grain, years_ago=-shift if counted else None)
    if said.shift is None and unit == "weekend":
        # "The weekend" is the one just past unless the sentence looks ahead.
        lo, hi = unit_days(unit, base, 0)
        shift = -1 if context.direction <= 0 and lo > base else 1 if context.direction > 0 and hi < base else 0
    try:
        return Placed(unit_days(unit, base, shift), grain)
    except (ValueError, OverflowError):
        return Placed(None, grain)


def place(said: Said, context: Context) -> Placed:
    """The days of one date, or its constraints."""
    try:
        placed = _place(said, context)
    except (ValueError, OverflowError):
        placed = Placed(None, _grain(said))
    return replace(placed, part=said.part)


def _place(said: Said, context: Context) -> Placed:
    if said.nth is not None and said.unit == "month" and context.published is not None:
        # "The first Monday of next month".
        month = months_on(context.published, said.shift or 0)[0]
        return _place(replace(said, unit=None, shift=None, year=month.year, month=month.month), context)
    if said.unit == "week" and said.day and said.month:
        # "The week of 6 May".
        placed = _place(replace(said, unit=None), context)
        return Placed(week_days(placed.days[0]), "week") if placed.days else placed
    if said.anchor == "period" and said.year is not None and context.last_period and context.last_period.days:
        # "The 1988 quarter": the last one named, in that year.
        first, last = context.last_period.days
        moved = years_on(first, said.year - first.year), years_on(last, said.year - first.year)
        return Placed(moved, context.last_period.granularity)
    if said.century is not None:
        start = said.century
        return Placed((date(max(start, 1), 1, 1), date(start + 99, 12, 31)), "century")
    if said.decade is not None:
        return Placed((date(said.decade, 1, 1), date(said.decade + 9, 12, 31)), "decade")
    named = said.month or said.season or said.quarter or said.half or said.easter is not None or said.year is not None
    if said.unit == "day":
        return _relative(said, context)
    if said.weekday and not named and said.day is None:
        days = _weekday(said, said.weekday, context)
    elif said.day and not named:
        days = _day_of_month(said, context.published) if context.published else None
    elif named:
        days = _calendar(said, context)
    else:
        return _relative(said, context)
    grain = _grain(said)
    if days is not None:
        return Placed(days, grain)
    return Placed(None, grain, month=said.month, day=said.day if said.nth is None else None, weekday=said.weekday)
