"""How surely two claims speak of one thing: features, each with its weight, and why."""

from collections.abc import Container, Iterable
from functools import cache
from math import exp, inf, log
from typing import NamedTuple

from provenance.facts.matching.features import (
    Around,
    Feature,
    Rarity,
    alike_around,
    named_alike,
    nearest_names,
    other_head,
    part_of_both,
    plainly,
    same_subject,
    same_unit,
    strongest,
)
from provenance.facts.matching.meaning import Meaning
from provenance.facts.matching.passages import Passages
from provenance.facts.matching.sides import Sides, firsts
from provenance.facts.matching.weights import weights

# Names shared by two sentences of which nothing else is known (0..1).
USUAL_NAMES = 0.4
# By how much the order of additions may change a sum of features.
ROUNDING = 1e-9
# The features of the figures around.
_COMPANY = ("shared_figures", "differing_figures", "taken", "elsewhere", "alone")
# The features in words, by their keys in the table of weights.
WORDS = {
    "around": "the meaning of the words around",
    "other_head": "other words next to each",
    "names": "names near both",
    "other_names": "other names in each",
    "subject": "subject",
    "unit": "what is counted",
    "likest": "sentences likest to each other",
    "vectors": "the meaning of the sentences",
    "shared_figures": "other figures in both",
    "differing_figures": "other figures in each",
    "taken": "the number of the one elsewhere in the other sentence",
    "elsewhere": "the number of the one elsewhere in the other text",
    "day": "a day, which every text names several of",
    "one_language": "one language, where more words should be the same",
    "other_size": "figures of another size",
    "alone": "no other figure left over",
}


class _Names(NamedTuple):
    """The names around two figures: what they share of both beyond the usual, how near names stand to both if they
    share none, and whether the subject is one (1) or another (-1).
    """

    overlap: float
    others: float
    subject: float


