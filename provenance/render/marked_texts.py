"""The texts of the sources as HTML, line by line, every claim marked and leading to its fact."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.corpus.model import Block, Corpus, Seed
from provenance.facts.model import Claim, Source
from provenance.facts.results import Analysis, Fact
from provenance.facts.wording import fact_label
from provenance.render import report_json
from provenance.render.links import href
from provenance.render.visible import one_line, visible

if TYPE_CHECKING:
    from markupsafe import Markup


class Anchors:
    """Names within the page, plain ASCII and unique whatever the ids hold."""

    def __init__(self, analysis: Analysis) -> None:
        self._facts = {id(fact): f"fact-{number}" for number, fact in enumerate(analysis.facts, 1)}
        claims = (claim for fact in analysis.facts for claim in fact.claims)
        self._claims = {id(claim): f"claim-{number}" for number, claim in enumerate(claims, 1)}
        self._sources: dict[str, str] = {}
        for number, source in enumerate(analysis.sources, 1):
            self._sources.setdefault(source.id, source_anchor(number))

    def of_fact(self, fact: Fact) -> str:
        """Where the fact is told."""
        return self._facts[id(fact)]

    def of_claim(self, claim: Claim) -> str:
        """Where the claim stands in its text."""
        return self._claims[id(claim)]

    def of_source(self, source: Source) -> str:
        """Where the text of the source begins."""
        return self._sources[source.id]


def citation(claim: Claim) -> str:
    """What `provenance verify` holds against the file, as ASCII: keys as in the JSON report."""
    told = report_json.claim(claim)
    return json.dumps({key: told[key] for key in ("id", "source", "file", "quote", "span")})


def source_data(source: Source) -> str:
    """What `provenance verify` holds against the text of a source, as ASCII: keys as in the JSON report."""
    told = report_json.source(source)
    return json.dumps({key: told[key] for key in ("id", "file", "sha256", "start", "bytes")})


def source_anchor(number: int) -> str:
    """Where the text of the source of that number (from 1) begins."""
    return f"source-{number}"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a source text: its number in the file, and its text as HTML."""

    number: int
    html: "Markup"


@dataclass(frozen=True, slots=True)
class Text:
    """A source and its lines; ``link`` leads to the file, where there is a way."""

    source: Source
    anchor: str
    link: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    fact: Fact
    claim: Claim


def texts(corpus: Corpus, analysis: Analysis, anchors: Anchors, link_base: str | None) -> Iterator[Text]:
    """The text of each source with its claims marked."""
    # A malformed corpus may hold a block id twice: the digest tells them apart, and the order where even that is equal.
    blocks: dict[tuple[str, str, str], list[tuple[Seed, Block]]] = {}
    for seed in corpus.seeds:
        for block in seed.blocks:
            blocks.setdefault((seed.file.path, block.id, block.sha256), []).append((seed, block))
    marks: dict[str, list[_Mark]] = {}
    for fact in analysis.facts:
        for claim in fact.claims:
            marks.setdefault(claim.source.id, []).append(_Mark(*claim.span.chars, fact, claim))
    for number, source in enumerate(analysis.sources, 1):
        seed, block = blocks[source.file, source.block, source.sha256].pop(0)
        link = "" if link_base is None else href(link_base, source.file)
        lines = _lines(seed, block, marks.pop(source.id, []), anchors)  # once, should two sources bear one id
        yield Text(source, source_anchor(number), link, tuple(lines))


def _lines(seed: Seed, block: Block, marks: Sequence[_Mark], anchors: Anchors) -> Iterator[Line]:
    from markupsafe import Markup

    text = seed.file.text
    starts = seed.file.positions.line_starts
    first, last = seed.file.positions.line_of(block.start), seed.file.positions.line_of(block.end)
    ends = [*starts[1:], len(text) + 1]
    cuts = sorted({cut for mark in marks for cut in (mark.start, mark.end)})
    ordered = sorted(marks, key=lambda mark: (mark.start, -mark.end))
    at = reached = 0
    open_marks: list[_Mark] = []
    for number in range(first, last + 1):
        begin = max(starts[number - 1], block.start)
        end = min(ends[number - 1] - 1, block.end)
        pieces = []
        while begin < end:
            while at < len(cuts) and cuts[at] <= begin:
                at += 1
            stop = min(end, cuts[at]) if at < len(cuts) else end
            opening = []
            while reached < len(ordered) and ordered[reached].start <= begin:
                opening.append(ordered[reached])
                reached += 1
            open_marks = [mark for mark in (*open_marks, *opening) if mark.end > begin]
            pieces.append(_piece(text[begin:stop], open_marks, opening, anchors))
            begin = stop
        yield Line(number, Markup("").join(pieces))


def _piece(text: str, around: Sequence[_Mark], opening: Sequence[_Mark], anchors: Anchors) -> "Markup":
    """A stretch of text that the same claims cover: a link to the fact of the shortest of them."""
    from markupsafe import Markup, escape

    shown = escape(visible(text.removesuffix("\r")).replace("\r", "⟨U+000D⟩"))
    targets = Markup("").join(
        Markup('<span id="{}" data-fact="{}" data-citation="{}"></span>').format(
            anchors.of_claim(mark.claim), anchors.of_fact(mark.fact), citation(mark.claim)
        )
        for mark in opening
    )
    if not around:
        return targets + shown
    nearest = min(around, key=lambda mark: (mark.end - mark.start, mark.start))
    title = f"{nearest.fact.verdict.value}: {one_line(fact_label(nearest.fact))}"
    covering = " ".join(anchors.of_claim(mark.claim) for mark in around)
    return Markup('<a class="mark {}" href="#{}" data-claims="{}" title="{}">{}{}</a>').format(
        nearest.fact.verdict.value, anchors.of_fact(nearest.fact), covering, title, targets, shown
    )
