"""Two figures that bound one value: ``entre 5 et 10 milliards``, ``$5-10bn``, ``de 5 à 7 %``, ``two or three``."""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from provenance.facts.lang import Lexicon
from provenance.facts.lang.fold import View
from provenance.facts.mentions import hedges
from provenance.facts.mentions.durations import age_before
from provenance.facts.mentions.figure import ONE
from provenance.facts.mentions.hedges import Around
from provenance.facts.mentions.money import LONGEST_SIGN, prefix
from provenance.facts.mentions.reading import Reading
from provenance.facts.model import Hedge, Kind

ReadAt = Callable[[View, int, Lexicon], Reading | None]

_DASH = re.compile(r" ?[-~] ?~?(?=[^\s-])")
_MARGIN = re.compile(r" ?(?:±|\+/-|\+-) ?(?=[0-9])")
_WORD = re.compile(r"[^\W\d_]+")
_CHANGE_REACH = 48
_MOST_YEARS = 130
_CHANGE_WORDS = 4
_CARRIED = frozenset((Kind.DURATION, Kind.QUANTITY, Kind.PERCENT))
_ROUGH = frozenset((Hedge.ABOUT, Hedge.NEARLY))
_THOUSAND = Decimal(1000)
# "12 à 15 000" are thousands on both sides; in "3 à 15 000" the first may be meant as it stands.
_FAR_APART = 4
_WHOLE = frozenset(("digits", "words", "fraction"))


def joined(view: View, first: Reading, lexicon: Lexicon, read_at: ReadAt) -> list[Reading]:
    """``first`` alone; or the range it opens; or both ends of a change ("rose from 5 to 7 %"), each with its unit."""
    if first.kind in (Kind.ORDINAL, Kind.COUNT) or first.figure.form == "vague":
        return [first]
    found = _link(view.low, first, lexicon)
    if found is None:
        return [first]
    kind, behind = found
    around = hedges.before(view.low, first.start, first.kind, lexicon)
    second = _second(view, behind, lexicon, read_at)
    if kind == "and" and not around.between:
        return _listed(view, first, second, lexicon)
    if second is not None and second.negative and kind == "dash" and not first.negative:
        second = _unsigned(second)  # "2 -7 g"
    if kind == "hyphen":  # "a 7- or 8-inch screen": two values
        alike = second is not None and first.bare and second.kind in _CARRIED
        return [replace(_shaped(first, second), end=first.end), second] if alike and second else [first]
    ends = second and _alike(first, second, kind, around)
    if not ends:
        return [first]
    left, right = ends
    if kind == "to" and around.ranged and _changes(view.low, around.start, lexicon):
        return [left, right]
    if kind == "to" and not first.bare and hedges.last_word(view.low, first.start) in lexicon.hedges.change:
        return [left, right]  # "fell $1.20 to $54.32"
    if kind == "margin" and left.lo is not None and right.hi is not None and left.lo >= right.hi > 0:
        figure = right.figure._replace(start=first.start)
        lo, hi = left.lo - right.hi, left.lo + right.hi
        return [replace(right, start=first.start, figure=figure, lo=lo, hi=hi, approx=True, prefixed=first.prefixed)]
    left = _in_thousands(left, right)
    if left.lo is None or right.hi is None or _are_two(left, right, kind, around):
        return [first]
    if left.lo >= right.hi:
        falls = kind == "to" and around.ranged and not right.bare and left.lo > right.hi
        return (
            [replace(right, start=first.start, lo=right.lo, hi=left.lo, prefixed=first.prefixed)] if falls else [first]
        )
    figure = right.figure._replace(start=first.start)
    approx = left.approx or right.approx
    return [replace(right, start=first.start, figure=figure, lo=left.lo, approx=approx, prefixed=first.prefixed)]


def _listed(view: View, first: Reading, second: Reading | None, lexicon: Lexicon) -> list[Reading]:
    """``first``; or two lengths of time whose unit is said once: ``âgés de 7 et 9 ans``, ``aged 7 and 9``."""
    plain = ("digits", "words")
    if second is None or second.figure.article or first.figure.form not in plain or second.figure.form not in plain:
        return [first]
    if first.figure.scale != ONE or second.figure.scale != ONE:
        return [first]
    if first.bare and second.kind is Kind.DURATION and first.figure.value < _MOST_YEARS:
        role = "age" if age_before(view.low, first.start, lexicon) else second.role
        return [replace(_shaped(first, second), end=first.end, role=role), replace(second, role=role)]
    if first.role == "age" and second.bare and second.figure.value < _MOST_YEARS:
        return [first, replace(_shaped(second, first), role="age")]
    return [first]


def _link(low: str, first: Reading, lexicon: Lexicon) -> tuple[str, int] | None:
    """The word or dash behind ``first`` that may lead to a second figure: its kind, and the place behind it."""
    table = lexicon.numbers
    if low.startswith("- ", first.end):
        if hyphened := table.range_to.match(low, first.end + 1):  # "8- to 16-meter"
            return "to", hyphened.end()
        if hyphened := table.range_or.match(low, first.end + 1) or table.range_and.match(low, first.end + 1):
            return "hyphen", hyphened.end()
    if m := _MARGIN.match(low, first.end):
        return "margin", m.end()
    patterns = (("to", table.range_to), ("dash", _DASH), ("or", table.range_or), ("and", table.range_and))
    for kind, pattern in patterns:
        if m := pattern.match(low, first.end):
            return kind, m.end()
    return None


