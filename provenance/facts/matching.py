"""Which claims speak of the same thing: matching on the slot, not on the value.

Candidates share a kind and a unit. Each pair of them is scored by what stands around the two figures; the value itself
is no feature, because a wrong figure must still be found beside the right one. Then links are drawn between sources:
each other's best partner, an equal partner before a differing one, and never two measures of one sentence in one fact.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import log, sqrt

from provenance.facts.lexicon import kind_of
from provenance.facts.matching_weights import weights
from provenance.facts.model import Claim, Kind, Value
from provenance.facts.values import Relation, common, compare, empty, ends, other_size, same_number, telling

# Groups of claims of one kind and unit up to this size are paired in full.
SMALL_GROUP = 300
# In larger ones, how many neighbours a claim is paired with in each block.
BLOCK = 10
# The nearness of a subject taken over from the sentence before.
FAR_SUBJECT = 0.2
# From this nearness names on both sides, none of them shared, tell that two differing figures are of different things.
NAMED_NEARBY = 0.4


_Signature = tuple[str, Kind, Value]


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
    """Pairs of claims (indexes, a < b) worth a score: of one kind and unit, in two sources or repeated in one.

    A small group is paired in full. A large one is cut into blocks of claims that share a word or a name, and of a
    block only each claim's next ``BLOCK`` neighbours are paired, those with the same number and those behind it, so
    that the work grows with the number of claims and not with its square.
    """
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, claim in enumerate(claims):
        for key in _keys(claim):
            groups[key].append(i)
    seen: set[tuple[int, int]] = set()
    for key in sorted(groups):
        for a, b in _pairs(claims, groups[key]):
            if (a, b) not in seen and _same_measure_possible(claims[a], claims[b]):
                seen.add((a, b))
                yield a, b


def _pairs(claims: Sequence[Claim], members: Sequence[int]) -> Iterator[tuple[int, int]]:
    if len(members) <= SMALL_GROUP:
        yield from combinations(members, 2)
        return
    blocks: dict[tuple[str, object], list[int]] = defaultdict(list)
    for i in members:
        slot = claims[i].slot
        number = (claims[i].value.lo, claims[i].value.hi)
        for anchor in sorted((*slot.head, *slot.entities)):
            blocks[anchor, None].append(i)
            blocks[anchor, number].append(i)
    for block in blocks.values():
        for n, a in enumerate(block):
            for b in block[n + 1 : n + 1 + BLOCK]:
                yield a, b


def _keys(claim: Claim) -> list[tuple[str, str]]:
    """What a claim must share with another to be a candidate: kind and unit, or a thing counted or ranked."""
    kind = claim.mention.kind
    if kind is Kind.COUNT or kind is Kind.NUMBER:
        return [("count", term) for term in sorted(claim.slot.unit or claim.slot.head)]
    if kind is Kind.ORDINAL:
        return [("ordinal", term) for term in sorted(claim.slot.unit)]
    return [(kind.value, claim.value.unit or "")]


def _same_measure_possible(a: Claim, b: Claim) -> bool:
    """Whether two figures are worth a look: quotations are matched elsewhere, and an empty value says nothing."""
    if Kind.QUOTATION in (a.mention.kind, b.mention.kind) or empty(a.value) or empty(b.value):
        return False
    if a.source.id == b.source.id or a.mention.kind is not b.mention.kind:
        # within one source only a repetition is of interest, across kinds only one number with and without its noun
        return same_number(a.value, b.value)
    return True


def score(a: Claim, b: Claim, rarity: Callable[[str], float]) -> tuple[float, tuple[Feature, ...]]:
    """How surely two claims speak of one thing (0..1), and why."""
    weight = weights()["features"]
    features = (
        Feature("the meaning of the words around", *_overlap(a.slot.terms, b.slot.terms, rarity, weight["around"])),
        Feature("the words next to it", _head(a, b, rarity), weight["head"], plainly(a.slot.head & b.slot.head)),
        Feature(
            "names in both", *_overlap(a.slot.entities, b.slot.entities, lambda n: rarity("@" + n), weight["names"])
        ),
        Feature("other names in each", _other_names(a, b), weight["other_names"], ""),
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
    return 1.0 / (1.0 + 2.718281828459045**-total), features


def plainly(terms: Iterable[str]) -> str:
    """The first few terms as words: concepts by their names, broader names left out."""
    terms = sorted(terms) if isinstance(terms, frozenset) else list(terms)
    return ", ".join([term.strip("<>").replace("_", " ") for term in terms if not term.startswith("<~")][:5])


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
    strongest = sorted(both, key=lambda term: (-both[term], term))
    return sum(both.values()) / sqrt(have_a * have_b), weight, plainly(strongest)


def _head(a: Claim, b: Claim, rarity: Callable[[str], float]) -> float:
    if not a.slot.head or not b.slot.head:
        return 0.0
    shared = sum(rarity(term) for term in sorted(a.slot.head & b.slot.head))
    least = min(sum(rarity(t) for t in sorted(a.slot.head)), sum(rarity(t) for t in sorted(b.slot.head)))
    return shared / least


def _other_names(a: Claim, b: Claim) -> float:
    """1 where both sides have names near their figure and share none: another firm's founding, another's shares."""
    if not a.slot.entities or not b.slot.entities or set(a.slot.entities) & set(b.slot.entities):
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
    return other_size(a.value, b.value) or _other_names(a, b) >= NAMED_NEARBY


def _shares_a_measure(a: Claim, b: Claim) -> bool:
    """Whether both slots hold one and the same thing that can be measured or can happen."""
    shared = (term[1:-1] for term in a.slot.terms if term in b.slot.terms and term.startswith("<") and term[1] != "~")
    return any(kind_of(concept) in ("measure", "act") for concept in shared)


def best_of_each_other(claims: Sequence[Claim], found: Iterable[Link]) -> list[Link]:
    """Keep a link if each end has no better partner in the other's source; an equal partner beats a differing one."""
    found = list(found)
    best: dict[tuple[int, str], tuple[bool, float]] = {}
    for link in found:
        for here, there in ((link.a, link.b), (link.b, link.a)):
            key = (here, claims[there].source.id)
            best[key] = max(best.get(key, (False, 0.0)), (link.equal, link.score))
    return [
        link
        for link in found
        if link.equal
        or all(
            (link.equal, link.score) == best[here, claims[there].source.id]
            for here, there in ((link.a, link.b), (link.b, link.a))
        )
    ]


