"""Links between claims: scored candidates that are sure enough, and not of different things."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from provenance.facts.matching.candidates import candidates, measures
from provenance.facts.matching.features import Feature
from provenance.facts.matching.likeness import alike_names
from provenance.facts.matching.meaning import Meaning
from provenance.facts.matching.neighbours import Shared
from provenance.facts.matching.scoring import Scorer
from provenance.facts.matching.sides import Sides
from provenance.facts.matching.weights import weights
from provenance.facts.model import Claim, Kind
from provenance.facts.values import is_date

# From this nearness names on both sides, none of them shared, tell that two differing figures are of different things.
NAMED_NEARBY = 0.4
# Two days are of one event if something is said this near to both.
EVENT_NEARBY = 0.3
# What saying is called, whatever the verb; so many things told by both are one matter.
SPEECH, MATTER = frozenset({"<~assertion>", "<say>"}), 2
# Sentences this much alike (0..1) tell one thing in nearly the same words.
ONE_TELLING = 0.5
# What happens this much as near to a date as the nearest of all counts as near as that.
NEAREST = 0.6


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims (by their index) that may speak of one fact, with the score (0..1) and the features behind it.

    ``one_telling``: their sentences tell one thing in nearly the same words.
    """

    a: int
    b: int
    score: float
    equal: bool
    reasons: tuple[Feature, ...] | Callable[[], tuple[Feature, ...]] = field(compare=False, repr=False)
    one_telling: bool = False

    @property
    def features(self) -> tuple[Feature, ...]:
        """Why; worked out when asked for, because few of many links are ever told of."""
        return self.reasons() if callable(self.reasons) else self.reasons


def links(
    claims: Sequence[Claim],
    *,
    side_by_side: bool = False,
    meaning: Meaning | None = None,
    crowds: Counter[Shared] | None = None,
) -> list[Link]:
    """The links between claims that are sure enough, surest first.

    ``side_by_side``: somebody set two texts beside each other because they may speak of one thing, so that less is
    asked of differing figures than in a corpus, where most pairs are chance. ``meaning`` adds meaning vectors.
    In ``crowds`` is counted what was too much to be compared in full (see :mod:`.neighbours`).
    """
    sides = Sides(claims)
    worth_a_look = list(candidates(sides, side_by_side=side_by_side, crowds=crowds))
    score = Scorer(sides, worth_a_look, side_by_side=side_by_side, meaning=meaning)
    found = []
    for a, b in worth_a_look:
        same = sides.kin[a] == sides.kin[b] and sides.same(a, b)
        # One firm's founding beside another's is no conflict, nor are millions beside billions.
        # What a crowd says tells no more than another number would.
        told_apart = not side_by_side and (not same or sides.crowded(a))
        if told_apart and (sides.other_size(a, b) == 1.0 or score.other_names(a, b) >= NAMED_NEARBY):
            continue
        asked = _asked(sides, a, b, same, side_by_side)
        sure = score(a, b, asked)
        if sure is None or (not same and _written_alike(claims[a], claims[b])):
            continue
        one_telling = score.likeness(a, b) >= ONE_TELLING
        if same or not _other_events(claims[a], claims[b], one_telling):
            found.append(Link(a, b, sure, same, partial(score.features, a, b), one_telling))
    return sorted(found, key=lambda link: (not link.equal, -link.score, link.a, link.b))


def _asked(sides: Sides, a: int, b: int, same: bool, side_by_side: bool) -> float:
    """The score asked of a link: less where both give one number, least where that number tells."""
    threshold = weights()["threshold"]
    one, other = sides.claims[a], sides.claims[b]
    if not same or sides.common[a] or sides.common[b]:
        if side_by_side:
            return threshold["side_by_side"]
        if not same and sides.dated[a]:
            if _one_speech(one, other):
                return threshold["other_day_of_speech"]
            return threshold["other_number" if _one_event(one, other) else "other_day"]
        return threshold["other_number"]
    if sides.telling[a] and sides.telling[b] and measures(one.slot.terms.keys() & other.slot.terms.keys()):
        return threshold["same_telling_number"]
    return threshold["same_number"]


