"""Shares, durations, ages and quantities with a unit."""

import re
from decimal import Decimal

from provenance.facts.lang import Lexicon
from provenance.facts.lang.fold import View
from provenance.facts.mentions.digits import scale_sign
from provenance.facts.mentions.figure import ONE, Figure
from provenance.facts.mentions.numbers import read_number
from provenance.facts.mentions.reading import Reading, following, make
from provenance.facts.model import Kind

_PERCENT = re.compile(r" ?-?([%‰])")
_THIN = re.compile(r"[\u00a0\u202f\u2009]")
_CLAUSE = re.compile(r"(?:^|[\n,;:.(«\"] ?)([^\W\d_]{1,4}) $")
_PARTS = re.compile(r" [0-9]{1,2} ?[^\W\d_]{1,8}(?![^\W_])")
_HOUR = Decimal(3600)
_DAY = Decimal(86400)
_YEAR = 365 * _DAY
_UNSPACED = frozenset("ABVJN")
# Signs of scale that are a metre behind a space.
_METRE = frozenset("m")
# How far back an open quotation mark is looked for.
_QUOTED = 300


def read_share(view: View, figure: Figure, lexicon: Lexicon) -> Reading | None:
    """``5 %``, ``5 per cent``; points of percentage keep the role ``points``."""
    m = _PERCENT.match(view.low, figure.end)
    if m is not None:
        return make(figure, Kind.PERCENT, m.end(), None, ONE if m[1] == "%" else Decimal("0.1"))
    words = following(view.low, figure.end, 4)
    for count in range(len(words), 0, -1):
        name = " ".join(w.word.rstrip("'") for w in words[:count])
        if name in lexicon.units.points:
            reading = make(figure, Kind.PERCENT, words[count - 1].end, None)
            reading.role = "points"
            return reading
        if name in lexicon.units.percent:
            return make(figure, Kind.PERCENT, words[count - 1].end, None)
    return None


def _linked(low: str, figure: Figure, lexicon: Lexicon) -> int:
    """The place of the unit: behind "de" or "of an" for fractions and scales, else right behind the figure."""
    linked = figure.form in ("fraction", "vague") or figure.scale != ONE or figure.approx
    m = lexicon.units.link.match(low, figure.end) if linked else None
    return m.end() if m else figure.end


def read_duration(view: View, figure: Figure, lexicon: Lexicon) -> Reading | None:
    """``quatre ans``, ``48 h``, ``a quarter of an hour``, ``2 hours 10``, ``three years and a half``."""
    low = view.low
    reading = _one_duration(view, figure, lexicon)
    if reading is None or figure.form == "vague":
        return reading and _aged(view, reading, lexicon)
    last = reading.factor
    for _ in range(4):  # "1 hour and 30 minutes"
        if half := _half(low, reading.end, lexicon):
            reading.lo = reading.hi = (reading.lo or Decimal(0)) + half[0] * last
            reading.end = half[1]
            break
        place = reading.end
        if low[place : place + 1] != " ":
            break
        joined = lexicon.numbers.half_join.match(low, place)
        place = joined.end() if joined else place + 1
        if place >= len(low):
            break
        nxt = read_number(low, place, lexicon.numbers)
        if nxt is None or nxt.form not in ("digits", "words") or nxt.value >= 60 or nxt.scale != ONE:
            break
        more = _one_duration(view, nxt, lexicon)
        if more is None:
            bare_end = low[nxt.end : nxt.end + 1]
            if last == _HOUR and nxt.form == "digits" and bare_end in ("", ".", ",", "\n") and joined is None:
                reading.lo = reading.hi = (reading.lo or Decimal(0)) + nxt.value * 60
                reading.end = nxt.end
            break
        if more.factor >= last or last > _YEAR:
            break
        reading.lo = reading.hi = (reading.lo or Decimal(0)) + (more.lo or Decimal(0))
        reading.end, last = more.end, more.factor
    return _aged(view, reading, lexicon)


def _half(low: str, at: int, lexicon: Lexicon) -> tuple[Decimal, int] | None:
    m = lexicon.numbers.half_join.match(low, at)
    if m is None:
        return None
    words = following(low, m.end(), 1)
    word = lexicon.numbers.words.get(words[0].word) if words else None
    return (ONE / word.value, words[0].end) if word is not None and word.category == "denominator" else None


def _one_duration(view: View, figure: Figure, lexicon: Lexicon) -> Reading | None:
    low, table = view.low, lexicon.units
    place = _linked(low, figure, lexicon)
    words = following(low, place, 4)
    skipped = 0
    while skipped < len(words) and skipped < 3 and words[skipped].word in lexicon.counts.adjectives:
        skipped += 1
    for first in (0, skipped) if skipped else (0,):
        for count in (2, 1):
            name = " ".join(w.word.rstrip("'") for w in words[first : first + count])
            worth = table.durations.get(name)
            if worth is None or len(words) < first + count:
                continue
            if first == 0 and name in table.glued and (words[0].gap or figure.value % 10 == 0):  # "in his 40s"
                return None
            if first and (len(name) == 1 or (figure.value > 1 and not name.endswith(lexicon.counts.endings))):
                return None
            if name in table.clock_units and _is_clock(low, figure, words[first + count - 1].end, lexicon):
                return None
            return make(figure, Kind.DURATION, words[first + count - 1].end, "s", worth)
    return None


