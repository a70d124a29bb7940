"""All figures of one language in a text: a cheap pattern finds where numbers start, the readers do the rest."""

from bisect import bisect_left
from collections import deque
from dataclasses import replace
from decimal import Decimal

from provenance.facts.lang import Lexicon
from provenance.facts.lang.fold import View
from provenance.facts.mentions import codes, hedges, noise
from provenance.facts.mentions.articles import article_unit
from provenance.facts.mentions.aside import Aside
from provenance.facts.mentions.counts import read_count
from provenance.facts.mentions.digits import scale_sign
from provenance.facts.mentions.durations import bare_age, no_length, read_duration
from provenance.facts.mentions.figure import ONE
from provenance.facts.mentions.money import prefix, read_money
from provenance.facts.mentions.numbers import read_number
from provenance.facts.mentions.ordinals import digit_ordinal, is_counted, is_time_word, word_ordinal
from provenance.facts.mentions.parts import is_lone_half, part_of
from provenance.facts.mentions.quantities import counts_millions, read_quantity
from provenance.facts.mentions.ranges import joined
from provenance.facts.mentions.reading import Reading, make
from provenance.facts.mentions.units import read_share
from provenance.facts.mentions.words import lexeme
from provenance.facts.model import Hedge, Kind, Mention, Value
from provenance.facts.set_aside import Reason

# So many figures in a row, one every twelve code points or closer, are a dump of data.
DENSE = 1000
_SPARSE = 12
_HALF = Decimal("0.5")
_MEASURED = frozenset((Kind.PERCENT, Kind.QUANTITY))
_SURE = frozenset((Kind.MONEY, Kind.PERCENT, Kind.QUANTITY, Kind.DURATION))


def read_at(view: View, at: int, lexicon: Lexicon, floor: int = 0) -> tuple[Reading | Reason | None, int]:
    """The reading of the figure at ``at``, nothing of it before ``floor``, and the place to go on from.

    Instead of a reading: why the figure is set aside; None where there is no figure.
    """
    low = view.low
    digit = "0" <= low[at] <= "9"
    figure = read_number(low, at, lexicon.numbers)
    if figure is None:
        reading = None if digit else article_unit(view, at, lexicon)
        if reading is None:
            return (Reason.NOT_UNDERSTOOD, _past(low, at)) if digit else (None, at)
        return no_length(view, reading, lexicon) or reading, reading.end
    if figure.form == "ordinal":
        if not is_time_word(view, figure, lexicon) and not is_counted(view, figure, lexicon):
            return word_ordinal(view, figure, lexicon, floor), figure.end
        return Reason.WORD, figure.end
    figure = part_of(view, figure, lexicon)
    money = read_money(view, figure, lexicon, floor)
    if money is not None and (money.prefixed or noise.label(view, figure, lexicon) is None):
        return money, money.end
    if digit:
        ordinal = digit_ordinal(view, figure, lexicon)
        if ordinal is not None:
            return ordinal, ordinal.end
        numbered = noise.line_number(view, figure)
        if numbered is not None:
            return numbered[1], numbered[0]
        label = noise.label(view, figure, lexicon)
        if label is not None and not noise.is_outweighed(label, view, figure, lexicon):
            return label, noise.labelled_end(view, figure, lexicon)
    for reader in (read_share, read_duration, read_quantity):
        reading = reader(view, figure, lexicon)
        if reading is not None:
            if reader is read_duration and (other := read_quantity(view, figure, lexicon)) and other.end > reading.end:
                return other, other.end  # "années-lumière"
            return no_length(view, reading, lexicon) or reading, reading.end
    scaled = scale_sign(view.raw, figure, lexicon.numbers, money=counts_millions(view, figure, lexicon))
    if scaled is figure and digit:
        if noise.code_like(view, figure):
            end, reason = codes.grown(view, figure.start, figure.end)
            return reason, end
        if (end_of_score := noise.score_end(view, figure)) is not None:
            return Reason.SCORE, end_of_score
    if (aged := bare_age(view, figure, lexicon)) is not None:
        return aged, aged.end
    if digit and noise.is_counter(view, scaled, lexicon):
        return Reason.COUNTER, scaled.end
    counted = read_count(view, scaled, lexicon) if scaled.form != "vague" or scaled.value >= 10 else None
    if counted is not None:
        return counted, counted.end
    if (scaled.form == "vague" and scaled.value < 10) or is_lone_half(view, scaled, lexicon):
        return Reason.WORD, scaled.end
    if digit and noise.is_in_brackets(view, scaled):
        return Reason.BRACKETS, scaled.end
    if digit and noise.is_street_number(view, scaled, lexicon):
        return Reason.PLACE, scaled.end
    if scaled.form == "fraction" and scaled.scale == ONE:
        reading = make(scaled, Kind.NUMBER, scaled.end, None)
        reading.role = "fraction"
        return reading, reading.end
    return make(scaled, Kind.NUMBER, scaled.end, None), scaled.end


def signed(view: View, reading: Reading, lexicon: Lexicon, floor: int = 0) -> Reading:
    """``reading`` with the minus before it, if there is one behind ``floor``."""
    if reading.kind is Kind.ORDINAL or reading.figure.form == "vague" or reading.lo is None:
        return reading
    minus = hedges.negation(view.low, reading.start, lexicon)
    if minus is None:
        minus = _field_minus(view.low, reading)
    if minus is None or minus < floor:
        return reading
    figure = reading.figure._replace(value=-reading.figure.value)
    return replace(reading, start=minus, figure=figure, lo=-reading.lo, hi=reading.hi and -reading.hi, negative=True)


