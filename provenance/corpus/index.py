"""Reading INDEX.md: where its table is, and what the rows say."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from provenance.corpus.cells import read_cell, split_row
from provenance.corpus.model import Index, IndexRow, Problem
from provenance.text.decode import TextFile

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

INDEX_NAME = "INDEX.md"
COLUMNS = ("id", "file", "title", "publisher", "published", "language", "blocks", "sha256")
OPENING, CLOSING = "<!-- seed:index -->", "<!-- seed:end index -->"
MALFORMED, MISSING_COLUMN = "IDX102", "IDX103"

_REWRITE = "Run `provenance index` to write the table anew."
_MARKER = re.compile(r"<!--[ \t]{0,8}seed:(?:end[ \t]{1,8})?index\b")
_KEPT_ROWS = 32


def parse_index(file: TextFile) -> Index:
    """Read the table of INDEX.md.

    It is the table between the two index markers, else the first one that has the columns ``id`` and ``file``. Never
    raises on content: what is malformed comes back as problems IDX102 (no table, a row shorter or longer than the
    header, a marker without its partner, a table cut in two) and IDX103 (a column is missing).
    """
    return _IndexReader(file).read()


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the parts of an INDEX.md are, as 0-based line numbers (ends excluded).

    ``opening`` and ``closing`` are the lines of the markers; ``table`` runs from the header row to the last row;
    ``strays`` are other lines with text between the markers, or rows that a blank line cuts off an unmarked table.
    """

    opening: int | None
    closing: int | None
    table: tuple[int, int] | None
    strays: tuple[int, ...] = ()
    faults: tuple[tuple[int, str], ...] = ()


@cache
def _markdown() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")
    parser.core.ruler.disable(["inline"])
    return parser


def lines_of(file: TextFile) -> list[tuple[int, int]]:
    """The place of each line, in code points, without its line end."""
    starts = file.positions.line_starts
    places = []
    for start, following in zip(starts, [*starts[1:], len(file.text) + 1], strict=True):
        end = following - 1
        places.append((start, end - 1 if end > start and file.text[end - 1] == "\r" else end))
    return places


def _thinned(lines: Sequence[str]) -> tuple[str, list[int]]:
    """The document with only the first rows of each run of rows, and the line each kept line was.

    Nothing but the end of the run can end a table there, so the rest need not be parsed (which takes 0.1 ms a row).
    """
    kept: list[int] = []
    run = 0
    for number, line in enumerate(lines):
        run = run + 1 if line.startswith("|") else 0
        if run <= _KEPT_ROWS:
            kept.append(number)
    # The Markdown parser ends lines at a lone \r too, and turns NUL into another character.
    return "\n".join(lines[number].replace("\r", " ") for number in kept), kept


def layout(file: TextFile) -> Layout:
    """Find the markers and the table."""
    text = file.text
    lines = [text[start:end] for start, end in lines_of(file)]
    thin, kept = _thinned(lines)
    kept.append(len(lines))
    marks: list[tuple[int, bool]] = []
    tables: list[tuple[int, int]] = []
    faults: list[tuple[int, str]] = []
    for token in _markdown().parse(thin):
        if token.level or token.map is None:
            continue
        first, last = kept[token.map[0]], kept[token.map[1] - 1] + 1
        if token.type == "table_open":
            while last < len(lines) and lines[last].startswith("|"):
                last += 1
            tables.append((first, last))
        elif token.type == "html_block" and _MARKER.match(lines[first].lstrip(" ")):
            mark = lines[first].strip(" \t")
            if mark in (OPENING, CLOSING):
                marks.append((first, mark == OPENING))
            else:
                faults.append((first, f"this looks like a marker of the index, but is not `{OPENING}`"))
    opening = next((number for number, opens in marks if opens), None)
    closing = next((number for number, opens in marks if not opens and (opening is None or number > opening)), None)
    faults.extend(_marker_faults(marks, opening, closing))
    if opening is None:
        table = next((place for place in tables if _is_index(lines[place[0]])), None)
        strays = tuple(_cut_off(lines, table[1])) if table else ()
        return Layout(None, None, table, strays, tuple(faults))
    limit = closing if closing is not None else len(lines)
    table = next((place for place in tables if opening < place[0] < limit), None)
    if closing is None:
        strays = tuple(_cut_off(lines, table[1])) if table else ()
    else:
        inside = range(*table) if table else range(0)
        strays = tuple(n for n in range(opening + 1, limit) if n not in inside and lines[n].strip())
    return Layout(opening, closing, table, strays, tuple(faults))


