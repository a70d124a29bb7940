"""Subjects of several parts: "Northwind and Southwind", "the police and the town hall".

A part of such a subject is never the subject of its verb: what two did together neither did alone.
"""

from bisect import bisect_left
from functools import cached_property

from provenance.facts.claiming.noun_phrases import Phrase, Phrases
from provenance.facts.model import Name

# How many words behind a relative its verb stands, at the most.
VERB_WITHIN = 4


class Coordinated(Phrases):
    """One sentence asked for noun phrases with all their parts."""

    def told(self, phrase: Phrase) -> str:
        """See :meth:`Phrases.told`; of names that share the verb, all of them."""
        head = self.head(phrase)
        names = self._names_from(head) if head is not None else []
        if len(names) > 1 and self._ends_subject(bisect_left(self.around.starts, names[-1].end)):
            last = self.around.text[names[-2].end : names[-1].start].split()
            link = next(word for word in last if word.casefold().strip(",") in self.words.conjunctions)
            others = list(dict.fromkeys(name.entity for name in names[:-1]))
            return f"{', '.join(others)} {link} {names[-1].entity}"
        end = self._joined(phrase)
        if end is not None:
            first = phrase.first
            while first < phrase.last - 1 and self.folded[first] in self.words.articles:
                first += 1
            return self.text_of(first, end)
        return super().told(phrase)

    def phrase_before(self, at: int) -> Phrase | None:
        """See :meth:`Phrases.phrase_before`; names in a row go together where what follows speaks of several."""
        names = self._names_until(at)
        if len(names) < 2:
            return super().phrase_before(at)
        name = names[0] if self._plural(at) else names[-1]
        return Phrase(bisect_left(self.around.starts, name.start), at)

    # -- names in a row ------------------------------------------------------------------------------------------

    @cached_property
    def _parts(self) -> list[Name]:
        """The names of the sentence, those inside an office left out ("the head of Northwind")."""
        kept: list[Name] = []
        inside = -1
        for name in sorted(self.around.clause.names, key=lambda n: (n.start, -n.end)):
            if name.start >= inside:
                kept.append(name)
            if name.role:
                inside = max(inside, name.end)
        return kept

    def _link(self, one: Name, other: Name) -> str | None:
        """How two names are joined: ``,`` by a comma alone, ``and`` by a conjunction; None if they are not."""
        gap = self.around.text[one.end : other.start]
        words = [word.casefold() for word in gap.replace("'", "' ").replace("’", "' ").replace(",", " , ").split()]
        if words and words[-1] in self.words.articles:
            words.pop()
        if words == [","]:
            return ","
        if words and words[-1] in self.words.conjunctions and words[:-1] in ([], [","]):
            return "and"
        return None

    def _names_from(self, first: Name) -> list[Name]:
        """``first`` and the names in a row with it, up to the one behind the conjunction."""
        parts = self._parts
        row = [first]
        for name in parts[parts.index(first) + 1 :] if first in parts else ():
            link = self._link(row[-1], name)
            if link is None:
                break
            row.append(name)
            if link == "and":
                return row
        return [first]

    def _names_until(self, at: int) -> list[Name]:
        """The names in a row that end right before token ``at``, a comma there or not."""
        parts = [n for n in self._parts if n.end <= self.tokens[at].start]
        if not parts or self.around.text[parts[-1].end : self.tokens[at].start].strip() not in ("", ","):
            return []
        row = [parts.pop()]
        link = self._link(parts[-1], row[0]) if parts else None
        while link == "and" or (link == "," and len(row) > 1):
            row.insert(0, parts.pop())
            link = self._link(parts[-1], row[0]) if parts else None
            if link == "and":
                break
        return row

    def _plural(self, at: int) -> bool:
        """Whether a relative or a participle at token ``at`` speaks of several, as far as its form tells."""
        if self.folded[at] not in self.words.relatives:
            return self.folded[at].endswith(self.words.plural_participles)
        for word in self.folded[at + 1 : at + 1 + VERB_WITHIN]:
            if word in self.speech.clitics:
                continue
            if word.endswith(self.words.singular_verbs):
                return False
            return not self.words.plural_verbs or word.endswith(self.words.plural_verbs)
        return False

    def row_start(self, at: int) -> int:
        """The token at which the names in a row begin that token ``at`` is one of; ``at`` where it is none."""
        parts = self._parts
        place = next((i for i, name in enumerate(parts) if name.start == self.tokens[at].start), None)
        if place is None or len(self._names_from(parts[place])) < 2:
            return at
        while place > 0 and self._link(parts[place - 1], parts[place]) == ",":
            place -= 1
        return bisect_left(self.around.starts, parts[place].start)

    # -- nouns ---------------------------------------------------------------------------------------------------

    def _ends_subject(self, at: int) -> bool:
        """Whether no noun follows that the names before token ``at`` only describe ("Ford and GM workers")."""
        if not self.speech.names_modify or at >= len(self.tokens):
            return True
        owner = self.around.text[self.tokens[at - 1].end : self.tokens[at].start].strip() in ("'", "’")
        return not owner and (self.parted(at) or self.verb(at) or self.folded[at] in self.words.relatives)

    def _joined(self, phrase: Phrase) -> int | None:
        """The token behind a second phrase that a conjunction ties to this one and a verb follows."""
        at = phrase.last
        if at + 1 >= len(self.tokens) or self.folded[at] not in self.words.conjunctions or self.parted(at):
            return None
        opens = self.folded[at + 1] in self.words.articles or self.tokens[at + 1].entity is not None
        if not opens or self.parted(at + 1) or self.tokens[at + 1].figure:
            return None
        end = self.phrase_end(at + 1)
        follows = end < len(self.tokens) and not self.parted(end) and self.verb(end)
        return end if follows and end > at + 1 else None
