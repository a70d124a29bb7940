"""What the claims of one fact say of each other."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import combinations

from provenance.facts.matching.links import Link
from provenance.facts.model import Claim, ConflictKind, Fact, Kind, Verdict
from provenance.facts.values import Comparison, Relation, compare

# Severity of a conflict by its score.
HIGH, MEDIUM = 0.6, 0.3
# Features that moved a score by less than this are not told.
LEAST_CONTRIBUTION = 0.05
# A denial is read from a single word: it weighs only between claims matched at least as surely as this.
SURE_DENIAL = 0.85
# A quotation longer than this is cut in a label, in code points.
LABEL = 70


@dataclass(frozen=True, slots=True)
class _Pair:
    a: Claim
    b: Claim
    found: Comparison


def judge(claims: Sequence[Claim], inner: Sequence[Link], origins: Callable[[Sequence[str]], int]) -> Fact:
    """Judge the claims of one fact.

    Args:
        claims: the claims, at least one, in the order of the text.
        inner: the links among them.
        origins: counts the independent origins among source ids.
    """
    count = origins([claim.source.id for claim in claims])
    why = _why(inner)
    if claims[0].mention.kind is Kind.QUOTATION:
        return _judge_utterance(claims, inner, count, why)
    across = [_Pair(a, b, compare(a.value, b.value)) for a, b in combinations(_distinct(claims), 2)]
    across = [pair for pair in across if pair.a.source.id != pair.b.source.id]
    apart = [pair for pair in across if pair.found.relation is Relation.APART]
    if not apart and count == 1:
        return _fact(claims, Verdict.SINGLE_SOURCE, count, why=why)
    if not apart:
        denied = _denied(across, inner)
        if denied is not None:
            return _fact(
                claims,
                Verdict.CONFLICT,
                count,
                kind=ConflictKind.POLARITY,
                score=round(denied * 0.5, 3),
                why=(*why, "one source says of the figure what the other denies"),
                explanations=("the denial may be of something else in the sentence",),
            )
        differing = [pair for pair in across if pair.found.relation is Relation.COMPATIBLE]
        verdict = Verdict.COMPATIBLE if differing else Verdict.AGREE
        return _fact(claims, verdict, count, why=why, explanations=_unique(pair.found.reason for pair in differing))
    return _judge_apart(claims, apart, inner, count, why)


def _denied(across: Sequence[_Pair], inner: Sequence[Link]) -> float | None:
    """The score of the surest link, if one source affirms what another denies and that link is sure enough."""
    sure = max((link.score for link in inner), default=0.0)
    opposed = any(pair.a.polarity != pair.b.polarity for pair in across)
    return sure if opposed and sure >= SURE_DENIAL else None


def _distinct(claims: Sequence[Claim]) -> list[Claim]:
    """Two claims, of two sources, for each value with its speaker, time and polarity: more would add no comparison."""
    kept: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        alike = kept.setdefault((claim.value, claim.speaker, claim.as_of, claim.polarity), [])
        if not alike or (len(alike) == 1 and alike[0].source.id != claim.source.id):
            alike.append(claim)
    return [claim for alike in kept.values() for claim in alike]


def _judge_apart(
    claims: Sequence[Claim], apart: Sequence[_Pair], inner: Sequence[Link], count: int, why: tuple[str, ...]
) -> Fact:
    worst = max(apart, key=lambda pair: pair.found.distance)
    explanations = ["rounding, approximation and granularity do not explain the difference"]
    if all(_different_speakers(pair.a, pair.b) for pair in apart):
        return _fact(
            claims, Verdict.CONTESTED, count, why=why, explanations=("each figure is another named speaker's",)
        )
    explanations.append("the figures are not each another named speaker's")
    if all(_later(pair.a, pair.b) for pair in apart):
        return _fact(claims, Verdict.REVISED, count, why=why, explanations=("the sources speak at different times",))
    explanations.append("no source dates or marks its figure as a later one")
    if count == 1:
        explanations.append("the sources share their text: one of them changed the figure")
    sure = max((link.score for link in inner), default=0.5)
    score = round(min(1.0, sure * (0.4 + 0.4 * worst.found.distance + 0.1 * min(count, 2))), 3)
    return _fact(
        claims,
        Verdict.CONFLICT,
        count,
        kind=ConflictKind(worst.found.kind),
        score=score,
        why=(*why, worst.found.reason),
        explanations=tuple(explanations),
    )


def _judge_utterance(claims: Sequence[Claim], inner: Sequence[Link], count: int, why: tuple[str, ...]) -> Fact:
    speakers = sorted({claim.speaker for claim in claims if claim.speaker and claim.speaker_named})
    if len(speakers) > 1:
        sure = max((link.score for link in inner), default=0.5)
        reason = f"one utterance, given to {' and to '.join(speakers)}"
        return _fact(
            claims,
            Verdict.CONFLICT,
            count,
            kind=ConflictKind.ATTRIBUTION,
            score=round(sure * 0.6, 3),
            why=(*why, reason),
            explanations=("each may have said it: similar words are no proof of one utterance",),
        )
    if count == 1:
        return _fact(claims, Verdict.SINGLE_SOURCE, count, why=why)
    wordings = {" ".join(claim.quote.casefold().split()).strip(" .,;:!?") for claim in claims}
    return _fact(claims, Verdict.AGREE if len(wordings) == 1 else Verdict.QUOTE_VARIANT, count, why=why)


def _different_speakers(a: Claim, b: Claim) -> bool:
    return a.speaker_named and b.speaker_named and a.speaker != b.speaker


def _later(a: Claim, b: Claim) -> bool:
    """Whether the two counts were taken at different, known times: a toll rises, a total is corrected."""
    if a.mention.kind not in (Kind.COUNT, Kind.NUMBER, Kind.PERCENT) or not a.as_of or not b.as_of:
        return False
    return a.as_of[:10] != b.as_of[:10]


def _why(inner: Sequence[Link]) -> tuple[str, ...]:
    """The strongest link in words: its score, and each feature that weighed, the heaviest first."""
    if not inner:
        return ()
    strongest = max(inner, key=lambda link: (link.score, -link.a, -link.b))
    weighed = [
        f"{f.name}{': ' + f.shared if f.shared else ''} ({f.contribution:+.2f})"
        for f in sorted(strongest.features, key=lambda f: -abs(f.contribution))
        if abs(f.contribution) >= LEAST_CONTRIBUTION
    ]
    return (f"matched with score {strongest.score:.2f} by {'; '.join(weighed)}",)


def _unique(reasons: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reasons))


def _fact(
    claims: Sequence[Claim],
    verdict: Verdict,
    origins: int,
    *,
    kind: ConflictKind | None = None,
    score: float = 0.0,
    why: tuple[str, ...] = (),
    explanations: tuple[str, ...] = (),
) -> Fact:
    severity = "none"
    if verdict is Verdict.CONFLICT:
        severity = "high" if score >= HIGH else "medium" if score >= MEDIUM else "low"
    return Fact(
        id=_identity(claims),
        kind=claims[0].mention.kind,
        label=label(claims),
        verdict=verdict,
        claims=tuple(claims),
        origins=origins,
        score=score,
        severity=severity,
        conflict_kind=kind,
        why=why,
        explanations=explanations,
    )


def _identity(claims: Sequence[Claim]) -> str:
    """An id that stays while the wording of the claims stays, wherever they move: kind, blocks, quotes in order."""
    first = claims[0]
    basis = "\0".join([first.mention.kind, *(f"{c.source.id}\0{c.quote}\0{c.context}" for c in claims)])
    return "F" + sha256(basis.encode("utf-8", "surrogateescape")).hexdigest()[:10]


def label(claims: Sequence[Claim]) -> str:
    """What the fact is about in a few words: the most frequent subject and what is measured; a quotation is its own."""
    if claims[0].mention.kind is Kind.QUOTATION:
        shortest = min(claims, key=lambda claim: (len(claim.quote), claim.id))
        return f"{_speaker_of(claims)}“{_shortened(' '.join(shortest.quote.split()))}”"
    shown = max(claims, key=lambda claim: (_names_its_subject(claim), len(claim.measure), claim.id))
    return shown.measure if _names_its_subject(shown) or not shown.subject else f"{shown.subject}: {shown.measure}"


def _names_its_subject(claim: Claim) -> bool:
    return claim.subject is not None and any(
        part in claim.measure for part in (claim.subject, claim.subject.split()[-1])
    )


def _speaker_of(claims: Sequence[Claim]) -> str:
    speakers = sorted({claim.speaker for claim in claims if claim.speaker and claim.speaker_named})
    return f"{' / '.join(speakers)}: " if speakers else ""


def _shortened(text: str) -> str:
    return text if len(text) <= LABEL else text[: LABEL - 1].rstrip() + "…"
