"""Text folded for comparison, one code point for one code point, so that every offset stays where it is."""

import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"
_HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_APOSTROPHES = "\u2018\u2019\u02bc\u2032\uff07"
_RAISED = {"ᵉ": "e", "ʳ": "r", "ᵈ": "d", "ᵐ": "m", "ˢ": "s", "ⁿ": "n", "ʰ": "h", "ᵗ": "t"}


@cache
def _table() -> dict[int, str]:
    """Latin letters without case and accent, spaces, hyphens and apostrophes in one form each."""
    table = {ord(c): " " for c in _SPACES} | {ord(c): "-" for c in _HYPHENS} | {ord(c): "'" for c in _APOSTROPHES}
    for code in (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        bare = unicodedata.normalize("NFD", chr(code))[0].lower()
        if bare != chr(code) and len(bare) == 1:
            table[code] = bare
    table |= {ord(c): plain for c, plain in _RAISED.items()}
    table[ord("\r")] = "\n"
    return table


def fold(text: str) -> str:
    """``text`` without case and accents (Latin letters), marks in one form; as long as ``text`` if that is in NFC."""
    return unicodedata.normalize("NFC", text).translate(_table())


@dataclass(frozen=True, slots=True)
class View:
    """A text as the readers see it.

    ``raw`` is composed (NFC), ``low`` is ``raw`` folded; both have the same length. ``places`` gives the code point of
    the original text for each of ``raw`` (None: they are the same text).
    """

    raw: str
    low: str
    places: tuple[int, ...] | None

    def origin(self, offset: int) -> int:
        """The offset in the original text of ``offset`` in the view."""
        return offset if self.places is None else self.places[offset]

    def seen(self, offset: int) -> int:
        """The first offset in the view at or behind ``offset`` of the original text."""
        return offset if self.places is None else bisect_left(self.places, offset)


def view(text: str) -> View:
    """``text`` composed and folded, with the way back to its own offsets."""
    if unicodedata.is_normalized("NFC", text):
        return View(text, text.translate(_table()), None)
    raw: list[str] = []
    places: list[int] = []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and end - start < 32 and unicodedata.combining(text[end]):
            end += 1
        cluster = unicodedata.normalize("NFC", text[start:end])
        raw.append(cluster)
        places.extend([start] * len(cluster))
        start = end
    places.append(len(text))
    composed = "".join(raw)
    return View(composed, composed.translate(_table()), tuple(places))
