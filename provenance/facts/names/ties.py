"""Who a text ties to which organisation: by an office there, or by having founded, bought or owned it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from provenance.facts.model import Kind, Name, Sentence
from provenance.facts.names.offices import (
    OfficeGrammar,
    OfficeText,
    any_of,
    holder,
    identity,
    is_person,
    not_current,
    office_grammar,
    offices_in,
)
from provenance.text.tables import languages

# So far apart, in code points, two names may stand with the word that ties them between; so near, and so far from that
# word, where it stands outside.
_REACH, _CLOSE, _OUTSIDE = 60, 12, 20
# What a country is known by; alone, one that is not named.
COUNTRY = "country:"
# Offices of those who govern a country; they are at the head of nothing else.
_GOVERNING = frozenset({"chair", "minister", "chancellor"})
# Those that say so themselves, where no country is named.
_WITHOUT_COUNTRY = frozenset({"minister", "chancellor"})


@dataclass(frozen=True, slots=True)
class Tie:
    """A person tied to an organisation at a place of the text.

    ``holds``: by an office there; ``governs``: by one that governs a country.
    """

    start: int
    person: str
    of: str
    holds: bool = False
    governs: bool = False


def ties(names: Sequence[Name], source: str, sentences: Sequence[Sentence]) -> tuple[Tie, ...]:
    """Everyone a text ties to an organisation, in order; ``names`` must carry their entities."""
    text = OfficeText(source, names)
    found: dict[tuple[int, str], Tie] = {}
    for sentence in sentences:
        for tie in _loosely(text, sentence):
            found[tie.start, tie.of] = tie
    for language in languages():
        grammar = office_grammar(language)
        for tie in (*_by_office(text, grammar), *_governing(text, grammar), *_likewise(text, grammar)):
            known = found.get((tie.start, tie.of))
            found[tie.start, tie.of] = tie if known is None or tie.governs or not known.governs else known
    return tuple(sorted(found.values(), key=lambda tie: (tie.start, tie.of)))


def _by_office(text: OfficeText, grammar: OfficeGrammar) -> Iterator[Tie]:
    """ "Ana Ruiz, chief of Northwind and Southwind"."""
    for office in offices_in(text, grammar):
        person = holder(text, office, grammar)
        if person is None:
            continue
        for of in sorted(map(identity, office.of)):
            governs = of.startswith(COUNTRY) and office.office in _GOVERNING
            yield Tie(person.start, person.entity, of, True, governs)


def _governing(text: OfficeText, grammar: OfficeGrammar) -> Iterator[Tie]:
    """ "The prime minister, Ana Ruiz": of a country, whichever it is."""
    for match in grammar.noun.finditer(text.text):
        if grammar.offices[match["noun"]] in _WITHOUT_COUNTRY and not not_current(
            text.text[max(0, match.start() - _REACH) : match.start()], grammar
        ):
            behind = match.end() + (2 if text.text.startswith(", ", match.end()) else 1)
            person = text.starting(behind) or text.ending(match.start() - len(", "))
            if person is not None and is_person(person):
                yield Tie(person.start, person.entity, COUNTRY, True, True)


def _likewise(text: OfficeText, grammar: OfficeGrammar) -> Iterator[Tie]:
    """ "The chief of Northwind, Ana Ruiz, and that of Southwind, Jon Ek": whatever the office is."""
    for match in grammar.that_of.finditer(text.text):
        of = text.starting(match.end())
        person = text.starting(of.end + 2) if of is not None and text.text.startswith(", ", of.end) else None
        if person is not None and of is not None and is_person(person) and not is_person(of):
            yield Tie(person.start, person.entity, identity(of.entity), True)


def _loosely(text: OfficeText, sentence: Sentence) -> Iterator[Tie]:
    """ "Northwind, which Ana Ruiz founded": neighbours among the names, and a word that ties beside them."""
    within = text.names[bisect_left(text.starts, sentence.start) : bisect_left(text.starts, sentence.end)]
    for one, other in pairwise(within):
        if is_person(one) is is_person(other) or Kind.PLACE in (one.kind, other.kind):
            continue
        gap = other.start - one.end
        if gap > _REACH:
            continue
        around = _OUTSIDE if gap <= _CLOSE else 0
        first, last = max(one.start - around, sentence.start), min(other.end + around, sentence.end)
        if _tying(sentence.language).search(text.text, first, last):
            person, of = (one, other) if is_person(one) else (other, one)
            yield Tie(person.start, person.entity, identity(of.entity))


@cache
def _tying(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(office_grammar(language).tying) or '(?!)'})(?!\w)")
