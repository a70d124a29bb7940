"""Hedges and determiners around a figure: how far they reach and what they make of its value."""

import re
from typing import NamedTuple

from provenance.facts.lang import Lexicon
from provenance.facts.model import Hedge, Kind

REACH = 72
_TOKEN = re.compile(r"[^\W_]+'?|[^\w\s]|\n")
_LONGEST = 24
# The most words in one hedge.
_PHRASE = 8
# A hedge in two parts: how far apart they stand (tokens), the code points looked at, the tokens behind an interruption
# and the longest interruption.
_PAIR_REACH = 12
_PAIR_WINDOW = 280
_PAIR_TAIL = 5
_INTERRUPTION = 24
# How far before a figure "each" may stand, in code points and in words.
_EACH_REACH, _EACH_WORDS = 56, 7
_CLAUSE = frozenset(".;:!?()\n")
_MINUS_HYPHEN = re.compile(r"(?<![^\W_])([^\W\d_]{3,9})-$")
_OPENING = "(«\"'[,;:\n"
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
    determined: bool = False


def _left(low: str, at: int, reach: int = REACH) -> list[str]:
    """The words and marks before ``at``."""
    floor = max(0, at - reach)
    tokens: list[str] = _TOKEN.findall(low, floor, at)
    if floor and tokens and low[floor - 1 : floor].isalnum():
        del tokens[0]  # cut in the middle of a word
    return tokens


def _start(low: str, tokens: list[str], i: int, behind: int, place: int) -> int:
    """Where token ``i`` starts, given the place of the token ``behind`` it (not more than white space parts two)."""
    for token in reversed(tokens[i:behind]):
        place = low.rfind(token, 0, place)
    return place


def last_word(low: str, at: int) -> str:
    """The word before the space before ``at``, without the marks that open on it; empty if there is none."""
    if low[at - 1 : at] != " ":
        return ""
    word = low[low.rfind(" ", max(0, at - _LONGEST), at - 1) + 1 : at - 1].lstrip(_OPENING)
    return word if word.isalpha() else ""


def _says_nothing(low: str, at: int, near: frozenset[str]) -> bool:
    """Whether the word or mark right before ``at`` is plainly none of ``near``; most are, and need no second look."""
    end = at - 1 if low[at - 1 : at] == " " else at
    last = low[end - 1 : end]
    if last.isalnum():
        word = low[
            max(low.rfind(" ", max(0, end - _LONGEST), end), low.rfind("\n", max(0, end - _LONGEST), end)) + 1 : end
        ]
        return word.isalnum() and word not in near
    return last not in ("'", "", " ") and last not in near


def _phrase(tokens: list[str], i: int, lexicon: Lexicon) -> tuple[int, Hedge] | None:
    """The longest hedge that ends before token ``i``: how many tokens, and which."""
    phrases = lexicon.hedges.before.get(tokens[i - 1])
    if phrases is None:
        return None
    before = tuple(tokens[max(0, i - _PHRASE) : i])
    for words, hedge in phrases:
        if before[-len(words) :] == words:
            return len(words), Hedge(hedge)
    return None


def _pair(low: str, tokens: list[str], i: int, place: int, lexicon: Lexicon) -> int | None:
    """Where the second part of a hedge in two parts ("ne … que") starts that ends before token ``i`` at ``place``."""
    table = lexicon.hedges
    j = i - 1
    if j > 0 and tokens[j] in table.pair_links and tokens[j - 1] in table.pair_close:
        j -= 1
    if j < 1 or tokens[j] not in table.pair_close or tokens[j - 1] in table.pair_block:
        return None
    close = _start(low, tokens, j, i, place)
    words = _left(low, close, _PAIR_WINDOW)
    k = len(words) - 1
    steps, interrupted = 0, False
    while k >= 0 and steps < _PAIR_REACH:
        word = words[k]
        if word in table.pair_open:
            return close
        if word in _CLAUSE or word in table.pair_void:
            return None
        if word == ",":
            # "n'est, a dit X mercredi, assuré que de 10": what stands between two commas is another clause
            opening = _comma_before(words, k)
            if interrupted or opening is None or len(words) - 1 - k > _PAIR_TAIL:
                return None
            k, interrupted, steps = opening, True, _PAIR_REACH - _PAIR_TAIL
        k -= 1
        steps += 1
    return None


def _comma_before(words: list[str], at: int) -> int | None:
    for k in range(at - 1, max(-1, at - _INTERRUPTION), -1):
        if words[k] in _CLAUSE:
            return None
        if words[k] == ",":
            return k
    return None


def _allowed(hedge_word: str, tokens: list[str], i: int, kind: Kind, lexicon: Lexicon) -> bool:
    needs = lexicon.hedges.duration_needs.get(hedge_word) if kind is Kind.DURATION else None
    return needs is None or (i > 0 and tokens[i - 1] in needs)


