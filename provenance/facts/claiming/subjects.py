"""Who or what a figure is about: the subject of its clause, found by shallow rules.

A clause begins behind a relative ("who", "qui"), a conjunction that opens a reported clause ("that", "que"), or with
the sentence; its subject is the first noun phrase no preposition governs. A relative or a participle set off by commas
belongs to the phrase before it. Where no rule applies, the nearest name is the best guess.
"""

from bisect import bisect_left
from collections.abc import Sequence

from provenance.facts.claiming.context import Context, apart
from provenance.facts.claiming.coordination import Coordinated
from provenance.facts.claiming.noun_phrases import Phrase
from provenance.facts.grammar import grammar
from provenance.facts.model import Kind, Mention, Name


def subject(around: Context, mention: Mention, inherited: str | None) -> str | None:
    """The subject of the clause a mention stands in, as a known name or in the words of the text.

    ``inherited`` is what a pronoun takes up where the sentence itself has nothing. None where nothing but
    prepositional phrases stands in the sentence and nobody is named, or where it is about others ("Some 85 people …").
    """
    held = (n for n in around.clause.names if n.role and n.start <= mention.start and mention.end <= n.end)
    if mention.kind is Kind.ORDINAL and (role := next(held, None)) is not None:  # "the 47th president"
        return role.entity
    reader = _Clauses(around)
    first = bisect_left(around.starts, mention.qstart)
    phrase = reader.subject_of(first, mention)
    if phrase is None:
        return nearest_name(around, mention) or (None if reader.opens_with_others() else inherited)
    if phrase.pronoun:
        earlier = reader.first_phrase(0, phrase.first)
        if earlier is not None and not earlier.pronoun:
            return reader.told(earlier)
        return reader.named_before(phrase.first) or inherited or around.folded[phrase.first]
    return reader.told(phrase)


