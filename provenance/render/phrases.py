"""What the reports say in words: the verdict line, a claim in its sentence, who says it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from provenance.facts.judging.labels import named
from provenance.facts.model import Claim, Kind, Source
from provenance.facts.results import Analysis, ConflictKind, Decided, Fact, Verdict
from provenance.facts.wording import alike_in_words, claim_in_words, fact_label

MEANINGS = {
    Verdict.CONFLICT: "two claims cannot both be true",
    Verdict.CONTESTED: "cannot all be true, but each is a different named speaker's figure",
    Verdict.REVISED: "differ because the thing changed or was corrected",
    Verdict.COMPATIBLE: "differ but can all be true (bounds, rounding, granularity)",
    Verdict.AGREE: "two or more origins, same value",
    Verdict.QUOTE_VARIANT: "one utterance, worded differently",
    Verdict.SINGLE_SOURCE: "one origin only",
}
KIND_MEANINGS = {
    ConflictKind.VALUE: "two values that differ",
    ConflictKind.BOUND: "one value lies outside what the other allows",
    ConflictKind.DATE: "two days or periods",
    ConflictKind.NAME: "two names in one place",
    ConflictKind.POLARITY: "one affirms what the other denies",
    ConflictKind.ATTRIBUTION: "one utterance, two speakers",
}
# What is said of loose files instead of a finding for each: nobody expects a header there.
BARE_FILE = "file is plain text, so that nothing is known of its title, publisher and date."
BARE_FILES = "files are plain text, so that nothing is known of their titles, publishers and dates."
# Where the facts of one source are that are not among the others.
ELSEWHERE = "quotation stands below under Quotations"
ELSEWHERE_MANY = "quotations stand below under Quotations"
# Kinds whose value is their wording.
WORDED = (Kind.QUOTATION, Kind.NAME, Kind.PLACE)
# The longest a value may be in a title, in code points, and how many of them a title holds.
_LONGEST_VALUE = 60
_MOST_VALUES = 3
# How many positions, and sources of each, are named in a line.
MOST_POSITIONS = 6
_MOST_NAMED = 8
_LONGEST_CONTEXT = 280
_LONGEST_QUOTE = 700

# What translates a label.
Words = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A sentence in three parts: before the mention, the mention, after it."""

    before: str
    text: str
    after: str


def counted(count: int, singular: str, plural: str = "", words: Words = str) -> str:
    """``1 fact``, ``2 facts``; ``words`` translates what is counted."""
    return f"{count:,} {words(singular if count == 1 else plural or singular + 's')}"


def standing_on(fact: Fact, words: Words = str) -> str:
    """What a fact rests on: ``2 origins``, or ``4 sources, 2 origins`` where sources share theirs."""
    sources = len({claim.source.id for claim in fact.claims})
    told = counted(fact.origins, "origin", words=words)
    return told if sources == fact.origins else f"{counted(sources, 'source', words=words)}, {told}"


def positions(fact: Fact) -> dict[str, tuple[Claim, ...]]:
    """What the claims of a fact say in different words, as the first has it, each with those that say it, in order.

    The speaker where a conflict is over who said it, else the value; nothing for quotations and names, which are their
    own words.
    """
    if fact.conflict_kind is not ConflictKind.ATTRIBUTION and fact.kind in WORDED:
        return {}
    if fact.conflict_kind is not ConflictKind.ATTRIBUTION:
        return {claim_in_words(claims[0]): claims for claims in alike(fact.claims)}
    found: dict[str, list[Claim]] = {}
    for claim in fact.claims:
        found.setdefault(claim.speaker or "not said", []).append(claim)
    return {said: tuple(claims) for said, claims in found.items()}


def sources_named(names: Iterable[str]) -> str:
    """The first of the numbers of sources, each once, and how many more there are: ``S1, S2 and 3 more``."""
    told = list(dict.fromkeys(names))
    more = f" and {len(told) - _MOST_NAMED} more" if len(told) > _MOST_NAMED else ""
    return ", ".join(told[:_MOST_NAMED]) + more


