"""What is found in a corpus: facts with the verdicts on them, and what else is told of its sources."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from provenance.facts.model import Claim, Kind, Source
from provenance.facts.set_aside import Reason
from provenance.text.position import Span


class Verdict(StrEnum):
    """What the claims of one fact say of each other (see the README for when each is given)."""

    AGREE = "agree"
    COMPATIBLE = "compatible"
    CONFLICT = "conflict"
    CONTESTED = "contested"
    REVISED = "revised"
    QUOTE_VARIANT = "quote-variant"
    SINGLE_SOURCE = "single-source"


class ConflictKind(StrEnum):
    """In what two claims of one fact cannot both be true."""

    VALUE = "value"
    BOUND = "bound"
    DATE = "date"
    NAME = "name"
    POLARITY = "polarity"
    ATTRIBUTION = "attribution"


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person decided on a conflict; ``meaning`` is its kind in a sentence, ``of`` the source it speaks of."""

    id: str
    kind: str
    meaning: str
    why: str
    who: str | None = None
    date: str | None = None
    of: str | None = None


class Standing(StrEnum):
    """What became of a decision."""

    APPLIED = "applied"
    STALE = "stale"
    UNUSED = "unused"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the decision of that number in the list, and why it was not applied."""

    number: int
    id: str
    kind: str
    standing: Standing
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """Claims about one and the same thing, and the verdict on them.

    ``score`` (0..1) says how much the verdict deserves a person's time; ``severity`` is none, low, medium or high.
    ``origins`` counts independent newsrooms, not articles. ``confidence`` (0..1) is the part of the independent cues
    known on both sides (subject, measure, names, unit, time) that agree, None where none is known. ``why`` says why the
    claims were matched and judged so, ``explanations`` the innocent explanations that were looked for. ``decision`` is
    what a person decided on a conflict, which stays one all the same.
    """

    id: str
    kind: Kind
    label: str
    verdict: Verdict
    claims: tuple[Claim, ...]
    origins: int
    score: float = 0.0
    severity: str = "none"
    conflict_kind: ConflictKind | None = None
    why: tuple[str, ...] = ()
    explanations: tuple[str, ...] = ()
    confidence: float | None = None
    decision: Decided | None = None


@dataclass(frozen=True, slots=True)
class Slip:
    """Figures of one text that do not fit each other: where the later one stands in its file, and what is wrong."""

    source: Source
    span: Span
    quote: str
    message: str


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name that a block spells apart from the usual form of the corpus.

    ``text`` stands ``times`` in the block, first at ``span``; ``usual`` stands ``usual_times`` in the corpus, in
    ``usual_blocks`` other blocks, first in ``usual_source`` at ``usual_span``. Spans count from the start of the file.
    """

    source: Source
    span: Span
    text: str
    times: int
    usual: str
    usual_times: int
    usual_blocks: int
    usual_source: Source
    usual_span: Span


@dataclass(frozen=True, slots=True)
class Crowd:
    """Claims too many to be compared with one another: what they share, in words, and how many they are.

    Each was compared with those few that share most with it, so that a match may be missing.
    """

    shared: tuple[str, ...]
    claims: int


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that was found in a corpus: its sources, the facts in order of weight, and which sources share an origin.

    ``origin_groups`` are tuples of source ids that share one origin (only groups of two or more), ``origin_reasons``
    what shows each. ``set_aside`` counts by source id the figures that are no facts, for each reason in the order of
    :class:`Reason`. ``slips`` are figures that do not fit within one text, ``spellings`` names spelt apart.
    ``vectors`` names the encoder whose meaning vectors took part in the matching, if any did. ``decisions`` says what
    became of each decision of a person. ``crowds`` were not compared in full, the largest first. ``bases`` has, where
    there is a memory, for each source a digest of all that its claims were made from.
    """

    sources: tuple[Source, ...]
    facts: tuple[Fact, ...]
    origin_groups: tuple[tuple[str, ...], ...] = ()
    set_aside: Mapping[str, Mapping[Reason, int]] = field(default_factory=dict)
    origin_reasons: tuple[tuple[str, ...], ...] = ()
    slips: tuple[Slip, ...] = ()
    vectors: str | None = None
    decisions: tuple[Outcome, ...] = ()
    spellings: tuple[Spelling, ...] = ()
    crowds: tuple[Crowd, ...] = ()
    bases: Mapping[str, str] = field(default_factory=dict, compare=False)
