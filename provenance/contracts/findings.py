"""Findings as `provenance check --format json` writes them."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Offsets = Annotated[
    list[Annotated[int, Field(ge=0)]],
    Field(min_length=2, max_length=2, description="Start and end; the end is not part of it."),
]
Place = Annotated[int, Field(ge=1)]
Level = Literal["error", "warning", "note"]
Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


class Contract(BaseModel):
    """A frozen record without unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Span(Contract):
    """A half-open place in a file: offsets from the start of the file, 1-based lines and columns."""

    bytes: Offsets
    chars: Offsets = Field(description="In code points.")
    utf16: Offsets = Field(description="In UTF-16 code units.")
    line: Place
    column: Place = Field(description="In code points, from 1.")
    end_line: Place
    end_column: Place = Field(description="The first column behind the place.")


class Related(Contract):
    """Another place that belongs to a finding, such as the other side of a conflict."""

    path: str
    span: Span | None
    label: str


class Edit(Contract):
    """One replacement within a file; an empty span inserts."""

    path: str = Field(description="Relative, with forward slashes.")
    span: Span
    replacement: str


class Fix(Contract):
    """How to mend it without a person; an unsafe one changes the text of a source."""

    safe: bool
    description: str
    edits: list[Edit]


class Finding(Contract):
    """Something a rule reports about a place."""

    code: str = Field(pattern="^[A-Z]{3,}[0-9]{3}$")
    severity: Level
    message: str = Field(min_length=1, description="What, where, how to mend, in one sentence.")
    path: str = Field(description="Relative, with forward slashes.")
    span: Span | None = Field(description="Null where the whole file is meant.")
    help: str
    related: list[Related]
    fix: Fix | None = None
    fingerprint: str = Field(pattern="^[0-9a-f]{16}$", description="Stays when lines move.")


class Summary(Contract):
    """How many findings of each severity, and how many files were read."""

    errors: int = Field(ge=0)
    warnings: int = Field(ge=0)
    notes: int = Field(ge=0)
    files: int = Field(ge=0)


class FindingsDocument(Contract):
    """The JSON of `provenance check`."""

    schema_: Literal["provenance/findings/1"] = Field(alias="schema")
    findings: list[Finding]
    summary: Summary


class BaselineEntry(Contract):
    """A finding left for later."""

    fingerprint: str = Field(pattern="^[0-9a-f]{16}$")
    code: str = Field(pattern="^[A-Z]{3,}[0-9]{3}$")
    path: str = Field(description="Relative to the folder of the corpus, with forward slashes.")
    message: str


class BaselineDocument(Contract):
    """The file `provenance baseline` writes."""

    schema_: Literal["provenance/baseline/1"] = Field(alias="schema")
    findings: list[BaselineEntry]
