"""Quantities with a unit: ``12 km``, ``5 ft 2 in``, ``1m80``, ``10 below zero``."""

import re
from dataclasses import replace
from decimal import Decimal

from provenance.facts.lang import Lexicon
from provenance.facts.lang.fold import View
from provenance.facts.mentions.counts import find_noun
from provenance.facts.mentions.digits import scale_sign
from provenance.facts.mentions.figure import ONE, Figure
from provenance.facts.mentions.numbers import read_number
from provenance.facts.mentions.reading import Reading, following, make
from provenance.facts.mentions.units import half_behind, linked
from provenance.facts.model import Kind

_THIN = re.compile(r"[\u00a0\u202f\u2009]")
# Letters that stand at the side of their figure, and of ten or more ("5B" is a flat); below zero of any.
_UNSPACED = frozenset("ABCFJNV")
# Signs of scale that are a metre behind a space.
_METRE = frozenset("m")
# How far back an open quotation mark is looked for.
_QUOTED = 300
# "1m80", "1 m 80"
_METRES = re.compile(r"(?:m| m )(?P<cm>[0-9]{2})(?![.,]?[0-9]|[^\W_]| ?%| ?[^\W\d_]{1,2}(?![^\W_]))")
# "5'11\"": feet and inches
_FEET = re.compile(r"' ?(?P<inches>[0-9]{1,2})(?:\"|''|[″”])")
# "6-foot-1"
_MORE_INCHES = re.compile(r"-(?P<inches>[0-9]{1,2})(?![^\W_]|[.,][0-9])(?:-inch(?![^\W_]))?")
_INCHES = 12
# Degrees of weather do not reach this.
_EXTREME = 150
_WARM = frozenset("CF")
_TALLEST = 10
_CLOSING = re.compile(r"\s*(?:[.,;:!?)\n]|$)")
_CENTIMETRES = Decimal(100)


def read_quantity(view: View, figure: Figure, lexicon: Lexicon) -> Reading | None:
    """``12 km``, ``30 degrés Celsius``, ``2.8bn km``, ``10-gallon``, ``5 ft 2 in``, ``2 degrees below zero``."""
    reading = _height(view, figure) or measured(view, figure, lexicon)
    below = lexicon.units.below_zero.match(view.low, reading.end if reading else figure.end)
    if below is not None and (reading is None or (reading.unit or "").startswith("°")):
        return _below_zero(reading or make(figure, Kind.QUANTITY, figure.end, "°"), below.end())
    if reading is None or reading.unit is None or reading.unit.startswith("°"):
        return reading
    if half := half_behind(view.low, reading.end, lexicon):
        return replace(reading, lo=figure.value + half[0], hi=figure.value + half[0], end=half[1])
    return _compound(view, reading, lexicon)


def _below_zero(reading: Reading, end: int) -> Reading | None:
    if reading.figure.form not in ("digits", "words") or not 0 < reading.figure.value < _EXTREME:
        return None
    return replace(reading, lo=-reading.figure.value, hi=-reading.figure.value, end=end, negative=True)


def _height(view: View, figure: Figure) -> Reading | None:
    """``1m80`` and ``5'11"``."""
    if figure.form != "digits" or figure.grouped or not 0 < figure.value < _TALLEST:
        return None
    if m := _METRES.match(view.low, figure.end):
        value = figure.value + int(m["cm"]) / _CENTIMETRES
        return make(figure._replace(value=value, step=ONE / _CENTIMETRES), Kind.QUANTITY, m.end(), "m")
    m = _FEET.match(view.low, figure.end)
    if m is None or int(m["inches"]) >= _INCHES:
        return None
    return make(figure._replace(value=figure.value + Decimal(int(m["inches"])) / _INCHES), Kind.QUANTITY, m.end(), "ft")


def measured(view: View, figure: Figure, lexicon: Lexicon) -> Reading | None:
    """``figure`` with the unit behind it: a name, else a sign; the same behind a sign of scale ("12.3m tonnes")."""
    scaled = scale_sign(view.raw, figure, lexicon.numbers, money=True)
    if scaled is not figure and view.raw[figure.end] == " " and view.raw[figure.end + 1 : scaled.end] in _METRE:
        scaled = figure
    figures = (figure,) if scaled is figure else (figure, scaled)
    for one in figures:
        words = following(view.low, linked(view.low, one, lexicon), 5)
        if not words or words[0].word.rstrip("'") not in lexicon.units.firsts:
            continue
        for count in range(len(words), 0, -1):
            name = " ".join(w.word.rstrip("'") for w in words[:count])
            unit = lexicon.units.names.get(name)
            if unit is not None:
                return _longer(view, one, make(one, Kind.QUANTITY, words[count - 1].end, unit), lexicon)
    for one in figures:
        m = lexicon.units.behind.match(view.raw, one.end)
        if m is not None and _holds(view, one, m, lexicon):
            end = m.end()
            unit = lexicon.units.symbols[_THIN.sub(" ", m["sign"])]
            if unit == "°":  # "37 ° celsius", "45° C"
                more = following(view.low, end, 1)
                named = lexicon.units.names.get("° " + more[0].word) if more else None
                if named is not None:
                    return make(one, Kind.QUANTITY, more[0].end, named)
            return make(one, Kind.QUANTITY, end, unit)
    return _inches(view, figure)


