"""Quotation marks of a text that have no partner."""

import re
from collections.abc import Iterator
from itertools import groupby

_PAIRS = (("«", "»"), ("“", "”"), ('"', '"'))
# How many paragraphs one quotation may run through without a mark at the beginning of each.
_REACH = 12
_UNCLOSED, _UNOPENED, _ALONE = "is never closed", "closes nothing", "has no partner"


def loose_marks(text: str) -> Iterator[tuple[int, str]]:
    """The marks of a text without partner (code points), and what is wrong with each."""
    for opening, closing in _PAIRS:
        if (opening in text or closing in text) and not _means_else(text, opening, closing):
            yield from _Reading(text, opening, closing).faults()


def _means_else(text: str, opening: str, closing: str) -> bool:
    """Whether a mark is used in another way here: „…“ and »…« in German, ”…” in Swedish."""
    if opening == "“":
        return "„" in text or ("“" not in text and text.count("”") % 2 == 0)
    first = text.find(closing)
    return opening == "«" and -1 < first < text.find(opening) and text.count(opening) == text.count(closing)


class _Reading:
    """Reads the marks of one kind through the paragraphs of a text.

    ``open`` is the place of a quotation that an earlier paragraph left open, ``since`` how many paragraphs ago, and
    ``marked`` says whether every paragraph since begins with a mark of its own.
    """

    def __init__(self, text: str, opening: str, closing: str) -> None:
        self.text, self.opening, self.closing = text, opening, closing
        self.straight = opening == closing
        self.open: int | None = None
        self.since, self.marked = 0, True

    def faults(self) -> Iterator[tuple[int, str]]:
        """Yield the marks without partner, and what is wrong with each."""
        text, behind = self.text, 0
        found = [match.start() for match in re.finditer(f"[{self.opening}{self.closing}]", text)]
        for line, group in groupby(found, key=lambda at: text.rfind("\n", 0, at) + 1):
            marks = list(group)
            if self.open is not None:
                between = sum(bool(other.strip()) for other in text[behind:line].split("\n"))
                self.since += between + 1
                self.marked = self.marked and not between
            yield from self._paragraph(marks, begins=not text[line : marks[0]].strip())
            behind = text.find("\n", marks[-1]) + 1 or len(text)
        if self.open is not None:
            yield self._unclosed(self.open)

    def _unclosed(self, at: int) -> tuple[int, str]:
        return at, _ALONE if self.straight else _UNCLOSED

    def _paragraph(self, marks: list[int], *, begins: bool) -> Iterator[tuple[int, str]]:
        if self.open is not None:
            if begins and self.marked:
                marks = marks[1:]  # said again at the beginning of a further paragraph
            elif self.since > _REACH or self._opens_anew(marks):
                yield self._unclosed(self.open)
                self.open = None
            self.marked = self.marked and begins
        yield from self._within(marks)

    def _opens_anew(self, marks: list[int]) -> bool:
        """Whether the first mark of a paragraph opens a quotation, so that the one left open was never closed."""
        return len(marks) % 2 == 0 if self.straight else self.text[marks[0]] == self.opening

    def _within(self, marks: list[int]) -> Iterator[tuple[int, str]]:
        """Match the marks of one paragraph."""
        if self.straight:
            inches = [at for at in marks if self.text[at - 1 : at].isdigit()]
            if len(marks) % 2 != (self.open is not None) and len(inches) % 2:
                marks = [at for at in marks if at not in inches]
        waiting: list[int] = []
        deepest = closed = 0
        for at in marks:
            closes = bool(waiting) or (self.open is not None and len(marks) % 2 == 1)
            if (not closes) if self.straight else self.text[at] == self.opening:
                waiting.append(at)
                deepest = max(deepest, len(waiting))
            elif waiting:
                waiting.pop()
                closed += 1
            elif self.open is not None:
                self.open = None
            elif not (self.text[at] == "”" and self.text[at - 1 : at].isdigit()):
                yield at, _UNOPENED
        if self.opening == "«" and deepest == 2 and len(waiting) == 1 and closed:
            waiting.clear()  # one mark may close a quotation and the one inside it
        if len(waiting) == 1:
            if self.open is not None:
                yield self._unclosed(self.open)
            self.open, self.since, self.marked = waiting[0], 0, True
        elif waiting:
            yield self._unclosed(waiting[-1])
