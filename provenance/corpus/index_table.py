"""Writing the table of INDEX.md, and nothing else of it."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from provenance.corpus.cells import escaped, link
from provenance.corpus.index import COLUMNS, index_rows, parse_index
from provenance.corpus.index_layout import CLOSING, OPENING, Layout, layout, lines_of
from provenance.corpus.model import Corpus, Index
from provenance.text.decode import TextFile, text_file

_ROUNDS = 3
_NEW = "# Sources\n\n{}\n"


def render_index(rows: Sequence[Mapping[str, str]], further: Mapping[str, Mapping[str, str]] | None = None) -> str:
    """The table of ``rows`` (see :func:`provenance.corpus.index.index_rows`), lines ending in ``\\n`` but the last.

    ``further`` holds the Markdown of columns of a corpus's own: by column name, by file.
    """
    own = further or {}
    lines = [_line([*COLUMNS, *map(escaped, own)]), _line(["---"] * (len(COLUMNS) + len(own)))]
    for row in rows:
        cells = [link(row[column]) if column == "file" else escaped(row[column]) for column in COLUMNS]
        lines.append(_line([*cells, *(column.get(row["file"], "") for column in own.values())]))
    return "\n".join(lines)


def row_line(row: Mapping[str, str], columns: Sequence[str]) -> str:
    """One row (see :func:`provenance.corpus.index.row_values`) under the columns of an index, without its newline."""
    cells = {name: link(value) if name == "file" else escaped(value) for name, value in row.items()}
    return _line([cells.get(column.lower(), "") for column in columns])


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def updated_index(existing: TextFile | None, corpus: Corpus) -> str:
    """The text INDEX.md should have, undecodable bytes as lone surrogates.

    Only the table is written anew; everything around it, and the cells of columns that are not ours, stay as they are.
    A table that says the right things in another layout is right as it is. Without a table, one is put between the
    index markers, or behind everything else.
    """
    rows = index_rows(corpus)
    if existing is None:
        return _NEW.format(_marked(render_index(rows)))
    file = existing
    for _ in range(_ROUNDS):  # what a broken index hides may only show once it has its end marker
        index = parse_index(file)
        if not index.problems and _says(index, rows):
            break
        table = render_index(rows, _own_columns(index))
        written = _with_text(file, _replaced(file, layout(file), table))
        if index.end == 0 and parse_index(written).end == 0:  # it went into a code block that is never closed
            written = _with_text(file, f"{_marked(table)}\n\n{file.text}")
        if written.data == file.data:
            break
        file = written
    return file.text


def _with_text(file: TextFile, text: str) -> TextFile:
    return text_file(file.path, text.encode("utf-8", "surrogateescape"))


def _marked(table: str) -> str:
    return f"{OPENING}\n\n{table}\n\n{CLOSING}"


def _says(index: Index, rows: Sequence[Mapping[str, str]]) -> bool:
    said = [
        {column: row.file if column == "file" else row.cells[column].text for column in COLUMNS} for row in index.rows
    ]
    return said == list(rows)


def _own_columns(index: Index) -> dict[str, dict[str, str]]:
    text = index.file.text
    own: dict[str, dict[str, str]] = {}
    for name in index.columns:
        column = name.lower()
        if column and column not in COLUMNS:
            own[name] = {
                row.file: text[cell.start : cell.end]
                for row in index.rows
                if (cell := row.cells.get(column)) is not None
            }
    return own


def _replaced(file: TextFile, found: Layout, table: str) -> str:
    """``file`` with ``table`` in the place of its old one."""
    text = file.text
    places = lines_of(file)
    starts = [start for start, _ in places]
    lines = [text[start:end] for start, end in pairwise([*starts, len(text)])]
    newline = "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"
    new = table.replace("\n", newline) + newline
    # Rows that a blank line or a broken header cuts off belong to the old table; any other line is somebody's remark.
    old = {number for number in found.strays if lines[number].startswith("|")}
    if found.table is not None:
        old.update(range(*found.table))
    if found.opening is not None and found.closing is None:
        new += newline + CLOSING + newline
    if found.table is not None:
        at = found.table[0]
    elif found.opening is not None:
        at = found.opening + 1
        new = newline + new + ("" if at < len(lines) and not lines[at].strip() else newline)
    else:
        at = len(lines)
        new = newline + _marked(table).replace("\n", newline) + newline
    above = "".join(line for number, line in enumerate(lines[:at]) if number not in old)
    below = "".join(line for number, line in enumerate(lines[at:], at) if number not in old)
    if above and not above.endswith("\n"):
        above += newline
    return above + new + below
