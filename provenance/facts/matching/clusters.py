"""Claims joined along their links: each cluster is one fact."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache

from provenance.facts.comparing import compare, same_number
from provenance.facts.matching.links import Link
from provenance.facts.matching.sides import distinct, numbered
from provenance.facts.model import Claim, Kind
from provenance.facts.values import Relation, ends

# Between two figures that each have their equal elsewhere, a match of other sentences must be as sure as this.
BOTH_HAVE_EQUALS = 0.85


def best_of_each_other(sources: Sequence[int], found: Iterable[Link]) -> list[Link]:
    """Keep a link if each end has no better partner in the other's source; an equal partner beats a differing one.

    Two figures that each have a surer equal in some source are two matters, unless they are nearly as sure to be one.

    ``sources`` are the numbers of the claims' sources.
    """
    found = list(found)
    best: dict[tuple[int, int], tuple[bool, float]] = {}
    for link in found:
        sure = link.equal, link.score
        for key in ((link.a, sources[link.b]), (link.b, sources[link.a])):
            known = best.get(key)
            if known is None or known < sure:
                best[key] = sure
    equal: dict[int, float] = {}
    for link in found:
        if link.equal and sources[link.a] != sources[link.b]:
            for end in (link.a, link.b):
                equal[end] = max(equal.get(end, 0.0), link.score)
    return [
        link
        for link in found
        if link.equal
        or (
            (link.equal, link.score) == best[link.a, sources[link.b]] == best[link.b, sources[link.a]]
            and (
                link.one_telling
                or link.score >= BOTH_HAVE_EQUALS
                or link.score >= min(equal.get(link.a, 0.0), equal.get(link.b, 0.0))
            )
        )
    ]


def clusters(claims: Sequence[Claim], found: Sequence[Link]) -> list[tuple[int, ...]]:
    """Connected claims, each cluster sorted.

    Links are followed surest first. One is left out that would bring together two differing figures of one source, or
    two figures that cannot both be true and were not themselves found to speak of one thing.
    """
    sources = numbered(claim.source.id for claim in claims)
    values = _Values(claims)
    said = values.said
    met = _Met((sources[link.a], said[link.a], sources[link.b], said[link.b]) for link in found)
    home = list(range(len(claims)))
    members = [[i] for i in home]
    tellers: dict[int, dict[int, set[int]]] = {}
    for link in best_of_each_other(sources, found):
        a, b = home[link.a], home[link.b]
        if a == b:
            continue
        if len(members[a]) < len(members[b]):
            a, b = b, a
        left = tellers.get(a) or {said[a]: {sources[a]}}
        right = tellers.get(b) or {said[b]: {sources[b]}}
        if _may_meet(left, right, values, values.numbers(said[link.a], said[link.b]), met):
            for moved in members[b]:
                home[moved] = a
            members[a] += members[b]
            for value, where in right.items():
                left.setdefault(value, set()).update(where)
            tellers[a] = left
            members[b] = []
            tellers.pop(b, None)
    return sorted(tuple(sorted(group)) for group in members if group)


class _Values:
    """What claims say, by number: ``said`` is that of each claim."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.said, self._all = distinct((claim.mention.kind, claim.value) for claim in claims)
        self._ends = numbered(ends(value) for _, value in self._all)
        self.alike = cache(self._alike)
        self.apart = cache(self._apart)

    def numbers(self, one: int, other: int) -> tuple[int, int]:
        """The numbers two values name, whatever their hedges and order."""
        first, second = self._ends[one], self._ends[other]
        return (first, second) if first < second else (second, first)

    def _alike(self, one: int, other: int) -> bool:
        """Whether a source may say both of one thing: the same number, or an utterance or a name once more."""
        (kind, value), (_, there) = self._all[one], self._all[other]
        return kind in (Kind.QUOTATION, Kind.NAME) or same_number(value, there)

    def _apart(self, one: int, other: int) -> bool:
        """Whether they cannot both be true."""
        return compare(self._all[one][1], self._all[other][1]).relation is Relation.APART


class _Met:
    """Which sources with which values were found to speak of one thing."""

    def __init__(self, linked: Iterable[tuple[int, int, int, int]]) -> None:
        self._found: dict[tuple[int, int], set[tuple[int, int]]] = defaultdict(set)
        for source, value, other, there in linked:
            self._found[value, there].add((source, other))
            self._found[there, value].add((other, source))

    def all(self, value: int, sources: Collection[int], there: int, others: Collection[int]) -> bool:
        """Whether each of the sources, with the one value, was found to speak of one thing with each of the others."""
        found = self._found.get((value, there), set())
        return len(sources) * len(others) <= len(found) and all((s, t) in found for s in sources for t in others)


def _may_meet(
    left: Mapping[int, set[int]], right: Mapping[int, set[int]], values: _Values, linked: tuple[int, int], met: _Met
) -> bool:
    """Whether the values of two clusters, each with the sources that give it, may stand in one fact.

    ``linked`` are the two numbers of the link that would join them: claims that repeat these come along.
    """
    for value, sources in left.items():
        for there, others in right.items():
            if values.alike(value, there):
                continue  # a source may well quote one utterance twice, differently cut, or repeat a number
            if not sources.isdisjoint(others):
                return False
            if not values.apart(value, there) or values.numbers(value, there) == linked:
                continue
            if not met.all(value, sources, there, others):
                return False
    return True
