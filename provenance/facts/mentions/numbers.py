"""Numbers in digits and words: one place of folded text → an exact figure.

A figure says how it was written (its last digit's worth, its scale), which later steps need for its precision.
"""

import re
from decimal import Decimal
from typing import NamedTuple

from provenance.facts.lang import NumberTable, Word

MAX_DIGITS = 30
_DIGITS = re.compile(
    r"(?P<group>[0-9]{1,3}(?:(?P<sep>[ '.,])[0-9]{3})(?:(?P=sep)[0-9]{3}){0,6}(?![0-9])"
    r"|[0-9]{1,2}(?:,[0-9]{2}){1,6},[0-9]{3}(?![0-9])"
    r"|[0-9]{1,30}(?![0-9]))"
    r"(?P<rest>[.,][0-9]{1,30}(?![0-9]))?"
    r"(?P<exp>[eE][+-]?[0-9]{1,2}(?![0-9a-z]))?"
)
_TENTHS = re.compile(r"[0-9]{1,15}(?![0-9])")
_POWER = re.compile(r" ?[x×*] ?10\^? ?(?P<sign>[-+]?)(?P<exp>[0-9]{1,2})(?![0-9])")
_RATIO = re.compile(r"(?P<den>/ ?[0-9]{1,4})(?![0-9/])|(?: (?P<num>[0-9]{1,3})/(?P<den2>[0-9]{1,4})(?![0-9/]))")
_SIGNS = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "1/3", "⅔": "2/3", "⅛": "0.125"}
_AFTER_SIGN = re.compile(r"[A-Za-z]{1,4}")
_GAP = re.compile(r"[ -]|, (?=[^\W_])|")
_SPACE = re.compile(r"[ -]?")
_RANK = {"unit": 1, "teen": 2, "ten": 3, "hundred": 4, "scale": 5}
ONE = Decimal(1)
HALF = Decimal("0.5")


class Figure(NamedTuple):
    """A number read at a place.

    ``step`` is the worth of the last digit said ("277 million": 10⁶). ``form`` is digits, words, vague (with ``hi``,
    the open upper end, 0 for none), fraction, ordinal. ``scale`` is the scale word or sign multiplied in (1: none).
    """

    start: int
    end: int
    value: Decimal
    step: Decimal
    form: str
    scale: Decimal = ONE
    approx: bool = False
    grouped: bool = False
    hi: Decimal = Decimal(0)
    article: bool = False


def _parse_digits(low: str, at: int, table: NumberTable) -> Figure | None:
    if at and low[at - 1] == table.decimal and (at == 1 or low[at - 2] in " -(\n"):  # ".500"
        m = _TENTHS.match(low, at)
        return (
            Figure(at - 1, m.end(), Decimal(f"0.{m[0]}"), ONE.scaleb(-len(m[0])), "digits", grouped=True) if m else None
        )
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
    bare = re.sub(r"[ '.,]", "", whole)
    if len(bare) + len(fraction) > MAX_DIGITS:
        return None
    value = Decimal(f"{bare}.{fraction}" if fraction else bare)
    step = ONE.scaleb(-len(fraction))
    if m["exp"] and end == m.start("exp"):
        value, step, end = value.scaleb(int(m["exp"][1:])), step.scaleb(int(m["exp"][1:])), m.end()
    elif power := _POWER.match(low, end):
        shift = int(f"{power['sign']}{power['exp']}")
        value, step, end = value.scaleb(shift), step.scaleb(shift), power.end()
    return Figure(at, end, value, step, "digits", grouped=grouped or bool(fraction))


def _ratio(low: str, figure: Figure) -> Figure:
    """``1/3`` and ``10 1/2``."""
    if figure.grouped:
        return figure
    if low[figure.end : figure.end + 1] in _SIGNS or low[figure.end : figure.end + 2].strip() in _SIGNS:
        at = figure.end if low[figure.end] in _SIGNS else figure.end + 1
        sign = _sign(low, at)
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


