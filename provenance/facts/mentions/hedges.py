"""Hedges and determiners around a figure: how far they reach and what they make of its value."""

import re
from typing import NamedTuple

from provenance.facts.lang import Lexicon
from provenance.facts.model import Hedge, Kind

REACH = 72
_TOKEN = re.compile(r"[^\W_]+'?|[^\w\s]|\n")
_PAIR_REACH = 12
_CLAUSE = frozenset(".;:!?()\n")
BOUNDS = frozenset((Hedge.AT_LEAST, Hedge.AT_MOST, Hedge.MORE_THAN, Hedge.LESS_THAN))
_RANK = {Hedge.AT_LEAST: 4, Hedge.AT_MOST: 4, Hedge.MORE_THAN: 4, Hedge.LESS_THAN: 4, Hedge.ONLY: 3, Hedge.NEARLY: 2}


class Around(NamedTuple):
    """What stands around a figure: the hedge that rules, whether it is approximate, and the span with all of it."""

    start: int
    end: int
    hedge: Hedge
    approx: bool
    between: bool = False
    ranged: bool = False
    each: bool = False
    negative: int | None = None


def _left(low: str, at: int) -> list[tuple[str, int]]:
    floor = max(0, at - REACH)
    tokens = [(m.group(), m.start()) for m in _TOKEN.finditer(low, floor, at)]
    if floor and tokens and low[floor - 1 : floor].isalnum():
        del tokens[0]  # cut in the middle of a word
    return tokens


def _phrase(tokens: list[tuple[str, int]], i: int, lexicon: Lexicon) -> tuple[int, Hedge] | None:
    """The longest hedge that ends before token ``i``: how many tokens, and which."""
    for words, hedge in lexicon.hedges.before.get(tokens[i - 1][0], ()):
        if len(words) <= i and all(tokens[i - len(words) + k][0] == w for k, w in enumerate(words)):
            return len(words), Hedge(hedge)
    return None


def _pair(tokens: list[tuple[str, int]], i: int, lexicon: Lexicon) -> int | None:
    """The index of the second part of a hedge in two parts ("ne … que") that ends before token ``i``."""
    table = lexicon.hedges
    j = i - 1
    if j > 0 and tokens[j][0] in table.pair_links and tokens[j - 1][0] in table.pair_close:
        j -= 1
    if j < 1 or tokens[j][0] not in table.pair_close or tokens[j - 1][0] in table.pair_block:
        return None
    for k in range(j - 1, max(-1, j - _PAIR_REACH), -1):
        if tokens[k][0] in _CLAUSE:
            return None
        if tokens[k][0] in table.pair_open:
            return j
    return None


def _allowed(hedge_word: str, tokens: list[tuple[str, int]], i: int, kind: Kind, lexicon: Lexicon) -> bool:
    needs = lexicon.hedges.duration_needs.get(hedge_word) if kind is Kind.DURATION else None
    return needs is None or (i > 0 and tokens[i - 1][0] in needs)


def before(low: str, at: int, kind: Kind, lexicon: Lexicon) -> Around:
    """The hedges and the determiner that end at ``at``."""
    tokens = _left(low, at)
    table = lexicon.hedges
    i, start = len(tokens), at
    hedges: list[Hedge] = []
    between = ranged = False
    if i and tokens[i - 1][0] in table.between:
        between, i = True, i - 1
        start = tokens[i][1]
    elif i and tokens[i - 1][0] in table.from_words:
        ranged = True
    determined = False
    for _ in range(5):
        if i == 0:
            break
        found = _phrase(tokens, i, lexicon)
        if found is not None and _allowed(tokens[i - 1][0], tokens, i - found[0], kind, lexicon):
            i -= found[0]
            start = tokens[i][1]
            hedges.append(found[1])
            continue
        pair = _pair(tokens, i, lexicon)
        if pair is not None:
            hedges.append(Hedge.ONLY)
            start = tokens[pair][1]
            break
        word = tokens[i - 1][0]
        if word in table.fillers and i > 1:
            inner = _phrase(tokens, i - 1, lexicon)
            if inner is not None or _pair(tokens, i - 1, lexicon) is not None:
                i -= 1
                start = tokens[i][1] if word in table.determiners else start
                continue
        if word in table.determiners and not determined:
            determined = True
            i -= 1
            start = tokens[i][1]
            continue
        break
    each = i > 0 and tokens[i - 1][0] in table.each_before
    return Around(start, at, _ruling(hedges), _is_approx(hedges), between, ranged, each)


def behind(low: str, at: int, lexicon: Lexicon) -> Around:
    """The hedges that start at ``at``."""
    table = lexicon.hedges
    sign = table.sign_after.get(low[at : at + 1])
    if sign is not None and not low[at + 1 : at + 2].isalnum():
        return Around(at, at + 1, Hedge(sign), False)
    if low[at : at + 1] != " ":
        return Around(at, at, Hedge.NONE, False)
    words: list[str] = []
    ends: list[int] = []
    for m in _TOKEN.finditer(low, at, at + 32):
        words.append(m.group())
        ends.append(m.end())
    if not words:
        return Around(at, at, Hedge.NONE, False)
    each = words[0] in table.each_after
    for phrase, hedge in table.after.get(words[0], ()):
        count = len(phrase)
        if tuple(words[:count]) == phrase and (len(words) == count or not words[count][0].isdigit()):
            if count == 1 and len(words) > 1 and (words[1],) != ("",) and _starts_hedge(words, lexicon):
                continue
            return Around(at, ends[count - 1], Hedge(hedge), Hedge(hedge) is Hedge.ABOUT, each=each)
    return Around(at, at, Hedge.NONE, False, each=each)


def _starts_hedge(words: list[str], lexicon: Lexicon) -> bool:
    """A word that belongs to what follows: "5 000 euros environ deux fois", "plus de"."""
    following = words[1]
    return following in lexicon.hedges.fillers or following in lexicon.numbers.words or following[0].isdigit()


def _ruling(hedges: list[Hedge]) -> Hedge:
    return max(hedges, key=lambda h: _RANK.get(h, 1), default=Hedge.NONE)


def _is_approx(hedges: list[Hedge]) -> bool:
    return Hedge.ABOUT in hedges or Hedge.NEARLY in hedges


def both(left: Around, right: Around) -> Around:
    """The hedges on both sides as one."""
    hedge = _ruling([h for h in (left.hedge, right.hedge) if h is not Hedge.NONE])
    return left._replace(end=right.end, hedge=hedge, approx=left.approx or right.approx, each=left.each or right.each)


def negation(low: str, at: int, lexicon: Lexicon) -> int | None:
    """Where the sign of a negative number starts that ends at ``at``: "-5", "minus 5", "moins 5"."""
    if low[at - 1 : at] == "-":
        if low[at - 2 : at - 1] == "" or low[at - 2] in " (\n\"«'[":
            return at - 1
        m = re.search(r"(?<![^\W_])([^\W\d_]{3,9})-$", low[max(0, at - 12) : at])
        return at - len(m[1]) - 1 if m and m[1] in lexicon.numbers.minus else None
    m = re.search(r"(?:^|(?P<prev>[^\W\d_]+) |[^\w] ?)(?P<word>[^\W\d_]{3,9}) $", low[max(0, at - 24) : at])
    if m is None or m["word"] not in lexicon.numbers.minus:
        return None
    if m["prev"] and m["prev"] in lexicon.hedges.minus_block:
        return None
    return max(0, at - 24) + m.start("word")
