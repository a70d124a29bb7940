"""All figures of one language in a text: a cheap pattern finds where numbers start, the readers do the rest."""

from bisect import bisect_left
from collections import deque
from dataclasses import replace
from decimal import Decimal

from provenance.facts.lang import Lexicon
from provenance.facts.lang.fold import View
from provenance.facts.mentions import hedges, noise
from provenance.facts.mentions.articles import article_unit
from provenance.facts.mentions.counts import read_count
from provenance.facts.mentions.digits import scale_sign
from provenance.facts.mentions.figure import ONE, Figure
from provenance.facts.mentions.money import prefix, read_money
from provenance.facts.mentions.numbers import out_of, read_number
from provenance.facts.mentions.ordinals import digit_ordinal, is_time_word, word_ordinal
from provenance.facts.mentions.ranges import joined
from provenance.facts.mentions.reading import Reading, following, make
from provenance.facts.mentions.units import bare_age, read_duration, read_quantity, read_share
from provenance.facts.model import Hedge, Kind, Mention, Value

# So many figures in a row, one every twelve code points or closer, are a dump of data.
DENSE = 1000
_SPARSE = 12
_HALF = Decimal("0.5")
_MEASURED = frozenset((Kind.PERCENT, Kind.QUANTITY))
_SURE = frozenset((Kind.MONEY, Kind.PERCENT, Kind.QUANTITY, Kind.DURATION))


def read_at(view: View, at: int, lexicon: Lexicon, floor: int = 0) -> tuple[Reading | None, int]:
    """The reading of the figure at ``at``, nothing of it before ``floor``, and the place to go on from."""
    low = view.low
    digit = "0" <= low[at] <= "9"
    figure = read_number(low, at, lexicon.numbers)
    if figure is None:
        reading = None if digit else article_unit(view, at, lexicon)
        return reading, reading.end if reading else _past(low, at)
    if figure.form == "ordinal":
        if not is_time_word(view, figure, lexicon):
            return word_ordinal(view, figure, lexicon, floor), figure.end
        return None, figure.end
    figure = _share_of(view, figure, lexicon)
    money = read_money(view, figure, lexicon, floor)
    if money is not None and not (noise.is_label(view, figure, lexicon) and not money.prefixed):
        return money, money.end
    if digit:
        ordinal = digit_ordinal(view, figure, lexicon)
        if ordinal is not None:
            return ordinal, ordinal.end
        if noise.is_line_number(view, figure):
            return None, figure.end
        if noise.is_label(view, figure, lexicon):
            return None, noise.labelled_end(view, figure, lexicon)
    for reader in (read_share, read_duration, read_quantity):
        reading = reader(view, figure, lexicon)
        if reading is not None:
            return reading, reading.end
    scaled = scale_sign(view.raw, figure, lexicon.numbers)
    if scaled is figure and digit:
        if noise.code_like(view, figure):
            return None, _past(low, figure.end)
        if noise.is_score(view, figure):
            return None, noise.blob(view.raw, at)[1]
    if (aged := bare_age(view, figure, lexicon)) is not None:
        return aged, aged.end
    counted = read_count(view, scaled, lexicon) if scaled.form != "vague" or scaled.value >= 10 else None
    if counted is not None:
        return counted, counted.end
    if scaled.form == "vague" and scaled.value < 10:
        return None, scaled.end
    if _is_lone_half(view, scaled, lexicon):
        return None, scaled.end
    if digit and (noise.is_in_brackets(view, scaled) or noise.is_street_number(view, scaled)):
        return None, scaled.end
    if scaled.form == "fraction" and scaled.scale == ONE:
        reading = make(scaled, Kind.NUMBER, scaled.end, None)
        reading.role = "fraction"
        return reading, reading.end
    return make(scaled, Kind.NUMBER, scaled.end, None), scaled.end


