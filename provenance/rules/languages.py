"""META211 and BLK312: the language declared against the language found, line by line too."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from provenance.corpus.keys import PATTERNS, ValueKind
from provenance.corpus.model import Block, Entry, Seed
from provenance.findings.model import Finding, Severity
from provenance.rules import sample
from provenance.rules.base import Context, Rule
from provenance.rules.glance import Glance, Line, said_against
from provenance.rules.language_tags import fault_of
from provenance.rules.places import of_block

_FRENCH = (
    "Le port a rouvert lundi après quatre semaines de travaux sur la jetée. Les bateaux de pêche sont revenus les "
    "premiers, puis le ferry qui relie l’île au continent. La maire a remercié les ouvriers et promis que la jetée de "
    "l’est serait réparée avant l’hiver.\n"
)
_ENGLISH = (
    "The harbour reopened on Monday after four weeks of repairs to the pier. Fishing boats came back first, and then "
    "the ferry that links the island with the mainland. The mayor thanked the workers and promised that the eastern "
    "pier would be mended before the winter.\n"
)
_GERMAN = (
    "Der Hafen wurde am Montag nach vier Wochen wieder geöffnet. Zuerst kamen die Fischerboote zurück, dann die Fähre, "
    "welche zweimal täglich die Insel mit dem Festland verbindet. Die Bürgermeisterin dankte den Arbeitern und "
    "versprach, dass der östliche Pier noch vor dem Winter ausgebessert werde, sofern das Wetter es zulasse und der "
    "Stadtrat die dafür nötigen Mittel rechtzeitig freigebe. Die Kosten trägt zur Hälfte das Land.\n"
)

_TAG = re.compile(PATTERNS[ValueKind.LANGUAGE])


class LanguageDiffers(Rule):
    """A language that is not that of the text."""

    code = "META211"
    name = "language-differs"
    severity = Severity.WARNING
    summary = "a block whose words speak for another language than the one declared"
    why = "Figures and dates are read by the rules of the language declared: `1.500` is another number in the other."
    mend = "Correct `language`, in the header of the block if only one block is concerned."
    examples_bad = (
        {"harbour.md": sample.seed(_FRENCH, language="en")},
        {"harbour.md": sample.seed(_ENGLISH, language="de")},
        {"harbour.md": sample.seed(_GERMAN, language="fr")},
    )
    examples_good = (
        {"harbour.md": sample.seed(_FRENCH, language="fr-CA")},
        {"harbour.md": sample.seed(_ENGLISH)},
        {"harbour.md": sample.seed(_GERMAN, language="de")},
        {"harbour.md": sample.seed("12 500 €\nLe Havre — Southampton\n", language="en")},
        {"harbour.md": sample.seed("".join(f"{number}. Peter Holm {number}:{number}\n" for number in range(60)))},
    )

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield a finding for each such block of enough words, at its language."""
        for seed, block, glance in context.glances:
            tag = block.metadata.get("language")
            if not tag or not _TAG.search(tag):
                continue
            found = said_against(tag, block.text, glance)
            if found is None or fault_of(tag) is not None:
                continue
            entry = _language_entry(seed, block)
            yield self.at(
                seed.file,
                *(of_block(seed, block) if entry is None else (entry.value_start, entry.value_end)),
                f"the language of block `{block.id}` is given as `{tag}`, but {found}",
                "correct the language, or give the block one of its own in its header",
                anchor=f"{block.id}\0{tag}",
            )


def _language_entry(seed: Seed, block: Block) -> Entry | None:
    own = block.header.get("language")
    return own if own is not None or seed.front is None else seed.front.get("language")


class MixedLanguages(Rule):
    """A block in several languages."""

    code = "BLK312"
    name = "mixed-languages"
    severity = Severity.NOTE
    summary = "a block whose lines are in several languages, quotations left out, with the lines of the rarer one"
    why = (
        "Such a text was often translated by a machine and only in part: its wording is not that of the source, and a "
        "figure may stand in either language."
    )
    mend = "Look for the original. If the source is in several languages, say why the finding is ignored."
    examples_bad = ({"harbour.md": sample.seed(f"{_FRENCH}\n{_ENGLISH}\n{_FRENCH}", language="fr")},)
    examples_good = (
        {"harbour.md": sample.seed(_FRENCH, language="fr")},
        {"harbour.md": sample.seed(f"{_FRENCH}\n« {_ENGLISH.strip()} »\n", language="fr")},
        {"harbour.md": sample.seed(f"{_FRENCH}\nThe Harbour of the Isles\n", language="fr")},
    )

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding a block, at the first line of each language but the one of most of the text."""
        for seed, block, glance in context.glances:
            if glance.lines:
                yield from self._mixed(seed, block, glance)

    def _mixed(self, seed: Seed, block: Block, glance: Glance) -> Iterator[Finding]:
        length: Counter[str] = Counter()
        for line in glance.lines:
            length[line.language] += line.end - line.start
        main = max(sorted(length), key=length.__getitem__)
        positions, offset = seed.file.positions, block.start
        for language in sorted(length):
            if language == main or not _matters(language, glance.lines):
                continue
            runs = [
                (group[0], group[-1])
                for same, members in groupby(glance.lines, key=lambda line: line.language)
                if same == language and (group := list(members))
            ]
            shown = []
            for first, last in runs:
                top, bottom = (positions.line_of(offset + line.start) for line in (first, last))
                shown.append(str(top) if top == bottom else f"{top}–{bottom}")
            more = f" and {len(shown) - 8} more" if len(shown) > 8 else ""
            yield self.at(
                seed.file,
                offset + runs[0][0].start,
                offset + runs[0][0].end,
                f"block `{block.id}` is in `{main}` for the most part, but in `{language}` in the lines "
                + ", ".join(shown[:8])
                + more,
                "compare it with the original: a text translated by a machine in part is no wording of the source",
                anchor=f"{block.id}\0{language}",
            )


def _matters(language: str, lines: tuple[Line, ...]) -> bool:
    """Whether there is more than a title or a slogan in a language."""
    own = [line.end - line.start for line in lines if line.language == language]
    return len(own) > 1 or max(own) >= 150


RULES = (LanguageDiffers, MixedLanguages)
