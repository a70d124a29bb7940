"""Where the table stands in INDEX.md: the Markdown parser says what is a table and what only looks like one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from provenance.corpus.cells import BLANKS, read_cell, split_row
from provenance.text.decode import TextFile

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

OPENING, CLOSING = "<!-- seed:index -->", "<!-- seed:end index -->"

_MARKER = re.compile(r"<!--[ \t]{0,8}seed:(?:end[ \t]{1,8})?index\b", re.IGNORECASE)
_KEPT_ROWS = 32


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
    from mdit_py_plugins.front_matter import front_matter_plugin

    # Note vaults and site generators put front matter on every page; its last line is no heading.
    parser = MarkdownIt("commonmark").use(front_matter_plugin).enable("table")
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
        strays = tuple(n for n in range(opening + 1, limit) if n not in inside and lines[n].strip(BLANKS))
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
    while number < len(lines) and (not lines[number].strip(BLANKS) or lines[number].startswith("|")):
        if lines[number].startswith("|"):
            yield number
        number += 1
