"""Learns from a corpus who holds which office, and finds the people it then calls by their office.

"Sam Altman, patron d'OpenAI" teaches that the head of OpenAI is Sam Altman; "the OpenAI boss" is then a mention of
him. An office for which the corpus names two people teaches nothing.
"""

from collections import defaultdict
from collections.abc import Sequence

from provenance.facts.model import Name
from provenance.facts.names.offices import Office, OfficeText, holder, identity, office_grammar, offices_in
from provenance.text.tables import languages


def role_mentions(blocks_names: Sequence[tuple[Name, ...]], texts: Sequence[str]) -> list[tuple[Name, ...]]:
    """For each text, the noun phrases that name a person by office, as names with ``role`` True.

    The names must carry their entities. Offsets are code points.
    """
    found: list[list[Office]] = []
    holders: dict[tuple[str, str], set[str]] = defaultdict(set)
    for names, source in zip(blocks_names, texts, strict=True):
        text = OfficeText(source, names)
        here = []
        for language in languages():
            grammar = office_grammar(language)
            for office in offices_in(text, grammar):
                here.append(office)
                person = holder(text, office, grammar)
                if person is not None:
                    for of in office.of:
                        holders[office.office, identity(of)].add(person.entity)
        found.append(here)
    known = {key: next(iter(people)) for key, people in holders.items() if len(people) == 1}
    out = []
    for source, here in zip(texts, found, strict=True):
        mentions: dict[tuple[int, int], Name] = {}
        for office in here:
            people = {known.get((office.office, identity(of))) for of in office.of}
            if len(people) == 1 and (entity := people.pop()) is not None:
                surface = source[office.start : office.end]
                mentions[office.start, office.end] = Name(office.start, office.end, surface, entity, role=True)
        out.append(tuple(mentions[place] for place in sorted(mentions)))
    return out
