"""BLK310: two articles that ran together in one block."""

from collections.abc import Iterator

from provenance.corpus.model import Block, Seed
from provenance.findings.model import Finding, Related, Severity
from provenance.rules import sample
from provenance.rules.base import Context, Rule, Scope
from provenance.rules.places import of_block
from provenance.rules.second_articles import folded_title, second_article

_LEAD = (
    "The harbour of the old town reopened on Monday after four weeks of repairs to its western pier, which a storm had "
    "damaged in autumn. Fishing boats came back first.\n\n"
)
_NEXT = (
    "Mary Olsen, who has led the island's school for twelve years, will retire in June, and the council has begun to "
    "look for somebody to follow her. Olsen taught music before.\n\n"
)
_OLSEN = "Olsen said that she would stay on the island, where her family has lived for a hundred years, and sing.\n\n"
_TITLE = "After twelve years at the school of the island Mary Olsen wants to sing again"


class TwoArticles(Rule):
    """One block, two texts."""

    code = "BLK310"
    name = "two-articles"
    severity = Severity.NOTE
    scope = Scope.CORPUS
    summary = (
        "signs that a second article begins in the middle of a block: the title of another block of the corpus, a "
        "headline with a byline, or a headline on somebody of whom only what follows speaks"
    )
    why = "Date, author and title of the block are those of the first one: claims of the second are put down to it."
    mend = "Make two blocks of it, each with its own title; one that is in the corpus already can go."
    examples_bad = (
        {"harbour.md": sample.seed(f"{_LEAD}The school looks for a new head\n\nBy Peter Holm\n\n{_NEXT}")},
        {"harbour.md": sample.seed(f"{_LEAD * 3}{_TITLE}\n\n{_NEXT}{_OLSEN * 3}", recorded=False)},
        sample.corpus(
            harbour=sample.seed(f"{_LEAD}{_LEAD}The school looks for a new head\n\n{_NEXT}"),
            school=sample.seed("Another text.\n", id="school", title="The school looks for a new head"),
        ),
    )
    examples_good = (
        {"harbour.md": sample.seed(f"The harbour reopens\n\nBy Peter Holm\n\n{_LEAD}{_NEXT}")},
        {"harbour.md": sample.seed(f"{_LEAD * 3}What comes next\n\n{_NEXT}{_OLSEN * 3}", recorded=False)},
        {"harbour.md": sample.seed(f"{_LEAD * 3}{_TITLE}.\n\n{_NEXT}{_OLSEN * 3}", recorded=False)},
    )

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield at most one finding a block, at the headline of the second article."""
        titles = _titles(context)
        blocks = {title: block for title, (_, block) in titles.items()}
        for seed in context.corpus.seeds:
            for block in seed.blocks:
                found = second_article(block.text, blocks, block)
                if found is None:
                    continue
                related = []
                if found.title is not None:
                    other = titles[found.title]
                    place = other[0].file.span(*of_block(*other))
                    related = [Related(other[0].file.path, place, "the block of that title")]
                    what = f"this line is the title of block `{other[1].id}`"
                elif found.name is not None:
                    what = f"a headline stands here, and only what follows speaks of {found.name}"
                else:
                    what = "a headline with a byline stands here"
                yield self.at(
                    seed.file,
                    block.start + found.line.start,
                    block.start + found.line.end,
                    f"a second article may begin in block `{block.id}`: {what}",
                    "make two blocks of it, each with its own title",
                    related=related,
                )


def _titles(context: Context) -> dict[str, tuple[Seed, Block]]:
    """The blocks by their titles, the first of each."""
    found: dict[str, tuple[Seed, Block]] = {}
    for seed in context.corpus.seeds:
        for block in seed.blocks:
            title = folded_title(block.metadata.get("title", ""))
            if title is not None:
                found.setdefault(title, (seed, block))
    return found


RULES = (TwoArticles,)
