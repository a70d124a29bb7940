"""The forms dates are said in, compiled from ``lang/<language>/calendar.toml``.

The table of a language holds words and templates. A template becomes one pattern, and is tried only at the tokens it
can begin with.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from provenance.facts.lang.patterns import Starts, alternation, starts
from provenance.facts.mentions.date_templates import (
    DIGIT,
    Form,
    first_tokens,
    form_of,
    roman,
    slot_patterns,
    year_words,
)
from provenance.facts.mentions.date_tense import Tense, tense
from provenance.facts.mentions.date_words import GAP, LETTER, SPACE, any_of, before_pattern, fold
from provenance.text.tables import complete, table


@dataclass(frozen=True, slots=True)
class Lead:
    """What a word before or behind a date does to its value: the end it opens (lo or hi), and how it hedges it.

    ``edge``: the day named lies outside ("before May"). ``role``: what the date is the end of ("since", "until").
    ``time``: "ahead" for words that look ahead, "behind" for those that look back, "either" for those that look ahead
    unless a verb looks back.
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
    """The table of one language.

    ``forms`` has for each folded first token (a :data:`DIGIT` for each of its digits) the forms that can begin with it,
    each with its rank; ``starts`` finds these tokens in folded text. ``words`` is the folded vocabulary by table,
    ``lead`` and ``before`` (not compiled) read what stands before a date, ``trail`` what stands behind, ``article`` the
    article a form may begin with, ``tense`` the words that tell the time of a sentence, ``options`` is the table
    itself.
    """

    forms: Mapping[str, tuple[tuple[int, Form], ...]]
    starts: Starts
    words: Mapping[str, Mapping[str, Any]]
    lead: re.Pattern[str]
    leads: Mapping[str, Lead]
    trail: re.Pattern[str]
    trails: Mapping[str, Lead]
    article: re.Pattern[str]
    before: Mapping[str, str]
    tense: Tense
    options: Mapping[str, Any]


def _before(options: Mapping[str, Any]) -> dict[str, str]:
    """What may stand before a date, by the name the checks ask for."""
    years = options["years"]
    article = rf"(?:(?:{any_of(options['determiners']['words'], exact=True)}){GAP})?"
    return {
        "article": before_pattern(options["determiners"].get("attributive", ())),
        "indefinite": before_pattern(options["determiners"].get("indefinite", ())),
        "counted": before_pattern(options["counts"]),
        "holiday_name": before_pattern(options["holiday_names"]["before"]),
        "measured": before_pattern([*options["units"], *options["determiners"]["measures"]]),
        "year": before_pattern(years["strong"]),
        "year_name": before_pattern(years["names"]),
        "weak_year": before_pattern(years["weak"], article),
        "attributive": before_pattern(years.get("attributive", ())),
        "described": before_pattern(years.get("attributive", ()), rf"[\w.-]{{2,20}}[^\W\d_]{SPACE}"),
        "month": before_pattern(options["month_alone"]["before"], article),
        "sure_month": before_pattern(options["month_alone"]["sure"]),
        "season": before_pattern(options["season_alone"]["before"]),
        "numeric": before_pattern(options["numeric_alone"]["before"]),
        "habit": before_pattern(options["habit"]["before"]),
        "clock": before_pattern(options["clock"]["before"]),
        "weak_clock": before_pattern(options["clock"]["weak_before"]),
        "range": before_pattern(options["joins"]["range_open"]),
        "street": before_pattern(options["streets"]["before"], r"(?:\d{1,2}(?:er)?[ -])?"),
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
        form = form_of(row, slots)
        for token in first_tokens(row["text"], words):
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
    with complete(language):
        return _calendar(options)


def _calendar(options: Mapping[str, Any]) -> Calendar:
    vocabulary = {name: rows for name, rows in options.items() if isinstance(rows, Mapping)}
    vocabulary["year_words"] = year_words(options.get("year_parts", {}))
    vocabulary["noon"] = options["clock"]["noon"]
    vocabulary["roman"] = {roman(number): number for number in range(1, 23)}
    suffixes = options["century_suffix"].split("|")
    vocabulary["numerals"] = {figures + suffix: n for figures, n in vocabulary["roman"].items() for suffix in suffixes}
    before, leads = _hedges(options["leads"])
    behind, trails = _hedges(options["trails"])
    words = {name: {fold(word): value for word, value in rows.items()} for name, rows in vocabulary.items()}
    words["months"] |= words["months_short"]
    words["weekdays"] |= words["weekdays_short"]
    forms = _by_first(options["forms"], vocabulary, slot_patterns(vocabulary, options))
    first = alternation(token for token in forms if not token.startswith(DIGIT)) + f"(?!{LETTER})"
    return Calendar(
        forms,
        starts(first, r"\d", letters=LETTER, glued=True),
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
