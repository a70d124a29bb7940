"""One utterance given to two speakers, known by the utterances around it.

What two people say in like words proves little. But where two sources quote the same things in the same order, and one
of them is in another mouth, one source is wrong about who spoke.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from provenance.facts.matching.likeness import alike_names
from provenance.facts.model import Claim

# Of the shorter utterance so much must be said in the other, and so many things.
PART, THINGS = 0.7, 3
# Or the wording must be as like as this. Slogans have fewer words than these.
ALIKE, WORDS = 0.84, 5
# Of an utterance beside it at least this part; together so many things; at most so many utterances away.
PART_BESIDE, THINGS_BESIDE, AWAY = 0.5, 3, 3

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Echo:
    """What two utterances have in common: what is said in both, what is named in both, which part of the shorter one
    the said is, how like the wording is (0..1; 0 in two languages), and how many words the shorter one has.
    """

    terms: frozenset[str]
    named: frozenset[str]
    part: float
    likeness: float
    words: int

    @property
    def weight(self) -> float:
        """More things weigh more, and so do a greater part and a wording more alike."""
        return len(self.terms) * self.part + self.likeness

    @property
    def reads(self) -> bool:
        """Whether the wording alone says that they may be one."""
        return self.likeness >= ALIKE and self.words >= WORDS

    @property
    def means(self) -> bool:
        """Whether the meaning does."""
        return len(self.terms) >= THINGS and self.part >= PART and self.words >= WORDS

    @property
    def tells(self) -> bool:
        """Whether it tells anything of other pairs."""
        return bool(self.terms or self.named) or self.likeness >= ALIKE


def given_to_others(claims: Sequence[Claim], quoted: Sequence[int], echoes: Mapping[Pair, Echo]) -> Iterator[Pair]:
    """The pairs that are one utterance of two speakers.

    ``quoted`` are the utterances, each source's in its order, and ``echoes`` what pairs of two sources have in
    common, where that tells anything, by a < b.
    """
    place, lines = _lines(claims, quoted)
    best: dict[tuple[int, str], list[float]] = defaultdict(list)
    for (a, b), echo in echoes.items():
        best[a, claims[b].source.id].append(echo.weight)
        best[b, claims[a].source.id].append(echo.weight)
    for (a, b), echo in echoes.items():
        left, right = claims[a], claims[b]
        if not _two_speakers(left, right) or not (echo.means or echo.reads):
            continue
        rivals = best[a, right.source.id], best[b, left.source.id]
        if any(sum(weight >= echo.weight for weight in weights) > 1 for weights in rivals):
            continue
        one, other = lines[left.source.id], lines[right.source.id]
        if _beside(one, place[a], other, place[b], echoes) >= THINGS_BESIDE:
            yield a, b


def _two_speakers(a: Claim, b: Claim) -> bool:
    named = a.speaker_named and b.speaker_named and a.speaker is not None and b.speaker is not None
    return named and not alike_names(a.speaker or "", b.speaker or "")


def _lines(claims: Sequence[Claim], quoted: Sequence[int]) -> tuple[dict[int, int], dict[str, list[int]]]:
    """The place of each utterance in its source, and the utterances of each source."""
    lines: dict[str, list[int]] = defaultdict(list)
    place = {}
    for i in quoted:
        place[i] = len(lines[claims[i].source.id])
        lines[claims[i].source.id].append(i)
    return place, lines


def _beside(one: Sequence[int], at: int, other: Sequence[int], there: int, echoes: Mapping[Pair, Echo]) -> int:
    """How many things both sources tell by utterances that stand on the same side of two, not far away; an utterance
    in the same words is enough.
    """
    found: frozenset[str] = frozenset()
    for side in (-1, 1):
        for x in _side(one, at, side):
            for y in _side(other, there, side):
                echo = echoes.get((min(x, y), max(x, y)))
                if echo is None:
                    continue
                if echo.reads:
                    return THINGS_BESIDE
                found |= echo.named | (echo.terms if echo.part >= PART_BESIDE else frozenset())
    return len(found)


def _side(line: Sequence[int], at: int, side: int) -> Sequence[int]:
    return line[at + 1 : at + 1 + AWAY] if side > 0 else line[max(0, at - AWAY) : at]
