"""Which sentences of two texts say the same: for each on the left the likest on the right.

Some sentences resemble everything a little, because they hold nothing but what others hold too. So a candidate is
ranked by how far its likeness stands above what both sentences have with their next neighbours.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest

from provenance.facts.matching.profiles import Feature, Profile, weighed

# How far above their neighbours two sentences that are each other's best must stand to say the same. In two articles
# on one event every sentence is somewhat like many; only a sentence told twice stands out.
SAME = 0.15
# How much of the likeness the vectors tell, where there are any.
VECTORS = 0.75
# How many next neighbours tell what a sentence has with others.
NEIGHBOURS = 5
# A feature on more sentences than this brings up no candidates; so many of them are compared in full.
COMMON, SHORTLIST = 100, 30


@dataclass(frozen=True, slots=True)
class Match:
    """A sentence and its best partner by their places in the two lists.

    ``likeness`` (0..1) is how alike they are, ``lead`` how far that stands above what both have with their neighbours.
    ``same``: each is the other's best, and the lead is enough to take them for saying the same.
    """

    left: int
    right: int
    likeness: float
    lead: float
    same: bool


def best_matches(
    left: Sequence[Profile], right: Sequence[Profile], vectors: Iterable[Sequence[float]] | None = None
) -> list[Match]:
    """For each sentence on the left its best on the right, in order; none for one that has nothing with any of them.

    ``vectors``: for each on the left, the cosine (-1..1) of its meaning with that of each on the right.
    """
    bags = weighed([*left, *right])
    rows = _rows(bags[: len(left)], bags[len(left) :])
    if vectors is not None:
        rows = [_joined(row, cosines) for row, cosines in zip(rows, vectors, strict=True)]
    columns: list[dict[int, float]] = [{} for _ in right]
    for i, row in enumerate(rows):
        for j, likeness in row.items():
            columns[j][i] = likeness
    others = [_Others(row.values()) for row in rows]
    others_back = [_Others(column.values()) for column in columns]

    def rank(i: int, j: int) -> float:
        likeness = rows[i][j]
        return likeness - (others[i].beside(likeness) + others_back[j].beside(likeness)) / 2

    best = {i: max((rank(i, j), -j) for j in row) for i, row in enumerate(rows) if row}
    back = {j: -max((rank(i, j), -i) for i in column)[1] for j, column in enumerate(columns) if column}
    return [Match(i, -j, rows[i][-j], lead, back[-j] == i and lead >= SAME) for i, (lead, j) in best.items()]


class _Others:
    """What a sentence has with its nearest neighbours."""

    def __init__(self, likenesses: Iterable[float]) -> None:
        self._nearest = nlargest(NEIGHBOURS + 1, likenesses)
        self._sum = sum(self._nearest)

    def beside(self, one: float) -> float:
        """The mean likeness of the nearest ``NEIGHBOURS``, that of one of them left out."""
        out = max(one, self._nearest[-1])
        count = min(NEIGHBOURS, len(self._nearest) - 1)
        return (self._sum - out) / count if count else 0.0


def _rows(left: Sequence[Mapping[Feature, float]], right: Sequence[Mapping[Feature, float]]) -> list[dict[int, float]]:
    """For each on the left the likeness (0..1) of its candidates: those that share most with it.

    What many sentences hold brings up no candidates, so that the work grows with their number and not its square.
    """
    holders: dict[Feature, list[int]] = defaultdict(list)
    for j, bag in enumerate(right):
        for feature in bag:
            holders[feature].append(j)
    rows = []
    for bag in left:
        shared: dict[int, float] = defaultdict(float)
        for feature, weight in bag.items():
            found = holders.get(feature, ())
            if len(found) <= COMMON:
                for j in found:
                    shared[j] += weight * right[j][feature]
        nearest = nlargest(SHORTLIST, shared, key=lambda j: (shared[j], -j))
        rows.append({j: sum(weight * right[j].get(feature, 0.0) for feature, weight in bag.items()) for j in nearest})
    return rows


def _joined(row: Mapping[int, float], cosines: Sequence[float]) -> dict[int, float]:
    """The likeness of the candidates and of those nearest in meaning, both kinds of evidence together."""
    nearest = nlargest(SHORTLIST, range(len(cosines)), key=lambda j: (cosines[j], -j))
    return {
        j: VECTORS * max(0.0, cosines[j]) + (1 - VECTORS) * row.get(j, 0.0)
        for j in dict.fromkeys((*sorted(row), *sorted(nearest)))
    }
