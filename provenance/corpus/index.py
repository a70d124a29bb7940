"""The index as values: what the table of INDEX.md says, and what it should say of the seeds."""

from collections.abc import Sequence
from pathlib import PurePosixPath

from provenance.corpus.cells import BLANKS, cell_value, read_cell, split_row
from provenance.corpus.index_layout import CLOSING, OPENING, layout, lines_of
from provenance.corpus.model import Corpus, Index, IndexRow, Problem, Seed
from provenance.text.decode import TextFile

INDEX_NAME = "INDEX.md"
COLUMNS = ("id", "file", "title", "publisher", "published", "language", "blocks", "sha256")
MALFORMED, MISSING_COLUMN = "IDX102", "IDX103"

_REWRITE = "Run `provenance index` to write the table anew."


def parse_index(file: TextFile) -> Index:
    """Read the table of INDEX.md.

    It is the table between the two index markers, else the first one that has the columns ``id`` and ``file``. Never
    raises on content: what is malformed comes back as problems IDX102 (no table, a row shorter or longer than the
    header, a marker without its partner, a table cut in two) and IDX103 (a column is missing).
    """
    return _IndexReader(file).read()


def row_values(seed: Seed, folder: str = "") -> dict[str, str]:
    """What the index says of a seed, by column, as the text of its cells.

    ``folder`` is the shown path of the folder of the index; ``file`` is relative to it. A value the front matter does
    not give is taken from the blocks where all of them agree on it, and is empty otherwise.
    """
    return {
        "id": _said(seed, "id") or PurePosixPath(seed.file.path).stem,
        "file": seed.file.path.removeprefix(f"{folder}/" if folder else ""),
        **{column: _said(seed, column) for column in ("title", "publisher", "published", "language")},
        "blocks": str(len(seed.blocks)),
        "sha256": seed.file.sha256,
    }


def _said(seed: Seed, key: str) -> str:
    entry = seed.front.get(key) if seed.front is not None else None
    if entry is not None:
        return cell_value(entry.value)
    common = {block.metadata.get(key, "") for block in seed.blocks}
    return cell_value(common.pop()) if len(common) == 1 else ""


def index_rows(corpus: Corpus) -> tuple[dict[str, str], ...]:
    """The rows the index of ``corpus`` should have, by column, in the order of their files.

    Bare text is no seed and has no row. Files are relative to ``corpus.folder``.
    """
    rows = [row_values(seed, corpus.folder) for seed in corpus.seeds if not seed.bare]
    return tuple(sorted(rows, key=lambda row: row["file"]))


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
        return start + len(line) - len(line.lstrip(BLANKS)), start + len(line.rstrip(BLANKS))

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
