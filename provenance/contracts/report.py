"""The report as `provenance report --format json` writes it."""

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictFloat, StrictInt

from provenance.contracts.findings import Contract, Finding, Sha256, Span
from provenance.facts.curating.decisions import Ruling
from provenance.facts.curating.watch import Status
from provenance.facts.model import Hedge, Kind
from provenance.facts.results import ConflictKind, Verdict
from provenance.facts.set_aside import Reason

Number = StrictInt | StrictFloat
Day = Annotated[str, Field(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
Yearless = Annotated[str, Field(pattern="^--[0-9]{2}(-[0-9]{2})?$", description="A day or month of an unknown year.")]


class Tool(Contract):
    """The program that wrote the report."""

    name: Literal["provenance"]
    version: str
    vectors: str | None = Field(default=None, description="The encoder of the meaning vectors used in matching.")


class CorpusName(Contract):
    """Which corpus, and the digest of all its files."""

    root: str | None = Field(description="Relative, with forward slashes; null for loose files.")
    digest: Sha256


class Source(Contract):
    """Where a block of text comes from."""

    id: str
    file: str = Field(description="Relative, with forward slashes.")
    block: str
    title: str | None
    publisher: str | None
    origin: str | None
    published: str | None
    language: str | None
    sha256: Sha256 = Field(description="Of the bytes of the text.")
    bytes: int = Field(ge=0)
    start: int | None = Field(default=None, ge=0, description="The byte of the file at which the text begins.")
    set_aside: dict[Reason, Annotated[int, Field(ge=1)]] | None = Field(
        default=None, description="How many figures are no facts, by reason."
    )


class Value(Contract):
    """What a mention says, as an interval; an end that is null is open to infinity."""

    type: Kind
    lo: Number | Day | Yearless | None
    hi: Number | Day | Yearless | None
    lo_open: StrictBool = Field(description="Whether `lo` itself is excluded.")
    hi_open: StrictBool = Field(description="Whether `hi` itself is excluded.")
    unit: str | None = Field(description="ISO 4217 for money; s for durations; else the unit or the noun counted.")
    approx: StrictBool
    hedge: Hedge
    precision: Number | None = Field(description="Half a unit of the last digit said.")
    role: str | None = None
    granularity: str | None = None
    month: int | None = Field(default=None, ge=1, le=12)
    day: int | None = Field(default=None, ge=1, le=31)
    weekday: int | None = Field(default=None, ge=1, le=7, description="Monday is 1.")
    years_ago: int | None = Field(default=None, ge=1, description="Before the day of its text, which is not known.")


class Claim(Contract):
    """A mention with what it is about."""

    id: str
    source: str = Field(description="The id of its source.")
    file: str
    quote: str = Field(description="Exactly the text at the span.")
    context: str = Field(description="The sentence.")
    span: Span
    value: Value
    subject: str | None
    subject_confirmed: bool | None = Field(
        default=None, description="Whether a parser names the same subject; left out where none was asked."
    )
    measure: str
    speaker: str | None
    as_of: str | None = Field(description="The day the text says the figure held, else that of publication.")
    polarity: Literal["affirmed", "denied"]
    language: str
    via: str | None = Field(default=None, description="Who relays what the speaker said.")
    modality: Literal["fact", "plan", "forecast", "alleged"] | None = Field(
        default=None, description="How the verb has it, where that is plain."
    )
    period: list[Day] | None = Field(
        default=None, min_length=2, max_length=2, description="First and last day of what the figure is for."
    )
    place: str | None = Field(default=None, description="The country (ISO 3166), continent or `world` it is for.")
    basis: list[str] | None = Field(default=None, description="On what it is reckoned: `profit.net`, `rate.month` …")
    updated: str | None = Field(default=None, description="The words that say it replaces an earlier figure.")


class Decision(Contract):
    """What a person decided on a conflict, which stays one all the same."""

    id: str
    kind: Ruling
    why: str
    who: str | None = None
    date: Day | None = None
    of: str | None = Field(default=None, description="The id of the source that is wrong or outdated.")


class Fact(Contract):
    """Claims about one and the same thing, and the verdict on them."""

    id: str
    kind: Kind
    label: str = Field(min_length=1)
    verdict: Verdict
    conflict_kind: ConflictKind | None = None
    severity: Literal["none", "low", "medium", "high"]
    score: float = Field(ge=0, le=1, description="How much the verdict deserves a person's time.")
    confidence: float | None = Field(
        default=None, ge=0, le=1, description="The part of the independent cues known on both sides that agree."
    )
    decision: Decision | None = None
    origins: int = Field(ge=1, description="Independent newsrooms, not articles.")
    why: list[str]
    explanations: list[str] = Field(description="Innocent explanations looked for, and what came of each.")
    claims: list[Claim] = Field(min_length=1)


class Origin(Contract):
    """Sources that share one origin."""

    sources: list[str] = Field(min_length=2, description="Ids of sources.")
    why: list[str] = Field(description="What shows it.")


class Crowd(Contract):
    """Claims too many to be compared with one another; each was compared with those few that share most with it."""

    shared: list[str] = Field(min_length=1, description="What they share, in words.")
    claims: int = Field(ge=1, description="How many they are.")


class WatchedFact(Contract):
    """A fact the corpus is held to, and what its sources say of it."""

    id: str
    status: Status
    note: str | None = None
    expected: str | None = Field(description="As the list has it; null where any value will do.")
    origins: int = Field(ge=0, description="Independent origins of the claims that say what is expected.")
    origins_asked: int = Field(ge=1)
    claims: list[str] = Field(description="Ids of the claims that say what is expected.")
    against: list[str] = Field(description="Ids of the claims that do not.")
    facts: list[str] = Field(description="Ids of the facts they belong to.")


class Resolved(Contract):
    """A conflict that was open in the earlier report and is not now."""

    id: str = Field(description="In the earlier report.")
    label: str
    became: str


class Since(Contract):
    """What became of the open conflicts since an earlier report."""

    digest: Sha256 = Field(description="Of the corpus of the earlier report.")
    revision: str | None = Field(default=None, description="The revision the earlier report was made of, if it was.")
    new: list[str] = Field(description="Ids of facts.")
    persisting: list[str]
    resolved: list[Resolved]


class Report(Contract):
    """The JSON report."""

    schema_: Literal["provenance/report/1"] = Field(alias="schema")
    tool: Tool
    corpus: CorpusName
    sources: list[Source]
    origins: list[Origin] = Field(default=[], description="Sources not named here are origins of their own.")
    crowds: list[Crowd] | None = Field(
        default=None, description="What was not compared in full, the largest first; absent where all was."
    )
    since: Since | None = Field(default=None, description="Absent where there was no earlier report.")
    watched: list[WatchedFact] | None = Field(default=None, description="The unmet first.")
    facts: list[Fact]
    findings: list[Finding]
