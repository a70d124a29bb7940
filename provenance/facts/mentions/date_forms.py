"""The forms dates are said in, compiled from ``lang/<language>/calendar.toml``.

The table of a language holds words and templates. A template becomes one pattern, and is tried only at the tokens it
can begin with.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from provenance.facts.lang import table
from provenance.facts.mentions.date_tense import Tense, tense
from provenance.facts.mentions.date_words import GAP, SPACE, TAIL, TOKEN, any_of, before_pattern, fold, word_pattern

# Stands for a token of digits among the first tokens of a form.
DIGITS = "#"

_SPACING = re.compile(r"\[[^\]]*\]| \??")
_ACCENTED = re.compile(r"[à-ÿ]")
_SLOT = re.compile(r"<(\w+)(?::(\d))?>(\?)?")
_NUMBER = r"(?:0?[1-9]|[12]\d|3[01])"
_OPENING = re.compile(r"\((?:\?:)?((?:[^()]|\([^()]*\))*)\)(\?)?|<\w+(?::\d)?>(\?)?|\[[^\]]*\](\?)?|[^\W\d_]+")
# The tables a slot takes its words from.
_TABLES = {
    "weekday": ("weekdays",),
    "Weekday": ("weekdays", "weekdays_short"),
    "month": ("months", "months_short"),
    "longmonth": ("months",),
    "day": ("day_words",),
    "ordinalday": ("day_words",),
    "yearwords": ("year_words",),
    "season": ("seasons",),
    "shift": ("shifts",),
    "shiftintext": ("shifts_in_text",),
    "this": ("this",),
    "that": ("that",),
    "unit": ("units",),
    "count": ("counts",),
    "hourword": ("counts",),
    "quarter": ("ordinals",),
    "half": ("ordinals",),
    "century": ("ordinals", "roman", "numerals"),
    "decade": ("decade_words",),
    "decadeword": ("decade_words",),
    "part": ("parts",),
    "relative": ("relative",),
    "holiday": ("holidays",),
    "daypart": ("dayparts",),
    "noon": ("noon",),
}
_WITH_DIGITS = frozenset(
    ("day", "ordinalday", "daynumber", "monthnumber", "twodigitmonth", "year", "yy", "shortyear", "count", "hour")
).union(("quarter", "quarterdigit", "half", "halfdigit", "decade", "decadenumber", "century", "minute"))


@dataclass(frozen=True, slots=True)
class Form:
    """One compiled template.

    ``need`` names the check its surroundings must pass. A ``range`` names two ends, a ``list`` two dates or three.
    ``sign`` is that of its count, ``fixed`` what it says besides its words.
    """

    pattern: re.Pattern[str]
    need: str | None
    range: bool
    list: bool
    sign: int
    fixed: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Lead:
    """What a word before or behind a date does to its value: the end it opens (lo or hi), and how it hedges it.

    ``edge``: the day named lies outside ("before May"). ``role``: what the date is the end of ("since", "until").
    ``time``: "ahead" for words that look ahead, "either" for those that do so unless a verb looks back.
    """

    open: str | None
    edge: bool
    approx: bool
    hedge: str
    role: str | None
    time: str | None

    @property
    def tells(self) -> bool:
        """Whether it says more than that a date follows."""
        return self.hedge != "none" or self.role is not None


@dataclass(frozen=True)
class Calendar:
    """The compiled table of one language.

    ``forms`` has for each folded first token (or :data:`DIGITS`) the forms that can begin with it, each with its rank.
    ``words`` is the folded vocabulary by table, ``lead`` and ``before`` read what stands before a date, ``trail`` what
    stands behind, ``article`` the article a form may begin with, ``tense`` the words that tell the time of a sentence,
    ``options`` is the table itself.
    """

    forms: Mapping[str, tuple[tuple[int, Form], ...]]
    words: Mapping[str, Mapping[str, Any]]
    lead: re.Pattern[str]
    leads: Mapping[str, Lead]
    trail: re.Pattern[str]
    trails: Mapping[str, Lead]
    article: re.Pattern[str]
    before: Mapping[str, re.Pattern[str]]
    tense: Tense
    options: Mapping[str, Any]


def _slots(words: Mapping[str, Any], options: Mapping[str, Any]) -> dict[str, str]:
    """The pattern of each slot of a template."""

    def of(name: str) -> str:
        return any_of(word for source in _TABLES[name] for word in words.get(source, ()))

    suffix = options["ordinal_suffix"]
    century = rf"(?:{any_of(words['roman'])}|[12]?\d)\s?(?:{options['century_suffix']})"
    return {
        **{name: of(name) for name in _TABLES},
        "part": rf"(?:{of('part')}){GAP}",
        "month": rf"(?:{any_of(words['months'])})|(?:{any_of(words['months_short'])})\.?",
        "Weekday": rf"(?:{any_of(words['weekdays'])})|(?:{any_of(words['weekdays_short'])})\.?",
        "day": rf"{_NUMBER}(?:{suffix})?|{of('day')}",
        "ordinalday": rf"{_NUMBER}(?:{suffix})|{of('ordinalday')}",
        "daynumber": _NUMBER,
        "monthnumber": r"1[0-2]|0?[1-9]",
        "twodigitmonth": r"0[1-9]|1[0-2]",
        "year": r"1\d{3}|2[01]\d{2}",
        "yy": r"['’]\d{2}|[3-9]\d",
        "shortyear": r"\d{2}",
        "count": rf"\d{{1,3}}|{of('count')}",
        "quarterdigit": "[1-4]",
        "halfdigit": "[12]",
        "decade": rf"(?:1\d|20)?\d0|{of('decade')}",
        "decadenumber": r"(?:1\d|20)?\d0",
        "century": rf"{century}|{any_of(words['ordinals'])}",
        "hour": r"2[0-4]|1\d|0?\d",
        "minute": r"[0-5]\d",
        "sep": "[/.-]",
    }


def _compile(entry: Mapping[str, Any], slots: Mapping[str, str]) -> Form:
    def slot(match: re.Match[str]) -> str:
        name, index, optional = match.groups(default="")
        return f"(?P<{name}{index}>{slots[name]}){optional}"

    def spacing(match: re.Match[str]) -> str:
        return {" ": SPACE, " ?": r"\s?"}.get(match[0]) or match[0].replace(" ", " \u00a0\u202f")

    text = _SLOT.sub(slot, _ACCENTED.sub(lambda letter: word_pattern(letter[0]), _SPACING.sub(spacing, entry["text"])))
    return Form(
        re.compile(rf"(?:{text}){TAIL}", re.IGNORECASE),
        entry.get("need"),
        entry.get("range", False),
        entry.get("list", False),
        entry.get("sign", 0),
        entry.get("set", {}),
    )


def _first_tokens(template: str, words: Mapping[str, Any]) -> frozenset[str]:
    """The folded tokens a template can begin with."""
    found: set[str] = set()
    rest = template
    # Optional pieces may be missing: each of them can come first, and so can what follows the last.
    while piece := _OPENING.match(rest):
        for alternative in (piece[1] or piece[0]).split("|"):
            if slot := re.match(r"<(\w+)", alternative):
                found.update(word for source in _TABLES.get(slot[1], ()) for word in words.get(source, ()))
                if slot[1] in _WITH_DIGITS:
                    found.add(DIGITS)
            elif literal := re.match(r"\[?([^\W\d_]+)", alternative):
                found.update(literal[1] if alternative.startswith("[") else (literal[1],))
        if not (piece[2] or piece[3] or piece[4]):
            break
        rest = rest[piece.end() :].lstrip(" ?")
    tokens = (TOKEN.match(fold(word)) for word in found)
    return frozenset(DIGITS if token[0].isdigit() else token[0] for token in tokens if token) | (found & {DIGITS})


def roman(number: int) -> str:
    """A number below 40 in Roman figures."""
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


def _year_words(parts: Mapping[str, Mapping[str, int]]) -> dict[str, int]:
    """The years a language says in words: "nineteen ninety-one", "two thousand and one"."""
    found = dict(parts.get("alone", {}))
    small = {**parts.get("ones", {}), **parts.get("tens", {})}
    for thousand, number in parts.get("thousands", {}).items():
        found |= {f"{thousand} {word}": number + n for word, n in small.items() if n < 20}
    for century, hundreds in parts.get("centuries", {}).items():
        for ten, tens in parts.get("tens", {}).items():
            found[f"{century} {ten}"] = hundreds * 100 + tens
            for one, ones in parts.get("ones", {}).items() if tens % 10 == 0 and tens > 10 else ():
                found |= {f"{century} {ten}{link}{one}": hundreds * 100 + tens + ones for link in "- "}
    return found


def _before(options: Mapping[str, Any]) -> dict[str, re.Pattern[str]]:
    """What may stand before a date, by the name the checks ask for."""
    years = options["years"]
    article = rf"(?:(?:{any_of(options['determiners']['words'], exact=True)}){GAP})?"
    return {
        "article": before_pattern(options["determiners"].get("attributive", ())),
        "counted": before_pattern(options["counts"]),
        "holiday_name": before_pattern(options["holiday_names"]["before"]),
        "measured": before_pattern([*options["units"], *options["determiners"]["measures"]]),
        "year": before_pattern(years["strong"]),
        "weak_year": before_pattern(years["weak"], article),
        "attributive": before_pattern(years.get("attributive", ())),
        "described": before_pattern(years.get("attributive", ()), rf"[^\W\d_]{{3,20}}{SPACE}"),
        "month": before_pattern(options["month_alone"]["before"], article),
        "season": before_pattern(options["season_alone"]["before"]),
        "numeric": before_pattern(options["numeric_alone"]["before"]),
        "habit": before_pattern(options["habit"]["before"]),
        "clock": before_pattern(options["clock"]["before"]),
        "weak_clock": before_pattern(options["clock"]["weak_before"]),
        "range": before_pattern(options["joins"]["range_open"]),
        **{name: before_pattern(words, "['’]?") for name, words in options["not_after"].items()},
    }


def _hedges(rows: Iterable[Mapping[str, Any]]) -> tuple[str, dict[str, Lead]]:
    """An alternation of the words that qualify a date, and what each does."""
    words = [(word, row) for row in rows for word in row["words"]]
    hedges = {
        fold(word): Lead(
            row.get("open"),
            row.get("edge", False),
            row.get("approx", False),
            row.get("hedge", "none"),
            row.get("role"),
            row.get("time"),
        )
        for word, row in words
    }
    return any_of((word for word, _ in words), exact=True), hedges


def _lead_pattern(words: str, options: Mapping[str, Any]) -> re.Pattern[str]:
    article = any_of(options["determiners"]["words"], exact=True)
    pattern = rf"(?:(?P<lead>{words}){GAP})?(?:(?P<also>{words}){GAP})?(?:(?P<article>{article}){GAP})?['’]?$"
    return re.compile(rf"(?<![\w'’-])(?=\w){pattern}", re.IGNORECASE)


def _by_first(rows: Iterable[Mapping[str, Any]], words: Mapping[str, Any], slots: Mapping[str, str]) -> dict[
    str, tuple[tuple[int, Form], ...]
]:  # fmt: skip
    index: dict[str, list[tuple[int, Form]]] = {}
    for rank, row in enumerate(rows):
        form = _compile(row, slots)
        for token in _first_tokens(row["text"], words):
            index.setdefault(token, []).append((rank, form))
    return {token: tuple(forms) for token, forms in index.items()}


@cache
def calendar(language: str) -> Calendar | None:
    """The compiled table of a language (ISO 639-1), or None where there is none."""
    if not re.fullmatch(r"[a-z]{2,3}", language):
        return None
    try:
        options = table(f"{language}/calendar.toml")
    except FileNotFoundError:
        return None
    vocabulary = {name: rows for name, rows in options.items() if isinstance(rows, Mapping)}
    vocabulary["year_words"] = _year_words(options.get("year_parts", {}))
    vocabulary["noon"] = options["clock"]["noon"]
    vocabulary["roman"] = {roman(number): number for number in range(1, 23)}
    suffixes = options["century_suffix"].split("|")
    vocabulary["numerals"] = {figures + suffix: n for figures, n in vocabulary["roman"].items() for suffix in suffixes}
    before, leads = _hedges(options["leads"])
    behind, trails = _hedges(options["trails"])
    words = {name: {fold(word): value for word, value in rows.items()} for name, rows in vocabulary.items()}
    words["months"] |= words["months_short"]
    words["weekdays"] |= words["weekdays_short"]
    forms = _by_first(options["forms"], vocabulary, _slots(vocabulary, options))
    return Calendar(
        forms,
        words,
        _lead_pattern(before, options),
        leads,
        re.compile(rf"{SPACE}(?P<trail>{behind})(?!\w)", re.IGNORECASE),
        trails,
        re.compile(rf"(?:{any_of(options['determiners']['strip'])}){SPACE}", re.IGNORECASE),
        _before(options),
        tense(options["tense"]),
        options,
    )
