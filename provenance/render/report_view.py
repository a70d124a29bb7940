"""What the report says, in its order, before it is Markdown or HTML: the two are proved alike by sharing this."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from typing import Any

from provenance import __version__
from provenance.corpus.model import Corpus
from provenance.facts.curating.watch import Watched, watched_facts
from provenance.facts.model import Claim, Kind, Source
from provenance.facts.results import Analysis, Fact, Verdict
from provenance.facts.set_aside import Reason
from provenance.findings.model import Finding, order
from provenance.render.dated import Dated, dates
from provenance.render.phrases import MEANINGS, answer, shortened
from provenance.render.report_json import corpus_name
from provenance.render.source_rows import SourceRow, limits, source_rows

# The rules for figures that do not fit within one text and for names spelt apart: no fact of the report says so.
BESIDE_FACTS = frozenset({"FACT607", "FACT608"})
# The rule for files without front matter.
BARE = "META201"
SEVERITIES = ("high", "medium", "low", "none")
_MOST_RELATED = 8


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


@dataclass(frozen=True)
class View:
    """All sections of the report. ``bare`` is how many loose files have no metadata, as may be expected of them."""

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
    bare: int
    findings: tuple[Finding, ...]
    set_aside: tuple[tuple[Source, tuple[tuple[Reason, int], ...]], ...]
    limits: tuple[str, ...]

    @cached_property
    def _rows(self) -> dict[str, SourceRow]:
        return {row.source.id: row for row in self.sources}

    @property
    def lone(self) -> int:
        """How many facts rest on one source, quotations left out."""
        return sum(len(facts) for _, facts in self.single)

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
    timeline, undated = dates(facts)
    bare = 0 if corpus.root else sum(one.code == BARE for one in findings)
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
        sources=source_rows(corpus, analysis),
        bare=bare,
        findings=tuple(
            sorted((one for one in findings if _is_shown(one) and not (bare and one.code == BARE)), key=order)
        ),
        set_aside=tuple(
            (source, tuple(aside.items()))
            for source in analysis.sources
            if (aside := analysis.set_aside.get(source.id))
        ),
        limits=limits(corpus, analysis),
    )


def _is_shown(finding: Finding) -> bool:
    return not finding.code.startswith("FACT") or finding.code in BESIDE_FACTS


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


def _origins(analysis: Analysis) -> tuple[tuple[Source, ...], ...]:
    by_id = {source.id: source for source in analysis.sources}
    return tuple(tuple(by_id[one] for one in group if one in by_id) for group in analysis.origin_groups)
