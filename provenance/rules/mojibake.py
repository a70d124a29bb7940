"""Finds UTF-8 that was read as Windows-1252 or Latin-1 ("Ã©tÃ©" for "été") and says what it was.

Precision first: a run counts only when its characters, taken back to bytes, are UTF-8 of letters or marks that
European text uses, or of a whole word in another script.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass


def _byte_of() -> dict[str, int]:
    """Characters that stand for one byte from 0x80 to 0xFF in Windows-1252 or Latin-1."""
    table = {chr(byte): byte for byte in range(0x80, 0x100)}
    for byte in range(0x80, 0xA0):
        try:
            table[bytes([byte]).decode("cp1252")] = byte
        except UnicodeDecodeError:  # 81, 8D, 8F, 90 and 9D have no character there: they come out as in Latin-1
            continue
    return table


_BYTE = _byte_of()


def _class(low: int, high: int) -> str:
    return "[" + "".join(re.escape(char) for char, byte in _BYTE.items() if low <= byte <= high) + "]"


_TAIL = _class(0x80, 0xBF)
_UNIT = re.compile(f"{_class(0xC2, 0xDF)}{_TAIL}|{_class(0xE0, 0xEF)}{_TAIL}{{2}}|{_class(0xF0, 0xF4)}{_TAIL}{{3}}")
_CLOSING = frozenset("”’»…–—\u00a0™›")
"""Marks that follow a capital letter in sound text ("CAFÉ”"): alone they prove nothing."""


@dataclass(frozen=True, slots=True)
class Garbled:
    """A run of characters and what it was: ``text`` at code points ``start``..``end`` reads ``meant``."""

    start: int
    end: int
    text: str
    meant: str


def garbled(text: str) -> Iterator[Garbled]:
    """The runs of ``text`` that were UTF-8 once, in order."""
    if text.isascii():
        return
    run: list[re.Match[str]] = []
    for unit in _UNIT.finditer(text):
        if run and unit.start() != run[-1].end():
            yield from _judged(text, run)
            run = []
        run.append(unit)
    yield from _judged(text, run)


def repaired(text: str) -> str:
    """``text`` with each garbled run as it was meant."""
    parts, at = [], 0
    for one in garbled(text):
        parts += [text[at : one.start], one.meant]
        at = one.end
    return "".join([*parts, text[at:]])


def _judged(text: str, run: list[re.Match[str]]) -> Iterator[Garbled]:
    meant = [_decoded(unit[0]) for unit in run]
    if len(run) >= 3 and all(char is not None and char.isalpha() for char in meant) and _one_script(meant):
        yield _garbled(text, run[0].start(), run[-1].end(), "".join(filter(None, meant)))
        return
    start = None  # units that do not stand scrutiny cut the run
    for at, (unit, char) in enumerate(zip(run, meant, strict=True)):
        if char is not None and _plausible(text, unit, char):
            start = at if start is None else start
        elif start is not None:
            yield _garbled(text, run[start].start(), unit.start(), "".join(filter(None, meant[start:at])))
            start = None
    if start is not None:
        yield _garbled(text, run[start].start(), run[-1].end(), "".join(filter(None, meant[start:])))


def _garbled(text: str, start: int, end: int, meant: str) -> Garbled:
    return Garbled(start, end, text[start:end], repaired(meant))  # some texts went wrong twice


def _decoded(unit: str) -> str | None:
    try:
        return bytes(_BYTE[char] for char in unit).decode("utf-8")
    except UnicodeDecodeError:
        return None


def _plausible(text: str, unit: re.Match[str], char: str) -> bool:
    point = ord(char)
    if len(unit[0]) == 2:
        if unit[0][1] in _CLOSING and unit.start() and text[unit.start() - 1].isupper():
            return False
        return 0xA0 <= point <= 0x17F
    if len(unit[0]) == 3:
        return (
            0x2010 <= point <= 0x2044
            or 0x20A0 <= point <= 0x20BF
            or 0x2190 <= point <= 0x21FF
            or point in (0x2002, 0x2003, 0x2009, 0x200A, 0x200B, 0x2122, 0x2212, 0xFE0F, 0xFEFF, 0xFFFD, 0x202F)
            or 0x2600 <= point <= 0x27BF
        )
    return 0x1F000 <= point <= 0x1FAFF


def _one_script(chars: list[str | None]) -> bool:
    """Whether letters lie in one stretch of 512 code points (a script, roughly), outside Latin."""
    points = [ord(char) for char in chars if char is not None]
    return min(points) >= 0x370 and max(points) - min(points) < 0x200
