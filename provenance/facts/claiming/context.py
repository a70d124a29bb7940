"""A sentence with the cues in it, made once and shared by all its figures."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from provenance.facts.grammar import Cue, cues
from provenance.facts.lexicon.words import fold
from provenance.facts.matching.slots import Clause
from provenance.facts.model import Kind, Mention, Name
from provenance.facts.speech.words import speech_table

# Marks that part a figure from a cue for good.
STRONG = ';:()"«»“”'
# How many words before a name the words that make it a source may stand ("according to a report of the Gazette").
SOURCE_WITHIN = 6


@dataclass(frozen=True, slots=True)
class Context:
    """A sentence with its cues, made once for all its figures. ``folded`` are the words of ``clause.tokens``."""

    text: str
    clause: Clause
    starts: tuple[int, ...]
    folded: tuple[str, ...]
    cues: tuple[Cue, ...]
    dates: tuple[Mention, ...]


def context(text: str, clause: Clause, mentions: Sequence[Mention]) -> Context:
    """The sentence ``clause`` of the block ``text``, with those of ``mentions`` (of the block) that stand in it."""
    folded = tuple(fold(token.word) for token in clause.tokens)
    return Context(
        text,
        clause,
        tuple(token.start for token in clause.tokens),
        folded,
        tuple(cues(folded, clause.sentence.language)),
        tuple(m for m in mentions if m.kind is Kind.DATE),
    )


def aside(text: str, clause: Clause, name: Name, mention: Mention | None = None) -> bool:
    """Whether a name only stands in brackets that do not hold ``mention``, or is the source of what is told."""
    opened = text.rfind("(", clause.sentence.start, name.start)
    if opened >= 0 and text.find(")", opened, name.start) < 0:
        closed = text.find(")", name.end, clause.sentence.end)
        return mention is None or not (opened < mention.start and (closed < 0 or mention.end <= closed))
    at = bisect_left(clause.tokens, name.start, key=lambda token: token.start)
    near = [
        token for token in clause.tokens[max(0, at - SOURCE_WITHIN) : at] if "," not in text[token.end : name.start]
    ]
    folded = tuple(fold(token.word) for token in near)
    sources = speech_table(clause.sentence.language).according
    return any(folded[i : i + len(phrase)] == phrase for i in range(len(folded)) for phrase in sources)
