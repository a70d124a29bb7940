"""Where an output goes: written whole or not at all, and how links in it lead to the seeds."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.errors import InputError

if TYPE_CHECKING:
    from provenance.corpus.model import Corpus


def write(path: Path, data: bytes) -> None:
    """Write a file, with the folders it lies in.

    Raises:
        InputError: a folder cannot be made, or the file not written.
    """
    from provenance.corpus.write import write_atomic

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{path.parent}: cannot make this folder: {error.strerror}", "name another --output") from None
    write_atomic(path, data)


def link_base(corpus: "Corpus", folder: Path) -> str | None:
    """The way from the folder of the output to the folder the paths of the seeds are relative to; None if unknown."""
    for base in (Path.cwd(), corpus.root):
        if base is not None and all((base / seed.file.path).is_file() for seed in corpus.seeds):
            try:
                return Path(os.path.relpath(base, folder)).as_posix()
            except ValueError:  # another drive, on Windows
                return None
    return None