def clusters(claims: Sequence[Claim], found: Sequence[Link]) -> list[tuple[int, ...]]:
    """Connected claims, each cluster sorted.

    Links are followed surest first. One is left out that would bring together two differing figures of one source, or
    two figures that cannot both be true and were not themselves found to speak of one thing.
    """
    # Claims of one source with one value behave alike, so clusters are compared by such signatures, not by claims.
    signature = [(claim.source.id, claim.mention.kind, claim.value) for claim in claims]
    linked = {frozenset((signature[link.a], signature[link.b])) for link in found}

    def may_meet(x: _Signature, y: _Signature, link: Link) -> bool:
        if x[1] is Kind.QUOTATION or frozenset((x, y)) in linked:
            return True  # a source may well quote one utterance twice, differently cut
        if x[0] == y[0]:
            return same_number(x[2], y[2])
        if compare(x[2], y[2]).relation is not Relation.APART:
            return True
        # Other claims that repeat the two numbers of this very link come along.
        return {ends(x[2]), ends(y[2])} == {ends(claims[link.a].value), ends(claims[link.b].value)}

    home = list(range(len(claims)))
    members = {i: [i] for i in home}
    signatures = {i: {signature[i]} for i in home}
    for link in best_of_each_other(claims, found):
        a, b = home[link.a], home[link.b]
        if len(members[a]) < len(members[b]):
            a, b = b, a
        if a != b and all(may_meet(x, y, link) for x in signatures[a] for y in signatures[b]):
            for moved in members[b]:
                home[moved] = a
            members[a] += members.pop(b)
            signatures[a] |= signatures.pop(b)
    return sorted(tuple(sorted(group)) for group in members.values())
