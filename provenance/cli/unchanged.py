"""Answers a check that was made before, of the same bytes by the same program: the same words and the same exit code.

This is asked before anything heavy is imported. The key of an answer holds all a check may look at: the arguments, the
place, the configuration, every file of the corpora concerned (their bytes, not their dates), and the program itself.
Whatever is not plain is not answered from here: options that write or read elsewhere, links, files that are too large.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from stat import S_ISREG
from typing import TYPE_CHECKING, NamedTuple

from provenance.cli.plain import NO_CACHE, plain
from provenance.cli.roots import roots_of

if TYPE_CHECKING:
    from hashlib import _Hash

    from provenance.store.cache import Cache

_LARGEST = 32 * 1024 * 1024
_LONGEST_ANSWER = 4 * 1024 * 1024
# What a configuration may say without naming files that are not looked at here.
_PLAIN_KEYS = frozenset(
    {"corpus", "select", "ignore", "severity", "per-file-ignores", "fail-on", "baseline", "semantic", "parse"}
    | {"metadata-keys", "metadata-names", "delimiters", "thresholds"}
)
_READ = (".md", ".txt", ".yaml", ".yml")


class Question(NamedTuple):
    """A check that was asked for: the key of its answer, the folders it looks at, and the state they were in."""

    cache: "Cache"
    key: str
    roots: tuple[str, ...]
    stamps: tuple[str, ...]

    def keep(self, code: int, text: str, summary: str) -> None:
        """Remember the answer, unless a file was touched since the question was asked."""
        if len(text) > _LONGEST_ANSWER or _stamps(self.roots) != self.stamps:
            return
        from json import dumps

        self.cache.put({self.key: dumps([code, text, summary]).encode()})


# The check this process was asked for, where its answer may be remembered.
asked: Question | None = None


def answered(arguments: Sequence[str]) -> int | None:
    """Write the answer of the check ``provenance check ARGUMENTS`` and give its exit code; None if it is not known.

    Then ``asked`` is set, so that the answer can be remembered.
    """
    global asked  # between the start of the process and the end of its one command there is only this way
    asked = _question(arguments)
    if asked is None:
        return None
    kept = asked.cache.get([asked.key]).get(asked.key)
    if kept is None:
        return None
    from json import loads

    try:
        code, text, summary = loads(kept)
        for stream, said in ((sys.stdout, text), (sys.stderr, summary)):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")  # type: ignore[union-attr]
            stream.write(said)
            stream.flush()
    except (OSError, ValueError, TypeError, AttributeError):  # the application tells why it could not be written
        return None
    return code if isinstance(code, int) else None


def _question(arguments: Sequence[str]) -> Question | None:
    words = plain(arguments)
    if words is None or sys.stdout is None or sys.stderr is None or NO_CACHE in words.flags:
        return None
    from hashlib import sha256

    from provenance.store.cache import Cache, default_folder
    from provenance.store.version import program

    folder, version = default_folder(), program()
    if folder is None or version is None:
        return None
    told = sorted(one for one in os.environ.items() if one[0] == "NO_COLOR" or one[0].startswith("PROVENANCE_"))
    shown = (sys.stdout.isatty(), sys.stderr.isatty())
    digest = sha256(repr((version, list(arguments), os.getcwd(), shown, told)).encode("utf-8", "surrogateescape"))
    try:
        configured = _configured(digest)
        roots = roots_of(words.paths, configured)
        for root in roots:
            _add(digest, os.fsencode(root))
        stamps = _stamps(roots, digest)
    except (OSError, ValueError):
        return None
    return Question(Cache(folder), digest.hexdigest(), roots, stamps)


def _configured(digest: "_Hash") -> str | None:
    """The folder the configuration in force names; all it says goes into the digest.

    Raises:
        OSError, ValueError: it cannot be read, or is malformed.
    """
    folder, found = os.getcwd(), None
    while True:
        for name in ("provenance.toml", "pyproject.toml"):
            path = os.path.join(folder, name)
            if os.path.exists(path):
                data = _read(path)
                _add(digest, os.fsencode(path), data)
                if found is None and (name == "provenance.toml" or b"provenance" in data):
                    found = _table(data, folder, name, digest)
        above = os.path.dirname(folder)
        if above == folder:
            return found[0] if found else None
        folder = above


def _table(data: bytes, folder: str, name: str, digest: "_Hash") -> tuple[str | None] | None:
    """The corpus a configuration names, if it is one of ours; the files it names are put into the digest."""
    import tomllib

    table = tomllib.loads(data.decode("utf-8-sig"))
    ours = table if name == "provenance.toml" else table.get("tool", {}).get("provenance")
    if not isinstance(ours, dict):
        return None
    if not _PLAIN_KEYS.issuperset(ours):
        raise ValueError(name)
    baseline, corpus = ours.get("baseline"), ours.get("corpus")
    if isinstance(baseline, str):
        _add(digest, _read(os.path.join(folder, baseline)))
    return (os.path.abspath(os.path.join(folder, corpus)) if isinstance(corpus, str) else None,)


def _stamps(roots: Sequence[str], digest: "_Hash | None" = None) -> tuple[str, ...]:
    """Each file below the roots with its size and time of change; with ``digest``, what they hold is put into it.

    Raises:
        OSError: a file or folder cannot be read.
        ValueError: there is a link, or a file too large to be read.
    """
    stamps = []
    for root in roots:
        if os.path.islink(root):
            raise ValueError(root)
        for path in [root] if os.path.isfile(root) else sorted(_files(root)):
            status = os.stat(path)
            stamps.append(f"{path} {status.st_size} {status.st_mtime_ns}")
            if digest is not None:
                read = path == root or path.lower().endswith(_READ)
                content = _read(path) if read else stamps[-1].encode("utf-8", "surrogateescape")
                _add(digest, os.fsencode(path), content)
    return tuple(stamps)


def _files(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_symlink():
                raise ValueError(entry.path)
            if entry.is_dir():
                yield from _files(entry.path)
            else:
                yield entry.path


def _read(path: str) -> bytes:
    status = os.stat(path)
    if not S_ISREG(status.st_mode) or status.st_size > _LARGEST:  # a pipe would be waited for
        raise ValueError(path)
    with open(path, "rb", buffering=0) as stream:
        return stream.readall()


def _add(digest: "_Hash", *pieces: bytes) -> None:
    """Put pieces into a digest, each with its length, so that no two sequences of pieces look alike."""
    for piece in pieces:
        digest.update(b"%d:" % len(piece))
        digest.update(piece)