def before(low: str, at: int, kind: Kind, lexicon: Lexicon) -> Around:
    """The hedges and the determiner that end at ``at``."""
    table = lexicon.hedges
    if _says_nothing(low, at, table.near):
        return Around(at, at, Hedge.NONE, False)
    tokens = _left(low, at)
    i, start, place = len(tokens), at, at
    hedges: list[Hedge] = []
    between = ranged = False
    if i and tokens[i - 1] in table.between:
        between, i = True, i - 1
        start = place = _start(low, tokens, i, i + 1, place)
    elif i and tokens[i - 1] in table.from_words:
        ranged = True
    determined = rough = False
    for _ in range(5):
        if i == 0:
            break
        word = tokens[i - 1]
        pair = _pair(low, tokens, i, place, lexicon) if word in table.pair_links or word in table.pair_close else None
        if pair is not None:
            hedges.append(Hedge.ONLY)
            start = pair
            break
        found = _phrase(tokens, i, lexicon) if word in table.before else None
        if found is not None and _allowed(word, tokens, i - found[0], kind, lexicon):
            i -= found[0]
            start = place = _start(low, tokens, i, i + found[0], place)
            hedges.append(found[1])
            rough = rough or word in table.rough
            continue
        if word in table.fillers and i > 1:
            before_word = _start(low, tokens, i - 1, i, place)
            inner = _phrase(tokens, i - 1, lexicon)
            if inner is not None or _pair(low, tokens, i - 1, before_word, lexicon) is not None:
                i -= 1
                place = before_word
                determined = determined or word in table.determiners
                start = place if word in table.determiners else start
                continue
        if word in table.determiners and not determined:
            determined = True
            i -= 1
            start = place = _start(low, tokens, i, i + 1, place)
            continue
        break
    each = i > 0 and tokens[i - 1] in table.each_before
    return Around(start, at, _ruling(hedges), rough or _is_approx(hedges), between, ranged, each, determined)


def each_before(low: str, at: int, lexicon: Lexicon) -> bool:
    """Whether "each" stands a few words before ``at``, with no mark and no figure between ("they each invested …")."""
    window = low[max(0, at - _EACH_REACH) : at]
    table = lexicon.hedges
    if not any(word in window for word in table.each_before):
        return False
    words = _TOKEN.findall(window)[-_EACH_WORDS:]
    found = max((place for place, word in enumerate(words) if word in table.each_before), default=len(words))
    between = words[found + 1 :]
    return bool(between) and between[0] not in table.each_block and all(w.strip("'").isalpha() for w in between)


def behind(low: str, at: int, lexicon: Lexicon) -> Around:
    """The hedges that start at ``at``."""
    table = lexicon.hedges
    sign = table.sign_after.get(low[at : at + 1])
    if sign is not None and not low[at + 1 : at + 2].isalnum():
        return Around(at, at + 1, Hedge(sign), False)
    if low[at : at + 1] == "-":
        return _hyphened(low, at, lexicon)
    if low[at : at + 1] != " ":
        return Around(at, at, Hedge.NONE, False)
    first = _TOKEN.match(low, at + 1)
    if first is None or not (first.group() in table.after or first.group() in table.each_after):
        return Around(at, at, Hedge.NONE, False)
    words: list[str] = []
    ends: list[int] = []
    for m in _TOKEN.finditer(low, at, at + 32):
        words.append(m.group())
        ends.append(m.end())
    each = words[0] in table.each_after
    for phrase, hedge in table.after.get(words[0], ()):
        count = len(phrase)
        if tuple(words[:count]) == phrase and (len(words) == count or not words[count][0].isdigit()):
            if len(words) > count and words[count] in table.after_block:
                continue
            if count == 1 and len(words) > 1 and _starts_hedge(words, lexicon):
                continue
            return Around(at, ends[count - 1], Hedge(hedge), Hedge(hedge) is Hedge.ABOUT, each=each)
    return Around(at, at, Hedge.NONE, False, each=each)


def _hyphened(low: str, at: int, lexicon: Lexicon) -> Around:
    """The hedge behind a hyphen: "400-odd", "$3 million-plus"."""
    m = _TOKEN.match(low, at + 1)
    hedge = lexicon.hedges.hyphened.get(m.group()) if m else None
    if m is None or hedge is None:
        return Around(at, at, Hedge.NONE, False)
    return Around(at, m.end(), Hedge(hedge), Hedge(hedge) is Hedge.ABOUT)


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
    if right.hedge is Hedge.NONE and not right.approx and not right.each:
        return left if left.end == right.end else left._replace(end=right.end)
    hedge = _ruling([h for h in (left.hedge, right.hedge) if h is not Hedge.NONE])
    return left._replace(end=right.end, hedge=hedge, approx=left.approx or right.approx, each=left.each or right.each)


def negation(low: str, at: int, lexicon: Lexicon) -> int | None:
    """Where the sign of a negative number starts that ends at ``at``: "-5", "minus 5", "moins 5"."""
    minus = lexicon.numbers.minus
    if low[at - 1 : at] == "-":
        if low[at - 2 : at - 1] == "" or low[at - 2] in " (\n\"«'[<>=≤≥~":
            return at - 1
        m = _MINUS_HYPHEN.search(low, max(0, at - 12), at)
        return m.start(1) if m and m[1] in minus else None
    if low[at - 1 : at] != " ":
        return None
    start = low.rfind(" ", max(0, at - _LONGEST), at - 1) + 1
    start += len(low[start : at - 1]) - len(low[start : at - 1].lstrip(_OPENING))
    if low[start : at - 1] not in minus:
        return None
    elided = low[max(0, start - _LONGEST) : start - 1].rpartition("'")[2]  # "d'au moins 6,2"
    return None if {last_word(low, start), elided} & lexicon.hedges.minus_block else start
