"""Numbers in words: the group under way, what is multiplied out, and the words that may come next."""

import re
from decimal import Decimal

from provenance.facts.lang import NumberTable, Word
from provenance.facts.mentions.figure import ONE, Figure

_GROUPS = re.compile(r"[0-9]{1,3}(?:[ ,.'][0-9]{3}){0,4}(?![0-9])(?![.,][0-9])")
_SPACE = re.compile(r"[ -]?")


def lexeme(low: str, at: int, table: NumberTable) -> tuple[Word, str, int] | None:
    """The number word at ``at``, its spelling in the tables, and where it ends."""
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
        if word.alone:
            return False
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
    nxt = lexeme(low, m.end(), table)
    if nxt is None or nxt[0].plural:
        return None
    word, key, end = nxt
    if key in table.join_before:
        return m.end() if state.last.category in ("ten", "hundred", "scale") else None
    if state.last.category not in table.join_after or word.category not in ("unit", "teen", "ten", "hundred"):
        return None
    after = lexeme(low, end + 1, table) if low[end : end + 1] in (" ", "-") else None
    if after and (after[0].category == "denominator" or after[0].plural):
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
        nxt = lexeme(low, place, table)
        if nxt is None or nxt[0].ordinal:
            return None
        if nxt[0].category == "hundred" or (nxt[0].category == "scale" and nxt[0].value < state.last.value):
            return at + 2
        place = nxt[2] + 1
    return None


def _digits_behind(low: str, at: int, table: NumberTable, state: _Words) -> int | None:
    """Where the digits at ``at`` end that go on behind a scale: "1 million 200 000", "2 millions 500 mille"."""
    scale = state.last_scale
    m = _GROUPS.match(low, at)
    if m is None or scale is None or state.last is None or state.last.category != "scale" or state.group != 0:
        return None
    more = Decimal(re.sub("[^0-9]", "", m.group()))
    nxt = lexeme(low, m.end() + 1, table) if low[m.end() : m.end() + 1] == " " else None
    if nxt is not None and nxt[0].category == "scale" and not nxt[0].ordinal and more * nxt[0].value < scale:
        state.total += more * nxt[0].value
        state.step = nxt[0].value
        return nxt[2]
    if "," in m.group() or "." in m.group() or ONE.scaleb(len(re.sub("[^0-9]", "", m.group()))) != scale or more == 0:
        return None
    state.total += more
    state.step = ONE
    return m.end()


def parse_words(low: str, at: int, table: NumberTable, seed: Figure | None = None) -> Figure | None:
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
        nxt = lexeme(low, place, table)
        if nxt is None:
            end = _digits_behind(low, place, table, state) or end
            break
        word, _, after = nxt
        if word.category in ("collective", "vague", "denominator"):
            break
        if seed is not None and state.count == 1 and word.category not in ("hundred", "scale"):
            break
        if word.plural:  # "two fifths", "a hundred thousand trillionths"
            if state.last is None or not state.value > 0 or (scale != ONE and word.value <= scale):
                break
            fraction, end = word.value, after
            last = state.last
            if word.category == "unit" and last.category == "ten" and state.value > last.value:  # "ten thirty-fifths"
                fraction += last.value
                state.group -= last.value
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
