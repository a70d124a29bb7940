"""Cuts a text into words the way the concept table is cut, and folds their spelling."""

import re
from functools import lru_cache
from unicodedata import normalize

# An elided article or pronoun is a word of its own and keeps its apostrophe (l'argent: l' + argent). Hyphens and other
# apostrophes part words, so that start-up and start up, Musk's and Musk are the same here.
_WORD = re.compile(r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’](?=\w)|[^\W_][\w\u0300-\u036f]*", re.IGNORECASE)
_LIGATURES = str.maketrans({"’": "'", "œ": "oe", "æ": "ae"})


def words(text: str) -> list[tuple[int, int, str]]:
    """The words of ``text`` in order: start, end (code points) and the word as written."""
    return [(match.start(), match.end(), match.group()) for match in _WORD.finditer(text)]


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """One spelling for case, typographic apostrophes, ligatures and decomposed accents; accents themselves stay."""
    folded = word.casefold() if word.isascii() else normalize("NFC", word).casefold()
    return folded.translate(_LIGATURES)
