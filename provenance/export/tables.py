"""Sources, facts and claims as three tables, which several formats wrap: their columns, and the rows as CSV.

CSV as RFC 4180 has it: UTF-8, lines end in CR LF, an empty cell where nothing is said. Texts stand as they are, also
where a spreadsheet would take one for a formula: `provenance facts --format csv` writes for spreadsheets.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from provenance.export.material import Material, Text, decoded
from provenance.facts.model import Claim
from provenance.facts.results import Fact
from provenance.facts.wording import claim_in_words, fact_label, plain

Cell = str | int | bool | Decimal | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, the type of its cells as Table Schema has it, what it says, and whether it is never empty."""

    name: str
    type: str
    meaning: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table. The first column is its key; ``references`` maps a column to the table whose key it holds."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    references: dict[str, str]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def path(self) -> str:
        """The name of its file."""
        return f"{self.name}.csv"

    @property
    def data(self) -> bytes:
        """The table as CSV, with its head."""
        out = io.StringIO(newline="")
        writer = csv.writer(out)
        writer.writerow([column.name for column in self.columns])
        writer.writerows([_written(cell) for cell in row] for row in self.rows)
        return out.getvalue().encode("utf-8")


_SOURCES = (
    Column("id", "string", "names the source", True),
    Column("file", "string", "the seed, relative to the folder the report was made in", True),
    Column("block", "string", "the block of the seed", True),
    Column("title", "string", "as the metadata say"),
    Column("publisher", "string", "as the metadata say"),
    Column("origin", "string", "whose reporting it is, as the metadata say"),
    Column("author", "string", "as the metadata say"),
    Column("published", "string", "ISO 8601, as far as known"),
    Column("url", "string", "as the metadata say"),
    Column("language", "string", "as the metadata say"),
    Column("licence", "string", "as the metadata say"),
    Column("sha256", "string", "of the bytes of the text", True),
    Column("start", "integer", "the byte of the file at which the text begins", True),
    Column("bytes", "integer", "length of the text", True),
    Column("same_origin_as", "string", "ids of the sources that share its origin, separated by blanks"),
)
_FACTS = (
    Column("id", "string", "names the fact", True),
    Column("kind", "string", "money, number, count, date, quotation …", True),
    Column("label", "string", "what it is about", True),
    Column("verdict", "string", "what its claims say of each other", True),
    Column("conflict_kind", "string", "in what they cannot both be true"),
    Column("severity", "string", "none, low, medium or high", True),
    Column("score", "number", "from 0 to 1: how much it deserves a person's time", True),
    Column("origins", "integer", "independent newsrooms, not articles", True),
    Column("why", "string", "why its claims were matched and judged so, a line each"),
)
_CLAIMS = (
    Column("id", "string", "names the claim", True),
    Column("fact", "string", "the fact it is a claim of", True),
    Column("source", "string", "the source it stands in", True),
    Column("quote", "string", "the words, exactly", True),
    Column("context", "string", "their sentence", True),
    Column("value", "string", "how they are read, in words", True),
    Column("lo", "number", "least number meant; empty if open"),
    Column("hi", "number", "greatest number meant; empty if open"),
    Column("lo_open", "boolean", "whether the least is excluded", True),
    Column("hi_open", "boolean", "whether the greatest is excluded", True),
    Column("first_day", "date", "of a date: its first day"),
    Column("last_day", "date", "of a date: its last day"),
    Column("unit", "string", "ISO 4217 for money, s for durations, else the unit or the noun counted"),
    Column("hedge", "string", "at_least, about, only …; none", True),
    Column("subject", "string", "who or what it is about"),
    Column("measure", "string", "what is measured, the figure as …"),
    Column("speaker", "string", "who says it"),
    Column("polarity", "string", "affirmed or denied", True),
    Column("language", "string", "of the sentence", True),
    Column("line", "integer", "from 1", True),
    Column("column", "integer", "from 1, in code points", True),
    *(
        Column(f"{unit}_{end}", "integer", f"offset in the file, in {words}", True)
        for unit, words in (("byte", "bytes"), ("char", "code points"), ("utf16", "UTF-16 units"))
        for end in ("start", "end")
    ),
)


def tables(material: Material) -> tuple[Table, ...]:
    """The three tables."""
    together = {
        one: " ".join(other for other in group if other != one)
        for group in material.analysis.origin_groups
        for one in group
    }
    claims = tuple(_claim(fact, claim) for fact, claim in material.claims())
    sources = tuple(_source(text, together.get(text.source.id)) for text in material.texts)
    return (
        Table("sources", "The texts that were read.", _SOURCES, {}, sources),
        Table("facts", "What the texts speak of.", _FACTS, {}, tuple(map(_fact, material.analysis.facts))),
        Table("claims", "Who says what, where.", _CLAIMS, {"fact": "facts", "source": "sources"}, claims),
    )


def _source(text: Text, together: str | None) -> tuple[Cell, ...]:
    one = text.source
    return (
        one.id, one.file, one.block, one.title, one.publisher, one.origin, text.said("author"), one.published,
        text.said("url"), one.language, text.said("licence"), one.sha256, one.start, one.bytes, together,
    )  # fmt: skip


def _fact(fact: Fact) -> tuple[Cell, ...]:
    conflict = fact.conflict_kind.value if fact.conflict_kind else None
    score = Decimal(repr(round(fact.score, 6)))
    return (
        fact.id, fact.kind.value, fact_label(fact), fact.verdict.value, conflict, fact.severity, score, fact.origins,
        "\n".join(fact.why),
    )  # fmt: skip


def _claim(fact: Fact, claim: Claim) -> tuple[Cell, ...]:
    value, span = claim.value, claim.span
    return (
        claim.id, fact.id, claim.source.id, claim.quote, claim.context, claim_in_words(claim),
        _number(value.lo), _number(value.hi), value.lo_open, value.hi_open, _day(value.lo), _day(value.hi),
        value.unit, value.hedge.value, claim.subject, claim.measure, claim.speaker, claim.polarity, claim.language,
        span.line, span.column, *span.bytes, *span.chars, *span.utf16,
    )  # fmt: skip


def _number(end: Decimal | date | None) -> Decimal | None:
    return end if isinstance(end, Decimal) and end.is_finite() else None


def _day(end: Decimal | date | None) -> date | None:
    return end if isinstance(end, date) else None


def _written(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, Decimal):
        return plain(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else decoded(str(cell))


def described(columns: Sequence[Column]) -> Iterator[dict[str, Any]]:
    """The columns as the fields of a Table Schema."""
    for column in columns:
        rest = {"constraints": {"required": True}} if column.required else {}
        yield {"name": column.name, "type": column.type, "description": column.meaning, **rest}
