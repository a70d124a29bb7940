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
    return named(max(claims, key=lambda claim: (*_completeness(claim), claim.id)))


def named(claim: Claim) -> str:
    """What a claim is about: what is measured, behind its subject where the words themselves do not name it."""
    if not claim.subject or _names_its_subject(claim):
        return claim.measure
    if claim.mention.kind is Kind.COUNT and _stands_in(claim.subject, claim.quote):
        return claim.measure.replace("…", f"… {claim.subject}", 1)  # what is counted is left out with its number
    return f"{claim.subject}: {claim.measure}"


def _completeness(claim: Claim) -> tuple[bool, bool, int]:
    """How much of a sentence the words of a claim are: with no mark beside the figure, with its subject, with more."""
    alone = any(mark in claim.measure for mark in (", …", "(…", "…,", "…)", "… ("))
    return not alone, _names_its_subject(claim), len(claim.measure)


def _names_its_subject(claim: Claim) -> bool:
    return claim.subject is not None and any(
        _stands_in(part, claim.measure) for part in (claim.subject, claim.subject.split()[-1])
    )


def _stands_in(part: str, text: str) -> bool:
    """Whether words stand in a text as whole words."""
    start = text.find(part)
    while start >= 0:
        end = start + len(part)
        if not _in_a_word(text[max(0, start - 1) : start]) and not _in_a_word(text[end : end + 1]):
            return True
        start = text.find(part, start + 1)
    return False


def _in_a_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def _speaker_of(claims: Sequence[Claim]) -> str:
    speakers = sorted({claim.speaker for claim in claims if claim.speaker and claim.speaker_named})
    return f"{' / '.join(speakers)}: " if speakers else ""


def _shortened(text: str) -> str:
    return text if len(text) <= LABEL else text[: LABEL - 1].rstrip() + "…"
