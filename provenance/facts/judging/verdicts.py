"""What the claims of one fact say of each other."""

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from itertools import combinations

from provenance.facts.claiming.denial import denies_a_word, opposed
from provenance.facts.judging.agreement import Agreement, agreement
from provenance.facts.judging.explanations import LOOKED_FOR, explained, months_apart, one_day_apart
from provenance.facts.judging.labels import label
from provenance.facts.judging.pairs import Pair, across
from provenance.facts.judging.tellings import denied, hedged_apart
from provenance.facts.matching.likeness import alike_names
from provenance.facts.matching.links import Link
from provenance.facts.model import LABEL, Claim, Kind
from provenance.facts.results import ConflictKind, Fact, Verdict

# Severity of a conflict by its score.
HIGH, MEDIUM = 0.6, 0.3
# Features that moved a score by less than this are not told.
LEAST_CONTRIBUTION = 0.05
# What an explained difference is called, the plainest first.
EXPLAINED = (Verdict.CONTESTED, Verdict.REVISED, Verdict.COMPATIBLE)
# What the certainty of a match is worth where none of the independent cues agrees, and where a day lies between dates.
LEAST_CERTAIN, NEIGHBOURS = 0.6, 0.8
# The severity of the same sentence with the same hedge and another figure is low: both could be true.
OTHER_BOUND = 0.29
# One letter in so many, behind the same given name, is a slip rather than another name.
LONG_NAME = 8


def judge(claims: Sequence[Claim], inner: Sequence[Link], origins: Callable[[Iterable[str]], int]) -> Fact:
    """Judge the claims of one fact.

    Args:
        claims: the claims, at least one, in the order of the text.
        inner: the links among them, by their index in ``claims``.
        origins: counts the independent origins among source ids.
    """
    count = origins([claim.source.id for claim in claims])
    why = _why(inner)
    if claims[0].mention.kind is Kind.QUOTATION:
        return _judge_utterance(claims, inner, count, why)
    if claims[0].mention.kind is Kind.NAME:
        return _judge_names(claims, inner, count, why)
    met = across(claims)
    if not met.apart:
        shown = agreement(*met.first) if met.first is not None else Agreement()
        why = (*why, *filter(None, [shown.in_words()]))
        denial = denied(claims, inner)
        if denial is not None:
            return _fact(
                claims,
                Verdict.CONFLICT,
                count,
                kind=ConflictKind.POLARITY,
                score=round(denial * 0.5, 3),
                why=(*why, "one source says of the figure what the other denies"),
                explanations=("the denial may be of something else in the sentence",),
                confidence=shown.confidence,
            )
        other = hedged_apart(claims, inner)
        if other is not None:
            return _fact(
                claims,
                Verdict.CONFLICT,
                count,
                kind=ConflictKind.BOUND,
                score=round(other * OTHER_BOUND, 3),
                why=(*why, "the sentences are the same, and so is the hedge, but not the figure"),
                explanations=("taken as bounds or estimates, both could be true",),
                confidence=shown.confidence,
            )
        if count == 1:
            return _fact(claims, Verdict.SINGLE_SOURCE, count, why=why)
        return _fact(
            claims,
            Verdict.COMPATIBLE if met.compatible else Verdict.AGREE,
            count,
            why=why,
            explanations=met.compatible,
            confidence=shown.confidence,
        )
    return _judge_apart(claims, met.apart, inner, count, why)