def _sign(low: str, at: int) -> Figure:
    top, _, below = _SIGNS[low[at]].partition("/")
    value = Decimal(top) / Decimal(below or 1)
    return Figure(at, at + 1, value, value, "fraction")


def _lexeme(low: str, at: int, table: NumberTable) -> tuple[Word, str, int] | None:
    m = table.lexeme.match(low, at)
    if m is None:
        return None
    key = m.group().replace("-", " ")
    return table.words[key], key, m.end()


class _Words:
    """The state of a number in words: what is multiplied out, and the group under way."""

    def __init__(self) -> None:
        self.total = Decimal(0)
        self.group = Decimal(0)
        self.last_scale: Decimal | None = None
        self.last: Word | None = None
        self.step = ONE
        self.count = 0

    def takes(self, word: Word) -> bool:
        """Whether ``word`` can come next."""
        last, category = self.last, word.category
        if last is None:
            return True
        rest = self.group % 100
        if category == "unit":
            return (
                word.value > 0
                and self.group % 10 == 0
                and last.category != "teen"
                and (last.category in ("ten", "hundred", "scale") or (last.value == 0 and self.count == 1))
            )
        if category == "teen":
            return (rest == 0 and last.category in ("hundred", "scale")) or (last.long and last.category == "ten")
        if category == "ten":
            return rest == 0 and last.category in ("hundred", "scale")
        if category == "hundred":
            return 0 < self.group < 100 or (self.group == 0 and last.category == "scale")
        return category == "scale" and last.category != "collective" and (self.group > 0 or last.category == "scale")

    def add(self, word: Word) -> None:
        """Take ``word`` in."""
        if word.category in ("unit", "teen", "ten"):
            self.group += word.value
            self.step = ONE
        elif word.category == "hundred":
            self.group = (self.group or ONE) * word.value
        elif self.last_scale is not None and word.value > self.last_scale:  # "three thousand millions"
            self.total = (self.total + self.group) * word.value
            self.group, self.last_scale, self.step = Decimal(0), word.value, word.value
        elif self.last is not None and self.last.category == "scale" and self.group == 0:  # "thousand million"
            self.total *= word.value
            self.step *= word.value
        else:
            self.total += (self.group or ONE) * word.value
            self.group, self.last_scale, self.step = Decimal(0), word.value, word.value
        self.last = word
        self.count += 1

    @property
    def value(self) -> Decimal:
        return self.total + self.group


def _joined(low: str, at: int, table: NumberTable, state: _Words) -> int | None:
    """The place behind an "and" that goes on with the number, if there is one."""
    m = table.join.match(low, at) if table.join else None
    if m is None or state.last is None:
        return None
    nxt = _lexeme(low, m.end(), table)
    if nxt is None or nxt[0].plural:
        return None
    word, key, end = nxt
    if key in table.join_before:
        return m.end() if state.last.category in ("ten", "hundred", "scale") else None
    if state.last.category not in table.join_after or word.category not in ("unit", "teen", "ten", "hundred"):
        return None
    after = _lexeme(low, end + 1, table) if low[end : end + 1] in (" ", "-") else None
    if after and after[0].category == "denominator":
        return None
    if state.last.category == "hundred" and after and after[0].category == "hundred":
        return None  # "two hundred and three hundred" are two numbers
    if state.last.category == "scale" and after and after[0].category == "scale" and after[0].value >= state.last.value:
        return None
    return m.end()


def _comma(low: str, at: int, table: NumberTable, state: _Words) -> int | None:
    """The place behind a comma inside a number in words: only behind a scale and before hundreds or a smaller scale."""
    if low[at : at + 2] != ", " or state.last is None or state.last.category != "scale" or not table.join_after:
        return None
    place = at + 2
    for _ in range(8):
        nxt = _lexeme(low, place, table)
        if nxt is None or nxt[0].ordinal:
            return None
        if nxt[0].category == "hundred" or (nxt[0].category == "scale" and nxt[0].value < state.last.value):
            return at + 2
        place = nxt[2] + 1
    return None