def _share_of(view: View, figure: Figure, lexicon: Lexicon) -> Figure:
    """``figure`` as a share "X out of Y", unless Y has a unit or a thing of its own."""
    share = out_of(view.low, figure, lexicon.numbers)
    if share is figure:
        return figure
    tail = share._replace(form="digits")
    for reader in (read_money, read_share, read_duration, read_quantity):
        if reader(view, tail, lexicon) is not None:
            return figure
    return share


def _is_lone_half(view: View, figure: Figure, lexicon: Lexicon) -> bool:
    """``half`` without what it is the half of: "second half", "half-staff"."""
    if figure.form != "fraction" or view.low[figure.start : figure.end] not in lexicon.numbers.lone:
        return False
    words = following(view.low, figure.end, 1)
    before = hedges.last_word(view.low, figure.start)
    word = lexicon.numbers.words.get(before)
    if word is not None and word.ordinal:
        return True
    if words and words[0].word in lexicon.numbers.lone_behind:
        return False
    around = hedges.before(view.low, figure.start, Kind.NUMBER, lexicon)
    return around.hedge is Hedge.NONE and not noise.is_alone(view.raw, figure.start, figure.end)


def signed(view: View, reading: Reading, lexicon: Lexicon, floor: int = 0) -> Reading:
    """``reading`` with the minus before it, if there is one behind ``floor``."""
    if reading.kind is Kind.ORDINAL or reading.figure.form == "vague" or reading.lo is None:
        return reading
    minus = hedges.negation(view.low, reading.start, lexicon)
    if minus is None or minus < floor:
        return reading
    figure = reading.figure._replace(value=-reading.figure.value)
    return replace(reading, start=minus, figure=figure, lo=-reading.lo, hi=reading.hi and -reading.hi, negative=True)


def _signed_at(view: View, at: int, lexicon: Lexicon) -> Reading | None:
    reading, _ = read_at(view, at, lexicon)
    return reading and signed(view, reading, lexicon)


def _past(low: str, at: int) -> int:
    """Behind the run of letters and digits at ``at``."""
    end = at + 1
    while end < len(low) and low[end].isalnum():
        end += 1
    return end


def _precision(reading: Reading) -> Decimal | None:
    """Half the unit of the last digit said, where something was rounded."""
    figure = reading.figure
    if figure.form in ("vague", "ordinal", "fraction"):
        return None
    rounded = figure.scale != ONE or figure.step != ONE
    if reading.kind is Kind.MONEY and figure.step == Decimal("0.01") and figure.scale == ONE:
        return None
    if not rounded and (reading.kind not in _MEASURED or figure.form != "digits"):
        return None
    return abs(figure.step * reading.factor * _HALF)


def state(view: View, reading: Reading, lexicon: Lexicon) -> Mention:
    """The mention of ``reading``, its hedges weighed."""
    low = view.low
    start = reading.start
    lo, hi = reading.lo, reading.hi
    lo_open, hi_open = False, reading.hi_open
    around = hedges.before(low, start, reading.kind, lexicon)
    if reading.kind is Kind.ORDINAL:
        hedge, approx, qend = Hedge.NONE, False, reading.end
    else:
        around = hedges.both(around, hedges.behind(low, reading.end, lexicon))
        hedge, approx, qend = around.hedge, around.approx, around.end
        if reading.kind is Kind.DURATION and around.determined and low.find("-", start, reading.end) > 0:
            hedge, approx = Hedge.NONE, False  # "above its 52-week high" bounds the high
    if lo == hi:
        if hedge is Hedge.AT_LEAST:
            hi = None
        elif hedge is Hedge.MORE_THAN:
            hi, lo_open = None, True
        elif hedge is Hedge.AT_MOST:
            lo = None
        elif hedge is Hedge.LESS_THAN:
            lo, hi_open = None, True
    role = reading.role or ("each" if around.each else None)
    value = Value(
        lo=lo, hi=hi, lo_open=lo_open, hi_open=hi_open, unit=reading.unit, approx=approx or reading.approx, hedge=hedge,
        precision=_precision(reading), role=role,
    )  # fmt: skip
    text = view.raw[start : reading.end]
    return Mention(start, reading.end, around.start, qend, reading.kind, text, value, _written(reading, lo, hi))