def _one_event(a: Claim, b: Claim) -> bool:
    """Whether something is said near to two days that is the same."""
    shared = a.slot.terms.keys() & b.slot.terms.keys()
    return any(min(a.slot.terms[term], b.slot.terms[term]) >= EVENT_NEARBY for term in shared)


def _one_speech(a: Claim, b: Claim) -> bool:
    """Whether two days are when the same person spoke of the same matter: named beside both, a verb of saying too, and
    at least two things told by both.
    """
    if a.subject_name is None or a.subject_name != b.subject_name:
        return False
    sides = (a.slot, b.slot)
    if min(side.entities.get(a.subject_name, 0.0) for side in sides) < NAMED_NEARBY:
        return False
    spoke = all(any(near >= EVENT_NEARBY and term in SPEECH for term, near in side.terms.items()) for side in sides)
    shared = a.slot.terms.keys() & b.slot.terms.keys()
    return spoke and sum(term.startswith("<") and not term.startswith("<~") for term in shared - SPEECH) >= MATTER


def _other_events(a: Claim, b: Claim, one_telling: bool) -> bool:
    """Whether two differing figures are plainly of two matters, however alike the rest is.

    Two ranks of two kinds of things, dates of which one is the dateline of its text, figures for different countries;
    and, where the sentences are not ``one_telling``, dates beside which different things happen.
    """
    kinds = {a.mention.kind, b.mention.kind}
    if kinds == {Kind.ORDINAL}:
        return bool(a.slot.unit and b.slot.unit) and a.slot.unit.isdisjoint(b.slot.unit)
    if kinds == {Kind.DATE} and (_dateline(a) or _dateline(b) or (not one_telling and _happening_apart(a, b))):
        return True
    return _elsewhere(a, b)


def _dateline(claim: Claim) -> bool:
    """Whether a full date opens its sentence without belonging to it ("2 July 2016 The army …")."""
    day = claim.value.granularity == "day" and claim.value.lo is not None
    return (
        day and claim.span.chars[0] == claim.context_span.chars[0] and claim.context[len(claim.quote) :][1:2].isupper()
    )


def _happening_apart(a: Claim, b: Claim) -> bool:
    """Whether the text of one date tells of what happens at the other date too, but farther from its own date.

    Where each tells of both, the words are only in another order.
    """
    if _one_speech(a, b):
        return False
    one, other = _nearest_acts(a), _nearest_acts(b)
    told = not one.isdisjoint(b.slot.terms), not other.isdisjoint(a.slot.terms)
    return bool(one and other) and one.isdisjoint(other) and told[0] != told[1]


def _nearest_acts(claim: Claim) -> frozenset[str]:
    acts = {term: claim.slot.terms[term] for term in measures(claim.slot.terms)}
    least = NEAREST * max(acts.values(), default=0.0)
    return frozenset(term for term, nearness in acts.items() if nearness >= least)


def _elsewhere(a: Claim, b: Claim) -> bool:
    """Whether the sentences of two figures name countries, none of them the same, and share no other name."""
    one, other = a.slot.entities, b.slot.entities
    if not all(any(_country(name) for name in names) for names in (one, other)):
        return False
    return not any(x == y or alike_names(x, y) for x in one for y in other)


def _country(name: str) -> bool:
    return len(name) == 2 and name.isupper()


def _written_alike(a: Claim, b: Claim) -> bool:
    """Whether two figures that were read differently are written the same: "1,365 euros" and "1.365 euros" differ by
    what a mark means, "2 trillion" and "2 trillions" by the scale of a language.
    """
    one, other = _written(a.quote), _written(b.quote)
    return not is_date(a.value) and a.value.unit == b.value.unit and bool(one[0]) and one == other


def _written(quote: str) -> tuple[list[str], list[str]]:
    """The digits of a figure, cut at its marks, and its words of scale."""
    scale = re.findall(r"[a-z]{0,9}illi[a-z]{0,9}", quote.casefold())
    return re.findall(r"[0-9]+", quote), [word.rstrip("s") for word in scale]
