"""Finds the subject of a verb in a sentence that is read as a flat list of words.

Text between quotation marks is passed over, so that nothing inside an utterance speaks for the sentence around it.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from provenance.facts.model import Name, Sentence
from provenance.facts.names.offices import is_person
from provenance.facts.names.tables import plain
from provenance.facts.speech.words import WORD, speech_table

_LETTER = re.compile(r"[^\W\d_]")
# Words that may stand between a verb and what belongs to it.
LONGEST_GAP = 6
_LONGEST_PHRASE = 8
# A bare title has fewer words than this.
_LONGEST_TITLE = 5
# No sentence is longer, in code points: in what is (a table, a dump) no speaker is looked for.
_LONGEST_SENTENCE = 3_000


def is_word(word: str) -> bool:
    """Whether this is a word rather than a sign or a figure."""
    return _LETTER.match(word) is not None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: entity or wording, and where the text says so. ``pronoun``: only a pronoun stands there."""

    who: str | None
    start: int
    end: int
    pronoun: bool = False


class Word(NamedTuple):
    """A word or sign of a sentence, with straight apostrophe, in lower case."""

    start: int
    end: int
    lower: str


class Subjects:
    """One sentence, ready to be asked who does something in it.

    ``hidden`` are the places between quotation marks (with them), in order, none overlapping; ``names`` those of the
    whole text, in order.
    """

    def __init__(self, text: str, sentence: Sentence, names: Sequence[Name], hidden: Sequence[tuple[int, int]]) -> None:
        self.text = text
        self.sentence = sentence
        self.table = speech_table(sentence.language)
        self.hidden = hidden
        self.words: list[Word] = []
        next_hidden = 0
        self.names: list[Name] = []
        self.starts: list[int] = []
        if sentence.end - sentence.start > _LONGEST_SENTENCE:
            return
        for match in WORD.finditer(text, sentence.start, sentence.end):
            start, end = match.span()
            while next_hidden < len(hidden) and hidden[next_hidden][1] <= start:
                next_hidden += 1
            if next_hidden < len(hidden) and hidden[next_hidden][0] <= start:
                continue
            self.words.append(Word(start, end, plain(match.group()).lower()))
        self.names = [name for name in names if not any(a <= name.start < b for a, b in hidden)]
        self.starts = [word.start for word in self.words]

    def at(self, position: int) -> str:
        """The word at ``position``; empty where there is none."""
        return self.words[position].lower if 0 <= position < len(self.words) else ""

    def name_at(self, start: int) -> Name | None:
        """The longest name that starts there; an office before the organisation in it."""
        found = [name for name in self.names if name.start == start]
        return max(found, key=lambda name: name.end) if found else None

    def behind_quotation(self, position: int) -> bool:
        """Whether a quotation ends right before word ``position``, or before a comma that stands before it."""
        if position == 0:
            return bool(self.hidden) and self.hidden[0][0] < self.words[0].start
        before = self.words[position - 1]
        floor = before.start
        if before.lower == ",":
            floor = self.words[position - 2].end if position > 1 else self.sentence.start
        return any(floor <= b - 1 < self.words[position].start for _, b in self.hidden)

    # -- subjects ------------------------------------------------------------------------------------------------

    def _governed(self, name: Name) -> bool:
        """Whether a preposition stands before the name, so that it is no subject."""
        position = self._owner(bisect_left(self.starts, name.start))
        before = self.at(position - 1)
        if before in self.table.articles and self.at(position - 2) in self.table.prepositions:
            return True
        return before in self.table.prepositions

    def _owner(self, position: int) -> int:
        """The word at which the owner of what starts at ``position`` starts ("Parliament's Budget Committee")."""
        if self.at(position - 1) not in self.table.possessive or not self.at(position - 2).endswith("'"):
            return position
        last = self.words[position - 2].start
        return bisect_left(self.starts, max((n.start for n in self.names if n.start <= last < n.end), default=last))

    def phrase(self, position: int, limit: int) -> Speaker | None:
        """The noun phrase that starts at word ``position`` with an article or a bare source ("officials")."""
        bare = self.at(position) in self.table.sources
        if not bare and self.at(position) not in self.table.articles:
            return None
        end = position + 1
        while end < min(len(self.words), limit, position + _LONGEST_PHRASE) and self._in_phrase(end):
            end += 1
        while end > position + 1 and self.at(end - 1) in self.table.links | self.table.articles:
            end -= 1
        if end == position + 1 and not bare:
            return None
        start, stop = self.words[position].start, self.words[end - 1].end
        return Speaker(plain(self.text[start:stop]), start, stop)

    def _in_phrase(self, at: int) -> bool:
        """Whether the word at ``at`` goes on with a noun phrase."""
        word, before = self.at(at), self.at(at - 1)
        if not is_word(word):
            return False
        if word in self.table.links:
            return True
        if word in self.table.articles:
            return before in self.table.links
        if word in self.table.auxiliaries or word in self.table.clitics or word in self.table.grammar:
            return False
        return word not in self.table.forms or before in self.table.determiners or before in self.table.links

    def named(self, name: Name) -> Speaker:
        """A name as a speaker."""
        return Speaker(name.entity, name.start, name.end)

    def subject_before(self, position: int, first: bool = False) -> Speaker | None:
        """The subject left of word ``position``: the nearest candidate, or the first of the sentence."""
        limit = self.words[position].start if position < len(self.words) else self.sentence.end
        floor = self.sentence.start
        near = [word.lower for word in self.words[max(0, position - 4) : position]]
        if not first:
            for back, word in enumerate(reversed(near)):
                if word in self.table.pronouns:
                    at = self.words[position - 1 - back]
                    return Speaker(None, at.start, at.end, pronoun=True)
                if not any(word in words for words in (self.table.clitics, self.table.auxiliaries, self.table.between)):
                    break
        skip = self._relative(position)
        candidates = [
            name
            for name in self.names
            if floor <= name.start
            and name.end <= limit
            and not self._governed(name)
            and not any(a <= name.start < b for a, b in skip)
        ]
        if candidates:
            chosen = candidates[0] if first else candidates[-1]
            return None if not first and self._modifies(chosen) else self.named(chosen)
        for opening in self._openings:
            if opening >= position:
                break
            # the phrase may stand behind an introduction that a comma closes
            phrase = self.phrase(opening, position) if not self.preposition_before(opening) else None
            if phrase is not None:
                inner = self.name_at(phrase.start)
                return self.named(inner) if inner is not None else phrase
            if self.at(opening) in self.table.pronouns:
                return Speaker(None, self.words[opening].start, self.words[opening].end, pronoun=True)
        return None

    @cached_property
    def _openings(self) -> list[int]:
        """The words a noun phrase may start with, and the pronouns."""
        known = self.table.articles | self.table.sources | self.table.pronouns
        return [at for at, word in enumerate(self.words) if word.lower in known]

    @cached_property
    def _asides(self) -> list[int]:
        """The marks behind which a relative clause starts."""
        marks = {",", "–", "—"}
        return [at for at, w in enumerate(self.words) if w.lower in marks and self.at(at + 1) in self.table.relatives]

    def preposition_before(self, position: int) -> bool:
        """Whether a preposition stands before word ``position``."""
        return self.at(position - 1) in self.table.prepositions

    def _relative(self, position: int) -> list[tuple[int, int]]:
        """Places of relative clauses set off by commas before ``position``."""
        out: list[tuple[int, int]] = []
        at = 0
        for mark in self._asides:
            if mark >= position:
                break
            if mark < at:
                continue
            at = mark + 1
            while at < position and self.at(at) != self.at(mark):
                at += 1
            if at < position:
                out.append((self.words[mark].start, self.words[at].start))
        return out

    def subject_after(self, position: int) -> Speaker | None:
        """The subject right behind a verb that ends before word ``position``."""
        for at in range(position, min(position + LONGEST_GAP, len(self.words))):
            name = self.name_at(self.words[at].start)
            if name is not None:
                if self._governed(name):
                    return None
                behind = bisect_left(self.starts, name.end)
                return self.named(self._behind_title(behind) or name)
            if self.at(at) in self.table.articles or self.at(at) in self.table.sources:
                inner = self.name_at(self.words[at + 1].start) if at + 1 < len(self.words) else None
                if inner is not None:
                    return self.named(inner)
                phrase = self.phrase(at, len(self.words))
                if phrase is None:
                    return None
                for name in self.names:
                    # "la porte-parole de X, Y" and "le patron de X Y" end with the person
                    if phrase.start < name.start and name.start <= phrase.end + 2 and not self._governed(name):
                        return self.named(name)
                return phrase
            if self.at(at) not in self.table.between:
                titled = self._behind_title(at)
                return None if titled is None else self.named(titled)
        return None

    def _behind_title(self, position: int) -> Name | None:
        """The person behind a bare title that starts there ("said fire chief Ana Ruiz", "said Northwind spokesman Jon
        Ek"), where the language has that.
        """
        for at in range(position, min(position + _LONGEST_TITLE, len(self.words))):
            name = self.name_at(self.words[at].start)
            if name is not None:
                return name if at > position and is_person(name) else None
            word, known = self.words[at], self.table
            closed = (known.grammar, known.prepositions, known.articles, known.forms, known.between, known.relatives)
            if not known.names_modify or not is_word(word.lower) or any(word.lower in words for words in closed):
                return None
        return None

    def main_subject(self) -> Speaker | None:
        """The first candidate for a subject of the sentence."""
        return self.subject_before(len(self.words), first=True)

    def own_phrase(self, position: int) -> Speaker | None:
        """The noun phrase that ends right before the verb ("… the prosecutor's office said")."""
        for at in range(position - 1, max(-1, position - 1 - _LONGEST_PHRASE), -1):
            word = self.at(at)
            if not is_word(word):
                return None
            if self.preposition_before(at) or not (word in self.table.articles or word in self.table.sources):
                continue
            phrase = self.phrase(at, position)
            if phrase is None or bisect_left(self.starts, phrase.end) != position:
                return None
            inner = [n for n in self.names if phrase.start <= n.start and n.end <= phrase.end and not self._governed(n)]
            return self.named(inner[-1]) if inner and not self._modifies(inner[-1]) else phrase
        return None

    def _modifies(self, name: Name) -> bool:
        """Whether a name stands before the noun it describes ("the OpenAI board"), where the language has that."""
        if not self.table.names_modify:
            return False
        if self.text[name.end : name.end + 1] == "-":
            return True
        following = self.at(bisect_left(self.starts, name.end))
        known = (self.table.grammar, self.table.forms, self.table.clitics, self.table.auxiliaries, self.table.between)
        return is_word(following) and not any(following in words for words in known)
