"""Amounts of money: a currency before or behind a figure, by sign, code or name, with news abbreviations of scale."""

import re
from collections.abc import Sequence
from decimal import Decimal

from provenance.facts.lang import Lexicon
from provenance.facts.lang.fold import View
from provenance.facts.mentions.digits import scale_sign
from provenance.facts.mentions.figure import ONE, Figure
from provenance.facts.mentions.numbers import read_number
from provenance.facts.mentions.reading import Following, Reading, following, make
from provenance.facts.model import Kind

LONGEST_SIGN = 8
CODE_LENGTH = 3
_THIN = re.compile(r"[\u00a0\u202f\u2009]")
_BLANKS = " \u00a0\u202f\u2009"
_REST = re.compile(r"[ ](?P<digits>[0-9]{2})(?=[.,;:!?)]*(?:\s|$))(?! [^\W\d_])")
# What must follow letters that are more often something else, or lost their bytes on the way: "PS2.7m", "PS1,200" and
# "R500 million" are money, "PS5" is none.
_BROKEN = re.compile(
    r"[0-9]{1,3}(?:(?:\.[0-9]{1,2})?(?:tn|bn|m|k|M)(?![^\W_])|(?:[,. \u00a0\u202f][0-9]{3})+(?![0-9])"
    r"|\.[0-9]{2}(?![0-9])|(?:[.,][0-9]{1,2})? (?:(?:m|b|tr)illi|(?:bn|tn)(?![^\W_])))"
)
_CENTS = Decimal(100)
_CLOSING = re.compile(r"\s*(?:[.;!?)\n]|$)")
# "1€50": two digits at the other side of a sign.
_GLUED_CENTS = re.compile(r"(?P<sign>[€$£])(?P<cents>[0-9]{2})(?![.,]?[0-9]|[^\W_])")
# From this on a name that is also a word counts as a currency.
_PLENTY = Decimal(100)


def prefix(view: View, at: int, lexicon: Lexicon) -> tuple[int, str] | None:
    """The currency sign that ends at ``at``: where it starts and its code."""
    last = at - 2 if view.raw[at - 1 : at] in _BLANKS else at - 1
    if last < 0 or view.raw[last] not in lexicon.money.ends:
        return None
    m = lexicon.money.before.search(view.raw, max(0, at - LONGEST_SIGN), at)
    if m is None:
        return None
    sign = _THIN.sub(" ", m.group()).rstrip()
    code = lexicon.money.signs.get(sign)
    if code is None or (sign in lexicon.money.weak and view.raw[at - 1].isspace() and sign.islower()):
        return None
    if sign in lexicon.money.broken and not _BROKEN.match(view.raw, at):
        return None
    return m.start(), code


def _named(view: View, figure: Figure, lexicon: Lexicon) -> tuple[int, str] | None:
    """The currency name behind a figure: "dollars", "de dollars canadiens", "million-dollar"."""
    low, table = view.low, lexicon.money
    place = figure.end
    if link := table.link.match(low, figure.end):
        place = link.end()
    words = following(low, place)
    if not words or words[0].word.rstrip("'") not in table.firsts:
        return None
    if place != figure.end and words[0].gap:
        return None
    for count in range(len(words), 0, -1):
        if view.low[words[count - 1].end : words[count - 1].end + 1].isdigit():
            continue  # "3 USD50"
        name = _joined(words[:count])
        code = table.names.get(name)
        if code is None and figure.scale > 1000 and not _weighs(low, words[count - 1].end, lexicon):
            code = table.scaled.get(name)
        if code is None and (figure.scale != ONE or (figure.form == "digits" and figure.value >= _PLENTY)):
            code = table.large.get(name)
        if code is not None:
            return words[count - 1].end, code
    return None


def _weighs(low: str, end: int, lexicon: Lexicon) -> bool:
    """``50 million pounds of beef``: what follows has a weight, unless it is said to be money."""
    m = lexicon.money.link.match(low, end)
    behind = following(low, m.end(), 1) if m and lexicon.money.of_money else ()
    return bool(behind) and behind[0].word not in lexicon.money.of_money


def _joined(words: Sequence[Following]) -> str:
    return " ".join(w.word.rstrip("'") for w in words)


def _minor(view: View, reading: Reading, lexicon: Lexicon) -> Reading:
    """``10 $ 30 cents``, ``15 dollars 50``."""
    low = view.low
    if reading.figure.scale != ONE or reading.figure.step != ONE or low[reading.end : reading.end + 1] != " ":
        return reading
    joined = lexicon.numbers.half_join.match(low, reading.end)
    place = joined.end() if joined else reading.end + 1
    if lexicon.numbers.trigger.match(low, place):
        small = read_number(low, place, lexicon.numbers)
        if small is not None and small.form in ("digits", "words") and small.value < 100 and not small.grouped:
            minor = minor_behind(view, small.end, lexicon)
            bare = not joined and (
                _REST.match(low, reading.end) is not None
                if small.form == "digits"
                else small.value >= 10 and _CLOSING.match(low, small.end) is not None
            )
            if minor is not None or bare:
                end = minor[0] if minor is not None else small.end
                value = reading.figure.value + small.value / _CENTS
                figure = reading.figure._replace(end=end, value=value, step=Decimal("0.01"))
                grown = make(figure, Kind.MONEY, end, reading.unit)
                grown.start = reading.start
                return grown
    return reading


