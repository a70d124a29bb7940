"""What hostile text costs: seconds per megabyte, as a ratio to counting its digits, and whether cost grows with size.

Each text is one piece repeated. The anchor counts ``[0-9]+`` with ``re.finditer`` over the same text; the growth is how
many times longer four times the text takes (4 where cost is linear, 16 where it is quadratic).
"""

import argparse
import re
import sys
import time
from collections.abc import Callable, Sequence

PIECES: dict[str, str] = {
    "digits": "7", "digits, spaced": "7 ", "digits, commas": "1,", "digits, points": "1.", "groups": "1 234 ",
    "groups, commas": "1,234,", "dashes": "1-", "strokes": "1/", "halves": "1/2 ", "colons": "1:", "minus": "-5 ",
    "plus and minus": "+-", "leading zeros": "00 ", "phones": "01 23 ", "fractions": "½", "exponents": "1e9 ",
    "one a line": "5\n", "list": "1) ", "notes": "[1", "letters": "a", "words": "a ", "capitals": "A", "names": "Ab ",
    "initials": "A. ", "spaces": " ", "no-break spaces": "\u00a0", "lines": "\n", "CR LF": "\r\n", "commas": ",",
    "points": ".", "hyphens": "-", "dashes, spaced": "- ", "underscores": "_", "apostrophes": "'", "d'": "d'",
    "at signs": "@", "hashes": "#", "URLs": "http://a/1 ", "quotes": '"', "quotes, spaced": '" ', "guillemets": "«",
    "guillemets, closed": "« a » ", "curly quotes": "“", "curly quotes, closed": "“a” ", "brackets": "(",
    "brackets, nested": "(1", "brackets, closed": "(1) ", "dollars": "$", "amounts": "$5", "euros": "€5",
    "euros, M": "5M€",
    "codes": "USD", "shares": "5%", "degrees": "5°", "feet": "5 ft 2 in ", "hours": "5 h ", "clock": "10:30 ",
    "dates": "3 mai ", "years": "2024 ", "months": "mai ", "weekdays": "lundi ", "ISO days": "2024-01-02 ",
    "number words": "vingt et ", "number words, en": "two and ", "scales": "million ", "collectives": "dizaine de ",
    "hedges": "plus de ", "hedges, en": "more than ", "ne que": "ne que ", "ranges": "de 5 à ", "ratios": "1 sur ",
    "labels": "page 1, ", "counters": "1 vue ", "says": "dit ", "according to": "selon A ",
    "said that": "he said that ",
    "names that say": "A dit ", "quotations with speaker": '"a" dit A. ', "relative clauses": ", qui dit ",
    "accents apart": "e\u0301", "digits, accents apart": "5\u0301", "emoji": "🚀", "surrogates": "\ud800",
}  # fmt: skip


def readers() -> dict[str, Callable[[str], object]]:
    """Figures in each language, and the whole reading of a text."""
    from provenance.facts.anchors import find_anchors
    from provenance.facts.mentions import sift
    from provenance.text.sentences import sentences

    return {
        "figures, fr": lambda text: sift(text, language="fr"),
        "figures, en": lambda text: sift(text, language="en"),
        "names and quotations": lambda text: find_anchors([text], [sentences(text)]),
    }


def seconds(read: Callable[[str], object], text: str) -> float:
    """CPU seconds of one run."""
    start = time.process_time()
    read(text)
    return time.process_time() - start


def repeated(piece: str, size: int) -> str:
    """``piece`` over and over, ``size`` bytes of it."""
    return piece * (size // len(piece.encode("utf-8", "surrogatepass")))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a line for each text and reader, the dearest first; exit 1 where one is dearer than allowed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=1_000_000, help="bytes of each text (default 1000000)")
    parser.add_argument("--only", default="", help="texts whose name holds this")
    parser.add_argument("--most", type=float, help="exit 1 if a megabyte takes more CPU seconds than this")
    options = parser.parse_args(arguments)
    digits = re.compile("[0-9]+")
    lines = []
    for name, piece in PIECES.items():
        if options.only not in name:
            continue
        text = repeated(piece, options.size)
        anchor = min(seconds(lambda t: sum(1 for _ in digits.finditer(t)), text) for _ in range(3))
        for reader, read in readers().items():
            seconds(read, repeated(piece, 2_000))  # the tables are read
            small, whole = seconds(read, repeated(piece, options.size // 4)), seconds(read, text)
            per_megabyte = whole / options.size * 1e6
            lines.append(
                (
                    per_megabyte,
                    per_megabyte / max(anchor / options.size * 1e6, 1e-9),
                    whole / max(small, 1e-9),
                    name,
                    reader,
                )
            )
    for per_megabyte, ratio, growth, name, reader in sorted(lines, reverse=True):
        sys.stdout.write(
            f"{name:24} {reader:22} {per_megabyte:8.2f} s/MB {ratio:10,.0f} x anchor   growth {growth:5.1f}\n"
        )
    return int(options.most is not None and any(line[0] > options.most for line in lines))


if __name__ == "__main__":
    sys.exit(main())
