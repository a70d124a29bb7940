"""The claims of a fact two by two: which values meet, and which cannot both be true."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from provenance.facts.comparing import compare, same_number
from provenance.facts.matching.dimensions import dimension
from provenance.facts.matching.sides import numbered
from provenance.facts.model import Claim, Kind, Value
from provenance.facts.values import Comparison, Relation

# How far apart the same number is in another unit.
OTHER_UNIT = 0.3
# Of these a text that says "dollars" alone may mean any.
DOLLARS = frozenset({"AUD", "CAD", "HKD", "NZD", "SGD", "TWD", "USD"})


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims of different sources, and what their values say of each other."""

    a: Claim
    b: Claim
    found: Comparison


@dataclass(frozen=True, slots=True)
class Across:
    """Claims of different sources: the first two, those that cannot both be true, and why others differ and may."""

    first: tuple[Claim, Claim] | None
    apart: tuple[Pair, ...]
    compatible: tuple[str, ...]


def across(claims: Sequence[Claim]) -> Across:
    """Each two claims of different sources, the same said by the same set aside; each two values are compared once."""
    distinct = _distinct(claims)
    said = numbered((claim.mention.kind, _meant(claim)) for claim in distinct)
    known: dict[tuple[int, int], Comparison] = {}
    first: tuple[Claim, Claim] | None = None
    apart, compatible = [], []
    for (one, a), (other, b) in combinations(zip(said, distinct, strict=True), 2):
        if a.source.id == b.source.id:
            continue
        first = first or (a, b)
        found = known.get((one, other))
        if found is None:
            found = known[one, other] = _compared(a, b)
            if found.relation is Relation.COMPATIBLE:
                compatible.append(found.reason)
        if found.relation is Relation.APART:
            apart.append(Pair(a, b, found))
    return Across(first, tuple(apart), tuple(dict.fromkeys(compatible)))


def _compared(a: Claim, b: Claim) -> Comparison:
    """Two values against each other. In two currencies or units they are not compared; one number in both is a slip.

    Of units, only where both measure the same thing: a plant of 40 MW may well store 40 MWh.
    """
    kind, other_kind, one, other = a.mention.kind, b.mention.kind, _meant(a), _meant(b)
    units = one.unit, other.unit
    if Kind.MONEY is kind is other_kind and None not in units and units[0] != units[1]:
        if same_number(one, other) and not DOLLARS.issuperset(units):
            return Comparison(Relation.APART, "value", "the same number in another currency", OTHER_UNIT)
        return Comparison(Relation.COMPATIBLE, reason="sums in two currencies are not compared")
    if Kind.QUANTITY is kind is other_kind and None not in units and units[0] != units[1]:
        if same_number(one, other) and dimension(a) is not None and dimension(a) == dimension(b):
            return Comparison(Relation.APART, "value", "the same number in another unit", OTHER_UNIT)
        return Comparison(Relation.COMPATIBLE, reason="quantities in two units are not compared")
    points = [value.role == "points" for value in (one, other)]
    if Kind.PERCENT is kind is other_kind and points[0] != points[1] and same_number(one, other):
        return Comparison(Relation.APART, "value", "the same number in percent and in percentage points", OTHER_UNIT)
    if a.polarity != b.polarity and same_number(one, other) and not any(value.lo == value.hi for value in (one, other)):
        return Comparison(Relation.COMPATIBLE, reason="both can be true: not more than a number is at most that")
    return compare(one, other)


def _meant(claim: Claim) -> Value:
    """What a figure says with the denial before it: "not until 1987" is 1987."""
    ends = claim.polarity == "denied" and claim.value.role == "until"
    return replace(claim.value, role=None) if ends else claim.value


def _distinct(claims: Sequence[Claim]) -> list[Claim]:
    """Two claims, of two sources, for each value as it is meant and by whom: more would add no comparison."""
    kept: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        alike = kept.setdefault((claim.value, claim.speaker, claim.as_of, claim.polarity, claim.setting), [])
        if not alike or (len(alike) == 1 and alike[0].source.id != claim.source.id):
            alike.append(claim)
    return [claim for alike in kept.values() for claim in alike]
