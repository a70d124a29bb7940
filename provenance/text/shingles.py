"""Runs of eight words, by which copies and shared passages are found."""

import re
from hashlib import blake2b

WORD = re.compile(r"\w+")
RUN = 8


def shingles(text: str) -> frozenset[int]:
    """The runs of eight case-folded words of a text, each as a 64-bit number (the same on every machine)."""
    words = WORD.findall(text.casefold())
    return frozenset(
        int.from_bytes(blake2b(" ".join(words[i : i + RUN]).encode("utf-8", "replace"), digest_size=8).digest(), "big")
        for i in range(len(words) - RUN + 1)
    )


def containment(a: frozenset[int], b: frozenset[int]) -> float:
    """The share (0..1) of the smaller text's runs that the other holds too; 0 where one has none."""
    smaller = min(len(a), len(b))
    return len(a & b) / smaller if smaller else 0.0
