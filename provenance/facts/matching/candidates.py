"""Which pairs of claims are worth a score: the work must not grow with the square of a corpus."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from provenance.facts.lexicon import kind_of
from provenance.facts.model import Claim, Kind
from provenance.facts.values import empty, same_number

# Groups of claims of one kind and unit up to this size are paired in full.
SMALL_GROUP = 300
# In larger ones, how many neighbours a claim is paired with in each block.
BLOCK = 10
# Counts and bare numbers must share a word at least this near to both.
NEAR = 0.25
# The key of counts whose noun the concept table does not hold.
UNKNOWN = "?"


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
        for a, b in pairs(claims, groups[key]):
            if (a, b) not in seen and _same_measure_possible(claims[a], claims[b]):
                seen.add((a, b))
                yield a, b


def pairs(claims: Sequence[Claim], members: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The pairs of a group that are worth a look: all of a small one, neighbours in blocks of a large one."""
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
        near = {term for term, nearness in claim.slot.terms.items() if nearness >= NEAR}
        keys = [("count", term) for term in sorted(claim.slot.unit | near)]
        return [*keys, ("count", UNKNOWN)] if _unknown(claim.slot.unit) else keys
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
    if a.slot.unit and b.slot.unit and not a.slot.unit & b.slot.unit:
        # jobs and chips are two things; nine residents and four people may be the same dead
        foreign = a.language != b.language and _unknown(a.slot.unit) and _unknown(b.slot.unit)
        return foreign or bool(measures(a.slot.head & b.slot.head))
    return True


def _unknown(unit: frozenset[str]) -> bool:
    """Whether nothing is known of the noun counted, so that a noun of another language may mean the same."""
    return bool(unit) and not any(term.startswith("<") for term in unit)


def measures(terms: Iterable[str]) -> list[str]:
    """Those of the terms that can be measured or can happen: no phases, no people, no words outside the table."""
    concepts = [term for term in terms if term.startswith("<") and not term.startswith("<~")]
    return sorted(term for term in concepts if kind_of(term[1:-1]) in ("measure", "act"))
