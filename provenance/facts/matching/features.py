"""How alike two slots are: one number for each reason, and what both sides share."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp, log, sqrt

from provenance.facts.matching.weights import weights
from provenance.facts.model import Claim

# The nearness of a subject taken over from the sentence before.
FAR_SUBJECT = 0.2
# Two words of at least so many letters, as alike as this (0..1), are one word in two languages.
COGNATE_LENGTH, COGNATE = 5, 0.78
# Two names as alike as this are two spellings; what a surname alone counts beside the full name.
SAME_NAME, SURNAME = 0.82, 0.8


@dataclass(frozen=True, slots=True)
class Feature:
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
            self._count.update("@" + name for name in claim.slot.entities)
        self._total = len(claims)

    def __call__(self, term: str) -> float:
        """A weight of at most 1; a term in every claim still weighs a little."""
        return log(2 + self._total / (1 + self._count[term])) / log(2 + self._total)


def score(a: Claim, b: Claim, rarity: Callable[[str], float]) -> tuple[float, tuple[Feature, ...]]:
    """How surely two claims speak of one thing (0..1), and why."""
    weight = weights()["features"]
    features = (
        Feature(
            "the meaning of the words around",
            *_overlap(a.slot.terms, b.slot.terms, rarity, weight["around"], alike_words),
        ),
        Feature("the words next to it", _head(a, b, rarity), weight["head"], plainly(a.slot.head & b.slot.head)),
        Feature(
            "names in both",
            *_overlap(a.slot.entities, b.slot.entities, lambda n: rarity("@" + n), weight["names"], alike_names),
        ),
        Feature("other names in each", other_names(a, b), weight["other_names"], ""),
        Feature(
            "subject",
            _subject(a, b),
            weight["subject"],
            " / ".join(dict.fromkeys((a.subject or "?", b.subject or "?"))),
        ),
        Feature("wording", _wording(a, b), weight["wording"], ""),
        Feature("what is counted", _unit(a, b), weight["unit"], plainly(a.slot.unit & b.slot.unit)),
    )
    total = weight["bias"] + sum(f.contribution for f in features)
    return 1.0 / (1.0 + exp(-total)), features


def plainly(terms: Iterable[str]) -> str:
    """The first few terms as words: concepts by their names, broader names left out."""
    terms = sorted(terms) if isinstance(terms, frozenset) else list(terms)
    return ", ".join([term.strip("<>").replace("_", " ") for term in terms if not term.startswith("<~")][:5])


def _overlap(
    a: Mapping[str, float],
    b: Mapping[str, float],
    rarity: Callable[[str], float],
    weight: float,
    alike: Callable[[str, str], float],
) -> tuple[float, float, str]:
    """Shared nearness as a part of what both sides have (geometric mean), rare terms first.

    What one side alone has is paired with its likest counterpart, if ``alike`` (0..1) finds one.
    """
    both = {term: min(a[term], b[term]) * rarity(term) for term in a.keys() & b.keys()}
    free = sorted(b.keys() - a.keys())
    for term in sorted(a.keys() - b.keys()):
        likeness, other = max(((alike(term, other), other) for other in free), default=(0.0, ""))
        if likeness > 0:
            free.remove(other)
            both[term] = likeness * min(a[term], b[other]) * rarity(term)
    if not both:
        return 0.0, weight, ""
    have_a = sum(near * rarity(term) for term, near in a.items())
    have_b = sum(near * rarity(term) for term, near in b.items())
    strongest = sorted(both, key=lambda term: (-both[term], term))
    return sum(both[term] for term in strongest) / sqrt(have_a * have_b), weight, plainly(strongest)


@lru_cache(maxsize=1 << 16)
def alike_words(a: str, b: str) -> float:
    """How alike two words outside the concept table are: cognates ("captain", "capitaine") and spellings count."""
    if a[0] == "<" or b[0] == "<" or min(len(a), len(b)) < COGNATE_LENGTH or a[0] != b[0]:
        return 0.0
    from rapidfuzz.fuzz import ratio

    likeness = ratio(a, b) / 100
    return likeness if likeness >= COGNATE else 0.0


@lru_cache(maxsize=1 << 16)
def alike_names(a: str, b: str) -> float:
    """How alike two names are: a surname beside the full name, or a spelling of another language."""
    one, other = a.casefold().replace(".", ""), b.casefold().replace(".", "")
    if one == other:
        return 1.0
    words, others = one.split(), other.split()
    if words[-1] == others[-1] and 1 in (len(words), len(others)):
        return SURNAME
    if min(len(one), len(other)) < COGNATE_LENGTH or any(c.isdigit() for c in one + other):
        return 0.0
    from rapidfuzz.fuzz import ratio

    likeness = ratio(one, other) / 100
    return likeness if likeness >= SAME_NAME else 0.0


def _head(a: Claim, b: Claim, rarity: Callable[[str], float]) -> float:
    if not a.slot.head or not b.slot.head:
        return 0.0
    shared = sum(rarity(term) for term in sorted(a.slot.head & b.slot.head))
    least = min(sum(rarity(t) for t in sorted(a.slot.head)), sum(rarity(t) for t in sorted(b.slot.head)))
    return shared / least


def other_names(a: Claim, b: Claim) -> float:
    """1 where both sides have names near their figure and share none: another firm's founding, another's shares."""
    if not a.slot.entities or not b.slot.entities:
        return 0.0
    if any(one == other or alike_names(one, other) for one in a.slot.entities for other in b.slot.entities):
        return 0.0
    return min(max(a.slot.entities.values()), max(b.slot.entities.values()))


def _subject(a: Claim, b: Claim) -> float:
    """1 for one subject, -1 for two, each as far as the subject stands near its figure."""
    if a.subject is None or b.subject is None:
        return 0.0
    sure = min(a.slot.entities.get(a.subject, FAR_SUBJECT), b.slot.entities.get(b.subject, FAR_SUBJECT))
    if a.subject == b.subject:
        return 0.5 + sure / 2
    return 0.0 if a.subject in b.slot.entities or b.subject in a.slot.entities else -min(1.0, 2 * sure)


def _wording(a: Claim, b: Claim) -> float:
    if a.language != b.language or not a.slot.words or not b.slot.words:
        return 0.0
    from rapidfuzz.fuzz import ratio

    return max(0.0, ratio(a.slot.words, b.slot.words) / 100 - 0.4) / 0.6


def _unit(a: Claim, b: Claim) -> float:
    if not a.slot.unit or not b.slot.unit:
        return 0.0
    shared = a.slot.unit & b.slot.unit
    if not shared:
        return -1.0
    return 0.0 if all(term.startswith("<~") for term in shared) else 1.0
