"""Numbers in digits: groups and decimals of either convention, powers, fractions, scale signs."""

import re
from decimal import Decimal

from provenance.facts.lang.tables import FRACTION_SIGNS, NumberTable
from provenance.facts.mentions.figure import MAX_DIGITS, ONE, Figure

_DIGITS = re.compile(
    r"(?P<group>[0-9]{1,3}(?:(?P<sep>[ '.,])[0-9]{3})(?:(?P=sep)[0-9]{3}){0,6}(?![0-9])"
    r"|[0-9]{1,2}(?:,[0-9]{2}){1,6},[0-9]{3}(?![0-9])"
    r"|[0-9]{1,30}(?![0-9]))"
    r"(?P<rest>[.,][0-9]{1,30}(?![0-9]))?"
    r"(?P<exp>[eE][+-]?[0-9]{1,2}(?![0-9a-z]))?"
)
TENTHS = re.compile(r"[0-9]{1,15}(?![0-9])")
_POWER = re.compile(
    r" ?[x×*·] ?10(?:\^ ?(?P<sign>[-+]?)(?P<exp>[0-9]{1,2})(?![0-9])|(?P<sign2>[-+])(?P<exp2>[0-9]{1,2})(?![0-9])"
    r"|(?P<raised>⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))"
)
# A power beyond this many digits is no figure.
_GREATEST = 100
_CARET = re.compile(r"\^(?P<exp>[-+]?[0-9]{1,2})(?![0-9])")
_RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
_TEN = re.compile(r"10(?:\^(?P<exp>-?[0-9]{1,2})(?![0-9])|(?P<raised>⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))")
_RATIO = re.compile(r"(?P<den>/ ?[0-9]{1,4})(?![0-9/])|(?: (?P<num>[0-9]{1,3})/(?P<den2>[0-9]{1,4})(?![0-9/]))")
# "k.g." is no thousand.
_GOES_ON = re.compile(r"\.?[^\W_]")
_AFTER_SIGN = re.compile(r"[A-Za-z]{1,4}")


def parse_digits(low: str, at: int, table: NumberTable) -> Figure | None:
    """The figure in digits at ``at``, or None if they make no number."""
    if at and low[at - 1] == table.decimal and (at == 1 or low[at - 2] in " -($€£\n"):  # ".500"
        m = TENTHS.match(low, at)
        return (
            Figure(at - 1, m.end(), Decimal(f"0.{m[0]}"), ONE.scaleb(-len(m[0])), "digits", grouped=True) if m else None
        )
    if ten := _TEN.match(low, at):
        worth = ONE.scaleb(int((ten["exp"] or ten["raised"]).translate(_RAISED)))
        return Figure(at, ten.end(), worth, worth, "digits", grouped=True)
    m = _DIGITS.match(low, at)
    if m is None:
        return None
    group, sep, rest = m["group"], m["sep"], m["rest"]
    end = m.end("group")
    whole, fraction, grouped = group, "", sep is not None
    if sep is not None and sep == table.decimal and group.count(sep) == 1 and not rest:
        # "12,345" in French and "1.234" in English have three decimals
        whole, _, fraction = group.partition(sep)
        grouped = False
    elif sep in (" ", "'") and group[0] == "0":
        return None
    elif rest and (sep is None or rest[0] != sep):
        if len(rest) == 5 and len(group) == 4 and sep is None:  # "2015,2016" are two years
            pass
        else:
            fraction, end = rest[1:], m.end("rest")
    elif rest:
        return None  # "1.234.5" is no number
    if "," in whole and sep is None:
        grouped = True
    bare = whole if whole.isdigit() else re.sub(r"[ '.,]", "", whole)
    if len(bare) + len(fraction) > MAX_DIGITS:
        return None
    value = Decimal(f"{bare}.{fraction}" if fraction else bare)
    step = ONE.scaleb(-len(fraction))
    if m["exp"] and end == m.start("exp"):
        value, step, end = value.scaleb(int(m["exp"][1:])), step.scaleb(int(m["exp"][1:])), m.end()
    elif value and (caret := _CARET.match(low, end)):
        power = value ** int(caret["exp"])
        value, end = (power, caret.end()) if abs(power.adjusted()) <= _GREATEST else (value, end)
    elif raised := _POWER.match(low, end):
        exponent = f"{raised['sign'] or raised['sign2'] or ''}{raised['exp'] or raised['exp2'] or raised['raised']}"
        shift = int(exponent.translate(_RAISED))
        value, step, end = value.scaleb(shift), step.scaleb(shift), raised.end()
    return Figure(at, end, value, step, "digits", grouped=grouped or bool(fraction))


def with_ratio(low: str, figure: Figure) -> Figure:
    """``1/3`` and ``10 1/2``."""
    if figure.grouped:
        return figure
    if low[figure.end : figure.end + 1] in FRACTION_SIGNS or low[figure.end : figure.end + 2].strip() in FRACTION_SIGNS:
        at = figure.end if low[figure.end] in FRACTION_SIGNS else figure.end + 1
        sign = parse_sign(low, at)
        if sign.value < 1:
            return figure._replace(end=at + 1, value=figure.value + sign.value, step=sign.step, form="fraction")
    m = _RATIO.match(low, figure.end)
    if m is None:
        return figure
    if m["den"]:
        below = int(m["den"][1:])
        if below < 2 or figure.value >= below * 10:
            return figure
        return figure._replace(end=m.end(), value=figure.value / below, step=ONE / below, form="fraction")
    above, below = int(m["num"]), int(m["den2"])
    if not 0 < above < below:
        return figure
    return figure._replace(end=m.end(), value=figure.value + Decimal(above) / below, step=ONE / below, form="fraction")


def parse_sign(low: str, at: int) -> Figure:
    """A fraction in one sign: ``½``."""
    above, below = FRACTION_SIGNS[low[at]]
    return Figure(at, at + 1, Decimal(above) / below, ONE / below, "fraction")


def scale_sign(raw: str, figure: Figure, table: NumberTable, money: bool = False) -> Figure:
    """``figure`` with the scale sign behind it ("5.2M", "68 Md"); with ``money`` also signs that need a currency."""
    if figure.scale != ONE:
        return figure
    at = figure.end
    if raw[at : at + 1] in (" ", "\u00a0", "\u202f"):
        at += 1
    m = _AFTER_SIGN.match(raw, at)
    if m is None:
        return figure
    word = m.group()
    if _GOES_ON.match(raw, m.end()):
        return figure
    worth = table.signs.get(word) or (table.money_signs.get(word) if money else None)
    if worth is None and at == figure.end:
        worth = table.glued_signs.get(word)
    if worth is None:
        return figure
    return figure._replace(end=m.end(), value=figure.value * worth, step=figure.step * worth, scale=worth)
