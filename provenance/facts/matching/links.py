"""Links between claims: scored candidates that are sure enough, and not of different things."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial

from provenance.facts.matching.acts import measures, nearest_acts
from provenance.facts.matching.candidates import candidates, one_noun, unknown
from provenance.facts.matching.features import Feature, Rarity
from provenance.facts.matching.likeness import alike_names
from provenance.facts.matching.meaning import Meaning
from provenance.facts.matching.misplaced import Misplaced, misplaced
from provenance.facts.matching.neighbours import Shared
from provenance.facts.matching.scoring import Scorer
from provenance.facts.matching.settled import Found, Settled, Two
from provenance.facts.matching.sides import Sides
from provenance.facts.matching.tale import IN_TWO_LANGUAGES, ONE_TELLING
from provenance.facts.matching.weights import weights
from provenance.facts.model import Claim, Kind
from provenance.facts.values import common, is_date

# From this nearness names on both sides, none of them shared, tell that two differing figures are of different things.
NAMED_NEARBY = 0.4
# Two days are of one event if something is said this near to both.
EVENT_NEARBY = 0.3
# What saying is called, whatever the verb; so many things told by both are one matter.
SPEECH, MATTER = frozenset({"<~assertion>", "<say>"}), 2


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims (by their index) that may speak of one fact, with the score (0..1) and the features behind it.

    ``one_telling``: their sentences tell one thing in nearly the same words. ``settled``: it was found in an earlier
    run, and all it rests on is as it was.
    """

    a: int
    b: int
    score: float
    equal: bool
    reasons: tuple[Feature, ...] | Callable[[], tuple[Feature, ...]] = field(compare=False, repr=False)
    one_telling: bool = False
    settled: bool = field(default=False, compare=False)

    @property
    def features(self) -> tuple[Feature, ...]:
        """Why; worked out when asked for, because few of many links are ever told of."""
        return self.reasons() if callable(self.reasons) else self.reasons

    def between(self, a: int, b: int) -> "Link":
        """The same link, its claims numbered otherwise."""
        return Link(a, b, self.score, self.equal, self.reasons, self.one_telling, self.settled)


def links(
    claims: Sequence[Claim],
    *,
    side_by_side: bool = False,
    meaning: Meaning | None = None,
    crowds: Counter[Shared] | None = None,
    sides: Sides | None = None,
    settled: Settled | None = None,
) -> list[Link]:
    """The links between claims that are sure enough, surest first.

    ``side_by_side``: somebody set two texts beside each other because they may speak of one thing, so that less is
    asked of differing figures than in a corpus, where most pairs are chance. ``meaning`` adds meaning vectors.
    In ``crowds`` is counted what was too much to be compared in full (see :mod:`.neighbours`). ``sides`` are those of
    the claims, where somebody has them; what is ``settled`` is not worked out again.
    """
    sides = sides or Sides(claims)
    worth_a_look = list(candidates(sides, side_by_side=side_by_side, crowds=crowds))
    wrong = misplaced(sides, worth_a_look) if side_by_side else Misplaced()
    rarity = Rarity(claims)
    held, done = ([], set()) if settled is None else settled.recall(sides, worth_a_look, rarity)
    source = sides.source
    fresh = [(a, b) for a, b in worth_a_look if (source[a], source[b]) not in done] if done else worth_a_look
    score = Scorer(sides, fresh, side_by_side=side_by_side, meaning=meaning, misplaced=wrong.differing, rarity=rarity)
    found = []
    for a, b in fresh:
        if (a, b) in wrong.equal:
            continue
        same = sides.kin[a] == sides.kin[b] and sides.same(a, b)
        # One firm's founding beside another's is no conflict, nor are millions beside billions.
        # What a crowd says tells no more than another number would.
        told_apart = not side_by_side and (not same or sides.crowded(a))
        if told_apart and (sides.other_size(a, b) == 1.0 or score.other_names(a, b) >= NAMED_NEARBY):
            continue
        one_language = claims[a].language == claims[b].language
        one_telling = score.likeness(a, b) >= (ONE_TELLING if one_language else IN_TWO_LANGUAGES)
        asked = _asked(sides, a, b, same, one_telling, side_by_side)
        sure = score(a, b, asked)
        if sure is None or (not same and _written_alike(claims[a], claims[b])):
            continue
        if not one_telling and not side_by_side and not one_noun(sides, a, b):
            continue
        if _two_ranks(claims[a], claims[b], same, one_telling):
            continue
        if same or not _other_events(claims[a], claims[b], one_telling):
            equal = same and not _vaguer(claims[a], claims[b])
            found.append(Link(a, b, sure, equal, partial(score.features, a, b), one_telling))
    if settled is not None:
        settled.note([*held, *(Found(x.a, x.b, x.score, x.equal, x.one_telling) for x in found)])
        why = _Later(score, settled.groups, source)
        found += [
            Link(one.a, one.b, one.score, one.equal, partial(why, one.a, one.b), one.one_telling, settled=True)
            for one in held
        ]
    return sorted(found, key=lambda link: (not link.equal, -link.score, link.a, link.b))