def _marker_faults(
    marks: Sequence[tuple[int, bool]], opening: int | None, closing: int | None
) -> Iterator[tuple[int, str]]:
    if opening is not None and closing is None:
        yield opening, f"the index is not closed: `{CLOSING}` is missing"
    for number, opens in marks:
        if number in (opening, closing) and not (opening is None and number == closing):
            continue
        yield number, "there is a second index here" if opens else f"this closes no index: `{OPENING}` is missing"


def _is_index(header: str) -> bool:
    names = {read_cell(header, *place).text.lower() for place in split_row(header)}
    return {"id", "file"} <= names


def _cut_off(lines: Sequence[str], end: int) -> Iterator[int]:
    """Rows behind a table that blank lines cut off from it."""
    number = end
    while number < len(lines) and (not lines[number].strip() or lines[number].startswith("|")):
        if lines[number].startswith("|"):
            yield number
        number += 1


class _IndexReader:
    def __init__(self, file: TextFile) -> None:
        self.file = file
        self.lines = lines_of(file)
        self.problems: list[Problem] = []

    def _report(self, code: str, place: tuple[int, int], message: str, remedy: str = _REWRITE) -> None:
        self.problems.append(Problem(code, *place, message, remedy))

    def _visible(self, number: int) -> tuple[int, int]:
        start, end = self.lines[number]
        line = self.file.text[start:end]
        return start + len(line) - len(line.lstrip()), start + len(line.rstrip())

    def read(self) -> Index:
        found = layout(self.file)
        for number, message in found.faults:
            self._report(MALFORMED, self._visible(number), message, f"Keep one `{OPENING}` and one `{CLOSING}`.")
        if found.table is None:
            at = self._visible(found.opening) if found.opening is not None else (0, 0)
            self._report(MALFORMED, at, "there is no table of seeds here: no GFM table with the columns id and file")
        first_stray = found.strays[0] if found.strays else None
        if first_stray is not None and found.table is not None:
            self._report(
                MALFORMED,
                self._visible(first_stray),
                "this line stands between the index markers but is no row of the table, which ends above it"
                if found.closing is not None
                else "this row is cut off from the table above",
            )
        if found.table is None:
            return self._index((), (), (0, 0))
        first, last = found.table
        header = [read_cell(self.file.text, *place) for place in self._cells(first)]
        names = [cell.text.lower() for cell in header]
        self._check_columns(first, names)
        rows = tuple(self._row(number, names) for number in range(first + 2, last))
        return self._index(tuple(cell.text for cell in header), rows, (self.lines[first][0], self.lines[last - 1][1]))

    def _index(self, columns: tuple[str, ...], rows: tuple[IndexRow, ...], place: tuple[int, int]) -> Index:
        problems = tuple(sorted(self.problems, key=lambda problem: (problem.start, problem.code, problem.message)))
        return Index(self.file, columns, rows, *place, problems)

    def _cells(self, number: int) -> list[tuple[int, int]]:
        start, end = self.lines[number]
        return [(start + left, start + right) for left, right in split_row(self.file.text[start:end])]

    def _check_columns(self, number: int, names: Sequence[str]) -> None:
        for name in COLUMNS:
            if name not in names:
                self._report(MISSING_COLUMN, self._visible(number), f"the index has no column `{name}`")
        for position, name in enumerate(names):
            if name in names[:position]:
                what = f"the index has two columns `{name}`; the first one counts"
                self._report(MALFORMED, self._cells(number)[position], what, "Delete one of them.")

    def _row(self, number: int, names: Sequence[str]) -> IndexRow:
        places = self._cells(number)
        if len(places) != len(names):
            fewer = "fewer" if len(places) < len(names) else "more"
            self._report(
                MALFORMED,
                self._visible(number),
                f"this row has {len(places)} cells, {fewer} than the {len(names)} columns of the index",
                "Write one cell a column, and `\\|` for a bar inside a cell; or run `provenance index`.",
            )
        cells = {}
        for name, place in zip(names, places, strict=False):
            if name not in cells:
                cells[name] = read_cell(self.file.text, *place)
        return IndexRow(cells, *self._visible(number))
