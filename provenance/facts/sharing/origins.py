"""Which sources share an origin: forty reprints of one wire story are one source of evidence.

Two blocks are of one origin if they name the same one in their metadata, if one declares it is derived from or a
translation of the other, if one of them holds a large part of the other's runs of eight words, or if both are credited
to the same agency and quote the same words.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from provenance.facts.reading import Reading
from provenance.facts.sharing.credits import agency_of
from provenance.store.memory import Memory
from provenance.text.sharing import Shared, shared_runs
from provenance.text.shingles import containment, shingles

# Containment of eight-word runs from which two texts are taken to share their origin. Two reports of one event in the
# same language, written apart, stay far below (quotations included); a cut wire story lies above.
SHARED_PART = 0.2
WORTH_A_LOOK = 0.25
# A quotation of so many words is not quoted twice by chance.
LONG_QUOTATION = 5
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Origin:
    """Two or more sources (their ids, sorted) of one origin, and what shows it."""

    sources: tuple[str, ...]
    why: tuple[str, ...]


def origins(readings: Sequence[Reading], memory: Memory | None = None, place: str = "") -> tuple[Origin, ...]:
    """The groups of sources that share one origin, in order.

    What was kept in ``memory`` is not worked out again; ``place`` tells this corpus from others there.
    """
    home = list(range(len(readings)))

    def root(i: int) -> int:
        while home[i] != i:
            home[i] = home[home[i]]
            i = home[i]
        return i

    joined = _pairs(readings, memory, place)
    for a, b in joined:
        x, y = sorted((root(a), root(b)))
        home[y] = x
    groups: dict[int, list[str]] = defaultdict(list)
    why: dict[int, dict[str, None]] = defaultdict(dict)
    for i, reading in enumerate(readings):
        groups[root(i)].append(reading.source.id)
    for (a, _), reason in joined.items():
        why[root(a)][reason] = None
    found = [Origin(tuple(sorted(group)), tuple(why[i])) for i, group in groups.items() if len(group) > 1]
    return tuple(sorted(found, key=lambda origin: origin.sources))


def origin_groups(readings: Sequence[Reading]) -> tuple[tuple[str, ...], ...]:
    """Groups of two or more source ids that share one origin, each sorted, in order."""
    return tuple(origin.sources for origin in origins(readings))


def _pairs(readings: Sequence[Reading], memory: Memory | None, place: str) -> dict[tuple[int, int], str]:
    """The pairs of readings that share an origin, in order, with the first reason found."""
    pairs: dict[tuple[int, int], str] = {}
    texts = tuple(reading.block.text for reading in readings)
    _by_passages(readings, shared_runs(texts, memory, place), pairs)
    by_id = {reading.source.id: i for i, reading in enumerate(readings)}
    by_origin: dict[str, int] = {}
    for i, reading in enumerate(readings):
        for key in ("derived_from", "translation_of"):
            other = by_id.get(reading.block.metadata.get(key, ""))
            if other is not None and other != i:
                declared = f"{reading.source.id} is declared as {key.replace('_', ' ')} {readings[other].source.id}"
                pairs.setdefault((min(i, other), max(i, other)), declared)
        origin = reading.source.origin
        if origin:
            first = by_origin.setdefault(origin.casefold(), i)
            if first != i:
                pairs.setdefault((first, i), f"their metadata name the same origin, {origin}")
    _by_agency(readings, pairs)
    return dict(sorted(pairs.items()))


def _by_passages(readings: Sequence[Reading], found: Sequence[Shared], pairs: dict[tuple[int, int], str]) -> None:
    for b, shared in enumerate(found):
        for a, count in shared.earlier.items():
            # Of a run that many hold only some are counted: a part of what is asked is worth a look.
            if count < SHARED_PART * WORTH_A_LOOK * min(found[a].runs, shared.runs):
                continue
            part = containment(shingles(readings[a].block.text), shingles(readings[b].block.text))
            if part >= SHARED_PART:
                pairs[a, b] = (
                    f"{readings[a].source.id} and {readings[b].source.id} share passages ({part:.0%} of the shorter)"
                )


def _by_agency(readings: Sequence[Reading], pairs: dict[tuple[int, int], str]) -> None:
    """Join texts credited to one agency that quote the same words; the credit alone is no proof of one dispatch."""
    quoting: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, reading in enumerate(readings):
        agency = agency_of(reading.block.text, reading.block.metadata)
        if agency is None:
            continue
        for spoken in sorted({_words(q.text) for q in reading.quotations if q.voice == "quoted"}):
            if spoken.count(" ") + 1 >= LONG_QUOTATION:
                quoting[agency, spoken].append(i)
    for (agency, spoken), where in sorted(quoting.items()):
        for a, b in pairwise(where):
            pairs.setdefault((a, b), f"both are credited to {agency} and quote the same words (“{_cut(spoken)}”)")


def _words(quote: str) -> str:
    return " ".join(_WORD.findall(quote.casefold()))


def _cut(spoken: str) -> str:
    words = spoken.split()
    return spoken if len(words) <= 8 else " ".join(words[:8]) + " …"


def origin_counter(groups: Sequence[Sequence[str]]) -> Callable[[Iterable[str]], int]:
    """What counts the independent origins among sources (by their ids); each group of them is one."""
    group_of = {source: n for n, group in enumerate(groups) for source in group}
    return lambda sources: len({group_of.get(source, source) for source in sources})
