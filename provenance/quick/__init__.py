"""Proves of plain seeds that they are sound, with what Python has built in.

A commit should not wait. Most seeds are as ``provenance add`` writes them: simple header lines, closed blocks with
their digests, a row in the index that says the same. Of those this module can tell in a few milliseconds that no rule
finds an error in them. It never reports anything: whatever it cannot prove, sound or not, is for the full check, which
has the last word. Tests hold the one against the other on every example of every rule.

Nothing is imported here that a bare interpreter has not loaded or cannot load at once: the import of ``re`` alone
would double the time.
"""

import os

from provenance.quick.characters import clean
from provenance.quick.seeds import seed_row

LARGEST = 8 * 1024 * 1024
INDEX = "INDEX.md"
COLUMNS = "| id | file | title | publisher | published | language | blocks | sha256 |"
OPENING, CLOSING = "<!-- seed:index -->", "<!-- seed:end index -->"


def plainly_sound(paths: "list[str]") -> bool:
    """Whether files of indexed corpora are proved to be without error, as the rules see it by default.

    False says nothing but that the full check is needed: for a malformed file, and as well for one of a form this
    does not read, a configuration that says more than where the corpus is, a folder without index, an option.
    """
    try:
        if not paths or not _plain_configuration():
            return False
        corpora: dict[str, tuple[str, set[str]]] = {}
        for path in paths:
            folder = _corpus_of(path)
            if folder is None:
                return False
            name = os.path.relpath(path, folder).replace(os.sep, "/")
            if folder not in corpora:
                corpora[folder] = (_read(os.path.join(folder, INDEX)), set())
            if os.path.basename(name).lower() != "readme.md":  # no seed, but a remark of the curator's
                corpora[folder][1].add(name)
        return all(_sound(folder, index, names) for folder, (index, names) in corpora.items())
    except (OSError, ValueError):
        return False


def _read(path: str) -> str:
    """The text of a regular file.

    Raises:
        OSError: it cannot be read.
        ValueError: it is none, too large, or not UTF-8.
    """
    if os.path.islink(path) or not os.path.isfile(path) or os.path.getsize(path) > LARGEST:
        raise ValueError(path)
    with open(path, "rb", buffering=0) as stream:
        return stream.readall().decode("utf-8")


def _plain_configuration() -> bool:
    """Whether the configuration in force here, if there is one, says no more than where the corpus is."""
    folder = os.getcwd()
    while True:
        own = os.path.join(folder, "provenance.toml")
        if os.path.exists(own):
            return _names_corpus_only(_read(own))
        project = os.path.join(folder, "pyproject.toml")
        if os.path.exists(project):
            text = _read(project)
            head, opening, table = text.partition("[tool.provenance]\n")
            if opening:
                return "tool.provenance" not in head + table and _names_corpus_only(table.partition("\n[")[0])
            if "provenance" in text:
                return False
        above = os.path.dirname(folder)
        if above == folder:
            return True
        folder = above


def _names_corpus_only(table: str) -> bool:
    lines = [line for line in map(str.strip, table.split("\n")) if line and not line.startswith("#")]
    if len(lines) > 1:
        return False
    value = "".join(lines).removeprefix("corpus = ")
    return not lines or (lines[0] != value and value.strip('"') == value[1:-1] and "\\" not in value)


def _corpus_of(path: str) -> "str | None":
    """The nearest folder above a file that has an index; None too for a path that goes through a link."""
    folder = os.path.dirname(os.path.abspath(path))
    if os.path.realpath(path) != os.path.abspath(path):
        return None
    while not os.path.exists(os.path.join(folder, INDEX)):
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above
    return folder


def _sound(folder: str, index: str, names: "set[str]") -> bool:
    rows = _rows(index)
    if rows is None:
        return False
    if INDEX in names:  # then all it says is asked about
        names = set(rows) | names - {INDEX}
        if not clean(index) or names != set(_seeds(folder)):
            return False
    ids = {row.split(" | ", 1)[0] for row in rows.values()}
    return len(ids) == len(rows) and all(
        name in rows and seed_row(name, _read(os.path.join(folder, name))) == rows[name] for name in names
    )


def _seeds(folder: str, below: str = "") -> "list[str]":
    """The files of a corpus that may be seeds, relative to its folder."""
    found = []
    with os.scandir(os.path.join(folder, below)) as entries:
        for entry in entries:
            name = below + entry.name
            if entry.name.startswith("."):
                continue
            if entry.is_symlink():
                raise ValueError(name)
            if entry.is_dir():
                found += _seeds(folder, name + "/")
            elif entry.name.lower().endswith((".md", ".txt")) and entry.name.lower() not in ("index.md", "readme.md"):
                found.append(name)
    return found


def _rows(index: str) -> "dict[str, str] | None":
    """The rows of the table by the file they name, where the index is as ``provenance index`` writes it."""
    before, opening, rest = index.partition(OPENING + "\n")
    table, closing, behind = rest.partition("\n" + CLOSING)
    if not opening or not closing or "<!--" in behind or "<!--" in table:
        return None
    if before.startswith("---") or any(mark in before for mark in ("<", "```", "~~~")):
        return None  # the table may stand in a comment, a code block, an element
    if (before and not before.endswith("\n")) or (behind and not behind.startswith("\n")):
        return None
    lines = table.strip("\n").split("\n")
    if lines[0] != COLUMNS or len(lines) < 2 or lines[1] != "| --- | --- | --- | --- | --- | --- | --- | --- |":
        return None
    rows: dict[str, str] = {}
    for line in lines[2:]:
        if line.count(" | ") != 7 or line.count("|") != 9 or not line.startswith("| ") or not line.endswith(" |"):
            return None
        name = line.partition("](")[2].partition(") | ")[0]
        if not name or name in rows:
            return None
        rows[name] = line
    return rows
