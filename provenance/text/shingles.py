"""Runs of eight words, by which copies and shared passages are found."""

import re
from functools import lru_cache
from zlib import crc32

WORD = re.compile(r"\w+")
RUN = 8

# Of so many texts the runs are kept: one run of the program asks for them several times.
_KEPT = 1024
# So many words keep their numbers in memory.
_WORDS_KEPT = 1 << 18


@lru_cache(maxsize=_KEPT)
def shingles(text: str) -> frozenset[int]:
    """The runs of eight case-folded words of a text, each as a number of 64 bits.

    The numbers are those of the interpreter for a tuple of numbers, which another version may reckon otherwise, but no
    other run of the same one does.
    """
    words = list(map(_numbers.__getitem__, WORD.findall(text.casefold())))
    return frozenset(map(hash, zip(*(words[first:] for first in range(RUN)), strict=False)))


class _Numbers(dict[str, int]):
    """A number for each word, always the same: that of the string itself would differ between two processes."""

    def __missing__(self, word: str) -> int:
        number = crc32(word.encode("utf-8", "surrogatepass"))
        if len(self) < _WORDS_KEPT:
            self[word] = number
        return number


_numbers = _Numbers()


def containment(a: frozenset[int], b: frozenset[int]) -> float:
    """The share (0..1) of the smaller text's runs that the other holds too; 0 where one has none."""
    smaller = min(len(a), len(b))
    return len(a & b) / smaller if smaller else 0.0
