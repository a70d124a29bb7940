"""From mentions to claims: who or what the figure is about, what it measures, who says so."""

from collections.abc import Iterable, Sequence

from provenance.facts.grammar import grammar
from provenance.facts.model import Claim, Kind, Mention, Name, Quotation, Value
from provenance.facts.quotations import speaker_at
from provenance.facts.reading import Reading
from provenance.facts.slots import Clause, clauses, slot

# Names and places are what claims are about, clock times belong to their day: none is a claim of its own.
NOT_CLAIMED = frozenset({Kind.NAME, Kind.PLACE, Kind.TIME})


def claims(readings: Iterable[Reading]) -> tuple[Claim, ...]:
    """All claims of all blocks, in the order of the text."""
    readings = tuple(readings)
    known = frozenset(name.entity for reading in readings for name in reading.names)
    return tuple(claim for reading in readings for claim in _claims_of(reading, known))


def _claims_of(reading: Reading, known: frozenset[str]) -> list[Claim]:
    split = clauses(reading)
    subjects = _subjects(reading, split)
    found = []
    for mention in (*reading.mentions, *_utterances(reading.quotations)):
        if mention.kind in NOT_CLAIMED:
            continue
        index = _clause_index(split, mention)
        if index is not None:
            found.append(_claim(reading, split[index], mention, subjects[index], known))
    return sorted(found, key=lambda c: (c.mention.start, c.mention.end, c.mention.kind))


def _utterances(quotations: Sequence[Quotation]) -> list[Mention]:
    """The words people are quoted with, as mentions without a number; words merely set in marks are none."""
    return [
        Mention(q.start, q.end, q.qstart, q.qend, Kind.QUOTATION, q.text, Value())
        for q in quotations
        if q.voice == "quoted"
    ]


def _clause_index(split: Sequence[Clause], mention: Mention) -> int | None:
    for i, clause in enumerate(split):
        if clause.sentence.start <= mention.start < clause.sentence.end:
            return i
    return None


def _claim(reading: Reading, clause: Clause, mention: Mention, inherited: str | None, known: frozenset[str]) -> Claim:
    block, sentence = reading.block, clause.sentence
    text = block.text
    speaker, voice, via = speaker_at(reading.quotations, mention.start, mention.end)
    end = max(sentence.end, mention.end)
    names = [n for n in reading.names if sentence.start <= n.start and n.end <= sentence.end]
    return Claim(
        id=f"{reading.source.id}@{mention.start}-{mention.end}",
        source=reading.source,
        mention=mention,
        span=reading.file.span(block.start + mention.start, block.start + mention.end),
        quote=mention.text,
        context=text[sentence.start : end],
        context_span=reading.file.span(block.start + sentence.start, block.start + end),
        language=sentence.language,
        subject=subject_of(text, mention, names) or inherited,
        measure=_measure(text, clause, mention),
        speaker=speaker,
        speaker_named=speaker in known,
        via=via,
        voice=voice,
        as_of=reading.source.published,
        polarity="denied" if _near(clause, mention, grammar(sentence.language).negation) else "affirmed",
        modality="plan" if _near(clause, mention, grammar(sentence.language).plan) else "fact",
        slot=slot(text, clause, mention),
    )


def subject_of(text: str, mention: Mention, names: Sequence[Name]) -> str | None:
    """Who or what a mention is about: the nearest name before it in its clause, else the nearest behind, else the
    first of the sentence. None where the sentence names nobody.
    """
    free = [n for n in names if n.end <= mention.qstart or n.start >= mention.qend]
    before = [n for n in free if n.end <= mention.qstart and not _breaks(text[n.end : mention.qstart])]
    if before:
        return before[-1].entity
    behind = [n for n in free if n.start >= mention.qend and not _breaks(text[mention.qend : n.start])]
    if behind:
        return behind[0].entity
    return free[0].entity if free else None


def _breaks(gap: str) -> bool:
    """Whether a gap between a name and a figure leaves the clause."""
    return any(mark in gap for mark in ',;:()"«»“”')


def _subjects(reading: Reading, split: Sequence[Clause]) -> list[str | None]:
    """For each sentence, the subject a pronoun in it would take up: the first name of the nearest sentence before."""
    taken: list[str | None] = []
    last: str | None = None
    for clause in split:
        taken.append(last)
        first = next(
            (n for n in reading.names if clause.sentence.start <= n.start and n.end <= clause.sentence.end), None
        )
        if first is not None:
            last = first.entity
    return taken


def _measure(text: str, clause: Clause, mention: Mention) -> str:
    """The governing words as the text has them: up to three content words nearest before, or behind where none is."""
    content = [t for t in clause.tokens if t.terms]
    before = [t for t in content if t.end <= mention.qstart][-3:]
    behind = [t for t in content if t.start >= mention.qend][: max(0, 3 - len(before))]
    return " ".join(text[t.start : t.end] for t in (*before, *behind))


def _near(clause: Clause, mention: Mention, cues: frozenset[str], reach: int = 8) -> bool:
    """Whether one of the cues stands within ``reach`` tokens before the mention."""
    before = [t.word.casefold() for t in clause.tokens if t.end <= mention.qstart][-reach:]
    return any(word in cues for word in before)
