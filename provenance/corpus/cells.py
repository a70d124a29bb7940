"""Table cells: writing any value into one cell of a GFM table, and reading a row back, with places."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from provenance.corpus.model import Cell

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

BLANKS = " \t\r\n\v\f"
"""What Markdown takes for white space; any other space is text."""

_SPECIAL = re.compile(r"[\\`*_\[\]<>&~$|]")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")
_EDGES = re.compile(r"\A +| +\Z")
_BREAKS = re.compile(r"[\r\n\t\f]")
_PLAIN_LINK = re.compile(r"\[((?:[^\W_]|[ /.-])+)\]\(([A-Za-z0-9/._-]+)\)\Z")


def cell_value(value: str) -> str:
    """What a cell keeps of a value: all of it, but for control characters and undecodable bytes, each then U+FFFD.

    Markdown has no way to write those. Compare metadata with the text of a cell through this function.
    """
    return _UNWRITABLE.sub("\ufffd", value)


def escaped(value: str) -> str:
    """Markdown that reads back as ``cell_value(value)`` in a cell of a GFM table."""
    text = _SPECIAL.sub(r"\\\g<0>", cell_value(value))
    text = _EDGES.sub(lambda match: "&#32;" * len(match[0]), text)
    return _BREAKS.sub(lambda match: f"&#{ord(match[0])};", text)


def link(path: str) -> str:
    """A Markdown link to a relative POSIX path, whose text is the path."""
    return f"[{escaped(path)}]({quote(path, safe='/', errors='surrogateescape')})"


def split_row(line: str) -> list[tuple[int, int]]:
    """The places of the cells in a row, without the blanks around them, as offsets in ``line`` (GFM's own splitting).

    A pipe behind a backslash does not split; a pipe at either edge of the line opens or closes the row.
    """
    row_end = len(line.rstrip(BLANKS))
    row_start = len(line) - len(line.lstrip(BLANKS))
    bars = _bars(line, row_start, row_end)
    edges = [row_start - 1, *bars, row_end]
    pieces = [(left + 1, right) for left, right in pairwise(edges)]
    if pieces and pieces[0][0] >= pieces[0][1]:
        pieces = pieces[1:]
    if pieces and pieces[-1][0] >= pieces[-1][1]:
        pieces = pieces[:-1]
    return [_trimmed(line, start, end) for start, end in pieces]


def _bars(line: str, start: int, end: int) -> Iterator[int]:
    at = line.find("|", start, end)
    while at >= 0:
        if at == start or line[at - 1] != "\\":
            yield at
        at = line.find("|", at + 1, end)


def _trimmed(line: str, start: int, end: int) -> tuple[int, int]:
    while start < end and line[start] in BLANKS:
        start += 1
    while end > start and line[end - 1] in BLANKS:
        end -= 1
    return start, end


def read_cell(text: str, start: int, end: int) -> Cell:
    """Read the cell at ``text[start:end]`` (code points): its text without escapes, and its target if it is a link."""
    source = text[start:end]
    plain = _PLAIN_LINK.match(source)
    if plain is not None:
        return Cell(plain[1], _target(plain[2]), start, end)
    if not _SPECIAL.search(source):
        return Cell(source, None, start, end)
    tokens = _inline().parseInline(source.replace("\\|", "|"))
    children = (tokens[0].children or []) if tokens else []
    return Cell("".join(_texts(children)), _link_target(children), start, end)


@cache
def _inline() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark")
    # A link that must not be followed is a link all the same, and one to report.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    return parser


def _texts(children: "list[Token]") -> Iterator[str]:
    for token in children:
        if token.type in ("softbreak", "hardbreak"):
            yield "\n"
        else:
            yield token.content


def _link_target(children: "list[Token]") -> str | None:
    """Where the link goes, if the cell is one link and nothing else."""
    if len(children) < 2 or children[0].type != "link_open" or children[-1].type != "link_close":
        return None
    if sum(token.type == "link_open" for token in children) > 1:
        return None
    return _target(str(children[0].attrGet("href") or ""))


def _target(href: str) -> str:
    return unquote(href, errors="surrogateescape").removeprefix("./")
