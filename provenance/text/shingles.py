"""Runs of eight words, by which copies and shared passages are found."""

import re
from collections import Counter
from functools import lru_cache

WORD = re.compile(r"\w+")
RUN = 8


# How many texts are remembered for one run: boilerplate must not make all texts meet.
_MOST = 4
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


class Holders:
    """Which texts hold a run of words: by number, for each run the first few."""

    def __init__(self) -> None:
        self.first: dict[int, int] = {}
        self.more: dict[int, list[int]] = {}

    def sharing(self, runs: frozenset[int]) -> Counter[int]:
        """How many of ``runs`` each text holds."""
        known = self.first.keys() & runs
        shared = Counter(self.first[run] for run in known)
        shared.update(number for run in self.more.keys() & known for number in self.more[run])
        return shared

    def add(self, number: int, runs: frozenset[int]) -> None:
        """Say that the text ``number`` holds ``runs``."""
        known = self.first.keys() & runs
        for run in known:
            others = self.more.setdefault(run, [])
            if len(others) < _MOST - 1:
                others.append(number)
        self.first.update(dict.fromkeys(runs - known, number))
