"""Which file a row of the index means."""

import posixpath
import re
from collections.abc import Iterator

from provenance.corpus.model import Index, IndexRow, Seed
from provenance.rules.base import Context

_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,30}:|[/\\]")


def leaves_corpus(row: IndexRow) -> bool:
    """Whether a row names something outside the folder of the index: an address, an absolute path, too many ``..``."""
    name = row.file.strip()
    if not name:
        return False
    return bool(_ELSEWHERE.match(name)) or "\\" in name or posixpath.normpath(name).split("/")[0] == ".."


def seed_path(index: Index, row: IndexRow) -> str | None:
    """The path of the row's file, as the corpus has it; None where the row names none inside the corpus."""
    name = row.file.strip()
    if not name or leaves_corpus(row):
        return None
    return posixpath.normpath(posixpath.join(posixpath.dirname(index.file.path), name))


def listed_rows(context: Context) -> Iterator[tuple[Index, IndexRow, Seed | None]]:
    """The rows of the index that name a file inside the corpus, each with its seed.

    Rows with too few or too many cells are left out: what stands under which column is not certain there.
    """
    index = context.corpus.index
    if index is None:
        return
    seeds = {seed.file.path: seed for seed in context.corpus.seeds}
    malformed = {problem.start for problem in index.problems if problem.code == "IDX102"}
    for row in index.rows:
        path = seed_path(index, row)
        if path is not None and row.start not in malformed:
            yield index, row, seeds.get(path)
