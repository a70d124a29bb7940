"""What the report says, in its order, before it is Markdown or HTML: the two are proved alike by sharing this."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import zip_longest
from typing import Any

from provenance import __version__
from provenance.corpus.model import Corpus
from provenance.facts.curating.watch import Watched, watched_facts
from provenance.facts.model import Analysis, Claim, Crowd, Fact, Kind, Source, Verdict
from provenance.facts.set_aside import Reason
from provenance.findings.model import Finding, order
from provenance.render.phrases import MEANINGS, answer, shortened
from provenance.render.report_json import corpus_name
from provenance.text.tables import languages

# The rule for figures that do not fit within one text: no fact of the report says so.
SLIP = "FACT607"
SEVERITIES = ("high", "medium", "low", "none")
_MOST_RELATED = 8
_WANTED = ("title", "publisher", "author", "published", "url", "language")
# So many crowds are named in the limits, the largest.
_LARGEST = 5


@dataclass(frozen=True, slots=True)
class Changes:
    """How the conflicts differ from those of an earlier report; ``resolved`` holds (id, label, what became of it)."""

    new: tuple[Fact, ...]
    resolved: tuple[tuple[str, str, str], ...]
    persisting: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A fact and its claims by source: the number of the source (``S1``), and what it says; in order of the sources."""

    fact: Fact
    cells: Mapping[str, tuple[Claim, ...]]


@dataclass(frozen=True, slots=True)
class Dated:
    """A date, the fact it belongs to, and the claims that give it."""

    fact: Fact
    claims: tuple[Claim, ...]


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


@dataclass(frozen=True)
class View:
    """All sections of the report."""

    name: str | None
    digest: str
    version: str
    answer: tuple[str, str]
    counts: tuple[tuple[Verdict, int], ...]
    watched: tuple[Watched, ...]
    changes: Changes | None
    conflicts: tuple[Fact, ...]
    decided: tuple[Fact, ...]
    explained: tuple[Fact, ...]
    matrix: tuple[MatrixRow, ...]
    shared: tuple[Fact, ...]
    single: tuple[tuple[Source, tuple[Fact, ...]], ...]
    quotations: tuple[Fact, ...]
    lone_quotations: tuple[Fact, ...]
    timeline: tuple[Dated, ...]
    undated: tuple[Dated, ...]
    origins: tuple[tuple[Source, ...], ...]
    origin_reasons: tuple[tuple[str, ...], ...]
    sources: tuple[SourceRow, ...]
    findings: tuple[Finding, ...]
    set_aside: tuple[tuple[Source, tuple[tuple[Reason, int], ...]], ...]
    limits: tuple[str, ...]

    @cached_property
    def _rows(self) -> dict[str, SourceRow]:
        return {row.source.id: row for row in self.sources}

    def source_name(self, source: Source) -> str:
        """The publisher, title or first words, and the number the source has in this report: ``AFP (S1)``."""
        row = self._rows.get(source.id)
        return f"{shortened(row.title, 60)} ({row.name})" if row else source.publisher or source.title or source.id

    def number(self, source: Source) -> str:
        """The number the source has in this report: ``S1``."""
        return self._rows[source.id].name

    def same_origin(self, source: Source) -> tuple[str, ...]:
        """The numbers of the sources that share the origin of this one, without itself."""
        return self._sharing.get(source.id, ())

    def related(self, fact: Fact) -> tuple[Fact, ...]:
        """Other facts told by several sources with a claim in the same words: the utterance around a figure, say."""
        return self._related.get(fact.id, ())[:_MOST_RELATED]

    @cached_property
    def _related(self) -> dict[str, tuple[Fact, ...]]:
        return related([*self.conflicts, *self.decided, *self.explained, *self.shared, *self.quotations])

    @cached_property
    def _sharing(self) -> dict[str, tuple[str, ...]]:
        return {
            source.id: tuple(self.number(other) for other in group if other.id != source.id)
            for group in self.origins
            for source in group
        }


def view(
    corpus: Corpus, analysis: Analysis, findings: Sequence[Finding], since: Mapping[str, Any] | None = None
) -> View:
    """Arrange what was found. ``since`` says what became of the conflicts since an earlier report."""
    facts = analysis.facts
    single = [fact for fact in facts if fact.verdict is Verdict.SINGLE_SOURCE]
    explained = [fact for fact in facts if fact.verdict in (Verdict.CONTESTED, Verdict.REVISED)]
    conflicts = sorted(
        (fact for fact in facts if fact.verdict is Verdict.CONFLICT),
        key=lambda fact: (SEVERITIES.index(fact.severity), -fact.score),
    )
    shared = [fact for fact in facts if fact.verdict in (Verdict.AGREE, Verdict.COMPATIBLE, Verdict.QUOTE_VARIANT)]
    timeline, undated = _dates(facts)
    return View(
        name=corpus_name(corpus),
        digest=corpus.digest,
        version=__version__ + (f", meaning vectors by {analysis.vectors}" if analysis.vectors else ""),
        answer=answer(analysis),
        counts=tuple((verdict, sum(fact.verdict is verdict for fact in facts)) for verdict in MEANINGS),
        watched=watched_facts(corpus, analysis),
        changes=None if since is None else changes(facts, since),
        conflicts=tuple(fact for fact in conflicts if fact.decision is None),
        decided=tuple(fact for fact in conflicts if fact.decision is not None),
        explained=tuple(explained),
        matrix=_matrix(analysis),
        shared=tuple(fact for fact in shared if fact.kind is not Kind.QUOTATION),
        single=_by_source(analysis.sources, [fact for fact in single if fact.kind is not Kind.QUOTATION]),
        quotations=tuple(fact for fact in shared if fact.kind is Kind.QUOTATION),
        lone_quotations=tuple(fact for fact in single if fact.kind is Kind.QUOTATION),
        timeline=timeline,
        undated=undated,
        origins=_origins(analysis),
        origin_reasons=tuple(
            why for _, why in zip_longest(analysis.origin_groups, analysis.origin_reasons, fillvalue=())
        ),
        sources=_sources(corpus, analysis),
        findings=tuple(
            sorted((one for one in findings if not one.code.startswith("FACT") or one.code == SLIP), key=order)
        ),
        set_aside=tuple(
            (source, tuple(aside.items()))
            for source in analysis.sources
            if (aside := analysis.set_aside.get(source.id))
        ),
        limits=_limits(corpus, analysis),
    )


