"""Arithmetic of the calendar, against the calendar."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from provenance.facts.mentions.calendar_days import (
    easter,
    month_days,
    months_on,
    nth_weekday,
    season_days,
    unit_days,
    week_days,
    years_on,
)


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(1818, 3, 22), (1943, 4, 25), (1999, 4, 4), (2000, 4, 23), (2024, 3, 31), (2025, 4, 20), (2038, 4, 25)],
)
def test_easter(year: int, month: int, day: int) -> None:
    assert easter(year) == date(year, month, day)


def test_months() -> None:
    assert month_days(2024, 2) == (date(2024, 2, 1), date(2024, 2, 29))
    assert month_days(9999, 12) == (date(9999, 12, 1), date.max)
    assert months_on(date(2025, 1, 31), -1) == (date(2024, 12, 1), date(2024, 12, 31))
    assert months_on(date(2025, 1, 31), 13) == (date(2026, 2, 1), date(2026, 2, 28))


def test_seasons_follow_each_other_without_a_gap() -> None:
    seasons = [season_days(year, season) for year in range(2019, 2026) for season in (1, 2, 3, 4)]
    for (_, end), (start, _) in pairwise(seasons):
        assert end + timedelta(days=1) == start


def test_nth_weekday() -> None:
    assert nth_weekday(2024, 11, 4, 4) == date(2024, 11, 28)
    assert nth_weekday(2025, 5, 1, -1) == date(2025, 5, 26)
    assert nth_weekday(2025, 9, 1, 1) == date(2025, 9, 1)
    assert nth_weekday(2025, 5, 6, -1) == date(2025, 5, 31)
    assert nth_weekday(2025, 5, 6, -2) == date(2025, 5, 24)


def test_weeks_begin_on_monday() -> None:
    assert week_days(date(2025, 1, 23)) == (date(2025, 1, 20), date(2025, 1, 26))
    assert week_days(date(2025, 1, 26)) == (date(2025, 1, 20), date(2025, 1, 26))


def test_years_on() -> None:
    assert years_on(date(2024, 2, 29), 1) == date(2025, 2, 28)
    assert years_on(date(2023, 2, 28), 1) == date(2024, 2, 29)
    assert years_on(date(2024, 2, 28), 1) == date(2025, 2, 28)
    assert years_on(date(2024, 7, 1), -1) == date(2023, 7, 1)


@pytest.mark.parametrize(
    ("unit", "shift", "lo", "hi"),
    [
        ("day", -1, "2025-01-22", "2025-01-22"),
        ("week", 1, "2025-01-27", "2025-02-02"),
        ("weekend", 0, "2025-01-25", "2025-01-26"),
        ("month", -1, "2024-12-01", "2024-12-31"),
        ("quarter", 0, "2025-01-01", "2025-03-31"),
        ("quarter", -1, "2024-10-01", "2024-12-31"),
        ("year", 1, "2026-01-01", "2026-12-31"),
        ("decade", -1, "2010-01-01", "2019-12-31"),
        ("century", 0, "2000-01-01", "2099-12-31"),
    ],
)
def test_units_from_a_day(unit: str, shift: int, lo: str, hi: str) -> None:
    assert unit_days(unit, date(2025, 1, 23), shift) == (date.fromisoformat(lo), date.fromisoformat(hi))


def test_a_quarter_holds_its_day() -> None:
    for month in range(1, 13):
        lo, hi = unit_days("quarter", date(2024, month, 15), 0)
        assert lo <= date(2024, month, 15) <= hi
        assert (hi - lo).days in (89, 90, 91)
