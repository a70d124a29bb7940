"""Places of a text as editors count them."""

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from lsprotocol.types import Position, Range

if TYPE_CHECKING:
    from pygls.workspace import PositionCodec

# The protocol ends a line after these and nowhere else; Python's own splitting knows more.
_LINE_END = re.compile(r"\r\n|\n|\r")


class EditorText:
    """A text with its lines as the protocol has them; columns in the units agreed on with the editor."""

    def __init__(self, text: str, codec: "PositionCodec") -> None:
        self.text = text
        self._units = codec.impl
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def position(self, offset: int) -> Position:
        """The place of a code point."""
        line = bisect_right(self._starts, offset) - 1
        return Position(line, self._units.num_units(self.text[self._starts[line] : offset]))

    def range(self, start: int, end: int) -> Range:
        """The place from one code point to another."""
        return Range(self.position(start), self.position(end))

    def offset(self, position: Position) -> int:
        """The code point at a place; the end of the line, or of the text, where there is no such place."""
        if position.line >= len(self._starts):
            return len(self.text)
        at = self._starts[position.line]
        match = _LINE_END.search(self.text, at)
        end = match.start() if match is not None else len(self.text)
        left = position.character
        while at < end and left > 0:
            left -= self._units.num_units(self.text[at])
            at += 1
        return at
