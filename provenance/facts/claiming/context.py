"""A sentence with the cues in it, made once and shared by all its figures."""

from collections.abc import Sequence
from dataclasses import dataclass

from provenance.facts.grammar import Cue, cues
from provenance.facts.lexicon.words import fold
from provenance.facts.matching.slots import Clause
from provenance.facts.model import Kind, Mention

# Marks that part a figure from a cue for good.
STRONG = ';:()"«»“”'


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
