"""Lines of a text that it has said before."""

from provenance.text.boilerplate import is_credit
from provenance.text.lines import Line, lines_of

# Lines that share their beginning are one line twice if they share nearly all of the shorter.
_BEGINNING = 40
_SHARED = 0.9
_LEAST_WORDS = 5


def repeats_of(text: str) -> dict[Line, list[Line]]:
    """The lines that are said again, each with its repetitions."""
    openings = [line.strip()[:_BEGINNING] for line in text.split("\n") if line]
    if len(set(openings)) == len(openings):
        return {}
    seen: dict[str, Line] = {}
    repeats: dict[Line, list[Line]] = {}
    for line in lines_of(text):
        short = len(line.text) < _BEGINNING
        if line.text[:1] in "|<" or (short and not (len(line.text) > 5 and is_credit(line.text))):
            continue
        earlier = seen.setdefault(line.text[:_BEGINNING], line)
        if earlier is not line and (short or _same(line.text, earlier.text)):
            repeats.setdefault(earlier, []).append(line)
    return repeats


def _same(one: str, other: str) -> bool:
    shorter = min(one, other, key=len)
    if sum(word[0].isalpha() for word in shorter.split()) < _LEAST_WORDS:
        return False
    low, high = 0, len(shorter)
    while low < high:  # how much of the beginning is the same
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[:middle] == other[:middle] else (low, middle - 1)
    return low >= _SHARED * len(shorter) and len(one) + len(other) <= 3 * len(shorter)
