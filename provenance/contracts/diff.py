"""What a change of the corpus does to its facts, as `provenance diff --format json` writes it."""

from typing import Literal

from pydantic import Field

from provenance.contracts.findings import Contract, Sha256
from provenance.contracts.report import Fact


class Digests(Contract):
    """The digests of all files of the corpus."""

    before: Sha256
    after: Sha256


class Sources(Contract):
    """Ids of sources, by what became of them."""

    new: list[str]
    gone: list[str]
    changed: list[str]


class Turned(Contract):
    """A fact that is in both states and says something else now."""

    before: Fact
    after: Fact
    verdict_changed: bool
    claims_gone: list[str] = Field(description="Ids of claims only the earlier state has so.")
    claims_new: list[str] = Field(description="Ids of claims only the later state has so.")


class DiffDocument(Contract):
    """The JSON of `provenance diff`."""

    schema_: Literal["provenance/diff/1"] = Field(alias="schema")
    revision: str
    corpus: Digests
    sources: Sources
    turned: list[Turned] = Field(description="What turned into a conflict first.")
    new: list[Fact]
    gone: list[Fact]
    unchanged: int = Field(ge=0)