def _parse_words(low: str, at: int, table: NumberTable, seed: Figure | None = None) -> Figure | None:
    """A number in words; ``seed`` is a figure in digits that a scale word follows."""
    state = _Words()
    place, end = at, at
    ordinal = False
    if seed is not None:
        state.group, state.step, state.last, state.count = seed.value, seed.step, Word("unit", seed.value), 1
        end = seed.end
        place = _SPACE.match(low, end).end()  # type: ignore[union-attr]
    scale = ONE
    fraction: Decimal | None = None
    while state.count < 40:
        nxt = _lexeme(low, place, table)
        if nxt is None:
            break
        word, _, after = nxt
        if word.category in ("collective", "vague", "denominator"):
            break
        if seed is not None and state.count == 1 and word.category not in ("hundred", "scale"):
            break
        if word.plural:  # "two fifths"
            if state.last is None or not state.value > 0 or scale != ONE:
                break
            fraction, end = word.value, after
            break
        if word.ordinal and state.count == 1 and state.value == 1 and word.value > 2 and seed is None:  # "one sixth"
            fraction, end = word.value, after
            break
        if seed is not None and state.count == 1:
            if word.category == "hundred" and (seed.value >= 100 or not table.digits_hundred):
                break
            if word.category == "hundred":
                state.group *= word.value
                state.step *= word.value
                state.last = word
                state.count += 1
            else:
                state.total, state.group = seed.value * word.value, Decimal(0)
                state.step, state.last_scale, state.last = seed.step * word.value, word.value, word
                state.count += 1
                scale = word.value
        elif state.takes(word):
            state.add(word)
            if word.category == "scale":
                scale = max(scale, word.value)
        else:
            break
        end = after
        if word.ordinal:
            ordinal = True
            break
        joined = _joined(low, end, table, state) or _comma(low, end, table, state)
        if joined is not None:
            place = joined
            continue
        if low[end : end + 1] not in (" ", "-"):
            break
        place = end + 1
    if seed is not None and end == seed.end:
        return seed
    if state.count == 0:
        return None
    start = seed.start if seed is not None else at
    if fraction is not None:
        return Figure(start, end, state.value / fraction, ONE / fraction, "fraction")
    step = state.step if scale != ONE or seed is not None else ONE
    return Figure(start, end, state.value, step, "ordinal" if ordinal else "words", scale)


def _halves(low: str, figure: Figure, table: NumberTable) -> Figure:
    """``deux milliards et demi``, ``two and a half``, ``five billion and three quarters``, ``virgule cinq``."""
    unit = figure.scale if figure.scale != ONE else ONE
    if point := table.point.match(low, figure.end):
        digits: list[str] = []
        place = point.end()
        if (tail := _TENTHS.match(low, place)) and figure.form == "digits":
            grown = figure._replace(
                end=tail.end(),
                value=figure.value + Decimal(f"0.{tail[0]}"),
                step=ONE.scaleb(-len(tail[0])),
                grouped=True,
            )
            return _parse_words(low, grown.end, table, grown) or grown
        while len(digits) < 12 and (nxt := _lexeme(low, place, table)):
            if nxt[0].category == "unit" and not nxt[0].ordinal:
                digits.append(str(nxt[0].value))
            elif nxt[0].category in ("teen", "ten") and not digits and not nxt[0].ordinal:
                digits.extend(str(nxt[0].value))
            else:
                break
            end = nxt[2]
            if low[end : end + 1] not in (" ", "-"):
                break
            place = end + 1
        if digits:
            part = Decimal("0." + "".join(digits))
            grown = figure._replace(end=end, value=figure.value + part, step=ONE.scaleb(-len(digits)), grouped=True)
            scaled = _parse_words(low, grown.end, table, grown)
            return scaled or grown
    m = table.half_join.match(low, figure.end)
    if m is None:
        return figure
    top, place = ONE, m.end()
    nxt = _lexeme(low, place, table)
    if nxt and nxt[0].category == "unit" and not nxt[0].ordinal and low[nxt[2] : nxt[2] + 1] in (" ", "-"):
        top = nxt[0].value
        nxt = _lexeme(low, nxt[2] + 1, table)
    if nxt is None or nxt[0].category != "denominator" or not 0 < top < nxt[0].value:
        return figure
    if top == 1 and nxt[1].endswith("s"):
        return figure
    part = top / nxt[0].value * unit
    return figure._replace(end=nxt[2], value=figure.value + part, step=part / top, grouped=True)


