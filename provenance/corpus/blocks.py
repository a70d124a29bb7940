"""Finding the blocks between their markers.

One pass lists every line that is or looks like a marker; everything else walks that list, so that a hostile file costs
time in proportion to its size.
"""

import re
from bisect import bisect_left
from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from provenance.corpus.dialect import PLAIN, Dialect
from provenance.corpus.header import read_header, values
from provenance.corpus.keys import EXPECTED, ID_PATTERN, ValueKind
from provenance.corpus.model import Block, Header, Problem
from provenance.text.position import Positions

UNCLOSED, STRAY_END, NESTED, MALFORMED, OUTSIDE = "BLK301", "BLK302", "BLK303", "BLK306", "BLK307"

_CANDIDATE = re.compile(r"<!--[ \t]{0,8}seed:", re.IGNORECASE)
_OPENING = re.compile(r"<!-- seed:block(?=[ \t\r\n]|-->|\Z)[ \t]{0,8}([^\s>]{0,200})")
_ID = re.compile(ID_PATTERN)
_END = re.compile(rf"<!-- seed:end ({ID_PATTERN}) -->(?=\r?\n|\r?\Z)")
_REST_OF_LINE = re.compile(r"[ \t]{0,80}(?:-->|\r?\n)")
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t\r\n]|\Z)")

_OPENING_HELP = "Write `<!-- seed:block ID`, then `key: value` lines, then `-->` at the end of a line."


def end_marker(block_id: str) -> str:
    """The line that ends a block."""
    return f"<!-- seed:end {block_id} -->"


def is_id(name: str) -> bool:
    """Whether ``name`` can be the id of a block."""
    return _ID.fullmatch(name) is not None


@dataclass(frozen=True, slots=True)
class _Mark:
    """A line that is, or looks like, a marker: ``start`` at ``<!--``, ``end`` behind its newline (code points)."""

    start: int
    end: int
    opening: bool
    ends: str | None  # the id of a well-formed end marker


@dataclass(frozen=True, slots=True)
class Blocks:
    """The blocks of a body, in order, what was wrong, and whether there was any marker at all."""

    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...]
    marked: bool


def first_marker(text: str, start: int) -> int | None:
    """Offset of the first line at or behind ``start`` that is or looks like a marker."""
    return next((mark.start for mark in _marks(text, start)), None)


def read_blocks(text: str, start: int, defaults: Mapping[str, str], dialect: Dialect = PLAIN) -> Blocks:
    """Read the explicit blocks of ``text`` from code point ``start`` on.

    ``defaults`` are the values of the front matter. Never raises on content: what is wrong comes back as problems
    BLK301 (not closed), BLK302 (end without a block), BLK303 (an opening marker in a block), BLK306 (malformed marker),
    BLK307 (text outside any block), and those of the headers.
    """
    return _Scan(text, start, defaults, dialect).run()


def _marks(text: str, start: int) -> Iterator[_Mark]:
    for candidate in _CANDIDATE.finditer(text, start):
        at = candidate.start()
        indent = at
        while indent > start and at - indent < 4 and text[indent - 1] in " \t":
            indent -= 1
        if at - indent > 3 or (indent > start and text[indent - 1] != "\n"):
            continue
        newline = text.find("\n", at)
        end = newline + 1 if newline >= 0 else len(text)
        at_margin = indent == at
        ends = _END.match(text, at) if at_margin else None
        opening = at_margin and _OPENING.match(text, at) is not None
        yield _Mark(at, end, opening, ends[1] if ends else None)


