"""Words of a language that say how a claim is meant (``lang/<code>/grammar.toml``)."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from provenance.facts.lexicon.words import fold, words
from provenance.text.folders import language_folders

# A phrase behind its first word, and the label (``table.group``) it stands for.
_Rest = tuple[tuple[str, ...], str]
# Lists of endings, and tables of phrases; every other entry of the file is a flat list of words.
_ENDINGS = (
    "infinitive",
    "gerund",
    "past_endings",
    "participles",
    "openings",
    "future",
    "conditional",
    "imperfect",
    "plural_verbs",
    "singular_verbs",
    "plural_participles",
)
_PHRASES = ("modality", "update", "basis", "time")


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase of the table in a sentence: the tokens ``first`` to ``last`` (not included), and its label."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True)
class Grammar:
    """Folded words that deny, open a clause, or stand before a noun; and phrases that say how a figure is meant.

    ``phrases`` maps the first word of a phrase to what follows and the label of the phrase: ``modality.plan``,
    ``update.up``, ``basis.profit.net``, ``time.as_of`` … Longest first. ``infinitive``, ``gerund``, ``participles``,
    ``openings`` (participles that may open a part of a sentence), ``past_endings``, ``future``, ``conditional`` and
    ``imperfect`` are endings of verbs, ``plural_verbs``, ``singular_verbs`` and ``plural_participles`` those that tell
    how many do it, ``passive`` what stands before a participle that is not yet done ("will be").
    ``contracted`` are verbs that deny before one of ``contractions``, ``hearsay`` auxiliaries that pass a thing on as
    heard, ``not_verbs`` words that have such an ending by chance. The table itself explains the rest.
    """

    negation: frozenset[str] = frozenset()
    thing_negation: frozenset[str] = frozenset()
    contracted: frozenset[str] = frozenset()
    contractions: frozenset[str] = frozenset()
    denial: frozenset[str] = frozenset()
    no_denial: frozenset[str] = frozenset()
    clause: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    by: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    relatives: frozenset[str] = frozenset()
    subject_relatives: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    no_openers_behind: frozenset[str] = frozenset()
    conjunctions: frozenset[str] = frozenset()
    reports: frozenset[str] = frozenset()
    introductions: frozenset[str] = frozenset()
    participle_before: frozenset[str] = frozenset()
    finite: frozenset[str] = frozenset()
    auxiliaries: frozenset[str] = frozenset()
    hearsay: frozenset[str] = frozenset()
    past: frozenset[str] = frozenset()
    infinitive_markers: frozenset[str] = frozenset()
    infinitive: tuple[str, ...] = ()
    gerund: tuple[str, ...] = ()
    past_endings: tuple[str, ...] = ()
    participles: tuple[str, ...] = ()
    openings: tuple[str, ...] = ()
    plural_verbs: tuple[str, ...] = ()
    singular_verbs: tuple[str, ...] = ()
    plural_participles: tuple[str, ...] = ()
    loose: frozenset[str] = frozenset()
    own_conditional: frozenset[str] = frozenset()
    comments: frozenset[str] = frozenset()
    capitals: frozenset[str] = frozenset()
    future: tuple[str, ...] = ()
    conditional: tuple[str, ...] = ()
    imperfect: tuple[str, ...] = ()
    passive: frozenset[str] = frozenset()
    not_verbs: frozenset[str] = frozenset()
    bare_nouns: bool = False
    phrases: Mapping[str, tuple[_Rest, ...]] = field(default_factory=dict)


def cues(folded: Sequence[str], language: str) -> list[Cue]:
    """The phrases of the table among the folded words of a sentence, in order; the longest wins where two begin."""
    phrases = grammar(language).phrases
    found = []
    for at, word in enumerate(folded):
        for rest, label in phrases.get(word, ()):
            end = at + 1 + len(rest)
            if tuple(folded[at + 1 : end]) == rest:
                found.append(Cue(at, end, label))
                break
    return found


@cache
def grammar(language: str) -> Grammar:
    """The table of a language (ISO 639-1), an empty one where there is none."""
    folder = language_folders().get(language)
    if folder is None:
        return Grammar()
    table = folder / "grammar.toml"
    raw: dict[str, Any] = tomllib.loads(table.read_text("utf-8"))
    phrases: dict[str, list[_Rest]] = {}
    for label, phrase in _labelled({key: raw.pop(key) for key in _PHRASES if key in raw}):
        first, *rest = (fold(word) for _, _, word in words(phrase))
        phrases.setdefault(first, []).append((tuple(rest), label))
    ordered = {first: tuple(sorted(found, key=lambda row: -len(row[0]))) for first, found in phrases.items()}
    fields: dict[str, Any] = {
        key: listed if isinstance(listed, bool) else tuple(listed) if key in _ENDINGS else frozenset(listed)
        for key, listed in raw.items()
    }
    return Grammar(**fields, phrases=ordered)


def _labelled(tables: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, inner in tables.items():
        label = f"{prefix}.{key}" if prefix else key
        if isinstance(inner, Mapping):
            yield from _labelled(inner, label)
        elif isinstance(inner, list):
            yield from ((label, phrase) for phrase in inner)