def _scaled_by(low: str, figure: Figure, table: NumberTable) -> Figure:
    """A fraction or a collective that multiplies what follows: half a million, une dizaine de milliards."""
    place = figure.end
    for pattern in (table.half_link, table.of):
        if m := pattern.match(low, figure.end):
            place = m.end()
            break
    else:
        if low[place : place + 1] in (" ", "-"):
            place += 1
        else:
            return figure
    nxt = _lexeme(low, place, table)
    if nxt is None or nxt[0].ordinal:
        return figure
    word, _, end = nxt
    if word.category == "scale" or (word.category == "hundred" and figure.form == "vague"):
        grown = figure._replace(
            end=end, value=figure.value * word.value, step=figure.step * word.value, hi=figure.hi * word.value
        )
        return grown._replace(scale=word.value if word.category == "scale" else ONE)
    if word.category == "collective" and (figure.form in ("vague", "fraction") or figure.approx):
        grown = figure._replace(
            end=end, value=figure.value * word.value, step=figure.step * word.value, hi=figure.hi * word.value,
            approx=True,
        )  # fmt: skip
        return _scaled_by(low, grown, table) if figure.form == "vague" else grown
    return figure


def _group_words(low: str, at: int, table: NumberTable) -> Figure | None:
    """Figures that are neither plain digits nor plain words: vague, collective, fractions, bare plurals."""
    nxt = _lexeme(low, at, table)
    if nxt is None:
        return None
    word, key, end = nxt
    if word.category == "vague":
        same = word.hi == word.value
        figure = Figure(at, end, word.value, ONE, "vague", approx=True, hi=Decimal(0) if same else word.hi)
        if same:
            return figure._replace(form="words")
        return _scaled_by(low, figure, table)
    if word.category == "collective":
        if word.plural and not word.exact:  # "des dizaines de milliers"
            figure = Figure(at, end, word.value, word.value, "vague", approx=True)
            return _scaled_by(low, figure, table)
        figure = Figure(at, end, word.value, word.value, "words", approx=not word.exact)
        return _scaled_by(low, figure, table)
    if word.category == "denominator":
        if key not in table.lone and not key.startswith("quar"):
            return None
        figure = Figure(at, end, ONE / word.value, ONE / word.value, "fraction")
        return _scaled_by(low, figure, table)
    if word.category == "scale" and not word.ordinal and key.endswith("s"):  # "des millions de", "billions of"
        return Figure(at, end, word.value, word.value, "vague", word.value, approx=True)
    return None


def _numerator(low: str, figure: Figure, table: NumberTable) -> Figure:
    """``deux tiers``, ``three quarters``, ``trois dizaines``: a figure before a denominator or a collective."""
    if low[figure.end : figure.end + 1] not in (" ", "-"):
        return figure
    nxt = _lexeme(low, figure.end + 1, table)
    if nxt is None:
        return figure
    word, key, end = nxt
    if word.category == "denominator" and 0 < figure.value < 100 and figure.value == int(figure.value):
        if figure.value > 1 and not key.endswith("s"):
            return figure
        grown = figure._replace(
            end=end, value=figure.value / word.value, step=ONE / word.value, form="fraction", approx=False
        )
        return _scaled_by(low, grown, table)
    if word.category == "collective" and 0 < figure.value < 1000:
        grown = figure._replace(
            end=end, value=figure.value * word.value, step=word.value, approx=not word.exact, form="words"
        )
        return _scaled_by(low, grown, table)
    return figure


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
    if raw[m.end() : m.end() + 1].isalnum():
        return figure
    worth = table.signs.get(word) or (table.money_signs.get(word) if money else None)
    if worth is None and at == figure.end:
        worth = table.glued_signs.get(word)
    if worth is None:
        return figure
    return figure._replace(end=m.end(), value=figure.value * worth, step=figure.step * worth, scale=worth)