def _longer(view: View, figure: Figure, reading: Reading, lexicon: Lexicon) -> Reading:
    """``reading``, or the sign that goes on behind a stroke: "kilomètres/heure"."""
    m = lexicon.units.behind.match(view.raw, figure.end) if view.raw[reading.end : reading.end + 1] == "/" else None
    if m is None or m.end() <= reading.end:
        return reading
    return make(figure, Kind.QUANTITY, m.end(), lexicon.units.symbols[_THIN.sub(" ", m["sign"])])


def _inches(view: View, figure: Figure) -> Reading | None:
    """``5"`` and ``5''``, unless the mark closes a quotation."""
    raw, end = view.raw, figure.end
    mark = '"' if raw.startswith('"', end) else "''" if raw.startswith("''", end) else None
    if (
        mark is None
        or figure.form not in ("digits", "fraction")
        or raw[end + len(mark) : end + len(mark) + 1].isalnum()
    ):
        return None
    line = raw.rfind("\n", max(0, figure.start - _QUOTED), figure.start) + 1 or max(0, figure.start - _QUOTED)
    if raw.count(mark, line, figure.start) % 2:
        return None
    return make(figure, Kind.QUANTITY, end + len(mark), "in")


def _compound(view: View, reading: Reading, lexicon: Lexicon) -> Reading:
    """``5 ft 2 in``: a smaller unit behind a greater, in the greater."""
    parts = lexicon.units.compounds.get(reading.unit or "")
    low, end = view.low, reading.end
    if reading.unit == "ft" and (m := _MORE_INCHES.match(low, end)) and int(m["inches"]) < _INCHES:
        tall = reading.figure.value + Decimal(int(m["inches"])) / _INCHES
        return replace(reading, lo=tall, hi=tall, end=m.end())
    if parts is None or low[end : end + 1] != " " or reading.lo is None:
        return reading
    joined = lexicon.numbers.half_join.match(low, end)
    place = joined.end() if joined else end + 1
    small = read_number(low, place, lexicon.numbers) if low[place : place + 1].isalnum() else None
    if small is None or small.form not in ("digits", "words"):
        return reading
    found = measured(view, small, lexicon)
    m = lexicon.units.behind.match(view.raw, small.end)
    unit, stop = (found.unit, found.end) if found else (m["sign"], m.end()) if m else (None, 0)
    whole = parts.get(unit or "")
    if whole is None and reading.unit == "m" and small.form == "words" and 10 < small.value < _CENTIMETRES:
        closed = _CLOSING.match(low, small.end) or lexicon.units.link.match(low, small.end)
        whole, stop = (_CENTIMETRES, small.end) if closed else (None, 0)  # "un mètre quatre-vingts"
    if whole is None or not small.value < whole:
        return reading
    reading.lo = reading.hi = reading.lo + small.value / whole
    reading.end = stop
    return reading


def counts_millions(view: View, figure: Figure, lexicon: Lexicon) -> bool:
    """``1.5m people``: millions of something, where the language writes millions so; ``100m hurdles`` are metres."""
    at = figure.end
    if figure.form != "digits" or not view.raw.startswith("m ", at) or "m" not in lexicon.numbers.money_signs:
        return False
    found = find_noun(view, at + 1, lexicon)
    return found is not None and (figure.step < ONE or found[0].word in lexicon.counts.irregular)


def _holds(view: View, figure: Figure, m: re.Match[str], lexicon: Lexicon) -> bool:
    """A letter that may be a word or a name is a unit only where it looks like one."""
    sign = m["sign"]
    if sign not in lexicon.units.weak:
        return True
    glued = m.start("sign") == figure.end
    rest = view.raw[m.end() : m.end() + 2]
    if sign in lexicon.units.closing:
        return figure.form == "fraction" or not rest.strip() or rest[0] in ".,;)"
    if sign in lexicon.numbers.signs or sign in lexicon.numbers.glued_signs:  # "850K", "8 B people"
        return not glued and sign not in _UNSPACED
    if glued and sign in _METRE and counts_millions(view, figure, lexicon):
        return False
    if glued:
        if sign in _WARM and (figure.value >= _EXTREME or rest[:1] == "/"):
            return False  # "a Boeing 777F"
        few = figure.value < 10 and figure.step == ONE and view.low[figure.start - 1 : figure.start] != "-"
        return not (sign in _UNSPACED and few)
    return sign not in _UNSPACED and rest[:1] not in ("'", "’", "-")
