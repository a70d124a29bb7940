"""Which claims of a crowd are worth comparing: those in one small block, so that the work grows with their number.

A block holds the claims that share a name or a word next to the figure. What too many share is cut finer, by two such
anchors at once; what even then is too many is walked through in an order in which those that share most stand next to
each other, and each is compared with the next few only. Such crowds are counted, to be told of.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from provenance.facts.matching.sides import Sides

# A block of up to so many claims is paired in full; in a larger one each with so many that come next.
FULL, NEXT = 10, 2
# By so many of its anchors shared with a crowd, the rarest, is a claim looked for in finer blocks.
FINER = 5

# The anchors that a crowd shares: two, or the only one that many share.
Shared = tuple[str, ...]


def neighbours(
    sides: Sides, members: Sequence[int], crowds: Counter[Shared] | None = None
) -> Iterator[tuple[int, int]]:
    """Pairs (indexes, a < b, some of them twice) of ``members``; crowds that were not paired in full are counted.

    Claims with the same words, names and number are one for this: each is paired with the next of them.
    """
    alone, twins = _folded(sides, members)
    yield from twins
    anchors = {i: _anchors(sides, i) for i in alone}
    holders = Counter(anchor for held in anchors.values() for anchor in held)
    for held in anchors.values():
        held.sort(key=lambda anchor: (holders[anchor], anchor))
    ordered = sorted(alone, key=lambda i: (anchors[i], i))
    single: dict[str, list[int]] = defaultdict(list)
    finer: dict[Shared, list[int]] = defaultdict(list)
    equal: dict[tuple[str, int], list[int]] = defaultdict(list)
    for i in ordered:
        crowded = [anchor for anchor in anchors[i] if holders[anchor] > FULL]
        for anchor in anchors[i]:
            single[anchor].append(i)
        for anchor in crowded:
            equal[anchor, sides.number[i]].append(i)
        exact = [anchor for anchor in crowded if not anchor.startswith("<~")]
        for shared in combinations(exact[:FINER], min(2, len(exact))) if exact else ():
            finer[shared].append(i)
    yield from _in_blocks(single.values(), 1)
    yield from _in_blocks(equal.values(), 1)
    yield from _in_blocks(finer.values(), NEXT)
    if crowds is not None:
        crowds.update({shared: len(block) for shared, block in finer.items() if len(block) > FULL})


def _folded(sides: Sides, members: Sequence[int]) -> tuple[list[int], list[tuple[int, int]]]:
    """The first of all claims that are alike but for their source, and pairs of each with the next like it."""
    last: dict[tuple[int, ...], int] = {}
    first, pairs = [], []
    for i in members:
        alike = sides.words[i], sides.names[i], sides.unit[i], sides.number[i]
        if alike in last:
            pairs.append((last[alike], i))
        else:
            first.append(i)
        last[alike] = i
    return first, pairs


def _anchors(sides: Sides, i: int) -> list[str]:
    slot = sides.claims[i].slot
    return [*slot.head, *slot.entities]


def _in_blocks(blocks: Iterable[Sequence[int]], further: int) -> Iterator[tuple[int, int]]:
    """The pairs of small blocks; of a larger one each claim with so many that come next."""
    for block in blocks:
        reach = FULL if len(block) <= FULL else further
        for n, a in enumerate(block):
            for b in block[n + 1 : n + 1 + reach]:
                yield (a, b) if a < b else (b, a)
