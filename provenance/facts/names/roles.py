"""Learns from a corpus who holds which office, and finds the people it then calls by their office.

"Sam Altman, patron d'OpenAI" teaches that the head of OpenAI is Sam Altman; "the OpenAI boss" is then a mention of
him. An office for which the corpus names two people teaches nothing.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from provenance.facts.model import Kind, Name
from provenance.facts.names.tables import given_names, places, plain
from provenance.text.tables import complete, languages, table

# How far the words of an office may lie from the names they belong to, in code points.
_REACH = 48
_SPACE = r"[ \u00a0\u202f]"


@dataclass(frozen=True, slots=True)
class _Office:
    """A noun phrase that names an office: its place, the office, of what, and whether it opens with a determiner.

    ``sole``: the noun says that one person holds it ("chief executive", but not "boss" or "founder"). ``rank`` is the
    number of who holds it ("the 12th chair"), empty where none is told: it too makes the holder one.
    """

    start: int
    end: int
    office: str
    of: frozenset[str]
    definite: bool
    sole: bool = False
    rank: str = ""


@dataclass(frozen=True, slots=True)
class Holder:
    """A person told to hold an office that only one holds: the office, of what, and the name where it is told."""

    office: str
    of: str
    person: Name


@dataclass(frozen=True, slots=True)
class _Grammar:
    sole: frozenset[str]
    offices: Mapping[str, str]
    countries: Mapping[str, str]
    noun: re.Pattern[str]
    noun_of: re.Pattern[str]
    adjective_first: re.Pattern[str]
    adjective_last: re.Pattern[str]
    rank: re.Pattern[str]
    opening: re.Pattern[str]
    not_current: re.Pattern[str]
    also: re.Pattern[str]
    organisation_first: bool
    possessive: str


def _any(words: Sequence[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", _SPACE) for word in sorted(words, key=lambda w: (-len(w), w)))


@cache
def _grammar(language: str) -> _Grammar:
    with complete(language):
        return _read_grammar(language)


def _read_grammar(language: str) -> _Grammar:
    raw = table(f"{language}/roles.toml")
    offices = {noun: office for office, nouns in raw["offices"].items() for noun in nouns}
    grammar = raw["grammar"]
    of = "|".join(
        re.escape(word).replace(r"\ ", _SPACE) + ("" if word.endswith("'") else _SPACE)
        for word in sorted(grammar["of"], key=lambda w: (-len(w), w))
    )
    nouns, countries = _any(list(offices)), _any(list(raw["countries"]))
    determiners = "|".join(
        re.escape(word) + ("" if word.endswith("'") else _SPACE) for word in sorted(grammar["determiners"])
    )
    return _Grammar(
        sole=frozenset(raw["grammar"].get("sole", ())),
        offices=offices,
        countries=raw["countries"],
        noun=re.compile(rf"(?<![\w-])(?P<noun>{nouns})(?![\w-])"),
        noun_of=re.compile(rf"(?<![\w-])(?P<noun>{nouns}){_SPACE}(?:{of})"),
        adjective_first=re.compile(rf"(?<![\w-])(?P<country>{countries}){_SPACE}(?P<noun>{nouns})(?![\w-])"),
        adjective_last=re.compile(rf"(?<![\w-])(?P<noun>{nouns}){_SPACE}(?P<country>{countries})(?![\w-])"),
        rank=re.compile(rf"(?<![\w.,-])(?P<rank>\d{{1,3}})(?:{_any(grammar.get('rank', ())) or '(?!)'}){_SPACE}$"),
        opening=re.compile(rf"(?<![\w'-])(?:{determiners})(?:[^\W\d_][\w-]{{1,20}}{_SPACE})?$"),
        not_current=re.compile(rf"(?<!\w)(?:{_any(grammar['not_current'])})(?:{_SPACE}|-)(?:[\w-]{{1,20}}{_SPACE})?$"),
        also=re.compile(rf"{_SPACE}(?:{_any(grammar['and'])}){_SPACE}|,{_SPACE}"),
        organisation_first=grammar["organisation_first"],
        possessive=grammar["possessive"],
    )


class _Text:
    """A text folded for look-ups (length kept), with its names by place."""

    def __init__(self, text: str, names: Sequence[Name]) -> None:
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


def _is_person(name: Name) -> bool:
    words = name.entity.split()
    return name.kind is Kind.NAME and len(words) > 1 and words[0].lower().split("-")[0] in given_names()


class _Opening(NamedTuple):
    """Where a noun phrase opens, whether it is definite, and the rank in it."""

    start: int
    definite: bool
    rank: str


def _opening(text: _Text, start: int, grammar: _Grammar) -> _Opening | None:
    """How the noun phrase of an office at ``start`` opens; None for an office of the past or the future."""
    before = text.text[max(0, start - _REACH) : start]
    if grammar.not_current.search(before):
        return None
    ranked = grammar.rank.search(before)
    if ranked is not None:
        start, before = start - len(before) + ranked.start(), before[: ranked.start()]
    rank = ranked["rank"] if ranked is not None else ""
    determiner = grammar.opening.search(before)
    if determiner is None:
        return _Opening(start, False, rank)
    return _Opening(start - len(before) + determiner.start(), True, rank)


def _office(noun: str, of: Iterable[str], opened: _Opening, end: int, grammar: _Grammar) -> _Office:
    return _Office(
        opened.start,
        end,
        grammar.offices[noun],
        frozenset(of),
        opened.definite,
        noun in grammar.sole or bool(opened.rank),
        opened.rank,
    )


def _offices(text: _Text, grammar: _Grammar) -> Iterator[_Office]:
    """Every office with what it is an office of, in one language."""
    for match in grammar.noun_of.finditer(text.text):
        first = text.starting(match.end())
        if first is None or first.start - match.start() > _REACH:
            continue
        of, end = [first.entity], first.end
        link = grammar.also.match(text.text, end)
        second = text.starting(link.end()) if link and not link.group().startswith(",") else None
        if second is not None and not _is_person(second):
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


def _organisation_first(text: _Text, grammar: _Grammar) -> Iterator[_Office]:
    for match in grammar.noun.finditer(text.text):
        at = match.start() - 1
        if at < 1 or text.text[at] not in " \u00a0":
            continue
        owner = text.ending(at)
        if owner is None and grammar.possessive and text.text.endswith(grammar.possessive, 0, at):
            owner = text.ending(at - len(grammar.possessive))
        if owner is None or _is_person(owner):
            continue
        opened = _opening(text, owner.start, grammar)
        if opened:
            yield _office(match["noun"], (owner.entity,), opened, match.end(), grammar)


def _holder(text: _Text, office: _Office, grammar: _Grammar) -> Name | None:
    """The person in apposition to an office; None if there is none, or if the two may be items of a list."""
    behind = text.text[office.end : office.end + 2]
    for gap in (", ", " ", " ("):
        if not behind.startswith(gap[: len(behind)]) or not behind:
            continue
        person = text.starting(office.end + len(gap))
        if person is not None and _is_person(person) and text.text.startswith(gap, office.end):
            link = grammar.also.match(text.text, person.end)
            if gap == ", " and link is not None and text.starting(link.end()) is not None:
                return None
            return person
    for gap, closing in ((", ", None), (" (", ")")):
        if not text.text.endswith(gap, 0, office.start):
            continue
        person = text.ending(office.start - len(gap))
        if person is None or not _is_person(person):
            continue
        if closing and not text.text.startswith(closing, office.end):
            continue
        link = grammar.also.match(text.text, office.end)
        listed = link is not None and not link.group().startswith(",")
        if office.definite and listed:
            return None
        return person
    return None


def role_mentions(blocks_names: Sequence[tuple[Name, ...]], texts: Sequence[str]) -> list[tuple[Name, ...]]:
    """For each text, the noun phrases that name a person by office, as names with ``role`` True.

    The names must carry their entities. Offsets are code points.
    """
    found: list[list[_Office]] = []
    holders: dict[tuple[str, str], set[str]] = defaultdict(set)
    for names, source in zip(blocks_names, texts, strict=True):
        text = _Text(source, names)
        here = []
        for language in languages():
            grammar = _grammar(language)
            for office in _offices(text, grammar):
                here.append(office)
                person = _holder(text, office, grammar)
                if person is not None:
                    for of in office.of:
                        holders[office.office, _identity(of)].add(person.entity)
        found.append(here)
    known = {key: next(iter(people)) for key, people in holders.items() if len(people) == 1}
    out = []
    for source, here in zip(texts, found, strict=True):
        mentions: dict[tuple[int, int], Name] = {}
        for office in here:
            people = {known.get((office.office, _identity(of))) for of in office.of}
            if len(people) == 1 and (entity := people.pop()) is not None:
                surface = source[office.start : office.end]
                mentions[office.start, office.end] = Name(office.start, office.end, surface, entity, role=True)
        out.append(tuple(mentions[place] for place in sorted(mentions)))
    return out


def sole_holders(names: Sequence[Name], source: str) -> list[Holder]:
    """Who a text says holds an office that only one person holds, in the order of the tables and the text.

    ``names`` must carry their entities. An office of two things at once is left out.
    """
    text = _Text(source, names)
    found: dict[tuple[int, str, str], Holder] = {}
    for language in languages():
        grammar = _grammar(language)
        for office in _offices(text, grammar):
            person = _holder(text, office, grammar) if office.sole and len(office.of) == 1 else None
            if person is not None:
                of = _identity(next(iter(office.of)))
                held = f"{office.office} {office.rank}".rstrip()
                found.setdefault((person.start, held, of), Holder(held, of, person))
    return list(found.values())


def _identity(of: str) -> str:
    """A country is one, whether it is named ("président des États-Unis") or an adjective ("président américain")."""
    identity = places().get(of)
    return of if identity is None else "country:" + identity