class _Later:
    """The features of links that were found in an earlier run, worked out if they are asked for."""

    def __init__(self, score: Scorer, groups: Mapping[Two, list[tuple[int, int]]], source: Sequence[int]) -> None:
        self._score, self._groups, self._source = score, groups, source
        self._met: set[Two] = set()

    def __call__(self, a: int, b: int) -> tuple[Feature, ...]:
        two = self._source[a], self._source[b]
        if two not in self._met:
            self._met.add(two)
            self._score.meet(self._groups[two])
        return self._score.features(a, b)


def _asked(sides: Sides, a: int, b: int, same: bool, one_telling: bool, side_by_side: bool) -> float:
    """The score asked of a link: less where both give one number, least where that number tells."""
    threshold = weights()["threshold"]
    one, other = sides.claims[a], sides.claims[b]
    if not same or sides.common[a] or sides.common[b]:
        if side_by_side:
            return threshold["side_by_side"]
        if not same and sides.dated[a]:
            if _one_speech(one, other):
                return threshold["other_day_of_speech"]
            return threshold["other_number" if one_telling or _one_event(one, other) else "other_day"]
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

    Dates of which one is the dateline of its text, figures for different countries; and, where the sentences are not
    ``one_telling``, dates beside which different things happen.
    """
    kinds = {a.mention.kind, b.mention.kind}
    if kinds == {Kind.DATE} and (_dateline(a) or _dateline(b) or (not one_telling and _happening_apart(a, b))):
        return True
    return _elsewhere(a, b)


def _vaguer(a: Claim, b: Claim) -> bool:
    """Whether of two dates that are the same as far as both say it one is a mere weekday or month."""
    return is_date(a.value) and common(a.value) != common(b.value)


def _two_ranks(a: Claim, b: Claim, same: bool, one_telling: bool) -> bool:
    """Whether two ordinals rank two kinds of things; equal ones in two languages only if both kinds are known.

    Where two languages tell one thing, the nouns tell nothing: "the second tour" is "le deuxième voyage".
    """
    if a.mention.kind is not Kind.ORDINAL or (one_telling and a.language != b.language):
        return False
    if not (a.slot.unit and b.slot.unit):
        return not same and not one_telling and bool(a.slot.unit or b.slot.unit)
    comparable = not same or a.language == b.language or not (unknown(a.slot.unit) or unknown(b.slot.unit))
    return comparable and a.slot.unit.isdisjoint(b.slot.unit)


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
    one, other = nearest_acts(a), nearest_acts(b)
    told = not one.isdisjoint(b.slot.terms), not other.isdisjoint(a.slot.terms)
    return bool(one and other) and one.isdisjoint(other) and told[0] != told[1]


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


@lru_cache(maxsize=1 << 14)
def _written(quote: str) -> tuple[list[str], list[str]]:
    """The digits of a figure, cut at its marks, and its words of scale."""
    scale = re.findall(r"[a-z]{0,9}illi[a-z]{0,9}", quote.casefold())
    return re.findall(r"[0-9]+", quote), [word.rstrip("s") for word in scale]
