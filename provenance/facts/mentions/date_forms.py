"""The calendar words of a language and the forms they are said in, compiled from ``lang/<language>/calendar.toml``.

A table holds words and templates; this module turns them into patterns and turns what a pattern matched into a
:class:`Said`: the fields of a date as the words have them, placed in no year yet.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

SPACE = r"(?:[^\S\r\n]{1,3}|[^\S\r\n]?\r?\n[^\S\r\n]?)"
# No letter may go on, no digit after a point or a stroke, no sign that makes the number an amount.
TAIL = r"(?![\w\u0300-\u036f])(?![.,:/-]\d)(?![^\S\r\n]?[%€$£°])"
HYPHEN = "[-\u2010\u2011]"
TOKEN = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*|\d+")

_ROMAN = {"i": 1, "v": 5, "x": 10}
_SLOT = re.compile(r"<(\w+)(?::(\d))?>(\?)?")


@dataclass(frozen=True, slots=True)
class Said:
    """What the words of a date say, before it is placed.

    ``unit`` and ``shift`` count from ``anchor`` ("published", the day of publication, or "text", the last date the
    text named): ("week", -1, "published") is last week. ``shift`` without unit moves a named month, weekday or season:
    last October. ``part`` is start, middle or end of the period. ``hour`` marks a time of day.
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
    unit: str | None = None
    shift: int | None = None
    anchor: str = "published"
    part: str | None = None
    hour: int | None = None

    @property
    def bare_year(self) -> bool:
        """Whether a year is all it says."""
        return self.year is not None and not (self.month or self.season or self.quarter or self.half or self.nth)


@dataclass(frozen=True, slots=True)
class Form:
    """One compiled template: its pattern, the check its surroundings must pass, and constants of what it says."""

    pattern: re.Pattern[str]
    need: str | None
    range: bool
    list: bool
    unit: str | None
    anchor: str | None
    sign: int


@dataclass(frozen=True, slots=True)
class Lead:
    """What a word before a date does to its value: which end it opens, and how it is hedged."""

    open: str | None
    edge: bool
    approx: bool
    hedge: str


@dataclass(frozen=True)
class Calendar:
    """The compiled table of one language.

    ``first`` are the folded tokens a form can begin with, ``words`` the folded vocabulary by table, ``before`` the
    patterns that read what stands before a date (anchored at its start), ``options`` single settings.
    """

    forms: tuple[Form, ...]
    first: frozenset[str]
    words: Mapping[str, Mapping[str, Any]]
    lead: re.Pattern[str]
    leads: Mapping[str, Lead]
    before: Mapping[str, re.Pattern[str]]
    options: Mapping[str, Any]


@lru_cache(maxsize=4096)
def fold(word: str) -> str:
    """Lower case without accents, with plain apostrophes, hyphens and single spaces."""
    word = unicodedata.normalize("NFKD", word.replace("’", "'").replace("\u2010", "-").replace("\u2011", "-"))
    return " ".join("".join(c for c in word if not unicodedata.combining(c)).lower().split())


def word_pattern(word: str) -> str:
    """A pattern for a word as texts write it: composed, decomposed or missing accents, either apostrophe, any space."""
    out = []
    for char in word:
        plain = unicodedata.normalize("NFD", char)
        if char == " ":
            out.append(SPACE)
        elif char in "'’":
            out.append("['’]")
        elif char == "-":
            out.append(HYPHEN)
        elif len(plain) > 1:
            out.append(f"(?:{char}|{plain}|{plain[0]})")
        else:
            out.append(re.escape(char))
    return "".join(out)


def any_of(words: Iterable[str]) -> str:
    """An alternation of words, the longest first."""
    return "|".join(word_pattern(word) for word in sorted(words, key=lambda w: (-len(w), w)))


