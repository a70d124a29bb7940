"""Cuts a text into sentences and headings.

A newline always ends one, and so does a length no writer reaches, so that a place in a text without stops is still
shown in a few lines. Inside a line a full stop, ``!``, ``?`` or ``…`` ends a sentence unless it belongs to an
abbreviation, an initial or a number, or the text goes on in lower case behind a closing quotation mark.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from provenance.text.languages import FunctionWords, function_words, language_of

# Used where neither the text nor the caller tells: every later table look-up needs some language.
_FALLBACK = "en"

# A run of stops, what closes behind it (footnote marks, brackets, quotation marks), then white space. Written without
# possessive quantifiers, which some versions of Python 3.11 match wrongly; nothing here can be matched in two ways.
_SPACED = r"[ \u00a0\u202f]{1,3}(?:[»”]|«$)(?:[ \u00a0\u202f]?[)\]])?"
_STOP = re.compile(
    r"(?<![.!?…])[.!?…]+(?:\[\d{1,3}\]){0,4}[\"'”’»)\]]*"
    rf"(?:{_SPACED}(?=\s|$)|(?!{_SPACED})(?=\s|$))"
)
_LAST_WORD = re.compile(r"[^\W_](?:[^\W_]|[.\-°]){0,40}$")
_WORD_REACH = 42
_OPENERS = "«“\"'‘(—–-[¿¡… \u00a0\u202f\t"
_WORD = re.compile(r"[^\W\d_]+['’]?")
# Behind a full stop, a lower-case word opens a new sentence only if the word before it is long enough to be no
# abbreviation that the tables lack.
_LONG = 4


# A dateline ends with a dash; behind the place, in capitals, stand the day or the agency, or the place is a long word.
_LONGEST_DATELINE, _LEAST_PLACE = 64, 5
_DASH = re.compile(r"[ \u00a0](?:--?|[–—])[ \u00a0]")
_PLACE_ENDS = re.compile(r",|(?=\()")
_AGENCY = re.compile(r"\([A-Z][A-Za-z]{1,15}\)$")

MAX_SENTENCE = 2000
"""Code points a sentence may have; what is longer is cut at white space, where there is any."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or heading: its place and its language (ISO 639-1)."""

    start: int
    end: int
    language: str


def _ends(line: str, match: re.Match[str], table: FunctionWords) -> bool:
    """Whether the stop at ``match`` ends a sentence of ``line``."""
    stop = match.group()
    after = match.end()
    while after < len(line) and line[after] in _OPENERS:
        after += 1
    if after == len(line):
        return True
    follower = line[after]
    bare = stop == "."
    opening = _WORD.match(line, after)
    if follower.islower() and (opening is None or opening.group().islower()):
        before = line[max(0, match.start() - _LONG) : match.start()]
        whole = len(before) == _LONG and before.isalpha() and before.islower()
        return bare and whole and not _abbreviated(line, match.start(), table)
    if not stop.startswith(".") or stop.startswith(".."):
        return True
    found = _LAST_WORD.search(line, max(0, match.start() - _WORD_REACH), match.start())
    if found is None:
        return True
    word = found.group()
    opens = opening is not None and opening.group().lower().replace("’", "'") in table.words
    if word.isdigit():
        return bool(line[: found.start()].strip())  # "1. Results" at the start of a line is a list number
    folded = word.lower().rstrip(".")
    if folded in table.abbreviations:
        return False
    if folded in table.weak_abbreviations:
        return opens
    if len(word) == 1 and word.isupper():
        return opens
    if "." in word and all(len(part) == 1 for part in word.split(".")):
        return opens
    return True


def _abbreviated(line: str, at: int, table: FunctionWords) -> bool:
    found = _LAST_WORD.search(line, max(0, at - _WORD_REACH), at)
    word = found.group().lower() if found else ""
    return word in table.abbreviations or word in table.weak_abbreviations


def dateline(line: str) -> int:
    """Where the text begins behind a dateline ("STOCKHOLM, 9 Oct. (Agency) - The …"); 0 where there is none."""
    found = _DASH.search(line, 0, _LONGEST_DATELINE)
    if found is None or not line[found.end() : found.end() + 1].isupper():
        return 0
    place, mark, more = _PLACE_ENDS.sub("\0", line[: found.start()].strip(), count=1).partition("\0")
    letters = place.replace(" ", "").replace("-", "").replace("'", "")
    if not letters.isalpha():
        return 0
    told = any(char.isdigit() for char in more) or _AGENCY.search(more) is not None
    alone = not mark and len(letters) >= _LEAST_PLACE
    return found.end() if (letters.isupper() and (told or alone)) or _AGENCY.search(more) else 0


def _cut(line: str, table: FunctionWords) -> Iterator[tuple[int, int]]:
    start = dateline(line)
    if start:
        yield 0, start
    for match in _STOP.finditer(line, start):
        if _ends(line, match, table):
            yield from _bounded(line, start, match.end())
            start = match.end()
    yield from _bounded(line, start, len(line))


def _bounded(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > MAX_SENTENCE:
        blank = line.rfind(" ", start + MAX_SENTENCE // 2, start + MAX_SENTENCE)
        cut = blank if blank >= 0 else start + MAX_SENTENCE
        yield start, cut
        start = cut
    yield start, end


def sentences(text: str, default_language: str | None = None) -> tuple[Sentence, ...]:
    """The sentences and headings of ``text`` in order, without the white space around them.

    ``start`` and ``end`` are code points. ``default_language`` (ISO 639-1) is what the text is declared to be; each
    sentence still gets its own language where its words tell.
    """
    tables = function_words()
    whole = default_language if default_language in tables else language_of(text)
    whole = whole or _FALLBACK
    out = []
    at = 0
    for line in text.split("\n"):
        spoken, length = language_of(line, whole) or whole, len(line.strip())
        for start, end in _cut(line, tables[spoken]):
            part = line[start:end]
            kept = part.strip()
            if kept:
                begin = at + start + len(part) - len(part.lstrip())
                language = spoken if len(kept) == length else language_of(kept, whole) or whole
                out.append(Sentence(begin, begin + len(kept), language))
        at += len(line) + 1
    return tuple(out)
