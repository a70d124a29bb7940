"""``provenance index``: the table of seeds in INDEX.md, and the digests of blocks."""

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli.patch import write_patch
from provenance.errors import InputError

if TYPE_CHECKING:
    from provenance.corpus.model import Corpus


@dataclass(frozen=True)
class Change:
    """A file to be written: where, how messages name it, its bytes before (None: there is no file) and after."""

    path: Path
    shown: str
    before: bytes | None
    after: bytes


def index(
    path: Annotated[
        Path | None,
        typer.Argument(help="The corpus folder. Without it: the corpus found from here upward.", show_default=False),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit 1 if INDEX.md is not up to date.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Write nothing; show what would change, and exit 1 if anything would.")
    ] = False,
    record: Annotated[
        bool,
        typer.Option("--record", help="Also record sha256 and bytes of each block whose header does not say them."),
    ] = False,
) -> None:
    """Write the table of seeds into INDEX.md; the text around it stays as it is."""
    from provenance.corpus.write import write_atomic

    corpus = read_folder(path)
    changes: list[Change] = []
    if record:
        corpus, changes = _with_digests(corpus)
    changes += index_change(corpus)
    if diff:
        for change in changes:
            write_patch(change.shown, change.before or b"", change.after)
    if check or diff:
        for change in changes if check else ():
            sys.stderr.write(f"{change.shown} is not up to date\n")
        raise typer.Exit(1 if changes else 0)
    for change in changes:
        write_atomic(change.path, change.after)
    if sys.stderr.isatty():
        done = ", ".join(change.shown for change in changes)
        sys.stderr.write(f"wrote {done}\n" if changes else "the index is up to date\n")


def read_folder(path: Path | None) -> "Corpus":
    """The corpus in the folder ``path``, or the one of this place.

    Raises:
        InputError: if there is none, or a file in it cannot be read (its row would be lost).
    """
    from provenance.cli.given import read

    corpus = read([path] if path else []).corpus
    if corpus.root is None:
        raise InputError(f"{path} is no folder", "Name the folder of the corpus.")
    refuse_unreadable(corpus)
    return corpus


def refuse_unreadable(corpus: "Corpus") -> None:
    """Raise InputError if a file of ``corpus`` cannot be read: an index written now would lose its row."""
    for file in corpus.unreadable:
        raise InputError(
            f"{file.path} cannot be read ({file.reason}), so the index would lose it",
            "Make it readable, or take it out of the corpus.",
        )


def index_change(corpus: "Corpus") -> list[Change]:
    """The one change INDEX.md of ``corpus`` needs, or none."""
    from provenance.corpus.index import INDEX_NAME
    from provenance.corpus.index_table import updated_index

    if corpus.root is None:
        raise ValueError("loose files have no index")
    file = corpus.index.file if corpus.index is not None else None
    after = updated_index(file, corpus).encode("utf-8", "surrogateescape")
    if file is not None and after == file.data:
        return []
    shown = file.path if file is not None else f"{corpus.folder}/{INDEX_NAME}".removeprefix("/")
    return [Change(corpus.root / INDEX_NAME, shown, file.data if file is not None else None, after)]


def _with_digests(corpus: "Corpus") -> "tuple[Corpus, list[Change]]":
    """The corpus with digests recorded, and the changes that takes."""
    from provenance.corpus.record import recorded
    from provenance.corpus.seed import parse_seed
    from provenance.text.decode import text_file

    if corpus.root is None:
        raise ValueError("loose files are not recorded")
    seeds, changes = [], []
    for seed in corpus.seeds:
        result = recorded(seed)
        for block in result.left:
            sys.stderr.write(
                f"{seed.file.path}: block {block} is not recorded; see what `provenance check` says of it\n"
            )
        if result.done:
            changes.append(Change(corpus.path_of(seed.file.path), seed.file.path, seed.file.data, result.data))
            seed = parse_seed(text_file(seed.file.path, result.data), seed.dialect)
        seeds.append(seed)
    return replace(corpus, seeds=tuple(seeds)), changes
