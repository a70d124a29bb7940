"""Endings that languages spell differently in words they share (``cognates.tsv``)."""

from functools import cache

from provenance.facts.lexicon.table import rows


@cache
def cognate_endings() -> tuple[tuple[str, str], ...]:
    """Endings without accents, each with the spelling that stands for it, the longest first."""
    pairs = [(ending, "" if other == "-" else other) for _, (ending, other) in rows("cognates.tsv")]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))
