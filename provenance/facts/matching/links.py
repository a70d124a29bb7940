"""Links between claims: scored candidates that are sure enough, and not of different things."""

from collections.abc import Sequence
from dataclasses import dataclass

from provenance.facts.lexicon import kind_of
from provenance.facts.matching.candidates import candidates
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


def links(claims: Sequence[Claim]) -> list[Link]:
    """The links between claims that are sure enough, surest first."""
    rarity = Rarity(claims)
    found = []
    for a, b in candidates(claims):
        sure, features = score(claims[a], claims[b], rarity)
        same = same_number(claims[a].value, claims[b].value)
        if sure >= _asked(claims[a], claims[b], same) and (same or not _of_different_things(claims[a], claims[b])):
            found.append(Link(a, b, sure, same, features))
    return sorted(found, key=lambda link: (not link.equal, -link.score, link.a, link.b))


def _asked(a: Claim, b: Claim, same: bool) -> float:
    """The score asked of a link: less where both give one number, least where that number tells."""
    threshold = weights()["threshold"]
    if not same or common(a.value) or common(b.value):
        return threshold["other_number"]
    if telling(a.value) and telling(b.value) and _shares_a_measure(a, b):
        return threshold["same_telling_number"]
    return threshold["same_number"]


def _of_different_things(a: Claim, b: Claim) -> bool:
    """Whether two differing figures belong to different named things, or to things of different size.

    One firm's founding beside another's is no conflict, nor are millions beside billions, unless the digits are the
    same: then somebody mistook the unit.
    """
    return other_size(a.value, b.value) or other_names(a, b) >= NAMED_NEARBY


def _shares_a_measure(a: Claim, b: Claim) -> bool:
    """Whether both slots hold one and the same thing that can be measured or can happen."""
    shared = (term[1:-1] for term in a.slot.terms if term in b.slot.terms and term.startswith("<") and term[1] != "~")
    return any(kind_of(concept) in ("measure", "act") for concept in shared)