def _judge_apart(
    claims: Sequence[Claim], apart: Sequence[Pair], inner: Sequence[Link], count: int, why: tuple[str, ...]
) -> Fact:
    """Values that do not meet: explained, each pair by what its texts say, or in conflict."""
    reasons = [explained(pair.a, pair.b) for pair in apart]
    told = [reason for reason in reasons if reason is not None]
    if len(told) == len(apart):
        verdict = min((verdict for verdict, _ in told), key=EXPLAINED.index)
        shown = agreement(apart[0].a, apart[0].b)
        return _fact(
            claims,
            verdict,
            count,
            why=(*why, *filter(None, [shown.in_words()])),
            explanations=_unique(reason for _, reason in told),
            confidence=shown.confidence,
        )
    worst = max(
        (pair for pair, reason in zip(apart, reasons, strict=True) if reason is None), key=lambda p: p.found.distance
    )
    shown = agreement(worst.a, worst.b)
    explanations = list(LOOKED_FOR[1:] if worst.a.value.role == LABEL else LOOKED_FOR)
    certainty = 1.0 if shown.confidence is None else LEAST_CERTAIN + (1 - LEAST_CERTAIN) * shown.confidence
    if one_day_apart(worst.a, worst.b):
        explanations.append("the days are neighbours, as in two time zones, but neither text says that it was night")
        certainty *= NEIGHBOURS
    if worst.a.value.years_ago is not None and worst.b.value.years_ago is not None:
        explanations.append("neither text says of what day it is: written years apart, both could be true")
        certainty *= NEIGHBOURS
    if count == 1:
        explanations.append("the sources share their text: one of them changed the figure")
    explanations += [f"explained, beside the conflict: {reason}" for reason in _unique(reason for _, reason in told)]
    sure = max((link.score for link in inner), default=0.5)
    score = round(min(1.0, sure * certainty * (0.4 + 0.4 * worst.found.distance + 0.1 * min(count, 2))), 3)
    return _fact(
        claims,
        Verdict.CONFLICT,
        count,
        kind=ConflictKind(worst.found.kind),
        score=score,
        why=(*why, *filter(None, [shown.in_words()]), worst.found.reason),
        explanations=tuple(explanations),
        confidence=shown.confidence,
    )


def _judge_names(claims: Sequence[Claim], inner: Sequence[Link], count: int, why: tuple[str, ...]) -> Fact:
    """Names that fill one slot: one name, or several that cannot all fill it."""
    names = sorted({claim.subject_name or claim.subject or claim.quote for claim in claims})
    if all(_spelt(names[0], other) for other in names[1:]):
        return _fact(claims, Verdict.AGREE if count > 1 else Verdict.SINGLE_SOURCE, count, why=why)
    days = {claim.as_of[:10] for claim in claims if claim.as_of}
    if len(days) > 1 and any(months_apart(a, b) for a, b in combinations(sorted(days), 2)):
        return _fact(
            claims,
            Verdict.REVISED,
            count,
            why=why,
            explanations=("the sources are months apart: it may have changed hands",),
        )
    sure = max((link.score for link in inner), default=0.5)
    return _fact(
        claims,
        Verdict.CONFLICT,
        count,
        kind=ConflictKind.NAME,
        score=round(sure * 0.6, 3),
        why=(*why, f"one place, filled by {' and by '.join(names)}"),
        explanations=(
            "the names are not spellings of one another",
            "nothing says that it was shared or has changed hands",
        ),
    )


def _spelt(a: str, b: str) -> bool:
    """Whether two names are one, in one spelling or two: a slip of the pen in a surname is no other person."""
    from rapidfuzz.distance import DamerauLevenshtein

    return bool(alike_names(a, b)) or (
        a.split()[0] == b.split()[0] and len(a) >= LONG_NAME and DamerauLevenshtein.distance(a, b) == 1
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
    if _opposed(claims):
        return _fact(
            claims,
            Verdict.CONFLICT,
            count,
            kind=ConflictKind.POLARITY,
            score=round(max((link.score for link in inner), default=0.5) * 0.5, 3),
            why=(*why, "one source quotes with a denial what the other quotes without"),
            explanations=("the words left out may hold a denial of their own",),
        )
    if count == 1:
        return _fact(claims, Verdict.SINGLE_SOURCE, count, why=why)
    wordings = {" ".join(claim.quote.casefold().split()).strip(" .,;:!?") for claim in claims}
    return _fact(claims, Verdict.AGREE if len(wordings) == 1 else Verdict.QUOTE_VARIANT, count, why=why)


def _opposed(claims: Sequence[Claim]) -> bool:
    """Whether a source quotes with a denial what another quotes without, in the same words or of the same word."""
    sources: dict[tuple[str, str], set[str]] = {}
    for claim in claims:
        sources.setdefault((claim.language, claim.quote), set()).add(claim.source.id)
    return any(
        language == other
        and len(sources[language, one] | sources[other, two]) > 1
        and (opposed(one, two, language) or denies_a_word(one, two, language))
        for (language, one), (other, two) in combinations(sources, 2)
    )


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
    confidence: float | None = None,
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
        confidence=confidence,
    )


def _identity(claims: Sequence[Claim]) -> str:
    """An id that stays while the wording of the claims stays, wherever they move: kind, blocks, quotes in order."""
    first = claims[0]
    basis = "\0".join([first.mention.kind, *(f"{c.source.id}\0{c.quote}\0{c.context}" for c in claims)])
    return "F" + sha256(basis.encode("utf-8", "surrogateescape")).hexdigest()[:10]
