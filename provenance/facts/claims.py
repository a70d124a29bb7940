"""From mentions to claims: who or what the figure is about, what it measures, who says so."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from provenance.facts.grammar import grammar
from provenance.facts.matching.slots import Clause, clauses, slot
from provenance.facts.model import Claim, Kind, Mention, Name, Quotation, Value
from provenance.facts.reading import Reading
from provenance.facts.speech.quotations import speaker_at

# Names and places are what claims are about, clock times belong to their day: none is a claim of its own.
NOT_CLAIMED = frozenset({Kind.NAME, Kind.PLACE, Kind.TIME})
# How many words around a figure are shown as what it measures.
WORDS_BEFORE, WORDS_BEHIND = 6, 4
# How many words before a figure may deny it.
CUE_REACH = 8


def claims(readings: Iterable[Reading]) -> tuple[Claim, ...]:
    """All claims of all blocks, in the order of the text."""
    readings = tuple(readings)
    known = frozenset(name.entity for reading in readings for name in reading.names)
    return tuple(claim for reading in readings for claim in _claims_of(reading, known))


def _claims_of(reading: Reading, known: frozenset[str]) -> list[Claim]:
    split = clauses(reading)
    subjects = _subjects(split)
    starts = [clause.sentence.start for clause in split]
    found = []
    for mention in (*reading.mentions, *_utterances(reading.quotations)):
        if mention.kind in NOT_CLAIMED:
            continue
        index = _clause_index(starts, split, mention)
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


def _clause_index(starts: Sequence[int], split: Sequence[Clause], mention: Mention) -> int | None:
    i = bisect_right(starts, mention.start) - 1
    return i if i >= 0 and mention.start < split[i].sentence.end else None


def _claim(reading: Reading, clause: Clause, mention: Mention, inherited: str | None, known: frozenset[str]) -> Claim:
    block, sentence = reading.block, clause.sentence
    text = block.text
    speaker, voice, via = speaker_at(clause.quotations, mention.start, mention.end)
    end = max(sentence.end, mention.end)
    return Claim(
        id=f"{reading.source.id}@{mention.start}-{mention.end}",
        source=reading.source,
        mention=mention,
        span=reading.file.span(block.start + mention.start, block.start + mention.end),
        quote=mention.text,
        context=text[sentence.start : end],
        context_span=reading.file.span(block.start + sentence.start, block.start + end),
        language=sentence.language,
        subject=subject_of(text, clause, mention) or inherited,
        measure=_measure(text, clause, mention),
        speaker=speaker,
        speaker_named=speaker in known,
        via=via,
        voice=voice,
        as_of=reading.source.published,
        polarity="denied" if _near(text, clause, mention, grammar(sentence.language).negation) else "affirmed",
        slot=slot(text, clause, mention),
    )


def subject_of(text: str, clause: Clause, mention: Mention) -> str | None:
    """Who or what a mention is about: the nearest name before it in its clause, else the nearest behind, else the
    first of the sentence; names that no preposition governs first. A place is where something is, seldom what it is
    about. None where nobody is named.
    """
    roles = [n for n in clause.names if n.role]
    able = [
        n
        for n in clause.names
        if n.kind is not Kind.PLACE
        and (n.end <= mention.qstart or n.start >= mention.qend)
        and (n.role or not any(role.start <= n.start and n.end <= role.end for role in roles))
    ]
    for group in ([n for n in able if not _governed(clause, n)], able):
        before = [n for n in group if n.end <= mention.qstart and not _breaks(text[n.end : mention.qstart])]
        if before:
            return before[-1].entity
        behind = [n for n in group if n.start >= mention.qend and not _breaks(text[mention.qend : n.start])]
        if behind:
            return behind[0].entity
        if group:
            return group[0].entity
    return None


def _governed(clause: Clause, name: Name) -> bool:
    """Whether a preposition stands before a name, an article between them or not."""
    words = grammar(clause.sentence.language)
    before = [t.word.casefold().replace("’", "'") for t in clause.tokens if t.end <= name.start][-2:]
    if before and before[-1] in words.articles:
        before.pop()
    return bool(before) and before[-1] in words.prepositions


def _breaks(gap: str) -> bool:
    """Whether a gap between a name and a figure leaves the clause."""
    return any(mark in gap for mark in ',;:()"«»“”')


def _subjects(split: Sequence[Clause]) -> list[str | None]:
    """For each sentence, the subject a pronoun in it would take up: the first name of the nearest sentence before."""
    taken: list[str | None] = []
    last: str | None = None
    for clause in split:
        taken.append(last)
        last = next((name.entity for name in clause.names if name.kind is not Kind.PLACE), last)
    return taken


def _measure(text: str, clause: Clause, mention: Mention) -> str:
    """What is measured, in the words of the text, the figure itself as "…": up to six words before it and four behind,
    within its clause. Of a quotation, the words that introduce or follow it.
    """
    before = [t for t in clause.tokens if t.end <= mention.qstart][-WORDS_BEFORE:]
    behind = [t for t in clause.tokens if t.start >= mention.qend][:WORDS_BEHIND]
    start, end = mention.qstart, mention.qend
    words = grammar(clause.sentence.language)
    for token in reversed(before):
        if _breaks(text[token.end : start]):
            break
        if token.word.casefold() not in words.clause:  # a bare conjunction is no beginning
            start = token.start
    for token in behind:
        if _breaks(text[end : token.start]):
            break
        if token.terms or token.entity:  # small words say nothing without the next one
            end = token.end
    if start == mention.qstart and end == mention.qend:  # alone between marks: show what it hangs on
        start = before[-3].start if len(before) >= 3 else before[0].start if before else start
        end = behind[min(2, len(behind) - 1)].end if behind else end
    left = " ".join(text[start : mention.qstart].split())
    right = " ".join(text[mention.qend : end].split())
    return " ".join(part for part in (left, "…", right) if part)


def _near(text: str, clause: Clause, mention: Mention, cues: frozenset[str]) -> bool:
    """Whether one of the cues stands before the mention in its own clause, at most ``CUE_REACH`` words away."""
    at = mention.qstart
    for token in [t for t in clause.tokens if t.end <= mention.qstart][: -CUE_REACH - 1 : -1]:
        if _breaks(text[token.end : at]):
            return False
        if token.word.casefold() in cues:
            return True
        at = token.start
    return False
