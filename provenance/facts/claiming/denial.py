"""Whether one sentence says what another denies, both in nearly the same words."""

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
    (left, denials), (right, others) = _read(one, language), _read(other, language)
    if denials % 2 == others % 2:
        return False
    only = sorted((sum((left - right).values()), sum((right - left).values())))
    return sum((left & right).values()) >= SHARED and only[0] <= LESS and only[1] <= MORE


@lru_cache(maxsize=1 << 12)
def _read(text: str, language: str) -> tuple[Counter[str], int]:
    """The words of a text without those that deny, and how often it denies."""
    table = grammar(language)
    words = _WORD.findall(plain(text).lower())
    denials = [word for word in words if word in table.negation]
    contracted = [
        pair for pair in pairwise(words) if pair[0].rstrip("'") in table.contracted and pair[1] in table.contractions
    ]
    rest = Counter(words) - Counter(denials) - Counter(word for pair in contracted for word in pair)
    return rest, len(denials) + len(contracted)
