"""A bound the figure contradicts: "500" and "at least 500" become "less than 500", "at most 500" "more than 500"."""

from collections.abc import Mapping
from decimal import Decimal

from provenance.facts.model import Hedge, Kind, Value
from provenance.mutation.changes.figures import FIGURES, point
from provenance.mutation.model import Edit
from provenance.mutation.sites import Site

# What contradicts a bound whatever the number: said with the same one, both exclude each other.
_OPPOSITE = {
    Hedge.NONE: Hedge.LESS_THAN,
    Hedge.AT_LEAST: Hedge.LESS_THAN,
    Hedge.MORE_THAN: Hedge.LESS_THAN,
    Hedge.AT_MOST: Hedge.MORE_THAN,
    Hedge.LESS_THAN: Hedge.MORE_THAN,
}


def bound(site: Site) -> Edit | None:
    """A strict bound is put before a plain figure, or takes the place of the bound there is."""
    mention, table = site.claim.mention, site.words
    opposite = _OPPOSITE.get(mention.value.hedge)
    if table is None or opposite is None or mention.kind not in FIGURES - {Kind.ORDINAL} or mention.qend != mention.end:
        return None
    if mention.value.role in ("fraction", "each") or mention.value.approx:
        return None
    before = site.text[mention.qstart : mention.start]
    plain = mention.value.hedge is Hedge.NONE
    if plain and (before or point(mention.value) is None):  # "the 500 billion" takes no bound
        return None
    if not plain and " ".join(before.lower().replace("’", "'").split()) not in table.hedges:
        return None
    if not all(_contradicts(opposite, _named(mention.value), other.value) for other in site.others):
        return None
    new = _written(table.less_than if opposite is Hedge.LESS_THAN else table.more_than, mention.text)
    opens = (before or mention.text)[0]
    if opens.isupper():
        new = new[0].upper() + new[1:]
    if plain and opens.isupper():
        return Edit(mention.start, mention.start + 1, new + opens.lower(), site.figure)
    return Edit(mention.qstart, mention.start, new, site.figure)


def _written(forms: Mapping[str, str], figure: str) -> str:
    return forms["elided"] if figure.lower().startswith(("un ", "une ")) else forms["plain"]


def _named(value: Value) -> Decimal | None:
    end = value.lo if value.lo is not None else value.hi
    if value.hedge in (Hedge.AT_MOST, Hedge.LESS_THAN):
        end = value.hi
    return end if isinstance(end, Decimal) else None


def _contradicts(bound: Hedge, named: Decimal | None, value: Value) -> bool:
    """Whether a strict bound excludes all that ``value`` allows; a plain number may have been rounded down."""
    if named is None or value.approx or value.hedge in (Hedge.ABOUT, Hedge.NEARLY):
        return False
    if bound is Hedge.LESS_THAN:
        return isinstance(value.lo, Decimal) and value.lo >= named
    return isinstance(value.hi, Decimal) and value.hi <= named and value.hedge in (Hedge.AT_MOST, Hedge.LESS_THAN)
