"""How alike two slots are: one number for each reason, and what both sides share."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import log, sqrt
from typing import NamedTuple

from provenance.facts.matching.acts import measures
from provenance.facts.matching.likeness import Fronts, alike_names, counterparts, fronts
from provenance.facts.model import Claim

# The nearness of a subject taken over from the sentence before.
FAR_SUBJECT = 0.2
# So many leading bits of a count tell how rare a word is.
COUNTED_BITS = 6


class Feature(NamedTuple):
    """One reason for or against a match: its value (0..1, or -1..1), its weight, and both sides in words."""

    name: str
    value: float
    weight: float
    shared: str

    @property
    def contribution(self) -> float:
        """Value times weight."""
        return self.value * self.weight


class Rarity:
    """How much a term or name tells in this corpus: rare ones tell more (smoothed inverse frequency over claims).

    Counts are taken in steps (see :func:`stepped`), so that a text more or less leaves most words as rare as they were.
    """

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._count: Counter[str] = Counter()
        for claim in claims:
            self._count.update(claim.slot.terms.keys())
            self._count.update(["@" + name for name in claim.slot.entities])
        self._total = stepped(len(claims))
        self._known: dict[str, float] = {}

    def __call__(self, term: str) -> float:
        """A weight of at most 1; a term in every claim still weighs a little."""
        known = self._known.get(term)
        if known is None:
            count = stepped(self._count[term])
            known = self._known[term] = log(2 + self._total / (1 + count)) / log(2 + self._total)
        return known

    def steps(self) -> dict[str, int]:
        """The counts of all terms, and under ``""`` that of the claims: where they are equal, all is equally rare."""
        return {**{term: stepped(count) for term, count in self._count.items()}, "": self._total}


def stepped(count: int) -> int:
    """A count cut to its leading bits: exact below 64, else to a thirtieth and less."""
    cut = max(0, count.bit_length() - COUNTED_BITS)
    return count >> cut << cut


class Around:
    """The words, or the names, around a figure with their nearness, and what is asked of them with every partner."""

    __slots__ = ("_fronts", "near", "rare", "weight")

    def __init__(self, near: Mapping[str, float], rare: Mapping[str, float]) -> None:
        self.near, self.rare = near, rare
        self.weight = sum([nearness * rare[term] for term, nearness in near.items()])
        self._fronts: Fronts | None = None

    @property
    def fronts(self) -> Fronts:
        """The words that may have a like."""
        if self._fronts is None:
            self._fronts = fronts(self.near)
        return self._fronts

    def same(self, other: "Around") -> dict[str, float]:
        """What stands on both sides, and how much it weighs."""
        near, there, rare = self.near, other.near, self.rare
        return {term: min(near[term], there[term]) * rare[term] for term in near.keys() & there.keys()}

    def like(self, term: str, other: "Around", like: str, likeness: float) -> float:
        """How much a term weighs that stands on the other side in another form."""
        return likeness * min(self.near[term], other.near[like]) * self.rare[term]


def plainly(terms: Iterable[str]) -> str:
    """The first few terms as words: concepts by their names, broader names left out."""
    terms = sorted(terms) if isinstance(terms, frozenset) else list(terms)
    return ", ".join([term.strip("<=>").replace("_", " ") for term in terms if not term.startswith("<~")][:5])


def alike_around(one: Around, other: Around) -> dict[str, float]:
    """The words that mean the same on both sides, and how much each weighs."""
    both = one.same(other)
    for word, (like, likeness) in counterparts(one.fronts, other.fronts).items():
        both[word] = one.like(word, other, like, likeness)
    return both


def named_alike(one: Around, other: Around) -> dict[str, float]:
    """The names that stand on both sides, however spelt, and how much each weighs."""
    if not one.near or not other.near:
        return {}
    both = one.same(other)
    free = sorted(other.near.keys() - one.near.keys())
    if free:
        for name in sorted(one.near.keys() - other.near.keys()):
            likeness, like = max([(alike_names(name, known), known) for known in free], default=(0.0, ""))
            if likeness > 0:
                free.remove(like)
                both[name] = one.like(name, other, like, likeness)
    return both


def part_of_both(both: Mapping[str, float], one: Around, other: Around) -> float:
    """Shared nearness as a part of what both sides have (geometric mean)."""
    # In an order of its own: that of a set may differ from run to run, and the last digit of a sum with it.
    return sum(sorted(both.values(), reverse=True)) / sqrt(one.weight * other.weight) if both else 0.0


def strongest(both: Mapping[str, float]) -> list[str]:
    """What both sides share, what weighs most first."""
    return sorted(both, key=lambda term: (-both[term], term))


def other_head(a: Claim, b: Claim) -> float:
    """1 where something is measured or happens right beside each figure, and nothing of it is the same."""
    return float(_measured(a.slot.head) and _measured(b.slot.head) and a.slot.head.isdisjoint(b.slot.head))


@lru_cache(maxsize=1 << 16)
def _measured(head: frozenset[str]) -> bool:
    return bool(measures(head))


def nearest_names(a: Claim, b: Claim) -> float:
    """How near a name stands to both figures; 0 where one has none near."""
    return min(max(a.slot.entities.values(), default=0.0), max(b.slot.entities.values(), default=0.0))


def same_subject(a: Claim, b: Claim) -> float:
    """1 for one subject, -1 for two, each as far as the subject stands near its figure."""
    if a.subject_name is None or b.subject_name is None:
        return 0.0
    sure = min(a.slot.entities.get(a.subject_name, FAR_SUBJECT), b.slot.entities.get(b.subject_name, FAR_SUBJECT))
    if a.subject_name == b.subject_name:
        return 0.5 + sure / 2
    return 0.0 if a.subject_name in b.slot.entities or b.subject_name in a.slot.entities else -min(1.0, 2 * sure)


def same_unit(a: Claim, b: Claim) -> float:
    """1 where both count one noun, 0 where only a broader one or where one counts none, -1 where they count two."""
    if not a.slot.unit or not b.slot.unit:
        return 0.0
    shared = a.slot.unit & b.slot.unit
    if not shared:
        return -1.0
    return 0.0 if all(term.startswith("<~") for term in shared) else 1.0
