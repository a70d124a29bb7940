"""Durations and ages."""

import re
from decimal import Decimal

from provenance.facts.lang import Lexicon
from provenance.facts.lang.fold import View
from provenance.facts.mentions.figure import ONE, Figure
from provenance.facts.mentions.numbers import read_number
from provenance.facts.mentions.reading import Reading, following, make
from provenance.facts.mentions.units import half_behind, linked
from provenance.facts.model import Kind
from provenance.facts.set_aside import Reason

_WORDS = re.compile(r"[^\W_]+'?|[^\w\s]")
_CLAUSE = re.compile(r"(?:^|[\n,;:.(«\"] ?)([^\W\d_]{1,4}) $")
_PARTS = re.compile(r" [0-9]{1,2} ?[^\W\d_]{1,8}(?![^\W_])")
_SIXTIETHS = re.compile(r"([0-5][0-9])(?![^\W_])(?![.,][0-9])")
_LONG_WORD = re.compile(r"[^\W\d_]{4,64}")
_MINUTE = Decimal(60)
_HOUR = Decimal(3600)
_DAY = Decimal(86400)
_YEAR = 365 * _DAY
_APPOSED = re.compile(r"([^\W\d_]+), $")
# Below this age a bare number is more often an hour: "at 9, he".
_GROWN = 13
_WORD_BEFORE = re.compile(r"([^\W\d_]+'?) ?$")
# How far around a figure (code points) its line tells whether it is a headline in capitals.
_LINE = 60


def read_duration(view: View, figure: Figure, lexicon: Lexicon) -> Reading | None:
    """``quatre ans``, ``48 h``, ``a quarter of an hour``, ``2 hours 10``, ``three years and a half``."""
    low = view.low
    reading = _one_duration(view, figure, lexicon)
    if reading is None or figure.form == "vague":
        return reading and _aged(view, reading, lexicon)
    last = reading.factor
    for _ in range(4):  # "1 hour and 30 minutes"
        if half := half_behind(low, reading.end, lexicon):
            reading.lo = reading.hi = (reading.lo or Decimal(0)) + half[0] * last
            reading.end = half[1]
            break
        place = reading.end
        if (m := _SIXTIETHS.match(low, place)) and last in (_HOUR, _MINUTE) and low[place - 1] in "hn":  # "2h03"
            reading.lo = reading.hi = (reading.lo or Decimal(0)) + Decimal(m[1]) * last / 60
            reading.end = m.end()
            break
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


def _one_duration(view: View, figure: Figure, lexicon: Lexicon) -> Reading | None:
    low, table = view.low, lexicon.units
    place = linked(low, figure, lexicon)
    words = following(low, place, 4)
    if not words:
        return None
    skipped = 0
    while skipped < len(words) and skipped < 3 and words[skipped].word in lexicon.counts.adjectives:
        skipped += 1
    if not skipped and words[0].word.rstrip("'") not in table.duration_firsts:
        return None
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


def no_length(view: View, reading: Reading, lexicon: Lexicon) -> Reason | None:
    """Why a duration that was read states none: "several years", "60 Minutes" the programme, "one day" to come."""
    figure = reading.figure
    if reading.kind is not Kind.DURATION or reading.role is not None:
        return None
    if figure.form == "vague" and figure.value < 10 and figure.hi != figure.value:
        return Reason.WORD
    if not figure.article and _is_title(view, figure, reading.end, lexicon):
        return Reason.NAME
    return Reason.WORD if figure.value == ONE and _is_some_day(view.low, reading, lexicon) else None


def _is_title(view: View, figure: Figure, end: int, lexicon: Lexicon) -> bool:
    """Whether the unit behind ``figure`` up to ``end`` has a capital where the words around have none."""
    raw = view.raw
    unit = raw[figure.end : end].strip(" -")
    if len(unit) < 2 or not unit[0].isupper() or unit.isupper():
        return False
    if not lexicon.units.capitals:
        return True
    left, right = raw[max(0, figure.start - _LINE) : figure.start], raw[end : end + _LINE]
    words = _LONG_WORD.findall(left.rpartition("\n")[2]) + _LONG_WORD.findall(right.partition("\n")[0])
    return bool(words) and sum(word[0].islower() for word in words) * 2 >= len(words)


