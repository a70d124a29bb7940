"""Which blocks of a corpus share runs of words, found in one pass over all of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from provenance.corpus.model import Block, Corpus, Seed
from provenance.text.shingles import WORD, Holders, shingles

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


def meetings(corpus: Corpus) -> Iterator[Meeting]:
    """The pairs that share enough to be looked at, in the order of the corpus; the work grows with its size."""
    holders = Holders()
    known: list[Text] = []
    sizes: list[int] = []
    for text in texts(corpus):
        runs = text.runs
        if len(runs) < LEAST_RUNS:
            continue
        for number, count in sorted(holders.sharing(runs).items()):
            part = count / min(len(runs), sizes[number])
            if part >= WORTH_A_LOOK or count >= LEAST_RUNS:
                yield Meeting(text, known[number], count, part)
        holders.add(len(known), runs)
        known.append(text)
        sizes.append(len(runs))
