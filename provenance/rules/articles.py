"""BLK310: two articles that ran together in one block."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

from provenance.corpus.model import Block, Seed
from provenance.findings.model import Finding, Related, Severity
from provenance.rules import sample
from provenance.rules.base import Context, Rule, Scope
from provenance.rules.boilerplate import is_credit, kind_of, opens_article
from provenance.rules.places import of_block

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

# What a headline may look like, in code points and words.
_LONGEST_TITLE = 200
_LEAST_WORDS = 4
# A line without full stop that has so many words is no heading of a section.
_MANY_WORDS = 12
_PARAGRAPH = 100
_BEFORE, _BEHIND = 3, 3
_OFTEN = 5
# How many lines of a block are looked at for a name that the text before them never has.
_MOST_LOOKS = 30
_STOPS = (".", "!", "?", ":", ";", ",", "…", '"', "”", "»", ")")
_NAME = re.compile(r"(?<=[\s'’«“])[^\W\d_a-zà-ÿ][^\W\d_]{3,30}")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str


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
        for seed in context.corpus.seeds:
            for block in seed.blocks:
                found = self._second(seed, block, titles)
                if found is not None:
                    yield found

    def _second(self, seed: Seed, block: Block, titles: Mapping[str, tuple[Seed, Block]]) -> Finding | None:
        short = sum(0 < len(line) <= _LONGEST_TITLE for line in block.text.split("\n"))
        lines = list(_lines(block.text)) if short else []
        long = [0, *accumulate(len(line.text) >= _PARAGRAPH for line in lines)]  # how many paragraphs come before
        looks = 0
        for at in range(1, len(lines) - 1):
            line = lines[at]
            if not long[at] or long[at + 1] == long[-1] or not _may_be_title(line.text):
                continue
            related = []
            follows = long[at + 2] > long[at + 1]
            other = titles.get(_folded(line.text))
            if other is not None and other[1] is not block and follows:
                place = other[0].file.span(*of_block(*other))
                related = [Related(other[0].file.path, place, "the block of that title")]
                what = f"this line is the title of block `{other[1].id}`"
            elif any(opens_article(following.text) for following in lines[at + 1 : at + 3]):
                what = "a headline with a byline stands here"
            else:
                enough = follows and long[at] >= _BEFORE and long[-1] - long[at + 1] >= _BEHIND
                if not enough or len(line.text.split()) < _MANY_WORDS or looks == _MOST_LOOKS:
                    continue
                looks += 1
                name = _new_name(block.text, line)
                if name is None:
                    continue
                what = f"a headline stands here, and only what follows speaks of {name}"
            return self.at(
                seed.file,
                block.start + line.start,
                block.start + line.start + len(line.text),
                f"a second article may begin in block `{block.id}`: {what}",
                "make two blocks of it, each with its own title",
                related=related,
            )
        return None


def _may_be_title(line: str) -> bool:
    if len(line) > _LONGEST_TITLE or line.endswith(_STOPS) or len(line.split()) < _LEAST_WORDS:
        return False
    return kind_of(line) is None and not is_credit(line)


def _titles(context: Context) -> dict[str, tuple[Seed, Block]]:
    """The blocks by their titles, short titles left out."""
    found: dict[str, tuple[Seed, Block]] = {}
    for seed in context.corpus.seeds:
        for block in seed.blocks:
            title = block.metadata.get("title", "")
            if len(title.split()) >= _LEAST_WORDS:
                found.setdefault(_folded(title), (seed, block))
    return found


def _lines(text: str) -> Iterator[_Line]:
    at = 0
    for line in text.split("\n"):
        kept = line.strip()
        if kept:
            yield _Line(at + line.index(kept[0]), kept)
        at += len(line) + 1


def _folded(title: str) -> str:
    return " ".join(title.replace("’", "'").casefold().split())


def _new_name(text: str, line: _Line) -> str | None:
    """A name of a headline that the text before it never has, and the text behind it often."""
    for match in _NAME.finditer(line.text):
        name = match[0]
        if text.find(name, 0, line.start) < 0 and text.count(name, line.start + len(line.text)) >= _OFTEN:
            return name
    return None


RULES = (TwoArticles,)
