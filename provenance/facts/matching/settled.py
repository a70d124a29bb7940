"""What an earlier run found between two sources that are as they were: it need not be found again.

A link between two sources rests on the claims of both, on which of them are compared, on how rare their words are in
the corpus (counted in steps, which one text more or less seldom changes), and on which numbers everybody gives. Where
all of that is as it was, so are the links.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from provenance.facts.matching.features import Rarity
from provenance.facts.matching.sides import Sides
from provenance.facts.model import Claim, Kind
from provenance.facts.results import ConflictKind, Verdict
from provenance.store.memory import Memory

# The numbers of two sources, as they come in the claims.
Two = tuple[int, int]


class Found(NamedTuple):
    """A link as it was found: the two claims, its score, whether they give one number, whether they tell one thing."""

    a: int
    b: int
    score: float
    equal: bool
    one_telling: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """A judged fact without its claims (see :class:`~provenance.facts.results.Fact`)."""

    id: str
    kind: Kind
    label: str
    verdict: Verdict
    origins: int
    score: float
    severity: str
    conflict_kind: ConflictKind | None
    why: tuple[str, ...]
    explanations: tuple[str, ...]
    confidence: float | None


@dataclass(frozen=True, slots=True)
class _Round:
    """What one run compared and found. ``sources`` are their bases; of two of them (their places there) ``met`` has the
    pairs that were compared, by the places of the claims within their sources, and the links: which pair, its score,
    and 1 where the numbers are one, 2 where the sentences tell one thing, or 3 for both. ``judged`` are the facts by a
    digest of all they rest on but the reasons of their links.
    """

    sources: list[str]
    crowded: list[list[int]]
    rarity: dict[str, int]
    met: list[list[Any]]
    judged: dict[str, Judged]


class Settled:
    """The links and facts of an earlier run that hold in this one, and the memory of what this one finds.

    ``place`` tells the corpus from others; ``bases`` has for each source, by its id, a digest of all that its claims
    were made from. Links and facts are kept together, or not at all: the one holds as long as the other. ``groups``
    are the pairs of this run by their sources.
    """

    def __init__(self, memory: Memory, place: str, bases: Mapping[str, str]) -> None:
        self._memory, self._key, self._bases = memory, memory.key("settled", place), bases
        self._kept: _Round = memory.recall(_Round, [self._key]).get(self._key, _Round([], [], {}, [], {}))
        self._now = _Round([], [], {}, [], {})
        self.groups: dict[Two, list[tuple[int, int]]] = {}

    def recall(self, sides: Sides, pairs: Sequence[tuple[int, int]], rarity: Rarity) -> tuple[list[Found], set[Two]]:
        """The links that hold, and the sources (two numbers, as in the pairs) between which there are no others."""
        members = _members(sides)
        place = {i: at for held in members for at, i in enumerate(held)}
        crowded = [[at for at, i in enumerate(held) if sides.crowded(i)] for held in members]
        self.groups = _by_sources(sides, pairs)
        met = {two: [place[i] for pair in sorted(group) for i in pair] for two, group in self.groups.items()}
        sources = [self._bases[sides.claims[held[0]].source.id] for held in members]
        self._now = _Round(sources, crowded, rarity.steps(), [[s, t, flat, []] for (s, t), flat in met.items()], {})
        home = self._unchanged(sides, members)
        found, settled = [], set()
        for s, t, flat, linked in self._kept.met:
            two = home.get(s, -1), home.get(t, -1)
            if met.get(two) == flat:
                settled.add(two)
                here, there = members[two[0]], members[two[1]]
                for at in range(0, len(linked), 3):
                    pair, how = 2 * int(linked[at]), int(linked[at + 2])
                    a, b = here[flat[pair]], there[flat[pair + 1]]
                    found.append(Found(a, b, linked[at + 1], how % 2 == 1, how > 1))
        return found, settled

    def _unchanged(self, sides: Sides, members: Sequence[Sequence[int]]) -> dict[int, int]:
        """The sources of the earlier run that are as they were: their places there and here."""
        before, now = self._kept, self._now
        differing = {term for term, _ in before.rarity.items() ^ now.rarity.items()}
        if "" in differing:  # the size of the corpus
            return {}
        here = {basis: at for at, basis in enumerate(now.sources)}
        home = {}
        for there, basis in enumerate(before.sources):
            at = here.get(basis)
            if at is None or before.crowded[there] != now.crowded[at]:
                continue
            if not differing or not any(_tells_of(sides, i, differing) for i in members[at]):
                home[there] = at
        return home

    def note(self, links: Iterable[Found]) -> None:
        """Say which links this run found, those that held among them."""
        where = {pair: (two, at) for two, group in self.groups.items() for at, pair in enumerate(sorted(group))}
        linked: dict[Two, list[float]] = {(s, t): how for s, t, _, how in self._now.met}
        for link in sorted(links):
            two, at = where[link.a, link.b]
            linked[two] += [at, link.score, link.equal + 2 * link.one_telling]

    def fact_key(self, claims: Sequence[Claim], links: Iterable[tuple[object, ...]], origins: int) -> str:
        """A digest of what a fact rests on: its claims, the ``links`` among them, and how many origins they have."""
        return self._memory.key("fact", [(self._bases[c.source.id], c.id) for c in claims], list(links), origins)

    def judged(self, key: str) -> Judged | None:
        """The fact as it was judged in the earlier run, if it was."""
        return self._kept.judged.get(key)

    def note_judged(self, key: str, fact: Judged) -> None:
        """Say how a fact was judged in this run."""
        self._now.judged[key] = fact

    def keep(self) -> None:
        """Remember what was noted."""
        if self._now != self._kept:
            self._memory.keep({self._key: self._now})


def _by_sources(sides: Sides, pairs: Iterable[tuple[int, int]]) -> dict[Two, list[tuple[int, int]]]:
    """The pairs by the numbers of their sources."""
    groups: dict[Two, list[tuple[int, int]]] = defaultdict(list)
    source = sides.source
    for pair in pairs:
        groups[source[pair[0]], source[pair[1]]].append(pair)
    return groups


def _members(sides: Sides) -> list[list[int]]:
    """The claims of each source, by its number."""
    members: list[list[int]] = [[] for _ in range(max(sides.source, default=-1) + 1)]
    for i, number in enumerate(sides.source):
        members[number].append(i)
    return members


def _tells_of(sides: Sides, i: int, terms: set[str]) -> bool:
    slot = sides.claims[i].slot
    return not terms.isdisjoint(slot.terms) or any("@" + name in terms for name in slot.entities)
