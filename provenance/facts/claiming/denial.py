"""Whether one text says what another denies: in nearly the same words, or of the same word."""

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise

from provenance.facts.grammar import grammar
from provenance.facts.names.tables import plain

# So many words both must have, and so many one of them may have besides its denial ("ne … pas" is one, "Ils" another);
# the other may have one, as the verb may change its form.
SHARED, MORE, LESS = 3, 2, 1

# An elided or contracted word ends with its apostrophe.
_WORD = re.compile(r"[^\W_]{1,40}'?")


def opposed(one: str, other: str, language: str) -> bool:
    """Whether two texts of a language differ by a denial and by hardly anything else."""
    (left, denials, _), (right, others, _) = _read(one, language), _read(other, language)
    if denials % 2 == others % 2:
        return False
    only = sorted((sum((left - right).values()), sum((right - left).values())))
    return sum((left & right).values()) >= SHARED and only[0] <= LESS and only[1] <= MORE


def denies(text: str, language: str) -> bool:
    """Whether a text denies anything."""
    return _read(text, language)[1] > 0


def denies_a_word(one: str, other: str, language: str) -> bool:
    """Whether the only denial of one text stands at a word that the other says without any ("not always", "always")."""
    read = sorted((_read(one, language), _read(other, language)), key=lambda each: each[1])
    (plain, none, _), (denying, denials, denied) = read
    return (none, denials) == (0, 1) and denied is not None and denying[denied] == 1 and denied in plain


@lru_cache(maxsize=1 << 12)
def _read(text: str, language: str) -> tuple[Counter[str], int, str | None]:
    """The words of a text without those that deny, how often it denies, and the word the first denial stands at."""
    table = grammar(language)
    words = _WORD.findall(plain(text).lower())
    ends = [at + 1 for at, word in enumerate(words) if word in table.negation]
    contracted = [
        (at + 2, pair)
        for at, pair in enumerate(pairwise(words))
        if pair[0].rstrip("'") in table.contracted and pair[1] in table.contractions
    ]
    denials = [word for word in words if word in table.negation]
    rest = Counter(words) - Counter(denials) - Counter(word for _, pair in contracted for word in pair)
    behind = words[min([*ends, *(at for at, _ in contracted)], default=len(words)) :]
    denied = next((word for word in behind if word not in table.articles), None)
    return rest, len(denials) + len(contracted), None if denied in table.no_denial else denied
