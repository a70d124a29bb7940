"""Which pairs of claims are worth a score: the work must not grow with the square of a corpus."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, combinations

from provenance.facts.matching.acts import measures
from provenance.facts.matching.dimensions import dimension
from provenance.facts.matching.neighbours import Shared, neighbours
from provenance.facts.matching.sides import Sides
from provenance.facts.values import ends

# Groups of claims of one kind and unit up to this size are paired in full.
SMALL_GROUP = 150
# How often a claim is paired with repetitions of it in its own source.
REPEATED = 10


def candidates(
    sides: Sides, *, side_by_side: bool = False, crowds: Counter[Shared] | None = None
) -> Iterator[tuple[int, int]]:
    """Pairs of claims (indexes, a < b) worth a score: of one kind and unit, in two sources or repeated in one.

    Of two texts ``side_by_side`` all figures of one family are worth it: what counts what is for the score to tell.

    A small group is paired in full; of a large one only neighbours are, and crowds of those are counted in ``crowds``
    (see :mod:`.neighbours`). Repetitions within one source are few for each.
    """
    claims = sides.claims
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    sums: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, claim in enumerate(claims):
        if sides.figure[i]:
            groups[sides.families[i]].append(i)
            measured = dimension(claim)
            if measured is not None:
                sums[measured, *sorted(map(str, ends(claim.value)))].append(i)
    kin, source = sides.kin, sides.source
    slips = (  # one number in two currencies or units
        (a, b) for number in sorted(sums) for a, b in pairs(sides, sums[number]) if kin[a] != kin[b]
    )
    together = (pair for family in sorted(groups) for pair in pairs(sides, groups[family], crowds))
    seen: set[tuple[int, int]] = set()
    repeated: Counter[int] = Counter()
    for pair in chain(slips, together):
        a, b = pair
        if pair not in seen and _worth_a_look(sides, a, b, side_by_side):
            seen.add(pair)
            if source[a] == source[b]:
                repeated[a] += 1
                if repeated[a] > REPEATED:  # a line that stands there hundreds of times
                    continue
            yield pair


def pairs(sides: Sides, members: Sequence[int], crowds: Counter[Shared] | None = None) -> Iterator[tuple[int, int]]:
    """The pairs of a group that are worth a look: all of a small one, of a large one those of neighbours."""
    return combinations(members, 2) if len(members) <= SMALL_GROUP else neighbours(sides, members, crowds)


def _worth_a_look(sides: Sides, a: int, b: int, side_by_side: bool) -> bool:
    if sides.source[a] == sides.source[b]:  # within one source only a repetition is of interest
        return sides.same(a, b)
    # what is called otherwise in another language may be the same: whether the sentences are is for the links to tell
    return side_by_side or sides.claims[a].language != sides.claims[b].language or one_noun(sides, a, b)


def one_noun(sides: Sides, a: int, b: int) -> bool:
    """Whether two figures may count, or rank, the same."""
    one, other = sides.claims[a].slot, sides.claims[b].slot
    if not one.unit or not other.unit or one.unit & other.unit:
        return True
    if unknown(one.unit) or unknown(other.unit):
        return True
    # jobs and chips are two things; nine residents and four people may be the same dead
    return bool(measures(one.head & other.head))


def unknown(unit: frozenset[str]) -> bool:
    """Whether nothing is known of the noun counted, so that a noun of another language may mean the same."""
    return bool(unit) and not any(term[0] in "<=" for term in unit)
