"""What a figure measures, in the words of the text around it.

The words are cut at the edge of a noun phrase, never inside: "the chief of Northwind spent …" must not become
"Northwind spent …".
"""

from provenance.facts.claiming.context import Context
from provenance.facts.claiming.coordination import Coordinated
from provenance.facts.model import Mention

# How many words around a figure are shown as what it measures, and how far before it a phrase may have begun.
WORDS_BEFORE, WORDS_BEHIND, FURTHEST = 6, 4, 16


def measure(around: Context, mention: Mention) -> str:
    """What is measured, in the words of the text, the figure itself as "…": up to six words before it and four behind,
    within its clause, and the noun phrase they begin in. Of a quotation, the words that introduce or follow it.
    """
    reader = _Edges(around)
    text, tokens = around.text, around.clause.tokens
    first = sum(token.end <= mention.qstart for token in tokens)
    last = next((at for at, token in enumerate(tokens) if token.start >= mention.qend), len(tokens))
    begin, end = first, mention.qend
    for at in range(first - 1, max(-1, first - 1 - WORDS_BEFORE), -1):
        if _breaks(text[tokens[at].end : tokens[at + 1].start if at + 1 < first else mention.qstart]):
            break
        begin = at
    if 0 < begin == first - WORDS_BEFORE:
        begin = reader.phrase_start(begin, max(0, first - FURTHEST))
    if begin < first:
        begin = reader.row_start(begin)
    while begin < first and tokens[begin].word.casefold() in reader.words.clause:
        begin += 1  # a bare conjunction is no beginning
    for token in tokens[last : last + WORDS_BEHIND]:
        if _breaks(text[end : token.start]):
            break
        if token.terms or token.entity:  # small words say nothing without the next one
            end = token.end
    if begin == first and end == mention.qend:  # alone between marks: show what it hangs on
        begin = reader.phrase_start(max(0, first - 3), max(0, first - FURTHEST)) if first else first
        end = tokens[reader.phrase_stop(min(last + 2, len(tokens) - 1))].end if last < len(tokens) else end
    start = tokens[begin].start if begin < first else mention.qstart
    left = " ".join(text[start : mention.qstart].split())
    right = " ".join(text[mention.qend : end].split())
    return " ".join(part for part in (left, "…", right) if part)


class _Edges(Coordinated):
    """One sentence asked where the noun phrase that a token stands in begins."""

    def phrase_start(self, at: int, floor: int) -> int:
        """The first token of the phrase that token ``at`` stands in; ``at`` where it begins before ``floor``."""
        start = at
        while start > floor:
            back = self._back(start)
            if back == 0:
                return start
            start -= back
        return start if start == 0 else at

    def _back(self, at: int) -> int:
        """How many tokens before token ``at`` belong to its phrase."""
        if self._inside_name(at) or self.gap(at) == "-":
            return 1
        if self.parted(at):
            return 0
        word, before = self.folded[at], self.folded[at - 1]
        governing = self.words.of | self.words.prepositions
        if before in governing | self.words.articles:
            return 1
        if word in governing and not self.verb(at - 1) and not self.tokens[at - 1].figure:
            return 1
        if word in self.words.conjunctions and self.tokens[at - 1].entity and self.tokens[at + 1].entity:
            return 1
        listed = before in self.words.conjunctions and at > 1 and not self.parted(at - 1)
        return 2 if listed and self.tokens[at].entity and self.tokens[at - 2].entity else 0

    def _inside_name(self, at: int) -> bool:
        start = self.tokens[at].start
        return any(name.start < start < name.end for name in self.around.clause.names)

    def phrase_stop(self, at: int) -> int:
        """The token at which words that end with token ``at`` end well: no article or preposition, no half name."""
        small = self.words.of | self.words.prepositions | self.words.articles
        while at + 1 < len(self.tokens) and not self.parted(at + 1):
            if self.folded[at] not in small and not self._inside_name(at + 1) and self.gap(at + 1) != "-":
                break
            at += 1
        return at


def _breaks(gap: str) -> bool:
    """Whether a gap between two words leaves the clause."""
    return any(mark in gap for mark in ',;:()"«»“”')
