"""What a fact is called."""

from collections.abc import Sequence

from provenance.facts.model import Claim, Kind

# A quotation longer than this is cut in a label, in code points.
LABEL = 70


def label(claims: Sequence[Claim]) -> str:
    """What the fact is about in a few words: the most frequent subject and what is measured; a quotation is its own."""
    if claims[0].mention.kind is Kind.NAME:
        return claims[0].measure
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
