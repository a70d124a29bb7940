"""DUP5xx: copies."""

from collections.abc import Iterator
from itertools import groupby

from provenance.findings.model import Finding, Related, Severity
from provenance.rules import sample
from provenance.rules.base import Context, Rule, Scope
from provenance.rules.meetings import WORTH_A_LOOK, Text, texts
from provenance.rules.places import of_block
from provenance.text.shingles import RUN, WORD, containment

_MOST_WORDS = 20_000
"""Longer texts are not compared word by word, which takes the product of their lengths."""

_LONG = (
    "The harbour of the old town reopened on Monday after four weeks of repairs to its western pier. "
    "Fishing boats came back first, followed by the ferry that links the island with the mainland twice a day. "
    "The mayor thanked the workers and promised that the eastern pier would be mended before the winter.\n"
)


def declared(one: Text, other: Text) -> bool:
    """Whether one block says it is made from, or translates, the other (by the id of the block or of its seed)."""
    return _names(one, other) or _names(other, one)


def _names(one: Text, other: Text) -> bool:
    ids = {other.block.id}
    if other.seed is not one.seed and other.seed.front is not None and (entry := other.seed.front.get("id")):
        ids.add(entry.value)
    said = [one.block.metadata.get(key, "") for key in ("derived_from", "translation_of")]
    return not ids.isdisjoint(" ".join(said).replace(",", " ").split())


class ExactCopy(Rule):
    """A block whose text is that of another block."""

    code = "DUP501"
    name = "exact-copy"
    severity = Severity.ERROR
    scope = Scope.CORPUS
    summary = "a block whose text is byte for byte that of another block"
    why = "One text twice counts as two sources and makes a claim look confirmed."
    mend = "Delete one of the two, or say what it is with `derived_from: ID` (a reprint) in its metadata."
    examples_bad = (sample.corpus(harbour=sample.seed(_LONG), port=sample.seed(_LONG, id="port")),)
    examples_good = (
        sample.corpus(harbour=sample.seed(_LONG), port=sample.seed(_LONG, id="port", derived_from="harbour")),
        sample.corpus(harbour=sample.seed(_LONG), port=sample.seed("Another text.\n", id="port")),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield a finding for each block but the first of those with equal text."""
        first: dict[str, Text] = {}
        for text in texts(context.corpus):
            original = first.setdefault(text.block.text, text)
            if original is text or declared(original, text):
                continue
            where = Related(
                original.seed.file.path,
                original.seed.file.span(*of_block(original.seed, original.block)),
                f"block `{original.block.id}` has the same text",
            )
            yield self.at(
                text.seed.file,
                *of_block(text.seed, text.block),
                f"block `{text.block.id}` is an exact copy of block `{original.block.id}`",
                f"delete one, or write `derived_from: {original.block.id}` if it is a reprint kept on purpose",
                related=[where],
                anchor=text.block.id,
            )


class NearCopy(Rule):
    """A block that is nearly, or for its most part, the text of another block."""

    code = "DUP502"
    name = "near-copy"
    severity = Severity.WARNING
    scope = Scope.CORPUS
    summary = (
        "a block of which eight tenths are the text of another block (runs of eight words, or equal words in order)"
    )
    why = "A reprint or an earlier version counts as a second source, though it is the same reporting."
    mend = "Say what it is with `derived_from: ID` in its metadata, or delete one of the two."
    examples_bad = (
        sample.corpus(
            harbour=sample.seed(_LONG), port=sample.seed(_LONG.replace("on Monday", "on Tuesday"), id="port")
        ),
        sample.corpus(harbour=sample.seed(_LONG), port=sample.seed("News in brief.\n" + _LONG, id="port")),
    )
    examples_good = (
        sample.corpus(
            harbour=sample.seed(_LONG),
            port=sample.seed(
                "Four weeks of repairs to the western pier are over: since Monday boats may enter the harbour again. "
                "The ferry runs as before, twice a day. Work on the eastern pier is to be done before the winter.\n",
                id="port",
            ),
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield at most one finding a block: the earlier block it shares most with."""
        near = context.config.thresholds.near_copy
        for _, group in groupby(context.meetings, key=lambda meeting: id(meeting.text)):
            met = [meeting for meeting in group if meeting.part >= WORTH_A_LOOK]
            if not met:
                continue
            text = met[0].text
            runs = text.runs
            shares = [(share(text, runs, meeting.earlier, near), meeting.earlier) for meeting in met]
            most, other = max(shares, key=lambda one: one[0])
            if most >= near and other.block.text != text.block.text and not declared(text, other):
                yield self._finding(text, other, most)

    def _finding(self, text: Text, other: Text, share: float) -> Finding:
        here, there = _passage(text, other), _passage(other, text)
        where = Related(
            other.seed.file.path,
            other.seed.file.span(*there),
            f"the longest passage they share, in block `{other.block.id}`",
        )
        return self.at(
            text.seed.file,
            *here,
            f"block `{text.block.id}` shares {int(share * 100)} % of its text with block `{other.block.id}`",
            f"write `derived_from: {other.block.id}` if it is a reprint or a version, else delete one",
            related=[where],
            anchor=text.block.id,
        )


def share(one: Text, runs: frozenset[int], other: Text, near: float) -> float:
    """How much of the shorter text the other holds, or how alike the two are word by word: the greater (0..1).

    ``runs`` are those of ``one``. Likeness below ``near`` counts nothing.
    """
    from rapidfuzz.distance import Indel

    held = containment(runs, other.runs)
    if held >= near:
        return held
    words, theirs = one.words, other.words
    if max(len(words), len(theirs)) > _MOST_WORDS:
        return held
    return max(held, Indel.normalized_similarity(words, theirs, score_cutoff=near))


def _passage(text: Text, other: Text) -> tuple[int, int]:
    """The longest passage of ``text`` (code points of its file) whose runs of words are all in ``other``."""
    words = list(WORD.finditer(text.block.text))
    tokens = [word[0].casefold() for word in words]
    theirs = other.words
    held = {tuple(theirs[at : at + RUN]) for at in range(len(theirs) - RUN + 1)}
    hits = [tuple(tokens[at : at + RUN]) in held for at in range(len(tokens) - RUN + 1)]
    best = (0, 0)
    for hit, group in groupby(enumerate(hits), key=lambda one: one[1]):
        places = [at for at, _ in group]
        if hit and len(places) > best[1] - best[0]:
            best = (places[0], places[-1] + 1)
    start, end = words[best[0]].start(), words[min(best[1] - 1 + RUN, len(words)) - 1].end()
    return text.block.start + start, text.block.start + end


RULES = (ExactCopy, NearCopy)
