"""Signs: figures that name or number something ("Series 60", "3D", "page 12") and are no facts of their own.

Where two sources tell one thing in nearly the same words, and one has "Series 60" where the other has "Series 80", one
of them is wrong. Those signs become claims, and no others: a report is no list of model numbers.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache
from itertools import combinations
from math import comb

from provenance.facts.claiming.claims import claim_of
from provenance.facts.claiming.statements import Statement, statement_of
from provenance.facts.judging.explanations import months_apart
from provenance.facts.lang.fold import fold
from provenance.facts.lexicon import concepts_at
from provenance.facts.matching.features import Feature
from provenance.facts.matching.likeness import skeleton
from provenance.facts.matching.links import Link
from provenance.facts.matching.slots import Clause, clauses
from provenance.facts.matching.tale import ONE_TELLING, Tale, likeness_of, shared, tale
from provenance.facts.model import LABEL, Claim, Kind, Mention, Value
from provenance.facts.reading import Reading
from provenance.facts.set_aside import Reason, SetAside
from provenance.facts.values import ends

# Why figures are set aside that name or number something. The others say nothing that two sources could tell, or
# change within the hour, as scores do, or are too often something else, as street numbers are ("6 Harbour Banks").
NAMING = frozenset(
    {Reason.NAME, Reason.CODE, Reason.LABEL, Reason.VERSION, Reason.IDENTIFIER, Reason.YEAR, Reason.BRACKETS}
)
# A sign holds at most so many numbers ("RT-2PM2"); each is compared where the others are the same.
MOST_FIGURES = 3
# How sure it is that two tellings as alike as can be mean one thing by their signs.
SURE = 0.8
# Signs of one frame in more pairs than this are everybody's, and none is compared.
MOST = 500
# In a corpus sentences that share less than this (a word of the tables weighs up to 1) are a form with blanks to fill:
# "flight … was cancelled". Months apart, another number is another thing.
ENOUGH_TOLD = 5.0
# Of two texts side by side one may tell more: so much (0..1) of the shorter sentence in the longer one, and still so
# much of both, is one telling too.
WITHIN, ALIKE_WITHIN = 0.75, 0.4

_FIGURE = re.compile(r"[0-9]{1,9}(?:[.,][0-9]{1,9})?")
_BEFORE = re.compile(r"([^\W\d_]{1,24})[^\w\n]{1,4}$")
_ONE_WORD = re.compile(r"([^\W\d_]{2,24})[.°º]? #")
_LETTER = re.compile(r"[^\W\d_]")
_REACH = 30


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign: its reading and its sentence there, its number and where that stands (in the block), and its ``frames``,
    what is left without the number ("series #", "#d") and what that means in any language.
    """

    reading: int
    sentence: int
    frames: tuple[str, ...]
    number: Decimal
    aside: SetAside
    at: int

    @property
    def mention(self) -> Mention:
        """The sign as a number that is a mere label."""
        start, end = self.aside.start, self.aside.end
        value = Value(self.number, self.number, role=LABEL)
        return Mention(start, end, start, end, Kind.NUMBER, self.aside.text, value)


def signs_apart(
    readings: Sequence[Reading], claims: Sequence[Claim], *, side_by_side: bool = False
) -> tuple[list[Claim], list[Link]]:
    """Claims for the signs in which sources differ, and the links between those; the links count ``claims`` before.

    ``side_by_side``: somebody set two texts beside each other, so that one may well tell less than the other.
    """
    known = frozenset(name.entity for reading in readings for name in reading.names)
    found = [_signs(number, reading) for number, reading in enumerate(readings)]
    sentences = _Sentences(readings, found)
    pairs = [
        (a, b, alike)
        for a, b in _differing(found)
        if (alike := sentences.telling_one(a, b, side_by_side=side_by_side)) is not None
    ]
    signs = list(dict.fromkeys(sign for a, b, _ in pairs for sign in (a, b)))
    place = {sign: len(claims) + at for at, sign in enumerate(signs)}
    links = []
    for a, b, alike in pairs:
        feature = Feature("what both sentences tell, all but this", alike, SURE, a.frames[0].replace("#", "…"))
        links.append(Link(place[a], place[b], SURE * alike, False, (feature,), one_telling=True))
    return [_claim(readings[sign.reading], sign, sentences.statement(sign), known) for sign in signs], links


def _claim(reading: Reading, sign: Sign, statement: Statement, known: frozenset[str]) -> Claim:
    claim = claim_of(reading, sign.mention, statement, known)
    return replace(claim, id=f"{reading.source.id}@{sign.at}-{sign.aside.end}-label")


def _signs(number: int, reading: Reading) -> list[Sign]:
    found = []
    starts = [sentence.start for sentence in reading.sentences]
    for aside in reading.set_aside:
        figures = list(_FIGURE.finditer(aside.text)) if aside.reason in NAMING else []
        at = bisect_right(starts, aside.start) - 1
        if len(figures) > MOST_FIGURES or at < 0 or aside.end > reading.sentences[at].end:
            continue
        for figure in figures:
            frame = _frame(reading.block.text, aside, figure)
            if frame is not None:
                frames = (frame, *_meanings(frame, reading.sentences[at].language))
                found.append(
                    Sign(number, at, frames, Decimal(figure[0].replace(",", ".")), aside, aside.start + figure.start())
                )
    return found