class _Scan:
    """One walk over the marks of a text."""

    def __init__(self, text: str, start: int, defaults: Mapping[str, str], dialect: Dialect) -> None:
        self.text, self.start, self.dialect = text, start, dialect
        self.positions = Positions(text)
        self.inherited = {key: value for key, value in defaults.items() if key not in ("sha256", "bytes")}
        self.marks = list(_marks(text, start))
        self.ends: dict[str, list[int]] = {}
        for number, mark in enumerate(self.marks):
            if mark.ends is not None:
                self.ends.setdefault(mark.ends, []).append(number)
        self.blocks: list[Block] = []
        self.problems: list[Problem] = []
        self.covered: list[tuple[int, int]] = []  # what is no stray text

    def run(self) -> Blocks:
        number = 0
        while number < len(self.marks):
            mark = self.marks[number]
            if mark.opening:
                number = self._opened(number)
                continue
            line_end = self._visible_end(mark)
            if mark.ends is not None:
                self._report(
                    STRAY_END,
                    mark.start,
                    line_end,
                    f"the end marker of `{mark.ends}` closes no block",
                    f"Delete it, or write `<!-- seed:block {mark.ends}` … `-->` above the text it ends.",
                )
            else:
                self._report(
                    MALFORMED,
                    mark.start,
                    line_end,
                    "this looks like a block marker but is none",
                    f"{_OPENING_HELP} A block ends with the line `<!-- seed:end ID -->`, without indent.",
                )
            self.covered.append((mark.start, mark.end))
            number += 1
        if self.blocks:
            self.problems.extend(stray(self.text, gaps(self.covered, self.start, len(self.text))))
        return Blocks(tuple(self.blocks), tuple(self.problems), bool(self.marks))

    def _report(self, code: str, start: int, end: int, message: str, remedy: str) -> None:
        self.problems.append(Problem(code, start, end, message, remedy))

    def _visible_end(self, mark: _Mark) -> int:
        return mark.start + len(self.text[mark.start : mark.end].rstrip(" \t\r\n"))

    def _opened(self, number: int) -> int:
        """Read the block that opens at this mark; give back the number of the mark to go on with."""
        text, mark = self.text, self.marks[number]
        match = _OPENING.match(text, mark.start)
        if match is None:
            raise AssertionError("an opening mark matches its own pattern")
        name = match[1].removesuffix("--") if text.startswith(">", match.end(1)) else match[1]
        if not is_id(name):
            what = f"has the id `{name}`, which is no valid id" if name else "names no id"
            return self._malformed(number, f"the opening marker {what}", f"An id is {EXPECTED[ValueKind.ID]}.")
        id_end = match.start(1) + len(name)
        rest = _REST_OF_LINE.match(text, id_end)
        if rest is None:
            return self._malformed(number, f"something stands behind the id `{name}` on its line", _OPENING_HELP)
        limit = self.marks[number + 1].start if number + 1 < len(self.marks) else len(text)
        close = text.find("-->", id_end, limit)
        if close < 0:
            return self._malformed(number, f"the opening marker of `{name}` is not closed with `-->`", _OPENING_HELP)
        header_start = min(rest.end(), close) if rest[0].endswith("\n") else close
        header, header_problems = read_header(text, header_start, close, self.dialect)
        self.problems.extend(header_problems)
        newline = text.find("\n", close, limit)
        body = newline + 1 if newline >= 0 else limit
        junk = text[close + 3 : body].rstrip("\r\n")
        if junk:
            self._report(
                MALFORMED,
                close + 3,
                close + 3 + len(junk),
                f"something stands behind the `-->` of the opening marker of `{name}`",
                "End the line with `-->`; the text of the block starts on the next line.",
            )
        crlf = text.endswith("\r\n", close, body)
        return self._body(number, name, header, (mark.start, close + 3), body, crlf)

    def _malformed(self, number: int, message: str, remedy: str) -> int:
        """Report an opening marker; leave out what it would have held, up to the next end or opening marker."""
        mark = self.marks[number]
        self._report(MALFORMED, mark.start, self._visible_end(mark), message, remedy)
        number += 1
        while number < len(self.marks) and not self.marks[number].opening:
            if self.marks[number].ends is not None:
                self.covered.append((mark.start, self.marks[number].end))
                return number + 1
            number += 1
        until = self.marks[number].start if number < len(self.marks) else len(self.text)
        self.covered.append((mark.start, until))
        return number

    def _body(self, number: int, name: str, header: Header, marker: tuple[int, int], start: int, crlf: bool) -> int:
        text = self.text
        numbers = self.ends.get(name, ())
        found = bisect_left(numbers, number + 1)
        closed = found < len(numbers)
        if closed:
            last = numbers[found]
            next_line, following = self.marks[last].start, self.marks[last].end
        else:
            last = number + 1
            while last < len(self.marks) and not self.marks[last].opening:
                last += 1
            next_line = following = self.marks[last].start if last < len(self.marks) else len(text)
        end = next_line
        if end > start and (closed or end < len(text)):
            end -= 1
            if crlf and end > start and text[end - 1] == "\r":
                end -= 1
        if not closed:
            self._unclosed(name, marker, self.marks[number + 1 : last])
        inside = text[start:end]
        own = values(header)
        metadata = ChainMap(own, self.inherited)  # not copied: a hostile file may have many keys and many blocks
        self.blocks.append(Block(name, inside, start, end, *marker, header, metadata, closed=closed))
        self.covered.append((marker[0], following))
        if closed:
            self._nested(name, inside, own.get("sha256"), self.marks[number + 1 : last])
        return last + 1 if closed else last

    def _unclosed(self, name: str, marker: tuple[int, int], inside: Sequence[_Mark]) -> None:
        remedy = f"Put the line `{end_marker(name)}` behind its text."
        if inside:
            line = self.positions.line_of(inside[0].start)
            remedy += f" Line {line} looks like an end marker, but is not exactly this one."
        self._report(UNCLOSED, *marker, f"the block `{name}` is not closed", remedy)

    def _nested(self, name: str, inside: str, recorded: str | None, marks: Sequence[_Mark]) -> None:
        openings = [mark for mark in marks if mark.opening]
        if not openings:
            return
        if recorded is not None and recorded == sha256(inside.encode("utf-8", "surrogateescape")).hexdigest():
            return  # the text was recorded with these lines in it: they are evidence
        for mark in openings:
            self._report(
                NESTED,
                mark.start,
                self._visible_end(mark),
                f"a block opens inside the block `{name}`; it is read as text of `{name}`",
                f"Put `{end_marker(name)}` above this line, or record the block's sha256 if the text has this line.",
            )


