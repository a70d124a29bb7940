"""Pairs quotation marks, of every style and however badly they are set.

What is found is a place in the text, not yet an utterance. A quotation never crosses a newline: a mark left open by a
slip can then spoil no more than its own paragraph.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARK = re.compile("[«»“”„\"‘’‚‹›']")
_CLOSERS = {"»": "«", "”": "“„", "›": "‹"}
_SPACES = " \t\u00a0\u202f\u2009"
# Behind an opening mark may stand, before a closing one: more than this many nested marks are no quotation.
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Marked:
    """A place between marks: ``start``..``end`` without the marks and the space inside them, ``qstart``..``qend`` with.

    ``open`` is True if no closing mark was found before the end of the line.
    """

    start: int
    end: int
    qstart: int
    qend: int
    open: bool = False


def _blank(char: str) -> bool:
    return not char or char.isspace()


class _Line:
    """Pairs the marks of one line."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.stack: list[tuple[str, int]] = []
        self.found: list[Marked] = []

    def _around(self, at: int) -> tuple[str, str]:
        before = self.text[at - 1] if at > self.start else ""
        after = self.text[at + 1] if at + 1 < self.end else ""
        return before, after

    def _push(self, mark: str, at: int) -> None:
        self.stack.append((mark, at))
        if len(self.stack) > _DEEPEST:
            del self.stack[0]

    def _close(self, openers: str, at: int, open_: bool = False) -> bool:
        """Close the nearest of ``openers``; False if none is open."""
        for depth in range(len(self.stack) - 1, -1, -1):
            mark, qstart = self.stack[depth]
            if mark in openers:
                del self.stack[depth:]
                start, end = qstart + 1, at
                while start < end and self.text[start].isspace():
                    start += 1
                while end > start and self.text[end - 1].isspace():
                    end -= 1
                if start < end:
                    self.found.append(Marked(start, end, qstart, at if open_ else at + 1, open_))
                return True
        return False

    def _straight(self, at: int) -> None:
        before, after = self._around(at)
        opens = (_blank(before) or before in "([«“‘'’—–-:/" or not before) and not _blank(after)
        waiting = any(mark == '"' for mark, _ in self.stack)
        if waiting and not (opens and _blank(before)):
            self._close('"', at)
        elif waiting and opens:
            self.stack = [entry for entry in self.stack if entry[0] != '"']  # the earlier one was never closed
            self._push('"', at)
        elif opens:
            self._push('"', at)

    def _single(self, mark: str, at: int) -> None:
        """‘ ’ and ': marks only where they cannot be apostrophes."""
        before, after = self._around(at)
        if mark in "‘‚" or (mark == "'" and (_blank(before) or before in '([«“"—–:') and after.isalpha()):
            if not _blank(after):
                self._push("‘" if mark != "'" else "'", at)
        elif not after.isalnum() and not _blank(before):
            opener = "‘" if mark == "’" else "'"
            if self.stack and self.stack[-1][0] == opener:
                self._close(opener, at)

    def _guillemet(self, at: int) -> None:
        """« opens, unless it stands where only a closing one can."""
        waiting = any(mark == "«" for mark, _ in self.stack)
        rest = self.text[at + 1 : min(self.end, at + 3)].strip()
        if not rest and waiting:
            self._close("«", at)
        elif rest:
            self._push("«", at)

    def pair(self) -> list[Marked]:
        for match in _MARK.finditer(self.text, self.start, self.end):
            mark, at = match.group(), match.start()
            if mark == '"':
                self._straight(at)
            elif mark in "‘’‚'":
                self._single(mark, at)
            elif mark == "«":
                self._guillemet(at)
            elif mark == "“" and any(entry[0] == "„" for entry in self.stack):
                self._close("„", at)
            elif mark == "“" and self._around(at)[1].strip() == "" and self._close("“", at):
                pass
            elif mark in "“„‹":
                self._push(mark, at)
            else:
                self._close(_CLOSERS[mark], at)
        for opener in "«“":
            # A paragraph of a longer speech opens with a mark and closes with none.
            if any(mark == opener for mark, _ in self.stack):
                self._close(opener, self.end, open_=True)
        return self.found


def marked(text: str) -> Iterator[Marked]:
    """The places between quotation marks in ``text``, in order of their opening mark, the outer one first.

    Offsets are code points. The work is linear in the length of the text.
    """
    at = 0
    for line in text.split("\n"):
        if line:
            yield from sorted(_Line(text, at, at + len(line)).pair(), key=lambda place: (place.qstart, -place.qend))
        at += len(line) + 1
