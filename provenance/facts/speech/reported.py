"""Who says what in a sentence: verbs of saying, their subjects, and the clauses they report."""

from bisect import bisect_left
from dataclasses import dataclass, replace

from provenance.facts.speech.subjects import LONGEST_GAP, Speaker, Subjects, Word, is_word

# How many words with a helper ("has", "a") may stand before a verb, and titles before a speaker.
_MOST_HELPERS = 5
_MOST_TITLES = 3
# How many words behind a verb that states a figure the figure stands, at the most.
_FIGURE_WITHIN = 4


@dataclass(frozen=True, slots=True)
class Saying:
    """A verb of saying in a sentence: the place of the verb with its helpers, and who says.

    ``inverted``: the subject stands behind the verb. ``clause`` is the place of the reported clause, if there is one;
    ``via`` who relays it.
    """

    start: int
    end: int
    speaker: Speaker
    inverted: bool
    negated: bool
    clause: tuple[int, int] | None = None
    via: str | None = None


def _takes_up(later: Saying, clause: tuple[int, int]) -> bool:
    """Whether a saying inside a reported clause vouches for all that stands before it."""
    if later.speaker.pronoun or not clause[0] < later.start < clause[1]:
        return False
    return later.inverted or (later.clause is not None and later.clause[1] <= later.speaker.start)


