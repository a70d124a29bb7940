"""Which language a piece of text is written in, told by its function words.

Each language is a table of data (``facts/lang/<code>/function_words.toml``): a third language is a new file. A word
that stands in more than one table is no evidence.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from provenance.text.folders import language_folders

# More than this tells nothing new, and bounds the work on a long text. In code points.
_SAMPLE = 20_000
_CACHED_WORDS = 1 << 16
_LONG = 3
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


class FunctionWords(NamedTuple):
    """The words that tell one language, and what its abbreviations look like (all in lower case, ``'`` straight)."""

    language: str
    words: frozenset[str]
    calendar: frozenset[str]
    starters: frozenset[str]
    letters: frozenset[str]
    endings: tuple[str, ...]
    abbreviations: frozenset[str]
    weak_abbreviations: frozenset[str]


@cache
def function_words() -> Mapping[str, FunctionWords]:
    """The tables by language code (ISO 639-1), in the order of the codes."""
    out = {}
    for language, folder in language_folders().items():
        raw = tomllib.loads((folder / "function_words.toml").read_text(encoding="utf-8"))
        words, calendar = frozenset(raw["words"].split()), frozenset(raw["calendar"].split())
        out[language] = FunctionWords(
            language=language,
            words=words,
            calendar=calendar,
            starters=words | calendar | frozenset(raw["starters"].split()),
            letters=frozenset(raw["letters"]),
            endings=tuple(raw["endings"].split()),
            abbreviations=frozenset(raw["abbreviations"].split()),
            weak_abbreviations=frozenset(raw["weak_abbreviations"].split()),
        )
    return out


class _Evidence(dict[str, str]):
    """Word in lower case → the language it speaks for, "" for none. Each word of a text is looked into once."""

    def __init__(self) -> None:
        super().__init__()
        seen: dict[str, list[str]] = {}
        for language, table in function_words().items():
            for word in table.words | table.calendar | table.letters:
                seen.setdefault(word, []).append(language)
        self.listed = {word: languages[0] for word, languages in seen.items() if len(languages) == 1}

    def __missing__(self, word: str) -> str:
        listed = self.listed
        found = listed.get(word)
        if found is None and "'" in word:
            head, _, rest = word.partition("'")
            found = listed.get(head + "'") or listed.get("'" + rest) or listed.get(rest)
        if found is None and not word.isascii():
            found = next((listed[letter] for letter in word if letter in listed and not letter.isascii()), None)
        if len(self) < _CACHED_WORDS:
            self[word] = found or ""
        return found or ""


@cache
def _evidence() -> _Evidence:
    return _Evidence()


def language_scores(text: str) -> dict[str, int]:
    """How many words and letters of ``text`` speak for each language (the first 20,000 code points are read)."""
    words = _WORD.findall(text[:_SAMPLE].lower().replace("’", "'"))
    spoken = list(map(_evidence().__getitem__, words))
    return {language: spoken.count(language) for language in function_words()}


def _ending_scores(text: str) -> dict[str, int]:
    words = [word for word in _WORD.findall(text[:_SAMPLE].lower()) if len(word) > _LONG]
    return {
        language: sum(word.endswith(table.endings) for word in words) for language, table in function_words().items()
    }


def _leader(scores: Mapping[str, int]) -> str | None:
    """The language with more points than every other; None when there is none."""
    top = max(scores.values(), default=0)
    leaders = [language for language, score in scores.items() if score == top]
    return leaders[0] if top and len(leaders) == 1 else None


def language_of(text: str, default: str | None = None) -> str | None:
    """The language of ``text`` (ISO 639-1), or None when nothing in it tells.

    ``default`` is the language of the surroundings: it wins unless ``text`` itself clearly speaks against it.
    """
    scores = language_scores(text)
    best = _leader(scores)
    if default not in scores:
        return best or _leader(_ending_scores(text)) or default
    if best is None or best == default or scores[best] >= 2 * scores[default] + 2:
        return best or default
    # One foreign word (a title, a name) in a short sentence does not change its language; two signs do.
    agrees = not scores[default] and _leader(_ending_scores(text)) == best
    return best if agrees else default
