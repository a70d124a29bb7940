"""What became of planted changes, as `provenance mutate --format json` writes it."""

from typing import Literal

from pydantic import Field

from provenance.contracts.findings import Contract, Span

Code = Field(pattern="^[A-Z]{3,}[0-9]{3}$")
Change = Literal["number", "bound", "date", "weekday", "name", "negation", "speaker", "unit"]
Mode = Literal["copy", "cross"]


class Count(Contract):
    """How many changes of one kind were planted and found in one mode."""

    mode: Mode = Field(description="copy: in a copy beside its source; cross: in a source that others confirm.")
    change: Change
    planted: int = Field(ge=1)
    found: int = Field(ge=0)


class FalseAlarm(Contract):
    """A finding that an unchanged copy of the source at `path` raised."""

    path: str
    code: str = Code
    message: str


class Unchanged(Contract):
    """What unchanged copies raised."""

    copies: int = Field(ge=0)
    false_alarms: list[FalseAlarm]


class Planted(Contract):
    """A planted change, at its place in the unchanged file."""

    mode: Mode
    change: Change
    path: str
    span: Span
    old: str = Field(description="The words before.")
    new: str = Field(description="The words after.")
    code: str | None = Field(pattern="^[A-Z]{3,}[0-9]{3}$", description="Of the finding; null if nothing was found.")
    reason: str = Field(description="How far the change got; empty if it was found.")


class MutationDocument(Contract):
    """The JSON of `provenance mutate`."""

    schema_: Literal["provenance/mutation/1"] = Field(alias="schema")
    seed: int
    limit: int = Field(ge=1)
    counts: list[Count]
    unchanged: Unchanged
    planted: list[Planted]
