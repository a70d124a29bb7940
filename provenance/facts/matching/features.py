"""How alike two slots are: one number for each reason, and what both sides share."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from math import exp, log, sqrt
from typing import NamedTuple

from provenance.facts.matching.acts import measures
from provenance.facts.matching.likeness import alike_names, counterparts, fronts
from provenance.facts.matching.meaning import Meaning
from provenance.facts.matching.passages import Passages
from provenance.facts.matching.weights import weights
from provenance.facts.model import Claim
from provenance.facts.values import is_date, other_size, same_number

# Names shared by two sentences of which nothing else is known (0..1).
USUAL_NAMES = 0.4
# The nearness of a subject taken over from the sentence before.
FAR_SUBJECT = 0.2
# By how much the order of additions may change a sum of features.
ROUNDING = 1e-9
# The features (0..1, but for the names and the subject) that cost little, with the bias, and those of the company.
_AT_ONCE = frozenset(
    {"bias", "around", "names", "other_names", "subject", "unit", "other_head", "likest", "day", "one_language"}
    | {"other_size"}
)
_COMPANY = frozenset({"shared_figures", "differing_figures", "taken", "elsewhere", "alone"})


class Feature(NamedTuple):
    """One reason for or against a match: its value (0..1, or -1..1), its weight, and both sides in words."""

    name: str
    value: float
    weight: float
    shared: str

    @property
    def contribution(self) -> float:
        """Value times weight."""
        return self.value * self.weight


class Rarity:
    """How much a term or name tells in this corpus: rare ones tell more (smoothed inverse frequency over claims)."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._count: Counter[str] = Counter()
        for claim in claims:
            self._count.update(claim.slot.terms.keys())
            self._count.update(["@" + name for name in claim.slot.entities])
        self._total = len(claims)
        self._known: dict[str, float] = {}

    def __call__(self, term: str) -> float:
        """A weight of at most 1; a term in every claim still weighs a little."""
        known = self._known.get(term)
        if known is None:
            known = self._known[term] = log(2 + self._total / (1 + self._count[term])) / log(2 + self._total)
        return known


class _Around:
    """The words, or the names, around a figure with their nearness, and what is asked of them with every partner."""

    __slots__ = ("fronts", "near", "rare", "weight")

    def __init__(self, near: Mapping[str, float], rare: Mapping[str, float]) -> None:
        self.near, self.rare = near, rare
        self.weight = sum([nearness * rare[term] for term, nearness in near.items()])
        self.fronts = fronts(near)

    def same(self, other: "_Around") -> dict[str, float]:
        """What stands on both sides, and how much it weighs."""
        near, there, rare = self.near, other.near, self.rare
        return {term: min(near[term], there[term]) * rare[term] for term in near.keys() & there.keys()}

    def like(self, term: str, other: "_Around", like: str, likeness: float) -> float:
        """How much a term weighs that stands on the other side in another form."""
        return likeness * min(self.near[term], other.near[like]) * self.rare[term]