def before_pattern(words: Iterable[str], determiners: Iterable[str] = ()) -> re.Pattern[str]:
    """A pattern found at the end of a text that ends in one of the words and, maybe, a determiner."""
    gap = rf"(?:{SPACE}|(?<=['’])|(?<=-))"
    article = rf"(?:(?:{any_of(determiners)}){gap})?" if determiners else ""
    return re.compile(rf"(?<![\w'’-])(?:{any_of(words)}){gap}{article}$", re.IGNORECASE)


def _slots(table: Mapping[str, Any]) -> dict[str, str]:
    def words(name: str) -> str:
        return any_of(table.get(name, {})) or r"(?!)"

    short_months = rf"(?:{words('months_short')})\.?"
    suffix = table.get("ordinal_suffix", "(?!)")
    number = r"(?:0?[1-9]|[12]\d|3[01])"
    return {
        "weekday": words("weekdays"),
        "Weekday": rf"(?:{words('weekdays')})|(?:{words('weekdays_short')})\.?",
        "month": rf"(?:{words('months')})|{short_months}",
        "longmonth": words("months"),
        "day": rf"{number}(?:{suffix})?|{words('day_words')}",
        "ordinalday": rf"{number}(?:{suffix})|{words('day_words')}",
        "daynumber": number,
        "monthnumber": r"(?:1[0-2]|0?[1-9])",
        "year": r"1\d{3}|2[01]\d{2}",
        "yearwords": words("year_words"),
        "yy": r"['’]\d{2}|[3-9]\d",
        "shortyear": r"\d{2}",
        "season": words("seasons"),
        "shift": words("shifts"),
        "shiftintext": words("shifts_in_text"),
        "this": words("this"),
        "that": words("that"),
        "unit": words("units"),
        "count": rf"\d{{1,3}}|{words('counts')}",
        "quarter": words("ordinals"),
        "quarterdigit": "[1-4]",
        "half": words("ordinals"),
        "halfdigit": "[12]",
        "decade": rf"(?:1[0-9]|20)?\d0|{words('decade_words')}",
        "century": rf"(?:[ivx]{{1,5}}|[12]?\d)(?:\s?(?:{table.get('century_suffix', '(?!)')}))|{words('ordinals')}",
        "relative": words("relative"),
        "holiday": words("holidays"),
        "daypart": words("dayparts"),
        "hour": r"2[0-4]|1\d|0?\d",
        "minute": r"[0-5]\d",
        "hourword": words("counts"),
        "noon": words("noon"),
    }


def _compile(entry: Mapping[str, Any], table: Mapping[str, Any], slots: Mapping[str, str]) -> Form:
    gap = rf"(?:{SPACE}|(?<=['’])|(?<=-))"

    def slot(match: re.Match[str]) -> str:
        name, index, optional = match.groups()
        if name == "part":
            return rf"(?:(?P<part>{any_of(table['parts'])}){gap}){optional or ''}"
        return rf"(?P<{name}{index or ''}>{slots[name]}){optional or ''}"

    text = _SLOT.sub(slot, entry["text"].replace(" ?", "\0").replace(" ", SPACE).replace("\0", r"\s?"))
    return Form(
        re.compile(rf"(?:{text}){TAIL}", re.IGNORECASE),
        entry.get("need"),
        entry.get("range", False),
        entry.get("list", False),
        entry.get("unit"),
        entry.get("anchor"),
        entry.get("sign", 0),
    )


