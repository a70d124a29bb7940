"""Text folded for comparison, one code point for one code point, so that every offset stays where it is."""

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"
_HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_APOSTROPHES = "\u2018\u2019\u02bc\u2032\uff07"
_RAISED = {"ᵉ": "e", "ʳ": "r", "ᵈ": "d", "ᵐ": "m", "ˢ": "s", "ⁿ": "n", "ʰ": "h", "ᵗ": "t"}
# What patterns that ignore case take for an "s" and an "i".
_ALIKE = {"ſ": "s", "ı": "i"}
_ABOVE_ASCII = re.compile(r"[^\x00-\x7f]")
# What may need to be composed: a letter with the marks behind it. No mark is ASCII.
_ABOVE_RUN = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")
_LONGEST_CLUSTER = 32
# With more letters than these to be folded, a text is in another script, and one pass is faster than one for each.
_FEW = 64


@cache
def _table() -> dict[int, str]:
    """Latin letters without case and accent, spaces, hyphens and apostrophes in one form each."""
    table = {ord(c): " " for c in _SPACES} | {ord(c): "-" for c in _HYPHENS} | {ord(c): "'" for c in _APOSTROPHES}
    for code in (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        bare = unicodedata.normalize("NFD", chr(code))[0].lower()
        if bare != chr(code) and len(bare) == 1:
            table[code] = bare
    table |= {ord(c): plain for c, plain in (_RAISED | _ALIKE).items()}
    table[ord("\r")] = "\n"
    return table


def _folded(text: str) -> str:
    """``text``, which is in NFC, folded. Replacing one letter everywhere is far cheaper than asking for each place."""
    table = _table()
    if len(text) > _FEW and not text.isascii():
        above = [letter for letter in set(_ABOVE_ASCII.findall(text)) if ord(letter) in table]
        if len(above) > _FEW:
            return text.translate(table)
        for letter in above:
            text = text.replace(letter, table[ord(letter)])
        if not text.isascii():
            for code in _ascii():
                text = text.replace(chr(code), table[code])
            return text
    return text.translate(table)


@cache
def _ascii() -> tuple[int, ...]:
    return tuple(code for code in _table() if code < 0x80)


def fold(text: str) -> str:
    """``text`` without case and accents (Latin letters), marks in one form; as long as ``text`` if that is in NFC."""
    return _word(text) if len(text) <= _FEW else _folded(unicodedata.normalize("NFC", text))


# The words of a text come back again and again.
@lru_cache(maxsize=1 << 14)
def _word(text: str) -> str:
    return _folded(unicodedata.normalize("NFC", text))


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
        return View(text, _folded(text), None)
    raw: list[str] = []
    places: list[int] = []
    done = 0
    for above in _ABOVE_RUN.finditer(text):
        start, stop = above.span()
        raw.append(text[done:start])
        places.extend(range(done, start))
        while start < stop:
            end = start + 1
            while end < stop and end - start < _LONGEST_CLUSTER and unicodedata.combining(text[end]):
                end += 1
            cluster = unicodedata.normalize("NFC", text[start:end])
            raw.append(cluster)
            # marks that do not compose keep their places: what ends before one has an end
            places.append(start)
            places.extend(max(start, end - behind) for behind in range(len(cluster) - 1, 0, -1))
            start = end
        done = stop
    raw.append(text[done:])
    places.extend(range(done, len(text) + 1))
    composed = "".join(raw)
    return View(composed, _folded(composed), tuple(places))
