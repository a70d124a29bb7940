"""Ordinals: ``47e``, ``1st``, ``premier``, ``vingt et unième``."""

import re

from provenance.facts.lang import Lexicon
from provenance.facts.lang.fold import View
from provenance.facts.mentions.figure import ONE, Figure
from provenance.facts.mentions.hedges import last_word
from provenance.facts.mentions.reading import Reading, following, make
from provenance.facts.model import Kind

_CLOSING = re.compile(r"\s*(?:[.;!?)\n]|$)")
_GLUED = re.compile(r"[^\W\d_]{1,6}(?![^\W_])")


def digit_ordinal(view: View, figure: Figure, lexicon: Lexicon) -> Reading | None:
    """A figure in digits with an ordinal ending at its side."""
    if figure.step != ONE or figure.form != "digits":
        return None
    m = _GLUED.match(view.low, figure.end)
    if m is None or m.group() not in lexicon.numbers.suffixes:
        return None
    if view.raw[figure.end].isupper() and view.raw[m.end() - 1].isupper() and len(m.group()) < 2:
        return None
    return make(figure._replace(end=m.end(), form="ordinal"), Kind.ORDINAL, m.end(), None)


def word_ordinal(view: View, figure: Figure, lexicon: Lexicon, floor: int = 0) -> Reading:
    """An ordinal in words, or the fraction it is: ``un cinquième des``, ``a third of``, ``it fell by a fifth.``"""
    low = view.low
    if figure.value > 2 and (lexicon.numbers.of.match(low, figure.end) or _CLOSING.match(low, figure.end)):
        for article in lexicon.numbers.articles:
            start = figure.start - len(article) - 1
            if start >= floor and low[start : figure.start - 1] == article and not low[start - 1 : start].isalnum():
                share = figure._replace(start=start, value=ONE / figure.value, step=ONE / figure.value, form="fraction")
                reading = make(share, Kind.NUMBER, figure.end, None)
                reading.role = "fraction"
                return reading
    return make(figure, Kind.ORDINAL, figure.end, None)


def is_counted(view: View, figure: Figure, lexicon: Lexicon) -> bool:
    """``les trois premiers``: a plural behind a number says which of them, not a rank of its own."""
    low, start = view.low, figure.start
    word = lexicon.numbers.words.get(low[start : figure.end])
    if word is None or not word.alone or low[start - 1 : start] != " ":
        return False
    if not low[start : figure.end].endswith(lexicon.counts.endings):
        return False
    before = lexicon.numbers.words.get(last_word(low, start))
    return low[start - 2 : start - 1].isdigit() or (before is not None and not before.ordinal)


def is_time_word(view: View, figure: Figure, lexicon: Lexicon) -> bool:
    """``une seconde`` is a time, ``la seconde étape`` a rank: a unit of time behind an article that counts."""
    words = following(view.low, figure.start, 1)
    if not words or words[0].word not in lexicon.units.durations:
        return False
    before = view.low[max(0, figure.start - 5) : figure.start - 1]
    return any(before == article or before.endswith(" " + article) for article in lexicon.numbers.articles)
