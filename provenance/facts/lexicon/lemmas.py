"""From a word in a text to the word a dictionary lists."""

from collections.abc import Container
from functools import cache, lru_cache

from provenance.facts.lexicon.dictionaries import general_form
from provenance.facts.lexicon.table import concept_table, endings, irregular_forms
from provenance.facts.lexicon.words import fold

_SHORTEST_STEM = 2
_LONGEST_ENDING = 9


def dictionary_form(word: str, language: str, vocabulary: Container[str]) -> str | None:
    """The lemma of a folded ``word`` among those of ``vocabulary``: by irregular form, else by its ending."""
    irregular = irregular_forms(language).get(word)
    if irregular is not None and irregular in vocabulary:
        return irregular
    table = endings(language)
    best: tuple[int, str] | None = None
    for cut in range(max(len(word) - _LONGEST_ENDING, _SHORTEST_STEM), len(word)):
        for rank, replacement in table.get(word[cut:], ()):
            lemma = word[:cut] + replacement
            if (best is None or rank < best[0]) and lemma in vocabulary:
                best = rank, lemma
    return best[1] if best else None


@cache
def _listed(language: str) -> frozenset[str]:
    """Single words the concept table lists as lemmas."""
    return frozenset(
        fold(word) for concept in concept_table() for word in concept.lemmas.get(language, ()) if " " not in word
    )


@lru_cache(maxsize=1 << 16)
def lemma(word: str, language: str) -> str:
    """The dictionary form of ``word`` in ``language`` (ISO 639-1), folded; the folded word where none is known.

    The project's own tables answer first; the general dictionaries (slow to load) only for what they do not hold.
    """
    folded = fold(word)
    listed = _listed(language)
    if folded in listed or not folded.isalpha():
        return folded
    known = dictionary_form(folded, language, listed) or irregular_forms(language).get(folded)
    if known is not None:
        return known
    general = fold(general_form(folded, language))
    return dictionary_form(general, language, listed) or general