def _field_minus(low: str, reading: Reading) -> int | None:
    """``- 5`` as a field of its own; in a text such a dash opens an item of a list."""
    start = reading.start - 2
    if not 0 <= start <= codes.REACH or not low.startswith("- ", start):
        return None
    return start if not low[:start].strip() and not low[reading.end : reading.end + 2].strip() else None


def _signed_at(view: View, at: int, lexicon: Lexicon) -> Reading | None:
    reading, _ = read_at(view, at, lexicon)
    return signed(view, reading, lexicon) if isinstance(reading, Reading) else None


def _behind_scale(low: str, end: int, lexicon: Lexicon) -> int:
    """Behind the scale word that belongs to digits which were set aside: "B500 million"."""
    word = lexeme(low, end + 1, lexicon.numbers) if low[end : end + 1] == " " else None
    return word[2] if word is not None and word[0].category == "scale" and not word[0].ordinal else end


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


# What each of several can have.
_AMOUNTS = frozenset({Kind.MONEY, Kind.NUMBER, Kind.COUNT, Kind.PERCENT, Kind.QUANTITY})


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
        if reading.kind is Kind.COUNT and around.end == reading.end:  # "400 or so people"
            inner = hedges.behind(low, reading.figure.end, lexicon)
            around = hedges.both(around, inner)._replace(end=reading.end)
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
    each = around.each or (reading.kind in _AMOUNTS and hedges.each_before(low, around.start, lexicon))
    role = reading.role or ("each" if each else None)
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


def scan(
    view: View, start: int, end: int, lexicon: Lexicon, taken: list[tuple[int, int]]
) -> tuple[list[Mention], list[Aside]]:
    """The mentions of numbers between ``start`` and ``end``, and what is set aside, both in order.

    No figure starts inside a ``taken`` span; ``taken`` is in order. Of a run of figures so dense that it is data and no
    text, the first ``DENSE`` are read.
    """
    found: list[Mention] = []
    aside: list[Aside] = []
    done = start
    block = 0
    recent: deque[int] = deque(maxlen=DENSE)
    low = view.low
    names = frozenset(lexicon.numbers.set_names.find(low, start, end))
    taken = sorted([*taken[bisect_left(taken, (start, start)) : bisect_left(taken, (end, end))], *names])
    for at, stop in lexicon.numbers.places.find(low, start, end):
        if at < done:
            continue
        recent.append(at)
        if len(recent) == DENSE and at - recent[0] < DENSE * _SPARSE:
            done = _past(low, at)
            aside.append((at, done, Reason.DATA))
            continue
        while block < len(taken) and taken[block][1] <= at:
            block += 1
        if block < len(taken) and taken[block][0] <= at:
            done = taken[block][1]
            if taken[block] in names:
                aside.append((*taken[block], Reason.NAME))
            continue
        if "0" <= low[at] <= "9":
            if at and (low[at - 1].isalpha() or low[at - 1] == "_") and prefix(view, at, lexicon) is None:
                done, why = codes.glued(view, at)
                done = _behind_scale(low, done, lexicon)
                aside.append((at, done, why))
                continue
            skip = codes.skip_digits(view, at, stop)
            if skip is not None:
                done = skip[0]
                if aside and aside[-1][1] == at - 1 and low[at - 1] != " ":
                    # What hangs by a mark on a figure that was set aside goes with it: "pp. 12-15".
                    aside[-1] = (aside[-1][0], done, aside[-1][2])
                else:
                    aside.append((at, *skip))
                continue
        floor = done
        reading, done = read_at(view, at, lexicon, floor)
        if not isinstance(reading, Reading):
            if reading is not None:
                aside.append((at, done, reading))
            continue
        reading = signed(view, reading, lexicon, floor)
        readings = joined(view, reading, lexicon, _signed_at)
        for one in readings:
            mention = state(view, one, lexicon)
            objection = _objection(view, one, mention, lexicon)
            if objection is None:
                found.append(mention)
            else:
                aside.append((one.start, one.end, objection))
        done = max(done, readings[-1].end)
    return found, aside


def _objection(view: View, reading: Reading, mention: Mention, lexicon: Lexicon) -> Reason | None:
    """Why a number that was read is set aside all the same: a bare year, part of a name, a pronoun."""
    year = _is_bare_year(view, reading, mention, lexicon)
    if reading.kind is Kind.COUNT and view.raw[reading.end - 1].isupper():  # "Boeing 737 MAX"
        titled = noise.is_titled(view, reading.figure, lexicon)
        return noise.name_reason(reading.figure) if titled else None
    if (
        not reading.bare
        or mention.value.hedge is not Hedge.NONE
        or noise.is_alone(view.raw, mention.start, mention.end)
    ):
        return Reason.YEAR if year else None
    if view.low[reading.start : reading.end] in lexicon.numbers.pronouns:
        return Reason.WORD
    if noise.is_half_score(view, reading.figure):
        return Reason.SCORE
    if noise.is_titled(view, reading.figure, lexicon) or noise.is_proper(view, reading.figure):
        return noise.name_reason(reading.figure)
    return Reason.YEAR if year else None
