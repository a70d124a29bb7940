"""A row of the index of a corpus."""

from typing import Annotated

from pydantic import Field

from provenance.contracts.findings import Contract, Sha256
from provenance.corpus.keys import PATTERNS, ValueKind


class IndexRow(Contract):
    """One row of the table in INDEX.md: the text of each cell, without escapes, by column name."""

    id: Annotated[str, Field(pattern=PATTERNS[ValueKind.ID], description="The id of the seed.")]
    file: str = Field(
        pattern=r"^[^/\\:][^\\]*$", description="Where the link leads: relative to the index, with forward slashes."
    )
    title: str = Field(description="Empty where the seed has none; so are the next three.")
    publisher: str
    published: str
    language: str
    blocks: str = Field(pattern="^(?:0|[1-9][0-9]*)$", description="How many blocks the seed holds.")
    sha256: Sha256 = Field(description="Of the whole file.")
