"""Which file a row of the index means."""

import posixpath
import re

from provenance.corpus.model import Index, IndexRow

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
