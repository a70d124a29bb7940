"""``provenance add``: raw texts into a corpus, byte for byte."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.errors import InputError

if TYPE_CHECKING:
    from provenance.corpus.model import Corpus


def add(
    files: Annotated[list[Path], typer.Argument(help="Raw text files in UTF-8; each becomes one seed.")],
    seed_id: Annotated[
        str | None, typer.Option("--id", help="Id of the seed; else made from its title.", show_default=False)
    ] = None,
    title: Annotated[
        str | None, typer.Option(help="Title; else the first line that reads like one.", show_default=False)
    ] = None,
    publisher: Annotated[str | None, typer.Option(help="Who published it.", show_default=False)] = None,
    published: Annotated[
        str | None, typer.Option(help="When it was published (ISO 8601: 2025-01-23).", show_default=False)
    ] = None,
    language: Annotated[
        str | None, typer.Option(help="Language tag (fr, en); else told from the text.", show_default=False)
    ] = None,
    url: Annotated[str | None, typer.Option(help="Where it was published.", show_default=False)] = None,
    author: Annotated[str | None, typer.Option(help="Who wrote it, as credited.", show_default=False)] = None,
    origin: Annotated[
        str | None,
        typer.Option(help="Newsroom or agency whose reporting it is, if not the publisher.", show_default=False),
    ] = None,
    licence: Annotated[str | None, typer.Option(help="Terms of use.", show_default=False)] = None,
    to: Annotated[
        Path | None,
        typer.Option(help="Corpus folder (made if missing); else the one found from here upward.", show_default=False),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the front matter; write nothing.")] = False,
    no_index: Annotated[bool, typer.Option("--no-index", help="Leave INDEX.md alone.")] = False,
) -> None:
    """Make seeds of raw text files: the bytes unchanged, their digest recorded, INDEX.md brought up to date.

    Title and language are found in the text. What is not known is left out, and named on standard error.
    """
    from provenance.cli.index import index_change, refuse_unreadable
    from provenance.config import load_config
    from provenance.corpus.add import NewSeed, Taken, new_seed
    from provenance.corpus.load import load, read_file, shown_path
    from provenance.corpus.model import Unreadable
    from provenance.corpus.write import write_atomic

    given = {
        "id": seed_id,
        "title": title,
        "publisher": publisher,
        "origin": origin,
        "author": author,
        "published": published,
        "url": url,
        "language": language,
        "licence": licence,
    }
    for key in ("id", "title", "url"):
        if given[key] is not None and len(files) > 1:
            raise InputError(f"--{key} fits one file, and {len(files)} are given", "Add them one by one.")
    here = Path.cwd()
    folder, dialect = _folder(to), load_config(here).config.dialect
    corpus = load([folder], working_directory=here, dialect=dialect) if folder.is_dir() else None
    if corpus is not None and not no_index:
        refuse_unreadable(corpus)
    taken = Taken.of(corpus) if corpus is not None else Taken(frozenset(), {})
    planned: list[tuple[Path, NewSeed]] = []
    for path in files:
        raw = read_file(path, shown_path(path, here))
        if isinstance(raw, Unreadable):
            raise InputError(f"{raw.path} cannot be read: {raw.reason}", "Name an existing text file.")
        seed = new_seed(raw, {key: value for key, value in given.items() if value is not None}, taken)
        target = folder / seed.name
        if target.exists() or target.is_symlink():
            raise InputError(f"{shown_path(target, here)} exists already", "Give another --id.")
        planned.append((path, seed))
        taken = taken.with_seed(seed, raw.sha256)
    for path, seed in planned:
        target = folder / seed.name
        if dry_run:
            front = seed.data.decode("utf-8").split("\n---\n", 1)[0]
            sys.stdout.write(f"{shown_path(target, here)}\n{front}\n---\n")
        else:
            _make(folder)
            write_atomic(target, seed.data)
            sys.stdout.write(f"{shown_path(target, here)}\n")
        if seed.unknown:
            missing = ", ".join(seed.unknown)
            sys.stderr.write(f"{shown_path(target, here)}: not known, so left out: {missing}\n")
        if _reads(corpus, path):
            sys.stderr.write(
                f"{shown_path(path, here)} lies in the corpus and is read as a source besides its seed: move it away\n"
            )
    if not dry_run and not no_index:
        for change in index_change(load([folder], working_directory=here, dialect=dialect)):
            write_atomic(change.path, change.after)


def _folder(to: Path | None) -> Path:
    """The folder seeds go to; it need not exist if it was named."""
    from provenance.config import load_config
    from provenance.corpus.load import find_corpus

    if to is not None:
        if to.exists() and not to.is_dir():
            raise InputError(f"{to} is no folder", "Name the folder of the corpus.")
        return to
    here = Path.cwd()
    configured = load_config(here).corpus
    if configured is not None:
        return configured
    try:
        return find_corpus(here)
    except InputError as error:
        raise InputError(error.message, "Say where the corpus is to be, for example `--to seeds`.") from None


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{folder} cannot be made: {error.strerror}", "Name a folder you may write to.") from None


def _reads(corpus: "Corpus | None", path: Path) -> bool:
    """Whether the raw file is itself one of the texts of the corpus."""
    if corpus is None or corpus.root is None:
        return False
    root = corpus.root.resolve()
    resolved = path.resolve()
    return resolved.is_relative_to(root) and resolved.suffix.lower() in (".md", ".txt")
