"""Places in a text, in the three units its readers count in.

Files and digests count bytes, Python and people count code points, browsers and editors count
UTF-16 units. A place keeps all three, so that no later step has to convert (and get it wrong).
"""

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, cast

_STEP = 512


class Details(NamedTuple):
    """What a place is in every unit but code points (see :class:`Span`)."""

    bytes: tuple[int, int]
    utf16: tuple[int, int]
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True, eq=False)
class Span:
    """A half-open place in a file.

    ``bytes``, ``chars`` and ``utf16`` are ``(start, end)`` offsets from the start of the file in
    bytes, code points and UTF-16 code units. ``line`` and ``column`` are 1-based; columns count
    code points; ``end_line``/``end_column`` name the first place behind the span.

    ``where`` is what all but ``chars`` are read from: many places are never shown, so they are worked out when asked.
    """

    chars: tuple[int, int]
    where: "Positions | Details" = field(repr=False)

    @property
    def details(self) -> Details:
        """All units at once."""
        if not isinstance(self.where, Details):
            object.__setattr__(self, "where", self.where.details(*self.chars))
        return cast(Details, self.where)

    @property
    def bytes(self) -> tuple[int, int]:
        """Bytes from the start of the file."""
        return self.details.bytes

    @property
    def utf16(self) -> tuple[int, int]:
        """UTF-16 code units from the start of the file."""
        return self.details.utf16

    @property
    def line(self) -> int:
        """The line it starts on."""
        return self.details.line

    @property
    def column(self) -> int:
        """The column it starts in."""
        return self.details.column

    @property
    def end_line(self) -> int:
        """The line of the first place behind it."""
        return self.details.end_line

    @property
    def end_column(self) -> int:
        """The column of the first place behind it."""
        return self.details.end_column

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Span) and self.chars == other.chars and self.details == other.details

    def __hash__(self) -> int:
        return hash(self.chars)


def byte_length(text: str) -> int:
    """Bytes of ``text`` in UTF-8; a byte that could not be decoded (a lone surrogate) counts one."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogateescape"))


def utf16_length(text: str) -> int:
    """UTF-16 code units of ``text``."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


class Positions:
    """Turns code-point offsets of one text into :class:`Span` values.

    A line ends after ``\\n`` and nowhere else, as code hosts count (``\\r\\n`` ends one line, a lone
    ``\\r`` or U+2028 none). Tables are built on first use and grow with the number of lines only.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def line_starts(self) -> list[int]:
        """Code-point offset at which each line starts; never empty."""
        starts = [0]
        at = self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    @cached_property
    def _wide(self) -> tuple[list[int], list[int]]:
        """Byte and UTF-16 offset of every code point whose offset is a multiple of the step: a line may be endless."""
        in_bytes, in_utf16 = [0], [0]
        for start in range(0, len(self.text), _STEP):
            piece = self.text[start : start + _STEP]
            in_bytes.append(in_bytes[-1] + byte_length(piece))
            in_utf16.append(in_utf16[-1] + utf16_length(piece))
        return in_bytes, in_utf16

    @cached_property
    def _ascii(self) -> bool:
        return self.text.isascii()

    def line_of(self, offset: int) -> int:
        """The 1-based line that holds the code point at ``offset``."""
        return bisect_right(self.line_starts, offset)

    def _point(self, offset: int) -> tuple[int, int, int, int]:
        line = self.line_of(offset)
        start = self.line_starts[line - 1]
        column = offset - start + 1
        if self._ascii:
            return offset, offset, line, column
        in_bytes, in_utf16 = self._wide
        step = offset // _STEP
        prefix = self.text[step * _STEP : offset]
        return in_bytes[step] + byte_length(prefix), in_utf16[step] + utf16_length(prefix), line, column

    def span(self, start: int, end: int) -> Span:
        """The place from code point ``start`` up to ``end``.

        Raises:
            ValueError: if the offsets do not lie in the text in this order.
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"no place {start}..{end} in a text of {len(self.text)} code points")
        return Span((start, end), self)

    def byte_at(self, offset: int) -> int:
        """The byte at which the code point at ``offset`` starts."""
        return self._point(offset)[0]

    def details(self, start: int, end: int) -> Details:
        """The place from code point ``start`` up to ``end`` in the other units."""
        b0, u0, line, column = self._point(start)
        b1, u1, end_line, end_column = self._point(end)
        return Details((b0, b1), (u0, u1), line, column, end_line, end_column)