def _second(view: View, at: int, lexicon: Lexicon, read_at: ReadAt) -> Reading | None:
    """The figure that starts at ``at``, a sign or one hedging word before it included."""
    low = view.low
    places = [(at + 1, False)] if low[at : at + 1] == "-" and low[at - 1 : at] == " " else [(at, False)]
    if (digits := _behind_sign(view, at, lexicon)) is not None:
        places.insert(0, (digits, False))
    word = _WORD.match(low, at)
    if word is not None and word.group() in lexicon.hedges.before and low[word.end() : word.end() + 1] in (" ", "'"):
        hedged = lexicon.hedges.before[word.group()]
        about = any(words == (word.group(),) and hedge in _ROUGH for words, hedge in hedged)
        places.append((word.end() + 1, about))  # "between 2 and about 7"
    for place, rough in places:
        if place < len(low) and lexicon.numbers.trigger.match(low, place):
            reading = read_at(view, place, lexicon)
            if reading is not None and reading.figure.form in _WHOLE:
                reading.approx = reading.approx or rough or low[place - 1] == "~"
                return reading
    return None


def _unsigned(reading: Reading) -> Reading:
    figure = reading.figure._replace(value=-reading.figure.value)
    lo = None if reading.lo is None else -reading.lo
    hi = None if reading.hi is None else -reading.hi
    return replace(reading, figure=figure, start=reading.start + 1, lo=lo, hi=hi, negative=False)


def _behind_sign(view: View, at: int, lexicon: Lexicon) -> int | None:
    """Where the digits start behind a currency sign at ``at``."""
    for place in range(at + 1, min(len(view.raw), at + LONGEST_SIGN)):
        if "0" <= view.raw[place] <= "9":
            sign = prefix(view, place, lexicon)
            return place if sign is not None and sign[0] == at else None
    return None


def _changes(low: str, at: int, lexicon: Lexicon) -> bool:
    """Whether the words before a "from X to Y" say that one became the other."""
    words = _WORD.findall(low[max(0, at - _CHANGE_REACH) : at])
    return any(word in lexicon.hedges.change for word in words[-_CHANGE_WORDS:])


def _are_two(left: Reading, right: Reading, kind: str, around: Around) -> bool:
    """Whether two plain numbers stand side by side without making a range: a score, a list."""
    plain = right.kind is Kind.NUMBER and left.figure.scale == ONE and right.figure.scale == ONE
    if kind == "dash":
        return plain and left.figure.step == ONE and around.hedge is Hedge.NONE
    if kind == "to":
        small = right.figure.step == ONE and right.figure.value < 1000
        return plain and small and not around.ranged and not around.between and around.hedge is Hedge.NONE
    return False


def _alike(first: Reading, second: Reading, kind: str, around: Around) -> tuple[Reading, Reading] | None:
    """Both figures in one unit and scale, whichever of them names it; None when they are not two of one thing."""
    if second.bare and first.prefixed:  # "$5-10bn"
        if kind != "dash" and second.figure.scale == ONE and not around.ranged:
            return None
        second = _shaped(second, first)
    elif second.bare and first.kind in _CARRIED:  # "from 208 pounds to 193", "aged 25 to 54"
        carried = kind == "to" and second.figure.scale == ONE and (around.ranged or first.role == "age")
        if not carried:
            return None
        second = _shaped(second, first)
    elif first.bare:
        if kind == "or" and second.figure.value > first.figure.value * 2:
            return None
        shaped = _scaled_like(first, second, kind == "to" and around.ranged)
        return (_shaped(shaped, second), second) if shaped is not None else None
    if first.kind is not second.kind or (first.unit != second.unit):
        return None
    if kind == "or":
        return None
    return _scaled_like(first, second) or first, second


def _scaled_like(first: Reading, second: Reading, may_fall: bool = False) -> Reading | None:
    """``first`` with the scale said once behind ``second``; None when it cannot be shared.

    ``may_fall``: the first number may be the greater ("from 20 to 15 million").
    """
    scale, figure = second.figure.scale, first.figure
    if scale == ONE or figure.scale != ONE:
        return first
    rises = figure.value < second.figure.value / scale
    if (rises or may_fall) and figure.value < 1000:
        figure = figure._replace(value=figure.value * scale, step=figure.step * scale, scale=scale)
        value = figure.value * first.factor
        return replace(first, figure=figure, lo=value, hi=value)
    return first if figure.value >= 1000 else None


def _in_thousands(first: Reading, second: Reading) -> Reading:
    """``first`` in thousands where ``second`` says them for both: "12 à 15 000", "5-10,000"."""
    low, high = first.figure, second.figure
    both = low.form == high.form == "digits" and low.step == ONE and low.scale == high.scale == ONE
    if not both or low.grouped or not high.grouped or high.value % _THOUSAND:
        return first
    value = low.value * _THOUSAND
    if not high.value / _FAR_APART <= value < high.value:
        return first
    figure = low._replace(value=value, step=_THOUSAND, scale=_THOUSAND)
    return replace(first, figure=figure, lo=value * first.factor, hi=value * first.factor)


def _shaped(one: Reading, like: Reading) -> Reading:
    """``one`` in the kind and unit of ``like``."""
    value = one.figure.value * like.factor
    return replace(one, kind=like.kind, unit=like.unit, factor=like.factor, lo=value, hi=value, role=like.role)
