"""The last sections of the Markdown report, on what its facts rest: dates, origins, sources, limits."""

from collections.abc import Iterator

from provenance.facts.set_aside import Reason
from provenance.facts.wording import claim_in_words
from provenance.render.dated import Dated
from provenance.render.markdown_parts import Pieces, table
from provenance.render.phrases import BARE_FILE, BARE_FILES, counted, excerpt
from provenance.render.visible import markdown, markdown_emphasis


class Grounds(Pieces):
    """Each section as lines."""

    def timeline(self) -> Iterator[str]:
        """The dates in order of time, and those without a year."""
        yield "## Timeline"
        yield ""
        if not (self.view.timeline or self.view.undated):
            yield "No dates."
        for title, dated in (("When", self.view.timeline), ("Not placed in time", self.view.undated)):
            if dated:
                yield from table([title, "What", "Sources"], map(self.dated_row, dated))

    def dated_row(self, dated: Dated) -> list[str]:
        """A date in its sentence; one that others dispute leads to the dispute."""
        first = dated.claims[0]
        part = excerpt(first)
        what = markdown_emphasis(part.before, part.text, part.after)
        places = [self.claim_place(claim, self.name(claim.source)) for claim in dated.claims]
        disputed = f" ({self.fact_link(dated.fact, dated.fact.verdict.value)})" if dated.disputed else ""
        return [markdown(claim_in_words(first)) + disputed, what, ", ".join(places)]

    def origins(self) -> Iterator[str]:
        """Which sources share an origin, and what shows it."""
        yield "## Origins"
        yield ""
        if not self.view.origins:
            yield "Every source counts as an origin of its own: no shared passage or agency credit was found."
            return
        yield "Sources that share passages or an agency credit count as one origin:"
        yield ""
        for group, why in zip(self.view.origins, self.view.origin_reasons, strict=True):
            reasons = f": {markdown('; '.join(why))}" if why else ""
            yield "- " + ", ".join(self.name(source) for source in group) + reasons

    def sources(self) -> Iterator[str]:
        """The sources with what is known of them, and what the check of the files found."""
        yield "## Sources and gaps in their metadata"
        yield ""
        rows = []
        for row in self.view.sources:
            source = row.source
            told = (source.publisher, source.title, source.origin, source.published, source.language)
            texts = [markdown(text or "") for text in told]
            if not (source.publisher or source.title):
                texts[1] = f"{markdown(row.title)} (first words)"
            identity = [self.place(source.file, None, markdown(source.id)), *texts]
            rows.append(
                [row.name, *identity, f"{row.claims:,}", f"`{source.sha256[:12]}`", ", ".join(row.gaps) or "none"]
            )
        head = ["", "Id", "Publisher", "Title", "Origin", "Published", "Language", "Claims", "SHA-256", "Missing"]
        yield from table(head, rows, right=(7,))
        if bare := self.view.bare:
            yield f"{counted(bare, BARE_FILE, BARE_FILES)} `provenance add FILE` makes a seed of a file, with a header."
            yield ""
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
        """What the report does not cover."""
        yield "## Limits"
        yield ""
        yield from (f"- {markdown(line)}" for line in self.view.limits)
        if not self.view.set_aside:
            return
        yield ""
        yield "Figures set aside because they are no facts; `provenance extract --set-aside` lists each with its place:"
        yield ""
        rows = (
            [self.name(source), f"{sum(n for _, n in told):,}", ", ".join(f"{why.value} {n:,}" for why, n in told)]
            for source, told in self.view.set_aside
        )
        yield from table(["Source", "Figures", "Reasons"], rows, right=(1,))
        met = {why: None for _, told in self.view.set_aside for why, _ in told}
        yield from (f"- {why.value}: {markdown(why.meaning)}" for why in Reason if why in met)
