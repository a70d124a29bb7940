"""Says which names of a corpus stand for one and the same, and under which name.

Precision comes first: two names stay apart unless their spelling, the corpus itself, or a table says they are one.
"""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from provenance.facts.lexicon.dictionaries import is_listed
from provenance.facts.model import Kind, Name
from provenance.facts.names.called import called
from provenance.facts.names.tables import given_names, name_table, places, plain
from provenance.store.memory import Memory
from provenance.text.tables import languages

# A rare spelling is a slip of a frequent one only if it is this much rarer, and long enough for one or two edits.
_RARER = 3
_ONE_EDIT = 6
_TWO_EDITS = 9
_LONGEST_TYPO = 40
# Behind this many spellings of equal length and first letter no slip is looked for: the work would grow quadratically.
_MOST_RIVALS = 400


@cache
def _articles() -> frozenset[str]:
    return frozenset(word for language in languages() for word in name_table(language).articles)


@cache
def fold(name: str) -> str:
    """``name`` without case, accents, hyphens, and leading article: equal for spellings of one name."""
    decomposed = unicodedata.normalize("NFKD", plain(name).casefold().replace("œ", "oe").replace("æ", "ae"))
    words = "".join(c for c in decomposed if not unicodedata.combining(c)).replace("-", " ").split()
    if len(words) > 1 and words[0] in _articles():
        words = words[1:]
    return " ".join(words)


@cache
def _place_ids() -> Mapping[str, str]:
    return {fold(name): identity for name, identity in places().items()}


def _key(name: Name) -> str:
    """The key of spellings that are one name: the shared identity of a place, else the folded name."""
    identity = places().get(plain(name.text)) if name.kind is Kind.PLACE else None
    if identity is None and name.kind is Kind.PLACE:
        identity = _place_ids().get(fold(name.text))
    return f"place:{identity}" if identity is not None else fold(name.text)


def _is_person(key: str) -> bool:
    words = key.split()
    return 1 < len(words) <= 4 and words[0].split("-")[0] in _given()


@cache
def _given() -> frozenset[str]:
    return frozenset(fold(word) for word in given_names())


def _same_given(one: str, other: str) -> bool:
    """Whether two full names of one surname can be one person ("E. Musk", "Elon R. Musk")."""
    a, b = one.split()[0].rstrip("."), other.split()[0].rstrip(".")
    return a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b))


class _Surnames:
    """Which full name a surname alone stands for, over the corpus and within a block."""

    def __init__(self, blocks: Sequence[Iterable[str]], persons: frozenset[str], counts: Mapping[str, int]) -> None:
        self._counts = counts
        self._all = self._by_surname(persons)
        self._blocks = [self._by_surname(key for key in keys if key in persons) for keys in blocks]

    @staticmethod
    def _by_surname(keys: Iterable[str]) -> dict[str, list[str]]:
        out: dict[str, list[str]] = defaultdict(list)
        for key in sorted(set(keys)):
            out[key.split()[-1]].append(key)
        return out

    def _one(self, candidates: list[str]) -> str | None:
        if not candidates:
            return None
        best = max(candidates, key=lambda key: (self._counts[key], len(key), key))
        return best if all(_same_given(best, other) for other in candidates) else None

    def full(self, surname: str, block: int) -> str | None:
        """The full name (key) behind ``surname`` in that block; None if there is none, or more than one."""
        everywhere = self._all.get(surname)
        if everywhere is None:
            return None
        here = self._blocks[block].get(surname)
        return self._one(here) if here else self._one(everywhere)