def _is_some_day(low: str, reading: Reading, lexicon: Lexicon) -> bool:
    """ "One day" measures only behind a word that measures, or before one: "in one day", "un jour de retard".

    A described one measures nothing: "une année record".
    """
    table = lexicon.units
    unit = low[reading.figure.end : reading.end]
    described = unit in table.described
    if not described and unit not in table.some:
        return False
    before = _WORD_BEFORE.search(low, max(0, reading.start - 16), reading.start)
    if before is not None and before[1] in table.some_behind:
        return False
    words = following(low, reading.end, 2)
    if described and (not words or words[0].word.rstrip("'") in lexicon.counts.stop or words[0].word == "d'"):
        return False
    return all(word.word.rstrip("'") not in table.some_before for word in words)


def _is_clock(low: str, figure: Figure, end: int, lexicon: Lexicon) -> bool:
    """``à 16 h``: whole hours of a day, no word before them that measures, no smaller unit behind."""
    if figure.form != "digits" or figure.value > 24 or figure.step != ONE:
        return False
    if _PARTS.match(low, end):
        return False
    before = _WORD_BEFORE.search(low, max(0, figure.start - 16), figure.start)
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
    return _announced(low, start, lexicon.units.bare_age_before if bare else lexicon.units.age_before)


def _announced(low: str, start: int, phrases: tuple[tuple[str, ...], ...]) -> bool:
    words = _WORDS.findall(low, max(0, start - 24), start)
    return any(tuple(words[-len(phrase) :]) == phrase for phrase in phrases)


def _turned(low: str, figure: Figure, lexicon: Lexicon) -> bool:
    """``She turned 50 in May``, with nothing behind that fifty could count."""
    if not _announced(low, figure.start, lexicon.units.age_turned):
        return False
    words = following(low, figure.end, 1)
    return low[figure.end : figure.end + 1] != "-" and (not words or words[0].word in lexicon.units.age_turned_before)


def _heads_life(low: str, figure: Figure, lexicon: Lexicon) -> bool:
    """``At 35, he``: at the head of a clause, whose subject is a person."""
    if not lexicon.units.age_head_before or low[figure.end : figure.end + 2] != ", ":
        return False
    words = following(low, figure.end + 1, 1)
    return bool(words) and words[0].word in lexicon.units.age_head_before and _heads_clause(low, figure.start, lexicon)


def _behind_person(low: str, figure: Figure, lexicon: Lexicon) -> bool:
    """``The suspect, 33,``."""
    m = _APPOSED.search(low, max(0, figure.start - 24), figure.start)
    return m is not None and m[1] in lexicon.units.age_persons


def bare_age(view: View, figure: Figure, lexicon: Lexicon) -> Reading | None:
    """``Maddon, 66, said``: a bare number between commas behind a name."""
    if figure.form not in ("digits", "words") or figure.grouped or not 0 < figure.value < 115:
        return None
    if age_before(view.low, figure.start, lexicon, bare=True):
        reading = make(figure, Kind.DURATION, figure.end, "s", _YEAR)
        reading.role = "age"
        return reading
    if figure.value >= _GROWN and (_turned(view.low, figure, lexicon) or _heads_life(view.low, figure, lexicon)):
        reading = make(figure, Kind.DURATION, figure.end, "s", _YEAR)
        reading.role = "age"
        return reading
    if not lexicon.units.bare_apposition or figure.form != "digits":
        return None
    if view.raw[figure.end : figure.end + 1] != ",":
        return None
    if not (_set_off(view, figure.start, figure.end) or _behind_person(view.low, figure, lexicon)):
        return None
    if view.raw[figure.start - 1] != " " or view.raw[figure.end + 1 : figure.end + 2] != " ":
        return None
    if view.raw[figure.end + 2 : figure.end + 3].isdigit():
        return None
    reading = make(figure, Kind.DURATION, figure.end, "s", _YEAR)
    reading.role = "age"
    return reading
