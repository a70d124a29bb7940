"""Patterns for words as texts write them: either apostrophe, any space, accents composed, decomposed or missing."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from provenance.facts.lang.fold import fold as fold_places

# Spacing within an expression: a few spaces of any kind, or one line break.
SPACE = r"(?:[^\S\r\n]{1,3}|[^\S\r\n]?\r?\n[^\S\r\n]?)"
# Spacing behind a word, or none where it is elided or hyphenated: "l'automne", "mi-mars".
GAP = rf"(?:{SPACE}|(?<=['’])|(?<=-))"
# Behind an expression no letter may go on, no digit after a point or a stroke, no sign that makes it an amount, no
# group of three digits ("10 400").
TAIL = r"(?![\w\u0300-\u036f])(?![.,:/-]\d)(?![^\S\r\n]?[%€$£°])(?!(?<=\d)(?<!\d{4})[^\S\r\n]\d{3}(?!\d))"
TOKEN = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*|\d+")
_HYPHEN = "[-\u2010\u2011]"


@lru_cache(maxsize=4096)
def fold(word: str) -> str:
    """A word or phrase as tables are looked up: without case and accents, with single spaces."""
    return " ".join(fold_places(word).split())


def word_pattern(word: str, exact: bool = False) -> str:
    """A pattern for a word or phrase.

    Accents may be missing; with ``exact`` on capitals only, as "à" and "a", "dès" and "des" are two words.
    """
    out = []
    for char in word:
        plain = unicodedata.normalize("NFD", char)
        if char == " ":
            out.append(SPACE)
        elif char in "'’":
            out.append("['’]")
        elif char == "-":
            out.append(_HYPHEN)
        elif len(plain) > 1:
            bare = f"(?-i:{plain[0].upper()})" if exact else plain[0]
            out.append(f"(?:{char}|{plain}|{bare})")
        else:
            out.append(re.escape(char))
    return "".join(out)


def any_of(words: Iterable[str], exact: bool = False) -> str:
    """An alternation of words, the longest first; of no words, a pattern that matches nothing."""
    return "|".join(word_pattern(word, exact) for word in sorted(words, key=lambda w: (-len(w), w))) or "(?!)"


def before_pattern(words: Iterable[str], then: str = "") -> re.Pattern[str]:
    """A pattern found at the end of a text that ends in one of the words, with what ``then`` matches behind it."""
    return re.compile(rf"(?<![\w'’-])(?:{any_of(words, exact=True)}){GAP}{then}$", re.IGNORECASE)
