"""BLK308 and BLK309: lines of a page that are no text of its article, and lines said twice."""

from collections.abc import Iterator
from itertools import pairwise

from provenance.findings.model import Finding, Related, Severity
from provenance.rules import sample
from provenance.rules.base import Context, Rule
from provenance.rules.repeats import repeats_of
from provenance.text.boilerplate import KINDS
from provenance.text.furniture import furniture
from provenance.text.lines import Line

_PLAIN = ({"harbour.md": sample.seed("Sharing costs, the mayor said, comes next.\n\nRead more books, she added.\n")},)


class BoilerplateLine(Rule):
    """A line of the page, not of the article."""

    code = "BLK308"
    name = "boilerplate-line"
    severity = Severity.NOTE
    summary = (
        "lines in a block that belong to the page and not to its article: share buttons and counters, notices about "
        "subscriptions, cookies, log-in or the browser, pointers to other articles, names of image files"
    )
    why = "They are no words of the source: a counter is read as a figure, a headline of another article as a claim."
    mend = "Extract the text again without them; or leave it, where the block is to be the page as it was."
    examples_bad = (
        {"harbour.md": sample.seed("The harbour reopened.\n\n12\nShare:\n\nIt had been closed for four weeks.\n")},
        {
            "harbour.md": sample.seed(
                "quai_nord-2025.jpg\n\nLe port a rouvert.\n\nLire aussi : la digue\n", language="fr"
            )
        },
        {"harbour.md": sample.seed("Le port a rouvert.\n\nIl vous reste 80 % de cet article à lire.\n", language="fr")},
        {"harbour.md": sample.seed("The harbour reopened.\n\nPlease enable JavaScript to see the map.\n")},
    )
    examples_good = (
        *_PLAIN,
        {"harbour.md": sample.seed("Shares of Northwind rose by 3%.\n")},
        {"harbour.md": sample.seed("2025\n\nThe harbour reopened.\n")},
    )

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each run of such lines, at the first."""
        for seed in context.corpus.seeds:
            for block in seed.blocks:
                for run in furniture(block.text):
                    first, last = run[0][0], run[-1][0]
                    kinds = dict.fromkeys(KINDS[kind] for _, kind in run)
                    more = f" ({len(run)} lines)" if len(run) > 1 else ""
                    yield self.at(
                        seed.file,
                        block.start + first.start,
                        block.start + last.end,
                        f"no text of the article, but {' and '.join(kinds)}{more}",
                        "extract the text again without it, or leave it if the block is to be the page as it was",
                    )


class RepeatedPassage(Rule):
    """A line that was there before."""

    code = "BLK309"
    name = "repeated-passage"
    severity = Severity.NOTE
    summary = "a line or paragraph of a block that stands in it twice, or begins with an earlier one and adds little"
    why = "Captions and pulled quotations come twice in text taken from pages: a figure in them is then counted twice."
    mend = "Extract the text again, or leave it, where the source itself says it twice."
    examples_bad = (
        {
            "harbour.md": sample.seed(
                "The western pier of the old harbour, seen from the island\n"
                "The western pier of the old harbour, seen from the island. Example Agency\n\nIt reopened on Monday.\n"
            )
        },
        {
            "harbour.md": sample.seed(
                "“We have waited four long weeks for the ferry,” she said.\n\nThe pier was mended.\n\n"
                "“We have waited four long weeks for the ferry,” she said.\n"
            )
        },
        {"harbour.md": sample.seed("(Photo: A. Holm)\n\nThe pier.\n\n(Photo: A. Holm)\n\nThe ferry.\n")},
    )
    examples_good = (
        {"harbour.md": sample.seed("Question\n\nWhen?\n\nQuestion\n\nWhere?\n")},
        {
            "harbour.md": sample.seed(
                "The mayor promised that the pier would be mended before the winter.\n\n"
                "The mayor promised that the ferry would go twice a day again from March on.\n"
            )
        },
        {"harbour.md": sample.seed("| ------------- | ------------- |\n" * 2)},
    )

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each run of lines that are repeated, where they come for the second time."""
        for seed in context.corpus.seeds:
            for block in seed.blocks:
                repeats = repeats_of(block.text)
                firsts = [(later[0], earlier) for earlier, later in repeats.items()]
                for run in _runs(sorted(firsts, key=lambda pair: pair[0].start)):
                    (first, earlier), (last, _) = run[0], run[-1]
                    where = seed.file.span(block.start + earlier.start, block.start + earlier.end)
                    often = len(repeats[earlier])
                    yield self.at(
                        seed.file,
                        block.start + first.start,
                        block.start + last.end,
                        f"this is {'' if first.text == earlier.text else 'nearly '}what line {where.line} says"
                        + (f", and so for {len(run)} lines" if len(run) > 1 else "")
                        + (f"; it comes {often} times more" if often > 1 else ""),
                        "extract the text again, or leave it if the source says it twice",
                        related=[Related(seed.file.path, where, "said first here")],
                    )


def _runs(pairs: list[tuple[Line, Line]]) -> Iterator[list[tuple[Line, Line]]]:
    """Repeated lines that follow each other, as the earlier ones do."""
    run = pairs[:1]
    for (one, first), (two, second) in pairwise(pairs):
        gaps = two.start - one.end, second.start - first.end
        if gaps[0] <= 2 and 0 <= gaps[1] <= 2:
            run.append((two, second))
        else:
            yield run
            run = [(two, second)]
    if run:
        yield run


RULES = (BoilerplateLine, RepeatedPassage)
