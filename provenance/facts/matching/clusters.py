"""Claims joined along their links: each cluster is one fact."""

from collections.abc import Iterable, Sequence

from provenance.facts.matching.links import Link
from provenance.facts.model import Claim, Kind, Value
from provenance.facts.values import Relation, compare, ends, same_number

_Signature = tuple[str, Kind, Value]


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
    # Claims of one source with one value behave alike, so clusters are compared by such signatures, not by claims.
    signature = [(claim.source.id, claim.mention.kind, claim.value) for claim in claims]
    linked = {frozenset((signature[link.a], signature[link.b])) for link in found}

    def may_meet(x: _Signature, y: _Signature, link: Link) -> bool:
        if x[1] is Kind.QUOTATION or frozenset((x, y)) in linked:
            return True  # a source may well quote one utterance twice, differently cut
        if x[0] == y[0]:
            return same_number(x[2], y[2])
        if compare(x[2], y[2]).relation is not Relation.APART:
            return True
        # Other claims that repeat the two numbers of this very link come along.
        return {ends(x[2]), ends(y[2])} == {ends(claims[link.a].value), ends(claims[link.b].value)}

    home = list(range(len(claims)))
    members = {i: [i] for i in home}
    signatures = {i: {signature[i]} for i in home}
    for link in best_of_each_other(claims, found):
        a, b = home[link.a], home[link.b]
        if len(members[a]) < len(members[b]):
            a, b = b, a
        if a != b and all(may_meet(x, y, link) for x in signatures[a] for y in signatures[b]):
            for moved in members[b]:
                home[moved] = a
            members[a] += members.pop(b)
            signatures[a] |= signatures.pop(b)
    return sorted(tuple(sorted(group)) for group in members.values())
