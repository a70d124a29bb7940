"""How fast the mentions of a news text are read, against counting its digits and against other readers.

The text is the project's own seeds, repeated. Every reader runs over it in turn, each round, in one process: the figure
is the median of its CPU time, and what counts is the ratio to the anchor, which counts ``[0-9]+`` with ``re.finditer``.
Other readers are measured where they are installed; they get a shorter text where they are slow.
"""

import argparse
import importlib
import importlib.metadata
import re
import statistics
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
Reader = Callable[[str], object]


def seed_text() -> str:
    """The blocks of the project's seeds, one after the other."""
    from provenance import load

    corpus = load([Path("seeds")], working_directory=ROOT)
    return "\n".join(block.text for seed in corpus.seeds for block in seed.blocks)


def ours() -> dict[str, Reader]:
    """The parts of the extraction, each with its tables read."""
    from provenance.facts.lang import lexicon
    from provenance.facts.lang.fold import view
    from provenance.facts.mentions import extract
    from provenance.facts.mentions.dates import find_dates
    from provenance.facts.mentions.scan import scan

    tables = lexicon("fr")
    return {
        "provenance, numbers": lambda text: scan(view(text), 0, len(text), tables, []),
        "provenance, dates": lambda text: find_dates(text, "fr", None),
        "provenance, all": lambda text: extract(text, language="fr"),
        "provenance, all, languages told": extract,
    }


def _quantulum3() -> Reader:
    read: Reader = importlib.import_module("quantulum3.parser").parse
    return read


def _dateparser() -> Reader:
    search = importlib.import_module("dateparser.search").search_dates
    return lambda text: search(text, languages=["fr"])


def _recognizers() -> Reader:
    number = importlib.import_module("recognizers_number")
    unit = importlib.import_module("recognizers_number_with_unit")
    models = [number.recognize_number, number.recognize_percentage, unit.recognize_currency, unit.recognize_dimension]
    return lambda text: [recognize(text, "fr-fr") for recognize in models]


def _text2num() -> Reader:
    alpha2digit = importlib.import_module("text_to_num").alpha2digit
    return lambda text: alpha2digit(text, "fr")


# Name on the package index, how to make the reader, and how many code points it is given.
PEERS: tuple[tuple[str, Callable[[], Reader], int], ...] = (
    ("quantulum3", _quantulum3, 20_000),
    ("dateparser", _dateparser, 20_000),
    ("recognizers-text-suite", _recognizers, 4_000),
    ("text2num", _text2num, 100_000),
)


def seconds(read: Reader, text: str) -> float:
    """CPU seconds of one run."""
    start = time.process_time()
    read(text)
    return time.process_time() - start


def main() -> int:
    """Print one line a reader: code points per CPU second, and the ratio to the anchor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7, help="measured runs of each reader (default 7)")
    parser.add_argument("--size", type=int, default=500_000, help="code points of the text (default 500000)")
    options = parser.parse_args()
    source = seed_text() + "\n"
    text = (source * (options.size // len(source) + 1))[: options.size]
    anchor = re.compile("[0-9]+")
    readers: dict[str, tuple[Reader, str]] = {"[0-9]+ counted": (lambda t: sum(1 for _ in anchor.finditer(t)), text)}
    readers |= {name: (read, text) for name, read in ours().items()}
    missing = []
    for name, make, limit in PEERS:
        try:
            readers[f"{name} {importlib.metadata.version(name)}"] = (make(), text[:limit])
        except (ImportError, AttributeError):
            missing.append(name)
    warnings.simplefilter("ignore")  # those of other readers
    taken: dict[str, list[float]] = {name: [] for name in readers}
    for name, (read, given) in readers.items():
        seconds(read, given[:2_000])  # tables and models are read
        if len(given) < len(text):  # slow: once is enough
            taken[name].append(seconds(read, given))
    for _ in range(options.rounds):
        for name, (read, given) in readers.items():
            if len(given) == len(text):
                taken[name].append(seconds(read, given))
    speed = {name: len(readers[name][1]) / statistics.median(runs) for name, runs in taken.items()}
    base = speed["[0-9]+ counted"]
    for name, rate in speed.items():
        sys.stdout.write(f"{name:34} {rate:12,.0f} code points per CPU second   {rate / base:10.6f} x anchor\n")
    for name in missing:
        sys.stdout.write(f"{name:34} not installed\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
