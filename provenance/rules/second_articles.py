"""Where in a text a second article begins: a headline with a byline, the title of another text, or a new name."""

import re
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from provenance.text.boilerplate import is_credit, kind_of, opens_article
from provenance.text.lines import Line, lines_of

# What a headline may look like, in code points and words.
_LONGEST_TITLE = 200
_LEAST_WORDS = 4
# A line without full stop that has so many words is no heading of a section.
_MANY_WORDS = 12
_PARAGRAPH = 100
_BEFORE, _BEHIND = 3, 3
_OFTEN = 5
# How many lines of a block are looked at for a name that the text before them never has.
_MOST_LOOKS = 30
_STOPS = (".", "!", "?", ":", ";", ",", "…", '"', "”", "»", ")")
_NAME = re.compile(r"(?<=[\s'’«“])[^\W\d_a-zà-ÿ][^\W\d_]{3,30}")


class Second(NamedTuple):
    """The headline of a second article, and what tells it: a title of another text, a name, or (neither) a byline."""

    line: Line
    title: str | None = None
    name: str | None = None


def second_article(text: str, titles: Mapping[str, object], own: object) -> Second | None:
    """The first place of a text where a second article seems to begin.

    ``titles`` are those of the corpus (as ``folded_title`` gives them), each with the text that has it; ``own`` is the
    one that is read, whose title tells nothing.
    """
    lines = list(lines_of(text))
    if not any(_ends_openly(line.text) for line in lines[1:-1]):
        return None
    long = [0, *accumulate(len(line.text) >= _PARAGRAPH for line in lines)]  # how many paragraphs come before
    looks = 0
    for at in range(1, len(lines) - 1):
        line = lines[at]
        if not long[at] or long[at + 1] == long[-1] or not _may_be_title(line.text):
            continue
        follows = long[at + 2] > long[at + 1]
        title = folded_title(line.text)
        if title is not None and follows and titles.get(title, own) is not own:
            return Second(line, title=title)
        if _byline_in(lines[at + 1 : at + 3]):
            return Second(line)
        enough = follows and long[at] >= _BEFORE and long[-1] - long[at + 1] >= _BEHIND
        if not enough or len(line.text.split()) < _MANY_WORDS or looks == _MOST_LOOKS:
            continue
        looks += 1
        name = _new_name(text, line)
        if name is not None:
            return Second(line, name=name)
    return None


def folded_title(title: str) -> str | None:
    """A title as it is compared with others; None where it is too short to tell anything."""
    words = title.replace("’", "'").casefold().split()
    return " ".join(words) if len(words) >= _LEAST_WORDS else None


def _ends_openly(line: str) -> bool:
    return len(line) <= _LONGEST_TITLE and not line.endswith(_STOPS)


def _may_be_title(line: str) -> bool:
    if not _ends_openly(line) or len(line.split()) < _LEAST_WORDS:
        return False
    return kind_of(line) is None and not is_credit(line)


def _byline_in(lines: Sequence[Line]) -> bool:
    return any(opens_article(line.text) for line in lines)


def _new_name(text: str, line: Line) -> str | None:
    """A name of a headline that the text before it never has, and the text behind it often."""
    for match in _NAME.finditer(line.text):
        name = match[0]
        if text.find(name, 0, line.start) < 0 and text.count(name, line.end) >= _OFTEN:
            return name
    return None