def read_number(low: str, at: int, table: NumberTable) -> Figure | None:
    """The figure that starts at ``at`` in folded text, or None. Ends behind its last word or digit."""
    if low[at] in _SIGNS:
        return _scaled_by(low, _sign(low, at), table)
    if "0" <= low[at] <= "9":
        digits = _parse_digits(low, at, table)
        if digits is None:
            return None
        digits = _ratio(low, digits)
        if low[digits.end : digits.end + 1] in (" ", "-"):
            scaled = _parse_words(low, digits.start, table, digits)
            if scaled is not None and scaled is not digits:
                return _halves(low, scaled, table)
            if digits.form == "digits":
                other = _numerator(low, digits, table)
                return other if other is not digits else _halves(low, digits, table)
        return digits
    article = table.lexeme.match(low, at)
    if article is None:
        return _article(low, at, table)
    group = _group_words(low, at, table)
    if group is not None:
        return group
    if article.group() in table.articles:
        return _article(low, at, table) or _plain(low, at, table)
    return _plain(low, at, table)


def _plain(low: str, at: int, table: NumberTable) -> Figure | None:
    words = _parse_words(low, at, table)
    if words is None:
        return None
    if words.form == "words":
        other = _numerator(low, words, table)
        return other if other is not words else _halves(low, words, table)
    if words.form == "fraction":
        return _scaled_by(low, words, table)
    return words


def out_of(low: str, figure: Figure, table: NumberTable) -> Figure:
    """``deux sur trois``, ``one out of five``: a share, when both numbers stand bare."""
    m = table.out_of.match(low, figure.end) or (figure.value == 1 and table.one_in.match(low, figure.end)) or None
    if m is None or figure.form not in ("digits", "words") or figure.scale != ONE or figure.step != ONE:
        return figure
    place = m.end()
    if place >= len(low) or not (low[place].isalnum()):
        return figure
    below = read_number(low, place, table)
    if below is None or below.form not in ("digits", "words") or below.step != ONE or not 1 < below.value <= 1000:
        return figure
    if figure.value > below.value:
        return figure
    return figure._replace(
        end=below.end, value=figure.value / below.value, step=ONE / below.value, form="fraction", article=False
    )


def _article(low: str, at: int, table: NumberTable) -> Figure | None:
    """``un million``, ``a dozen``, ``un tiers``: an article that counts because of the word behind it."""
    for word in table.articles:
        end = at + len(word)
        if low.startswith(word, at) and low[end : end + 1] in (" ", "-"):
            break
    else:
        return None
    nxt = _lexeme(low, end + 1, table)
    if nxt is None:
        one = Figure(at, end, ONE, ONE, "words", article=True)
        share = out_of(low, one, table)
        return share if share is not one else None
    inner = nxt[0]
    if inner.category == "collective":
        found = _group_words(low, end + 1, table)
        if found and inner.plural:
            return None
    elif inner.category == "denominator":
        half = Figure(at, nxt[2], ONE / inner.value, ONE / inner.value, "fraction")
        found = _scaled_by(low, half, table)
    elif inner.category == "scale" and not inner.ordinal:
        found = _plain(low, end + 1, table)
        found = found and found._replace(form="words")
    elif inner.category == "hundred" and not inner.ordinal:
        found = _plain(low, end + 1, table)
    elif inner.ordinal and not inner.plural and word in table.articles:
        found = None
    else:
        return None
    return found and found._replace(start=at, article=True)
