"""Patterns made from lists of words."""

import re
from collections.abc import Iterable

from provenance.facts.lang.fold import fold

# A word ends here.
TAIL = r"(?![^\W_])"

# The spaces inside an amount, as written.
SPACES = "[ \u00a0\u202f\u2009]"


def alternation(words: Iterable[str]) -> str:
    """A pattern for any of ``words``, the longest first, sharing first letters so that it fails fast.

    A space in a word also stands for a hyphen.
    """
    groups: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda w: (-len(w), w)):
        groups.setdefault(word[0], []).append(word[1:])
    parts = []
    for first, rests in sorted(groups.items()):
        tails = "|".join(re.escape(rest).replace(r"\ ", "[ -]") for rest in rests)
        parts.append(f"{re.escape(first)}(?:{tails})")
    return "(?:" + "|".join(parts) + ")"


def key(name: str) -> str:
    """A name as it is looked up: folded, its words joined by single spaces."""
    return " ".join(re.findall(r"[^\W\d_]+|[^\w\s'-]", fold(name)))


def tokens(phrase: str) -> tuple[str, ...]:
    """The words and signs of a folded phrase, an elided word with its apostrophe."""
    return tuple(re.findall(r"[^\W_]+'?|[^\w\s]", phrase))


def any_of(marks: Iterable[str]) -> str:
    """A pattern for any of ``marks`` as written, the longest first; a space in one is any space within a line."""
    ordered = sorted(set(marks), key=lambda s: (-len(s), s))
    return "(?:" + "|".join(re.escape(s).replace(r"\ ", SPACES) for s in ordered) + ")"


def links(words: Iterable[str]) -> re.Pattern[str]:
    """One of ``words`` between two words of a phrase, with the space around it; an elided word needs none behind."""
    folded = sorted(set(map(fold, words)), key=lambda w: (-len(w), w))
    parts = [re.escape(w) + ("" if w.endswith("'") else r"[ -]") for w in folded]
    return re.compile(r"[ -]?(?:" + "|".join(parts) + ")" if parts else r"(?!)")
