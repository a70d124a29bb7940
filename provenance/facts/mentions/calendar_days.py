"""Arithmetic of the calendar: first and last day of months, seasons, weeks and the like. All ends are included."""

from datetime import date, timedelta

Days = tuple[date, date]

_DAY = timedelta(days=1)
# First day (month, day) of spring, summer, autumn and winter by the astronomical calendar.
_SEASON_STARTS = ((3, 20), (6, 21), (9, 23), (12, 21))


def month_days(year: int, month: int) -> Days:
    """First and last day of a month.

    Raises:
        ValueError: outside the years 1 to 9999.
    """
    last = 31 if month == 12 else (date(year, month + 1, 1) - _DAY).day
    return date(year, month, 1), date(year, month, last)


def year_days(year: int) -> Days:
    """First and last day of a year.

    Raises:
        ValueError: outside the years 1 to 9999.
    """
    return date(year, 1, 1), date(year, 12, 31)


def season_days(year: int, season: int) -> Days:
    """First and last day of a season (1 spring … 4 winter); the winter of a year begins in its December.

    Raises:
        ValueError: outside the years 1 to 9999.
    """
    end_month, end_day = _SEASON_STARTS[season % 4]
    return date(year, *_SEASON_STARTS[season - 1]), date(year + (season == 4), end_month, end_day) - _DAY


def week_days(day: date) -> Days:
    """Monday and Sunday of the day's week.

    Raises:
        OverflowError: outside the years 1 to 9999.
    """
    monday = day - timedelta(days=day.isoweekday() - 1)
    return monday, monday + timedelta(days=6)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth Monday (1) … Sunday (7) of a month, from its end for a negative ``nth``."""
    first, last = month_days(year, month)
    if nth > 0:
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    return last - timedelta(days=(last.isoweekday() - weekday) % 7 - 7 * (nth + 1))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the algorithm of Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    w = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * w) // 451
    month, day = divmod(h + w - 7 * m + 114, 31)
    return date(year, month, day + 1)


def months_on(day: date, months: int) -> Days:
    """First and last day of the month that lies ``months`` behind that of ``day``.

    Raises:
        ValueError: outside the years 1 to 9999.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return month_days(year, month + 1)


def years_on(day: date, years: int) -> date:
    """The same day some years on; the last day of February stays the last.

    Raises:
        ValueError: outside the years 1 to 9999.
    """
    last = month_days(day.year + years, day.month)[1]
    return last if (day.month, day.day) in ((2, 28), (2, 29)) and (day + _DAY).day == 1 else day.replace(year=last.year)


def unit_days(unit: str, base: date, shift: int) -> Days:
    """The unit of time ``shift`` units from the one that holds ``base``.

    Raises:
        ValueError, OverflowError: outside the years 1 to 9999.
    """
    if unit == "day":
        day = base + timedelta(days=shift)
        return day, day
    if unit in ("week", "weekend"):
        monday, sunday = week_days(base + timedelta(weeks=shift))
        return (monday, sunday) if unit == "week" else (sunday - _DAY, sunday)
    if unit == "month":
        return months_on(base, shift)
    if unit == "quarter":
        first = -((base.month - 1) % 3)
        return months_on(base, first + 3 * shift)[0], months_on(base, first + 3 * shift + 2)[1]
    if unit == "year":
        return year_days(base.year + shift)
    length = 10 if unit == "decade" else 100
    start = (base.year // length + shift) * length
    return date(start, 1, 1), date(start + length - 1, 12, 31)
