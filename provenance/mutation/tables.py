"""The words of a language with which a change is written (``lang/<code>/planting.toml``)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from provenance.text.tables import languages, table


@dataclass(frozen=True, slots=True)
class Negation:
    """How a verb is denied; all words in lower case, apostrophes straight.

    ``verbs`` can be denied wherever they stand, ``helpers`` with a participle behind them only. The denial is
    ``before`` (``before_vowel`` before a vowel) the verb and ``after`` it. ``affirmed`` are patterns of denials that
    can be taken away, with what they leave.
    """

    verbs: frozenset[str]
    helpers: frozenset[str]
    participle_endings: tuple[str, ...]
    clitics: frozenset[str]
    before: str
    before_vowel: str
    after: str
    affirmed: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Swap:
    """A unit and what it becomes; ``where`` in the figure it must stand: ``first``, ``inside`` or ``last``."""

    word: str
    becomes: str
    where: str


@dataclass(frozen=True, slots=True)
class Words:
    """The table of a language."""

    rows: tuple[tuple[str, ...], ...]
    not_before: frozenset[str]
    less_than: Mapping[str, str]
    more_than: Mapping[str, str]
    hedges: frozenset[str]
    units: Mapping[str, tuple[Swap, ...]]
    negation: Negation
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    vowels: str
    before_vowels: frozenset[str]
    before_consonants: frozenset[str]


@cache
def words(language: str) -> Words | None:
    """The table of a language (ISO 639-1); None where there is none."""
    if language not in languages():
        return None
    folder = files("provenance.facts.lang") / language
    if not (folder / "planting.toml").is_file():
        return None
    raw: Mapping[str, Any] = tomllib.loads((folder / "planting.toml").read_text("utf-8"))
    calendar = table(f"{language}/calendar.toml")
    bounds, negation = raw["bounds"], raw["negation"]
    return Words(
        rows=tuple(tuple(row) for row in raw["number"]["rows"]),
        not_before=frozenset(raw["number"]["not_before"]),
        less_than=bounds["less_than"],
        more_than=bounds["more_than"],
        hedges=frozenset(bounds["hedges"]),
        units={
            kind: tuple(Swap(word, becomes, where) for where, rows in places.items() for word, becomes in rows)
            for kind, places in raw["unit"].items()
        },
        negation=Negation(
            verbs=frozenset(negation["verbs"].split()),
            helpers=frozenset(negation["helpers"].split()),
            participle_endings=tuple(negation["participle_endings"]),
            clitics=frozenset(negation["clitics"]),
            before=negation["before"],
            before_vowel=negation["before_vowel"],
            after=negation["after"],
            affirmed=tuple((row["pattern"], row["leaves"]) for row in negation["affirmed"]),
        ),
        months=tuple(calendar["months"]),
        weekdays=tuple(calendar["weekdays"]),
        vowels=raw["vowels"],
        before_vowels=frozenset(raw["before_vowels"]),
        before_consonants=frozenset(raw["before_consonants"]),
    )
