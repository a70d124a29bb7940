"""Which pairs of claims are worth a score: the work must not grow with the square of a corpus."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from provenance.facts.matching.acts import measures
from provenance.facts.matching.passages import family
from provenance.facts.model import Claim, Kind
from provenance.facts.values import empty, ends, same_number

# Groups of claims of one kind and unit up to this size are paired in full.
SMALL_GROUP = 300
# In larger ones, how many neighbours a claim is paired with in each block.
BLOCK = 10


def candidates(claims: Sequence[Claim], *, side_by_side: bool = False) -> Iterator[tuple[int, int]]:
    """Pairs of claims (indexes, a < b) worth a score: of one kind and unit, in two sources or repeated in one.

    Of two texts ``side_by_side`` all figures of one family are worth it: what counts what is for the score to tell.

    A small group is paired in full. A large one is cut into blocks of claims that share a word or a name, and of a
    block only each claim's next ``BLOCK`` neighbours are paired, those with the same number and those behind it, so
    that the work grows with the number of claims and not with its square. So are repetitions within one source.
    """
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, claim in enumerate(claims):
        if claim.mention.kind is not Kind.QUOTATION and not empty(claim.value):
            groups[family(claim)].append(i)
            if claim.mention.kind is Kind.MONEY:  # one number in two currencies may be a slip
                groups["any currency", ",".join(sorted(map(str, ends(claim.value))))].append(i)
    seen: set[tuple[int, int]] = set()
    repeated: Counter[int] = Counter()
    for key in sorted(groups):
        for a, b in pairs(claims, groups[key]):
            if (a, b) not in seen and _worth_a_look(claims[a], claims[b], side_by_side):
                seen.add((a, b))
                if claims[a].source.id == claims[b].source.id:
                    repeated[a] += 1
                    if repeated[a] > BLOCK:  # a line that stands there hundreds of times
                        continue
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


def _worth_a_look(a: Claim, b: Claim, side_by_side: bool) -> bool:
    if a.source.id == b.source.id:  # within one source only a repetition is of interest
        return same_number(a.value, b.value)
    if side_by_side or not a.slot.unit or not b.slot.unit or a.slot.unit & b.slot.unit:
        return True
    if unknown(a.slot.unit) or unknown(b.slot.unit):
        return True
    # jobs and chips are two things; nine residents and four people may be the same dead
    return bool(measures(a.slot.head & b.slot.head))


def unknown(unit: frozenset[str]) -> bool:
    """Whether nothing is known of the noun counted, so that a noun of another language may mean the same."""
    return bool(unit) and not any(term[0] in "<=" for term in unit)
