"""``provenance trace``: where a figure, a quotation or a name comes from."""

import os
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli.cache import NoCache, memory
from provenance.cli.progress import working
from provenance.cli.semantic import Parse, Semantic, meaning_of, parser_of, with_semantic

if TYPE_CHECKING:
    from provenance.corpus.model import Corpus
    from provenance.facts.results import Analysis
    from provenance.render.trace import Occurrence

# Of words that are no claim, so many places are shown.
MOST_PLACES = 20


class TraceFormat(StrEnum):
    """How the answer is written."""

    TEXT = "text"
    JSON = "json"


def trace(
    asked: Annotated[
        str,
        typer.Argument(
            metavar="TEXT",
            help="The words of a figure, a quotation or a name; the id of a fact or a claim; FILE:LINE, "
            "FILE:LINE:COLUMN, or FILE@START-END in bytes.",
        ),
    ],
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            help="A corpus, seeds or texts; without any, the corpus found from here upward.", show_default=False
        ),
    ] = None,
    form: Annotated[TraceFormat, typer.Option("--format", help="How to write the answer.")] = TraceFormat.TEXT,
    config: Annotated[
        Path | None, typer.Option("--config", help="Read this configuration file.", show_default=False)
    ] = None,
    semantic: Semantic = None,
    parse: Parse = None,
    no_cache: NoCache = False,
) -> None:
    """Tell where a figure, a quotation or a name comes from: who says it, who says otherwise, since when.

    A figure is looked for by its value, so that "277 millions" finds "$277M"; without a unit it fits any. Exit 1 if no
    source says it as a fact; the places where the words stand all the same are listed then.
    """
    from provenance.cli.given import read
    from provenance.facts.analysis import analyse
    from provenance.facts.asking.trace import trace as traced
    from provenance.render.json_text import render
    from provenance.render.trace import as_text, document

    given = read(paths or [], config)
    settings = with_semantic(given.config, semantic, parse)
    with working("reading the sources …"):
        analysis = analyse(given.corpus, meaning_of(settings), parser_of(settings), memory(no_cache))
    found = traced(analysis, asked, as_shown)
    elsewhere = [] if found.facts else list(_elsewhere(given.corpus, analysis, found.asked))
    as_json = form is TraceFormat.JSON
    typer.echo(render(document(found, elsewhere)) if as_json else as_text(found, elsewhere), nl=False)
    if not found.facts:
        raise typer.Exit(1)


def as_shown(path: str) -> str:
    """A path as the corpus shows it: with forward slashes, relative to the working directory where that can be said."""
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:  # no path, or on another drive
        return path


def _elsewhere(corpus: "Corpus", analysis: "Analysis", asked: str) -> "Iterator[Occurrence]":
    from provenance.facts.asking.trace import occurrences
    from provenance.facts.mentions import sift
    from provenance.render.trace import Occurrence

    sources = {(source.file, source.block): source for source in analysis.sources}
    left = MOST_PLACES
    for seed in corpus.seeds:
        for block in seed.blocks:
            places = list(occurrences(block.text, asked, left))
            left -= len(places)
            source = sources.get((seed.file.path, block.id))
            if not places or source is None:
                continue
            aside = sift(block.text).set_aside
            for start, end in places:
                why = next((each.reason.meaning for each in aside if each.start < end and start < each.end), None)
                span = seed.file.span(block.start + start, block.start + end)
                yield Occurrence(source, span, block.text[start:end], why)
