"""``provenance diff``: what a change of the corpus does to its facts and verdicts."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from provenance.cli.cache import NoCache, memory
from provenance.cli.progress import working
from provenance.cli.semantic import Parse, Semantic, meaning_of, parser_of, with_semantic
from provenance.errors import InputError


class DiffFormat(StrEnum):
    """How the difference is written."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


def diff(
    revision: Annotated[str, typer.Argument(metavar="REV", help="A commit, branch or tag of git to compare with.")],
    path: Annotated[
        Path | None,
        typer.Argument(help="The folder of a corpus; without it, the one found from here upward.", show_default=False),
    ] = None,
    form: Annotated[DiffFormat, typer.Option("--format", help="How to write it.")] = DiffFormat.TEXT,
    config: Annotated[
        Path | None, typer.Option("--config", help="Read this configuration file.", show_default=False)
    ] = None,
    semantic: Semantic = None,
    parse: Parse = None,
    no_cache: NoCache = False,
) -> None:
    """Show what became of the facts since a revision: new, gone, and turned (another verdict or other values).

    The corpus as git has it at REV is read beside the one on disk. A fact is known again by what its claims say, not
    by their lines: text that moved changes nothing.
    """
    from provenance.cli.given import read
    from provenance.corpus.revision import load_revision
    from provenance.facts.analysis import analyse
    from provenance.render.changes import as_json, as_markdown, as_text, difference
    from provenance.render.json_text import render

    given = read([] if path is None else [path], config)
    corpus = given.corpus
    if corpus.root is None:
        raise InputError("a file alone has no history here", "name the folder of the corpus")
    earlier = load_revision(corpus.root, revision, corpus.folder, given.config.dialect)
    settings = with_semantic(given.config, semantic, parse)
    tiers = meaning_of(settings), parser_of(settings), memory(no_cache)
    with working("reading the sources, then and now …"):
        told = difference(revision, (earlier, analyse(earlier, *tiers)), (corpus, analyse(corpus, *tiers)))
    if form is DiffFormat.JSON:
        typer.echo(render(as_json(told)), nl=False)
    else:
        typer.echo(as_text(told) if form is DiffFormat.TEXT else as_markdown(told), nl=False)
