"""Parts of a whole: ``two out of three``, ``neuf personnes sur dix``, and the half that is none."""

from provenance.facts.lang import Lexicon
from provenance.facts.lang.fold import View
from provenance.facts.mentions import hedges, noise
from provenance.facts.mentions.counts import read_count
from provenance.facts.mentions.durations import read_duration
from provenance.facts.mentions.figure import ONE, Figure
from provenance.facts.mentions.money import read_money
from provenance.facts.mentions.numbers import ROUND, out_of, read_number
from provenance.facts.mentions.quantities import read_quantity
from provenance.facts.mentions.reading import following
from provenance.facts.mentions.units import read_share
from provenance.facts.model import Hedge, Kind


def part_of(view: View, figure: Figure, lexicon: Lexicon) -> Figure:
    """``figure`` as a share "X out of Y", unless Y has a unit or a thing of its own."""
    share = out_of(view.low, figure, lexicon.numbers)
    if share is figure:
        share = _counted_part(view, figure, lexicon)
    if share is figure:
        return figure
    tail = share._replace(form="digits")
    for reader in (read_money, read_share, read_duration, read_quantity):
        if reader(view, tail, lexicon) is not None:
            return figure
    return share


def _counted_part(view: View, figure: Figure, lexicon: Lexicon) -> Figure:
    """``un Français sur deux``: what is counted stands between the two, and nothing of its own behind."""
    m = lexicon.numbers.counted_part.match(view.low, figure.end)
    if m is None or m.end() >= len(view.low) or figure.form not in ("digits", "words"):
        return figure
    if figure.scale != ONE or figure.step != ONE or not view.low[m.end()].isalnum():
        return figure
    below = read_number(view.low, m.end(), lexicon.numbers)
    if below is None or below.form not in ("digits", "words") or not figure.value < below.value:
        return figure
    if not (below.value == 2 or below.value in ROUND) or read_count(view, below, lexicon) is not None:
        return figure
    return figure._replace(
        end=below.end, value=figure.value / below.value, step=ONE / below.value, form="fraction", article=False
    )


def is_lone_half(view: View, figure: Figure, lexicon: Lexicon) -> bool:
    """``half`` without what it is the half of: "second half", "half-staff"."""
    if figure.form != "fraction" or view.low[figure.start : figure.end] not in lexicon.numbers.lone:
        return False
    words = following(view.low, figure.end, 1)
    before = hedges.last_word(view.low, figure.start)
    needs = lexicon.numbers.lone_needs.get(view.low[figure.start : figure.end])
    if needs is not None:
        return before not in needs or not words or words[0].word not in lexicon.numbers.lone_behind
    word = lexicon.numbers.words.get(before)
    if word is not None and word.ordinal:
        return True
    if words and words[0].word in lexicon.numbers.lone_behind:
        return False
    around = hedges.before(view.low, figure.start, Kind.NUMBER, lexicon)
    return around.hedge is Hedge.NONE and not noise.is_alone(view.raw, figure.start, figure.end)