def gaps(covered: Iterable[tuple[int, int]], start: int, end: int) -> Iterator[tuple[int, int]]:
    """What of ``start`` to ``end`` none of the places covers."""
    at = start
    for first, last in sorted(covered):
        if first > at:
            yield at, first
        at = max(at, last)
    if at < end:
        yield at, end


def stray(text: str, places: Iterable[tuple[int, int]]) -> Iterator[Problem]:
    """A problem BLK307 for each of the places that holds more than headings, comments and blank lines."""
    for gap_start, gap_end in places:
        run: tuple[int, int] | None = None
        for start, end in _prose(text, gap_start, gap_end):
            run = (run[0] if run else start, end)
        if run is not None:
            yield Problem(
                OUTSIDE,
                *run,
                "this text stands outside any block, so it belongs to no source",
                "Put it into a block, or make it a heading or a comment if it is only a remark.",
            )


def _prose(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The places of the lines in ``text[start:end]`` that are neither blank, nor headings, nor comments."""
    at = start
    comments = True
    while at < end:
        newline = text.find("\n", at, end)
        line_end = newline + 1 if newline >= 0 else end
        line = text[at:line_end]
        content = line.strip()
        if comments and content.startswith("<!--"):
            close = text.find("-->", at + line.index("<!--") + 4, end)
            comments = close >= 0
            if comments:
                at = close + 3
                continue
        if content and not _HEADING.match(line):
            yield at + len(line) - len(line.lstrip()), at + len(line.rstrip())
        at = line_end