class Scorer:
    """Scores pairs of claims; ``pairs`` (by their index) are all that will be asked for.

    ``side_by_side``: two texts set beside each other on purpose are weighed by weights of their own. ``misplaced`` are
    pairs of which it is no objection that the number of the one stands elsewhere in the other, or is of another size.
    """

    def __init__(
        self,
        claims: Sequence[Claim],
        pairs: Sequence[tuple[int, int]],
        *,
        side_by_side: bool,
        meaning: Meaning | None = None,
        misplaced: Container[tuple[int, int]] = (),
    ) -> None:
        self._claims = claims
        self._misplaced = misplaced
        table = "side_by_side" if side_by_side else "corpus"
        self._weights = weights()[table if meaning is None else f"{table}_semantic"]
        self._rarity = Rarity(claims)
        self._passages = Passages(claims, self._rarity, meaning)
        self._passages.meet(pairs)
        self._words: dict[int, _Around] = {}
        self._names: dict[int, _Around] = {}
        self._more = self._at_most(self._weights.keys() - _AT_ONCE)
        self._more_than_company = self._at_most(self._weights.keys() - _AT_ONCE - _COMPANY)

    def __call__(self, a: int, b: int) -> tuple[float, tuple[Feature, ...]]:
        """How surely two claims (by their index) speak of one thing (0..1), and why."""
        weight = self._weights
        features = tuple(Feature(name, value, weight[key], shared) for key, name, value, shared in self._reasons(a, b))
        total = weight["bias"] + sum(f.contribution for f in features)
        return 1.0 / (1.0 + exp(-total)), features

    def may_reach(self, least: float, i: int, j: int) -> bool:
        """False where it is certain after half of the work that two claims score less than ``least`` (0..1)."""
        a, b, weight = self._claims[i], self._claims[j], self._weights
        most = weight["bias"] + self._more + ROUNDING - log(least / (1.0 - least))
        most += weight["likest"] * self._passages.likest(i, j) + weight["unit"] * _unit(a, b)
        most += weight["other_head"] * _other_head(a, b) + weight["day"] * is_date(a.value)
        most += weight["other_size"] * self._other_size(i, j)
        most += weight["one_language"] * (a.language == b.language)
        if most + self._at_most(("around",)) + abs(weight["names"]) + abs(weight["subject"]) < 0.0:
            return False
        words, there = self._words_of(i), self._words_of(j)
        most += weight["around"] * _part(_alike_words(words, there), words, there)
        if most + abs(weight["names"]) + abs(weight["subject"]) < 0.0:
            return False
        names, others = self._names_of(i), self._names_of(j)
        both = _alike_names(names, others)
        most += weight["names"] * (_part(both, names, others) - USUAL_NAMES * bool(names.near and others.near))
        if not both:
            most += weight["other_names"] * _nearest_names(a, b)
        most += weight["subject"] * _subject(a, b)
        if most < 0.0:
            return False
        company = self._passages.company(i, j)
        most += self._more_than_company - self._more
        most += weight["shared_figures"] * company.shared + weight["differing_figures"] * company.differing
        most += weight["alone"] * company.alone
        if not self._no_objection(i, j):
            most += weight["taken"] * company.taken + weight["elsewhere"] * company.elsewhere
        return most >= 0.0

    def _no_objection(self, i: int, j: int) -> bool:
        """Whether it says nothing that a number of the two stands elsewhere too."""
        return (i, j) in self._misplaced or same_number(self._claims[i].value, self._claims[j].value)

    def _other_size(self, i: int, j: int) -> float:
        """How surely two figures are of different size; the same number with another unit ("four months") is a slip."""
        a, b = self._claims[i], self._claims[j]
        if (i, j) in self._misplaced or (a.mention.written is not None and a.mention.written == b.mention.written):
            return 0.0
        return other_size(a.value, b.value)

    def _at_most(self, keys: Iterable[str]) -> float:
        """What features of 0 to 1 can add."""
        return sum([max(0.0, self._weights[key]) for key in sorted(keys)])

    def _words_of(self, i: int) -> _Around:
        found = self._words.get(i)
        if found is None:
            terms = self._claims[i].slot.terms
            found = self._words[i] = _Around(terms, {term: self._rarity(term) for term in terms})
        return found

    def _names_of(self, i: int) -> _Around:
        found = self._names.get(i)
        if found is None:
            names = self._claims[i].slot.entities
            found = self._names[i] = _Around(names, {name: self._rarity("@" + name) for name in names})
        return found

    def likeness(self, a: int, b: int) -> float:
        """How much (0..1) the sentences of two claims share of what they tell, figures left out."""
        return self._passages.likeness(a, b)

    def values(self, a: int, b: int) -> dict[str, float]:
        """The features alone, by their keys in the table of weights."""
        return {key: value for key, _, value, _ in self._reasons(a, b)}

    def _reasons(self, i: int, j: int) -> Iterator[tuple[str, str, float, str]]:
        """The key in the table of weights, the name in words, the value, and what is shared."""
        a, b = self._claims[i], self._claims[j]
        words, there = self._words_of(i), self._words_of(j)
        names, others = self._names_of(i), self._names_of(j)
        met = _alike_names(names, others)
        usual = USUAL_NAMES if names.near and others.near else 0.0
        overlap, shared_names = _overlap(met, names, others)
        yield "around", "the meaning of the words around", *_overlap(_alike_words(words, there), words, there)
        yield "other_head", "other words next to each", _other_head(a, b), ""
        yield "names", "names near both", overlap - usual, shared_names
        yield "other_names", "other names in each", 0.0 if met else _nearest_names(a, b), ""
        subjects = dict.fromkeys((a.subject_name or "?", b.subject_name or "?"))
        yield "subject", "subject", _subject(a, b), " / ".join(subjects)
        yield "unit", "what is counted", _unit(a, b), plainly(a.slot.unit & b.slot.unit)
        company, free = self._passages.company(i, j), self._no_objection(i, j)
        yield "likest", "sentences likest to each other", self._passages.likest(i, j), ""
        nearness = self._passages.meaning(i, j)
        if nearness is not None:
            yield "vectors", "the meaning of the sentences", nearness, ""
        yield "shared_figures", "other figures in both", company.shared, ""
        yield "differing_figures", "other figures in each", company.differing, ""
        yield "taken", "the number of the one elsewhere in the other sentence", company.taken * (not free), ""
        yield "elsewhere", "the number of the one elsewhere in the other text", company.elsewhere * (not free), ""
        yield "day", "a day, which every text names several of", float(is_date(a.value)), ""
        one_language = "one language, where more words should be the same"
        yield "one_language", one_language, float(a.language == b.language), ""
        yield "other_size", "figures of another size", self._other_size(i, j), ""
        yield "alone", "no other figure left over", company.alone, ""


