"""Patterns for words as texts write them: either apostrophe, any space, accents composed, decomposed or missing."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from provenance.facts.lang.fold import fold as fold_places

# Spacing within an expression: a few spaces of any kind, or one line break.
SPACE = r"(?:[^\S\r\n]{1,3}|[^\S\r\n]?\r?\n[^\S\r\n]?)"
# Spacing behind a word, or none where it is elided or hyphenated: "l'automne", "mi-mars".
GAP = rf"(?:{SPACE}|(?<=['’])|(?<=-))"
# Behind an expression no letter may go on, no digit after a point or a stroke, no sign that makes it an amount, no
# group of three digits ("10 400").
TAIL = r"(?![\w\u0300-\u036f])(?![.,:/-]\d)(?![^\S\r\n]?[%€$£°])(?!(?<=\d)(?<!\d{4})[^\S\r\n]\d{3}(?!\d))"
# A letter, or a mark on one that no letter stands for as a whole.
LETTER = r"(?:[^\W\d_]|[\u0300-\u036f])"
TOKEN = re.compile(rf"[^\W\d_]{LETTER}*|\d+")
_HYPHEN = "[-\u2010\u2011]"
# Words by their characters, as patterns; an empty one where a word may end.
_Tree = dict[str, "_Tree"]


@lru_cache(maxsize=4096)
def fold(word: str) -> str:
    """A word or phrase as tables are looked up: without case and accents, with single spaces."""
    return " ".join(fold_places(word).split())


def word_pattern(word: str, exact: bool = False) -> str:
    """A pattern for a word or phrase.

    Accents may be missing; with ``exact`` on capitals only, as "à" and "a", "dès" and "des" are two words.
    """
    return "".join(_char_pattern(char, exact) for char in word)


def _char_pattern(char: str, exact: bool) -> str:
    plain = unicodedata.normalize("NFD", char)
    if char == " ":
        return SPACE
    if char in "'’":
        return "['’]"
    if char == "-":
        return _HYPHEN
    if len(plain) > 1:
        bare = f"(?-i:{plain[0].upper()})" if exact else plain[0]
        return f"(?:{char}|{plain}|{bare})"
    return re.escape(char)


def any_of(words: Iterable[str], exact: bool = False) -> str:
    """An alternation of words, the longest first; of no words, a pattern that matches nothing.

    Words that begin alike share their beginning, or the hundreds of ways to say a year took longer to compile than all
    else together.
    """
    tree: _Tree = {}
    for word in words:
        node = tree
        for char in word:
            node = node.setdefault(_char_pattern(char, exact), {})
        node[""] = {}
    return _ways(tree)[1] or "(?!)"


def _ways(tree: _Tree) -> tuple[int, str]:
    """What may stand from a place in the words on, the longest first: how many characters that is, and the pattern."""
    ways = []
    for char, rest in tree.items():
        if not char:
            continue
        length, tail = _ways(rest)
        if "" in rest and tail:
            tail = f"(?:{tail})?"
        elif len(rest) > 1:
            tail = f"(?:{tail})"
        ways.append((length + 1, char + tail))
    ways.sort(key=lambda way: (-way[0], way[1]))
    return max((length for length, _ in ways), default=0), "|".join(way for _, way in ways)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern in either case, compiled once it is needed: compiling takes longer than reading a short text."""
    return re.compile(pattern, re.IGNORECASE)


def before_pattern(words: Iterable[str], then: str = "") -> str:
    """A pattern found at the end of a text that ends in one of the words, with what ``then`` matches behind it."""
    return rf"(?:(?<![\w'’-])|(?<=\b[dl]['’]))(?:{any_of(words, exact=True)}){GAP}{then}$"
