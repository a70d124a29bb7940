"""How fast a news text is read: against counting its digits, and against other readers of figures and dates.

The text is the project's own seeds, repeated. Every reader runs over it in turn, each round, in one process; a figure
is the median of its CPU times. Seconds differ from machine to machine: what counts are the ratios, to the anchor, which
counts ``[0-9]+`` with ``re.finditer``, and to the other readers. These are measured where they are installed; the slow
ones get the beginning of the text, once.
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
LANGUAGE = "fr"
ANCHOR = "[0-9]+ counted"
OURS = "mentions"
Reader = Callable[[str], object]


def seed_text() -> str:
    """The blocks of the project's seeds, one after the other."""
    from provenance import load

    corpus = load([Path("seeds")], working_directory=ROOT)
    return "\n".join(block.text for seed in corpus.seeds for block in seed.blocks)


def ours() -> dict[str, Reader]:
    """Our readers, from the mere finding of the places where figures may start to all that is read of a source."""
    from provenance.facts.lang import lexicon
    from provenance.facts.lang.fold import view
    from provenance.facts.mentions import extract
    from provenance.facts.mentions.dates import find_dates
    from provenance.facts.mentions.scan import scan
    from provenance.facts.names.entities import resolve
    from provenance.facts.names.finding import find_names
    from provenance.facts.speech.quotations import find_quotations
    from provenance.text.sentences import sentences

    tables = lexicon(LANGUAGE)

    def everything(text: str) -> None:
        parts = sentences(text)
        names = resolve([find_names(text, parts)], [text])[0]
        extract(text, sentences=parts)
        find_quotations(text, parts, names)

    return {
        "places of figures": lambda text: tables.numbers.places.find(view(text).low, 0, len(text)),
        "numbers": lambda text: scan(view(text), 0, len(text), tables, []),
        "dates": lambda text: find_dates(text, LANGUAGE, None),
        OURS: lambda text: extract(text, language=LANGUAGE),
        "mentions, languages told apart": extract,
        "and names and quotations": everything,
    }


def _quantulum3() -> Reader:
    read: Reader = importlib.import_module("quantulum3.parser").parse
    return read


def _dateparser() -> Reader:
    search = importlib.import_module("dateparser.search").search_dates
    return lambda text: search(text, languages=[LANGUAGE])


def _recognizers() -> Reader:
    number = importlib.import_module("recognizers_number")
    unit = importlib.import_module("recognizers_number_with_unit")
    models = [number.recognize_number, number.recognize_percentage, unit.recognize_currency, unit.recognize_dimension]
    return lambda text: [recognize(text, "fr-fr") for recognize in models]


def _text2num() -> Reader:
    alpha2digit = importlib.import_module("text_to_num").alpha2digit
    return lambda text: alpha2digit(text, LANGUAGE)


# Name on the package index, what it reads, how to make the reader, and how many code points it is given.
PEERS: tuple[tuple[str, str, Callable[[], Reader], int], ...] = (
    ("quantulum3", "quantities", _quantulum3, 20_000),
    ("recognizers-text-suite", "numbers, shares, amounts, units", _recognizers, 4_000),
    ("dateparser", "dates", _dateparser, 20_000),
    ("text2num", "numbers in words", _text2num, 100_000),
)


def seconds(read: Reader, text: str) -> float:
    """CPU seconds of one run."""
    start = time.process_time()
    read(text)
    return time.process_time() - start


def speeds(readers: dict[str, tuple[Reader, str]], rounds: int) -> dict[str, float]:
    """Code points a CPU second of each reader, in the order given; those with less than the whole text run once."""
    size = max(len(text) for _, text in readers.values())
    taken: dict[str, list[float]] = {name: [] for name in readers}
    for read, text in readers.values():
        seconds(read, text[:2_000])  # tables and models are read
    for turn in range(rounds):
        for name, (read, text) in readers.items():
            if turn == 0 or len(text) == size:
                taken[name].append(seconds(read, text))
    return {name: len(readers[name][1]) / statistics.median(runs) for name, runs in taken.items()}


def main() -> int:
    """Print a table: a line a reader, with its speed, as a multiple of the anchor and of our reader of mentions."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7, help="measured runs of each reader (default 7)")
    parser.add_argument("--size", type=int, default=500_000, help="code points of the text (default 500000)")
    options = parser.parse_args()
    source = seed_text() + "\n"
    text = (source * (options.size // len(source) + 1))[: options.size]
    anchor = re.compile("[0-9]+")
    readers: dict[str, tuple[Reader, str]] = {ANCHOR: (lambda t: sum(1 for _ in anchor.finditer(t)), text)}
    readers |= {name: (read, text) for name, read in ours().items()}
    missing = ["duckling (a server in another language, not measured here)"]
    for name, what, make, limit in PEERS:
        try:
            readers[f"{name} {importlib.metadata.version(name)} ({what})"] = (make(), text[:limit])
        except (ImportError, AttributeError):
            missing.append(f"{name} ({what})")
    warnings.simplefilter("ignore")  # those of other readers
    speed = speeds(readers, options.rounds)
    width = max(map(len, readers))
    sys.stdout.write(f"{'':{width}} {'code points/CPU s':>18} {'x anchor':>10} {'mentions are':>13}\n")
    for name, rate in speed.items():
        ratio = f"{speed[OURS] / rate:10.2f} x"
        sys.stdout.write(f"{name:{width}} {rate:18,.0f} {rate / speed[ANCHOR]:10.5f} {ratio:>13}\n")
    for name in missing:
        sys.stdout.write(f"not installed: {name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
