"""What the figures of a site say, for changes that must contradict them."""

from decimal import Decimal

from provenance.facts.model import Hedge, Kind, Value
from provenance.mutation.sites import Site

# How far a number must move to be no rounding and no approximation of the old one.
LESS, MORE = Decimal("0.7"), Decimal("1.4")

FIGURES = frozenset({Kind.MONEY, Kind.NUMBER, Kind.COUNT, Kind.PERCENT, Kind.QUANTITY, Kind.DURATION, Kind.ORDINAL})
_EXACT = frozenset({Hedge.NONE, Hedge.ONLY, Hedge.ABOUT, Hedge.NEARLY})


def point(value: Value) -> Decimal | None:
    """The one number a value names; None for a bound, a range or a date."""
    exact = value.hedge in _EXACT and isinstance(value.lo, Decimal) and value.lo == value.hi
    return value.lo if exact and isinstance(value.lo, Decimal) and value.role != "fraction" else None


def own_point(site: Site) -> Decimal | None:
    """The number of the site's claim, if it is a figure and names one number."""
    return point(site.claim.value) if site.claim.mention.kind in FIGURES else None


def excludes(value: Value, new: Decimal) -> bool:
    """Whether no reading of ``value`` allows ``new``."""
    lo, hi = value.lo, value.hi
    return (isinstance(lo, Decimal) and new < lo * LESS) or (isinstance(hi, Decimal) and new > hi * MORE)
