"""Runs of eight words, by which copies and shared passages are found."""

import re
from functools import lru_cache

WORD = re.compile(r"\w+")
RUN = 8


# Of so many texts the runs are kept: one run of the program asks for them several times.
_KEPT = 1024


@lru_cache(maxsize=_KEPT)
def shingles(text: str) -> frozenset[int]:
    """The runs of eight case-folded words of a text, each as a number of 64 bits.

    Equal runs have equal numbers within one process; in another they may have others, so none may leave it.
    """
    words = WORD.findall(text.casefold())
    return frozenset(map(hash, zip(*(words[first:] for first in range(RUN)), strict=False)))


def containment(a: frozenset[int], b: frozenset[int]) -> float:
    """The share (0..1) of the smaller text's runs that the other holds too; 0 where one has none."""
    smaller = min(len(a), len(b))
    return len(a & b) / smaller if smaller else 0.0
