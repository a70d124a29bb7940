"""The lines of a text that hold something, and their places."""

from collections.abc import Iterator
from typing import NamedTuple


class Line(NamedTuple):
    """A line without the white space around it, and where it starts in the text (code points)."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


def lines_of(text: str) -> Iterator[Line]:
    """The lines of a text that hold more than white space."""
    at = 0
    for line in text.split("\n"):
        kept = line.strip()
        if kept:
            yield Line(at + line.index(kept[0]), kept)
        at += len(line) + 1
