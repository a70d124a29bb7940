"""What matching costs as claims grow tenfold: seconds, memory, and the exponent of the growth.

The claims of made-up news (benchmarks/made_news.py) are read once; larger numbers are copies of them in which every
source and every name is another one, so that each copy has its own firms and all have the same words.

The anchor is rapidfuzz: ``cdist(ratio)`` over names in the same process (it needs numpy). A claim may cost as much as
3,000 of its pairs, which is what matching unique subjects and measures fuzzily and joining the rest exactly costs.
"""

import argparse
import gc
import math
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from made_news import write

from provenance.corpus.load import load
from provenance.facts.claiming.claims import claims as claims_of
from provenance.facts.matching.candidates import candidates
from provenance.facts.matching.clusters import clusters
from provenance.facts.matching.links import links
from provenance.facts.matching.sides import Sides
from provenance.facts.model import Claim
from provenance.facts.reading import read_corpus

_READ = 300
# In pairs of names, for each claim.
MAY_COST = 3000


def _copy(claim: Claim, number: int) -> Claim:
    """The same claim by another source about other names."""
    name = f" {number}" if number else ""
    slot = replace(claim.slot, entities={entity + name: near for entity, near in claim.slot.entities.items()})
    about = None if claim.subject_name is None else claim.subject_name + name
    source = replace(claim.source, id=claim.source.id + name)
    return replace(claim, id=claim.id + name, source=source, slot=slot, subject_name=about)


def made(number: int, basis: Sequence[Claim]) -> list[Claim]:
    """So many claims."""
    copies = -(-number // len(basis))
    return [_copy(claim, copy) for copy in range(copies) for claim in basis][:number]


def memory() -> float:
    """The most memory this process has held, in megabytes; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:  # Windows
        return 0.0
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def pairs_a_second() -> float | None:
    """How many pairs of short names rapidfuzz compares in a second; None without numpy."""
    try:
        import numpy  # noqa: F401
    except ImportError:
        return None
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import cdist

    drawn, words = (
        random.Random(1),
        ["nord", "sud", "ouest", "est", "tech", "bank", "rail", "steel", "jobs", "cut", "lost", "invest", "million"],
    )
    names = [" ".join(sorted(drawn.sample(words, 3))) for _ in range(3000)]
    start = time.process_time()
    cdist(names, names, scorer=ratio, score_cutoff=80, workers=1)
    return len(names) ** 2 / (time.process_time() - start)


def main() -> int:
    """Print one line for each number of claims."""
    gc.set_threshold(1_000_000, 50, 100)  # as the command does
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=100_000, help="the largest number of claims (default 100000)")
    most = parser.parse_args().most
    with TemporaryDirectory() as folder:
        write(_READ, Path(folder))
        basis = claims_of(read_corpus(load([Path(folder)], working_directory=Path(folder))))
    rate = pairs_a_second()
    print("| claims | pairs looked at | links | facts | CPU s | of what it may cost | growth | memory |")
    print("|---|---|---|---|---|---|---|---|")
    number, before = 1000, 0.0
    while number <= most:
        claims = made(number, basis)
        pairs = sum(1 for _ in candidates(Sides(claims)))
        start = time.process_time()
        found = links(claims)
        facts = len(clusters(claims, found))
        took = time.process_time() - start
        growth = f"n^{math.log10(took / before):.2f}" if before else ""
        cost = f"{took * rate / (MAY_COST * number):.2f}" if rate else ""
        line = f"| {number:,} | {pairs:,} | {len(found):,} | {facts:,} | {took:.1f} | {cost} | {growth}"
        line += f" | {memory():.0f} MB |"
        print(line, flush=True)
        number, before = number * 10, took
    return 0


if __name__ == "__main__":
    sys.exit(main())
