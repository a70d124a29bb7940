"""Claims joined along their links: each cluster is one fact."""

from collections.abc import Iterable, Mapping, Sequence

from provenance.facts.matching.links import Link
from provenance.facts.model import Claim, Kind, Value
from provenance.facts.values import Relation, compare, ends, same_number

# A value as a source gives it.
_Said = tuple[Kind, Value]


def best_of_each_other(claims: Sequence[Claim], found: Iterable[Link]) -> list[Link]:
    """Keep a link if each end has no better partner in the other's source; an equal partner beats a differing one."""
    found = list(found)
    best: dict[tuple[int, str], tuple[bool, float]] = {}
    for link in found:
        for here, there in ((link.a, link.b), (link.b, link.a)):
            key = (here, claims[there].source.id)
            best[key] = max(best.get(key, (False, 0.0)), (link.equal, link.score))
    return [
        link
        for link in found
        if link.equal
        or all(
            (link.equal, link.score) == best[here, claims[there].source.id]
            for here, there in ((link.a, link.b), (link.b, link.a))
        )
    ]


def clusters(claims: Sequence[Claim], found: Sequence[Link]) -> list[tuple[int, ...]]:
    """Connected claims, each cluster sorted.

    Links are followed surest first. One is left out that would bring together two differing figures of one source, or
    two figures that cannot both be true and were not themselves found to speak of one thing.
    """
    linked = {_pair(claims[link.a], claims[link.b]) for link in found}
    home = list(range(len(claims)))
    members = {i: [i] for i in home}
    sources = {i: {(claim.mention.kind, claim.value): {claim.source.id}} for i, claim in enumerate(claims)}
    for link in best_of_each_other(claims, found):
        a, b = home[link.a], home[link.b]
        if len(members[a]) < len(members[b]):
            a, b = b, a
        said = frozenset((ends(claims[link.a].value), ends(claims[link.b].value)))
        if a != b and _may_meet(sources[a], sources[b], said, linked):
            for moved in members[b]:
                home[moved] = a
            members[a] += members.pop(b)
            for value, where in sources.pop(b).items():
                sources[a].setdefault(value, set()).update(where)
    return sorted(tuple(sorted(group)) for group in members.values())


def _pair(a: Claim, b: Claim) -> frozenset[tuple[str, Kind, Value]]:
    return frozenset((claim.source.id, claim.mention.kind, claim.value) for claim in (a, b))


def _may_meet(
    left: Mapping[_Said, set[str]],
    right: Mapping[_Said, set[str]],
    said: frozenset[frozenset[object]],
    linked: set[frozenset[tuple[str, Kind, Value]]],
) -> bool:
    """Whether the values of two clusters, each with the sources that give it, may stand in one fact.

    ``said`` are the two numbers of the link that would join them: claims that repeat these come along.
    """
    for (kind, x), in_left in left.items():
        for (other, y), in_right in right.items():
            if kind in (Kind.QUOTATION, Kind.NAME) or same_number(x, y):
                continue  # a source may well quote one utterance twice, differently cut, or repeat a number
            if not in_left.isdisjoint(in_right):
                return False
            if compare(x, y).relation is not Relation.APART or frozenset((ends(x), ends(y))) == said:
                continue
            if any(frozenset(((s, kind, x), (t, other, y))) not in linked for s in in_left for t in in_right):
                return False
    return True
