"""Which texts share runs of words, and how many; where most texts are as they were, only what changed is counted."""

from array import array
from base64 import b64decode, b64encode
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import NamedTuple

from provenance.store.memory import Memory, remembered
from provenance.text.shingles import shingles

# Of a run that many texts hold, so many count as those it is shared with: boilerplate must not make all texts meet.
MOST_HOLDERS = 4
# Where more of the texts than one in so many are new or gone, all are counted anew.
FEW_CHANGED = 4
# Of more texts nothing is kept: reading it would take as long as counting.
MOST_TEXTS = 5_000


class Shared(NamedTuple):
    """How many runs of words a text has, and how many of them which earlier texts hold, by their place and in order."""

    runs: int
    earlier: dict[int, int]


@dataclass(frozen=True, slots=True)
class _Counted:
    """What was counted of texts, by their digests: for each the places of earlier ones, each with the count."""

    digests: list[str]
    earlier: list[list[int]]


# What was asked for last: several ask for it.
_last: dict[tuple[str, ...], tuple[Shared, ...]] = {}


def shared_runs(texts: tuple[str, ...], memory: Memory | None = None, place: str = "") -> tuple[Shared, ...]:
    """For each text, what it shares with those before it.

    What was kept in ``memory`` of the same texts is not counted again; ``place`` tells this corpus from others there.
    """
    if texts not in _last:
        if memory is None or len(texts) > MOST_TEXTS:
            found = _counted(map(shingles, texts))
        else:
            found = _recounted(texts, memory, place)
        _last.clear()
        _last[texts] = found
    return _last[texts]


def _counted(runs: Iterable[Iterable[int]]) -> tuple[Shared, ...]:
    """All of it, by one pass over the runs of all texts."""
    first: dict[int, int] = {}
    more: dict[int, list[int]] = {}
    found = []
    for number, held in enumerate(runs):
        held = frozenset(held)
        known = first.keys() & held
        earlier: dict[int, int] = defaultdict(int)
        for run in known:
            earlier[first[run]] += 1
        for run in more.keys() & known:
            for other in more[run]:
                earlier[other] += 1
        for run in known:
            others = more.setdefault(run, [])
            if len(others) < MOST_HOLDERS - 1:
                others.append(number)
        first.update(dict.fromkeys(held - known, number))
        found.append(Shared(len(held), dict(sorted(earlier.items()))))
    return tuple(found)


def _recounted(texts: tuple[str, ...], memory: Memory, place: str) -> tuple[Shared, ...]:
    digests = [sha256(text.encode("utf-8", "surrogateescape")).hexdigest() for text in texts]
    kept = remembered(memory, "runs", str, [(digest,) for digest in digests], lambda at: _packed(shingles(texts[at])))
    runs = {digest: _unpacked(one) for digest, one in zip(digests, kept, strict=True)}
    key = memory.key("shared runs", place)
    before = memory.recall(_Counted, [key]).get(key)
    found = None if before is None else _changed(before, digests, runs, memory)
    if found is None:
        found = _counted([runs[digest] for digest in digests])
    now = _Counted(digests, [[n for pair in shared.earlier.items() for n in pair] for shared in found])
    if now != before:
        memory.keep({key: now})
    return found


def _changed(
    before: _Counted, digests: Sequence[str], runs: "dict[str, array[int]]", memory: Memory
) -> tuple[Shared, ...] | None:
    """What a few texts that are new or gone make of what was counted before; None where it has to be counted anew."""
    was, now = _places(before.digests), _places(digests)
    both = [digest for digest in digests if digest in was]
    gone = [digest for digest in before.digests if digest not in now]
    changed = [*gone, *(digest for digest in digests if digest not in was)]
    in_order = [digest for digest in before.digests if digest in now] == both
    unique = len(was) == len(before.digests) and len(now) == len(digests)
    if not (in_order and unique) or len(changed) * FEW_CHANGED > len(digests):
        return None
    keys = {memory.key("runs", digest): digest for digest in gone}
    known = memory.recall(str, list(keys))
    if len(known) < len(keys):
        return None
    runs = {**runs, **{keys[key]: _unpacked(one) for key, one in known.items()}}
    counts: list[dict[int, int]] = [{} for _ in digests]
    for digest in both:
        row = before.earlier[was[digest]]
        for number, count in zip(row[::2], row[1::2], strict=True):
            place = now.get(before.digests[number])
            if place is not None:
                counts[now[digest]][place] = count
    touched = set().union(*(runs[digest] for digest in changed))
    hits = {digest: touched.intersection(held) for digest, held in runs.items()}
    for one, other in _met(before.digests, hits):
        if one in now and other in now:
            counts[now[other]][now[one]] -= 1
    for one, other in _met(digests, hits):
        row_of = counts[now[other]]
        row_of[now[one]] = row_of.get(now[one], 0) + 1
    return tuple(
        Shared(len(runs[digest]), {n: count for n, count in sorted(row.items()) if count})
        for digest, row in zip(digests, counts, strict=True)
    )


def _met(digests: Iterable[str], hits: Mapping[str, Iterable[int]]) -> Iterator[tuple[str, str]]:
    """For each run that was hit, the pairs of texts, by their digests, that count it as shared."""
    holders: dict[int, list[str]] = defaultdict(list)
    for digest in digests:
        for run in hits[digest]:
            for other in holders[run]:
                yield other, digest
            if len(holders[run]) < MOST_HOLDERS:
                holders[run].append(digest)


def _places(digests: Iterable[str]) -> dict[str, int]:
    return {digest: at for at, digest in enumerate(digests)}


def _packed(runs: Iterable[int]) -> str:
    return b64encode(array("q", sorted(runs)).tobytes()).decode("ascii")


def _unpacked(packed: str) -> "array[int]":
    runs = array("q")
    runs.frombytes(b64decode(packed))
    return runs
