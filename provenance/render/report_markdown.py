"""The report as GitHub-flavoured Markdown, to be read where the corpus is kept.

Seed text passes through :mod:`provenance.render.visible` without exception: it can neither act nor hide.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from provenance.corpus.model import Corpus
from provenance.facts.model import Analysis, Claim, Fact
from provenance.facts.wording import claim_in_words, fact_label
from provenance.findings.model import Finding
from provenance.render.markdown_parts import SHORT, Pieces, table
from provenance.render.phrases import MEANINGS, about, counted, excerpt, said_by, shortened, source_title
from provenance.render.report_view import Dated, view
from provenance.render.visible import markdown, markdown_code, markdown_emphasis

_READABLE = 500_000
_WIDEST_MATRIX = 8


def render(
    corpus: Corpus,
    analysis: Analysis,
    findings: Sequence[Finding],
    *,
    previous: Mapping[str, Any] | None = None,
    link_base: str | None = "",
) -> str:
    """The report in Markdown.

    Args:
        corpus: what was read.
        analysis: what was found in it.
        findings: what the rules reported.
        previous: an earlier JSON report, for the section on changes.
        link_base: the folder the paths of the seeds are relative to, as seen from the folder of the report (POSIX);
            None writes places without links.
    """
    text = _Sections(view(corpus, analysis, findings, previous), link_base).text()
    size = len(text.encode("utf-8", "replace"))
    if size <= _READABLE:
        return text
    note = (
        f"\n> This file has {size // 1000:,} kB; code hosts may show only its source. The HTML report has no limit.\n"
    )
    title, newline, rest = text.partition("\n")
    return title + newline + note + rest


class _Sections(Pieces):
    def text(self) -> str:
        sections = (
            self.head(),
            self.since(),
            self.inconsistencies(),
            self.matrix(),
            self.cards(),
            self.single(),
            self.quotations(),
            self.timeline(),
            self.origins(),
            self.sources(),
            self.limits(),
        )
        return "\n".join("\n".join(section) + "\n" for section in sections)

    def head(self) -> Iterator[str]:
        strong, rest = self.view.answer
        yield "# Provenance report"
        yield ""
        yield f"**{strong}**{rest}"
        yield ""
        counts = [[v.value, f"{n:,}", MEANINGS[v]] for v, n in self.view.counts if n]
        yield from table(["Verdict", "Facts", "Meaning"], counts, right=(1,))
        name = f"Corpus {markdown_code(self.view.name)}, " if self.view.name else ""
        yield (
            f"{name}{counted(len(self.view.sources), 'source')}, digest `{self.view.digest}`; "
            f"provenance {self.view.version}."
        )

    def since(self) -> Iterator[str]:
        yield "## Since last run"
        yield ""
        changes = self.view.changes
        if changes is None:
            yield (
                "Not compared. `provenance report --previous OLD.json` lists here which conflicts are new, resolved "
                "or still there."
            )
            return
        if not (changes.new or changes.resolved or changes.persisting):
            yield "No conflicts, then or now."
        for title, facts in (("New", changes.new), ("Persisting", changes.persisting)):
            if facts:
                yield f"{title}: {counted(len(facts), 'conflict')}"
                yield ""
                yield from (f"- {markdown(fact_label(fact))} (`{fact.id}`)" for fact in facts)
                yield ""
        if changes.resolved:
            yield f"Resolved: {counted(len(changes.resolved), 'conflict')}"
            yield ""
            yield from (f"- {markdown(label)} ({markdown_code(key)}), {now}" for key, label, now in changes.resolved)

    def inconsistencies(self) -> Iterator[str]:
        yield "## Inconsistencies"
        yield ""
        if not self.view.conflicts:
            yield "No two claims were found that cannot both be true."
            yield ""
        for number, fact in enumerate(self.view.conflicts, 1):
            yield from self.disagreement(f"{number}. {fact.severity.capitalize()}: {markdown(fact_label(fact))}", fact)
        if self.view.explained:
            yield "These differ, and the sources themselves explain why:"
            yield ""
        for fact in self.view.explained:
            yield from self.disagreement(markdown(fact_label(fact)), fact)

    def disagreement(self, title: str, fact: Fact) -> Iterator[str]:
        yield f"### {title}"
        yield ""
        yield self.standing(fact)
        yield ""
        for claim in fact.claims:
            yield from self.statement(claim)
        yield from self.reasons(fact)

    def matrix(self) -> Iterator[str]:
        yield "## Facts by source"
        yield ""
        rows = self.view.matrix
        if not rows:
            yield "No fact is told by two sources."
            return
        names = [row.name for row in self.view.sources]
        narrow = len(names) <= _WIDEST_MATRIX
        body = []
        for row in rows:
            told = {name: "<br>".join(map(self.matrix_cell, claims)) for name, claims in row.cells.items()}
            if narrow:
                cells = [told.get(name, "") for name in names]
            else:
                cells = ["; ".join(f"{name}: {cell}" for name, cell in told.items())]
            label = markdown(shortened(fact_label(row.fact), SHORT))
            body.append([label, row.fact.verdict.value, str(row.fact.origins), *cells])
        yield from table(["Fact", "Verdict", "Origins", *(names if narrow else ["Claims"])], body, right=(2,))
        if narrow:
            yield "; ".join(f"{row.name}: {markdown(source_title(row.source))}" for row in self.view.sources) + "."

    def cards(self) -> Iterator[str]:
        yield "## Facts told by several sources"
        yield ""
        if not self.view.shared:
            yield "None agree across sources."
        for fact in self.view.shared:
            yield f"### {markdown(fact_label(fact))}"
            yield ""
            yield self.standing(fact)
            yield ""
            yield from self.claims_table(fact)
            yield from self.reasons(fact)

    def single(self) -> Iterator[str]:
        yield "## Facts that rest on one source"
        yield ""
        if not self.view.single:
            yield "None."
        for source, facts in self.view.single:
            yield f"### {self.name(source)}"
            yield ""
            rows = []
            for fact in facts:
                claim = fact.claims[0]
                again = [self.claim_place(other, self.again(claim, other)) for other in fact.claims[1:]]
                rows.append(
                    [
                        markdown(claim_in_words(claim)),
                        markdown(shortened(claim.quote, SHORT)),
                        markdown(shortened(about(claim), SHORT)),
                        markdown(said_by(claim)),
                        ", ".join([self.claim_place(claim, f"line {claim.span.line}"), *again]),
                    ]
                )
            yield from table(["Value", "Wording", "About", "Said by", "Place"], rows)

    def again(self, first: Claim, other: Claim) -> str:
        """How a repeated claim is named beside the first: its line, and its source where that is another."""
        line = f"line {other.span.line}"
        return line if other.source.id == first.source.id else f"{self.name(other.source)} {line}"

    def quotations(self) -> Iterator[str]:
        yield "## Quotations"
        yield ""
        if not (self.view.quotations or self.view.lone_quotations):
            yield "None."
        for fact in self.view.quotations:
            yield f"### {markdown(shortened(fact_label(fact), SHORT))}"
            yield ""
            yield self.standing(fact)
            yield ""
            yield from self.claims_table(fact)
            yield from self.reasons(fact)
        if self.view.lone_quotations:
            yield "In one source only:"
            yield ""
            claims = [fact.claims[0] for fact in self.view.lone_quotations]
            yield from table(
                ["Utterance", "Said by", "Source", "Place"],
                (
                    [
                        markdown(shortened(claim.quote, 300)),
                        markdown(claim.speaker or "not said"),
                        self.name(claim.source),
                        self.claim_place(claim),
                    ]
                    for claim in claims
                ),
            )

    def timeline(self) -> Iterator[str]:
        yield "## Timeline"
        yield ""
        if not (self.view.timeline or self.view.undated):
            yield "No dates."
        for title, dated in (("When", self.view.timeline), ("Not placed in time", self.view.undated)):
            if dated:
                yield from table([title, "What", "Sources"], map(self.dated_row, dated))

    def dated_row(self, dated: Dated) -> list[str]:
        first = dated.claims[0]
        part = excerpt(first)
        what = markdown_emphasis(part.before, part.text, part.after)
        places = [self.claim_place(claim, self.name(claim.source)) for claim in dated.claims]
        return [markdown(claim_in_words(first)), what, ", ".join(places)]

    def origins(self) -> Iterator[str]:
        yield "## Origins"
        yield ""
        if not self.view.origins:
            yield "Every source counts as an origin of its own: no shared passage or agency credit was found."
            return
        yield "Sources that share passages or an agency credit count as one origin:"
        yield ""
        for group in self.view.origins:
            yield "- " + ", ".join(self.name(source) for source in group)

    def sources(self) -> Iterator[str]:
        yield "## Sources and gaps in their metadata"
        yield ""
        rows = []
        for row in self.view.sources:
            source = row.source
            told = (source.publisher, source.title, source.origin, source.published, source.language)
            texts = [markdown(text or "") for text in told]
            identity = [self.place(source.file, None, markdown(source.id)), *texts]
            rows.append(
                [row.name, *identity, f"{row.claims:,}", f"`{source.sha256[:12]}`", ", ".join(row.gaps) or "none"]
            )
        head = ["", "Id", "Publisher", "Title", "Origin", "Published", "Language", "Claims", "SHA-256", "Missing"]
        yield from table(head, rows, right=(7,))
        if self.view.findings:
            yield f"The check of the files reported {counted(len(self.view.findings), 'finding')}:"
            yield ""
            yield from table(
                ["Severity", "Code", "Place", "Message"],
                (
                    [f.severity.value, f.code, self.place(f.path, f.span.line if f.span else None), markdown(f.message)]
                    for f in self.view.findings
                ),
            )

    def limits(self) -> Iterator[str]:
        yield "## Limits"
        yield ""
        yield from (f"- {markdown(line)}" for line in self.view.limits)