def _slips(counts: Mapping[str, int], persons: frozenset[str]) -> dict[str, str]:
    """Misspelt key → the key it stands for."""
    from rapidfuzz.distance import DamerauLevenshtein

    surnames = {word for person in persons for word in person.split()}
    taken = set(_place_ids()) | _given()
    by_first: dict[tuple[str, int], list[str]] = defaultdict(list)
    for key in sorted(counts):
        if counts[key] >= _RARER and len(key) <= _LONGEST_TYPO:
            by_first[key[0], key.count(" ")].append(key)
    out: dict[str, str] = {}
    for rare in sorted(counts):
        if len(rare) < _ONE_EDIT or len(rare) > _LONGEST_TYPO or rare.startswith("place:") or rare in taken:
            continue
        rivals = by_first[rare[0], rare.count(" ")]
        allowed = 2 if len(rare) >= _TWO_EDITS else 1
        found = [
            other
            for other in (rivals if len(rivals) <= _MOST_RIVALS else ())
            if other != rare
            and abs(len(other) - len(rare)) <= allowed
            and counts[other] >= _RARER * counts[rare]
            and DamerauLevenshtein.distance(rare, other, score_cutoff=allowed) <= allowed
            and _may_slip(rare, other, surnames, taken)
        ]
        if len(found) == 1:
            out[rare] = found[0]
    return {rare: other for rare, other in out.items() if other not in out}


def _may_slip(rare: str, other: str, surnames: set[str], taken: set[str]) -> bool:
    """Whether two near spellings are nothing that is known to be two things."""
    if [c for c in rare if c.isdigit()] != [c for c in other if c.isdigit()] or other.startswith("place:"):
        return False
    pairs = [(a, b) for a, b in zip(rare.split(), other.split(), strict=True) if a != b]
    if len(pairs) != 1:
        return False
    a, b = pairs[0]
    if a.rstrip("s") == b.rstrip("s") or a[0] != b[0] or a in taken or b in taken:
        return False
    if " " not in rare and (a in surnames or b in surnames):
        return False  # two surnames one letter apart are two people more often than a slip
    return not any(is_listed(word, language) for word in (a, b) for language in languages())


def _canonical(surfaces: Counter[str], full: bool) -> str:
    """The form shown: the most frequent one, of full names the most frequent with more than one word."""
    wide = {form: n for form, n in surfaces.items() if " " in form} if full else {}
    return max(wide or surfaces, key=lambda form: (surfaces[form], len(form), not form.isupper(), form))


def _clusters(blocks_names: Sequence[tuple[Name, ...]]) -> list[list[str]]:
    """The cluster key of each name of each block."""
    keys = [[_key(name) for name in names] for names in blocks_names]
    counts = Counter(key for block in keys for key in block)
    persons = frozenset(key for key in counts if _is_person(key))
    slips = _slips(counts, persons)
    keys = [[slips.get(key, key) for key in block] for block in keys]
    counts = Counter(key for block in keys for key in block)
    persons = frozenset(key for key in counts if _is_person(key))
    surnames = _Surnames(keys, persons, counts)
    return [
        [(surnames.full(key, number) or key) if " " not in key else key for key in block]
        for number, block in enumerate(keys)
    ]


def resolve(
    blocks_names: Sequence[tuple[Name, ...]],
    texts: Sequence[str],
    memory: Memory | None = None,
) -> tuple[tuple[Name, ...], ...]:
    """The names of each block with ``entity`` set, and the mentions of people by their office added.

    ``blocks_names[i]`` are the names of ``texts[i]``, as :func:`~provenance.facts.names.finding.find_names` gives
    them. Added mentions (``role`` True) may overlap names ("le patron de Tesla" holds "Tesla"); each block is in the
    order of its places. What was kept in ``memory`` is not worked out again.
    """
    keys = _clusters(blocks_names)
    surfaces: dict[str, Counter[str]] = defaultdict(Counter)
    for names, block in zip(blocks_names, keys, strict=True):
        for name, key in zip(names, block, strict=True):
            surfaces[key][plain(name.text)] += 1
    shown = {key: _canonical(forms, full=_is_person(key)) for key, forms in surfaces.items()}
    resolved = [
        tuple(
            Name(name.start, name.end, name.text, shown[key], name.kind, name.role)
            for name, key in zip(names, block, strict=True)
        )
        for names, block in zip(blocks_names, keys, strict=True)
    ]
    roles = called(resolved, texts, memory)
    return tuple(
        tuple(sorted((*names, *found), key=lambda name: (name.start, name.end, name.role)))
        for names, found in zip(resolved, roles, strict=True)
    )
