"""Full dates in a text that are given a weekday they did not fall on, in the languages there are tables of."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

from provenance.text.tables import languages, table

NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# Of earlier years the calendar is not sure: countries changed it at different times.
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_REACH = 60
# The day of the month stands so near before the year, or the month of a date in figures behind it.
_DAY = re.compile(r"[0-9](?:[^0-9\n]{1,16}|[./])$")


class WrongWeekday(NamedTuple):
    """The place of a weekday and its date (code points), and the days the date may mean."""

    start: int
    end: int
    days: tuple[date, ...]


def wrong_weekdays(text: str) -> Iterator[WrongWeekday]:
    """The dates of a text with another weekday than theirs."""
    words = _words()
    behind = -1
    for year in _YEAR.finditer(text):
        if text[year.end() : year.end() + 1] != "-" and not _DAY.search(text, max(0, year.start() - 18), year.start()):
            continue
        start = max(behind, year.start() - _REACH, 0)
        found = None
        for match in words.pattern.finditer(text, start, min(len(text), year.end() + 6)):
            found = match
        if found is None or found.start() < behind:
            continue
        behind = found.end()
        weekday = words.weekdays[found["weekday"].casefold()]
        days = tuple(_days(found, words.months))
        if days and all(day.isoweekday() != weekday for day in days):
            yield WrongWeekday(found.start(), found.end(), days)


def _days(match: re.Match[str], months: Mapping[str, int]) -> Iterator[date]:
    """The days of the calendar a date may mean: figures alone may name the day or the month first."""
    name = match["month"] or match["month2"]
    if name is not None:
        readings = {(match["year"] or match["year2"], months[name.casefold()], match["day"] or match["day2"])}
    elif match["iso"]:
        year, month, day = match["iso"].split("-")
        readings = {(year, int(month), day)}
    else:
        first, second, year = re.split(r"[./]", match["figures"])
        readings = {(year, int(second), first), (year, int(first), second)}
    for year, month, day in sorted(readings):
        try:
            yield date(int(year), month, int(day))
        except ValueError:
            continue


class _Words(NamedTuple):
    weekdays: Mapping[str, int]
    months: Mapping[str, int]
    pattern: re.Pattern[str]


@cache
def _words() -> _Words:
    weekdays: dict[str, int] = {}
    short: dict[str, int] = {}
    months: dict[str, int] = {}
    suffixes: set[str] = set()
    for language in languages():
        raw = table(f"{language}/calendar.toml")
        weekdays |= {word.casefold(): day for word, day in raw["weekdays"].items()}
        short |= {word.casefold(): day for word, day in raw["weekdays_short"].items()}
        months |= {word.casefold(): month for word, month in (raw["months_short"] | raw["months"]).items()}
        suffixes.update(raw["ordinal_suffix"].split("|"))
    gap = r"[ \u00a0\u202f]{1,2}"
    ordinal = rf"(?:{_any(suffixes)})?"
    month = rf"(?:{_any(months)})"
    dated = (
        rf"(?P<day>[0-9]{{1,2}}){ordinal}{gap}(?P<month>{month})\.?,?{gap}(?P<year>[0-9]{{4}})"
        rf"|(?P<month2>{month})\.?{gap}(?P<day2>[0-9]{{1,2}}){ordinal},?{gap}(?P<year2>[0-9]{{4}})"
        r"|(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2})"
        r"|(?P<figures>[0-9]{1,2}(?:/[0-9]{1,2}/|\.[0-9]{1,2}\.)[0-9]{4})"
    )
    named = rf"(?P<weekday>{_any(weekdays)}|(?:{_any(short)})(?=\.|[ \u00a0]))"
    pattern = re.compile(rf"(?<!\w){named}(?:(?<=[a-z]{{3}})\.)?,?{gap}(?:{dated})(?![\w-])", re.IGNORECASE)
    return _Words(short | weekdays, months, pattern)


def _any(words: "set[str] | Mapping[str, int]") -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
