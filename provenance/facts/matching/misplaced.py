"""A number told of the wrong thing: what one text gives of one thing, the other gives of another.

"The ferry came in on 3 May and left on 9 June" and "The ferry came in on 9 June": the equal day is not the partner of
the figure but what the text has for something else, and the differing day is its partner. An equal number is taken for
another thing only where the words leave little doubt: what is measured or happens beside the figure stands beside the
differing one, and what stands beside the equal one is not told with the figure at all; or each has its own subject.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from provenance.facts.comparing import compare
from provenance.facts.lexicon import broader
from provenance.facts.matching.acts import nearest_acts, own_acts
from provenance.facts.matching.sides import Sides
from provenance.facts.model import Claim, Kind
from provenance.facts.values import Relation

# What belongs to a figure stands this near to it, and this many times as near as to another one.
BESIDE, NEARER = 0.2, 1.05
# Kinds of figures that are told with what they measure, or what happens; of things counted every text tells several.
KINDS = frozenset({Kind.DATE, Kind.MONEY, Kind.PERCENT})
# Kinds whose figures belong to the name before them.
OWNED = frozenset({Kind.MONEY, Kind.PERCENT})

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Misplaced:
    """Pairs of claims (a < b): ``equal`` ones that are of two things all the same, ``differing`` ones of one thing."""

    equal: frozenset[Pair] = frozenset()
    differing: frozenset[Pair] = frozenset()


def misplaced(sides: Sides, pairs: Iterable[Pair]) -> Misplaced:
    """Find the figures that one of two texts gives to the wrong thing; ``pairs`` are those worth a look."""
    claims, source = sides.claims, sides.source
    equal: dict[tuple[int, int], list[int]] = defaultdict(list)
    apart: dict[tuple[int, int], list[int]] = defaultdict(list)
    met: set[int] = set()
    for a, b in pairs:
        one, other = claims[a], claims[b]
        if source[a] == source[b] or one.mention.kind not in KINDS or sides.kin[a] != sides.kin[b]:
            continue
        same = sides.same(a, b)
        differ = not same and compare(one.value, other.value).relation is Relation.APART
        if not same and not differ:
            met.update((a, b))
        for here, there in ((a, b), (b, a)) if same or differ else ():
            (equal if same else apart)[here, source[there]].append(there)
    met.update(there for partners in equal.values() for there in partners)
    wrong = [
        (_pair(figure, partners[0]), _pair(figure, instead))
        for (figure, there), partners in equal.items()
        for instead in apart.get((figure, there), ())
        if len(partners) == 1
        and instead not in met
        and of_another(claims[figure], claims[partners[0]], claims[instead])
    ]
    return Misplaced(frozenset(equal for equal, _ in wrong), frozenset(differing for _, differing in wrong))


def of_another(figure: Claim, equal: Claim, instead: Claim) -> bool:
    """Whether of two figures of a text the one ``equal`` to a figure of another text is of another thing, and the one
    that stands there ``instead`` of the same thing.
    """
    return _happening(figure, equal, instead) or _owned(figure, equal, instead)


def _happening(figure: Claim, equal: Claim, instead: Claim) -> bool:
    near, far = instead.slot.terms, equal.slot.terms
    acts, others = nearest_acts(figure), own_acts(equal, instead)
    if not acts or not others or any(_told(term, figure) for term in others):
        return False
    if any(far[term] >= near.get(term, 0.0) for term in acts & far.keys()):
        return False
    return any(near.get(term, 0.0) >= max(BESIDE, NEARER * far.get(term, 0.0)) for term in acts)


def _owned(figure: Claim, equal: Claim, instead: Claim) -> bool:
    if figure.mention.kind not in OWNED or None in (figure.subject_name, equal.subject_name):
        return False
    return figure.subject_name == instead.subject_name and (
        equal.subject_name not in figure.slot.entities and figure.subject_name != equal.subject_name
    )


def _told(term: str, claim: Claim) -> bool:
    """Whether a text tells of something, or of what other sources call the same."""
    return term in claim.slot.terms or any(f"<~{name}>" in claim.slot.terms for name in broader(term[1:-1]))


def _pair(a: int, b: int) -> Pair:
    return (a, b) if a < b else (b, a)
