"""How alike two words or two names are, also across languages: cognates, other spellings, parts of a name."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from unicodedata import combining, normalize

from provenance.facts.grammar import grammar
from provenance.facts.lexicon import cognate_endings, fold, words
from provenance.text.tables import languages

# Two words of at least so many letters, as alike as this (0..1), are one word in two languages; fewer letters alike
# than these at the front, and they are not.
COGNATE_LENGTH, COGNATE, FRONT = 4, 0.78, 2
# Words by their first letters, sorted.
Fronts = Mapping[str, Sequence[str]]

# Two words of names as alike as this are two spellings; what a name counts beside a longer one that holds it.
SAME_NAME, PART_OF_NAME = 0.82, 0.8


@lru_cache(maxsize=1 << 16)
def alike_words(a: str, b: str) -> float:
    """How alike two words outside the concept table are: cognates ("captain", "capitaine") and spellings count."""
    if a[0] in "<=" or b[0] in "<=" or min(len(a), len(b)) < COGNATE_LENGTH or a[:FRONT] != b[:FRONT]:
        return 0.0
    one, other = skeleton(a), skeleton(b)
    if one == other:
        return 1.0
    from rapidfuzz.fuzz import ratio

    likeness = ratio(one, other) / 100
    return likeness if likeness >= COGNATE else 0.0


@lru_cache(maxsize=1 << 16)
def skeleton(word: str) -> str:
    """A word without accents, and with its ending as other languages spell it ("qualité", "quality")."""
    bare = "".join(c for c in normalize("NFD", word) if not combining(c))
    for ending, other in cognate_endings():
        if bare.endswith(ending) and len(bare) - len(ending) >= COGNATE_LENGTH - 1:
            return bare[: -len(ending)] + other
    return bare


@cache
def _fillers() -> frozenset[str]:
    tables = [grammar(language) for language in languages()]
    return frozenset(word for table in tables for word in (*table.articles, *table.prepositions))


@lru_cache(maxsize=1 << 16)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name that tell, folded and without accents: no articles and prepositions, no marks."""
    bare = normalize("NFD", fold(name).replace(".", ""))
    cut = [word for _, _, word in words("".join(c for c in bare if not combining(c)))]
    return tuple(word for word in cut if word not in _fillers()) or tuple(cut)


@lru_cache(maxsize=1 << 16)
def alike_names(a: str, b: str) -> float:
    """How alike two names are: one part of the other, or a spelling or order of words of another language."""
    one, other = sorted((name_words(a), name_words(b)), key=len)
    if one == other:
        return 1.0
    free = list(other)
    for word in one:
        found = next((known for known in free if _one_spelling(word, known)), None)
        if found is None:
            return 0.0
        free.remove(found)
    if not one:
        return 0.0
    return PART_OF_NAME if free else SAME_NAME


@lru_cache(maxsize=1 << 16)
def _one_spelling(a: str, b: str) -> bool:
    if a == b:
        return True
    if min(len(a), len(b)) < COGNATE_LENGTH or any(c.isdigit() for c in a + b):
        return False
    from rapidfuzz.fuzz import ratio

    return ratio(skeleton(a), skeleton(b)) / 100 >= SAME_NAME


def fronts(words: Iterable[str]) -> Fronts:
    """Those of the words that may have a like, sorted, by their first letters; concepts have no likes, only equals."""
    found: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        if len(word) >= COGNATE_LENGTH and word[0] not in "<=":
            found[word[:FRONT]].append(word)
    return found


def counterparts(one: Fronts, other: Fronts) -> dict[str, tuple[str, float]]:
    """Each word of ``one`` that is not in ``other`` but has its like there: that word, and how alike they are (0..1].

    No word of ``other`` is taken twice, nor one that both have.
    """
    found = {}
    for front, here in one.items():
        there = other.get(front)
        if there is None:
            continue
        free = [word for word in there if word not in here]
        for word in here:
            if free and word not in there:
                likeness, like = max([(alike_words(word, known), known) for known in free])
                if likeness > 0:
                    free.remove(like)
                    found[word] = like, likeness
    return found
