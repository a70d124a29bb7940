"""Finds the offices a text names ("patron d'OpenAI", "the OpenAI boss"), and who stands in apposition to one."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from provenance.facts.model import Kind, Name
from provenance.facts.names.tables import given_names, places, plain
from provenance.text.tables import complete, table

# How far the words of an office may lie from the names they belong to, in code points.
_REACH = 48
# How far before an office a verb that ties it to its holder may begin, in code points.
_COPULA = 24
SPACE = r"[ \u00a0\u202f]"


@dataclass(frozen=True, slots=True)
class Office:
    """A noun phrase that names an office: its place, the office, of what, and whether it opens with a determiner.

    ``noun`` is the word. ``sole``: it says that one person holds the office ("chief executive", but not "boss" or
    "founder"). ``rank`` is the number of who holds it ("the 12th chair"), empty where none is told: it too makes the
    holder one.
    """

    start: int
    end: int
    noun: str
    office: str
    of: frozenset[str]
    definite: bool
    sole: bool = False
    rank: str = ""


@dataclass(frozen=True, slots=True)
class OfficeGrammar:
    """How a language names offices, from ``lang/<code>/roles.toml``: nouns in lower case, and patterns."""

    sole: frozenset[str]
    usual: frozenset[str]
    offices: Mapping[str, str]
    countries: Mapping[str, str]
    noun: re.Pattern[str]
    noun_of: re.Pattern[str]
    noun_and: re.Pattern[str]
    conjunctions: tuple[str, ...]
    determined: re.Pattern[str]
    copula: re.Pattern[str]
    verb: re.Pattern[str]
    verbs: Mapping[str, str]
    adjective_first: re.Pattern[str]
    adjective_last: re.Pattern[str]
    rank: re.Pattern[str]
    opening: re.Pattern[str]
    that_of: re.Pattern[str]
    tying: tuple[str, ...]
    past: re.Pattern[str]
    also: re.Pattern[str]
    organisation_first: bool
    possessive: str


def any_of(words: Sequence[str]) -> str:
    """A pattern for any of some phrases, the longest first."""
    return "|".join(re.escape(word).replace(r"\ ", SPACE) for word in sorted(words, key=lambda w: (-len(w), w)))


@cache
def office_grammar(language: str) -> OfficeGrammar:
    """The table of one language (ISO 639-1)."""
    with complete(language):
        return _read_grammar(language)


def _read_grammar(language: str) -> OfficeGrammar:
    raw = table(f"{language}/roles.toml")
    offices = {noun: office for office, nouns in raw["offices"].items() for noun in nouns}
    grammar = raw["grammar"]
    of = "|".join(
        re.escape(word).replace(r"\ ", SPACE) + ("" if word.endswith("'") else SPACE)
        for word in sorted(grammar["of"], key=lambda w: (-len(w), w))
    )
    nouns, countries = any_of(list(offices)), any_of(list(raw["countries"]))
    determiners = "|".join(
        re.escape(word) + ("" if word.endswith("'") else SPACE) for word in sorted(grammar["determiners"])
    )
    ands, who = any_of(grammar["and"]), any_of(grammar.get("who", ())) or "(?!)"
    copulas = any_of(grammar.get("copulas", ())) or "(?!)"
    verbs = {verb: office for office, listed in raw.get("verbs", {}).items() for verb in listed}
    second = any_of([*offices, *grammar.get("second", ())])
    return OfficeGrammar(
        sole=frozenset(grammar.get("sole", ())),
        usual=frozenset(grammar.get("usual", ())),
        offices=offices,
        countries=raw["countries"],
        noun=re.compile(rf"(?<![\w-])(?P<noun>{nouns})(?![\w-])"),
        noun_of=re.compile(rf"(?<![\w-])(?P<noun>{nouns}){SPACE}(?:{of})"),
        noun_and=re.compile(rf"(?<![\w-])(?P<noun>{nouns}){SPACE}(?:{ands}){SPACE}(?:{second}){SPACE}(?:{of})"),
        conjunctions=tuple(grammar["and"]),
        determined=re.compile(determiners),
        copula=re.compile(rf"(?:,{SPACE}(?:{who}))?{SPACE}(?:{copulas}){SPACE}$"),
        verb=re.compile(rf",{SPACE}(?:{who}){SPACE}(?P<verb>{any_of(list(verbs)) or '(?!)'}){SPACE}(?:{determiners})?"),
        verbs=verbs,
        adjective_first=re.compile(rf"(?<![\w-])(?P<country>{countries}){SPACE}(?P<noun>{nouns})(?![\w-])"),
        adjective_last=re.compile(rf"(?<![\w-])(?P<noun>{nouns}){SPACE}(?P<country>{countries})(?![\w-])"),
        rank=re.compile(rf"(?<![\w.,-])(?P<rank>\d{{1,3}})(?:{any_of(grammar.get('rank', ())) or '(?!)'}){SPACE}$"),
        opening=re.compile(rf"(?<![\w'-])(?:{determiners})(?:[^\W\d_][\w-]{{1,20}}{SPACE})?$"),
        that_of=re.compile(rf"(?<![\w-])(?:{any_of(grammar.get('that', ())) or '(?!)'}){SPACE}(?:{of})"),
        tying=tuple(grammar.get("tying", ())),
        past=re.compile(rf"(?<!\w)(?:{any_of(grammar['not_current'])})(?:{SPACE}|-)(?:[\w-]{{1,20}}{SPACE})?$"),
        also=re.compile(rf"{SPACE}(?:{any_of(grammar['and'])}){SPACE}|,{SPACE}"),
        organisation_first=grammar["organisation_first"],
        possessive=grammar["possessive"],
    )


class OfficeText:
    """A text (``source``) folded for look-ups (length kept), with its names by place."""

    def __init__(self, text: str, names: Sequence[Name]) -> None:
        self.source = text
        lowered = plain(text).lower()
        self.text = lowered if len(lowered) == len(text) else plain(text)
        self.names = [name for name in names if not name.role]
        self.starts = [name.start for name in self.names]
        self.ends = [name.end for name in self.names]

    def starting(self, at: int) -> Name | None:
        """The name that starts exactly there."""
        position = bisect_left(self.starts, at)
        return self.names[position] if position < len(self.starts) and self.starts[position] == at else None

    def ending(self, at: int) -> Name | None:
        """The name that ends exactly there."""
        position = bisect_left(self.ends, at)
        return self.names[position] if position < len(self.ends) and self.ends[position] == at else None


def is_person(name: Name) -> bool:
    """Whether a name is that of a person, in full."""
    words = name.entity.split()
    return name.kind is Kind.NAME and len(words) > 1 and words[0].lower().split("-")[0] in given_names()


class _Opening(NamedTuple):
    """Where a noun phrase opens, whether it is definite, and the rank in it."""

    start: int
    definite: bool
    rank: str


def not_current(before: str, grammar: OfficeGrammar) -> bool:
    """Whether an office behind the words ``before`` is one of the past or the future."""
    return grammar.past.search(before) is not None


def _opening(text: OfficeText, start: int, grammar: OfficeGrammar) -> _Opening | None:
    """How the noun phrase of an office at ``start`` opens; None for an office of the past or the future."""
    before = text.text[max(0, start - _REACH) : start]
    if not_current(before, grammar):
        return None
    ranked = grammar.rank.search(before)
    if ranked is not None:
        start, before = start - len(before) + ranked.start(), before[: ranked.start()]
    rank = ranked["rank"] if ranked is not None else ""
    determiner = grammar.opening.search(before)
    if determiner is None:
        return _Opening(start, False, rank)
    return _Opening(start - len(before) + determiner.start(), True, rank)


def _office(noun: str, of: Iterable[str], opened: _Opening, end: int, grammar: OfficeGrammar) -> Office:
    return Office(
        opened.start,
        end,
        noun,
        grammar.offices[noun],
        frozenset(of),
        opened.definite,
        noun in grammar.sole or bool(opened.rank),
        opened.rank,
    )


def offices_in(text: OfficeText, grammar: OfficeGrammar) -> Iterator[Office]:
    """Every office with what it is an office of, in one language."""
    for match in (*grammar.noun_of.finditer(text.text), *grammar.noun_and.finditer(text.text)):
        first = text.starting(match.end())
        if first is None or first.start - match.start() > _REACH:
            continue
        of, end = [first.entity], first.end
        link = grammar.also.match(text.text, end)
        second = text.starting(link.end()) if link and not link.group().startswith(",") else None
        if second is not None and not is_person(second):
            of.append(second.entity)
            end = second.end
        opened = _opening(text, match.start(), grammar)
        if opened:
            yield _office(match["noun"], of, opened, end, grammar)
    for pattern in (grammar.adjective_last, grammar.adjective_first):
        if grammar.organisation_first is (pattern is grammar.adjective_last):
            continue
        for match in pattern.finditer(text.text):
            opened = _opening(text, match.start(), grammar)
            if opened:
                country = "country:" + grammar.countries[match["country"]]
                yield _office(match["noun"], (country,), opened, match.end(), grammar)
    if grammar.organisation_first:
        yield from _organisation_first(text, grammar)


def _organisation_first(text: OfficeText, grammar: OfficeGrammar) -> Iterator[Office]:
    for match in grammar.noun.finditer(text.text):
        at = match.start() - 1
        if at < 1 or text.text[at] not in " \u00a0":
            continue
        owner = text.ending(at)
        if owner is None and grammar.possessive and text.text.endswith(grammar.possessive, 0, at):
            owner = text.ending(at - len(grammar.possessive))
        if owner is None or is_person(owner):
            continue
        opened = _opening(text, owner.start, grammar)
        if opened:
            yield _office(match["noun"], (owner.entity,), opened, match.end(), grammar)


def holder(text: OfficeText, office: Office, grammar: OfficeGrammar) -> Name | None:
    """The person in apposition to an office; None if there is none, or if the two may be items of a list.

    A sentence that says it ("X is the head of …") goes before what stands behind the office.
    """
    said = grammar.copula.search(text.text, max(0, office.start - _COPULA), office.start)
    if said is not None:
        person = text.ending(said.start())
        return person if person is not None and is_person(person) else None
    behind = text.text[office.end : office.end + 2]
    for gap in (", ", " ", " ("):
        if not behind.startswith(gap[: len(behind)]) or not behind:
            continue
        person = text.starting(office.end + len(gap))
        if person is not None and is_person(person) and text.text.startswith(gap, office.end):
            link = grammar.also.match(text.text, person.end)
            if gap == ", " and link is not None and text.starting(link.end()) is not None:
                return None
            return person
    for gap, closing in ((", ", None), (" (", ")")):
        if not text.text.endswith(gap, 0, office.start):
            continue
        person = text.ending(office.start - len(gap))
        if person is None or not is_person(person):
            continue
        if closing and not text.text.startswith(closing, office.end):
            continue
        link = grammar.also.match(text.text, office.end)
        listed = link is not None and not link.group().startswith(",")
        if office.definite and listed:
            return None
        return person
    return None


def identity(of: str) -> str:
    """A country is one, whether it is named ("président des États-Unis") or an adjective ("président américain")."""
    identity = places().get(of)
    return of if identity is None else "country:" + identity
