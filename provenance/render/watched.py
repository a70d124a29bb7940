"""Watched facts in the report: in words and in Markdown. The HTML report has a template of its own."""

from collections.abc import Iterator, Sequence

from provenance.facts.curating.watch import Status, Watched
from provenance.render.markdown_parts import Pieces, table
from provenance.render.phrases import counted
from provenance.render.visible import markdown

IN_WORDS = {
    Status.MET: "met",
    Status.UNMET: "not met",
    Status.NOT_FOUND: "not found",
    Status.TOO_FEW_ORIGINS: "too few origins",
}


def counts(all_watched: Sequence[Watched]) -> str:
    """How many are met, in words."""
    met = sum(each.status is Status.MET for each in all_watched)
    return f"{met:,} of {counted(len(all_watched), 'watched fact')} met."


def section(pieces: Pieces, all_watched: Sequence[Watched]) -> Iterator[str]:
    """The section of the Markdown report."""
    yield "## Watched facts"
    yield ""
    yield counts(all_watched)
    yield ""
    rows = []
    for each in all_watched:
        watch = each.watch
        said = [f"{pieces.matrix_cell(claim)} {pieces.name(claim.source)}" for claim in (*each.against, *each.claims)]
        origins = f"{each.origins} of {watch.origins}"
        about = markdown(watch.id) + (f": {markdown(watch.note)}" if watch.note else "")
        told = "<br>".join(said) or "nobody"
        rows.append([about, f"**{IN_WORDS[each.status]}**", markdown(watch.value or "any"), told, origins])
    yield from table(["Fact", "State", "Expected", "Said", "Origins"], rows)
