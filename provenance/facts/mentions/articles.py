"""An article that counts: ``un an``, ``a month``, ``a kilogram``, ``a dollar``."""

import re

from provenance.facts.lang import Lexicon
from provenance.facts.lang.fold import View
from provenance.facts.mentions.durations import read_duration
from provenance.facts.mentions.figure import ONE, Figure
from provenance.facts.mentions.money import read_money
from provenance.facts.mentions.quantities import read_quantity
from provenance.facts.mentions.reading import Reading, following


def _may_count(low: str, at: int, lexicon: Lexicon) -> bool:
    """Whether an article at ``at`` counts: at the head of a sentence, or behind a word that measures."""
    before = re.search(r"([^\W_]+|[^\w\s]|\n)\s*$", low[max(0, at - 24) : at])
    return before is None or not before[1].isalnum() or before[1] in lexicon.units.article_behind


def _behind_measure(low: str, at: int, lexicon: Lexicon) -> bool:
    """Whether a word that measures stands before ``at``, or nothing at all."""
    before = re.search(r"([^\W_]+'?)[ ]?$", low[max(0, at - 24) : at])
    return at == 0 or (before is not None and before[1] in lexicon.units.article_money_behind)


def article_unit(view: View, at: int, lexicon: Lexicon) -> Reading | None:
    """An article before a unit, where it counts."""
    low = view.low
    for article in lexicon.numbers.articles:
        end = at + len(article)
        if low.startswith(article, at) and low[end : end + 1] == " ":
            if lexicon.units.article_behind and not _may_count(low, at, lexicon):
                return None
            figure = Figure(at, end, ONE, ONE, "words", article=True)
            word = following(low, end, 1)
            if word and word[0].word in lexicon.units.article_money:
                allowed = _behind_measure(low, at, lexicon)
                return read_money(view, figure, lexicon) if allowed else None
            if word and word[0].word in lexicon.units.article_measure:
                return read_quantity(view, figure, lexicon)
            reading = read_duration(view, figure, lexicon)
            if reading is not None:
                return reading
            compound = word and lexicon.numbers.words.get(word[0].word)
            if compound and compound.category == "denominator":
                return read_duration(view, figure._replace(end=word[0].end, value=ONE / compound.value), lexicon)
    return None
