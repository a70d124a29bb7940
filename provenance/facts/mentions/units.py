"""Shares, and what stands between a figure and its unit."""

import re
from decimal import Decimal

from provenance.facts.lang import Lexicon
from provenance.facts.lang.fold import View
from provenance.facts.lang.tables import NumberTable
from provenance.facts.mentions.figure import ONE, Figure
from provenance.facts.mentions.reading import Reading, following, make
from provenance.facts.mentions.words import parse_words
from provenance.facts.model import Kind

_ONE = re.compile(r"1(?![0-9]|[.,][0-9])")
_PERCENT = re.compile(r" ?-?([%‰])")


def read_share(view: View, figure: Figure, lexicon: Lexicon) -> Reading | None:
    """``5 %``, ``5 per cent``, ``half of 1 %``, ``half a percent``; points of percentage keep the role ``points``."""
    behind = figure.end
    if figure.form == "fraction" and figure.value < ONE:
        behind = _of_one(view.low, figure.end, lexicon.numbers)
    m = _PERCENT.match(view.low, behind)
    if m is not None:
        return make(figure, Kind.PERCENT, m.end(), None, ONE if m[1] == "%" else Decimal("0.1"))
    words = following(view.low, behind, 4)
    if not words or words[0].word.rstrip("'") not in lexicon.units.share_firsts:
        return None
    for count in range(len(words), 0, -1):
        name = " ".join(w.word.rstrip("'") for w in words[:count])
        if name in lexicon.units.points:
            reading = make(figure, Kind.PERCENT, words[count - 1].end, None)
            reading.role = "points"
            return reading
        if name in lexicon.units.percent:
            return make(figure, Kind.PERCENT, words[count - 1].end, None)
    return None


def _of_one(low: str, at: int, table: NumberTable) -> int:
    """The place behind "of one" or "a", where a part of one unit is told; else the place itself."""
    of = table.of.match(low, at)
    if of is not None:
        digit = _ONE.match(low, of.end())
        if digit is not None:
            return digit.end()
        one = parse_words(low, of.end(), table)
        if one is not None and one.value == ONE and one.form == "words":
            return one.end
    link = table.half_link.match(low, at)
    return link.end() if link is not None else at


def linked(low: str, figure: Figure, lexicon: Lexicon) -> int:
    """The place of the unit: behind "de" or "of an" for fractions and scales, else right behind the figure."""
    loose = figure.form in ("fraction", "vague") or figure.scale != ONE or figure.approx
    m = lexicon.units.link.match(low, figure.end) if loose else None
    return m.end() if m else figure.end


def half_behind(low: str, at: int, lexicon: Lexicon) -> tuple[Decimal, int] | None:
    """``and a half`` at ``at``: its worth in the unit before it, and where it ends."""
    m = lexicon.numbers.half_join.match(low, at)
    if m is None:
        return None
    words = following(low, m.end(), 1)
    word = lexicon.numbers.words.get(words[0].word) if words else None
    return (ONE / word.value, words[0].end) if word is not None and word.category == "denominator" else None
