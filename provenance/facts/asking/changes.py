"""What became of facts between two states of a corpus: new, gone, turned.

A fact is known again by what its claims say, not by lines or ids: by the words of a claim in its sentence, else by the
sentence without them, else by the words next to them. A source with another id and the same text is the same source.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

# A sentence is known again without the words of its claim if it has so many others.
LEAST_FRAME = 4
# Where a sentence was changed, a claim is known again by so many words on either side.
NEIGHBOURS = 1


@dataclass(frozen=True, slots=True)
class Said:
    """A claim as it is compared: what stands where in which source (by its id), and the ``value`` read from it."""

    source: str
    quote: str
    context: str
    value: str
    id: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact as it is compared."""

    id: str
    kind: str
    label: str
    verdict: str
    severity: str
    claims: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Turned:
    """A fact that is in both states and says something else now.

    ``verdict``: whether the verdict changed. ``gone`` and ``new`` are claims only one of the states has; a claim whose
    words changed is in both.
    """

    before: Stated
    after: Stated
    verdict: bool
    gone: tuple[Said, ...]
    new: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class FactChanges:
    """What became of the facts; ``same`` are the pairs of those that are unchanged, before and after."""

    new: tuple[Stated, ...]
    gone: tuple[Stated, ...]
    turned: tuple[Turned, ...]
    same: tuple[tuple[Stated, Stated], ...]

    @property
    def any(self) -> bool:
        """Whether anything changed."""
        return bool(self.new or self.gone or self.turned)


def renamed(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, str]:
    """The new id of each source that has another id now and the same text; the arguments are digests by id."""
    by_digest = {digest: name for name, digest in after.items() if name not in before}
    return {name: by_digest[digest] for name, digest in before.items() if name not in after and digest in by_digest}


def fact_changes(
    before: Sequence[Stated], after: Sequence[Stated], names: Mapping[str, str] | None = None
) -> FactChanges:
    """Compare two states. ``names`` gives the new id of sources that have another one now (see :func:`renamed`).

    New facts and turned ones come in the order of ``after``, gone ones in that of ``before``.
    """
    names = names or {}
    pairs = _pairs(before, after, names)
    met = set(pairs.values())
    turned, same = [], []
    for old, new in sorted(pairs.items(), key=lambda pair: pair[1]):
        was, now = before[old], after[new]
        gone, come = _claims_apart(was, now, names)
        if gone or come or was.verdict != now.verdict:
            turned.append(Turned(was, now, was.verdict != now.verdict, gone, come))
        else:
            same.append((was, now))
    return FactChanges(
        new=tuple(fact for n, fact in enumerate(after) if n not in met),
        gone=tuple(fact for n, fact in enumerate(before) if n not in pairs),
        turned=tuple(turned),
        same=tuple(same),
    )


def _pairs(before: Sequence[Stated], after: Sequence[Stated], names: Mapping[str, str]) -> dict[int, int]:
    """The facts known again, by their numbers: along the most claims they share, then along those that were changed."""
    pairs: dict[int, int] = {}
    for key in (_whole, _frame, _near):
        taken = set(pairs.values())
        where: dict[Hashable, list[int]] = defaultdict(list)
        for n, fact in enumerate(after):
            if n not in taken:
                for found in _numbered(key(fact, claim, {}) for claim in fact.claims):
                    where[found].append(n)
        shared: Counter[tuple[int, int]] = Counter()
        for o, fact in enumerate(before):
            if o not in pairs:
                for found in _numbered(key(fact, claim, names) for claim in fact.claims):
                    shared.update((o, n) for n in where.get(found, ()))
        for (o, n), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
            if o not in pairs and n not in taken:
                pairs[o] = n
                taken.add(n)
    return pairs


def _whole(fact: Stated, claim: Said, names: Mapping[str, str]) -> Hashable:
    return fact.kind, names.get(claim.source, claim.source), claim.quote, _flat(claim.context)


def _frame(fact: Stated, claim: Said, names: Mapping[str, str]) -> Hashable:
    """The sentence without the words of the claim; None where too little is left to know it by."""
    frame = _flat(claim.context.replace(claim.quote, "\0"))
    if len(frame.split()) < LEAST_FRAME:
        return None
    return fact.kind, names.get(claim.source, claim.source), frame


def _near(fact: Stated, claim: Said, names: Mapping[str, str]) -> Hashable:
    """The claim with the words next to it: for a sentence that was changed elsewhere."""
    before, found, behind = claim.context.partition(claim.quote)
    around = (*before.split()[-NEIGHBOURS:], "\0", *behind.split()[:NEIGHBOURS])
    if not found or len(around) <= 2 * NEIGHBOURS:
        return None
    return fact.kind, names.get(claim.source, claim.source), claim.quote, around


def _flat(text: str) -> str:
    return " ".join(text.split())


def _numbered(keys: Iterable[Hashable]) -> list[tuple[Hashable, int]]:
    """The keys, equal ones of one fact told apart by their number; None is no key."""
    seen: Counter[Hashable] = Counter()
    out = []
    for key in keys:
        if key is not None:
            seen[key] += 1
            out.append((key, seen[key]))
    return out


def _claims_apart(was: Stated, now: Stated, names: Mapping[str, str]) -> tuple[tuple[Said, ...], tuple[Said, ...]]:
    def keyed(fact: Stated, of: Mapping[str, str]) -> dict[Hashable, Said]:
        keys = _numbered((of.get(claim.source, claim.source), claim.quote, claim.value) for claim in fact.claims)
        return dict(zip(keys, fact.claims, strict=True))

    old, new = keyed(was, names), keyed(now, {})
    gone = tuple(claim for key, claim in old.items() if key not in new)
    return gone, tuple(claim for key, claim in new.items() if key not in old)
