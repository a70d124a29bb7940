"""``provenance hook``: what a commit hook asks of changed files."""

from pathlib import Path
from typing import Annotated

import typer

# What compares files with each other, and so needs all of them: for `check` on the whole corpus.
LEFT_OUT = ("FACT", "DUP", "BLK305")


def hook(
    files: Annotated[list[Path] | None, typer.Argument(help="The changed files.", show_default=False)] = None,
    config: Annotated[
        Path | None, typer.Option(help="Read this configuration file instead of looking upward.", show_default=False)
    ] = None,
) -> None:
    """Check changed seeds for a commit, as fast as that can be: the files by themselves and their rows in the index.

    What compares files with each other (copies, block ids used twice, what sources say of each other) is left to
    `check` on the whole corpus. Files that are plainly sound are passed in silence; for all others this is
    `check --ignore FACT,DUP,BLK305 FILES`.
    """
    if not files:
        return
    from provenance.cli.check import check

    check(files, ignore=list(LEFT_OUT), config=config)
