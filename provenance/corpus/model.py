"""What a corpus is once read. Every value is frozen; offsets are code points from the start of the file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from provenance.corpus.dialect import PLAIN, Dialect
from provenance.text.decode import TextFile as TextFile


@dataclass(frozen=True, slots=True)
class Problem:
    """Something malformed that a parser met: the code of the rule that owns it, a place, what and how to mend.

    ``foreign`` is the key whose value this is, where other tools write such values and it is sound there.
    """

    code: str
    start: int
    end: int
    message: str
    help: str
    foreign: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One ``key: value`` of a header, with the places of both."""

    key: str
    value: str
    key_start: int
    key_end: int
    value_start: int
    value_end: int


@dataclass(frozen=True, slots=True)
class Header:
    """A YAML header (front matter or block header) as written: entries in order, duplicates kept.

    ``start``..``end`` is the YAML text without its fences or comment marks.
    """

    start: int
    end: int
    entries: tuple[Entry, ...] = ()

    def get(self, key: str) -> Entry | None:
        """The first entry of that key."""
        return next((entry for entry in self.entries if entry.key == key), None)


@dataclass(frozen=True, slots=True)
class Block:
    """One source text.

    ``text`` is the file's text from ``start`` to ``end``, unchanged. ``metadata`` holds the front matter's values with
    the block header's own values laid over them (``sha256`` and ``bytes`` only from where they belong to this block).
    ``marker_start``..``marker_end`` is the opening comment (the whole front matter for an implicit block); for bare
    text both are 0. ``header`` is the block's own header; for an implicit block, the front matter.
    """

    id: str
    text: str
    start: int
    end: int
    marker_start: int
    marker_end: int
    header: Header
    metadata: Mapping[str, str]
    implicit: bool = False
    closed: bool = True

    @property
    def data(self) -> bytes:
        """The bytes of the text, as they lie in the file."""
        return self.text.encode("utf-8", "surrogateescape")

    @property
    def sha256(self) -> str:
        """Digest of the bytes of the text, 64 hex digits."""
        return sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Seed:
    """One seed file, parsed as far as it could be.

    ``front`` is None for bare text (no front matter), which has one implicit block: the whole file. ``dialect`` is
    what it was read with.
    """

    file: TextFile
    front: Header | None
    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...] = ()
    dialect: Dialect = PLAIN

    @property
    def bare(self) -> bool:
        """Whether this is plain text without front matter and markers: readable, but no valid seed."""
        return self.front is None and all(block.implicit for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the index: its text without escapes, its link target if it is a link, its place in the file."""

    text: str
    link: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class IndexRow:
    """One row of the index: cells by column name (lower case), and the place of the row."""

    cells: Mapping[str, Cell]
    start: int
    end: int

    @property
    def file(self) -> str:
        """The seed's file as the row names it (link target, else cell text): POSIX, relative to the index."""
        cell = self.cells.get("file")
        return "" if cell is None else (cell.link if cell.link is not None else cell.text)


@dataclass(frozen=True, slots=True)
class Index:
    """INDEX.md, parsed: columns as written, rows, and the place of the table (0..0 where there is none)."""

    file: TextFile
    columns: tuple[str, ...]
    rows: tuple[IndexRow, ...]
    start: int
    end: int
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that could not be read, and the reason in one sentence."""

    path: str
    reason: str


@dataclass(frozen=True)
class Corpus:
    """A folder of seeds, or the loose files a command was given.

    ``root`` is the folder on this machine (None for loose files); it is never written to an output. ``seeds`` are in
    the order of their paths. ``folder`` is the root as the paths of its files show it ("" where they are relative to
    it). ``lists`` are the lists kept beside the seeds (``facts.yaml``, ``decisions.yaml``), those that are there.
    """

    root: Path | None
    seeds: tuple[Seed, ...]
    index: Index | None = None
    unreadable: tuple[Unreadable, ...] = field(default=())
    folder: str = ""
    lists: tuple[TextFile, ...] = ()

    def list_named(self, name: str) -> TextFile | None:
        """The list of that file name, None where there is none."""
        return next((file for file in self.lists if file.path.rpartition("/")[2] == name), None)

    @cached_property
    def digest(self) -> str:
        """One digest for the whole: over the sorted (path, digest) pairs of the seeds, 64 hex digits."""
        pairs = sorted((seed.file.path, seed.file.sha256) for seed in self.seeds)
        listing = "".join(f"{digest}  {path}\n" for path, digest in pairs)
        return sha256(listing.encode("utf-8", "surrogateescape")).hexdigest()

    @property
    def place(self) -> str:
        """What tells this corpus from others on this machine, whatever is changed in it: its folder, or its files."""
        return "\n".join(seed.file.path for seed in self.seeds) if self.root is None else str(self.root)

    def path_of(self, shown: str) -> Path:
        """Where the file that paths show as ``shown`` lies on this machine."""
        if self.root is None:
            return Path(shown)
        return self.root / shown.removeprefix(f"{self.folder}/" if self.folder else "")
