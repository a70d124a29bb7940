"""Finding and reading the files of a corpus."""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from provenance.corpus.dialect import PLAIN, Dialect
from provenance.corpus.index import INDEX_NAME, parse_index
from provenance.corpus.listing import DECISIONS_NAME, WATCH_NAME
from provenance.corpus.model import Corpus, Index, Seed, TextFile, Unreadable
from provenance.corpus.seed import parse_seed
from provenance.errors import InputError
from provenance.text.decode import MAX_FILE_BYTES, text_file

DEFAULT_FOLDER = "seeds"

_NOT_SEEDS = frozenset({INDEX_NAME.lower(), "readme.md"})
_OUTSIDE = "it is a link that leads out of the corpus or nowhere"
_SUFFIXES = frozenset({".md", ".txt"})


def find_corpus(start: Path, configured: str | None = None) -> Path:
    """The corpus folder for a run in the folder ``start``.

    From ``start`` upward: ``configured`` (what ``[tool.provenance] corpus`` says, relative to the folder it is found
    in, or absolute) if it is given; else the first folder that has a folder ``seeds``, or that holds an INDEX.md.

    Raises:
        InputError: if there is none.
    """
    start = _absolute(start)
    folders = (start, *start.parents)
    if configured is not None:
        for folder in folders:
            if (folder / configured).is_dir():
                return folder / configured
        raise InputError(
            f"the configured corpus folder {configured} does not exist",
            "Correct `corpus` in the configuration, or name the folder to read.",
        )
    for folder in folders:
        if (folder / DEFAULT_FOLDER).is_dir():
            return folder / DEFAULT_FOLDER
        if (folder / INDEX_NAME).is_file():
            return folder
    raise InputError(
        f"no corpus found: neither a folder {DEFAULT_FOLDER} nor an {INDEX_NAME} here or above",
        f"Name the files or the folder to read, or make a folder {DEFAULT_FOLDER}.",
    )


def corpus_meant(path: Path) -> Path:
    """What a path stands for: a project's folder means the indexed folder ``seeds`` in it, all else itself."""
    inner = path / DEFAULT_FOLDER
    if not (path / INDEX_NAME).is_file() and (inner / INDEX_NAME).is_file():
        return inner
    return path


def enclosing_corpus(path: Path) -> Path | None:
    """The nearest folder around ``path`` (or ``path`` itself) that holds an INDEX.md, as an absolute path."""
    path = _absolute(path)
    folders = (path, *path.parents) if path.is_dir() else path.parents
    return next((folder for folder in folders if (folder / INDEX_NAME).is_file()), None)


def shown_path(path: Path, working_directory: Path) -> str:
    """How messages name ``path``: POSIX, relative to ``working_directory`` where that can be said, else its name."""
    try:
        return Path(os.path.relpath(path, working_directory)).as_posix()
    except ValueError:  # another drive
        return path.name


def load(paths: Sequence[Path], *, working_directory: Path, dialect: Dialect = PLAIN) -> Corpus:
    """Read folders and files into one corpus.

    Of a folder, its INDEX.md and every ``*.md`` and ``*.txt`` below it are read (not README.md, not hidden files or
    folders); a file given by itself is read whatever its name. What cannot be read, or is larger than 32 MiB, is in
    ``unreadable``. ``root`` is the folder if exactly one was given. Paths are shown as they were given: relative to
    ``working_directory`` if they were, or lie below it; else relative to the folder given, or as the file's name.
    ``dialect`` is what the files write otherwise than the format.

    Raises:
        InputError: if a path does not exist or is neither a file nor a folder.
    """
    reading = _Reading(dialect)
    folders = []
    for path in paths:
        absolute = _absolute(working_directory / path)
        try:
            mode = absolute.stat().st_mode
        except (OSError, ValueError) as error:
            raise InputError(
                f"{_printable(path)} cannot be read: {_reason(error)}", "Name an existing file or folder."
            ) from None
        if stat.S_ISDIR(mode):
            folders.append((absolute, _shown_root(path, absolute, working_directory)))
            reading.folder(*folders[-1])
        elif stat.S_ISREG(mode):
            shown = _shown_root(path, absolute, working_directory)
            reading.file(absolute, absolute.name if shown is None else shown)
        else:
            raise InputError(f"{_printable(path)} is neither a file nor a folder", "Name files or folders.")
    single = len(folders) == 1
    return Corpus(
        root=folders[0][0] if single else None,
        seeds=tuple(seed for _, seed in sorted(reading.seeds.items())),
        index=reading.indexes[0] if len(reading.indexes) == 1 and len(folders) < 2 else None,
        unreadable=tuple(sorted(reading.unreadable, key=lambda item: (item.path, item.reason))),
        folder=(folders[0][1] or "") if single else "",
        lists=tuple(reading.lists) if single else (),
    )


