"""The sentences figures stand in, compared as wholes: what both tell, and which other figures both give."""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from provenance.facts.matching.acts import own_acts
from provenance.facts.matching.dated import beside, within, year_of
from provenance.facts.matching.meaning import Meaning, SentenceMeanings
from provenance.facts.matching.sides import Sides, firsts, numbered
from provenance.facts.matching.tale import ALIKE, ONE_TELLING, Tale, likeness_of, tale
from provenance.facts.model import Kind, Value
from provenance.facts.values import ends

# So many telling figures in common leave little doubt; a small or bare one is half a figure.
ENOUGH_FIGURES, BARE_FIGURE = 2.0, 0.5
# Of a sentence with more other figures than this only the nearest are company: a table in one line is no sentence.
MOST_COMPANY = 40

# A year as durations are counted, in seconds.
YEAR = 31_536_000


class Company(NamedTuple):
    """The other figures of two sentences, seen from one figure in each (all 0..1).

    ``shared``: how many both give. ``differing``: which part of the others of the sentence with fewer has no equal.
    ``taken``: 1 if the number of one of the two stands elsewhere in the other sentence.
    ``alone``: 1 if no other figure of their kind is left over in either sentence.
    """

    shared: float
    differing: float
    taken: float
    alone: float


class Passages:
    """The sentences of all claims."""

    def __init__(
        self,
        sides: Sides,
        rarity: Callable[[str], float],
        meaning: Meaning | None = None,
    ) -> None:
        self._sides, self._claims = sides, sides.claims
        self._rarity = rarity
        self._meaning = None if meaning is None else SentenceMeanings(sides.claims, meaning)
        self._keys = numbered(
            (sides.kin[i], ends(claim.value) or (claim.value.month, claim.value.day))
            for i, claim in enumerate(sides.claims)
        )
        self._figures: dict[int, list[int]] = defaultdict(list)
        self._at: dict[int, int] = {}
        self._same: dict[tuple[int, int], list[int]] = defaultdict(list)
        for i, place in enumerate(sides.place):
            if sides.figure[i]:
                self._at[i] = len(self._figures[place])
                self._figures[place].append(i)
                self._same[sides.source[i], self._keys[i]].append(i)
        self._of_year: dict[tuple[int, int | None], list[int]] = defaultdict(list)
        for i, claim in enumerate(sides.claims):
            if sides.dated[i] and (year := year_of(claim.value)) is not None:
                self._of_year[sides.source[i], year].append(i)
        # Sentences with the same words and names around the same sorts of figures tell the same.
        told = {
            place: tuple([(sides.words[i], sides.names[i]) for i in figures])
            for place, figures in self._figures.items()
        }
        self._tells = numbered(told.get(place, ()) for place in sides.place)
        self._teller = firsts(self._tells)
        self._telling = cache(self._what_is_told)
        # A figure with the same others around it, in the same order and words, has the same company.
        circles = {
            place: tuple([(sides.kin[i], sides.value[i], sides.words[i]) for i in figures])
            for place, figures in self._figures.items()
        }
        self._circle = numbered((circles.get(place), self._at.get(i)) for i, place in enumerate(sides.place))
        self._central = firsts(self._circle)
        self._around = cache(self._company_of_both)
        self._likest: dict[tuple[int, int], float] = {}
        self._alike = cache(self._tellings_alike)

    def likeness(self, a: int, b: int) -> float:
        """How much (0..1) the sentences of two claims share of what they tell, figures left out."""
        return self._alike(self._tells[a], self._tells[b])

    def _tellings_alike(self, one: int, other: int) -> float:
        return likeness_of(self._telling(one), self._telling(other))

    def meaning(self, a: int, b: int) -> float | None:
        """How near (0..1) the sentences of two claims are in meaning, figures left out; None without vectors."""
        return None if self._meaning is None else self._meaning.nearness(a, b)

    def _what_is_told(self, number: int) -> Tale:
        told = self._figures[self._sides.place[self._teller[number]]]
        return tale([self._claims[i].slot for i in told], self._rarity)

    def meet(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Note which sentences are compared, so that it can be told which are each other's likest."""
        place, source, likest = self._sides.place, self._sides.source, self._likest
        for a, b in pairs:
            likeness = self.likeness(a, b)
            for met in ((place[a], source[b]), (place[b], source[a])):
                if likeness > likest.get(met, 0.0):
                    likest[met] = likeness

    def likest(self, a: int, b: int) -> float:
        """How near (0..1) the sentences of two claims come to being each other's likest in their two sources.

        Less where they are hardly alike: the likest of strangers is a stranger.
        """
        place, source = self._sides.place, self._sides.source
        best = max(self._likest.get((place[a], source[b]), 0.0), self._likest.get((place[b], source[a]), 0.0))
        if not best:
            return 0.0
        likeness = self.likeness(a, b)
        return likeness / best * min(1.0, likeness / ALIKE)

    def company(self, a: int, b: int) -> Company:
        """The other figures around two claims."""
        return self._around(self._circle[a], self._circle[b])

    def elsewhere(self, a: int, b: int) -> float:
        """1 if the number of one of two claims, not a small one, stands elsewhere in the source of the other.

        Of a date, only where the sentences do not tell one thing in nearly the same words: one year stands in many a
        place.
        """
        if self._sides.dated[a] and self._sides.dated[b] and self.likeness(a, b) >= ONE_TELLING:
            return 0.0
        return float(self._elsewhere(a, b) or self._elsewhere(b, a))

    def _company_of_both(self, one: int, other: int) -> Company:
        """The company of two figures within their sentences, wherever those stand."""
        a, b = self._central[one], self._central[other]
        left, right = self._others(a), self._others(b)
        if not left and not right:
            return Company(0.0, 0.0, 0.0, 1.0)
        twins = self._twins(left, right)
        shared = sum([BARE_FIGURE if self._sides.common[i] else 1.0 for i in twins])
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
            alone=float(not self._left_over(left, a, b, twins) and not self._left_over(right, b, a, repeated)),
        )

    def _others(self, figure: int) -> list[int]:
        """The other figures of its sentence, the nearest ``MOST_COMPANY`` of them."""
        held, at = self._figures[self._sides.place[figure]], self._at[figure]
        first = max(0, min(at - MOST_COMPANY // 2, len(held) - MOST_COMPANY - 1))
        return [i for i in held[first : first + MOST_COMPANY + 1] if i != figure]

    def _reckons(self, partner: int, others: Iterable[int], figure: int) -> bool:
        """Whether a sentence gives the number of ``figure`` in two parts, ``partner`` and one of ``others``.

        Two stretches of time make a sum ("six months and three more" are nine), a year and a stretch of years another
        year ("in 1994, 12 years after"). Things counted make none: 16 dead and 24 injured are not 40 injured.
        """
        claims, kin = self._claims, self._sides.kin
        if self._sides.dated[figure]:
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
        return any(kin[i] == kin[partner] and _plain(claims[i].value) == whole - part for i in others)

    def _gives(self, others: Sequence[int], figure: int) -> bool:
        """Whether one of ``others`` gives the number of ``figure``; a bare weekday or month is none."""
        sides = self._sides
        dated, kin = sides.dated[figure], sides.kin[figure]
        if dated and sides.common[figure]:
            return False
        counted = sides.families[figure][0] == "count"
        return any(
            sides.same(i, figure) or (dated and within(self._claims[i].value, self._claims[figure].value))
            for i in others
            if not (dated and sides.common[i])
            if sides.kin[i] == kin or (counted and self._claims[i].mention.kind is Kind.ORDINAL)
        )

    def _elsewhere(self, figure: int, instead: int) -> bool:
        """Whether the source of ``instead`` gives the number of ``figure`` at another place."""
        if self._sides.common[figure]:
            return False
        source = self._sides.source[instead]
        if any(i != instead for i in self._same.get((source, self._keys[figure]), ())):
            return True
        return any(beside(self._claims[i], self._claims[instead]) for i in self._days_within(figure, source))

    def _days_within(self, figure: int, source: int) -> Sequence[int]:
        """The more exact dates of a source that lie in a year or month."""
        sides, value = self._sides, self._claims[figure].value
        around = self._of_year.get((source, year_of(value)), ()) if sides.dated[figure] else ()
        number = sides.number
        return [i for i in around if number[i] != number[figure] and within(self._claims[i].value, value)]

    def _twins(self, left: Sequence[int], right: Sequence[int]) -> dict[int, int]:
        """Figures of the one sentence that the other gives too, each paired once."""
        free, kin, same = list(right), self._sides.kin, self._sides.same
        twins = {}
        for i in left:
            for j in free:
                if kin[i] == kin[j] and same(i, j):
                    twins[i] = j
                    free.remove(j)
                    break
        return twins

    def _left_over(self, others: Sequence[int], figure: int, partner: int, paired: Container[int]) -> bool:
        kin, dated = self._sides.kin, self._sides.dated
        return any(
            kin[i] == kin[figure] and not (dated[i] and self._of_its_own(i, figure, partner))
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
