"""Sentences that one source took over from another, unchanged or but for a few words in a row."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from provenance.facts.lang.fold import fold
from provenance.facts.reading import Reading

# A sentence is taken over if so many words, and this part of them, are the same and stand at its two ends; more words
# than this between them are another statement.
LEAST_WORDS, LEAST_PART, MOST_BETWEEN = 5, 0.6, 5
# By so many words at either end sentences are looked up, and compared with so many others that share them: a story
# printed a hundred times is a chain, and not every pair of its prints.
END, NEIGHBOURS = 3, 10

# An elided word is a word of its own: in "d'Oracle" only the name may have changed.
_WORD = re.compile(r"[^\s'’]{1,100}['’]?|['’]")


@dataclass(frozen=True, slots=True)
class Printed:
    """A sentence as one of two prints has it.

    ``reading`` is the index of the source; the sentence is ``start``..``end`` of the block, and ``left``..``right`` the
    part in which it differs from the other print (empty where it does not).
    """

    reading: int
    start: int
    end: int
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class _Sentence:
    reading: int
    start: int
    end: int
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


def reprints(readings: Sequence[Reading], groups: Sequence[Sequence[str]]) -> list[tuple[Printed, Printed]]:
    """Pairs of sentences, each the best reprint of the other in their two sources.

    ``groups`` are the ids of sources that share an origin: only among them are sentences compared.
    """
    index = {reading.source.id: n for n, reading in enumerate(readings)}
    found = []
    for group in groups:
        sentences = [each for source in group for each in _sentences(index[source], readings[index[source]])]
        found += [_printed(sentences[a], sentences[b]) for a, b in _pairs(sentences)]
    return found


def _sentences(number: int, reading: Reading) -> Iterator[_Sentence]:
    for sentence in reading.sentences:
        words = list(_WORD.finditer(reading.block.text, sentence.start, sentence.end))
        if len(words) >= LEAST_WORDS:
            folded = tuple(fold(word.group()) for word in words)
            yield _Sentence(number, sentence.start, sentence.end, folded, tuple(word.span() for word in words))


def _pairs(sentences: Sequence[_Sentence]) -> Iterator[tuple[int, int]]:
    ends: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for n, sentence in enumerate(sentences):
        ends["first", *sentence.words[:END]].append(n)
        ends["last", *sentence.words[-END:]].append(n)
    shared = {
        (a, b)
        for members in ends.values()
        for n, a in enumerate(members)
        for b in members[n + 1 : n + 1 + NEIGHBOURS]
        if sentences[a].reading != sentences[b].reading
    }
    part = {pair: _same_part(sentences[pair[0]].words, sentences[pair[1]].words) for pair in sorted(shared)}
    best: dict[tuple[int, int], list[float]] = defaultdict(list)
    for (a, b), same in part.items():
        best[a, sentences[b].reading].append(same)
        best[b, sentences[a].reading].append(same)
    for (a, b), same in part.items():
        rivals = best[a, sentences[b].reading], best[b, sentences[a].reading]
        if same >= LEAST_PART and all(same == max(of) and of.count(same) == 1 for of in rivals):
            yield a, b


def _same_part(one: Sequence[str], other: Sequence[str]) -> float:
    same, longest = sum(_ends(one, other)), max(len(one), len(other))
    return same / longest if same >= LEAST_WORDS and longest - same <= MOST_BETWEEN else 0.0


def _ends(one: Sequence[str], other: Sequence[str]) -> tuple[int, int]:
    """How many words both begin with, and how many of the others both end with."""
    least = min(len(one), len(other))
    first = next((n for n in range(least) if one[n] != other[n]), least)
    rest = least - first
    last = next((n for n in range(rest) if one[-1 - n] != other[-1 - n]), rest)
    return first, last


def _printed(one: _Sentence, other: _Sentence) -> tuple[Printed, Printed]:
    first, last = _ends(one.words, other.words)
    return _with_difference(one, first, last), _with_difference(other, first, last)


def _with_difference(sentence: _Sentence, first: int, last: int) -> Printed:
    count = len(sentence.spans)
    left = sentence.spans[first][0] if first < count else sentence.spans[-1][1]
    right = max(left, sentence.spans[count - last - 1][1]) if last < count else left
    return Printed(sentence.reading, sentence.start, sentence.end, left, right)
