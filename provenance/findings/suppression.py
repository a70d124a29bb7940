"""Ignores written in a seed or in the index: ``<!-- provenance: ignore[CODE,CODE] reason -->``.

They stand outside the blocks, never in evidence. One on the line right before a block's opening marker is for that
block, any other for the whole file.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from provenance.corpus.model import Index, Seed, TextFile
from provenance.findings.model import Finding

_OPENING = re.compile(r"<!--[ \t]{0,40}provenance:")
_BODY = re.compile(r"[ \t]{0,40}ignore[ \t]{0,40}\[([^\]\n]{0,500})\](.{0,2000})", re.DOTALL)
_CODE = re.compile(r"[^\s,]{1,80}")


@dataclass(frozen=True, slots=True)
class Ignored:
    """One code an ignore names, and its place (code points of the file)."""

    code: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Ignore:
    """An ignore as written.

    ``start``..``end`` is the comment. ``scope`` is the place it silences, or None for the whole file. ``codes`` is
    empty where it names none (or is not of the form above).
    """

    path: str
    start: int
    end: int
    codes: tuple[Ignored, ...]
    reason: str
    scope: tuple[int, int] | None

    def silences(self, code: str, finding: Finding) -> bool:
        """Whether this ignore, by its code ``code``, silences the finding."""
        if finding.code != code or finding.path != self.path:
            return False
        if self.scope is None:
            return True
        return finding.span is not None and self.scope[0] <= finding.span.chars[0] <= self.scope[1]


def ignores_of(parsed: Seed | Index) -> tuple[Ignore, ...]:
    """The ignores of a file, in order."""
    if "provenance:" not in parsed.file.text:
        return ()
    return tuple(_ignores(parsed))


def _ignores(parsed: Seed | Index) -> Iterator[Ignore]:
    file, blocks = parsed.file, () if isinstance(parsed, Index) else parsed.blocks
    kept = [(block.start, block.end) for block in blocks]
    if isinstance(parsed, Seed) and parsed.front is not None:
        kept.append((parsed.front.start, parsed.front.end))
    after: list[Ignore] = []
    for opening in _OPENING.finditer(file.text):
        if any(start <= opening.start() < end for start, end in kept):
            continue
        close = file.text.find("-->", opening.end())
        if close < 0:
            return
        after.append(_ignore(file, opening.start(), opening.end(), close))
    markers = {block.marker_start: block.end for block in blocks if not block.implicit}
    for ignore in after:
        if (marker := _next_line(file.text, ignore.end, after)) in markers:
            scope = (marker, markers[marker])
            yield Ignore(ignore.path, ignore.start, ignore.end, ignore.codes, ignore.reason, scope)
        else:
            yield ignore


def _ignore(file: TextFile, start: int, body: int, close: int) -> Ignore:
    inner = _BODY.match(file.text, body, close)
    if inner is None:
        return Ignore(file.path, start, close + 3, (), "", None)
    codes = tuple(
        Ignored(code[0], code.start(), code.end()) for code in _CODE.finditer(file.text, inner.start(1), inner.end(1))
    )
    return Ignore(file.path, start, close + 3, codes, inner[2].strip(), None)


def _next_line(text: str, end: int, ignores: Iterable[Ignore]) -> int:
    """Where the line after the comment starts, further ignores on their own lines passed over; -1 for none."""
    starts = {ignore.start: ignore.end for ignore in ignores}
    while True:
        newline = text.find("\n", end)
        if newline < 0 or text[end:newline].strip():
            return -1
        if newline + 1 not in starts:
            return newline + 1
        end = starts[newline + 1]
