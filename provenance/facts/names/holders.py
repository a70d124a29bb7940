"""Who a text says holds an office of which there is one, with how sure the wording is."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from provenance.facts.model import Kind, Name, Sentence
from provenance.facts.names.offices import (
    SPACE,
    Office,
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

# How far before an office an apposition with another one may begin, in code points.
_FURTHER = 72
# A sentence with more organisations than these says of none which one a bare office belongs to.
_MOST_OF = 4


class Sure(IntEnum):
    """How sure it is that the person is the one holder of the office.

    ``GUESS``: the text may mean something else, which somebody who says it plainly can confirm. ``USUAL``: it says so,
    of an office that may have a second holder. ``SOLE``: of one that has not.
    """

    GUESS = 0
    USUAL = 1
    SOLE = 2


@dataclass(frozen=True, slots=True)
class Holder:
    """A person told to hold an office: the office, of what, and the name where it is told."""

    office: str
    of: str
    person: Name
    sure: Sure = Sure.SOLE


def holders(names: Sequence[Name], source: str, sentences: Sequence[Sentence]) -> list[Holder]:
    """Who a text says holds an office that one person holds, the surest of each once, in the order of the text.

    ``names`` must carry their entities. An office of two things at once is left out.
    """
    text = OfficeText(source, names)
    found: dict[tuple[int, str, str], Holder] = {}
    for language in languages():
        grammar = office_grammar(language)
        for told in (
            *_appositions(text, grammar),
            *_heading(text, grammar),
            *_bare(text, grammar, language, sentences),
        ):
            key = (told.person.start, told.office, told.of)
            if key not in found or found[key].sure < told.sure:
                found[key] = told
    return sorted(found.values(), key=lambda told: (told.person.start, told.office, told.of))


def _appositions(text: OfficeText, grammar: OfficeGrammar) -> Iterator[Holder]:
    """ "Ana Ruiz, chief of Northwind", and "Ana Ruiz, founder and chief of Northwind"."""
    for office in offices_in(text, grammar):
        if len(office.of) != 1 or not (office.sole or office.noun in grammar.usual):
            continue
        sure = Sure.SOLE if office.sole else Sure.USUAL
        person = holder(text, office, grammar)
        if person is None:
            person, plain = _further(text, office, grammar)
            sure = sure if plain else Sure.GUESS
        if person is not None:
            held = f"{office.office} {office.rank}".rstrip()
            yield Holder(held, identity(next(iter(office.of))), person, sure)


def _further(text: OfficeText, office: Office, grammar: OfficeGrammar) -> tuple[Name | None, bool]:
    """The person before another apposition that "and" ties to this one, and whether both must be of one person."""
    match = _second(grammar.conjunctions).search(text.text, max(0, office.start - _FURTHER), office.start)
    person = text.ending(match.start()) if match is not None else None
    if match is None or person is None or not is_person(person):
        return None, False
    within = bisect_left(text.starts, match.start())
    if within < len(text.starts) and text.starts[within] < office.start:
        return None, False  # "Ana Ruiz, Jon Ek and the chief of Northwind" are three
    plain = not office.definite and not grammar.determined.match(text.text, match.start("first"))
    return person, plain and not not_current(match["first"] + " ", grammar)


@cache
def _second(conjunctions: tuple[str, ...]) -> re.Pattern[str]:
    word = r"[^\W\d_][\w'-]{0,20}"
    return re.compile(rf",{SPACE}(?P<first>{word}(?:{SPACE}{word}){{0,2}}){SPACE}(?:{any_of(conjunctions)}){SPACE}$")


def _heading(text: OfficeText, grammar: OfficeGrammar) -> Iterator[Holder]:
    """ "Ana Ruiz, who heads Northwind,": nothing that the organisation only describes may follow."""
    for match in grammar.verb.finditer(text.text):
        person, of = text.ending(match.start()), text.starting(match.end())
        if person is None or of is None or not is_person(person) or is_person(of) or of.kind is Kind.PLACE:
            continue
        if text.text[of.end : of.end + 1] in ("", ",", ".", ";", ")", "\n"):
            yield Holder(grammar.verbs[match["verb"]], identity(of.entity), person, Sure.USUAL)


def _bare(text: OfficeText, grammar: OfficeGrammar, language: str, sentences: Sequence[Sentence]) -> Iterator[Holder]:
    """ "… Northwind … its chief Ana Ruiz": the office stands without the organisation, which the sentence names."""
    starts = [sentence.start for sentence in sentences]
    for match in grammar.noun.finditer(text.text):
        noun = match["noun"]
        person = text.starting(match.end() + 1)
        if not (noun in grammar.sole or noun in grammar.usual) or person is None or not is_person(person):
            continue
        sentence = sentences[max(0, bisect_right(starts, match.start()) - 1)]
        if sentence.language != language or not_current(text.text[: match.start()][-_FURTHER:], grammar):
            continue
        within = text.names[bisect_left(text.starts, sentence.start) : bisect_left(text.starts, sentence.end)]
        of = {name.entity for name in within if name.kind is not Kind.PLACE and not is_person(name)}
        if len(of) <= _MOST_OF:
            for entity in sorted(of):
                yield Holder(grammar.offices[noun], identity(entity), person, Sure.GUESS)
