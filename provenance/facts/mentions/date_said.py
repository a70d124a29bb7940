"""What the words of a date say, before it is placed in time."""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from provenance.facts.mentions.date_forms import Calendar
from provenance.facts.mentions.date_templates import Form
from provenance.facts.mentions.date_words import fold


@dataclass(frozen=True, slots=True)
class Said:
    """The fields of a date as the words have them.

    ``unit`` and ``shift`` count from ``anchor`` ("published", the day of publication; "text", the last date the text
    named; "period", the last quarter it named): ("week", -1, "published") is last week; ``counted`` if the words count
    the units. ``shift`` without unit moves a named month, weekday or season: last October. ``decade`` and ``century``
    are the first year of one. ``easter`` counts days from Easter Sunday, ``nth`` the weekdays of a month or, with
    ``nth_unit``, its days or weekends. ``part`` is
    start, middle or end of the period. ``hour`` marks a time of day. ``hedge`` is that of a count: more, less or about.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: int | None = None
    quarter: int | None = None
    half: int | None = None
    decade: int | None = None
    century: int | None = None
    easter: int | None = None
    nth: int | None = None
    nth_unit: str | None = None
    unit: str | None = None
    shift: int | None = None
    anchor: str = "published"
    counted: bool = False
    part: str | None = None
    hour: int | None = None
    hedge: str | None = None

    @property
    def bare_year(self) -> bool:
        """Whether a year is all it says."""
        named = self.month or self.day or self.weekday or self.season or self.quarter or self.half
        return self.year is not None and not named and self.easter is None

    @property
    def whole(self) -> bool:
        """Whether it can stand alone: the 3 of "du 3 au 5 mai" cannot."""
        return self.year is not None

    @property
    def bare_weekday(self) -> bool:
        """Whether a weekday is all it says."""
        return self.weekday is not None and not (self.day or self.month or self.unit or self.shift is not None)

    @property
    def lone_weekday(self) -> bool:
        """Whether it names a weekday of this week or the nearest: "Friday", "ce vendredi"."""
        return self.bare_weekday or (self.weekday is not None and self.shift == 0 and not (self.day or self.unit))

    @property
    def absolute(self) -> bool:
        """Whether it names its year, so that nothing else places it."""
        return self.year is not None or self.decade is not None or self.century is not None

    @property
    def of_day(self) -> bool:
        """Whether it names a day, not a longer period."""
        return bool(self.day or self.weekday or self.unit == "day" or self.easter is not None)


LONGEST_MONTH = 31
Words = Mapping[str, Mapping[str, Any]]


def _number(word: str, words: Mapping[str, Any]) -> int:
    """The digits a word begins with, or what the table says of it."""
    digits = re.match(r"\d+", word)
    return int(digits[0]) if digits else int(words[word])


def _century(word: str, words: Words) -> dict[str, Any]:
    if word in words["ordinals"] or word[0].isdigit():
        number = _number(word, words["ordinals"])
    else:
        figures = re.match(r"[ivx]+", word)
        number = words["roman"].get(figures[0], 0) if figures else 0
    return {"century": (number - 1) * 100}


def _decade(word: str, words: Words) -> dict[str, Any]:
    """In two digits a decade is one people lived in: the 90s are 1990, the 10s 2010; the 1800s are a century."""
    number = _number(word, words["decade_words"])
    if number % 100 == 0 and 1000 <= number < 2000:
        return {"century": number}
    return {"decade": number if number >= 100 else number + (1900 if number >= 20 else 2000)}


def _short_year(word: str, _: Words) -> dict[str, Any]:
    """'98 is 1998, '05 is 2005."""
    number = int(word[-2:])
    return {"year": number + (1900 if number > 49 else 2000)}


def _part(word: str, words: Words) -> dict[str, Any]:
    name = words["parts"][word]
    return {"part": name} if name else {}


_READERS: Mapping[str, Callable[[str, Words], dict[str, Any]]] = {
    "weekday": lambda word, words: {"weekday": words["weekdays"][word]},
    "Weekday": lambda word, words: {"weekday": words["weekdays"][word.rstrip(".")]},
    "month": lambda word, words: {"month": words["months"][word.rstrip(".")]},
    "longmonth": lambda word, words: {"month": words["months"][word]},
    "monthnumber": lambda word, _: {"month": int(word)},
    "twodigitmonth": lambda word, _: {"month": int(word)},
    "day": lambda word, words: {"day": _number(word, words["day_words"])},
    "ordinalday": lambda word, words: {"day": _number(word, words["day_words"])},
    "daynumber": lambda word, _: {"day": int(word)},
    "year": lambda word, _: {"year": int(word)},
    "yearwords": lambda word, words: {"year": words["year_words"][word]},
    "yy": _short_year,
    "shortyear": _short_year,
    "season": lambda word, words: {"season": words["seasons"][word]},
    "quarter": lambda word, words: {"quarter": words["ordinals"][word]},
    "quarterdigit": lambda word, _: {"quarter": int(word)},
    "half": lambda word, words: {"half": words["ordinals"][word]},
    "halfdigit": lambda word, _: {"half": int(word)},
    "decade": _decade,
    "decadenumber": _decade,
    "decadeword": _decade,
    "century": _century,
    "relative": lambda word, words: dict(words["relative"][word]),
    "holiday": lambda word, words: dict(words["holidays"][word]),
    "shift": lambda word, words: {"shift": words["shifts"][word]},
    "this": lambda word, words: {"shift": words["this"][word]},
    "that": lambda word, words: {"shift": words["that"][word], "anchor": "text"},
    "shiftintext": lambda word, words: {"shift": words["shifts_in_text"][word], "anchor": "text"},
    "unit": lambda word, words: {"unit": words["units"][word]},
    "count": lambda word, words: {"shift": _number(word, words["counts"]), "counted": True},
    "roughcount": lambda word, words: {"shift": int(words["rough_counts"][word]), "counted": True, "hedge": "about"},
    "counthedge": lambda word, words: {"hedge": words["count_hedges"][word.strip()] or None},
    "nth": lambda word, words: {"nth": words["nths"][word]},
    "nthunit": lambda word, words: {"nth_unit": words["nth_units"][word]},
    "hour": lambda word, _: {"hour": int(word)},
    "hourword": lambda word, words: {"hour": words["counts"][word]},
    "noon": lambda word, words: {"hour": words["noon"][word]},
    "part": _part,
}


def _exists(fields: Mapping[str, Any], slip: bool) -> bool:
    """Whether the month has that day, in that year if one is given; or whether a ``slip`` of the pen wrote it."""
    if "nth" in fields or not fields.get("month") or not fields.get("day"):
        return True
    if slip and int(fields["day"]) <= LONGEST_MONTH:
        return True
    leap_year = 2024
    return int(fields["day"]) <= monthrange(fields.get("year", leap_year), fields["month"])[1]


def _slip(match: re.Match[str], index: str) -> bool:
    """Whether a day is said of a month named behind it: "31 April" is meant as a date, of which the days are not known;
    in "in April 31 people" it is not.
    """
    groups = match.groupdict()
    day, month = "day" + index, "month" if groups.get("month" + index) is None else "month" + index
    return None not in (groups.get(day), groups.get(month)) and match.start(day) < match.start(month)


def said(form: Form, match: re.Match[str], table: Calendar, index: str = "") -> Said | None:
    """What a match says, or with ``index`` what one of the dates before the last does, "1" being nearest to it.

    None where the words make no date: a fifth quarter, a fortieth century, the hour 30.
    """
    fields: dict[str, Any] = {}
    for name, text in match.groupdict().items():
        base = name.rstrip("12")
        if text is not None and name == base + index and base in _READERS:
            fields |= _READERS[base](fold(text), table.words)
    if not fields:
        return None
    if fields.get("counted"):
        fields["shift"] *= form.sign
    fields |= form.fixed
    if fields.get("quarter", 1) > 4 or fields.get("half", 1) > 2 or fields.get("hour", 0) > 24:
        return None
    if not 0 <= fields.get("century", 0) <= 2100 or not _exists(fields, _slip(match, index)):
        return None
    return Said(**fields)