def changes(facts: Sequence[Fact], since: Mapping[str, Any]) -> Changes:
    """The facts that ``since``, as the JSON report has it, speaks of."""
    now = {fact.id: fact for fact in facts}
    return Changes(
        new=tuple(now[each] for each in since["new"] if each in now),
        resolved=tuple((each["id"], each["label"], each["became"]) for each in since["resolved"]),
        persisting=tuple(now[each] for each in since["persisting"] if each in now),
    )


def related(facts: Sequence[Fact]) -> dict[str, tuple[Fact, ...]]:
    """By id, the facts of which a claim overlaps one of the fact's own."""
    spans: dict[str, list[tuple[int, int, int]]] = {}
    for number, fact in enumerate(facts):
        for claim in fact.claims:
            spans.setdefault(claim.source.id, []).append((*claim.span.chars, number))
    found: dict[int, set[int]] = {}
    for told in spans.values():
        still: list[tuple[int, int]] = []
        for start, end, number in sorted(told):
            still = [one for one in still if one[0] > start]
            for _, other in still:
                if other != number:
                    found.setdefault(number, set()).add(other)
                    found.setdefault(other, set()).add(number)
            still.append((end, number))
    return {facts[number].id: tuple(facts[other] for other in sorted(others)) for number, others in found.items()}


def _matrix(analysis: Analysis) -> tuple[MatrixRow, ...]:
    places = {source.id: number for number, source in enumerate(analysis.sources, 1)}
    rows = []
    for fact in analysis.facts:
        cells: dict[int, list[Claim]] = {}
        for claim in fact.claims:
            cells.setdefault(places[claim.source.id], []).append(claim)
        if len(cells) > 1 or fact.verdict is Verdict.CONFLICT:
            rows.append(MatrixRow(fact, {f"S{place}": tuple(cells[place]) for place in sorted(cells)}))
    return tuple(rows)


def _by_source(sources: Sequence[Source], facts: Sequence[Fact]) -> tuple[tuple[Source, tuple[Fact, ...]], ...]:
    """Facts under the source of their first claim, in the order of the text."""
    found: dict[str, list[Fact]] = {source.id: [] for source in sources}
    for fact in facts:
        found.setdefault(fact.claims[0].source.id, []).append(fact)
    return tuple(
        (source, tuple(sorted(told, key=lambda fact: fact.claims[0].span.chars)))
        for source in sources
        if (told := found.pop(source.id, []))  # once, should two sources bear one id
    )


def _dates(facts: Sequence[Fact]) -> tuple[tuple[Dated, ...], tuple[Dated, ...]]:
    """Dates placed in a year, in order of time; and those that are not."""
    placed: list[tuple[tuple[Any, ...], Dated]] = []
    undated = []
    for number, fact in enumerate(facts):
        if fact.kind not in (Kind.DATE, Kind.TIME):
            continue
        found: dict[Any, list[Claim]] = {}
        for claim in fact.claims:
            found.setdefault((claim.value.lo, claim.value.hi), []).append(claim)
        for (lo, hi), claims in found.items():
            first, last = (end if isinstance(end, date) else None for end in (lo, hi))
            if first or last:
                key = (first or last, last or date.max, number)
                placed.append((key, Dated(fact, tuple(claims))))
            elif fact.kind is Kind.DATE:
                undated.append(Dated(fact, tuple(claims)))
    return tuple(dated for _, dated in sorted(placed, key=lambda pair: pair[0])), tuple(undated)


def _origins(analysis: Analysis) -> tuple[tuple[Source, ...], ...]:
    by_id = {source.id: source for source in analysis.sources}
    return tuple(tuple(by_id[one] for one in group if one in by_id) for group in analysis.origin_groups)


def _sources(corpus: Corpus, analysis: Analysis) -> tuple[SourceRow, ...]:
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
    """The first line of a text that has some words, in quotation marks, for want of a title."""
    lines = [line.strip() for line in text[:2000].splitlines() if any(map(str.isalpha, line))]
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


def _limits(corpus: Corpus, analysis: Analysis) -> tuple[str, ...]:
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
