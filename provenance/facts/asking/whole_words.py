"""Whether a text holds words, or a claim names somebody: whole words, whatever their case and accents."""

import re
from functools import lru_cache

from provenance.facts.lang.fold import fold
from provenance.facts.model import Claim

_WORD = re.compile(r"\w+")


def names(claim: Claim, name: str) -> bool:
    """Whether a claim names somebody or something: the name or a part of it in whole words, whatever the case."""
    told = (*claim.slot.entities, claim.subject_name, claim.subject, claim.speaker)
    return any(holds(each, name) for each in told if each)


def words(text: str) -> list[str]:
    """The words of a text, folded."""
    return _WORD.findall(fold(text))


def holds(text: str, asked: str) -> bool:
    """Whether a text holds some words one behind the other, whatever their case and accents."""
    wanted = _in_words(asked)
    return wanted != "  " and wanted in _in_words(text)


@lru_cache(maxsize=1 << 16)
def _in_words(text: str) -> str:
    """The words of a text with one blank around each; a sentence is asked for many times."""
    return f" {' '.join(words(text))} "
