"""Which blocks of a corpus share runs of words, found in one pass over all of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from provenance.corpus.model import Block, Corpus, Seed
from provenance.store.memory import Memory
from provenance.text.sharing import shared_runs
from provenance.text.shingles import WORD, shingles

LEAST_RUNS = 12
"""Shorter texts (19 words) are too short to call one a near copy of another; fewer shared runs are no passage."""
WORTH_A_LOOK = 0.2
"""Texts that share this part of the runs of the shorter may be near copies."""


@dataclass(frozen=True)
class Text:
    """A block with what is looked at; its runs are worked out anew where needed, for there are too many to keep."""

    seed: Seed
    block: Block

    @property
    def runs(self) -> frozenset[int]:
        """The runs of words, as numbers."""
        return shingles(self.block.text)

    @property
    def words(self) -> list[str]:
        """The words, case-folded."""
        return WORD.findall(self.block.text.casefold())


@dataclass(frozen=True)
class Meeting:
    """Two blocks that share ``shared`` runs of words; ``earlier`` comes first in the corpus.

    ``part`` is what the shared runs are of those of the shorter text (0..1).
    """

    text: Text
    earlier: Text
    shared: int
    part: float


def texts(corpus: Corpus) -> Iterator[Text]:
    """The blocks that hold text."""
    for seed in corpus.seeds:
        for block in seed.blocks:
            if block.text.strip():
                yield Text(seed, block)


def meetings(corpus: Corpus, memory: Memory | None = None) -> Iterator[Meeting]:
    """The pairs that share enough to be looked at, in the order of the corpus; the work grows with its size."""
    known = list(texts(corpus))
    found = shared_runs(tuple(text.block.text for text in known), memory, corpus.place)
    for text, shared in zip(known, found, strict=True):
        for number, count in shared.earlier.items():
            shorter = min(shared.runs, found[number].runs)
            if shorter >= LEAST_RUNS and (count >= LEAST_RUNS or count / shorter >= WORTH_A_LOOK):
                yield Meeting(text, known[number], count, count / shorter)
