"""The sentences figures stand in, compared as wholes: what both tell, and which other figures both give."""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import sqrt

from provenance.facts.lexicon import kind_of
from provenance.facts.matching.acts import own_acts
from provenance.facts.matching.dated import beside, within, year_of
from provenance.facts.matching.likeness import Fronts, counterparts, fronts, name_words
from provenance.facts.matching.meaning import Meaning, SentenceMeanings
from provenance.facts.matching.weights import weights
from provenance.facts.model import Claim, Kind, Value
from provenance.facts.values import common, empty, ends, is_date, same_number

# So many telling figures in common leave little doubt; a small or bare one is half a figure.
ENOUGH_FIGURES, BARE_FIGURE = 2.0, 0.5
# Sentences that share this much (0..1) of what they tell are alike for certain.
ALIKE = 0.35
# Sentences this much alike (0..1) tell one thing in nearly the same words.
ONE_TELLING = 0.5
# Of a sentence with more other figures than this only the nearest are company: a table in one line is no sentence.
MOST_COMPANY = 40

# A year as durations are counted, in seconds.
YEAR = 31_536_000

_Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Company:
    """The other figures of two sentences, seen from one figure in each (all 0..1).

    ``shared``: how many both give. ``differing``: which part of the others of the sentence with fewer has no equal.
    ``taken``: 1 if the number of one of the two stands elsewhere in the other sentence. ``elsewhere``: 1 if it stands
    elsewhere in the other source, and is not a small one; of a date, only where the sentences do not tell one thing in
    nearly the same words, for one year stands in many a place.
    ``alone``: 1 if no other figure of their kind is left over in either sentence.
    """

    shared: float
    differing: float
    taken: float
    elsewhere: float
    alone: float


def family(claim: Claim) -> tuple[str, str]:
    """What a figure may be compared with: things counted with or without their noun, else its kind and unit."""
    kind = claim.mention.kind
    if kind in (Kind.COUNT, Kind.NUMBER):
        return "count", ""
    return kind.value, claim.value.unit or ""


