"""Amounts of money: a currency before or behind a figure, by sign, code or name, with news abbreviations of scale."""

import re
from decimal import Decimal

from provenance.facts.lang import Lexicon
from provenance.facts.lang.fold import View
from provenance.facts.mentions.numbers import ONE, Figure, read_number, scale_sign
from provenance.facts.mentions.reading import Following, Reading, following, make
from provenance.facts.model import Kind

LONGEST_SIGN = 8
_REST = re.compile(r"[ ](?P<digits>[0-9]{2})(?=[.,;:!?)]*(?:\s|$))(?! [^\W\d_])")
_CENTS = Decimal(100)


def prefix(view: View, at: int, lexicon: Lexicon) -> tuple[int, str] | None:
    """The currency sign that ends at ``at``: where it starts and its code."""
    m = lexicon.money.before.search(view.raw, max(0, at - LONGEST_SIGN), at)
    if m is None:
        return None
    sign = m.group().rstrip(" \u00a0\u202f\u2009")
    sign = re.sub(r"[\u00a0\u202f\u2009]", " ", sign)
    code = lexicon.money.signs.get(sign)
    if code is None or (sign in lexicon.money.weak and view.raw[at - 1].isspace() and sign.islower()):
        return None
    return m.start(), code


def _named(view: View, figure: Figure, lexicon: Lexicon) -> tuple[int, str] | None:
    """The currency name behind a figure: "dollars", "de dollars canadiens", "million-dollar"."""
    low, table = view.low, lexicon.money
    place = figure.end
    if link := table.link.match(low, figure.end):
        place = link.end()
    words = following(low, place, 4)
    if place != figure.end and words and words[0].gap:
        return None
    for count in range(len(words), 0, -1):
        name = _joined(words[:count])
        code = table.names.get(name) or (table.scaled.get(name) if figure.scale > 1000 else None)
        if code is not None:
            return words[count - 1].end, code
    return None


def _joined(words: list[Following]) -> str:
    return " ".join(w.word.rstrip("'") for w in words)


def _minor(view: View, reading: Reading, lexicon: Lexicon) -> Reading:
    """``10 $ 30 cents``, ``15 dollars 50``."""
    low = view.low
    if reading.figure.scale != ONE or reading.figure.step != ONE or low[reading.end : reading.end + 1] != " ":
        return reading
    if reading.end + 1 < len(low) and low[reading.end + 1] in "0123456789":
        small = read_number(low, reading.end + 1, lexicon.numbers)
        if small is not None and small.form == "digits" and small.value < 100 and not small.grouped:
            words = following(low, small.end, 1)
            named = bool(words) and words[0].word in lexicon.money.minor
            if named or (small.end - small.start == 2 and _REST.match(low, reading.end)):
                end = words[0].end if named else small.end
                value = reading.figure.value + small.value / _CENTS
                figure = reading.figure._replace(end=end, value=value, step=Decimal("0.01"))
                grown = make(figure, Kind.MONEY, end, reading.unit)
                grown.start = reading.start
                return grown
    return reading


def read_money(view: View, figure: Figure, lexicon: Lexicon) -> Reading | None:
    """``figure`` as an amount of money, or None."""
    table = lexicon.money
    before = prefix(view, figure.start, lexicon)
    if before is not None:
        start, code = before
        scaled = scale_sign(view.raw, figure, lexicon.numbers, money=True)
        end = scaled.end
        m = table.behind.match(view.raw, end)
        if m is not None and m["scale"] is None and len(m["sign"]) == 3 and m["sign"].isalpha():  # "$100 USD"
            code, end = table.signs[m["sign"]], m.end()
        reading = make(scaled, Kind.MONEY, end, code)
        reading.start = start
        reading.prefixed = True
        return _minor(view, reading, lexicon)
    m = table.behind.match(view.raw, figure.end)
    if m is not None:
        sign = re.sub(r"[\u00a0\u202f\u2009]", " ", m["sign"])
        scaled = figure
        if m["scale"] is not None and figure.scale == ONE:
            numbers = lexicon.numbers
            worth = numbers.signs.get(m["scale"]) or numbers.money_signs[m["scale"]]
            scaled = figure._replace(value=figure.value * worth, step=figure.step * worth, scale=worth)
        weak = sign in table.weak and scaled.scale == ONE and not (figure.grouped and sign.isupper())
        if (grown := scale_behind(view, scaled, m.end(), lexicon)) is not None:
            return make(grown, Kind.MONEY, grown.end, table.signs[sign])
        if not weak and not (m["scale"] is not None and figure.scale != ONE) and not _is_name(view, m.end(), sign):
            return _minor(view, make(scaled, Kind.MONEY, m.end(), table.signs[sign]), lexicon)
    linked = table.link.match(view.low, figure.end)
    if linked is not None and (m := table.behind.match(view.raw, linked.end())) and m["scale"] is None:  # "de $"
        if not m["sign"].isalpha():
            return make(figure, Kind.MONEY, m.end(), table.signs[re.sub(r"[\u00a0\u202f\u2009]", " ", m["sign"])])
    named = _named(view, figure, lexicon)
    if named is None:
        scaled = scale_sign(view.raw, figure, lexicon.numbers, money=True)
        if scaled is not figure:
            named = _named(view, scaled, lexicon)
            figure = scaled if named else figure
    if named is not None:
        return _minor(view, make(figure, Kind.MONEY, named[0], named[1]), lexicon)
    words = following(view.low, figure.end, 1)
    if words and (unit := table.minor.get(words[0].word)) and (words[0].gap or len(words[0].word) == 1):
        return make(figure, Kind.MONEY, words[0].end, unit)
    return None


def scale_behind(view: View, figure: Figure, end: int, lexicon: Lexicon) -> Figure | None:
    """``75 USD million``: the scale word behind the currency."""
    words = following(view.low, end, 1)
    if not words or words[0].gap != " " or figure.scale != ONE:
        return None
    word = lexicon.numbers.words.get(words[0].word)
    if word is None or word.category != "scale" or word.ordinal:
        return None
    return figure._replace(
        end=words[0].end, value=figure.value * word.value, step=figure.step * word.value, scale=word.value
    )


def _is_name(view: View, end: int, sign: str) -> bool:
    """A code that goes on as a name: "500 AMD chips" keeps its number a count, "3 USD50" its second amount."""
    return sign.isalpha() and view.raw[end : end + 1] in ("-",) and len(sign) == 3