def _written(reading: Reading, lo: Decimal | None, hi: Decimal | None) -> tuple[Decimal | None, Decimal | None] | None:
    """The ends of a duration in the unit it is said in; None where it is said in several ("2 h 30")."""
    if reading.kind is not Kind.DURATION or reading.figure.value * reading.factor not in (reading.lo, reading.hi):
        return None
    return lo and lo / reading.factor, hi and hi / reading.factor


def members(view: View, start: int, end: int, lexicon: Lexicon) -> list[Mention]:
    """ "one of the …": one thing out of several, as a number 1 with the role ``member``."""
    found = []
    for m in lexicon.numbers.member.finditer(view.low, start, end):
        one = Value(Decimal(1), Decimal(1), role="member")
        found.append(Mention(m.start(), m.end(), m.start(), m.end(), Kind.NUMBER, view.raw[m.start() : m.end()], one))
    return found


def _is_bare_year(view: View, reading: Reading, mention: Mention, lexicon: Lexicon) -> bool:
    if not noise.is_year(view, reading.figure) or reading.kind in _SURE:
        return False
    if reading.kind is Kind.COUNT:
        return lexicon.counts.year_before_noun and mention.value.hedge is Hedge.NONE and not mention.value.approx
    return mention.value.hedge in (Hedge.NONE, Hedge.ONLY) and not mention.value.approx


def scan(view: View, start: int, end: int, lexicon: Lexicon, taken: list[tuple[int, int]]) -> list[Mention]:
    """The mentions of numbers between ``start`` and ``end``; no figure starts inside a ``taken`` span.

    ``taken`` is in order. Of a run of figures so dense that it is data and no text, the first ``DENSE`` are read.
    """
    found: list[Mention] = []
    done = start
    block = 0
    recent: deque[int] = deque(maxlen=DENSE)
    low = view.low
    names = [m.span() for m in lexicon.numbers.set_names.finditer(low, start, end)]
    taken = sorted([*taken[bisect_left(taken, (start, start)) : bisect_left(taken, (end, end))], *names])
    for m in lexicon.numbers.trigger.finditer(low, start, end):
        at = m.start()
        if at < done:
            continue
        recent.append(at)
        if len(recent) == DENSE and at - recent[0] < DENSE * _SPARSE:
            done = _past(low, at)
            continue
        while block < len(taken) and taken[block][1] <= at:
            block += 1
        if block < len(taken) and taken[block][0] <= at:
            done = taken[block][1]
            continue
        if "0" <= low[at] <= "9":
            if at and (low[at - 1].isalpha() or low[at - 1] == "_") and prefix(view, at, lexicon) is None:
                done = _past(low, at)
                continue
            skip = noise.skip_digits(view, at, m.end())
            if skip is not None:
                done = skip
                continue
        floor = done
        reading, done = read_at(view, at, lexicon, floor)
        if reading is None:
            continue
        reading = signed(view, reading, lexicon, floor)
        readings = joined(view, reading, lexicon, _signed_at)
        for one in readings:
            mention = state(view, one, lexicon)
            if not _is_bare_year(view, one, mention, lexicon) and not _is_title(view, one, mention, lexicon):
                found.append(mention)
        done = max(done, readings[-1].end)
    return found


def _is_title(view: View, reading: Reading, mention: Mention, lexicon: Lexicon) -> bool:
    """A bare number that is part of a name, or a pronoun."""
    if (
        not reading.bare
        or mention.value.hedge is not Hedge.NONE
        or noise.is_alone(view.raw, mention.start, mention.end)
    ):
        return False
    if view.low[reading.start : reading.end] in lexicon.numbers.pronouns:
        return True
    return noise.is_titled(view, reading.figure, lexicon) or noise.is_proper(view, reading.figure)
