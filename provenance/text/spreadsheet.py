"""Tables that go through a spreadsheet and come back: no cell acts as a formula, and none is lost."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

# What a spreadsheet takes for the beginning of a formula; an apostrophe before it makes it text.
_ACTING = ("=", "+", "-", "@", "\t", "\r")
_MARK = "\ufeff"
DELIMITERS = (",", ";", "\t")


def harmless(text: str) -> str:
    """``text`` as a cell that a spreadsheet takes for text; :func:`meant` gives it back."""
    return "'" + text if text.startswith((*_ACTING, "'")) else text


def meant(cell: str) -> str:
    """The text a cell stands for."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith((*_ACTING, "'")) else cell


def sheet(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows as CSV that spreadsheets open rightly: a byte order mark, commas, CRLF; every cell made harmless."""
    out = io.StringIO()
    csv.writer(out).writerows([harmless(cell) for cell in row] for row in rows)
    return (_MARK + out.getvalue()).encode("utf-8")


def rows_of(data: bytes) -> Iterator[tuple[int, list[str]]]:
    """The rows of a sheet as it comes back, each with its line: with or without a mark, with any delimiter.

    The delimiter is that of the first row. Line ends within a cell become ``\\n``; a row of empty cells is left out.

    Raises:
        ValueError: the bytes are no text in UTF-8 or UTF-16, or no CSV; the message says what is wrong.
    """
    text = _text(data)
    first, _, rest = text.partition("\n")
    line = 0
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        delimiter, text, line = first.strip()[4], rest, 1
    else:
        delimiter = max(DELIMITERS, key=lambda mark: first.count(mark))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        while (row := next(reader, None)) is not None:
            if any(cell.strip() for cell in row):
                yield line + reader.line_num, [meant(cell.replace("\r\n", "\n").replace("\r", "\n")) for cell in row]
    except csv.Error as error:
        raise ValueError(f"line {line + reader.line_num}: no CSV ({error})") from None


def _text(data: bytes) -> str:
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ValueError(f"byte {error.start}: not {encoding[:6].upper()}; save it as “CSV UTF-8”") from None
