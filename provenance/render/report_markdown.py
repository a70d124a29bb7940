"""The report as GitHub-flavoured Markdown, to be read where the corpus is kept.

Seed text passes through :mod:`provenance.render.visible` without exception: it can neither act nor hide.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from provenance.corpus.model import Corpus
from provenance.facts.model import Claim
from provenance.facts.results import Analysis, Fact
from provenance.facts.wording import claim_in_words, fact_label
from provenance.findings.model import Finding
from provenance.render import watched
from provenance.render.markdown_grounds import Grounds
from provenance.render.markdown_parts import SHORT, folded, table
from provenance.render.phrases import (
    ELSEWHERE,
    ELSEWHERE_MANY,
    MEANINGS,
    about,
    counted,
    decision_in_words,
    fact_title,
    in_context,
    legend,
    said_by,
    shortened,
    standing_on,
)
from provenance.render.report_view import view
from provenance.render.visible import markdown, markdown_code

_WIDEST_MATRIX = 8
_FIRST_CONFLICTS = 12


def render(
    corpus: Corpus,
    analysis: Analysis,
    findings: Sequence[Finding],
    *,
    since: Mapping[str, Any] | None = None,
    link_base: str | None = "",
) -> str:
    """The report in Markdown.

    Args:
        corpus: what was read.
        analysis: what was found in it.
        findings: what the rules reported.
        since: what became of the conflicts since an earlier report (see :mod:`provenance.render.since`).
        link_base: the folder the paths of the seeds are relative to, as seen from the folder of the report (POSIX);
            None writes places without links.
    """
    return _Sections(view(corpus, analysis, findings, since), link_base).text()


class _Sections(Grounds):
    def text(self) -> str:
        sections = (
            self.head(),
            *((watched.section(self, self.view.watched),) if self.view.watched else ()),
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
        if self.view.conflicts:
            yield from self.first_conflicts()
        counts = [[v.value, f"{n:,}", MEANINGS[v]] for v, n in self.view.counts if n]
        yield from table(["Verdict", "Facts", "Meaning"], counts, right=(1,))
        name = f"Corpus {markdown_code(self.view.name)}, " if self.view.name else ""
        yield (
            f"{name}{counted(len(self.view.sources), 'source')}, digest `{self.view.digest}`; "
            f"provenance {self.view.version}."
        )

    def first_conflicts(self) -> Iterator[str]:
        """The strongest conflicts in a line each: what is in dispute, and who says what."""
        for number, fact in enumerate(self.view.conflicts[:_FIRST_CONFLICTS], 1):
            sides = self.who_says_what(fact)
            told = self.fact_link(fact, markdown(fact_label(fact)))
            yield f"{number}. {fact.severity.capitalize()}: {told} — {sides or standing_on(fact)}"
        yield ""
        more = len(self.view.conflicts) - _FIRST_CONFLICTS
        if more > 0:
            yield f"{more:,} more under [Inconsistencies](#inconsistencies)."
            yield ""

    def since(self) -> Iterator[str]:
        yield "## Since last run"
        yield ""
        changes = self.view.changes
        if changes is None:
            yield (
                "Not compared. `provenance report --previous OLD.json` or `--since REV` lists here which conflicts are "
                "new, resolved or still there."
            )
            return
        if not (changes.new or changes.resolved or changes.persisting):
            yield "No conflicts, then or now."
        for title, facts in (("New", changes.new), ("Persisting", changes.persisting)):
            if facts:
                yield f"{title}: {counted(len(facts), 'conflict')}"
                yield ""
                yield from (f"- {self.fact_link(fact, markdown(fact_label(fact)))} (`{fact.id}`)" for fact in facts)
                yield ""
        if changes.resolved:
            yield f"Resolved: {counted(len(changes.resolved), 'conflict')}"
            yield ""
            yield from (f"- {markdown(label)} ({markdown_code(key)}), {now}" for key, label, now in changes.resolved)

    def inconsistencies(self) -> Iterator[str]:
        yield "## Inconsistencies"
        yield ""
        if not (self.view.conflicts or self.view.decided):
            yield "No two claims were found that cannot both be true."
            yield ""
        for number, fact in enumerate(self.view.conflicts, 1):
            yield from self.disagreement(f"{number}. {fact.severity.capitalize()}: {markdown(fact_title(fact))}", fact)
        if self.view.decided:
            yield "These cannot both be true either, and somebody has decided what to make of it:"
            yield ""
        for fact in self.view.decided:
            yield from self.disagreement(markdown(fact_title(fact)), fact)
        if self.view.explained:
            yield "These differ, and the sources themselves explain why:"
            yield ""
        for fact in self.view.explained:
            yield from self.disagreement(markdown(fact_title(fact)), fact)

    def disagreement(self, title: str, fact: Fact) -> Iterator[str]:
        yield from self.heading(fact, title)
        yield self.standing(fact)
        yield ""
        if fact.decision is not None:
            yield f"**{markdown(decision_in_words(fact.decision))}**"
            yield ""
        if sides := self.who_says_what(fact):
            yield sides
            yield ""
        for claim in fact.claims:
            yield from self.statement(claim)
        yield from self.related(fact)
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
            told = {name: self.matrix_cells(claims) for name, claims in row.cells.items()}
            if narrow:
                cells = [told.get(name, "") for name in names]
            else:
                cells = ["; ".join(f"{name}: {cell}" for name, cell in told.items())]
            label = self.fact_link(row.fact, markdown(shortened(fact_label(row.fact), SHORT)))
            body.append([label, row.fact.verdict.value, str(row.fact.origins), *cells])
        yield from table(["Fact", "Verdict", "Origins", *(names if narrow else ["Claims"])], body, right=(2,))
        if narrow:
            yield "; ".join(f"{row.name}: {markdown(legend(row.source, row.title))}" for row in self.view.sources) + "."

    def cards(self) -> Iterator[str]:
        yield "## Facts told by several sources"
        yield ""
        if not self.view.shared:
            yield "None agree across sources."
        for fact in self.view.shared:
            yield from self.card(fact, fact_title(fact))

    def card(self, fact: Fact, title: str) -> Iterator[str]:
        """A fact whose claims do not exclude each other."""
        yield from self.heading(fact, markdown(title))
        yield self.standing(fact)
        yield ""
        for claim in in_context(fact):
            yield from self.statement(claim)
        yield from self.claims_table(fact)
        yield from self.folded_reasons(fact)

    def single(self) -> Iterator[str]:
        yield "## Facts that rest on one source"
        yield ""
        if self.view.lone_quotations:
            quotations = counted(len(self.view.lone_quotations), ELSEWHERE, ELSEWHERE_MANY)
            yield f"{counted(self.view.lone, 'fact')}; {quotations}."
            yield ""
        if not self.view.single:
            yield "None."
        for source, facts in self.view.single:
            summary = f"{self.view.source_name(source)}: {counted(len(facts), 'fact')}"
            head = ["Value", "Wording", "About", "Said by", "Place"]
            yield from folded(summary, table(head, map(self.single_row, facts)))

    def single_row(self, fact: Fact) -> list[str]:
        claim = fact.claims[0]
        again = [self.claim_place(other, self.again(claim, other)) for other in fact.claims[1:]]
        places = dict.fromkeys([self.claim_place(claim, f"line {claim.span.line}"), *again])
        return [
            markdown(claim_in_words(claim)),
            markdown(shortened(claim.quote, SHORT)),
            markdown(shortened(about(claim), SHORT)),
            markdown(said_by(claim)),
            ", ".join(places),
        ]

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
            yield from self.card(fact, shortened(fact_label(fact), SHORT))
        if self.view.lone_quotations:
            lone = self.view.lone_quotations
            rows = table(["Utterance", "Said by", "Source", "Place"], map(self.utterance_row, lone))
            yield from folded(f"In one source only: {counted(len(lone), 'quotation')}", rows)

    def utterance_row(self, fact: Fact) -> list[str]:
        claim = fact.claims[0]
        speaker = markdown(claim.speaker or "not said")
        return [markdown(shortened(claim.quote, 300)), speaker, self.name(claim.source), self.claim_place(claim)]
