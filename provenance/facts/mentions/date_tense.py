"""Whether the words around a date speak of what lies ahead or behind."""

import re
from functools import cache

from provenance.facts.mentions.date_forms import Calendar
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
_WORD = re.compile(r"[^\W\d_]+(?:['’](?:ll|d)\b)?")


@cache
def _endings(endings: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(map(re.escape, endings)) or '(?!)'})$")


def _sign(word: str, tense: dict[str, list[str]]) -> int:
    """1 for a word that looks ahead, -1 for one that looks back, 0 for any other."""
    if word in tense["future"]:
        return 1
    if word in tense["past"]:
        return -1
    if len(word) < _SHORTEST:
        return 0
    if _endings(tuple(tense["future_endings"])).search(word) and word not in tense["not_future"]:
        return 1
    if _endings(tuple(tense["past_endings"])).search(word) and word not in tense["not_past"]:
        return -1
    return 0


def direction(text: str, start: int, end: int, table: Calendar) -> int:
    """1 if the nearest verb form of the sentence looks ahead, -1 if back, 0 if none tells.

    The words before the date decide, from the nearest on; where it opens its sentence, those behind it.
    """
    tense = table.options["tense"]
    before = text[max(0, start - REACH) : start]
    breaks = [match.end() for match in _BREAK.finditer(before)]
    words = [fold(word) for word in _WORD.findall(before[breaks[-1] :] if breaks else before)]
    for at in range(len(words) - 1, -1, -1):
        if sign := _sign(words[at], tense):
            # "to be redeemed": the participle takes the time of the word before it.
            return 1 if sign < 0 and at and words[at - 1] in tense["passive"] else sign
    if len(words) > _OPENING:
        return 0
    after = text[end : end + REACH]
    stop = _BREAK.search(after)
    for word in _WORD.findall(after[: stop.start()] if stop else after):
        if sign := _sign(fold(word), tense):
            return sign
    return 0
