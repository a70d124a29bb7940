"""Links between claims: scored candidates that are sure enough, and not of different things."""

from collections.abc import Sequence
from dataclasses import dataclass

from provenance.facts.matching.candidates import candidates, measures
from provenance.facts.matching.features import Feature, Rarity, other_names, score
from provenance.facts.matching.weights import weights
from provenance.facts.model import Claim
from provenance.facts.values import common, other_size, same_number, telling

# From this nearness names on both sides, none of them shared, tell that two differing figures are of different things.
NAMED_NEARBY = 0.4


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims (by their index) that may speak of one fact, with the score (0..1) and the features behind it."""

    a: int
    b: int
    score: float
    equal: bool
    features: tuple[Feature, ...]


def links(claims: Sequence[Claim], *, side_by_side: bool = False) -> list[Link]:
    """The links between claims that are sure enough, surest first.

    ``side_by_side``: somebody set two texts beside each other because they may speak of one thing, so that less is
    asked of differing figures than in a corpus, where most pairs are chance.
    """
    rarity = Rarity(claims)
    found = []
    for a, b in candidates(claims):
        sure, features = score(claims[a], claims[b], rarity)
        same = same_number(claims[a].value, claims[b].value)
        if sure >= _asked(claims[a], claims[b], same, side_by_side) and (
            same or not _of_different_things(claims[a], claims[b])
        ):
            found.append(Link(a, b, sure, same, features))
    return sorted(found, key=lambda link: (not link.equal, -link.score, link.a, link.b))


def _asked(a: Claim, b: Claim, same: bool, side_by_side: bool) -> float:
    """The score asked of a link: less where both give one number, least where that number tells."""
    threshold = weights()["threshold"]
    if not same or common(a.value) or common(b.value):
        return threshold["side_by_side" if side_by_side else "other_number"]
    if telling(a.value) and telling(b.value) and measures(a.slot.terms.keys() & b.slot.terms.keys()):
        return threshold["same_telling_number"]
    return threshold["same_number"]


def _of_different_things(a: Claim, b: Claim) -> bool:
    """Whether two differing figures belong to different named things, or to things of different size.

    One firm's founding beside another's is no conflict, nor are millions beside billions, unless the digits are the
    same: then somebody mistook the unit.
    """
    return other_size(a.value, b.value) or other_names(a, b) >= NAMED_NEARBY
