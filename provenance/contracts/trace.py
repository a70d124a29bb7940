"""Where a figure comes from, as `provenance trace --format json` writes it."""

from typing import Literal

from pydantic import Field

from provenance.contracts.findings import Contract, Span
from provenance.contracts.report import Fact, Value


class ReadAs(Contract):
    """A figure the question was read as."""

    text: str
    normal_form: str
    value: Value


class Otherwise(Contract):
    """A claim of the same fact that says something else."""

    claim: str = Field(description="The id of the claim.")
    relation: Literal["compatible", "apart"] = Field(description="Whether it can be true beside what was asked.")
    reason: str


class Since(Contract):
    """The claim published first."""

    published: str
    claim: str


class Traced(Contract):
    """A fact that what was asked belongs to."""

    fact: Fact
    saying: list[str] = Field(description="Ids of the claims that say it.")
    otherwise: list[Otherwise]
    since: Since | None = Field(description="Null where no source that says it has a date.")
    origins: int = Field(ge=0, description="Independent origins of the claims that say it.")


class Occurrence(Contract):
    """Where the words stand in a text without being a claim."""

    source: str
    file: str
    span: Span
    quote: str
    reason: str | None = Field(description="Why they are no fact, where that is known.")


class TraceDocument(Contract):
    """The JSON of `provenance trace`."""

    schema_: Literal["provenance/trace/1"] = Field(alias="schema")
    asked: str
    read_as: list[ReadAs]
    facts: list[Traced]
    elsewhere: list[Occurrence] = Field(description="Filled only where no claim was found.")
