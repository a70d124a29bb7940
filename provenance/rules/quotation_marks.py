"""BLK311: quotation marks that open and do not close."""

import re
from collections.abc import Iterator
from itertools import groupby

from provenance.findings.model import Finding, Severity
from provenance.rules import sample
from provenance.rules.base import Context, Rule
from provenance.rules.mojibake import garbled

_PAIRS = (("«", "»"), ("“", "”"), ('"', '"'))
# How many paragraphs one quotation may run through without a mark at the beginning of each.
_REACH = 12
# In a block with more, the marks are lost altogether, which is worth saying once.
_MOST = 3
_UNCLOSED, _UNOPENED, _ALONE = "is never closed", "closes nothing", "has no partner"


class UnbalancedQuotationMarks(Rule):
    """A quotation that does not end, or does not begin."""

    code = "BLK311"
    name = "unbalanced-quotation-marks"
    severity = Severity.NOTE
    summary = (
        "a paragraph with a quotation mark that has no partner (« », “ ” and straight ones; apostrophes are none), "
        "unless the quotation goes on in the next paragraphs"
    )
    why = "Where a quotation ends cannot be told: words of the author may be taken for words of the speaker."
    mend = "Look at the source. If it has the slip itself, quote with care and leave the text as it is."
    examples_bad = (
        {"harbour.md": sample.seed("« Le port rouvre, a dit la maire, avant l’hiver.\n", language="fr")},
        {"harbour.md": sample.seed("« Le port rouvre bientôt. «\n", language="fr")},
        {"harbour.md": sample.seed('The mayor said: "It reopens before the winter.\n')},
        {"harbour.md": sample.seed("“It reopens, the mayor said. “Before the winter.”\n")},
        {"harbour.md": sample.seed("It reopens,” the mayor said.\n")},
    )
    examples_good = (
        {"harbour.md": sample.seed("« Le port rouvre », a dit la maire, « avant l’hiver ».\n", language="fr")},
        {"harbour.md": sample.seed("“It reopens.\n\n“The pier was mended.\n\n“All is well,” the mayor said.\n")},
        {"harbour.md": sample.seed("“It reopens.\n\nThe pier was mended, and all is well,” the mayor said.\n")},
        {"harbour.md": sample.seed("« Il a dit : « Le port rouvre avant l’hiver. »\n", language="fr")},
        {"harbour.md": sample.seed("The pilots' boat, 6' 2\" wide, is \"as good as new\", it's said.\n")},
        {"harbour.md": sample.seed("Die Bürgermeisterin sagte: „Der Hafen ist offen.“\n", language="de")},
    )

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield a finding for each mark without partner, or one for a block full of them."""
        for seed in context.corpus.seeds:
            for block in seed.blocks:
                loose = sorted(_loose(block.text))
                if loose and not seed.file.clean and next(garbled(block.text), None) is not None:
                    continue  # the marks may be halves of other characters
                shown = loose if len(loose) <= _MOST else loose[:1]
                for at, fault in shown:
                    line = block.text.rfind("\n", 0, at) + 1
                    more = f", nor have {len(loose) - 1} more marks of this block a partner" if loose != shown else ""
                    yield self.at(
                        seed.file,
                        block.start + at,
                        block.start + at + 1,
                        f"the quotation mark {block.text[at]} {fault}{more}",
                        "look at the source; if the slip is its own, leave the text and take care where you quote",
                        anchor=block.text[max(line, at - 60) : at + 60].partition("\n")[0],
                    )


def _loose(text: str) -> Iterator[tuple[int, str]]:
    """The marks of a text without partner (code points), and what is wrong with each."""
    for opening, closing in _PAIRS:
        if (opening in text or closing in text) and not _means_else(text, opening, closing):
            yield from _Reading(text, opening, closing).faults()


def _means_else(text: str, opening: str, closing: str) -> bool:
    """Whether a mark is used in another way here: „…“ and »…« in German, ”…” in Swedish."""
    if opening == "“":
        return "„" in text or ("“" not in text and text.count("”") % 2 == 0)
    first = text.find(closing)
    return opening == "«" and -1 < first < text.find(opening) and text.count(opening) == text.count(closing)


class _Reading:
    """Reads the marks of one kind through the paragraphs of a text.

    ``open`` is the place of a quotation that an earlier paragraph left open, ``since`` how many paragraphs ago, and
    ``marked`` says whether every paragraph since begins with a mark of its own.
    """

    def __init__(self, text: str, opening: str, closing: str) -> None:
        self.text, self.opening, self.closing = text, opening, closing
        self.straight = opening == closing
        self.open: int | None = None
        self.since, self.marked = 0, True

    def faults(self) -> Iterator[tuple[int, str]]:
        """Yield the marks without partner, and what is wrong with each."""
        text, behind = self.text, 0
        found = [match.start() for match in re.finditer(f"[{self.opening}{self.closing}]", text)]
        for line, group in groupby(found, key=lambda at: text.rfind("\n", 0, at) + 1):
            marks = list(group)
            if self.open is not None:
                between = sum(bool(other.strip()) for other in text[behind:line].split("\n"))
                self.since += between + 1
                self.marked = self.marked and not between
            yield from self._paragraph(marks, begins=not text[line : marks[0]].strip())
            behind = text.find("\n", marks[-1]) + 1 or len(text)
        if self.open is not None:
            yield self._unclosed(self.open)

    def _unclosed(self, at: int) -> tuple[int, str]:
        return at, _ALONE if self.straight else _UNCLOSED

    def _paragraph(self, marks: list[int], *, begins: bool) -> Iterator[tuple[int, str]]:
        if self.open is not None:
            if begins and self.marked:
                marks = marks[1:]  # said again at the beginning of a further paragraph
            elif self.since > _REACH or self._opens_anew(marks):
                yield self._unclosed(self.open)
                self.open = None
            self.marked = self.marked and begins
        yield from self._within(marks)

    def _opens_anew(self, marks: list[int]) -> bool:
        """Whether the first mark of a paragraph opens a quotation, so that the one left open was never closed."""
        return len(marks) % 2 == 0 if self.straight else self.text[marks[0]] == self.opening

    def _within(self, marks: list[int]) -> Iterator[tuple[int, str]]:
        """Match the marks of one paragraph."""
        if self.straight:
            inches = [at for at in marks if self.text[at - 1 : at].isdigit()]
            if len(marks) % 2 != (self.open is not None) and len(inches) % 2:
                marks = [at for at in marks if at not in inches]
        waiting: list[int] = []
        deepest = closed = 0
        for at in marks:
            closes = bool(waiting) or (self.open is not None and len(marks) % 2 == 1)
            if (not closes) if self.straight else self.text[at] == self.opening:
                waiting.append(at)
                deepest = max(deepest, len(waiting))
            elif waiting:
                waiting.pop()
                closed += 1
            elif self.open is not None:
                self.open = None
            elif not (self.text[at] == "”" and self.text[at - 1 : at].isdigit()):
                yield at, _UNOPENED
        if self.opening == "«" and deepest == 2 and len(waiting) == 1 and closed:
            waiting.clear()  # one mark may close a quotation and the one inside it
        if len(waiting) == 1:
            if self.open is not None:
                yield self._unclosed(self.open)
            self.open, self.since, self.marked = waiting[0], 0, True
        elif waiting:
            yield self._unclosed(waiting[-1])


RULES = (UnbalancedQuotationMarks,)
