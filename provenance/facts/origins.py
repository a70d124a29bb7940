"""Which sources share an origin: forty reprints of one wire story are one source of evidence.

Two blocks are of one origin if they name the same one in their metadata, if one declares it is derived from or a
translation of the other, or if one of them holds a large part of the other's runs of eight words.
"""

from collections import defaultdict
from collections.abc import Sequence

from provenance.facts.reading import Reading
from provenance.text.shingles import containment, shingles

# Containment of eight-word runs from which two texts are taken to share their origin. Two reports of one event in the
# same language, written apart, stay far below (quotations included); a cut wire story lies above.
SHARED_PART = 0.2


def origin_groups(readings: Sequence[Reading]) -> tuple[tuple[str, ...], ...]:
    """Groups of two or more source ids that share one origin, each sorted, in order."""
    home = list(range(len(readings)))

    def root(i: int) -> int:
        while home[i] != i:
            home[i] = home[home[i]]
            i = home[i]
        return i

    for a, b in _pairs(readings):
        x, y = sorted((root(a), root(b)))
        home[y] = x
    groups: dict[int, list[str]] = defaultdict(list)
    for i, reading in enumerate(readings):
        groups[root(i)].append(reading.source.id)
    return tuple(sorted(tuple(sorted(group)) for group in groups.values() if len(group) > 1))


def _pairs(readings: Sequence[Reading]) -> list[tuple[int, int]]:
    runs = [shingles(reading.block.text) for reading in readings]
    holders: dict[int, list[int]] = defaultdict(list)
    for i, found in enumerate(runs):
        for run in found:
            holders[run].append(i)
    sharing = {(a, b) for where in holders.values() for n, a in enumerate(where) for b in where[n + 1 :]}
    pairs = {(a, b) for a, b in sharing if containment(runs[a], runs[b]) >= SHARED_PART}
    by_id = {reading.source.id: i for i, reading in enumerate(readings)}
    by_origin: dict[str, int] = {}
    for i, reading in enumerate(readings):
        for key in ("derived_from", "translation_of"):
            other = by_id.get(reading.block.metadata.get(key, ""))
            if other is not None and other != i:
                pairs.add((min(i, other), max(i, other)))
        origin = reading.source.origin
        if origin:
            first = by_origin.setdefault(origin.casefold(), i)
            if first != i:
                pairs.add((first, i))
    return sorted(pairs)


def count_origins(source_ids: Sequence[str], groups: Sequence[Sequence[str]]) -> int:
    """The number of independent origins among sources."""
    group_of = {source: n for n, group in enumerate(groups) for source in group}
    return len({group_of.get(source, source) for source in source_ids})
