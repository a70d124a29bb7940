"""Whether the words around a date speak of what lies ahead or behind."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from provenance.facts.mentions.date_words import fold

# How far the verb may stand from its date, in code points.
REACH = 160
# With no more words than these before it, a date opens its sentence ("But on Friday …").
_OPENING = 3
_SHORTEST = 4
# An abbreviation ("U.S. ", "Nov. 3") ends no sentence.
_BREAK = re.compile(
    r"(?<=[^\W\dA-Z_][^\W\d_])[.!?;:…]\s+(?=[^\W\d_a-z])|(?<=[\d)%])\.\s+(?=[A-Z])|\n|[«»“”\"]|``|''|; "
)
_LAST_WORD = re.compile(r"(?<!\w)[^\W\d_]+$")
_ABBREVIATED = 6
_WORD = re.compile(r"(?:[^\W\d_][\u0300-\u036f]?)+(?:['’](?:ll|d)\b)?")


# Equal by identity: tables are made once, and words are looked up with them often.
@dataclass(frozen=True, slots=True, eq=False)
class Tense:
    """The words and endings that tell the time of a sentence, folded. A word of ``present`` says
    that it is neither, but for one right before the date: "the vote is on May 7".

    Words of ``exact`` count as they are written, accents and all: French "a" looks back, "à" does not. Behind a word of
    ``modifiers`` an ending tells nothing: "an unspecified date". ``passive`` words give a participle their own time.
    """

    future: frozenset[str]
    past: frozenset[str]
    present: frozenset[str]
    future_endings: re.Pattern[str]
    past_endings: re.Pattern[str]
    not_future: frozenset[str]
    not_past: frozenset[str]
    exact: frozenset[str]
    modifiers: frozenset[str]
    passive: frozenset[str]
    abbreviations: frozenset[str]


def tense(rows: Mapping[str, list[str]]) -> Tense:
    """The table of a language, ready for look-ups."""

    def words(name: str) -> frozenset[str]:
        return frozenset(map(fold, rows.get(name, ())))

    def endings(name: str) -> re.Pattern[str]:
        return re.compile(rf"(?:{'|'.join(re.escape(fold(word)) for word in rows[name]) or '(?!)'})$")

    return Tense(
        words("future"),
        words("past"),
        words("present"),
        endings("future_endings"),
        endings("past_endings"),
        words("not_future"),
        words("not_past"),
        frozenset(rows.get("exact", ())),
        words("modifiers"),
        words("passive"),
        words("abbreviations"),
    )


@lru_cache(maxsize=8192)
def _sign(raw: str, last: str, table: Tense) -> int:
    """1 for a word that looks ahead, -1 for one that looks back, 0 for any other; ``last`` is the word before it."""
    word, before = fold(raw), fold(last)
    if word in table.exact and unicodedata.normalize("NFC", raw).casefold() != word:
        return 0
    if word in table.future:
        return 1
    sign = -1 if word in table.past else 0
    if not sign and len(word) >= _SHORTEST and before not in table.modifiers:
        if table.future_endings.search(word) and word not in table.not_future:
            return 1
        if table.past_endings.search(word) and word not in table.not_past:
            sign = -1
    # "to be redeemed": the participle takes the time of the word before it.
    return 1 if sign < 0 and before in table.passive else sign


def _nearest(words: list[str], places: Iterable[int], table: Tense, near: int = -1) -> int:
    """The sign of the first of ``places`` that has one; the word at ``near`` stands right before the date."""
    for at in places:
        if words[at] in table.present:
            return 1 if 0 <= near - at <= 1 else 0
        if sign := _sign(words[at], words[at - 1] if at else "", table):
            return sign
    return 0


def _sentence_ends(text: str, table: Tense) -> list[re.Match[str]]:
    """Where sentences, clauses and quotations end; the point of an abbreviation ("vs. ") ends none."""
    found = []
    for match in _BREAK.finditer(text):
        word = _LAST_WORD.search(text, max(0, match.start() - _ABBREVIATED), match.start())
        if match[0][0] != "." or word is None or fold(word[0]) not in table.abbreviations:
            found.append(match)
    return found


def direction(text: str, start: int, end: int, table: Tense) -> int:
    """1 if the nearest verb form of the sentence looks ahead, -1 if back, 0 if none tells.

    The words before the date decide, from the nearest on; where it opens its sentence, those behind it.
    """
    before = text[max(0, start - REACH) : start]
    breaks = [match.end() for match in _sentence_ends(before, table)]
    words = _WORD.findall(before[breaks[-1] :] if breaks else before)
    sign = _nearest(words, range(len(words) - 1, -1, -1), table, len(words) - 1)
    if sign or len(words) > _OPENING:
        return sign
    after = text[end : end + REACH]
    stops = _sentence_ends(after, table)
    words = _WORD.findall(after[: stops[0].start()] if stops else after)
    return _nearest(words, range(len(words)), table)
