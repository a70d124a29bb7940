"""Guesses the encoding of bytes that are not UTF-8."""

import codecs
import re

_CANDIDATES = ("cp1252", "mac_roman", "cp850")
_EXPECTED = frozenset("àâäçéèêëîïôöùûüÿœæÀÂÇÉÈÊËÎÏÔÙÛŒñÑáíóúãõßÄÖÜåøÅØ«»’‘“”–—…€£°\u00a0")
_MARKS = (  # the longer first: the mark of UTF-16 begins that of UTF-32
    (codecs.BOM_UTF32_LE, "UTF-32 (little endian)"),
    (codecs.BOM_UTF32_BE, "UTF-32 (big endian)"),
    (codecs.BOM_UTF16_LE, "UTF-16 (little endian)"),
    (codecs.BOM_UTF16_BE, "UTF-16 (big endian)"),
)
# Which bytes of four are NUL, with hardly an exception, in text of Western letters.
_ZEROS = {
    (False, True, True, True): "UTF-32 (little endian)",
    (True, True, True, False): "UTF-32 (big endian)",
    (False, True, False, True): "UTF-16 (little endian)",
    (True, False, True, False): "UTF-16 (big endian)",
}
_SAMPLE = 4096
_NAMES = {"cp1252": "Windows-1252", "mac_roman": "Mac Roman", "cp850": "DOS code page 850"}
_LEAST_FIT = 0.8
_FOREIGN = re.compile("[\udc80-\udcff]+")


def wide_encoding(data: bytes) -> str | None:
    """UTF-16 or UTF-32, where ``data`` begins with its mark or has NUL where Western text has them; else None."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    if b"\0" not in data[:_SAMPLE] or len(data) < 8:
        return None
    columns = [data[at:_SAMPLE:4] for at in range(4)]
    shares = [column.count(0) / len(column) for column in columns]
    if any(0.1 < share < 0.8 for share in shares):
        return None
    return _ZEROS.get((shares[0] > 0.5, shares[1] > 0.5, shares[2] > 0.5, shares[3] > 0.5))


def guess_encoding(data: bytes, text: str) -> str | None:
    """The encoding ``data`` seems to be in, by name, or None where nothing fits.

    ``text`` is ``data`` decoded as UTF-8 with surrogateescape. Western encodings are told apart by whether the bytes
    give letters and marks that European text uses.
    """
    if (wide := wide_encoding(data)) is not None:
        return wide
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
