"""Which pairs of claims are worth a score: the work must not grow with the square of a corpus."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from provenance.facts.model import Claim, Kind
from provenance.facts.values import empty, same_number

# Groups of claims of one kind and unit up to this size are paired in full.
SMALL_GROUP = 300
# In larger ones, how many neighbours a claim is paired with in each block.
BLOCK = 10


def candidates(claims: Sequence[Claim]) -> Iterator[tuple[int, int]]:
    """Pairs of claims (indexes, a < b) worth a score: of one kind and unit, in two sources or repeated in one.

    A small group is paired in full. A large one is cut into blocks of claims that share a word or a name, and of a
    block only each claim's next ``BLOCK`` neighbours are paired, those with the same number and those behind it, so
    that the work grows with the number of claims and not with its square.
    """
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, claim in enumerate(claims):
        for key in _keys(claim):
            groups[key].append(i)
    seen: set[tuple[int, int]] = set()
    for key in sorted(groups):
        for a, b in _pairs(claims, groups[key]):
            if (a, b) not in seen and _same_measure_possible(claims[a], claims[b]):
                seen.add((a, b))
                yield a, b


def _pairs(claims: Sequence[Claim], members: Sequence[int]) -> Iterator[tuple[int, int]]:
    if len(members) <= SMALL_GROUP:
        yield from combinations(members, 2)
        return
    blocks: dict[tuple[str, object], list[int]] = defaultdict(list)
    for i in members:
        slot = claims[i].slot
        number = (claims[i].value.lo, claims[i].value.hi)
        for anchor in sorted((*slot.head, *slot.entities)):
            blocks[anchor, None].append(i)
            blocks[anchor, number].append(i)
    for block in blocks.values():
        for n, a in enumerate(block):
            for b in block[n + 1 : n + 1 + BLOCK]:
                yield a, b


def _keys(claim: Claim) -> list[tuple[str, str]]:
    """What a claim must share with another to be a candidate: kind and unit, or a thing counted or ranked."""
    kind = claim.mention.kind
    if kind is Kind.COUNT or kind is Kind.NUMBER:
        return [("count", term) for term in sorted(claim.slot.unit or claim.slot.head)]
    if kind is Kind.ORDINAL:
        return [("ordinal", term) for term in sorted(claim.slot.unit)]
    return [(kind.value, claim.value.unit or "")]


def _same_measure_possible(a: Claim, b: Claim) -> bool:
    """Whether two figures are worth a look: quotations are matched elsewhere, and an empty value says nothing."""
    if Kind.QUOTATION in (a.mention.kind, b.mention.kind) or empty(a.value) or empty(b.value):
        return False
    if a.source.id == b.source.id or a.mention.kind is not b.mention.kind:
        # within one source only a repetition is of interest, across kinds only one number with and without its noun
        return same_number(a.value, b.value)
    return True
