"""Gathers what the readers of a text set aside, so that no figure in digits is lost."""

import re
from collections.abc import Sequence

from provenance.facts.model import Mention
from provenance.facts.set_aside import Reason, SetAside

# A figure that a reader set aside: its start, its end, and why.
Aside = tuple[int, int, Reason]

_FIGURE = re.compile(r"\d+")
# Of these the whole sign is given, letters and marks included: "A320", "v2.0", "img_0042.jpg".
_WHOLE = frozenset((Reason.ADDRESS, Reason.IDENTIFIER, Reason.VERSION, Reason.CODE))
# Of these with the word they belong to: "France 3", "page 12".
_NAMED = frozenset((Reason.NAME, Reason.LABEL, Reason.VERSION))
_NAME = re.compile(r"(?<![^\W_])[^\W\d_][\w&.°º-]{0,30}[^\S\n]?$")
_NUMBER = re.compile(r"[0-9][0-9.,-]{0,30}")
_REACH = 64
_OPENING = "([{<\"'«‹“‘,;:!?.…–—"
_CLOSING = ")]}>\"'»›”’,;:!?.…–—"


def settle(text: str, mentions: Sequence[Mention], aside: Sequence[Aside]) -> tuple[SetAside, ...]:
    """What of ``text`` is set aside, in order; with the mentions it holds every figure in digits.

    Offsets are code points. What a reader set aside is given whole where no mention overlaps it, else the digits of it
    that lie in none; digits that are neither in a mention nor set aside by a reader are not understood.
    """
    taken = sorted((m.start, m.end) for m in mentions)
    given: list[Aside] = []
    at = done = 0
    for start, end, reason in sorted(aside):
        if reason in _WHOLE:
            start, end = _grown(text, start, end)
        if reason in _NAMED and _NUMBER.fullmatch(text, start, end):
            name = _NAME.search(text, max(0, start - _REACH), start)
            start = name.start() if name else start
        if reason is Reason.TELEPHONE and text[start - 1 : start] in ("+", "("):
            start -= 1
        start = max(start, done)
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        if at == len(taken) or taken[at][0] >= end:
            pieces = [(start, end)] if start < end else []
        else:
            pieces = [piece for run in _FIGURE.finditer(text, start, end) for piece in _free(run, taken, at)]
        given += [(*piece, reason) for piece in pieces]
        done = max(done, end)
    held = sorted([*taken, *((start, end) for start, end, _ in given)])
    at = 0
    for run in _FIGURE.finditer(text):
        while at < len(held) and held[at][1] <= run.start():
            at += 1
        given += [(*piece, Reason.NOT_UNDERSTOOD) for piece in _free(run, held, at)]
    return tuple(SetAside(start, end, text[start:end], reason) for start, end, reason in sorted(given))


def _grown(text: str, start: int, end: int) -> tuple[int, int]:
    """``start``..``end`` with what is written onto it, but for the punctuation around."""
    first = start
    while first > max(0, start - _REACH) and not text[first - 1].isspace():
        first -= 1
    last = end
    while last < min(len(text), end + _REACH) and not text[last].isspace():
        last += 1
    while first < start and text[first] in _OPENING:
        first += 1
    while last > end and text[last - 1] in _CLOSING:
        last -= 1
    return first, last


def _free(run: re.Match[str], spans: Sequence[tuple[int, int]], at: int) -> list[tuple[int, int]]:
    """The parts of ``run`` that are in none of ``spans``, which are in order; none before ``at`` reaches it."""
    start, end = run.span()
    pieces = []
    while start < end:
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        stop = min(end, spans[at][0]) if at < len(spans) else end
        if start < stop:
            pieces.append((start, stop))
        start = max(stop, spans[at][1] if at < len(spans) and stop < end else stop)
    return pieces
