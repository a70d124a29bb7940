"""Runs of eight words, by which copies and shared passages are found."""

import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

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


class Shared(NamedTuple):
    """How many runs of words a text has, and how many of them which earlier texts hold, by their place and in order."""

    runs: int
    earlier: dict[int, int]


@lru_cache(maxsize=1)
def shared_runs(texts: tuple[str, ...]) -> tuple[Shared, ...]:
    """For each text, what it shares with those before it; of a run that many hold the first few are counted.

    What was worked out last is kept, for several ask for it.
    """
    holders, found = _Holders(), []
    for number, text in enumerate(texts):
        runs = shingles(text)
        found.append(Shared(len(runs), dict(sorted(holders.sharing(runs).items()))))
        holders.add(number, runs)
    return tuple(found)


class _Holders:
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