class _Clauses(Coordinated):
    """A sentence asked for the subject of the clause a figure stands in."""

    def subject_of(self, first: int, mention: Mention) -> Phrase | None:
        """The subject of the clause that token ``first`` stands in."""
        beside = self._beside(first)
        if beside is not None:
            return beside
        start = 0
        for at in range(first - 1, -1, -1):
            word = self.folded[at]
            if at > 0 and self.folded[at - 1] in self.words.no_openers_behind:
                continue  # "more than", "et qui": a comparison, or one more relative of the same phrase
            if word in self.words.relatives and at > 0 and not self._closed(at, first):
                if self._has_own_subject(at, first):
                    start = at + 1
                    break
                return self.phrase_before(at)
            if word in self.words.openers and not self._closed(at, first):
                start = at + 1
                break
            if self.parted(at, ",–—(") and self.participle(at) and not self._closed(at, first):
                return self.phrase_before(at)
            if self.parted(at, ",") and self._loose(at) and not self._closed(at, first):
                return self._opening_quotation(at) or self.phrase_before(at)
            if word in self.words.reports and at > 0 and at + 1 < len(self.folded) and not self.parted(at + 1):
                start = at + 1
                break
        if start == 0 and self.participle(0):  # "Founded in 1977, Oracle employs …"
            comma = next((at for at in range(1, len(self.tokens)) if self.parted(at, ",")), None)
            if comma is not None:
                start = comma
        found = self._counted_first(start, first)
        found = found or self.first_phrase(start, max(first, start + 1) if start > first else first)
        if found is None and start > first:
            found = self.first_phrase(start, len(self.tokens))
        if found is None and start == 0 and self._introduced(first):  # "At 80, the founder …"
            comma = next((at for at in range(first + 1, len(self.tokens)) if self.parted(at, ",")), len(self.tokens))
            found = self.first_phrase(comma, len(self.tokens))
        if found is None and start == 0 and mention.kind is Kind.DATE:  # "In 2020, the firm …"
            found = self.first_phrase(
                min(bisect_left(self.around.starts, mention.qend), len(self.tokens)), len(self.tokens)
            )
        if found is None and mention.kind in (Kind.COUNT, Kind.PERCENT, Kind.NUMBER, Kind.ORDINAL):
            found = self.counted(mention)
        if found is None and start > 0:
            found = self.first_phrase(0, start)
        return found

    def opens_with_others(self) -> bool:
        """Whether the sentence begins with a number of people or things, or with "each", "many" …"""
        if not self.tokens or self.folded[0] in self.words.prepositions | self.words.capitals:
            return False
        return self.folded[0] in self.words.others or any(token.figure for token in self.tokens[:2])

    def _counted_first(self, start: int, first: int) -> Phrase | None:
        """What a clause that opens with another number is about ("Some 85 firefighters fought … for six hours")."""
        at = start
        while at < min(first, start + 2) and self.folded[at] in self.words.others:
            at += 1
        counted = at
        while at < first and self.tokens[at].figure:
            at += 1
        nouns = [i for i in range(counted, at) if self.tokens[i].terms and self.folded[i].isalpha()]
        if nouns:
            return Phrase(nouns[0], nouns[-1] + 1)
        noun = counted < at < first and self.tokens[at].terms and not self.verb(at) and not self.parted(at)
        return Phrase(at, self.phrase_end(at)) if noun else None

    def _beside(self, first: int) -> Phrase | None:
        """The name of "and Oracle about 11": one that takes a verb over from the name before."""
        at = first - 1
        while at > 0 and self.folded[at] in self.words.prepositions:
            at -= 1
        end = at + 1
        while at >= 0 and self.tokens[at].entity is not None and not self.tokens[at].figure:
            at -= 1
        if at < 0 or at + 1 == end or self.folded[at] not in self.words.conjunctions or self.parted(end):
            return None
        # Two names before one figure share a verb ("Ford and GM sold").
        other = self.tokens[at - 1].entity if at > 0 else None
        return Phrase(at + 1, end) if other is None else None

    def _introduced(self, first: int) -> bool:
        """Whether the figure at token ``first`` stands in the words that open the sentence before its subject."""
        if first == 1 and self.folded[0] in self.words.capitals:
            return True
        return 0 < first <= 2 and self.folded[first - 1] in self.words.prepositions | self.words.introductions

    def _loose(self, at: int) -> bool:
        """Whether an adjective with a complement stands at token ``at`` ("…, available in two days")."""
        following = self.folded[at + 1] if at + 1 < len(self.folded) else ""
        return self.folded[at] in self.words.loose and (
            following in self.words.prepositions or (at + 1 < len(self.tokens) and self.tokens[at + 1].figure)
        )

    def _opening_quotation(self, at: int) -> Phrase | None:
        """The phrase that opens the quotation token ``at`` stands in; None where that opens with something else."""
        opening = next((q for q in self.around.clause.quotations if q.start <= self.tokens[at].start < q.end), None)
        if opening is None or opening.voice == "indirect":
            return None
        first = bisect_left(self.around.starts, opening.start)
        found = self.first_phrase(first, at)
        return found if found is not None and found.first == first and not found.pronoun else None

    def _closed(self, at: int, first: int) -> bool:
        """Whether what begins at token ``at`` behind a comma is closed by another one before token ``first``."""
        if not self.parted(at, ",–—("):
            return False
        return any(self.parted(later, ",–—)") for later in range(at + 1, first + 1))

    def _has_own_subject(self, at: int, first: int) -> bool:
        """Whether a subject of its own follows a relative ("which Musk founded", "dont l'État possède")."""
        if self.folded[at] in self.words.subject_relatives:
            return False
        following = at + 1
        if following >= first:  # "que 12 écoles ferment"
            return True
        token = self.tokens[following]
        return token.entity is not None or self.folded[following] in self.words.articles | self.speech.pronouns


def nearest_name(around: Context, mention: Mention) -> str | None:
    """The nearest name before a mention in its clause, else the nearest behind, else the first of the sentence.

    Names that no preposition governs come first. A place is where something is, seldom what it is about.
    """
    names = around.clause.names
    roles = [n for n in names if n.role]
    able = [
        n
        for n in names
        if n.kind is not Kind.PLACE
        and (n.end <= mention.qstart or n.start >= mention.qend)
        and not apart(around, n, mention)
        and (n.role or not any(role.start <= n.start and n.end <= role.end for role in roles))
    ]
    for group in ([n for n in able if not _governed(around, n)], able):
        before = [n for n in group if n.end <= mention.qstart and not _breaks(around.text[n.end : mention.qstart])]
        if before:
            return before[-1].entity
        behind = [n for n in group if n.start >= mention.qend and not _breaks(around.text[mention.qend : n.start])]
        if behind:
            return behind[0].entity
        if group:
            return group[0].entity
    return None


def _governed(around: Context, name: Name) -> bool:
    """Whether a preposition stands before a name, an article between them or not."""
    words = grammar(around.clause.sentence.language)
    at = bisect_left(around.starts, name.start)
    before: Sequence[str] = around.folded[max(0, at - 2) : at]
    if before and before[-1] in words.articles:
        before = before[:-1]
    return bool(before) and before[-1] in words.prepositions


def _breaks(gap: str) -> bool:
    """Whether a gap between a name and a figure leaves the clause."""
    return any(mark in gap for mark in ',;:()"«»“”')
