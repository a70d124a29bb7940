"""Learns from a corpus who holds which office, and finds the people it then calls by their office.

"Sam Altman, patron d'OpenAI" teaches that the head of OpenAI is Sam Altman; "the OpenAI boss" is then a mention of
him. An office for which the corpus names two people teaches nothing.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from provenance.facts.model import Name
from provenance.facts.names.offices import Office, OfficeText, holder, identity, office_grammar, offices_in
from provenance.text.tables import languages


def offices_told(text: OfficeText) -> Iterator[tuple[Office, str | None]]:
    """The offices that a text names in any language, each with who it says holds it."""
    for language in languages():
        grammar = office_grammar(language)
        for office in offices_in(text, grammar):
            person = holder(text, office, grammar)
            yield office, None if person is None else person.entity


def role_mentions(told: Sequence[Sequence[tuple[Office, str | None]]], texts: Sequence[str]) -> list[tuple[Name, ...]]:
    """For each text, the noun phrases that name a person by office, as names with ``role`` True.

    ``told`` are the offices of each text. Offsets are code points.
    """
    holders: dict[tuple[str, str], set[str]] = defaultdict(set)
    for here in told:
        for office, person in here:
            if person is not None:
                for of in office.of:
                    holders[office.office, identity(of)].add(person)
    known = {key: next(iter(people)) for key, people in holders.items() if len(people) == 1}
    out = []
    for source, here in zip(texts, told, strict=True):
        mentions: dict[tuple[int, int], Name] = {}
        for office, _ in here:
            people = {known.get((office.office, identity(of))) for of in office.of}
            if len(people) == 1 and (entity := people.pop()) is not None:
                surface = source[office.start : office.end]
                mentions[office.start, office.end] = Name(office.start, office.end, surface, entity, role=True)
        out.append(tuple(mentions[place] for place in sorted(mentions)))
    return out
