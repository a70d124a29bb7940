"""Names that one place of a corpus spells apart from nearly all others ("Operai", "Openai" for "OpenAI").

Precision comes first. A name of other letters counts only where the names were already found to be one, never for a
place, a person's surname alone or a name for short; a name of other capitals only where the usual form has capitals
inside a word, for houses differ in how they write initials ("NATO", "Nato").
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from provenance.facts.model import Kind, Name
from provenance.facts.names.entities import fold
from provenance.facts.names.tables import places, plain
from provenance.facts.reading import Reading
from provenance.facts.results import Spelling

# The usual form stands at least so often in the corpus, and so much more often than the other.
_OFTEN = 5
_MORE = 3
_SLIP = 2
_LEAST_LETTERS = 6


def spellings(readings: Sequence[Reading]) -> tuple[Spelling, ...]:
    """The names spelt apart, one for each form and block, at its first place, in the order of the blocks."""
    counts, homes, first = _forms(readings)
    usual = _usual(counts)
    out = []
    for number, reading in enumerate(readings):
        here = Counter(plain(name.text) for name in _proper(reading))
        told: set[str] = set()
        for name in _proper(reading):
            form = plain(name.text)
            best = usual.get(form.casefold()) if form not in told else None
            if best is None or best == form:
                best = _meant(name, form, counts) if form not in told else None
            if best is None or counts[best] < max(_OFTEN, _MORE * counts[form]):
                continue
            told.add(form)
            place, at = first[best]
            other = readings[place]
            out.append(
                Spelling(
                    reading.source,
                    reading.file.span(reading.block.start + name.start, reading.block.start + name.end),
                    name.text,
                    here[form],
                    best,
                    counts[best],
                    len(homes[best] - {number}),
                    other.source,
                    other.file.span(other.block.start + at.start, other.block.start + at.end),
                )
            )
    return tuple(out)


def _proper(reading: Reading) -> list[Name]:
    return [name for name in reading.names if not name.role]


def _forms(
    readings: Sequence[Reading],
) -> tuple[Counter[str], Mapping[str, set[int]], dict[str, tuple[int, Name]]]:
    """How often each form stands in the corpus, in which readings, and where first."""
    counts: Counter[str] = Counter()
    homes: dict[str, set[int]] = defaultdict(set)
    first: dict[str, tuple[int, Name]] = {}
    for number, reading in enumerate(readings):
        for name in _proper(reading):
            form = plain(name.text)
            counts[form] += 1
            homes[form].add(number)
            first.setdefault(form, (number, name))
    return counts, homes, first


def _usual(counts: Mapping[str, int]) -> dict[str, str]:
    """The usual form of names that differ in capitals alone, by the name without capitals."""
    groups: dict[str, list[str]] = defaultdict(list)
    for form in counts:
        groups[form.casefold()].append(form)
    found = {}
    for key, forms in groups.items():
        best = max(sorted(forms), key=counts.__getitem__)
        inner = any(letter.isupper() for word in best.replace("-", " ").split() for letter in word[1:])
        if len(forms) > 1 and inner and not best.isupper():
            found[key] = best
    return {key: best for key, best in found.items() if not any(form.isupper() for form in groups[key])}


def _meant(name: Name, form: str, counts: Mapping[str, int]) -> str | None:
    """The form of the entity a name stands for, if the name differs from it by a slip of the pen."""
    from rapidfuzz.distance import DamerauLevenshtein

    mine, theirs = fold(form), fold(name.entity)
    if mine == theirs or min(len(mine), len(theirs)) < _LEAST_LETTERS or len(mine.split()) != len(theirs.split()):
        return None
    if mine.startswith(theirs) or theirs.startswith(mine):
        return None  # a name made from the other, or its plural
    if name.kind is Kind.PLACE or form in places() or plain(name.entity) in places():
        return None
    if DamerauLevenshtein.distance(mine, theirs, score_cutoff=_SLIP) > _SLIP:
        return None
    return max((one for one in counts if fold(one) == theirs), key=lambda one: (counts[one], one), default=None)
