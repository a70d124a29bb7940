"""What the reports say in words: the verdict line, a claim in its sentence, who says it."""

from dataclasses import dataclass

from provenance.facts.model import Analysis, Claim, Source, Verdict

MEANINGS = {
    Verdict.CONFLICT: "two claims cannot both be true",
    Verdict.CONTESTED: "cannot all be true, but each is a different named speaker's figure",
    Verdict.REVISED: "differ because the thing changed or was corrected",
    Verdict.COMPATIBLE: "differ but can all be true (bounds, rounding, granularity)",
    Verdict.AGREE: "two or more origins, same value",
    Verdict.QUOTE_VARIANT: "one utterance, worded differently",
    Verdict.SINGLE_SOURCE: "one origin only",
}
_LONGEST_CONTEXT = 280
_LONGEST_QUOTE = 700


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A sentence in three parts: before the mention, the mention, after it."""

    before: str
    text: str
    after: str


def counted(count: int, singular: str, plural: str = "") -> str:
    """``1 fact``, ``2 facts``."""
    return f"{count:,} {singular if count == 1 else plural or singular + 's'}"


def answer(analysis: Analysis) -> tuple[str, str]:
    """The verdict on the whole in one line: what matters most, and the rest of the sentence."""
    numbers = {verdict: sum(fact.verdict is verdict for fact in analysis.facts) for verdict in Verdict}
    if not analysis.facts:
        return "No fact was found", f" in {counted(len(analysis.sources), 'source')}."
    conflicts = numbers[Verdict.CONFLICT]
    parts = []
    if agree := numbers[Verdict.AGREE]:
        parts.append(f"{counted(agree, 'fact')} {'agrees' if agree == 1 else 'agree'} across sources")
    if compatible := numbers[Verdict.COMPATIBLE]:
        parts.append(f"{compatible:,} {'differs' if compatible == 1 else 'differ'} but can be true together")
    if explained := numbers[Verdict.CONTESTED] + numbers[Verdict.REVISED]:
        parts.append(f"{explained:,} {'is' if explained == 1 else 'are'} contested or revised")
    if variants := numbers[Verdict.QUOTE_VARIANT]:
        parts.append(f"{counted(variants, 'quotation')} {'is' if variants == 1 else 'are'} worded differently")
    if single := numbers[Verdict.SINGLE_SOURCE]:
        parts.append(f"{single:,} {'rests' if single == 1 else 'rest'} on one source")
    tail = "; ".join(parts) + "." if parts else ""
    if conflicts:
        needs = " needs a look" if conflicts == 1 else " need a look"
        return counted(conflicts, "conflict"), needs + ("; " + tail if tail else ".")
    return "No conflict", " was found" + ("; " + tail if tail else ".")


def excerpt(claim: Claim) -> Excerpt:
    """The mention in its sentence; what is too long to read is cut in the middle of an ellipsis ``[…]``."""
    start = claim.span.chars[0] - claim.context_span.chars[0]
    end = start + len(claim.quote)
    text = shortened(claim.quote, _LONGEST_QUOTE)
    if start < 0 or claim.context[start:end] != claim.quote:
        return Excerpt("", text, "")  # an utterance may outrun its sentence
    before, after = claim.context[:start], claim.context[end:]
    if len(before) > _LONGEST_CONTEXT:
        before = "[…] " + before[-_LONGEST_CONTEXT:].partition(" ")[2]
    return Excerpt(before, text, shortened(after, _LONGEST_CONTEXT))


def shortened(text: str, longest: int) -> str:
    """``text``, or its beginning and ``[…]`` where it is longer than ``longest`` code points."""
    return text if len(text) <= longest else text[:longest].rpartition(" ")[0] + " […]"


def said_by(claim: Claim) -> str:
    """Who says it, as the text has it; empty for the newsroom's own voice."""
    if not claim.speaker:
        return f"relayed by {claim.via}" if claim.via else ""
    how = "reported as said by" if claim.voice == "indirect" else "said by"
    return f"{how} {claim.speaker}" + (f", relayed by {claim.via}" if claim.via else "")


def about(claim: Claim) -> str:
    """The subject and the measure of a claim."""
    return ": ".join(filter(None, (claim.subject, claim.measure)))


def source_title(source: Source) -> str:
    """Publisher and title, or the id where both are missing."""
    return ": ".join(filter(None, (source.publisher, source.title))) or source.id
