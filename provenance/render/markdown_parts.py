"""The parts of the Markdown report: places, claims, tables."""

from collections.abc import Iterable, Iterator, Sequence

from provenance.facts.model import Claim, Source
from provenance.facts.results import Fact
from provenance.facts.wording import claim_in_words, fact_label, normal_form
from provenance.render.links import href
from provenance.render.phrases import (
    KIND_MEANINGS,
    MOST_POSITIONS,
    WORDED,
    alike,
    excerpt,
    positions,
    said_by,
    shortened,
    sources_named,
    standing_on,
)
from provenance.render.report_view import View
from provenance.render.visible import markdown, markdown_code, markdown_emphasis, markup

SHORT = 80


def link(base: str | None, path: str, line: int | None, label: str = "") -> str:
    """A link to a line of a file, ``path:line`` unless labelled (with Markdown); plain words where ``base`` is None.

    ``base`` is the folder ``path`` is relative to, as seen from the document.
    """
    words = label or markdown(path) + (f":{line}" if line else "")
    if base is None:
        return words
    target = href(base, path)
    # A host shows a Markdown file rendered, without lines, unless asked for its source.
    source_view = "?plain=1" if line and path.lower().endswith((".md", ".markdown")) else ""
    return f"[{words}]({target}{source_view}" + (f"#L{line})" if line else ")")


def table(head: Sequence[str], rows: Iterable[Sequence[str]], right: Sequence[int] = ()) -> Iterator[str]:
    """A table of cells that are Markdown already, and a blank line; ``right`` columns are set to the right."""
    yield "| " + " | ".join(head) + " |"
    yield "|" + "|".join(" ---: " if column in right else " --- " for column in range(len(head))) + "|"
    for row in rows:
        yield "| " + " | ".join(row) + " |"
    yield ""


def folded(summary: str, lines: Iterable[str]) -> Iterator[str]:
    """Lines that a host shows only when ``summary`` is opened; an editor shows them as they are."""
    yield f"<details><summary>{markup(summary)}</summary>"
    yield ""
    yield from lines
    yield "</details>"
    yield ""


class Pieces:
    """How one report writes places, sources and claims; ``link_base`` as in :func:`link`."""

    def __init__(self, shown: View, link_base: str | None) -> None:
        self.view = shown
        self.link_base = link_base

    def place(self, path: str, line: int | None, label: str = "") -> str:
        """A link to a line of a file."""
        return link(self.link_base, path, line, label)

    def claim_place(self, claim: Claim, label: str = "") -> str:
        """A link to the line of a claim."""
        return self.place(claim.source.file, claim.span.line, label)

    def name(self, source: Source) -> str:
        """The name of a source, with its number."""
        return markdown(self.view.source_name(source))

    def fact_link(self, fact: Fact, words: str) -> str:
        """A link to where the fact is told; ``words`` are Markdown."""
        return f"[{words}](#{fact.id})"

    def heading(self, fact: Fact, words: str) -> Iterator[str]:
        """A heading links can lead to, whatever the host makes of its words (Markdown)."""
        yield f'<a name="{fact.id}"></a>'
        yield ""
        yield f"### {words}"
        yield ""

    def who_says_what(self, fact: Fact) -> str:
        """The positions of a fact, each with the numbers of its sources: ``**5**: S1, S3 · **7**: S2``."""
        sides = positions(fact)
        told = []
        for said, claims in list(sides.items())[:MOST_POSITIONS]:
            names = sources_named(self.view.number(claim.source) for claim in claims)
            told.append(f"**{markdown(shortened(said, SHORT))}**: {names}")
        if len(sides) > MOST_POSITIONS:
            told.append(f"{len(sides) - MOST_POSITIONS} more")
        return " · ".join(told)

    def related(self, fact: Fact) -> Iterator[str]:
        """Other facts of several sources told in the same words, such as the utterance a figure stands in."""
        told = [
            f"{self.fact_link(other, markdown(shortened(fact_label(other), SHORT)))} ({other.verdict.value})"
            for other in self.view.related(fact)
        ]
        if told:
            yield "In the same words: " + ", ".join(told)
            yield ""

    def statement(self, claim: Claim) -> Iterator[str]:
        """A claim as a quotation with its source beneath."""
        part = excerpt(claim)
        yield "> " + markdown_emphasis(part.before, part.text, part.after)
        yield ">"
        source = claim.source
        pieces = [self.name(source), markdown(source.published or "undated"), self.claim_place(claim)]
        pieces.append(markdown(said_by(claim)))
        if claim.mention.kind not in WORDED:
            pieces.append(f"reads as **{markdown(claim_in_words(claim))}**")
        if shared := self.view.same_origin(source):
            pieces.append(f"same origin as {', '.join(shared)}")
        yield "> — " + ", ".join(filter(None, pieces))
        yield ""

    def claims_table(self, fact: Fact) -> Iterator[str]:
        """The claims of a fact: value, wording, normal form, source, place."""
        worded = fact.kind in WORDED
        head = ["Wording", "Said by"] if worded else ["Value", "Wording", "Normal form"]
        rows = []
        for claim in fact.claims:
            wording = markdown(shortened(claim.quote, 700))
            if worded:
                cells = [wording, markdown(claim.speaker or "")]
            else:
                normal = markdown_code(normal_form(claim.mention))
                cells = [markdown(claim_in_words(claim)), wording, normal]
            first, last = claim.span.bytes
            rows.append([*cells, self.name(claim.source), f"{self.claim_place(claim)}, bytes {first}–{last}"])
        yield from table([*head, "Source", "Place"], rows)

    def reasons(self, fact: Fact) -> Iterator[str]:
        """Why the claims were matched and judged so, and the innocent explanations tried."""
        for heading, lines in (("Why these belong together", fact.why), ("Explanations tried", fact.explanations)):
            if lines:
                yield f"{heading}:"
                yield ""
                yield from (f"- {markdown(line)}" for line in lines)
                yield ""

    def folded_reasons(self, fact: Fact) -> Iterator[str]:
        """The reasons, to be opened by who wants them."""
        if fact.why or fact.explanations:
            yield from folded("Why", self.reasons(fact))

    def standing(self, fact: Fact) -> str:
        """Verdict, kind, origins, score and id in one line."""
        kind = f" of {fact.conflict_kind.value}: {KIND_MEANINGS[fact.conflict_kind]}" if fact.conflict_kind else ""
        score = f", score {fact.score:.2f}" if fact.score else ""
        return f"{fact.verdict.value}{kind} · {fact.kind.value} · {standing_on(fact)}{score} · `{fact.id}`"

    def matrix_cell(self, claim: Claim) -> str:
        """The value of a claim, leading to its line."""
        return self.claim_place(claim, markdown(shortened(claim_in_words(claim), SHORT)))

    def matrix_cells(self, claims: Sequence[Claim]) -> str:
        """What a source says of a fact: each value once, then the number of each further place that says it again."""
        return "<br>".join(
            ", ".join(
                [self.matrix_cell(told[0]), *(self.claim_place(claim, str(at)) for at, claim in enumerate(told[1:], 2))]
            )
            for told in alike(claims)
        )