def _frame(text: str, aside: SetAside, figure: re.Match[str]) -> str | None:
    """What a sign is without its number; bare digits belong to the word before them."""
    frame = fold(f"{aside.text[: figure.start()]}#{aside.text[figure.end() :]}")
    if _LETTER.search(frame):
        return frame
    before = _BEFORE.search(text, max(0, aside.start - _REACH), aside.start)
    return f"{fold(before[1])} {frame}" if before else None


@lru_cache(maxsize=1 << 14)
def _meanings(frame: str, language: str) -> tuple[str, ...]:
    """What the word of a frame means, where it is one word before the number ("chapter #")."""
    one = _ONE_WORD.fullmatch(frame)
    if one is None:
        return ()
    names = {f"{skeleton(one[1])} #"}
    for everyday in (False, True):
        names.update(f"<{name}> #" for _, _, name in concepts_at([one[1]], language, everyday=everyday))
    return tuple(sorted(names - {frame}))


def _differing(found: Sequence[Sequence[Sign]]) -> Iterator[tuple[Sign, Sign]]:
    """Signs of one frame, of two readings, neither of whose numbers stands in the other reading in that frame."""
    frames: dict[str, dict[int, list[Sign]]] = defaultdict(lambda: defaultdict(list))
    for sign in (sign for signs in found for sign in signs):
        for frame in sign.frames:
            frames[frame][sign.reading].append(sign)
    met: set[tuple[Sign, Sign]] = set()
    for frame in sorted(frames):
        for pair in _pairs(frames[frame].values()):
            if pair not in met:
                met.add(pair)
                yield pair


def _pairs(by_reading: Iterable[Sequence[Sign]]) -> list[tuple[Sign, Sign]]:
    """The pairs of signs, of which each reading has some; none of a crowd.

    Readings that give the same numbers are taken together: a thousand that speak of Covid-19 cost no more than one.
    """
    givers: dict[frozenset[Decimal], list[Sign]] = defaultdict(list)
    for signs in by_reading:
        givers[frozenset(sign.number for sign in signs)] += signs
    if comb(len(givers), 2) > MOST:
        return []
    pairs: list[tuple[Sign, Sign]] = []
    for (given, one), (there, other) in combinations(givers.items(), 2):
        left = [sign for sign in one if sign.number not in there]
        right = [sign for sign in other if sign.number not in given]
        if len(pairs) + len(left) * len(right) > MOST:
            return []
        pairs += [(a, b) if a.reading < b.reading else (b, a) for a in left for b in right]
    return sorted(pairs, key=lambda pair: [(sign.reading, sign.at) for sign in pair])


class _Sentences:
    """The sentences that signs stand in, each read when it is first asked for."""

    def __init__(self, readings: Sequence[Reading], found: Sequence[Sequence[Sign]]) -> None:
        self._readings = readings
        self._signs: dict[tuple[int, int], list[Sign]] = defaultdict(list)
        for sign in (sign for signs in found for sign in signs):
            self._signs[sign.reading, sign.sentence].append(sign)
        self._clause = cache(self._read)
        self._tale = cache(self._told)
        self._figures = cache(self._given)

    def telling_one(self, a: Sign, b: Sign, *, side_by_side: bool) -> float | None:
        """How alike (0..1) the sentences of two signs are, if they tell one thing and differ in nothing else given."""
        days = [self._readings[sign.reading].source.published for sign in (a, b)]
        if days[0] and days[1] and months_apart(days[0][:10], days[1][:10]):
            return None
        left = self._figures(a.reading, a.sentence) - {a.number}
        right = self._figures(b.reading, b.sentence) - {b.number}
        if left - right and right - left:
            return None
        one, other = self._tale(a), self._tale(b)
        alike = likeness_of(one, other)
        both = shared(one, other)
        if side_by_side and alike < ONE_TELLING:
            return alike if alike >= ALIKE_WITHIN and both >= WITHIN * min(one.weight, other.weight) else None
        return min(1.0, alike) if alike >= ONE_TELLING and (side_by_side or both >= ENOUGH_TOLD) else None

    def statement(self, sign: Sign) -> Statement:
        """What its sentence says with a sign."""
        clause = self._clause(sign.reading, sign.sentence)
        return statement_of(self._readings[sign.reading].block.text, clause, sign.mention)

    def _read(self, reading: int, at: int) -> Clause:
        whole = self._readings[reading]
        return clauses(replace(whole, sentences=whole.sentences[at : at + 1]))[0]

    def _told(self, sign: Sign) -> Tale:
        return tale([self.statement(sign).slot])

    def _given(self, reading: int, at: int) -> frozenset[object]:
        """All that a sentence gives in figures, signs too; of a date without its year what it says."""
        whole = self._readings[reading]
        start, end = whole.sentences[at].start, whole.sentences[at].end
        values = [mention.value for mention in whole.mentions if start <= mention.start < end]
        said = [number for v in values for number in ends(v) or [(v.month, v.day, v.weekday, v.years_ago, v.stretch)]]
        return frozenset([*said, *(sign.number for sign in self._signs[reading, at])])
