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
# No bracket is followed further than so many code points.
LONGEST_BRACKET = 300


@dataclass(frozen=True, slots=True)
class Context:
    """A sentence with its cues, made once for all its figures.

    ``folded`` are the words of ``clause.tokens``; ``aside`` the places of names in brackets or given as source.
    """

    text: str
    clause: Clause
    starts: tuple[int, ...]
    folded: tuple[str, ...]
    cues: tuple[Cue, ...]
    dates: tuple[Mention, ...]
    aside: frozenset[int]


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
        frozenset(name.start for name in clause.names if aside(text, clause, name)),
    )


def aside(text: str, clause: Clause, name: Name) -> bool:
    """Whether a name only stands in brackets, or is the source of what is told."""
    if _bracket(text, clause, name) is not None:
        return True
    at = bisect_left(clause.tokens, name.start, key=lambda token: token.start)
    near = [
        token for token in clause.tokens[max(0, at - SOURCE_WITHIN) : at] if "," not in text[token.end : name.start]
    ]
    folded = tuple(fold(token.word) for token in near)
    sources = speech_table(clause.sentence.language).according
    return any(folded[i : i + len(phrase)] == phrase for i in range(len(folded)) for phrase in sources)


def apart(around: Context, name: Name, mention: Mention) -> bool:
    """Whether a name stands :func:`aside` for ``mention``: names in one bracket with it do not."""
    if name.start not in around.aside:
        return False
    bracket = _bracket(around.text, around.clause, name)
    return bracket is None or not (bracket[0] < mention.start and mention.end <= bracket[1])


def _bracket(text: str, clause: Clause, name: Name) -> tuple[int, int] | None:
    """Where the bracket opens and closes that a name stands in."""
    opened = text.rfind("(", max(clause.sentence.start, name.start - LONGEST_BRACKET), name.start)
    if opened < 0 or text.find(")", opened, name.start) >= 0:
        return None
    limit = min(clause.sentence.end, name.end + LONGEST_BRACKET)
    closed = text.find(")", name.end, limit)
    return opened, closed if closed >= 0 else limit
