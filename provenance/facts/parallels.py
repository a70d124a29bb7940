"""Sentences of two texts, or of two lists, that say the same: translations, and what one text took from another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from provenance.facts.comparison import Side
from provenance.facts.lexicon import words
from provenance.facts.matching.meaning import Meaning, Vectors
from provenance.facts.matching.profiles import Profile, profile
from provenance.facts.matching.sentences import Match, best_matches
from provenance.facts.mentions import extract
from provenance.text.sentences import Sentence, sentences

# Headings of a word or two and page furniture say nothing that could be said again.
LEAST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Parallel:
    """A sentence of each of two texts, and how alike they are (0..1)."""

    a: Sentence
    b: Sentence
    likeness: float


def match_sentences(left: Sequence[Side], right: Sequence[Side], meaning: Meaning | None = None) -> list[Match]:
    """For each text on the left (a sentence, as a rule) the one on the right that says the same, or comes nearest.

    In the order of the left; one that has nothing in common with any is left out. What is rare among all these texts
    tells most, so the more of them are given at once, the better. ``meaning`` adds meaning vectors.
    """
    both = [_readable(side) for side in (*left, *right)]
    profiles = [_whole(side) for side in both]
    vectors = Vectors(meaning, [side.text for side in both]).across(len(left)) if meaning is not None else None
    return best_matches(profiles[: len(left)], profiles[len(left) :], vectors)


def parallels(a: Side, b: Side, meaning: Meaning | None = None) -> list[Parallel]:
    """The pairs of sentences of two texts that say the same, in the order of the first."""
    a, b = _readable(a), _readable(b)
    left, right = list(_sentences(a)), list(_sentences(b))
    texts = [a.text[s.start : s.end] for s, _ in left] + [b.text[s.start : s.end] for s, _ in right]
    vectors = Vectors(meaning, texts).across(len(left)) if meaning is not None and left and right else None
    found = best_matches([each for _, each in left], [each for _, each in right], vectors)
    return [Parallel(left[m.left][0], right[m.right][0], m.likeness) for m in found if m.same]


def _readable(side: Side) -> Side:
    """The same text without lone surrogates, which no encoder takes; offsets stay."""
    return replace(side, text=side.text.encode("utf-8", "replace").decode("utf-8"))


def _whole(side: Side) -> Profile:
    language = _primary(side.language)
    parts = sentences(side.text, language)
    mentions = extract(side.text, published=None, sentences=parts)
    return profile(side.text, language or (parts[0].language if parts else "en"), mentions)


def _sentences(side: Side) -> Iterator[tuple[Sentence, Profile]]:
    """The sentences of a text that say something, with what they hold."""
    parts = sentences(side.text, _primary(side.language))
    mentions = extract(side.text, published=None, sentences=parts)
    at = 0
    for part in parts:
        held = []
        while at < len(mentions) and mentions[at].start < part.end:
            held.append(mentions[at])
            at += 1
        text = side.text[part.start : part.end]
        if len(words(text)) >= LEAST_WORDS:
            yield part, profile(text, part.language, held)


def _primary(tag: str | None) -> str | None:
    return tag.split("-")[0].lower() if tag else None