def _first_tokens(table: Mapping[str, Any], slots: Mapping[str, str]) -> frozenset[str]:
    """The tokens with which a form can begin: of the tables its first slots stand for, and of its own first words."""
    tables = {
        "weekday": ("weekdays",), "Weekday": ("weekdays", "weekdays_short"), "month": ("months", "months_short"),
        "longmonth": ("months",), "day": ("day_words",), "ordinalday": ("day_words",), "yearwords": ("year_words",),
        "season": ("seasons",), "shift": ("shifts",), "this": ("this",), "that": ("that",), "unit": ("units",),
        "shiftintext": ("shifts_in_text",), "count": ("counts",), "hourword": ("counts",), "quarter": ("ordinals",),
        "half": ("ordinals",), "decade": ("decade_words",), "century": ("ordinals",), "part": ("parts",),
        "relative": ("relative",), "holiday": ("holidays",), "noon": ("noon",),
    }  # fmt: skip
    found: set[str] = set()
    for entry in table["forms"]:
        # A form may begin with optional pieces: each of them, and what follows the last, can come first.
        rest = entry["text"]
        while rest:
            piece = re.match(r"\((?:\?:)?((?:[^()]|\([^()]*\))*)\)(\?)?|<\w+(?::\d)?>(\?)?|[^\W\d_]+", rest)
            if piece is None:
                break
            for name in re.findall(r"<(\w+)", piece[0])[:1]:
                for key in tables.get(name, ()):
                    found.update(table.get(key, ()))
            if not re.search(r"<\w+", piece[0].split(" ")[0]):
                found.update(re.findall(r"(?:^|[(|:])([^\W\d_]+)", piece[0]))
            if not (piece[2] or piece[3]):
                break
            rest = rest[piece.end() :].lstrip()
        if "<century>" in entry["text"]:
            found.update(roman(n) for n in range(1, 23))
            found.update(roman(n) + "e" for n in range(1, 23))
    return frozenset(match[0] for word in found if (match := TOKEN.match(fold(word))))


def roman(number: int) -> str:
    """A number below 40 in small Roman figures."""
    tens, ones = divmod(number, 10)
    return "x" * tens + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[ones]


@cache
def calendar(language: str) -> Calendar | None:
    """The compiled table of a language (ISO 639-1), or None where there is none."""
    source = files("provenance.facts.lang").joinpath(language, "calendar.toml")
    if not re.fullmatch(r"[a-z]{2,3}", language) or not source.is_file():
        return None
    table = tomllib.loads(source.read_text("utf-8"))
    table["noon"] = table["clock"].get("noon", {})
    slots = _slots(table)
    determiners = table["determiners"]["words"]
    leads = {
        fold(word): Lead(entry.get("open"), entry.get("edge", False), entry.get("approx", False), entry.get("hedge", "none"))
        for entry in table["leads"]
        for word in entry["words"]
    }
    gap = rf"(?:{SPACE}|(?<=['’])|(?<=-))"
    article = any_of(determiners)
    prepositions = any_of(word for entry in table["leads"] for word in entry["words"])
    lead = re.compile(
        rf"(?<![\w'’-])(?=\w)(?:(?P<lead>{prepositions}){gap})?(?:(?P<also>{prepositions}){gap})?(?:(?:{article}){gap})?$",
        re.IGNORECASE,
    )
    before = {
        "year": before_pattern(table["years"]["strong"]),
        "weak_year": before_pattern(table["years"]["weak"], determiners),
        "attributive": before_pattern(table["years"]["attributive"] or ["\0"]),
        "month": before_pattern(table["month_alone"]["before"], determiners),
        "season": before_pattern(table["season_alone"]["before"]),
        "numeric": before_pattern(table["numeric_alone"]["before"]),
        "habit": before_pattern(table["habit"]["before"]),
        "clock": before_pattern(table["clock"]["before"]),
        "weak_clock": before_pattern(table["clock"]["weak_before"]),
        "range": before_pattern(table["joins"]["range_open"]),
        **{name: before_pattern(words) for name, words in table.get("not_after", {}).items()},
    }  # fmt: skip
    words = {
        name: {fold(key): value for key, value in entries.items()}
        for name, entries in table.items()
        if isinstance(entries, dict)
    }
    words["months"] |= words["months_short"]
    words["weekdays"] |= words["weekdays_short"]
    forms = tuple(_compile(entry, table, slots) for entry in table["forms"])
    return Calendar(forms, _first_tokens(table, slots), words, lead, leads, before, table)