def read_money(view: View, figure: Figure, lexicon: Lexicon, floor: int = 0) -> Reading | None:
    """``figure`` as an amount of money, or None. A sign before it may not start before ``floor``."""
    before = prefix(view, figure.start, lexicon)
    if before is not None and before[0] >= floor:
        return _prefixed(view, figure, before, lexicon)
    return _signed(view, figure, lexicon) or _spelled(view, figure, lexicon)


def _prefixed(view: View, figure: Figure, before: tuple[int, str], lexicon: Lexicon) -> Reading:
    """``$277M``, ``US$ 3bn``, ``$100 USD``."""
    start, code = before
    scaled = scale_sign(view.raw, figure, lexicon.numbers, money=True)
    end = scaled.end
    m = lexicon.money.behind.match(view.raw, end)
    if m is not None and m["scale"] is None and len(m["sign"]) == CODE_LENGTH and m["sign"].isalpha():
        code, end = lexicon.money.signs[m["sign"]], m.end()
    reading = make(scaled, Kind.MONEY, end, code)
    reading.start = start
    reading.prefixed = True
    return _minor(view, reading, lexicon)


def _signed(view: View, figure: Figure, lexicon: Lexicon) -> Reading | None:
    """``20 €``, ``500Mds$``, ``68 Md $US``, ``30 MUSD``, ``75 USD million``, ``14 millions de $``."""
    table = lexicon.money
    if figure.form == "digits" and not figure.grouped and (m := _GLUED_CENTS.match(view.raw, figure.end)):
        value = figure.value + Decimal(m["cents"]) / _CENTS
        return make(figure._replace(value=value, step=Decimal("0.01")), Kind.MONEY, m.end(), table.signs[m["sign"]])
    m = table.behind.match(view.raw, figure.end)
    if m is not None:
        sign, scaled = _THIN.sub(" ", m["sign"]), figure
        if m["scale"] is not None:
            if figure.scale != ONE:
                return None
            numbers = lexicon.numbers
            worth = numbers.signs.get(m["scale"]) or numbers.money_signs[m["scale"]]
            scaled = figure._replace(value=figure.value * worth, step=figure.step * worth, scale=worth)
        if (grown := scale_behind(view, scaled, m.end(), lexicon)) is not None:
            return make(grown, Kind.MONEY, grown.end, table.signs[sign])
        weak = sign in table.weak and scaled.scale == ONE and not (figure.grouped and sign.isupper())
        if not weak and not _is_name(view, m.end(), sign):
            return _minor(view, make(scaled, Kind.MONEY, m.end(), table.signs[sign]), lexicon)
    linked = table.link.match(view.low, figure.end)
    m = table.behind.match(view.raw, linked.end()) if linked else None
    if m is not None and m["scale"] is None and not m["sign"].isalpha():
        return make(figure, Kind.MONEY, m.end(), table.signs[_THIN.sub(" ", m["sign"])])
    return None


def _spelled(view: View, figure: Figure, lexicon: Lexicon) -> Reading | None:
    """``10 milliards de dollars``, ``34 cents``."""
    if figure.scale == ONE and (minor := minor_behind(view, figure.end, lexicon)) is not None:
        return make(figure, Kind.MONEY, *minor)
    scaled = scale_sign(view.raw, figure, lexicon.numbers, money=True)
    for candidate in (figure,) if scaled is figure else (figure, scaled):
        named = _named(view, candidate, lexicon)
        if named is not None:
            return _minor(view, make(candidate, Kind.MONEY, named[0], named[1]), lexicon)
    linked = lexicon.money.link.match(view.low, figure.end) if figure.scale != ONE or figure.approx else None
    minor = minor_behind(view, linked.end() if linked else figure.end, lexicon)
    return make(figure, Kind.MONEY, *minor) if minor is not None else None


def minor_behind(view: View, at: int, lexicon: Lexicon) -> tuple[int, str] | None:
    """Cents and their like at ``at``: where the name ends, and the unit.

    One letter must stand at the figure's side, and be a small one: "20C" is warm.
    """
    low = view.low
    words = following(low, at, 2)
    if words and len(words[0].word) == 1 and view.raw[words[0].start].isupper():
        return None
    if not words or words[0].word.rstrip("'") not in lexicon.money.minor_firsts:
        return None
    for count in range(len(words), 0, -1):
        unit = lexicon.money.minor.get(_joined(words[:count]))
        if unit is not None and bool(words[0].gap or low[at - 1 : at] in " '") != (len(words[0].word) == 1):
            return words[count - 1].end, unit
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
    return sign.isalpha() and len(sign) == CODE_LENGTH and view.raw[end : end + 1] == "-"
