"""What one look at the words of a text tells: which language its lines speak, whether dates may stand in it.

Several rules need it, so it is done once, with sets of words instead of patterns.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from provenance.text.languages import function_words

# So many different function words of one language, and none or nearly none of another, tell the language of a line.
_CLEAR = 5
_AGAINST = 5
_OPENING_MARKS = '"«“„‹>|'
# A second language with fewer different function words in a whole block has hardly a line of its own.
_SECOND, _SECOND_SHARE = 8, 0.05
_SHORTEST, _ENOUGH = 30, 150
# A text with fewer different words tells nothing sure; of every language with tables, running text has many more
# function words than this share of its different words.
_LEAST_WORDS = 25
_ENOUGH_WORDS, _PLAIN_WORDS = 40, 30
_SPOKEN = 0.12
_HARDLY = 0.04


class Line(NamedTuple):
    """A line whose language is beyond doubt, and its place in the text (code points)."""

    start: int
    end: int
    language: str


class Glance(NamedTuple):
    """``words`` counts the different words, ``spoken`` the function words among them that one language has.

    ``lines`` are the lines of clear language where there is more than one language; lines that begin with a quotation
    mark are left out. ``calendar``: whether a day of the week or a month is named.
    """

    words: int
    spoken: Mapping[str, int]
    lines: tuple[Line, ...]
    calendar: bool


def glance(text: str) -> Glance:
    """A glance at a text."""
    only, calendar = _tables()
    words = set(text.split())
    spoken = {language: len(words & own) for language, own in only.items()}
    ranked = sorted(spoken.values(), reverse=True)
    several = len(ranked) > 1 and ranked[1] >= max(_SECOND, _SECOND_SHARE * len(words))
    lines = tuple(_lines(text, only)) if several else ()
    if len({line.language for line in lines}) < 2:
        lines = ()
    return Glance(len(words), spoken, lines, not words.isdisjoint(calendar))


def said_against(tag: str, text: str, glance: Glance) -> str | None:
    """What speaks against the language a text is said to be in (a language tag), in words; None where nothing does."""
    if glance.words < _LEAST_WORDS:
        return None
    declared, spoken = tag.split("-")[0].lower(), glance.spoken
    own = spoken.get(declared)
    best = max(spoken, key=lambda language: (spoken[language], language))
    if best != declared and spoken[best] >= _SPOKEN * glance.words and spoken[best] >= 3 * (own or 0):
        against = f", {own} for `{declared}`" if own is not None else ""
        return f"{spoken[best]} of its {glance.words} different words speak for `{best}`{against}"
    if own is not None and glance.words >= _ENOUGH_WORDS and own < _HARDLY * glance.words:
        # figures, names and signs speak for no language
        plain = {word for word in text.split() if word.isalpha() and word.islower()}
        if len(plain) >= _PLAIN_WORDS and own < _HARDLY * len(plain):
            return f"only {own} of its {len(plain)} different words speak for it"
    return None


def _lines(text: str, only: Mapping[str, frozenset[str]]) -> Iterator[Line]:
    """The lines of clear language; of a long one, the beginning tells."""
    at = 0
    for line in text.split("\n"):
        start, at = at, at + len(line) + 1
        if len(line) < _SHORTEST or line.lstrip()[:1] in _OPENING_MARKS:
            continue
        words = set(line[:_ENOUGH].split())
        language = _clear({language: len(words & own) for language, own in only.items()})
        if language is not None:
            yield Line(start, start + len(line), language)


def _clear(counts: Mapping[str, int]) -> str | None:
    best = max(counts, key=counts.__getitem__)
    most = counts[best]
    if most < _CLEAR:
        return None
    return best if all(count * _AGAINST <= most for language, count in counts.items() if language != best) else None


@cache
def _tables() -> tuple[Mapping[str, frozenset[str]], frozenset[str]]:
    """The function words only one language has, by language, and the names of days and months of all.

    They are looked for as they stand between blanks inside a sentence: without capital, but for days and months.
    """
    tables = function_words()
    only = {}
    for language, table in tables.items():
        others = frozenset().union(*(other.words for code, other in tables.items() if code != language))
        only[language] = frozenset(table.words - others)
    calendar = {word for table in tables.values() for word in table.calendar}
    return only, frozenset(calendar | {word.capitalize() for word in calendar})
