"""Patterns made from lists of words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Starts:
    """Finds the places in folded text where certain words, digits or signs start.

    ``ahead`` opens with a single character that is no letter from ``a`` to ``z``: so the engine passes over the inside
    of words without trying the words there. ``first`` finds a word at the very start of a text, where none precedes it,
    and where ``glued`` behind digits.
    """

    ahead: re.Pattern[str]
    first: re.Pattern[str]
    glued: bool

    def find(self, low: str, start: int, end: int) -> list[tuple[int, int]]:
        """The places (start and end) in order, none overlapping; the character before ``start`` is looked at."""
        found = []
        begin = max(0, start - 1)
        if start == 0 and (head := self.first.match(low, 0, end)):
            found.append(head.span())
            begin = head.end()
        for m in self.ahead.finditer(low, begin, end):
            place = m.span(m.lastindex or 0)
            found.append(place)
            if self.glued and m.lastindex is None and low[place[1] : place[1] + 1].isalpha():
                word = self.first.match(low, place[1], end)
                if word is not None:
                    found.append(word.span())
        if start and found and found[0][0] < start:
            del found[0]  # digits or a sign right before
        return found


def starts(words: str, digits: str = "", signs: str = "", letters: str = r"[^\W_]", glued: bool = False) -> Starts:
    """A finder for a pattern of ``words`` behind no ``letters``, runs of ``digits`` and single ``signs`` anywhere.

    ``digits`` and ``letters`` match one character; ``signs`` are characters as such. ``glued`` says that a digit is no
    letter, so that a word may stand right behind one.
    """
    word = rf"(?<!{letters})({words})"
    ways = [rf"(?<={digits}){digits}*" if digits else "", word, rf"(?<=[{signs}])" if signs else ""]
    return Starts(
        re.compile("[^a-z](?:" + "|".join(way for way in ways if way) + ")"),
        re.compile(words),
        glued,
    )


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
    parts = [re.escape(w).replace(r"\ ", "[ -]") + ("" if w.endswith("'") else r"[ -]") for w in folded]
    return re.compile(r"[ -]?(?:" + "|".join(parts) + ")" if parts else r"(?!)")
