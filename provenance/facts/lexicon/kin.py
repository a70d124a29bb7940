"""Broader names over concepts that different sources use for one and the same thing (``kin.tsv``)."""

from collections.abc import Mapping
from functools import cache

from provenance.facts.lexicon.table import rows


@cache
def _broader() -> Mapping[str, tuple[str, ...]]:
    """Concept → the broader names it falls under, in the order of the file."""
    found: dict[str, tuple[str, ...]] = {}
    for _, (name, members) in rows("kin.tsv"):
        for member in members.split(", "):
            found[member] = (*found.get(member, ()), name)
    return found


def broader(concept: str) -> tuple[str, ...]:
    """The broader names a concept falls under; most have none."""
    return _broader().get(concept, ())