def read_file(path: Path, shown: str) -> TextFile | Unreadable:
    """One file's bytes and text, or the reason why there are none."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # opening a pipe would wait for ever
            return Unreadable(shown, "it is no regular file")
        with path.open("rb") as stream:
            data = stream.read(MAX_FILE_BYTES + 1)
    except (OSError, ValueError) as error:
        return Unreadable(shown, _reason(error))
    if len(data) > MAX_FILE_BYTES:
        return Unreadable(shown, f"it is larger than {MAX_FILE_BYTES // (1024 * 1024)} MiB")
    return text_file(shown, data)


def is_seed_name(relative: PurePosixPath) -> bool:
    """Whether a file of that path below the corpus folder may be a seed, by its name alone."""
    return (
        relative.suffix.lower() in _SUFFIXES
        and relative.name.lower() not in _NOT_SEEDS
        and not any(part.startswith(".") for part in relative.parts)
    )


def seed_files(root: Path) -> Iterator[tuple[Path, str] | Unreadable]:
    """The files of a corpus folder that may be seeds: path and POSIX path relative to ``root``, in no fixed order.

    Symbolic links are followed only to files inside ``root``; one that leads elsewhere, and a folder that cannot be
    listed, come back as :class:`Unreadable` (with the relative path).
    """
    inside = Path(os.path.realpath(root))
    pending = [PurePosixPath()]
    while pending:
        relative = pending.pop()
        try:
            with os.scandir(root / relative) as entries:
                found = list(entries)
        except OSError as error:
            yield Unreadable(relative.as_posix(), _reason(error))
            continue
        for entry in found:
            name = relative / entry.name
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                pending.append(name)
            elif entry.is_symlink() and Path(entry.path).is_dir():
                yield Unreadable(name.as_posix(), "it is a link to a folder, which is not followed")
            elif is_seed_name(name):
                path = Path(entry.path)
                if entry.is_symlink() and not _leads_inside(path, inside):
                    yield Unreadable(name.as_posix(), _OUTSIDE)
                else:
                    yield path, name.as_posix()


def _leads_inside(link: Path, root: Path) -> bool:
    try:
        target = link.resolve(strict=True)
    except (OSError, RuntimeError):
        return False
    return target.is_relative_to(root)


@dataclass
class _Reading:
    """What was read so far; a file given twice is read once."""

    dialect: Dialect
    seeds: dict[str, Seed] = field(default_factory=dict)
    unreadable: list[Unreadable] = field(default_factory=list)
    indexes: list[Index] = field(default_factory=list)
    lists: list[TextFile] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def folder(self, root: Path, shown: str | None) -> None:
        for found in seed_files(root):
            if isinstance(found, Unreadable):
                self.unreadable.append(Unreadable(_joined(shown, found.path), found.reason))
            else:
                path, relative = found
                self.file(path, _joined(shown, relative))
        for name in (INDEX_NAME, WATCH_NAME, DECISIONS_NAME):
            path = root / name
            if path.is_symlink() and not _leads_inside(path, Path(os.path.realpath(root))):
                self.unreadable.append(Unreadable(_joined(shown, name), _OUTSIDE))
            elif path.exists():
                self.file(path, _joined(shown, name), beside=name != INDEX_NAME)

    def file(self, path: Path, shown: str, *, beside: bool = False) -> None:
        """Read a seed or an index; ``beside``: a list kept beside the seeds."""
        key = os.path.normcase(path)
        if key in self.seen:
            return
        self.seen.add(key)
        shown = self._unique(shown)
        file = read_file(path, shown)
        if isinstance(file, Unreadable):
            self.unreadable.append(file)
        elif beside:
            self.lists.append(file)
        elif path.name == INDEX_NAME:
            self.indexes.append(parse_index(file))
        else:
            self.seeds[shown] = parse_seed(file, self.dialect)

    def _unique(self, shown: str) -> str:
        """Two files outside the working directory may have one name; the later one shows a number."""
        if shown not in self.seeds:
            return shown
        path = PurePosixPath(shown)
        number = 2
        while (other := path.with_name(f"{path.stem}~{number}{path.suffix}").as_posix()) in self.seeds:
            number += 1
        return other


def _shown_root(given: Path, absolute: Path, working_directory: Path) -> str | None:
    """The shown path of an argument; None where it must not show (absolute and outside)."""
    if given.is_absolute() and not absolute.is_relative_to(_absolute(working_directory)):
        return None
    shown = shown_path(absolute, working_directory)
    return "" if shown == "." else shown


def _absolute(path: Path) -> Path:
    """``path`` from the root, without ``..``, links left as they are (a corpus keeps the name it was given)."""
    return Path(os.path.normpath(path.absolute()))


def _joined(folder: str | None, relative: str) -> str:
    return f"{folder}/{relative}" if folder else relative


def _reason(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror[:1].lower() + error.strerror[1:]
    return "it is no valid path"


def _printable(path: Path) -> str:
    return str(path).encode("utf-8", "backslashreplace").decode("utf-8")