def _is_clock(low: str, figure: Figure, end: int, lexicon: Lexicon) -> bool:
    """``à 16 h``: whole hours of a day, no word before them that measures, no smaller unit behind."""
    if figure.form != "digits" or figure.value > 24 or figure.step != ONE:
        return False
    if _PARTS.match(low, end):
        return False
    before = re.search(r"([^\W\d_]+'?) ?$", low[max(0, figure.start - 16) : figure.start])
    return before is None or before[1] not in lexicon.units.clock_behind


def _aged(view: View, reading: Reading, lexicon: Lexicon) -> Reading:
    """Give a duration the role ``age`` where the words around it say so."""
    low, table = view.low, lexicon.units
    words = following(low, reading.end, 2)
    for count in (2, 1):
        if len(words) >= count and " ".join(w.word for w in words[:count]) in table.age_after:
            reading.end = words[count - 1].end
            reading.role = "age"
            return reading
    announced = reading.factor >= _DAY and age_before(low, reading.start, lexicon)
    announced = announced or (reading.factor == _YEAR and _heads_clause(low, reading.start, lexicon))
    years = reading.factor >= _YEAR
    if announced or (table.apposition and years and _set_off(view, reading.start, reading.end)):
        reading.role = "age"
    return reading


def _heads_clause(low: str, start: int, lexicon: Lexicon) -> bool:
    """``À 80 ans, il``: behind a preposition that begins a clause."""
    m = _CLAUSE.search(low, max(0, start - 16), start)
    return m is not None and m[1] in lexicon.units.age_clause


def _set_off(view: View, start: int, end: int) -> bool:
    """Between commas (or in brackets) behind a capitalised word: ``Anne Morel, 66 ans,``."""
    raw = view.raw
    left = raw[max(0, start - 30) : start].rstrip()
    if not left or left[-1] not in ",(" or raw[end : end + 1] not in (",", ")", "."):
        return False
    word = re.search(r"([^\W\d_][\w'’-]*)\s*[,(]$", left)
    return word is not None and word[1][0].isupper()


def age_before(low: str, start: int, lexicon: Lexicon, bare: bool = False) -> bool:
    """Whether the words before ``start`` announce an age; ``bare``: even without a unit of time."""
    phrases = lexicon.units.bare_age_before if bare else lexicon.units.age_before
    words = re.findall(r"[^\W_]+'?|[^\w\s]", low[max(0, start - 24) : start])
    return any(tuple(words[-len(phrase) :]) == phrase for phrase in phrases)


def bare_age(view: View, figure: Figure, lexicon: Lexicon) -> Reading | None:
    """``Maddon, 66, said``: a bare number between commas behind a name."""
    if figure.form not in ("digits", "words") or figure.grouped or not 0 < figure.value < 115:
        return None
    if age_before(view.low, figure.start, lexicon, bare=True):
        reading = make(figure, Kind.DURATION, figure.end, "s", _YEAR)
        reading.role = "age"
        return reading
    if not lexicon.units.bare_apposition or figure.form != "digits":
        return None
    if view.raw[figure.end : figure.end + 1] != "," or not _set_off(view, figure.start, figure.end):
        return None
    if view.raw[figure.start - 1] != " " or view.raw[figure.end + 1 : figure.end + 2] != " ":
        return None
    if view.raw[figure.end + 2 : figure.end + 3].isdigit():
        return None
    reading = make(figure, Kind.DURATION, figure.end, "s", _YEAR)
    reading.role = "age"
    return reading


def read_quantity(view: View, figure: Figure, lexicon: Lexicon) -> Reading | None:
    """``12 km``, ``30 degrés Celsius``, ``2.8bn km``, ``10-gallon``, ``5 ft 2 in``, ``2 degrees below zero``."""
    reading = measured(view, figure, lexicon)
    if reading is None or reading.unit is None:
        return reading
    if reading.unit.startswith("°"):
        below = lexicon.units.below_zero.match(view.low, reading.end)
        if below is not None and reading.lo is not None:
            reading.lo = reading.hi = -reading.lo
            reading.end, reading.negative = below.end(), True
        return reading
    return _compound(view, reading, lexicon)


def measured(view: View, figure: Figure, lexicon: Lexicon) -> Reading | None:
    """``figure`` with the unit behind it: a name, else a sign; the same behind a sign of scale ("12.3m tonnes")."""
    scaled = scale_sign(view.raw, figure, lexicon.numbers, money=True)
    if scaled is not figure and view.raw[figure.end] == " " and view.raw[figure.end + 1 : scaled.end] in _METRE:
        scaled = figure
    figures = (figure,) if scaled is figure else (figure, scaled)
    for one in figures:
        words = following(view.low, _linked(view.low, one, lexicon), 5)
        for count in range(len(words), 0, -1):
            name = " ".join(w.word.rstrip("'") for w in words[:count])
            unit = lexicon.units.names.get(name)
            if unit is not None:
                return make(one, Kind.QUANTITY, words[count - 1].end, unit)
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


def _inches(view: View, figure: Figure) -> Reading | None:
    """``5"`` and ``5''``, unless the mark closes a quotation."""
    raw, end = view.raw, figure.end
    mark = next((mark for mark in ('"', "''") if raw.startswith(mark, end)), None)
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
    if whole is None or not small.value < whole:
        return reading
    reading.lo = reading.hi = reading.lo + small.value / whole
    reading.end = stop
    return reading


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
    if glued:
        return not (sign in _UNSPACED and figure.value < 10 and figure.step == ONE)
    return sign not in _UNSPACED and rest[:1] not in ("'", "’", "-")
