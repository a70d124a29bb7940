"""BLK311: quotation marks that open and do not close."""

from collections.abc import Iterator

from provenance.findings.model import Finding, Severity
from provenance.rules import sample
from provenance.rules.base import Context, Rule
from provenance.rules.loose_marks import loose_marks
from provenance.rules.mojibake import garbled

# In a block with more, the marks are lost altogether, which is worth saying once.
_MOST = 3


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
                loose = sorted(loose_marks(block.text))
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


RULES = (UnbalancedQuotationMarks,)
