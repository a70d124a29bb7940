"""``provenance facts``: the facts of a corpus as a list."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from provenance.cli.cache import NoCache, memory
from provenance.cli.progress import working
from provenance.cli.semantic import Parse, Semantic, meaning_of, parser_of, with_semantic
from provenance.errors import InputError

if TYPE_CHECKING:
    from provenance.facts.model import Claim
    from provenance.facts.results import Fact

_DAY = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?", re.ASCII)
_Choice = TypeVar("_Choice", bound=StrEnum)


class FactsFormat(StrEnum):
    """How the list is written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


_COLUMNS = (
    "fact", "kind", "verdict", "severity", "origins", "label", "claim", "source", "file", "line", "column",
    "byte_start", "byte_end", "quote", "value", "lo", "hi", "lo_open", "hi_open", "unit", "speaker", "polarity",
)  # fmt: skip


def facts(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            help="A corpus, seeds or texts; without any, the corpus found from here upward.", show_default=False
        ),
    ] = None,
    entity: Annotated[
        str | None,
        typer.Option("--entity", help="Only facts that name this person, body or place.", show_default=False),
    ] = None,
    kind: Annotated[
        list[str] | None, typer.Option("--kind", help="Only facts of this kind; may be repeated.", show_default=False)
    ] = None,
    verdict: Annotated[
        list[str] | None,
        typer.Option("--verdict", help="Only facts with this verdict; may be repeated.", show_default=False),
    ] = None,
    source: Annotated[
        list[str] | None,
        typer.Option(
            "--source",
            help="Only facts this source tells: its id, its file or its publisher; may be repeated.",
            show_default=False,
        ),
    ] = None,
    speaker: Annotated[
        str | None,
        typer.Option("--speaker", help="Only facts this person or body is quoted with.", show_default=False),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since", help="Only facts a source published on this day or later tells (YYYY-MM-DD).", show_default=False
        ),
    ] = None,
    min_origins: Annotated[
        int, typer.Option("--min-origins", min=1, help="Only facts told by at least so many origins.")
    ] = 1,
    form: Annotated[FactsFormat, typer.Option("--format", help="How to write the list.")] = FactsFormat.TABLE,
    config: Annotated[
        Path | None, typer.Option("--config", help="Read this configuration file.", show_default=False)
    ] = None,
    semantic: Semantic = None,
    parse: Parse = None,
    no_cache: NoCache = False,
) -> None:
    """List the facts of a corpus: what is said, by which sources, and whether they agree.

    In CSV there is a row for each claim; a text that a spreadsheet would take for a formula has a ' before it, and
    characters nobody sees are named, as in ⟨U+202E⟩. The JSON has every text as it is.
    """
    from provenance.cli.given import read
    from provenance.facts.analysis import analyse
    from provenance.facts.asking.whole_words import holds, names
    from provenance.facts.model import Kind
    from provenance.facts.results import Verdict

    if since is not None and not _DAY.fullmatch(since):
        raise InputError(f"--since: `{since}` is no day", "write YYYY-MM-DD, YYYY-MM or YYYY")
    kinds, verdicts = _chosen(kind, Kind, "--kind"), _chosen(verdict, Verdict, "--verdict")
    given = read(paths or [], config)
    settings = with_semantic(given.config, semantic, parse)
    with working("reading the sources …"):
        found = analyse(given.corpus, meaning_of(settings), parser_of(settings), memory(no_cache)).facts
    chosen = [
        fact
        for fact in found
        if (not kinds or fact.kind in kinds)
        and (not verdicts or fact.verdict in verdicts)
        and fact.origins >= min_origins
        and (entity is None or any(names(claim, entity) for claim in fact.claims))
        and (not source or any(_told_by(claim, each) for claim in fact.claims for each in source))
        and (speaker is None or any(holds(claim.speaker or "", speaker) for claim in fact.claims))
        and (since is None or any((claim.source.published or "") >= since for claim in fact.claims))
    ]
    writers = {FactsFormat.TABLE: table, FactsFormat.JSON: as_json, FactsFormat.CSV: as_csv}
    typer.echo(writers[form](chosen), nl=False)


def _chosen(values: Sequence[str] | None, choices: type[_Choice], option: str) -> frozenset[_Choice]:
    try:
        return frozenset(choices(value) for value in values or ())
    except ValueError as error:
        raise InputError(f"{option}: {error}", f"choose from {', '.join(choices)}") from None


def _told_by(claim: "Claim", wanted: str) -> bool:
    """Whether a claim is of the source with that id, file (or the end of its path) or publisher."""
    source, path = claim.source, wanted.replace("\\", "/").removeprefix("./")
    return (
        wanted in (source.id, source.block)
        or f"/{source.file}".endswith(f"/{path}")
        or (source.publisher or "").casefold() == wanted.casefold()
    )


def table(facts: "Sequence[Fact]") -> str:
    """Facts for people: one line each, and its claims below."""
    return "".join(line + "\n" for fact in facts for line in _lines(fact))


def _lines(fact: "Fact") -> Iterator[str]:
    from provenance.facts.wording import claim_in_words, fact_label
    from provenance.render.visible import one_line

    count = f"{fact.origins} origin" + ("" if fact.origins == 1 else "s")
    yield f"{fact.verdict.value:<13} {fact.kind.value:<9} {count:<10} {one_line(fact_label(fact))}  [{fact.id}]"
    for claim in fact.claims:
        place = f"{one_line(claim.source.file)}:{claim.span.line}:{claim.span.column}"
        words, quote = one_line(claim_in_words(claim)), one_line(claim.quote)
        yield f"    {place}  {words}" + (f"  “{quote}”" if quote != words else "")


def as_json(facts: "Sequence[Fact]") -> str:
    """Facts as a JSON list, each as in the JSON report."""
    from provenance.render.json_text import render
    from provenance.render.report_json import fact

    return render([fact(each) for each in facts])


def as_csv(facts: "Sequence[Fact]") -> str:
    """Claims as CSV (RFC 4180), a row each."""
    from provenance.facts.wording import claim_in_words, fact_label
    from provenance.render.report_json import claim as claim_of
    from provenance.render.visible import visible
    from provenance.text.spreadsheet import harmless

    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    for fact in facts:
        for claim in fact.claims:
            told = claim_of(claim)
            value, span = told["value"], claim.span
            row = (
                fact.id, fact.kind.value, fact.verdict.value, fact.severity, fact.origins, fact_label(fact),
                claim.id, claim.source.id, claim.source.file, span.line, span.column, *span.bytes,
                claim.quote, claim_in_words(claim), value["lo"], value["hi"], value["lo_open"], value["hi_open"],
                value["unit"], claim.speaker, claim.polarity,
            )  # fmt: skip
            writer.writerow([harmless(visible(cell)) if isinstance(cell, str) else cell for cell in row])
    return out.getvalue()
