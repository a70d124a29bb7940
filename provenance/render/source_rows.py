"""The sources of a report, the gaps in their metadata, and what the report does not cover."""

from collections.abc import Sequence
from dataclasses import dataclass

from provenance.corpus.model import Corpus
from provenance.facts.model import Kind, Source
from provenance.facts.results import Analysis, Crowd
from provenance.render.phrases import shortened
from provenance.text.boilerplate import kind_of, says_when
from provenance.text.tables import languages

_WANTED = ("title", "publisher", "author", "published", "url", "language")
# So many crowds are named in the limits, the largest.
_LARGEST = 5


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source, its number, what it is called, how many claims it makes, and which metadata it lacks.

    ``title`` is the publisher, else the title, else the first words of the text in quotation marks, else the id.
    """

    name: str
    source: Source
    title: str
    claims: int
    gaps: tuple[str, ...]


def source_rows(corpus: Corpus, analysis: Analysis) -> tuple[SourceRow, ...]:
    """The sources in their order, numbered."""
    blocks = {(seed.file.path, block.id): block for seed in corpus.seeds for block in seed.blocks}
    claims: dict[str, int] = {}
    for fact in analysis.facts:
        for claim in fact.claims:
            claims[claim.source.id] = claims.get(claim.source.id, 0) + 1
    rows = []
    for number, source in enumerate(analysis.sources, 1):
        block = blocks.get((source.file, source.block))
        known = block.metadata if block else {}
        gaps = tuple(key for key in _WANTED if not (known.get(key) or getattr(source, key, None)))
        title = source.publisher or source.title or _first_words(block.text if block else "") or source.id
        rows.append(SourceRow(f"S{number}", source, title, claims.get(source.id, 0), gaps))
    return tuple(rows)


def _first_words(text: str) -> str:
    """The first line of a text that has some words, in quotation marks, for want of a title; no line of the page."""
    there = [line.strip() for line in text[:2000].splitlines() if any(map(str.isalpha, line))]
    lines = [line for line in there if not says_when(line) and kind_of(line) is None] or there
    words = next((line for line in lines if line.count(" ") > 2), lines[0] if lines else "")
    return f"“{shortened(words, 50)}”" if words else ""


def _crowded(crowds: Sequence[Crowd]) -> str:
    largest = "; ".join(
        f"{crowd.claims:,} that share {' and '.join(f'“{each}”' for each in crowd.shared)}"
        for crowd in crowds[:_LARGEST]
    )
    more = f"; {len(crowds) - _LARGEST:,} smaller" if len(crowds) > _LARGEST else ""
    return (
        "Claims too many to be compared with one another were each compared with those few that share most with it, "
        f"so that matches may be missing among them: {largest}{more}."
    )


def limits(corpus: Corpus, analysis: Analysis) -> tuple[str, ...]:
    """What the report does not cover, as far as it can be known."""
    claiming = {claim.source.id for fact in analysis.facts for claim in fact.claims}
    silent = [source.id for source in analysis.sources if source.id not in claiming]
    read = languages()
    foreign = [s.id for s in analysis.sources if s.language and s.language.lower().split("-")[0] not in read]
    unplaced = sum(
        claim.mention.kind is Kind.DATE and claim.value.lo is None and claim.value.hi is None
        for fact in analysis.facts
        for claim in fact.claims
    )
    lines = [f"{file.path} could not be read: {file.reason}" for file in corpus.unreadable]
    if silent:
        lines.append(f"Nothing was extracted from {', '.join(silent)}.")
    if foreign:
        lines.append(f"Read is what is written in {', '.join(read)}; declared otherwise: {', '.join(foreign)}.")
    if analysis.crowds:
        lines.append(_crowded(analysis.crowds))
    if unplaced:
        placed = "date is" if unplaced == 1 else "dates are"
        lines.append(f"{unplaced:,} {placed} not fixed to a day or year, because the text and its metadata do not say.")
    lines += [
        "Read are numbers, money, shares, counts, quantities, dates, times, durations, places, names and quotations. "
        "A statement that holds none of these is not read, nor is anything in pictures or tables of figures.",
        "No conflict means that none was found, not that the sources are right.",
        "A fact that rests on one source is not thereby doubtful; nothing here confirms or denies it.",
    ]
    return tuple(lines)
