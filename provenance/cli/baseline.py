"""``provenance baseline``: findings left for later."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli.progress import working
from provenance.cli.targets import targets
from provenance.errors import InputError

if TYPE_CHECKING:
    from provenance.findings.baseline import Entry

DEFAULT = "provenance-baseline.json"


def baseline(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="The corpus folder. Without it: the corpus found from here upward.", show_default=False),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            help=f"The file. Without it: the one of the configuration, else {DEFAULT}.",
            show_default=False,
        ),
    ] = None,
    prune: Annotated[
        bool, typer.Option("--prune", help="Add nothing; only take out entries whose finding is gone.")
    ] = False,
    check: Annotated[bool, typer.Option("--check", help="Write nothing; exit 1 if the file would change.")] = False,
    config: Annotated[
        Path | None, typer.Option(help="Read this configuration file instead of looking upward.", show_default=False)
    ] = None,
) -> None:
    """Write a file of all present findings, which `check --baseline FILE` then leaves out: only new ones are reported.

    Entries are kept by content: they hold when lines move, and an entry whose finding is gone is reported as SUP903.
    """
    from provenance.config import load_config
    from provenance.corpus.write import write_atomic
    from provenance.findings.baseline import as_text, entries_of
    from provenance.rules.engine import run

    located = load_config(Path.cwd(), config)
    path = output or located.baseline or Path(DEFAULT)
    wanted = list(targets(paths or [], located))
    if len(wanted) != 1:
        raise InputError("a baseline is for one corpus, and several were named", "name one folder")
    (target,) = wanted
    if target.only is not None:
        raise InputError("a baseline is for a whole corpus, and files of it were named", "name the folder")
    with working("checking …", quiet=False):
        entries = entries_of(run(target.corpus, located.config), target.corpus.folder)
    if prune:
        kept = {entry.fingerprint for entry in _present(path)}
        entries = tuple(entry for entry in entries if entry.fingerprint in kept)
    new = as_text(entries).encode("utf-8", "backslashreplace")
    old = path.read_bytes() if path.is_file() else b""
    if check:
        if new != old:
            sys.stderr.write(f"{path} is not up to date\n")
        raise typer.Exit(int(new != old))
    if new != old:
        write_atomic(path, new)
    if sys.stderr.isatty():
        sys.stderr.write(f"{path}: {len(entries)} finding{'s' * (len(entries) != 1)}\n")


def _present(path: Path) -> "tuple[Entry, ...]":
    """The entries of the file as it is."""
    from provenance.corpus.load import read_file
    from provenance.corpus.model import Unreadable
    from provenance.findings.baseline import parse

    file = read_file(path, path.as_posix())
    if isinstance(file, Unreadable):
        raise InputError(f"{path} cannot be read: {file.reason}", "write it with `provenance baseline` first")
    return parse(file).entries
