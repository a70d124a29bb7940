"""Which meanings the words of a sentence carry, the same names in every language."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from provenance.facts.lexicon.lemmas import dictionary_form
from provenance.facts.lexicon.table import Concept, concept_table, everyday_table, peoples_table
from provenance.facts.lexicon.words import fold, words

_CACHED_WORDS = 1 << 16


@dataclass(frozen=True, slots=True)
class _Phrase:
    """An entry of several words: what follows its first word, and its concept ("" for one without weight)."""

    rest: tuple[str, ...]
    concept: str


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """The table of one language.

    ``lemmas`` and ``exact`` map a single word to its concepts; ``phrases`` maps a first word to the phrases it opens,
    longest first; ``vocabulary`` holds every lemma, also those inside phrases. ``seen`` caches what a word of a text
    may stand for.
    """

    lemmas: Mapping[str, tuple[str, ...]]
    exact: Mapping[str, tuple[str, ...]]
    phrases: Mapping[str, tuple[_Phrase, ...]]
    vocabulary: frozenset[str]
    language: str
    seen: dict[str, tuple[str, ...]]

    def forms(self, word: str) -> tuple[str, ...]:
        """The entries a word of a text may stand for, itself first; empty for most words."""
        known = self.seen.get(word)
        if known is None:
            folded = fold(word)
            found = dict.fromkeys([folded] if folded in self.vocabulary or folded in self.exact else [])
            if folded not in self.lemmas:
                listed = dictionary_form(folded, self.language, self.vocabulary)
                if listed is not None and listed not in self.exact:
                    found[listed] = None
            known = tuple(found)
            if len(self.seen) < _CACHED_WORDS:
                self.seen[word] = known
        return known

    def single(self, forms: Sequence[str]) -> tuple[str, ...]:
        """The concepts of a word on its own: of its surface, else of its lemma."""
        for form in forms:
            concepts = self.lemmas.get(form, ()) + self.exact.get(form, ())
            if concepts:
                return concepts
        return ()


def _cut(entry: str) -> tuple[str, ...]:
    return tuple(fold(word) for _, _, word in words(entry))


@cache
def _lexicon(language: str, table: Callable[[], tuple[Concept, ...]]) -> _Lexicon:
    lemmas: dict[str, list[str]] = {}
    exact: dict[str, list[str]] = {}
    phrases: dict[str, list[_Phrase]] = {}
    vocabulary: set[str] = set()
    for concept in table():
        name = "" if concept.kind == "none" else concept.name
        for listed, singles in ((concept.lemmas, lemmas), (concept.exact, exact)):
            for entry in listed.get(language, ()):
                first, *rest = _cut(entry)
                if rest:
                    phrases.setdefault(first, []).append(_Phrase(tuple(rest), name))
                else:
                    singles.setdefault(first, []).append(name)
                if rest or singles is lemmas:
                    vocabulary.update((first, *rest))
    return _Lexicon(
        {word: tuple(names) for word, names in lemmas.items()},
        {word: tuple(names) for word, names in exact.items()},
        {word: tuple(sorted(entries, key=lambda phrase: -len(phrase.rest))) for word, entries in phrases.items()},
        frozenset(vocabulary),
        language,
        {},
    )


def concepts_at(tokens: Sequence[str], language: str, *, everyday: bool = False) -> list[tuple[int, int, str]]:
    """The concepts of ``tokens`` (words as :func:`words` cuts them) in order: token index, length in tokens, concept.

    An entry of several words wins over those it holds, the longest first, and its parts are not read again. A
    language without a column in the table has no concepts. ``everyday``: the meanings in the table of everyday words
    instead, which :func:`kind_of` does not know.
    """
    return _found(tokens, _lexicon(language, everyday_table if everyday else concept_table))


def peoples_at(tokens: Sequence[str], language: str) -> list[tuple[int, int, str]]:
    """The peoples in ``tokens`` in order: token index, length in tokens, country (as the place names have it)."""
    return _found(tokens, _lexicon(language, peoples_table))


def _found(tokens: Sequence[str], lexicon: _Lexicon) -> list[tuple[int, int, str]]:
    forms = [lexicon.forms(token) for token in tokens]
    found: list[tuple[int, int, str]] = []
    at = 0
    while at < len(forms):
        if not forms[at]:  # most words
            at += 1
            continue
        length, names = _longest(lexicon, forms, at)
        found.extend((at, length, name) for name in names if name)
        at += length
    return found


def _longest(lexicon: _Lexicon, forms: Sequence[tuple[str, ...]], at: int) -> tuple[int, tuple[str, ...]]:
    best, names = 1, dict[str, None]()
    for form in forms[at]:
        for phrase in lexicon.phrases.get(form, ()):
            length = len(phrase.rest) + 1
            if length < best or at + length > len(forms):
                continue
            if all(part in forms[at + 1 + offset] for offset, part in enumerate(phrase.rest)):
                if length > best:
                    best, names = length, {}
                names[phrase.concept] = None
    if names:
        return best, tuple(names)
    return 1, lexicon.single(forms[at])


def concepts(tokens: Sequence[str], language: str) -> frozenset[str]:
    """The names of all concepts in ``tokens``."""
    return frozenset(name for _, _, name in concepts_at(tokens, language))


@cache
def _kinds() -> Mapping[str, str]:
    return {concept.name: concept.kind for concept in concept_table()}


def kind_of(concept: str) -> str:
    """The kind of a concept: measure, act, change, phase, say, who or thing.

    Raises:
        KeyError: if the table has no such concept.
    """
    return _kinds()[concept]