class Clauses(Subjects):
    """One sentence with its verbs of saying; see :class:`Subjects` for what it is made from."""

    # -- verbs ---------------------------------------------------------------------------------------------------

    def sayings(self) -> list[Saying]:
        """The verbs of saying outside quotation marks, in order."""
        found: list[Saying] = []
        for position, word in enumerate(self.words):
            if "-" in word.lower[:-1]:
                stem, _, rest = word.lower.partition("-")
                if (
                    rest.rpartition("-")[2] in self.table.pronouns
                    and (stem in self.table.forms or stem in self.table.auxiliaries)
                    and (self.at(position - 1) == "," or self.behind_quotation(position))
                ):
                    speaker = Speaker(None, word.start, word.end, pronoun=True)
                    found.append(self._finished(Saying(word.start, word.end, speaker, True, False), position, position))
                continue
            kind = self.table.forms.get(word.lower)
            if kind is not None and not self._noun(position) and not self._in_name(word):
                saying = self._saying(position, kind, any(earlier.clause for earlier in found))
                if saying is not None:
                    found.append(saying)
        return self._cut(found)

    def _in_name(self, word: Word) -> bool:
        return any(name.start <= word.start < name.end for name in self.names)

    def _noun(self, position: int) -> bool:
        """Whether a form is a noun here, a determiner standing before it ("l'annonce", but not "il l'annonce")."""
        before = self.at(position - 1)
        pronoun = before in self.table.clitics and self.at(position - 2) in self.table.pronouns
        narrative = before in self.table.clitics and self.table.forms[self.at(position)] == "infinitive"
        return before in self.table.determiners and not pronoun and not narrative

    def _helpers(self, position: int, kind: str) -> tuple[int, bool] | None:
        """Where the verb begins with its helpers, and whether it has any; None for a passive."""
        first, helped = position, False
        for back in range(1, _MOST_HELPERS + 1):
            word = self.at(position - back)
            if word in self.table.passive and kind != "gerund":
                return None
            if word in self.table.be and kind in ("participle", "finite"):
                if self.at(position - back - 1) not in self.table.reflexive:
                    return None
                first, helped = position - back - 1, True
                break
            if word in self.table.auxiliaries:
                first, helped = position - back, True
                break
            loose = kind == "participle" and is_word(word) and word not in self.table.relatives
            if not (loose or word in self.table.between or word in self.table.clitics):
                break
        if kind == "participle" and not helped:
            return None
        while self.at(first - 1) in self.table.clitics:
            first -= 1
        return first, helped

    def _saying(self, position: int, kind: str, reported: bool) -> Saying | None:
        helpers = self._helpers(position, kind)
        if helpers is None:
            return None
        first, _ = helpers
        speaker, inverted = self._speaker(first, position, kind, reported)
        if speaker is None:
            return None
        around = [self.at(at) for at in range(max(0, first - 1), position + 2)]
        negated = any(word in self.table.negations for word in around)
        saying = Saying(self.words[first].start, self.words[position].end, speaker, inverted, negated)
        return self._finished(saying, first, position)

    def _speaker(self, first: int, position: int, kind: str, reported: bool) -> tuple[Speaker | None, bool]:
        quoted = self.behind_quotation(first)
        if kind in ("finite", "participle") and (self.at(first - 1) in {",", "–", "—", "-"} or quoted):
            after = self.subject_after(position + 1)
            # Behind "X, the chief of Y," stands X's verb, and what follows it is no subject but an object.
            ends = self.words[first - 2].end if first > 1 else -1
            apposed = not quoted and not reported and any(name.end == ends for name in self.names)
            if after is not None and not (apposed and self.name_at(after.start) is None):
                return after, True
        own = self.own_phrase(first)
        if own is not None:
            return own, False
        return self.subject_before(first, first=kind == "gerund"), False

    # -- clauses -------------------------------------------------------------------------------------------------

    def _finished(self, saying: Saying, first: int, position: int) -> Saying:
        """``saying`` with the clause it reports, if it reports one."""
        if saying.negated:
            return saying
        if saying.inverted:
            return replace(saying, clause=self._clause_before(first))
        return replace(saying, clause=self._clause_after(position) or self._clause_trailing(saying, position))

    def _cut(self, sayings: list[Saying]) -> list[Saying]:
        """End a reported clause where another speaker takes the whole sentence up ("…, reports the Gazette")."""
        out = []
        for number, saying in enumerate(sayings):
            clause = saying.clause
            later = None
            if clause is not None and not saying.inverted:
                later = next((s for s in sayings[number + 1 :] if _takes_up(s, clause)), None)
            if clause is not None and later is not None:
                end = min(later.start, later.speaker.start)
                if not later.inverted:
                    end = max(self.text.rfind(",", clause[0], end), clause[0])
                while end > clause[0] and self.text[end - 1] in ", \u00a0":
                    end -= 1
                saying = replace(saying, clause=(clause[0], end), via=later.speaker.who)
            out.append(saying)
        return out

    def _clause_end(self) -> int:
        end = self.sentence.end
        while end > self.sentence.start and self.text[end - 1] in ".!?… \u00a0":
            end -= 1
        return end

    def _clause_after(self, position: int) -> tuple[int, int] | None:
        """The clause behind the word that opens it ("que", "that"), or right behind a verb that needs none."""
        end = self._clause_end()
        for at in range(position + 1, min(position + 2 + LONGEST_GAP, len(self.words))):
            word = self.at(at)
            if word in self.table.that:
                start = self.words[at].end
                while start < end and self.text[start].isspace():
                    start += 1
                return (start, end) if start < end else None
            if not is_word(word) or self._relative_follows(at):
                break
        counting = self.at(position) in self.table.counting
        if not counting and self.at(position) not in self.table.bare:
            return None
        at = position + 1
        while self.at(at) in self.table.between:
            at += 1
        word = self.at(at)
        figure = at + (word in self.table.prepositions)  # "said about 5,000 people", "estime à 12 000"
        if not word or (word in self.table.prepositions and not self.at(figure)[:1].isdigit()):
            return None
        if not is_word(word) and not self.at(figure)[:1].isdigit():
            return None
        if counting and not any(self.at(near)[:1].isdigit() for near in range(at, at + _FIGURE_WITHIN)):
            return None
        if counting:
            end = min(end, self._next_comma(figure + 1, end))
        return (self.words[at].start, end) if self.words[at].start < end else None

    def _next_comma(self, position: int, end: int) -> int:
        """Where the next comma that is none of a number stands; ``end`` where there is none."""
        for at in range(position, len(self.words)):
            if self.at(at) == "," and not self.at(at + 1)[:1].isdigit():
                return self.words[at].start
        return end

    def _relative_follows(self, at: int) -> bool:
        """Whether an object with its article opens here, so that a "that" behind it is a relative ("a move that")."""
        if self.at(at) not in self.table.articles or self.preposition_before(at):
            return False
        return at + 1 >= len(self.words) or self.name_at(self.words[at + 1].start) is None

    def _clause_before(self, first: int) -> tuple[int, int] | None:
        """The clause that a verb with its subject behind it closes ("…, a précisé le parquet")."""
        if self.at(first - 1) != "," or self.behind_quotation(first):
            return None
        start, end = self.sentence.start, self.words[first - 1].start
        return (start, end) if start < end else None

    def _clause_trailing(self, saying: Saying, position: int) -> tuple[int, int] | None:
        """The clause before ", its chief said": subject and verb behind a comma, nothing much behind them."""
        if not self.table.bare:
            return None
        at = bisect_left(self.starts, saying.speaker.start)
        floor = max(0, at - _MOST_TITLES)
        while at > floor and is_word(self.at(at - 1)):
            at -= 1
        following = self.at(position + 1)
        if following and is_word(following) and following not in self.table.between:
            return None
        if self.at(at - 1) != "," or self.behind_quotation(at):
            return None
        start, end = self.sentence.start, self.words[at - 1].start
        return (start, end) if start < end else None

    def according(self) -> list[tuple[Speaker, tuple[int, int]]]:
        """Sources named with a preposition ("selon X, …", "…, according to X") and the clause each vouches for."""
        out = []
        lowers = [word.lower for word in self.words]
        for position in range(len(lowers)):
            for phrase in self.table.according:
                if lowers[position] != phrase[0] or tuple(lowers[position : position + len(phrase)]) != phrase:
                    continue
                after = position + len(phrase)
                source = self._source(after)
                if source is not None:
                    clause = self._vouched(position, bisect_left(self.starts, source.end))
                    if clause is not None:
                        out.append((source, clause))
                break
        return out

    def _source(self, position: int) -> Speaker | None:
        if position >= len(self.words):
            return None
        name = self.name_at(self.words[position].start)
        if name is not None:
            return self.named(name)
        if self.at(position) in self.table.stressed:
            return Speaker(None, self.words[position].start, self.words[position].end, pronoun=True)
        if self.at(position) in self.table.articles:
            inner = self.name_at(self.words[position + 1].start) if position + 1 < len(self.words) else None
            return self.named(inner) if inner is not None else self.phrase(position, len(self.words))
        return None

    def _vouched(self, position: int, after: int) -> tuple[int, int] | None:
        if position == 0 or (self.at(position - 1) == "," and position <= LONGEST_GAP):
            while after < len(self.words) and self.at(after) != ",":
                after += 1
            end = self._clause_end()
            if after + 1 < len(self.words) and self.words[after + 1].start < end:
                return self.words[after + 1].start, end
        if position == 0:
            return None
        before = position - 1
        if self.at(before) == ",":
            start = self._own_clause(before) if self.at(after - 1) in self.table.stressed else self.sentence.start
            return start, self.words[before].start
        while before > 0 and self.at(before) not in {",", "(", ":"}:
            before = self._opening(before) - 1 if self.at(before) == ")" else before - 1
        start = self.words[before + 1].start if before > 0 else self.sentence.start
        end = self.words[position - 1].end
        return (start, end) if start < end else None

    def _opening(self, closing: int) -> int:
        """Where the bracket opens that the one at word ``closing`` closes; ``closing`` where none does."""
        return next((at for at in range(closing - 1, 0, -1) if self.at(at) == "("), closing)

    def _own_clause(self, comma: int) -> int:
        """Where the clause begins that ends at ``comma``: at its relative, where one opens it, else with the
        sentence. A source that is only a pronoun ("…, according to him") vouches for no more.
        """
        for at in range(comma - 1, 0, -1):
            if self.at(at) == "," and not self.at(at + 1)[:1].isdigit():
                opens = self.at(at + 1) in self.table.relatives
                return self.words[at + 1].start if opens else self.sentence.start
        return self.sentence.start
