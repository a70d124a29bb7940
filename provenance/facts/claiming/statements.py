"""What a text says of each of its figures and utterances: all of a claim that depends on the block alone.

Where the block stands, in which file and of which source, is laid over it in :mod:`.claims`; so what
is found here can be kept as long as the block and the names in it stay the same.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from provenance.facts.claiming.circumstances import setting
from provenance.facts.claiming.context import Context, aside, context
from provenance.facts.claiming.fillers import Filler, fillers
from provenance.facts.claiming.measures import measure
from provenance.facts.claiming.modality import denied
from provenance.facts.claiming.subjects import nearest_name, subject
from provenance.facts.matching.slots import Clause, by_sentence, clauses, slot
from provenance.facts.model import Kind, Mention, Quotation, Setting, Slot, Value
from provenance.facts.names.ties import Tie, ties
from provenance.facts.reading import Reading
from provenance.facts.speech.quotations import speaker_at

# Names and places are what claims are about, clock times belong to their day: none is a claim of its own.
NOT_CLAIMED = frozenset({Kind.NAME, Kind.PLACE, Kind.TIME})
# How many words before a figure may deny it.
CUE_REACH = 8


@dataclass(frozen=True, slots=True)
class Statement:
    """What a text says with one figure or utterance.

    ``which`` is its place among :func:`said` of the reading, ``start``..``end`` (code points of the block) the words
    that are its context; the rest is as in :class:`~provenance.facts.model.Claim`.
    """

    which: int
    start: int
    end: int
    language: str
    subject: str | None
    subject_name: str | None
    measure: str
    speaker: str | None
    via: str | None
    voice: str
    polarity: str
    setting: Setting
    slot: Slot


@dataclass(frozen=True, slots=True)
class Told:
    """All that a block says: its statements in the order of :func:`said`, the places that one name fills, and whom it
    ties to which organisation.
    """

    statements: tuple[Statement, ...]
    fillers: tuple[Filler, ...]
    ties: tuple[Tie, ...]


def said(reading: Reading) -> tuple[Mention, ...]:
    """The figures of a reading, then the words people are quoted with; words merely set in marks are none."""
    return (*reading.mentions, *_utterances(reading.quotations))


def told(reading: Reading) -> Told:
    """What a block says; of the source and the file of the reading nothing is asked."""
    split = clauses(reading)
    subjects = _subjects(reading.block.text, split)
    starts = [clause.sentence.start for clause in split]
    figures = by_sentence(reading.sentences, reading.mentions)
    contexts: dict[int, Context] = {}
    found = []
    for which, mention in enumerate(said(reading)):
        if mention.kind in NOT_CLAIMED:
            continue
        index = _clause_index(starts, split, mention)
        if index is not None:
            if index not in contexts:
                contexts[index] = context(reading.block.text, split[index], figures[index])
            held = split[index : bisect_left(starts, mention.end, index + 1)]
            found.append(_statement(reading.block.text, contexts[index], held, mention, which, subjects[index]))
    held_by = ties(reading.names, reading.block.text, reading.sentences)
    return Told(tuple(found), tuple(fillers(reading, split)), held_by)


def statement_of(text: str, clause: Clause, mention: Mention) -> Statement:
    """What a sentence of the block ``text`` says with a figure that is not among its mentions."""
    return _statement(text, context(text, clause, ()), (clause,), mention, -1, None)


def _statement(
    text: str, around: Context, held: Sequence[Clause], mention: Mention, which: int, inherited: str | None
) -> Statement:
    clause = around.clause
    speaker, voice, via = speaker_at(clause.quotations, mention.start, mention.end)
    return Statement(
        which=which,
        start=clause.sentence.start,
        end=max(clause.sentence.end, mention.end),
        language=clause.sentence.language,
        subject=subject(around, mention, inherited),
        subject_name=nearest_name(around, mention) or inherited,
        measure=measure(around, mention),
        speaker=speaker,
        via=via,
        voice=voice,
        polarity="denied" if denied(around, mention, CUE_REACH) else "affirmed",
        setting=setting(around, mention) if mention.kind is not Kind.QUOTATION else Setting(),
        slot=slot(text, held, mention),
    )


def _utterances(quotations: Sequence[Quotation]) -> list[Mention]:
    return [
        Mention(q.start, q.end, q.qstart, q.qend, Kind.QUOTATION, q.text, Value())
        for q in quotations
        if q.voice == "quoted"
    ]


def _clause_index(starts: Sequence[int], split: Sequence[Clause], mention: Mention) -> int | None:
    i = bisect_right(starts, mention.start) - 1
    return i if i >= 0 and mention.start < split[i].sentence.end else None


def _subjects(text: str, split: Sequence[Clause]) -> list[str | None]:
    """For each sentence, the subject a pronoun in it would take up: the first name of the nearest sentence before."""
    taken: list[str | None] = []
    last: str | None = None
    for clause in split:
        taken.append(last)
        able = (name for name in clause.names if name.kind is not Kind.PLACE and not aside(text, clause, name))
        last = next((name.entity for name in able), last)
    return taken