class Scorer:
    """Scores pairs of claims; ``pairs`` (by their index) are all that will be asked for.
    ``rarity`` says how rare the words of the corpus are, where that is known.

    ``side_by_side``: two texts set beside each other on purpose are weighed by weights of their own. ``misplaced`` are
    pairs of which it is no objection that the number of the one stands elsewhere in the other, or is of another size.
    """

    def __init__(
        self,
        sides: Sides,
        pairs: Iterable[tuple[int, int]],
        *,
        side_by_side: bool,
        meaning: Meaning | None = None,
        misplaced: Container[tuple[int, int]] = (),
        rarity: Rarity | None = None,
    ) -> None:
        self._sides, self._claims = sides, sides.claims
        self._misplaced = misplaced
        table = "side_by_side" if side_by_side else "corpus"
        self._weights = weights()[table if meaning is None else f"{table}_semantic"]
        self._rarity = rarity or Rarity(sides.claims)
        self._passages = Passages(sides, self._rarity, meaning)
        self.meet(pairs)
        self._worded, self._named = firsts(sides.words), firsts(sides.names)
        self._headed, self._counting = firsts(sides.head), firsts(sides.unit)
        self._words_at, self._names_at = cache(self._words_around), cache(self._names_around)
        self._words, self._names = cache(self._words_of_both), cache(self._names_of_both)
        self._other_head, self._unit = cache(self._heads_apart), cache(self._counting_one)
        self._more = self._at_most()

    def meet(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Say that these pairs, all there are between some sources, will be asked for too."""
        self._passages.meet(pairs)

    def __call__(self, a: int, b: int, least: float = 0.0) -> float | None:
        """How surely two claims (by their index) speak of one thing (0..1); None if less than ``least``.

        That is certain of most pairs after part of the work, which is ordered by what it costs.
        """
        weight, sides, passages = self._weights, self._sides, self._passages
        need = log(least / (1.0 - least)) - ROUNDING if least > 0.0 else -inf
        total = weight["bias"]
        total += weight["likest"] * passages.likest(a, b)
        total += weight["unit"] * self._unit(sides.unit[a], sides.unit[b])
        total += weight["other_head"] * self._other_head(sides.head[a], sides.head[b])
        total += weight["day"] * sides.dated[a] + weight["other_size"] * self._sizes_apart(a, b)
        total += weight["one_language"] * (self._claims[a].language == self._claims[b].language)
        if total + self._more[0] < need:
            return None
        total += weight["around"] * self._words(sides.words[a], sides.words[b])
        if total + self._more[1] < need:
            return None
        names = self._names(sides.names[a], sides.names[b])
        total += weight["names"] * names.overlap + weight["other_names"] * names.others
        total += weight["subject"] * names.subject
        if total + self._more[2] < need:
            return None
        company = passages.company(a, b)
        total += weight["shared_figures"] * company.shared + weight["differing_figures"] * company.differing
        total += weight["alone"] * company.alone
        if not self._no_objection(a, b):
            total += weight["taken"] * company.taken + weight["elsewhere"] * passages.elsewhere(a, b)
        if total + self._more[3] < need:
            return None
        nearness = passages.meaning(a, b)
        if nearness is not None:
            total += weight["vectors"] * nearness
        return 1.0 / (1.0 + exp(-total)) if total >= need else None

    def _no_objection(self, a: int, b: int) -> bool:
        """Whether it says nothing that a number of the two stands elsewhere too."""
        return self._sides.same(a, b) or (a, b) in self._misplaced

    def _at_most(self) -> tuple[float, ...]:
        """What can still be added at each stage of the work."""
        weight = {**dict.fromkeys(WORDS, 0.0), **self._weights}
        vectors = max(0.0, weight["vectors"])
        company = vectors + sum([max(0.0, weight[key]) for key in _COMPANY])
        # Names count from -1 to 1: fewer than usual, another subject.
        names = company + abs(weight["names"]) + abs(weight["subject"]) + max(0.0, weight["other_names"])
        return names + max(0.0, weight["around"]), names, company, vectors

    def likeness(self, a: int, b: int) -> float:
        """How much (0..1) the sentences of two claims share of what they tell, figures left out."""
        return self._passages.likeness(a, b)

    def other_names(self, a: int, b: int) -> float:
        """How near names stand to both figures if they share none: another firm's founding, another's shares."""
        return self._names(self._sides.names[a], self._sides.names[b]).others

    def values(self, a: int, b: int) -> dict[str, float]:
        """The features, by their keys in the table of weights."""
        sides, passages = self._sides, self._passages
        names, company = self._names(sides.names[a], sides.names[b]), passages.company(a, b)
        differ = not self._no_objection(a, b)
        nearness = passages.meaning(a, b)
        return {
            "around": self._words(sides.words[a], sides.words[b]),
            "other_head": self._other_head(sides.head[a], sides.head[b]),
            "names": names.overlap,
            "other_names": names.others,
            "subject": names.subject,
            "unit": self._unit(sides.unit[a], sides.unit[b]),
            "likest": passages.likest(a, b),
            **({} if nearness is None else {"vectors": nearness}),
            "shared_figures": company.shared,
            "differing_figures": company.differing,
            "taken": company.taken * differ,
            "elsewhere": passages.elsewhere(a, b) * differ,
            "day": float(sides.dated[a]),
            "one_language": float(self._claims[a].language == self._claims[b].language),
            "other_size": self._sizes_apart(a, b),
            "alone": company.alone,
        }

    def features(self, a: int, b: int) -> tuple[Feature, ...]:
        """Why two claims score as they do."""
        return tuple(
            Feature(WORDS[key], value, self._weights[key], self._shared(key, a, b))
            for key, value in self.values(a, b).items()
        )

    def _shared(self, key: str, i: int, j: int) -> str:
        """What both sides share of a feature, in words."""
        sides, a, b = self._sides, self._claims[i], self._claims[j]
        match key:
            case "around":
                both = alike_around(self._words_at(sides.words[i]), self._words_at(sides.words[j]))
                return plainly(strongest(both))
            case "names":
                return plainly(strongest(named_alike(self._names_at(sides.names[i]), self._names_at(sides.names[j]))))
            case "subject":
                return " / ".join(dict.fromkeys((a.subject_name or "?", b.subject_name or "?")))
            case "unit":
                return plainly(a.slot.unit & b.slot.unit)
        return ""

    def _words_around(self, number: int) -> Around:
        terms = self._claims[self._worded[number]].slot.terms
        return Around(terms, {term: self._rarity(term) for term in terms})

    def _names_around(self, number: int) -> Around:
        names = self._claims[self._named[number]].slot.entities
        return Around(names, {name: self._rarity("@" + name) for name in names})

    def _words_of_both(self, one: int, other: int) -> float:
        words, there = self._words_at(one), self._words_at(other)
        return part_of_both(alike_around(words, there), words, there)

    def _names_of_both(self, one: int, other: int) -> _Names:
        names, there = self._names_at(one), self._names_at(other)
        both = named_alike(names, there)
        usual = USUAL_NAMES if names.near and there.near else 0.0
        a, b = self._claims[self._named[one]], self._claims[self._named[other]]
        return _Names(
            part_of_both(both, names, there) - usual, 0.0 if both else nearest_names(a, b), same_subject(a, b)
        )

    def _heads_apart(self, one: int, other: int) -> float:
        return other_head(self._claims[self._headed[one]], self._claims[self._headed[other]])

    def _counting_one(self, one: int, other: int) -> float:
        return same_unit(self._claims[self._counting[one]], self._claims[self._counting[other]])

    def _sizes_apart(self, a: int, b: int) -> float:
        """How surely two figures are of different size; the same number with another unit ("four months") is a slip."""
        written = self._claims[a].mention.written
        if (written is not None and written == self._claims[b].mention.written) or (a, b) in self._misplaced:
            return 0.0
        return self._sides.other_size(a, b)