def alike(claims: Sequence[Claim]) -> list[tuple[Claim, ...]]:
    """Claims in their order, those that read alike together."""
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(alike_in_words(claim), []).append(claim)
    return [tuple(told) for told in found.values()]


def in_context(fact: Fact) -> list[Claim]:
    """A claim for each thing said, to be read in its sentence: the one the fact is called after, else the first.

    None of a quotation, which is its own context.
    """
    if fact.kind is Kind.QUOTATION:
        return []
    return [
        next((one for one in told if one.measure and one.measure in fact.label), told[0])
        for told in alike(fact.claims)[:_MOST_VALUES]
    ]


def fact_title(fact: Fact, in_words: Callable[[Claim], str] = claim_in_words) -> str:
    """What is said, then of what: ``5 rotors / 7 rotors — Norvel: rotors``; the label alone for quotations."""
    if fact.kind in WORDED:
        return fact_label(fact)
    values = [shortened(in_words(claims[0]), _LONGEST_VALUE) for claims in positions(fact).values()]
    more = f" and {len(values) - _MOST_VALUES} more" if len(values) > _MOST_VALUES else ""
    return f"{' / '.join(values[:_MOST_VALUES])}{more} — {fact_label(fact)}"


def answer(analysis: Analysis, words: Words = str) -> tuple[str, str]:
    """The verdict on the whole in one line: what matters most, and the rest of the sentence."""
    numbers = {verdict: sum(fact.verdict is verdict for fact in analysis.facts) for verdict in Verdict}
    if not analysis.facts:
        return words("No fact was found"), f" {words('in')} {counted(len(analysis.sources), 'source', words=words)}."
    decided = sum(fact.decision is not None for fact in analysis.facts)
    told = (
        (decided, "conflict is decided", "conflicts are decided"),
        (numbers[Verdict.AGREE], "fact agrees across sources", "facts agree across sources"),
        (numbers[Verdict.COMPATIBLE], "differs but can be true together", "differ but can be true together"),
        (numbers[Verdict.CONTESTED] + numbers[Verdict.REVISED], "is contested or revised", "are contested or revised"),
        (numbers[Verdict.QUOTE_VARIANT], "quotation is worded differently", "quotations are worded differently"),
        (numbers[Verdict.SINGLE_SOURCE], "rests on one source", "rest on one source"),
    )
    parts = "; ".join(counted(count, one, many, words) for count, one, many in told if count)
    rest = f"; {parts}." if parts else "."
    if conflicts := numbers[Verdict.CONFLICT] - decided:
        needs = words("needs a look" if conflicts == 1 else "need a look")
        return counted(conflicts, "conflict", words=words), f" {needs}{rest}"
    return words("No conflict"), f" {words('is open' if decided else 'was found')}{rest}"


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


def said_by(claim: Claim, words: Words = str) -> str:
    """Who says it, as the text has it; empty for the newsroom's own voice."""
    relayed = f"{words('relayed by')} {claim.via}" if claim.via else ""
    if not claim.speaker:
        return relayed
    how = words("reported as said by" if claim.voice == "indirect" else "said by")
    return f"{how} {claim.speaker}" + (f", {relayed}" if relayed else "")


def about(claim: Claim) -> str:
    """The subject and the measure of a claim."""
    return named(claim)


def legend(source: Source, title: str) -> str:
    """What a source is called, with what else tells it apart: title and day of publication."""
    named = source.title if source.title and source.title != title else None
    return ", ".join(filter(None, (title, named, source.published)))


def decision_in_words(decided: Decided) -> str:
    """A decision on a conflict: what it says, of which source, by whom, when, and why."""
    of = f" (of {decided.of})" if decided.of else ""
    who = (f" by {decided.who}" if decided.who else "") + (f" on {decided.date}" if decided.date else "")
    return f"Decided{who}: {decided.kind}{of}, {decided.meaning}. {decided.why} ({decided.id})"
