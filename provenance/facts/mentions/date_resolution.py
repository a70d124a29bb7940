"""From what a date says to the days it names, given the day of publication and the dates named before it.

Pure functions. What the words and the day of publication do not fix stays open: such a value has no ``lo`` and ``hi``
and keeps month, day or weekday as constraints.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import MAXYEAR, date, timedelta

from provenance.facts.mentions.date_forms import Said

Days = tuple[date, date]

_DAY = timedelta(days=1)
# First day (month, day) of spring, summer, autumn and winter by the astronomical calendar.
_SEASON_STARTS = ((3, 20), (6, 21), (9, 23), (12, 21))


@dataclass(frozen=True, slots=True)
class Placed:
    """The days a date names, or the constraints that remain; ``granularity`` as in ``Value``."""

    days: Days | None
    granularity: str
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What a date is placed by: the day of publication, the last date of the text (any, and the last of one day), and
    whether the sentence looks ahead (1), back (-1) or neither (0).

    ``next_weekday`` and ``last_weekday`` say how the language means "next Monday": "week" (of the next week) or
    "nearest".
    """

    published: date | None
    last: Placed | None = None
    last_day: Placed | None = None
    direction: int = 0
    next_weekday: str = "week"
    last_weekday: str = "week"


def month_days(year: int, month: int) -> Days:
    """First and last day of a month."""
    following = date(year + month // 12, month % 12 + 1, 1) if (year, month) < (MAXYEAR, 12) else date.max
    return date(year, month, 1), following - _DAY if following != date.max else date.max


def year_days(year: int) -> Days:
    """First and last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def season_days(year: int, season: int) -> Days:
    """First and last day of a season (1 spring … 4 winter); the winter of a year begins in its December."""
    month, day = _SEASON_STARTS[season - 1]
    end_month, end_day = _SEASON_STARTS[season % 4]
    return date(year, month, day), date(year + (season == 4), end_month, end_day) - _DAY


def week_days(day: date) -> Days:
    """Monday and Sunday of the day's week."""
    monday = day - timedelta(days=day.isoweekday() - 1)
    return monday, monday + timedelta(days=6)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    w = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * w) // 451
    month, day = divmod(h + w - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _months_from(day: date, months: int) -> Days:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return month_days(year, month + 1)


def unit_days(unit: str, base: date, shift: int) -> Days:
    """The unit of time ``shift`` units from the one that holds ``base``.

    Raises:
        ValueError, OverflowError: if it lies outside the years 1 to 9999.
    """
    if unit == "day":
        day = base + timedelta(days=shift)
        return day, day
    if unit in ("week", "weekend"):
        monday, sunday = week_days(base + timedelta(weeks=shift))
        return (monday, sunday) if unit == "week" else (sunday - _DAY, sunday)
    if unit == "month":
        return _months_from(base, shift)
    if unit == "quarter":
        first = date(base.year, (base.month - 1) // 3 * 3 + 1, 1)
        return _months_from(first, 3 * shift)[0], _months_from(first, 3 * shift + 2)[1]
    if unit == "season":
        starts = [days for year in (base.year - 1, base.year) for s in (1, 2, 3, 4) if (days := season_days(year, s))]
        at = next(n for n, days in enumerate(starts) if days[0] <= base <= days[1])
        return season_days(*divmod((base.year - 1) * 4 + at + shift, 4)) if False else _season_at(starts[at][0], shift)
    if unit == "year":
        return year_days(base.year + shift)
    length = 10 if unit == "decade" else 100
    start = base.year // length * length + shift * length
    return date(start, 1, 1), date(start + length - 1, 12, 31)


def _season_at(start: date, shift: int) -> Days:
    index = _SEASON_STARTS.index((start.month, start.day)) + shift
    return season_days(start.year + index // 4, index % 4 + 1)


def _in_year(said: Said, year: int) -> Days | None:
    """The days of a named month, day, season, quarter, half or feast in a year; None where that year has no such day."""
    try:
        if said.easter is not None:
            day = easter(year) + timedelta(days=said.easter)
            return day, day
        if said.nth is not None and said.month and said.weekday:
            first = date(year, said.month, 1)
            day = first + timedelta(days=(said.weekday - first.isoweekday()) % 7 + 7 * (said.nth - 1))
            day += timedelta(days=(said.day or 0))
            return day, day
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
    None where nothing is said: then the tense decides, and without one the nearest.
    """
    options = sorted(set(candidates))
    if moved is not None and moved != 0:
        options = [days for days in options if (days[1] < base if moved < 0 else days[0] > base)]
        return (options[-1] if moved < 0 else options[0]) if options else None
    if moved is None and direction:
        side = [days for days in options if (days[0] <= base if direction < 0 else days[1] >= base)]
        if side:
            return side[-1] if direction < 0 else side[0]
    return min(options, key=lambda days: (_distance(days, base), days), default=None)


def _weekday(said: Said, context: Context) -> Days | None:
    weekday, base = said.weekday, context.published
    assert weekday is not None  # noqa: S101
    if said.anchor == "text" and said.shift is not None:
        anchor = context.last_day.days if context.last_day else None
        base = anchor[0] if anchor else base
    if base is None:
        return None
    if said.unit == "week":
        day = week_days(base + timedelta(weeks=said.shift or 0))[0] + timedelta(days=weekday - 1)
        return day, day
    around = [base + timedelta(days=n) for n in range(-14, 15)]
    candidates = [(day, day) for day in around if day.isoweekday() == weekday]
    if said.shift is None:
        return choose(candidates, base, context.direction or -1, None)
    rule = context.next_weekday if said.shift > 0 else context.last_weekday
    if said.anchor == "text" or (said.shift != 0 and rule == "nearest"):
        return choose(candidates, base, 0, said.shift)
    day = week_days(base + timedelta(weeks=said.shift))[0] + timedelta(days=weekday - 1)
    if said.shift < 0 and base - day > timedelta(days=7):
        # "last Friday" said on a Sunday is two days ago, not nine.
        later = day + timedelta(weeks=1)
        day = later if later < base and (base - later).days < 3 and base.isoweekday() == 7 else day
    return day, day


def _day_of_month(said: Said, base: date) -> Days | None:
    """A weekday with a day of the month: the nearest month in which they fall together."""
    found = []
    for months in range(-6, 7):
        start = _months_from(base, months)[0]
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
    direction = context.direction or (-1 if said.quarter or said.half else 0)
    return choose(candidates, base, direction, said.shift)


def _relative(said: Said, context: Context) -> Placed:
    unit, shift = said.unit or "day", said.shift or 0
    base = context.published
    grain = "day" if unit == "weekend" else unit
    if said.anchor == "text":
        anchor = (context.last_day if unit in ("day", "week") else None) or context.last
        if anchor is not None and anchor.days is not None:
            if unit == "year" and anchor.granularity in ("month", "quarter", "season"):
                # "a year earlier" after "the third quarter" is the third quarter of the year before.
                lo, hi = anchor.days
                year = lo.year + shift
                moved = (lo.replace(year=year, day=1) if lo.day > 28 else lo.replace(year=year))
                return Placed((moved, _shifted_end(hi, shift)), anchor.granularity)
            base = anchor.days[0]
        elif anchor is not None and unit == "day" and anchor.weekday is not None and anchor.day is None:
            return Placed(None, "day", weekday=(anchor.weekday - 1 + shift) % 7 + 1)
        elif anchor is not None and unit == "day" and shift == 0:
            return anchor
        elif anchor is not None:
            base = None
    if base is None:
        return Placed(None, grain)
    try:
        return Placed(unit_days(unit, base, shift), grain)
    except (ValueError, OverflowError):
        return Placed(None, grain)


def _shifted_end(day: date, years: int) -> date:
    """The same day some years on; the last day of February stays the last."""
    if (day + _DAY).month != day.month:
        return month_days(day.year + years, day.month)[1]
    return day.replace(year=day.year + years)


def place(said: Said, context: Context) -> Placed:
    """The days of one date, or its constraints."""
    try:
        placed = _place(said, context)
    except (ValueError, OverflowError):
        placed = Placed(None, _grain(said))
    return replace(placed, part=said.part)


def _place(said: Said, context: Context) -> Placed:
    if said.century is not None:
        start = said.century
        return Placed((date(max(start, 1), 1, 1), date(start + 99, 12, 31)), "century")
    if said.decade is not None:
        return Placed((date(said.decade, 1, 1), date(said.decade + 9, 12, 31)), "decade")
    named = said.month or said.season or said.quarter or said.half or said.easter is not None or said.year is not None
    if said.weekday and not named and said.day is None:
        days = _weekday(said, context)
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


def spans_of(first: Placed, last: Placed) -> Iterator[Days]:
    """The days from the first to the last, if both are placed and in order."""
    if first.days is not None and last.days is not None and first.days[0] <= last.days[1]:
        yield first.days[0], last.days[1]
