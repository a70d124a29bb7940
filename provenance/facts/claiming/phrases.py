"""Where the noun phrase begins that a word stands in: "the chief of Northwind spent" is not "Northwind spent"."""

from provenance.facts.claiming.coordination import Coordinated


class Phrases(Coordinated):
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
