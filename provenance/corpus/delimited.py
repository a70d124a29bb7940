"""Finding texts between the delimiter lines of a corpus's own."""

from bisect import bisect_left
from collections import ChainMap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from provenance.corpus.blocks import MALFORMED, NESTED, STRAY_END, UNCLOSED, Blocks, gaps, is_id, stray
from provenance.corpus.dialect import ID_FIELD, Delimiters
from provenance.corpus.keys import EXPECTED, ValueKind
from provenance.corpus.model import Block, Header, Problem


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is a delimiter: its place without and with its line end, and the id in it ("" where it has none)."""

    start: int
    end: int
    following: int
    opens: bool
    name: str


def read_delimited(text: str, start: int, defaults: Mapping[str, str], delimiters: Delimiters) -> Blocks:
    """Read the blocks of ``text`` from code point ``start`` on, where ``delimiters`` stand around them.

    The text of a block is what lies between the two lines, without the newline before the closing one. Never raises on
    content: what is wrong comes back as problems BLK301, BLK302, BLK303, BLK306 and BLK307, as for block markers.
    """
    return _Scan(text, start, defaults, delimiters).run()


def _lines(text: str, start: int, delimiters: Delimiters) -> Iterator[_Line]:
    opening, closing = _halves(delimiters.open), _halves(delimiters.close)
    at = start
    while at < len(text):
        newline = text.find("\n", at)
        following = newline + 1 if newline >= 0 else len(text)
        end = newline if newline >= 0 else len(text)
        if end > at and text[end - 1] == "\r":
            end -= 1
        for opens, halves in ((False, closing), (True, opening)):
            name = _between(text, at, end, halves)
            # a closing line may look like an opening one with a strange id: `=== end x ===` and `=== {id} ===`
            if name is not None and (opens or len(halves) == 1 or is_id(name)):
                yield _Line(at, end, following, opens, name)
                break
        at = following


def _halves(template: str) -> tuple[str, ...]:
    return tuple(template.split(ID_FIELD))


def _between(text: str, start: int, end: int, halves: tuple[str, ...]) -> str | None:
    """What a line has in the place of the id; "" where the template has none, None where the line is another."""
    if len(halves) == 1:
        return "" if text[start:end] == halves[0] else None
    before, behind = halves
    room = end - start - len(before) - len(behind)
    if not 0 < room <= 200 or not text.startswith(before, start) or not text.endswith(behind, start, end):
        return None
    return text[start + len(before) : end - len(behind)]


class _Scan:
    def __init__(self, text: str, start: int, defaults: Mapping[str, str], delimiters: Delimiters) -> None:
        self.text, self.start, self.delimiters = text, start, delimiters
        self.inherited = {key: value for key, value in defaults.items() if key not in ("sha256", "bytes")}
        self.lines = list(_lines(text, start, delimiters))
        self.ends: dict[str, list[int]] = {}
        for number, line in enumerate(self.lines):
            if not line.opens:
                self.ends.setdefault(line.name, []).append(number)
        self.blocks: list[Block] = []
        self.problems: list[Problem] = []
        self.covered: list[tuple[int, int]] = []

    def run(self) -> Blocks:
        number = 0
        while number < len(self.lines):
            line = self.lines[number]
            self.covered.append((line.start, line.following))
            if line.opens and is_id(line.name):
                number = self._block(number)
                continue
            if line.opens:
                what = f"this line opens a block with the id `{line.name}`, which is no valid id"
                self._report(MALFORMED, line, what, f"An id is {EXPECTED[ValueKind.ID]}.")
            else:
                what = f"the line `{self.text[line.start : line.end]}` closes no block"
                self._report(STRAY_END, line, what, f"Delete it, or write `{self.delimiters.open}` above its text.")
            number += 1
        if self.blocks:
            self.problems.extend(stray(self.text, gaps(self.covered, self.start, len(self.text))))
        return Blocks(tuple(self.blocks), tuple(self.problems), bool(self.lines))

    def _report(self, code: str, line: _Line, message: str, remedy: str) -> None:
        self.problems.append(Problem(code, line.start, line.end, message, remedy))

    def _block(self, number: int) -> int:
        """Read the block this line opens; give back the number of the line to go on with."""
        opening = self.lines[number]
        ends: Sequence[int] = self.ends.get(opening.name if ID_FIELD in self.delimiters.close else "", ())
        found = bisect_left(ends, number + 1)
        closed = found < len(ends)
        last = ends[found] if closed else number + 1
        while not closed and last < len(self.lines) and not self.lines[last].opens:
            last += 1
        limit = self.lines[last].start if last < len(self.lines) else len(self.text)
        start, end = opening.following, limit
        if end > start and (closed or end < len(self.text)):
            end -= 1
            if self.text.endswith("\r\n", opening.end, opening.following) and self.text[start:end].endswith("\r"):
                end -= 1
        closing = self.delimiters.close.replace(ID_FIELD, opening.name)
        if not closed:
            self._report(
                UNCLOSED, opening, f"the block `{opening.name}` is not closed", f"Put the line `{closing}` behind it."
            )
        for line in self.lines[number + 1 : last] if closed else ():
            if line.opens and is_id(line.name):
                what = f"a block opens inside the block `{opening.name}`; it is read as text of `{opening.name}`"
                self._report(NESTED, line, what, f"Put `{closing}` above this line.")
        self.blocks.append(
            Block(
                opening.name,
                self.text[start:end],
                start,
                end,
                opening.start,
                opening.end,
                Header(opening.end, opening.end),
                ChainMap({}, self.inherited),
                closed=closed,
            )
        )
        self.covered.append((opening.start, self.lines[last].following if closed else limit))
        return last + 1 if closed else last