class Passages:
    """The sentences of all claims."""

    def __init__(
        self,
        claims: Sequence[Claim],
        rarity: Callable[[str], float],
        meaning: Meaning | None = None,
    ) -> None:
        self._claims = claims
        self._rarity = rarity
        self._meaning = None if meaning is None else SentenceMeanings(claims, meaning)
        self._family = [family(claim) for claim in claims]
        self._place = [_place(claim) for claim in claims]
        self._dated = [is_date(claim.value) for claim in claims]
        self._common = [common(claim.value) for claim in claims]
        self._ends = [ends(claim.value) for claim in claims]
        self._keys = [
            (self._family[i], self._ends[i] or (claim.value.month, claim.value.day)) for i, claim in enumerate(claims)
        ]
        self._figures: dict[_Place, list[int]] = defaultdict(list)
        self._at: dict[int, int] = {}
        self._same: dict[tuple[object, ...], list[int]] = defaultdict(list)
        for i, claim in enumerate(claims):
            if claim.mention.kind is not Kind.QUOTATION and not empty(claim.value):
                self._at[i] = len(self._figures[_place(claim)])
                self._figures[_place(claim)].append(i)
                self._same[claim.source.id, self._keys[i]].append(i)
        self._of_year: dict[tuple[str, int | None], list[int]] = defaultdict(list)
        for i, claim in enumerate(claims):
            if self._dated[i] and (year := year_of(claim.value)) is not None:
                self._of_year[claim.source.id, year].append(i)
        self._told_at: dict[_Place, _Telling] = {}
        self._last: tuple[tuple[int, int], Company] | None = None
        self._likest: dict[tuple[_Place, str], float] = {}
        self._likeness: dict[tuple[_Place, _Place], float] = {}

    def likeness(self, a: int, b: int) -> float:
        """How much (0..1) the sentences of two claims share of what they tell, figures left out."""
        key = self._place[a], self._place[b]
        known = self._likeness.get(key)
        if known is None:
            known = self._likeness[key] = _likeness(self._told(key[0]), self._told(key[1]))
        return known

    def meaning(self, a: int, b: int) -> float | None:
        """How near (0..1) the sentences of two claims are in meaning, figures left out; None without vectors."""
        return None if self._meaning is None else self._meaning.nearness(a, b)

    def _told(self, place: _Place) -> "_Telling":
        known = self._told_at.get(place)
        if known is None:
            told: dict[str, float] = {}
            table = weights()["kinds"]
            for i in self._figures[place]:
                slot = self._claims[i].slot
                for term in slot.terms:
                    if not term.startswith("<~"):
                        weight = table[kind_of(term[1:-1])] if term[0] == "<" else table["word"]
                        told[term] = weight * self._rarity(term)
                for name in slot.entities:
                    rarity = self._rarity("@" + name)
                    told.update((word, table["name"] * rarity) for word in name_words(name))
            told = dict(sorted(told.items()))
            known = self._told_at[place] = _Telling(told, sum(told.values()), fronts(told))
        return known

    def meet(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Note which sentences are compared, so that it can be told which are each other's likest."""
        for a, b in pairs:
            one, other = self._place[a], self._place[b]
            if (one, other) in self._likeness:
                continue
            likeness = self.likeness(a, b)
            for here, there in ((one, other[0]), (other, one[0])):
                self._likest[here, there] = max(self._likest.get((here, there), 0.0), likeness)

    def likest(self, a: int, b: int) -> float:
        """How near (0..1) the sentences of two claims come to being each other's likest in their two sources.

        Less where they are hardly alike: the likest of strangers is a stranger.
        """
        one, other = self._place[a], self._place[b]
        best = max(self._likest.get((one, other[0]), 0.0), self._likest.get((other, one[0]), 0.0))
        likeness = self.likeness(a, b)
        return likeness / best * min(1.0, likeness / ALIKE) if best else 0.0

    def company(self, a: int, b: int) -> Company:
        """The other figures around two claims."""
        if self._last is not None and self._last[0] == (a, b):  # asked for twice of a pair that is sure enough
            return self._last[1]
        found = self._company(a, b)
        self._last = (a, b), found
        return found

    def _company(self, a: int, b: int) -> Company:
        left, right = self._others(a), self._others(b)
        twins = self._twins(left, right)
        shared = sum([BARE_FIGURE if self._common[i] else 1.0 for i in twins])
        repeated, fewer = set(twins.values()), min(len(left), len(right))
        return Company(
            shared=min(1.0, shared / ENOUGH_FIGURES),
            differing=(fewer - len(twins)) / fewer if fewer else 0.0,
            taken=float(
                self._gives(right, a)
                or self._gives(left, b)
                or self._reckons(b, [i for i in right if i not in repeated], a)
                or self._reckons(a, [i for i in left if i not in twins], b)
            ),
            elsewhere=float(not self._dates_told_alike(a, b) and (self._elsewhere(a, b) or self._elsewhere(b, a))),
            alone=float(not self._left_over(left, a, b, twins) and not self._left_over(right, b, a, repeated)),
        )

    def _dates_told_alike(self, a: int, b: int) -> bool:
        return self._dated[a] and self._dated[b] and self.likeness(a, b) >= ONE_TELLING

    def _others(self, figure: int) -> list[int]:
        """The other figures of its sentence, the nearest ``MOST_COMPANY`` of them."""
        held, at = self._figures[self._place[figure]], self._at[figure]
        first = max(0, min(at - MOST_COMPANY // 2, len(held) - MOST_COMPANY - 1))
        return [i for i in held[first : first + MOST_COMPANY + 1] if i != figure]

    def _reckons(self, partner: int, others: Iterable[int], figure: int) -> bool:
        """Whether a sentence gives the number of ``figure`` in two parts, ``partner`` and one of ``others``.

        Two stretches of time make a sum ("six months and three more" are nine), a year and a stretch of years another
        year ("in 1994, 12 years after"). Things counted make none: 16 dead and 24 injured are not 40 injured.
        """
        claims = self._claims
        if self._dated[figure]:
            year, base = year_of(claims[figure].value), year_of(claims[partner].value)
            if year is None or base is None:
                return False
            stretches = (claims[i].value for i in others if claims[i].mention.kind is Kind.DURATION)
            return any(_plain(stretch) == abs(year - base) * YEAR for stretch in stretches)
        if claims[figure].mention.kind is not Kind.DURATION:
            return False
        whole, part = _plain(claims[figure].value), _plain(claims[partner].value)
        if whole is None or part is None or whole <= part + 1:
            return False
        return any(self._family[i] == self._family[partner] and _plain(claims[i].value) == whole - part for i in others)

    def _gives(self, others: Sequence[int], figure: int) -> bool:
        """Whether one of ``others`` gives the number of ``figure``; a bare weekday or month is none."""
        if self._dated[figure] and self._common[figure]:
            return False
        kind, dated = self._family[figure], self._dated[figure]
        return any(
            self._same_number(i, figure) or (dated and within(self._claims[i].value, self._claims[figure].value))
            for i in others
            if not (dated and self._common[i])
            if self._family[i] == kind or (kind[0] == "count" and self._claims[i].mention.kind is Kind.ORDINAL)
        )

    def _elsewhere(self, figure: int, instead: int) -> bool:
        """Whether the source of ``instead`` gives the number of ``figure`` at another place."""
        if self._common[figure]:
            return False
        source = self._claims[instead].source.id
        if any(i != instead for i in self._same.get((source, self._keys[figure]), ())):
            return True
        return any(beside(self._claims[i], self._claims[instead]) for i in self._days_within(figure, source))

    def _days_within(self, figure: int, source: str) -> Sequence[int]:
        """The more exact dates of a source that lie in a year or month."""
        value = self._claims[figure].value
        around = self._of_year.get((source, year_of(value)), ()) if self._dated[figure] else ()
        return [i for i in around if within(self._claims[i].value, value) and self._ends[i] != self._ends[figure]]

    def _same_number(self, i: int, j: int) -> bool:
        """As :func:`same_number`, of what was worked out once."""
        if self._dated[i] and self._dated[j]:
            return same_number(self._claims[i].value, self._claims[j].value)
        one = self._ends[i]
        return self._dated[i] == self._dated[j] and bool(one) and one == self._ends[j]

    def _twins(self, left: Sequence[int], right: Sequence[int]) -> dict[int, int]:
        """Figures of the one sentence that the other gives too, each paired once."""
        free = list(right)
        twins = {}
        for i in left:
            for j in free:
                if self._family[i] == self._family[j] and self._same_number(i, j):
                    twins[i] = j
                    free.remove(j)
                    break
        return twins

    def _left_over(self, others: Sequence[int], figure: int, partner: int, paired: Container[int]) -> bool:
        kind = self._family[figure]
        return any(
            self._family[i] == kind and not (self._dated[i] and self._of_its_own(i, figure, partner))
            for i in others
            if i not in paired
        )

    def _of_its_own(self, other: int, figure: int, partner: int) -> bool:
        """Whether what happens at another date of the sentence is not what happens at this one, nor told over there."""
        claims = self._claims
        own, acts = own_acts(claims[other], claims[figure]), own_acts(claims[figure], claims[other])
        return bool(own and acts) and own.isdisjoint(claims[partner].slot.terms)


def _plain(value: Value) -> Decimal | None:
    """A number above 0, whatever the hedge."""
    number = value.lo if value.lo is not None else value.hi
    return number if isinstance(number, Decimal) and number > 0 else None


def _place(claim: Claim) -> _Place:
    return claim.source.id, claim.context_span.chars[0]


@dataclass(frozen=True, slots=True)
class _Telling:
    """The terms and the words of names of a sentence with their weights, rare ones weighing more, in order."""

    terms: Mapping[str, float]
    weight: float
    fronts: Fronts


def _likeness(one: _Telling, other: _Telling) -> float:
    left, right = one.terms, other.terms
    shared = sum([min(left[term], right[term]) for term in left if term in right])
    likes = counterparts(one.fronts, other.fronts)
    shared += sum([likeness * min(left[word], right[like]) for word, (like, likeness) in sorted(likes.items())])
    return shared / sqrt(one.weight * other.weight) if one.weight and other.weight else 0.0