def _decade(word: str, table: Calendar) -> tuple[int | None, int | None]:
    """(start year of a decade, None) or, said in two digits, (None, the digits)."""
    number = int(word) if word.isdigit() else table.words["decade_words"][word]
    return number if number >= 100 else 1900 + number if number >= 20 else 2000 + number, None


def _century(word: str, table: Calendar) -> int | None:
    if word in table.words["ordinals"]:
        return int(table.words["ordinals"][word])
    digits = re.match(r"\d+", word)
    if digits:
        return int(digits[0])
    numeral = re.match(r"[ivx]+", re.sub(rf"(?:{fold(table.options['century_suffix'])})$", "", word))
    if not numeral:
        return None
    values = [_ROMAN[c] for c in numeral[0]]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def _full_year(two_digits: str) -> int:
    """'98 is 1998, '05 is 2005."""
    number = int(two_digits[-2:])
    return number + (1900 if number > 49 else 2000)


def said(form: Form, match: re.Match[str], table: Calendar, index: str = "") -> Said | None:
    """What a match says; with ``index`` "1", its first end where it names two. None where the words make no date."""
    groups = {name: value for name, value in match.groupdict().items() if value is not None}
    words = table.words

    def get(name: str) -> str | None:
        value = groups.get(name + index)
        return None if value is None else fold(value).rstrip(".") if name not in ("relative", "holiday") else fold(value)

    fields: dict[str, Any] = {}
    for name in ("weekday", "Weekday"):
        if word := get(name):
            fields["weekday"] = words["weekdays"][word]
    for name in ("month", "longmonth"):
        if word := get(name):
            fields["month"] = words["months"][word]
    if word := get("monthnumber"):
        fields["month"] = int(word)
    for name in ("day", "ordinalday", "daynumber"):
        if word := get(name):
            digits = re.match(r"\d+", word)
            fields["day"] = int(digits[0]) if digits else words["day_words"][word]
    if word := get("year"):
        fields["year"] = int(word)
    if word := get("yearwords"):
        fields["year"] = words["year_words"][word]
    for name in ("yy", "shortyear"):
        if word := get(name):
            fields["year"] = _full_year(word)
    if word := get("season"):
        fields["season"] = words["seasons"][word]
    if word := get("quarter"):
        fields["quarter"] = words["ordinals"][word]
    if word := get("half"):
        fields["half"] = words["ordinals"][word]
    for name, field in (("quarterdigit", "quarter"), ("halfdigit", "half")):
        if word := get(name):
            fields[field] = int(word)
    if word := get("decade"):
        fields["decade"], _ = _decade(word, table)
    if word := get("century"):
        number = _century(word, table)
        if number is None or not 1 <= number <= 22:
            return None
        fields["century"] = (number - 1) * 100
    if word := get("relative"):
        fields |= words["relative"][word]
    if word := get("holiday"):
        fields |= words["holidays"][word]
    for name, key, anchor in (("shift", "shifts", "published"), ("shiftintext", "shifts_in_text", "text"),
                              ("this", "this", "published"), ("that", "that", "text")):  # fmt: skip
        if word := get(name):
            fields["shift"], fields["anchor"] = words[key][word], anchor
    if word := get("unit"):
        fields["unit"] = words["units"][word]
    if word := get("count"):
        count = int(word) if word.isdigit() else words["counts"][word]
        fields["shift"] = count * form.sign
    if word := get("hour"):
        fields["hour"] = int(word)
    if word := get("hourword"):
        fields["hour"] = words["counts"][word]
    if word := get("noon"):
        fields["hour"] = words["noon"][word]
    if form.unit:
        fields["unit"] = form.unit
    if form.anchor:
        fields["anchor"] = form.anchor
    if (word := get("part")) and (part := words["parts"][word]):
        fields["part"] = part
    if fields.get("quarter", 1) > 4 or fields.get("half", 1) > 2 or fields.get("hour", 0) > 24:
        return None
    return Said(**fields) if fields else None
