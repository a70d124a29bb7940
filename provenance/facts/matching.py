"""Which claims speak of the same thing: matching on the slot, not on the value.

Candidates share a kind and a unit. Each pair of them is scored by what stands around the two figures; the value itself
is no feature, because a wrong figure must still be found beside the right one. Then links are drawn between sources:
each other's best partner, an equal partner before a differing one, and never two measures of one sentence in one fact.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from provenance.facts.matching_weights import weights
from provenance.facts.model import Claim, Kind
from provenance.facts.values import Relation, compare, same_number

# What the words around a figure must at least have in common to be looked at, by kind of candidate pair.
MAX_CANDIDATES_PER_CLAIM = 2_000


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


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims (by their index) that may speak of one fact, with the score (0..1) and the features behind it."""

    a: int
    b: int
    score: float
    equal: bool
    features: tuple[Feature, ...]


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


def candidates(claims: Sequence[Claim]) -> Iterator[tuple[int, int]]:
    """Pairs of claims (indexes, a < b) of the same kind and unit, of different sources or repeated in one."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, claim in enumerate(claims):
        for key in _keys(claim):
            groups[key].append(i)
    seen: set[tuple[int, int]] = set()
    for key in sorted(groups):
        members = groups[key]
        for n, a in enumerate(members):
            for b in members[n + 1 : n + 1 + MAX_CANDIDATES_PER_CLAIM]:
                pair = (min(a, b), max(a, b))
                if a != b and pair not in seen and _same_measure_possible(claims[a], claims[b]):
                    seen.add(pair)
                    yield pair


def _keys(claim: Claim) -> list[tuple[str, str]]:
    kind = claim.mention.kind
    if kind is Kind.COUNT or kind is Kind.NUMBER:
        return [("count", term) for term in sorted(claim.slot.unit or claim.slot.head)]
    return [(kind.value, claim.value.unit or "")]


def _same_measure_possible(a: Claim, b: Claim) -> bool:
    if a.source.id == b.source.id:  # within one source only a repetition is of interest
        return (
            same_number(a.value, b.value) and a.mention.kind is b.mention.kind and a.mention.kind is not Kind.QUOTATION
        )
    return a.mention.kind is not Kind.QUOTATION


def score(a: Claim, b: Claim, rarity: Callable[[str], float]) -> tuple[float, tuple[Feature, ...]]:
    """How surely two claims speak of one thing (0..1), and why."""
    weight = weights()["features"]
    shared_head = sorted(a.slot.head & b.slot.head)
    features = (
        Feature("words around", *_overlap(a.slot.terms, b.slot.terms, rarity, weight["around"])),
        Feature("governing words", _head(a, b, rarity), weight["head"], ", ".join(shared_head)),
        Feature("names", *_overlap(a.slot.entities, b.slot.entities, lambda n: rarity("@" + n), weight["names"])),
        Feature("subject", _subject(a, b), weight["subject"], f"{a.subject or '?'} / {b.subject or '?'}"),
        Feature("wording", _wording(a, b), weight["wording"], ""),
        Feature("unit counted", _unit(a, b), weight["unit"], ", ".join(sorted(a.slot.unit & b.slot.unit))),
        Feature("speaker", _speaker(a, b), weight["speaker"], f"{a.speaker or '?'} / {b.speaker or '?'}"),
        Feature("polarity", 0.0 if a.polarity == b.polarity else -1.0, weight["polarity"], ""),
    )
    total = weight["bias"] + sum(f.contribution for f in features)
    return 1.0 / (1.0 + 2.718281828459045**-total), features


def _overlap(
    a: Mapping[str, float], b: Mapping[str, float], rarity: Callable[[str], float], weight: float
) -> tuple[float, float, str]:
    """Shared nearness as a part of what both sides have (geometric mean), rare terms first."""
    shared = sorted(set(a) & set(b))
    if not shared:
        return 0.0, weight, ""
    have_a = sum(near * rarity(term) for term, near in a.items())
    have_b = sum(near * rarity(term) for term, near in b.items())
    both = {term: min(a[term], b[term]) * rarity(term) for term in shared}
    told = sorted(both, key=lambda term: (-both[term], term))[:5]
    return sum(both.values()) / sqrt(have_a * have_b), weight, ", ".join(told)


def _head(a: Claim, b: Claim, rarity: Callable[[str], float]) -> float:
    if not a.slot.head or not b.slot.head:
        return 0.0
    shared = sum(rarity(term) for term in sorted(a.slot.head & b.slot.head))
    least = min(sum(rarity(t) for t in sorted(a.slot.head)), sum(rarity(t) for t in sorted(b.slot.head)))
    return shared / least


def _subject(a: Claim, b: Claim) -> float:
    if a.subject is None or b.subject is None:
        return 0.0
    if a.subject == b.subject:
        return 1.0
    return 0.0 if a.subject in b.slot.entities or b.subject in a.slot.entities else -1.0


def _wording(a: Claim, b: Claim) -> float:
    if a.language != b.language or not a.slot.words or not b.slot.words:
        return 0.0
    from rapidfuzz.fuzz import ratio

    return max(0.0, ratio(a.slot.words, b.slot.words) / 100 - 0.4) / 0.6


def _unit(a: Claim, b: Claim) -> float:
    if not a.slot.unit or not b.slot.unit:
        return 0.0
    return 1.0 if a.slot.unit & b.slot.unit else -1.0


def _speaker(a: Claim, b: Claim) -> float:
    if a.speaker is None or b.speaker is None:
        return 0.0
    return 1.0 if a.speaker == b.speaker else -1.0


def links(claims: Sequence[Claim]) -> list[Link]:
    """The links between claims, surest first: best partners of each other among those sure enough."""
    rarity = Rarity(claims)
    threshold = weights()["threshold"]
    scored: list[Link] = []
    for a, b in candidates(claims):
        same = same_number(claims[a].value, claims[b].value)
        equal = compare(claims[a].value, claims[b].value).relation is Relation.EQUAL
        sure, features = score(claims[a], claims[b], rarity)
        if sure >= threshold["same_number" if same else "other_number"]:
            scored.append(Link(a, b, sure, same or equal, features))
    return _mutual(claims, scored)


def _mutual(claims: Sequence[Claim], scored: Iterable[Link]) -> list[Link]:
    """Keep a link if each end has no better partner in the other's source; an equal partner beats a differing one."""
    scored = list(scored)
    best: dict[tuple[int, str], tuple[bool, float]] = {}

    def rank(link: Link) -> tuple[bool, float]:
        return (link.equal, link.score)

    for link in scored:
        for here, there in ((link.a, link.b), (link.b, link.a)):
            key = (here, claims[there].source.id)
            best[key] = max(best.get(key, (False, 0.0)), rank(link))
    kept = []
    for link in scored:
        bests = [best[here, claims[there].source.id] for here, there in ((link.a, link.b), (link.b, link.a))]
        if link.equal or all(rank(link) == b for b in bests):
            kept.append(link)
    return sorted(kept, key=lambda link: (not link.equal, -link.score, link.a, link.b))


def clusters(claims: Sequence[Claim], found: Sequence[Link]) -> list[tuple[int, ...]]:
    """Connected claims, each cluster sorted; no cluster holds two values that one source sets side by side.

    Links are followed surest first; one that would bring two differing figures of one source together is left out.
    """
    home = list(range(len(claims)))
    members: dict[int, list[int]] = {i: [i] for i in home}
    for link in found:
        a, b = home[link.a], home[link.b]
        if a == b or any(_apart_in_one_source(claims[x], claims[y]) for x in members[a] for y in members[b]):
            continue
        for moved in members[b]:
            home[moved] = a
        members[a] += members.pop(b)
    return sorted(tuple(sorted(group)) for group in members.values())


def _apart_in_one_source(a: Claim, b: Claim) -> bool:
    if a.mention.kind is Kind.QUOTATION:  # a source may well quote one utterance twice, differently cut
        return False
    return a.source.id == b.source.id and not same_number(a.value, b.value)
