"""FACT608: names spelt apart from the usual form of the corpus."""

from collections.abc import Iterator

from provenance.findings.model import Finding, Related, Severity
from provenance.rules import sample
from provenance.rules.base import Context, Rule, Scope

_USUAL = (
    "Last year Zentrix opened a yard. “We build,” Zentrix said. The island knows Zentrix, and Zentrix knows the "
    "island. The mayor praised Zentrix, and in turn Zentrix praised the mayor.\n"
)


class NameSpeltApart(Rule):
    """A name written otherwise than everywhere else."""

    code = "FACT608"
    name = "name-spelt-apart"
    severity = Severity.NOTE
    scope = Scope.CORPUS
    summary = (
        "a name that a block spells apart from the usual form of the corpus, by a slip of one or two letters or in the "
        "capitals inside a word (“Operai”, “Openai” for “OpenAI”)"
    )
    why = (
        "A search for the name does not find it; and a text translated by a machine, or taken down by ear, shows in "
        "its names first. Places, surnames alone and names that are known to be two are never called one."
    )
    mend = "Look at the source. If the slip is its own, leave the text, and quote the name as it should be."
    examples_bad = (
        sample.corpus(harbour=sample.seed(_USUAL), port=sample.seed("On Monday, Zemtrix had no comment.\n", id="port")),
        sample.corpus(
            harbour=sample.seed(_USUAL.replace("Zentrix", "PortBase")),
            port=sample.seed("On Monday, Portbase had no comment.\n", id="port"),
        ),
    )
    examples_good = (
        sample.corpus(harbour=sample.seed(_USUAL), port=sample.seed("On Monday, Zentrix spoke.\n", id="port")),
        sample.corpus(
            harbour=sample.seed(_USUAL.replace("Zentrix", "UNESCO")),
            port=sample.seed("On Monday, Unesco had no comment.\n", id="port"),
        ),
        sample.corpus(
            harbour=sample.seed(_USUAL.replace("Zentrix", "Airbus")),
            port=sample.seed("On Monday, Airbnb had no comment.\n", id="port"),
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield a finding for each such form of a block, at its first place."""
        files = {seed.file.path: seed.file for seed in context.corpus.seeds}
        for one in context.analysis.spellings:
            here = f", {one.times} times here," if one.times > 1 else ""
            where = (
                f" in {one.usual_blocks} other block{'s' if one.usual_blocks != 1 else ''}" if one.usual_blocks else ""
            )
            yield self.at(
                files[one.source.file],
                *one.span.chars,
                f"“{one.text}”{here} is “{one.usual}” elsewhere: {one.usual_times} times{where}",
                "look at the source; if the slip is its own, leave the text and quote the name as it should be",
                related=[Related(one.usual_source.file, one.usual_span, "the usual form")],
                anchor=f"{one.source.block}\0{one.text}",
            )


RULES = (NameSpeltApart,)
