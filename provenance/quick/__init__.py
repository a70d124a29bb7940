"""Proves of plain seeds that they are sound, with what Python has built in.

A commit should not wait. Most seeds are as ``provenance add`` writes them: simple header lines, closed blocks with
their digests, a row in the index that says the same. Of those this module can tell in a few milliseconds that no rule
finds an error in them. It never reports anything: whatever it cannot prove, sound or not, is for the full check, which
has the last word. Tests hold the one against the other on every example of every rule.

Nothing is imported here that a bare interpreter has not loaded or cannot load at once: the import of ``re`` alone
would double the time.
"""

import os
from stat import S_ISREG

from provenance.quick.characters import clean
from provenance.quick.index import rows_of
from provenance.quick.seeds import plain_seed

LARGEST = 8 * 1024 * 1024
INDEX = "INDEX.md"
# Neither follow a link nor wait for the other end of a pipe, where the system knows how.
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_READ = os.O_RDONLY | _NO_LINK | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def plainly_sound(paths: "list[str]") -> bool:
    """Whether files of indexed corpora are proved to be without error, as the rules see it by default.

    False says nothing but that the full check is needed: for a malformed file, and as well for one of a form this
    does not read, a configuration that says more than where the corpus is, a folder without index, an option.
    """
    try:
        if not paths:
            return False
        configured_corpus()
        corpora: dict[str, tuple[str, set[str]]] = {}
        for path in paths:
            folder = _corpus_of(path)
            if folder is None:
                return False
            name = os.path.relpath(path, folder).replace(os.sep, "/")
            if folder not in corpora:
                corpora[folder] = (read(os.path.join(folder, INDEX)), set())
            if os.path.basename(name).lower() != "readme.md":  # no seed, but a remark of the curator's
                corpora[folder][1].add(name)
        return all(_sound(folder, index, names) for folder, (index, names) in corpora.items())
    except (OSError, ValueError):
        return False


def read(path: str) -> str:
    """The text of a regular file.

    Raises:
        OSError: it cannot be read, or is a link.
        ValueError: it is no file, too large, or not UTF-8.
    """
    if not _NO_LINK and os.path.islink(path):
        raise ValueError(path)
    opened = os.open(path, _READ)
    try:
        status = os.fstat(opened)
        if not S_ISREG(status.st_mode) or status.st_size > LARGEST:
            raise ValueError(path)
        data = os.read(opened, status.st_size + 1)
    finally:
        os.close(opened)
    if len(data) != status.st_size:
        raise ValueError(path)  # it is being written
    return data.decode("utf-8")


def configured_corpus() -> "str | None":
    """The corpus named by the configuration in force here, if there is one and it names one.

    Raises:
        OSError: the configuration cannot be read.
        ValueError: it says more than where the corpus is.
    """
    folder = os.getcwd()
    while True:
        own = os.path.join(folder, "provenance.toml")
        if os.path.exists(own):
            return _only_corpus(read(own), folder)
        project = os.path.join(folder, "pyproject.toml")
        if os.path.exists(project):
            text = read(project)
            head, opening, table = text.partition("[tool.provenance]\n")
            if opening and "tool.provenance" not in head + table:
                return _only_corpus(table.partition("\n[")[0], folder)
            if "provenance" in text:
                raise ValueError(project)
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above


def _only_corpus(table: str, folder: str) -> "str | None":
    lines = [line for line in map(str.strip, table.split("\n")) if line and not line.startswith("#")]
    if not lines:
        return None
    key, _, value = lines[0].partition(" = ")
    name = value[1:-1]
    if len(lines) > 1 or key != "corpus" or value != f'"{name}"' or not name.isprintable() or {'"', "\\"} & set(name):
        raise ValueError(table)
    return os.path.normpath(os.path.join(folder, name))


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
    rows = rows_of(index)
    if rows is None:
        return False
    if INDEX in names:  # then all it says is asked about
        names = set(rows) | names - {INDEX}
        if not clean(index) or names != set(seed_names(folder)):
            return False
    ids = {row.split(" | ", 1)[0] for row in rows.values()}
    return len(ids) == len(rows) and all(
        name in rows
        and (seed := plain_seed(name, read(os.path.join(folder, name)))) is not None
        and seed.row == rows[name]
        for name in names
    )


def seed_names(folder: str, below: str = "") -> "list[str]":
    """The files of a corpus that may be seeds, relative to its folder.

    Raises:
        OSError: a folder cannot be listed.
        ValueError: there is a link.
    """
    found = []
    with os.scandir(os.path.join(folder, below)) as entries:
        for entry in entries:
            name = below + entry.name
            if entry.name.startswith("."):
                continue
            if entry.is_symlink():
                raise ValueError(name)
            if entry.is_dir():
                found += seed_names(folder, name + "/")
            elif entry.name.lower().endswith((".md", ".txt")) and entry.name.lower() not in ("index.md", "readme.md"):
                found.append(name)
    return found
