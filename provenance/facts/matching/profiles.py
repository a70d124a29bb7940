"""What a sentence holds, as a weighed bag of features, for comparing sentences within a language and across two."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from math import log, sqrt
from unicodedata import combining, normalize

from provenance.facts.lexicon import concepts_at, fold, lemma, words
from provenance.facts.model import Kind, Mention
from provenance.text.languages import function_words

# The channels and what each may weigh: what the words mean, the figures and dates, and the letters of the words, by
# which names and cognates meet.
MEANING, FIGURES, LETTERS = "meaning", "figures", "letters"
WEIGHTS = {MEANING: 1.0, FIGURES: 0.3, LETTERS: 0.9}
# Lengths of the runs of letters that are compared, and the longest word they are taken from.
RUNS = (3, 4, 5)
LONGEST_WORD = 40

# A channel and what was found in it.
Feature = tuple[str, str]
Profile = Mapping[Feature, float]

_NO_FIGURE = frozenset({Kind.NAME, Kind.PLACE, Kind.QUOTATION})


def profile(text: str, language: str, mentions: Iterable[Mention] | None = None) -> Profile:
    """How often each feature occurs in a sentence.

    ``mentions`` are those in the sentence; None leaves out all its figures, so that sentences are alike whatever their
    figures say.
    """
    written = [word.rstrip("'’") for _, _, word in words(text)]
    found: Counter[Feature] = Counter((MEANING, term) for term in _meanings(written, language))
    for word in written:
        if word[0].isdigit():
            if mentions is not None:
                found[FIGURES, bare(word)] += 1
        elif len(word) > 1 and fold(word) not in _small_words(language):
            found.update((LETTERS, run) for run in _runs(bare(word)))
    for mention in mentions or ():
        found.update((FIGURES, figure) for figure in dict.fromkeys(_figures(mention)))
    return found


def _meanings(written: Sequence[str], language: str) -> Iterator[str]:
    """What the words mean: concepts, everyday words (small ones too: who acts, and is it denied), dictionary forms."""
    told: set[int] = set()
    for everyday, sign in ((False, "<"), (True, "=")):
        for at, length, name in concepts_at(written, language, everyday=everyday):
            told.update(range(at, at + length))
            yield sign + name
    for i, word in enumerate(written):
        if i in told or not word.isalpha():
            continue
        listed = lemma(word, language)  # also irregular forms, which only the dictionary knows
        names = [name for _, _, name in concepts_at([listed], language, everyday=True)]
        if names:
            yield from ("=" + name for name in names)
        elif fold(word) not in _small_words(language):
            yield bare(listed)


def _figures(mention: Mention) -> Iterator[str]:
    """What a figure says, whatever words say it; of a date each part, because the other text may give only one."""
    value = mention.value
    if mention.kind in _NO_FIGURE:
        return
    for name, part in (("month", value.month), ("day", value.day), ("weekday", value.weekday)):
        if part is not None:
            yield f"{name} {part}"
    for end in (value.lo, value.hi):
        if isinstance(end, date):
            yield f"year {end.year}"
            if value.granularity in ("day", "month"):
                yield f"month {end.month}"
            if value.granularity == "day":
                yield f"day {end.day}"
        elif end is not None:
            yield f"{end.normalize():f}"


@cache
def _small_words(language: str) -> frozenset[str]:
    table = function_words().get(language)
    return frozenset(fold(word) for word in table.starters) if table is not None else frozenset()


@lru_cache(maxsize=1 << 16)
def bare(word: str) -> str:
    """A word without case and accents."""
    return "".join(c for c in normalize("NFD", fold(word)) if not combining(c))


@lru_cache(maxsize=1 << 16)
def _runs(word: str) -> tuple[str, ...]:
    marked = f"^{word[:LONGEST_WORD]}$"
    return tuple(marked[at : at + length] for length in RUNS for at in range(len(marked) - length + 1))


def weighed(profiles: Sequence[Profile]) -> list[dict[Feature, float]]:
    """Each profile as a vector of length 1 (empty where it holds nothing): what few of them hold weighs more.

    Each channel is brought to one length first, so that a long word does not outweigh a number.
    """
    count: Counter[Feature] = Counter()
    for each in profiles:
        count.update(each.keys())
    return [_unit(each, count, len(profiles)) for each in profiles]


def _unit(one: Profile, count: Mapping[Feature, int], total: int) -> dict[Feature, float]:
    raw = {feature: (1 + log(times)) * log(1 + total / count[feature]) for feature, times in one.items()}
    square: dict[str, float] = {}
    for (channel, _), weight in raw.items():
        square[channel] = square.get(channel, 0.0) + weight * weight
    whole = sum(WEIGHTS[channel] for channel in square)
    scale = {channel: sqrt(WEIGHTS[channel] / whole / length) for channel, length in square.items()}
    return {feature: weight * scale[feature[0]] for feature, weight in raw.items()}