def plainly(terms: Iterable[str]) -> str:
    """The first few terms as words: concepts by their names, broader names left out."""
    terms = sorted(terms) if isinstance(terms, frozenset) else list(terms)
    return ", ".join([term.strip("<=>").replace("_", " ") for term in terms if not term.startswith("<~")][:5])


def _alike_words(one: _Around, other: _Around) -> dict[str, float]:
    """The words that mean the same on both sides, and how much each weighs."""
    both = one.same(other)
    for word, (like, likeness) in counterparts(one.fronts, other.fronts).items():
        both[word] = one.like(word, other, like, likeness)
    return both


def _alike_names(one: _Around, other: _Around) -> dict[str, float]:
    """The names that stand on both sides, however spelt, and how much each weighs."""
    if not one.near or not other.near:
        return {}
    both = one.same(other)
    free = sorted(other.near.keys() - one.near.keys())
    if free:
        for name in sorted(one.near.keys() - other.near.keys()):
            likeness, like = max([(alike_names(name, known), known) for known in free], default=(0.0, ""))
            if likeness > 0:
                free.remove(like)
                both[name] = one.like(name, other, like, likeness)
    return both


def _part(both: Mapping[str, float], one: _Around, other: _Around) -> float:
    """Shared nearness as a part of what both sides have (geometric mean)."""
    return sum(both.values()) / sqrt(one.weight * other.weight) if both else 0.0


def _overlap(both: Mapping[str, float], one: _Around, other: _Around) -> tuple[float, str]:
    """The shared part, and the strongest of what both sides share."""
    strongest = sorted(both, key=lambda term: (-both[term], term))
    return _part({term: both[term] for term in strongest}, one, other), plainly(strongest)


def _other_head(a: Claim, b: Claim) -> float:
    """1 where something is measured or happens right beside each figure, and nothing of it is the same."""
    return float(_measured(a.slot.head) and _measured(b.slot.head) and a.slot.head.isdisjoint(b.slot.head))


@lru_cache(maxsize=1 << 16)
def _measured(head: frozenset[str]) -> bool:
    return bool(measures(head))


def other_names(a: Claim, b: Claim) -> float:
    """1 where both sides have names near their figure and share none: another firm's founding, another's shares."""
    if not a.slot.entities or not b.slot.entities:
        return 0.0
    if any(one == other or alike_names(one, other) for one in a.slot.entities for other in b.slot.entities):
        return 0.0
    return _nearest_names(a, b)


def _nearest_names(a: Claim, b: Claim) -> float:
    """How near a name stands to both figures; 0 where one has none near."""
    return min(max(a.slot.entities.values(), default=0.0), max(b.slot.entities.values(), default=0.0))


def _subject(a: Claim, b: Claim) -> float:
    """1 for one subject, -1 for two, each as far as the subject stands near its figure."""
    if a.subject_name is None or b.subject_name is None:
        return 0.0
    sure = min(a.slot.entities.get(a.subject_name, FAR_SUBJECT), b.slot.entities.get(b.subject_name, FAR_SUBJECT))
    if a.subject_name == b.subject_name:
        return 0.5 + sure / 2
    return 0.0 if a.subject_name in b.slot.entities or b.subject_name in a.slot.entities else -min(1.0, 2 * sure)


def _unit(a: Claim, b: Claim) -> float:
    if not a.slot.unit or not b.slot.unit:
        return 0.0
    shared = a.slot.unit & b.slot.unit
    if not shared:
        return -1.0
    return 0.0 if all(term.startswith("<~") for term in shared) else 1.0
