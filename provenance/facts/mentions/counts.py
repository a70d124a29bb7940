"""What a number counts: the noun behind it, and its lemma as far as endings tell."""

import re
from decimal import Decimal

from provenance.facts.lang import Lexicon
from provenance.facts.lang.fold import View
from provenance.facts.mentions import hedges
from provenance.facts.mentions.figure import ONE, Figure
from provenance.facts.mentions.reading import Following, Reading, following, make
from provenance.facts.model import Kind

_MILLION = Decimal(10) ** 6
_COMPOUND = re.compile(r"-([^\W\d_]{2,32})(?![^\W_])")


def _is_plural(word: str, lexicon: Lexicon) -> bool:
    table = lexicon.counts
    return word in table.irregular or (
        len(word) > 2 and word.endswith(table.endings) and not (table.not_endings and word.endswith(table.not_endings))
    )


def _is_noun(word: Following, lexicon: Lexicon) -> bool:
    return word.word not in lexicon.counts.stop and _is_plural(word.word, lexicon)


def lemma(word: str, folded: str, lexicon: Lexicon) -> str:
    """The singular of a plural noun, lower case; accents kept."""
    table = lexicon.counts
    known = table.irregular.get(folded)
    if known is not None:
        return known
    for ending, becomes in table.lemma:
        if folded.endswith(ending) and len(folded) > len(ending) + 1:
            return word.lower()[: len(word) - len(ending)] + becomes
    return word.lower()


def find_noun(view: View, at: int, lexicon: Lexicon, single: bool = False) -> tuple[Following, str] | None:
    """The noun counted behind ``at`` and its lemma."""
    table = lexicon.counts
    words = following(view.low, at)
    titled = False
    for index, word in enumerate(words):
        raw = view.raw[word.start : word.end]
        plain = word.word
        if plain in table.stop or plain.endswith("'"):
            return None
        if plain in table.adjectives:
            continue
        if table.noun_first:
            behind = words[index + 1 : index + 2]
            if raw[0].isupper() and (single or (behind and view.raw[behind[0].start].isupper())):
                return None  # a name: "3 Suisses" counts, "22 Avenue Foch" does not
            if single or _is_plural(plain, lexicon):
                return word, lemma(raw, plain, lexicon) if not single else raw.lower()
            return None
        if raw[0].isupper() and titled:
            return None
        if single and _is_plural(plain, lexicon) and table.irregular.get(plain, "") != plain:
            return None  # "one wonders"
        if _is_plural(plain, lexicon):
            better = words[index + 1] if index + 1 < len(words) else None
            if (
                plain in table.irregular
                and better
                and better.word.endswith(table.endings)
                and _is_noun(better, lexicon)
            ):
                word, raw, plain = better, view.raw[better.start : better.end], better.word
            return word, lemma(raw, plain, lexicon)
        if single and len(plain) > 1 and raw[0].islower() and plain not in lexicon.numbers.words:
            return word, raw.lower()
        titled = raw[0].isupper()
    return None


def read_count(view: View, figure: Figure, lexicon: Lexicon) -> Reading | None:
    """``figure`` with the noun it counts, or None."""
    if figure.form == "fraction" and figure.scale == ONE:
        return None
    low, place = view.low, figure.end
    linked = lexicon.counts.link.match(low, place)
    if linked is not None:
        rounded = figure.value >= _MILLION and figure.value % _MILLION == 0  # "2 000 000 d'habitants"
        plain = figure.scale == ONE and figure.form != "vague" and not figure.approx and figure.step <= ONE
        if plain and not rounded:
            return None
        place = linked.end()
    else:
        place = hedges.behind(low, place, lexicon).end  # "400 or so people"
        if low[place : place + 1] not in (" ", "-"):
            return None
    found = find_noun(view, place, lexicon, single=figure.value in (0, 1) and not figure.article)
    if found is None:
        return None
    noun, unit = found
    end = noun.end
    if m := _COMPOUND.match(low, end):  # "sapeurs-pompiers"
        unit = f"{unit}-{lemma(view.raw[m.start(1) : m.end()], m[1], lexicon)}"
        end = m.end()
    return make(figure, Kind.COUNT, end, unit)
