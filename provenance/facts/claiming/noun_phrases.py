"""Noun phrases of a sentence, found by shallow rules: where one begins, where it ends, what name it holds."""

from bisect import bisect_left
from dataclasses import dataclass

from provenance.facts.claiming.context import Context
from provenance.facts.grammar import Grammar, grammar
from provenance.facts.lang.fold import fold as bare
from provenance.facts.lexicon.lemmas import lemma
from provenance.facts.model import Kind, Mention, Name
from provenance.facts.names.tables import plain
from provenance.facts.speech.words import speech_table

# No noun phrase is followed further than so many words.
LONGEST_PHRASE = 8
# Marks that close a noun phrase.
MARKS = ',;:()"«»“”–—'


@dataclass(frozen=True, slots=True)
class Phrase:
    """The noun phrase of the tokens ``first`` to ``last`` (not included); ``pronoun`` if it is only that."""

    first: int
    last: int
    pronoun: bool = False


class Phrases:
    """One sentence as tokens, asked for noun phrases."""

    def __init__(self, around: Context) -> None:
        self.around = around
        self.folded = around.folded
        self.tokens = around.clause.tokens
        self.language = around.clause.sentence.language
        self.words: Grammar = grammar(self.language)
        self.speech = speech_table(self.language)

    def gap(self, at: int) -> str:
        """The text between token ``at`` and the one before it."""
        text = self.around.text
        if at >= len(self.tokens):
            return text[self.tokens[-1].end : self.around.clause.sentence.end] if self.tokens else ""
        start = self.tokens[at - 1].end if at > 0 else self.around.clause.sentence.start
        return text[start : self.tokens[at].start]

    def parted(self, at: int, marks: str = MARKS) -> bool:
        """Whether one of the marks stands before token ``at``; the comma of a decimal is none."""
        gap = self.gap(at)
        if gap == "," and at < len(self.tokens) and self.tokens[at].word[0].isdigit():
            return False
        return any(mark in gap for mark in marks)

    def participle(self, at: int) -> bool:
        """Whether a participle with nothing before it opens a part of the sentence ("founded in …")."""
        token, word = self.tokens[at], self.folded[at]
        if token.entity is not None or token.figure or len(word) < 4 or word in self.words.not_verbs:
            return False
        if not word.endswith(self.words.openings):
            return False
        following = self.folded[at + 1] if at + 1 < len(self.folded) else ""
        return following in self.words.prepositions | self.words.participle_before

    # -- noun phrases --------------------------------------------------------------------------------------------

    def first_phrase(self, start: int, limit: int) -> Phrase | None:
        """The first noun phrase from token ``start`` that begins before ``limit`` and that nothing governs."""
        at = start
        while at < limit:
            word, token = self.folded[at], self.tokens[at]
            if self._bracketed(start, at):
                at += 1
                continue
            if word in self.words.prepositions or word in self.words.introductions:
                at = self._behind_introduction(at, limit)
                continue
            if token.figure and not (word in self.words.articles and self._counts(at + 1)):
                at += 1
                continue
            if word in self.speech.pronouns:
                return Phrase(at, at + 1, pronoun=True)
            if self._opens(at, start):
                return Phrase(at, self.phrase_end(at))
            at += 1
        return None

    def _bracketed(self, start: int, at: int) -> bool:
        """Whether a bracket opens between the tokens ``start`` and ``at`` and is not closed there."""
        between = self.around.text[self.tokens[start].start : self.tokens[at].start]
        return between.rfind("(") > between.rfind(")")

    def _behind_introduction(self, at: int, limit: int) -> int:
        """The token behind a prepositional phrase: behind its comma where one closes it, else behind its noun."""
        for later in range(at + 1, limit):
            if self.parted(later, ","):
                return later
        end = at + 1
        while end < limit and (self.folded[end] in self.words.articles or self.tokens[end].figure):
            end += 1
        return max(self.phrase_end(end), at + 1) if end < limit else limit

    def _opens(self, at: int, start: int) -> bool:
        """Whether a noun phrase begins at token ``at``."""
        word, token = self.folded[at], self.tokens[at]
        if token.entity is not None:
            return True
        if word in self.words.articles or word in self.speech.articles:
            following = self.folded[at + 1] if at + 1 < len(self.folded) else ""
            return not self._figure_only(at) and following not in self.words.auxiliaries  # "l'a quitté"
        if at != start and not self.parted(at, ","):
            return False
        return (
            (bool(token.terms) or word in self.speech.sources)
            and not self.verb(at)
            and self.words.bare_nouns
            and not self.participle(at)
        )

    def _figure_only(self, at: int) -> bool:
        """Whether an article belongs to a figure ("les 40 …", "a third")."""
        return at + 1 < len(self.tokens) and self.tokens[at + 1].figure and not self._counts(at + 1)

    def _counts(self, at: int) -> bool:
        """Whether the figure at ``at`` is a number before a noun that is the phrase itself ("the three firms")."""
        end = at
        while end < len(self.tokens) and self.tokens[end].figure:
            end += 1
        return end - at > 1 and self.folded[at].isalpha()

    def phrase_end(self, at: int) -> int:
        """The token behind the noun phrase that begins at token ``at``."""
        end = at + 1
        while end < min(len(self.tokens), at + LONGEST_PHRASE):
            word = self.folded[end]
            if (
                self.parted(end)
                or word in self.words.relatives
                or word in self.words.clause
                or word in self.words.openers
            ):
                break
            if self.tokens[end].figure and not self._numbered(at, end):
                break
            if word in self.words.prepositions and word not in self.words.of:
                break
            if (end > at + 1 or self.folded[at] not in self.words.articles) and self.verb(end):
                break
            end += 1
        while end > at + 1 and (self.folded[end - 1] in self.words.of or self.folded[end - 1] in self.words.articles):
            end -= 1
        return end

    def _numbered(self, at: int, end: int) -> bool:
        """Whether a phrase begins with a number: nothing but articles and figures stand from ``at`` to ``end``."""
        return all(self.folded[i] in self.words.articles or self.tokens[i].figure for i in range(at, end))

    def verb(self, at: int) -> bool:
        """Whether the word at token ``at`` is a verb, as far as its form tells."""
        word, token = self.folded[at], self.tokens[at]
        if token.entity is not None:
            return False
        if word in self.words.auxiliaries or word in self.words.finite or word in self.words.past:
            return True
        if word in self.words.negation or word in self.speech.clitics & self.words.finite:
            return True
        before = self.folded[at - 1] if at > 0 else ""
        if before in self.words.articles or before in self.words.of or before in self.words.prepositions:
            return False
        if word in self.speech.forms or any(
            cue.first == at and cue.label.startswith("modality") for cue in self.around.cues
        ):
            return True
        if word.endswith((*self.words.future, *self.words.conditional)) and word not in self.words.not_verbs:
            return True
        if self.words.infinitive:
            base = lemma(word, self.language)
            # "partenaires" and "première" have a lemma in -re and -er too, but one they only add to
            return len(word) > 3 and base.endswith(self.words.infinitive) and not bare(word).startswith(bare(base))
        return len(word) > 3 and word.endswith(self.words.past_endings) and word not in self.words.not_verbs

    def phrase_before(self, at: int) -> Phrase | None:
        """The noun phrase that ends right before token ``at`` (before the comma there, if there is one)."""
        floor = max(0, at - LONGEST_PHRASE - 4)
        start = at - 1
        while start > floor and not self.parted(start) and not self.verb(start - 1):
            if self.folded[start - 1] in self.words.prepositions and self.folded[start - 1] not in self.words.of:
                break
            start -= 1
        found = self.first_phrase(start, at)
        if found is None:
            while start < at and (self.folded[start] in self.words.prepositions or self.folded[start] in self.words.of):
                start += 1
            return Phrase(start, at) if start < at else None
        return Phrase(found.first, min(found.last, at))

    def counted(self, mention: Mention) -> Phrase | None:
        """The noun a figure counts or ranks, where it opens its clause ("Eight people were hurt")."""
        inside = [at for at, t in enumerate(self.tokens) if t.start < mention.qend and t.end > mention.qstart]
        nouns = [at for at in inside if self.tokens[at].terms and self.folded[at].isalpha()]
        if nouns and mention.kind is Kind.COUNT:
            return Phrase(nouns[0], nouns[-1] + 1)
        behind = inside[-1] + 1 if inside else len(self.tokens)
        if mention.kind is Kind.ORDINAL:
            ranked = behind < len(self.tokens) and self.tokens[behind].terms and not self.parted(behind)
            return Phrase(behind, self.phrase_end(behind)) if ranked else None
        if behind < len(self.tokens) and self.folded[behind] in self.words.of:
            at = behind + 1
            while at < len(self.tokens) and self.folded[at] in self.words.articles:
                at += 1
            if at < len(self.tokens):
                return Phrase(at, self.phrase_end(at))
        return None

    # -- names ---------------------------------------------------------------------------------------------------

    def head(self, phrase: Phrase) -> Name | None:
        """The name that a noun phrase is, or that stands beside its noun."""
        start, end = self.tokens[phrase.first].start, self.tokens[phrase.last - 1].end
        held = [n for n in self.around.clause.names if start <= n.start and n.start < end]
        return next((n for n in held if n.role or self._is_head(n, phrase.first, phrase.last)), None)

    def told(self, phrase: Phrase) -> str:
        """A noun phrase as a subject: a name that is it or stands beside it, else its words without the article."""
        head = self.head(phrase)
        whole = head.entity if head is not None else self._apposed(phrase.last)
        if whole is not None:
            return whole
        first = phrase.first
        while first < phrase.last - 1 and self.folded[first] in self.words.articles:
            first += 1
        return self.text_of(first, phrase.last)

    def text_of(self, first: int, last: int) -> str:
        """The words of the tokens ``first`` to ``last`` (not included)."""
        return " ".join(plain(self.around.text[self.tokens[first].start : self.tokens[last - 1].end]).split())

    def _apposed(self, at: int) -> str | None:
        """The name that stands between commas right behind a phrase ("the mayor, Ana Ruiz, …")."""
        if at >= len(self.tokens) or self.gap(at).strip() != ",":
            return None
        name = next((n for n in self.around.clause.names if n.start == self.tokens[at].start and not n.role), None)
        if name is None or name.kind is Kind.PLACE:
            return None
        behind = bisect_left(self.around.starts, name.end)
        return name.entity if self.gap(behind).lstrip().startswith(",") else None

    def _is_head(self, name: Name, first: int, last: int) -> bool:
        """Whether a name is what the phrase names: it opens it, or stands beside its noun with nothing between."""
        at = bisect_left(self.around.starts, name.start)
        behind = bisect_left(self.around.starts, name.end)
        if self.around.text[name.end : name.end + 2].replace("’", "'") == "'s" and behind < last:
            return False
        if any(word in self.words.of or word in self.words.prepositions for word in self.folded[first:at]):
            return False
        if at == first or self.folded[at - 1] in self.words.articles:
            return behind >= last or not self.speech.names_modify
        return not self.speech.names_modify

    def named_before(self, at: int) -> str | None:
        """The first name of the sentence before token ``at``: what a pronoun there takes up."""
        limit = self.tokens[at].start
        names = [n for n in self.around.clause.names if n.end <= limit and n.kind is not Kind.PLACE]
        names = [n for n in names if n.start not in self.around.aside]
        return names[0].entity if names else None
