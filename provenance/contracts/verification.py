"""Which citations of a report stand, as `provenance verify --format json` writes it."""

from typing import Literal

from pydantic import Field, StrictBool

from provenance.contracts.findings import Contract


class CitationOutcome(Contract):
    """One citation of the report: exact, or orphaned for the reasons given."""

    id: str = Field(description="The id of the claim; in Markdown, the line of the report.")
    file: str = Field(description="As the report has it; in Markdown, relative to the report.")
    line: int = Field(ge=0)
    quote: str
    exact: StrictBool
    problems: list[str] = Field(description="Empty if it is exact.")


class VerificationSummary(Contract):
    """How many are which."""

    exact: int = Field(ge=0)
    orphaned: int = Field(ge=0)


class VerificationDocument(Contract):
    """What became of the citations of a report."""

    schema_: Literal["provenance/verification/1"] = Field(alias="schema")
    report: str = Field(description="The name of the file.")
    form: Literal["json", "html", "md"]
    citations: list[CitationOutcome]
    summary: VerificationSummary
