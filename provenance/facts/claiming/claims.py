"""From what blocks say to claims: each statement with its source, its place in the file, and who is a known speaker."""

from collections.abc import Iterable, Iterator

from provenance.facts.claiming.fillers import Filler, shared
from provenance.facts.claiming.statements import Statement, Told, said, told
from provenance.facts.claiming.strays import Ties
from provenance.facts.model import Claim, Kind, Mention
from provenance.facts.reading import Reading
from provenance.store.memory import Memory, remembered


def claims(readings: Iterable[Reading], memory: Memory | None = None) -> tuple[Claim, ...]:
    """All claims of all blocks, in the order of the text.

    Names are claims where they fill a place that two blocks tell of (see :mod:`.fillers`). What was kept
    in ``memory`` is not worked out again.
    """
    readings = tuple(readings)
    known = frozenset(name.entity for reading in readings for name in reading.names)
    given = [(reading.basis,) for reading in readings]
    parts = remembered(memory, "told", Told, given, lambda at: told(readings[at]))
    filling = shared([part.fillers for part in parts], Ties(part.ties for part in parts))
    return tuple(
        claim
        for reading, part, found in zip(readings, parts, filling, strict=True)
        for claim in sorted(
            (*_claims_of(reading, part.statements, known), *(_filling(reading, filler) for filler in found)),
            key=lambda c: (c.mention.start, c.mention.end, c.mention.kind),
        )
    )


def _claims_of(reading: Reading, statements: Iterable[Statement], known: frozenset[str]) -> Iterator[Claim]:
    mentions = said(reading)
    for statement in statements:
        yield claim_of(reading, mentions[statement.which], statement, known)


def _filling(reading: Reading, filler: Filler) -> Claim:
    """The claim that a name fills a place."""
    block, name, sentence = reading.block, filler.name, filler.sentence
    return Claim(
        id=f"{reading.source.id}@{name.start}-{name.end}-name",
        source=reading.source,
        mention=Mention(name.start, name.end, name.start, name.end, Kind.NAME, name.text),
        span=reading.file.span(block.start + name.start, block.start + name.end),
        quote=name.text,
        context=block.text[sentence.start : sentence.end],
        context_span=reading.file.span(block.start + sentence.start, block.start + sentence.end),
        language=sentence.language,
        subject=filler.place,
        subject_name=name.entity,
        measure=filler.place,
        as_of=reading.source.published,
    )


def claim_of(reading: Reading, mention: Mention, statement: Statement, known: frozenset[str]) -> Claim:
    """The claim a reading makes with a statement; ``known`` are the names of the corpus."""
    block, as_of = reading.block, statement.setting.as_of
    return Claim(
        id=f"{reading.source.id}@{mention.start}-{mention.end}",
        source=reading.source,
        mention=mention,
        span=reading.file.span(block.start + mention.start, block.start + mention.end),
        quote=mention.text,
        context=block.text[statement.start : statement.end],
        context_span=reading.file.span(block.start + statement.start, block.start + statement.end),
        language=statement.language,
        subject=statement.subject,
        subject_name=statement.subject_name,
        measure=statement.measure,
        speaker=statement.speaker,
        speaker_named=statement.speaker in known,
        via=statement.via,
        voice=statement.voice,
        as_of=as_of if as_of and as_of[0] != "-" else reading.source.published,
        polarity=statement.polarity,
        setting=statement.setting,
        slot=statement.slot,
    )
