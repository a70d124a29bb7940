"""Guesses the encoding of bytes that are not UTF-8."""

import codecs
import re

_CANDIDATES = ("cp1252", "mac_roman", "cp850")
_EXPECTED = frozenset("àâäçéèêëîïôöùûüÿœæÀÂÇÉÈÊËÎÏÔÙÛŒñÑáíóúãõßÄÖÜåøÅØ«»’‘“”–—…€£°\u00a0")
_NAMES = {"cp1252": "Windows-1252", "mac_roman": "Mac Roman", "cp850": "DOS code page 850"}
_LEAST_FIT = 0.8
_FOREIGN = re.compile("[\udc80-\udcff]+")


def guess_encoding(data: bytes, text: str) -> str | None:
    """The encoding ``data`` seems to be in, by name, or None where nothing fits.

    ``text`` is ``data`` decoded as UTF-8 with surrogateescape. Western encodings are told apart by whether the bytes
    give letters and marks that European text uses.
    """
    for mark, name in ((codecs.BOM_UTF16_LE, "UTF-16 (little endian)"), (codecs.BOM_UTF16_BE, "UTF-16 (big endian)")):
        if data.startswith(mark):
            return name
    sample = "".join(_FOREIGN.findall(text[:200_000]))
    stray = sample.encode("utf-8", "surrogateescape")
    if not stray:
        return None
    best = max(_CANDIDATES, key=lambda name: _fit(stray, name, capitals=0.5))
    return _NAMES[best] if _fit(stray, best, capitals=1) >= _LEAST_FIT else None


def _fit(stray: bytes, name: str, *, capitals: float) -> float:
    """How much of ``stray`` gives what is expected in text (0..1), a capital letter counting ``capitals``."""
    decoded = stray.decode(name, "replace")
    return sum((capitals if char.isupper() else 1) for char in decoded if char in _EXPECTED) / len(decoded)
