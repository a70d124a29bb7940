"""Whether the words around a date speak of what lies ahead or behind."""

import re
from functools import cache

from provenance.facts.mentions.date_forms import Calendar, fold

# How far the verb may stand from its date, in code points.
REACH = 160
_BREAK = re.compile(r"[.!?;:…]\s|\n|[«»“”\"]")
_WORD = re.compile(r"[^\W\d_]+(?:['’](?:ll|d)\b)?")


@cache
def _endings(future: tuple[str, ...], past: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return tuple(re.compile(f"(?:{'|'.join(map(re.escape, e))})$" if e else r"(?!)") for e in (future, past))  # type: ignore[return-value]


def _sign(word: str, tense: dict[str, list[str]]) -> int:
    """1 for a word that looks ahead, -1 for one that looks back, 0 for any other."""
    if word in tense["future"]:
        return 1
    if word in tense["past"]:
        return -1
    future, past = _endings(tuple(tense["future_endings"]), tuple(tense["past_endings"]))
    if len(word) > 3 and future.search(word) and word not in tense["not_future"]:
        return 1
    if len(word) > 3 and past.search(word) and word not in tense.get("not_past", ()):
        return -1
    return 0


def direction(text: str, start: int, end: int, table: Calendar) -> int:
    """1 if the nearest verb form of the sentence looks ahead, -1 if back, 0 if none tells.

    The words before the date count first, from the nearest; then those behind it.
    """
    tense = table.options["tense"]
    before = text[max(0, start - REACH) : start]
    breaks = [match.end() for match in _BREAK.finditer(before)]
    if breaks:
        before = before[breaks[-1] :]
    for word in reversed(_WORD.findall(before)):
        if sign := _sign(fold(word), tense):
            return sign
    after = text[end : end + REACH // 2]
    stop = _BREAK.search(after)
    for word in _WORD.findall(after[: stop.start()] if stop else after):
        if sign := _sign(fold(word), tense):
            return sign
    return 0
