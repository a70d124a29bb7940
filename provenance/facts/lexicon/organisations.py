"""Bodies and events that have a name of their own in each language (``organisations.tsv``, ``events.tsv``)."""

from collections.abc import Mapping
from functools import cache

from provenance.facts.lexicon.table import rows
from provenance.facts.lexicon.words import fold


@cache
def _organisations() -> Mapping[str, str]:
    found = {}
    for table in ("organisations.tsv", "events.tsv"):
        lines = rows(table)
        next(lines)
        found.update({fold(own): name for _, (name, *cells) in lines for cell in cells for own in cell.split(", ")})
    return found


def organisation(name: str) -> str | None:
    """The name that a body or event has in all languages, whatever its name or initials; None for one in no table."""
    return _organisations().get(fold(name))


@cache
def events(language: str) -> tuple[str, ...]:
    """What events are called in a language (ISO 639-1), in the order of their table; none in one without a column."""
    lines = rows("events.tsv")
    _, (_, *languages) = next(lines)
    if language not in languages:
        return ()
    at = languages.index(language) + 1
    return tuple(own for _, cells in lines for own in cells[at].split(", "))
