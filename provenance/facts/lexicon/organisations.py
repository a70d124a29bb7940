"""Bodies and events that have a name of their own in each language (``organisations.tsv``)."""

from collections.abc import Mapping
from functools import cache

from provenance.facts.lexicon.table import rows
from provenance.facts.lexicon.words import fold


@cache
def _organisations() -> Mapping[str, str]:
    lines = rows("organisations.tsv")
    next(lines)
    return {fold(own): name for _, (name, *cells) in lines for cell in cells for own in cell.split(", ")}


def organisation(name: str) -> str | None:
    """The name that a body shares in all languages, whatever its name or initials; None for one not in the table."""
    return _organisations().get(fold(name))
