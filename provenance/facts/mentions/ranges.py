"""Two figures that bound one value: ``entre 5 et 10 milliards``, ``$5-10bn``, ``de 5 à 7 %``, ``two or three``."""

import re
from dataclasses import replace
from decimal import Decimal

from provenance.facts.lang import Lexicon
from provenance.facts.lang.fold import View
from provenance.facts.mentions import hedges
from provenance.facts.mentions.numbers import ONE
from provenance.facts.mentions.reading import Reading
from provenance.facts.model import Kind

_DASH = re.compile(r" ?- ?~?(?=[^\s-])")
_CHANGE_REACH = 48
_CARRIED = frozenset((Kind.DURATION, Kind.QUANTITY, Kind.PERCENT))
_WORD = re.compile(r"[^\W\d_]+")


def _changes(low: str, at: int, lexicon: Lexicon) -> bool:
    """Whether the words before a "from X to Y" say that one became the other."""
    words = _WORD.findall(low[max(0, at - _CHANGE_REACH) : at])
    return any(word in lexicon.hedges.change for word in words[-4:])


def _second(view: View, at: int, lexicon: Lexicon) -> Reading | None:
    """The figure that starts at ``at``, its currency sign and a hedge before it included."""
    from provenance.facts.mentions.scan import read_at, signed

    low = view.low
    tries = [at + 1] if low[at : at + 1] == "-" and low[at - 1 : at] == " " else [at]
    if sign := lexicon.money.before.pattern and _sign_end(view, at, lexicon):
        tries.insert(0, sign)
    for phrase_end in _hedge_ends(low, at, lexicon):
        tries.append(phrase_end)
    for place in tries:
        if place < len(low) and lexicon.numbers.trigger.match(low, place):
            reading, _ = read_at(view, place, lexicon)
            if reading is not None and reading.figure.form in ("digits", "words", "fraction"):
                return signed(view, reading, lexicon)
    return None


def _sign_end(view: View, at: int, lexicon: Lexicon) -> int | None:
    """Where the digits start behind a currency sign at ``at``."""
    for end in range(at + 1, min(len(view.raw), at + 8)):
        if "0" <= view.raw[end] <= "9":
            found = hedges_free_prefix(view, end, lexicon)
            return end if found == at else None
    return None


def hedges_free_prefix(view: View, at: int, lexicon: Lexicon) -> int | None:
    """Where the currency sign starts that ends at ``at``."""
    from provenance.facts.mentions.money import prefix

    found = prefix(view, at, lexicon)
    return found[0] if found else None


def _hedge_ends(low: str, at: int, lexicon: Lexicon) -> list[int]:
    """Behind one hedging word at ``at``: "between 2 and about 7"."""
    m = _WORD.match(low, at)
    if m is not None and m.group() in lexicon.hedges.before and low[m.end() : m.end() + 1] in (" ", "'"):
        return [m.end() + 1]
    return []


def joined(view: View, first: Reading, lexicon: Lexicon) -> list[Reading]:
    """``first`` alone; or the range it opens; or both ends of a change, each with its unit."""
    if first.kind is Kind.ORDINAL or first.figure.form == "vague":
        return [first]
    low, numbers = view.low, lexicon.numbers
    around = hedges.before(low, first.start, first.kind, lexicon)
    link = None
    kind = ""
    for name, pattern in (("to", numbers.range_to), ("dash", _DASH), ("or", numbers.range_or), ("and", numbers.range_and)):
        if name == "and" and not around.between:
            continue
        starts = [first.end] if first.kind is not Kind.COUNT else [first.end, first.figure.end]
        if name == "to" and low.startswith("- ", first.end):  # "8- to 16-meter"
            starts.append(first.end + 1)
        for place in starts:
            link = pattern.match(low, place)
            if link is not None:
                break
        if link is not None:
            kind = name
            break
    if link is None:
        return [first]
    if first.kind is Kind.COUNT and link.start() == first.figure.end:
        return [first]
    second = _second(view, link.end(), lexicon)
    if second is None:
        return [first]
    left = _like(first, second, kind)
    if left is None and kind == "to" and second.bare and second.figure.scale == ONE and first.kind in _CARRIED:
        if around.ranged or first.role == "age":  # "from 208 pounds to 193", "aged 25 to 54"
            left, second = first, _shaped(second, first, second.figure.value * first.factor)
    if left is None:
        return [first]
    if kind == "or" and not (left.bare or left.lo and second.lo and second.lo <= left.lo * 2):
        return [first]
    if kind == "to" and around.ranged and _changes(low, around.start, lexicon):
        return [left, second]
    if (left.lo or Decimal(0)) >= (second.hi or Decimal(0)):
        if not (kind == "to" and around.ranged and not second.bare) or left.lo == second.hi:
            return [left] if left is first else [first]
        return [replace(second, start=first.start, lo=second.lo, hi=left.lo, prefixed=first.prefixed)]
    if kind == "dash" and second.kind is Kind.NUMBER and left.figure.scale == ONE and not around.hedge.value != "none":
        if second.figure.scale == ONE and left.figure.step == ONE:
            return [first]
    if kind == "to" and not around.ranged and left.bare and second.kind is Kind.NUMBER and not around.between:
        if second.figure.step == ONE and second.figure.scale == ONE and second.lo is not None and second.lo < 1000:
            return [first]
    whole = replace(
        second, start=first.start, figure=second.figure._replace(start=first.start), lo=left.lo, hi=second.hi,
        approx=left.approx or second.approx, prefixed=first.prefixed,
    )  # fmt: skip
    return [whole]


def _like(first: Reading, second: Reading, kind: str) -> Reading | None:
    """``first`` in the scale and unit of ``second``, or None when they are not two of one thing."""
    if first.kind is second.kind and first.unit == second.unit and not first.bare:
        if first.prefixed and first.figure.scale == ONE and second.figure.scale != ONE and kind == "dash":
            return _rescaled(first, second) if first.lo is not None and first.lo < 1000 else first
        if first.kind is Kind.MONEY and first.prefixed and first.figure.scale == ONE and second.figure.scale != ONE:
            small = first.figure.value < second.figure.value / second.figure.scale and not first.figure.grouped
            return _rescaled(first, second) if small else first
        return first
    if first.kind is Kind.DURATION and second.kind is Kind.DURATION:
        return first
    if first.prefixed and second.bare:
        return None if second.figure.scale == ONE and kind != "dash" else first
    if not first.bare:
        return None
    scale = second.figure.scale
    if scale != ONE and first.figure.scale == ONE and first.figure.value < second.figure.value / scale:
        return _rescaled(first, second)
    if scale != ONE and first.figure.scale == ONE and first.figure.value >= 1000:
        return _shaped(first, second, first.figure.value * second.factor)
    if scale != ONE and first.figure.scale == ONE:
        return None
    return _shaped(first, second, first.figure.value * second.factor)


def _rescaled(first: Reading, second: Reading) -> Reading:
    scale = second.figure.scale
    figure = first.figure._replace(value=first.figure.value * scale, step=first.figure.step * scale, scale=scale)
    return replace(_shaped(first, second, figure.value * second.factor), figure=figure)


def _shaped(first: Reading, second: Reading, value: Decimal) -> Reading:
    return replace(first, kind=second.kind, unit=second.unit, factor=second.factor, lo=value, hi=value, role=second.role)
