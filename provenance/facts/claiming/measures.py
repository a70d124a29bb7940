"""What a figure measures, in the words of the text: a few around it, never cut in the middle of one."""

from collections.abc import Sequence
from functools import cache

from provenance.facts.claiming.context import Context
from provenance.facts.claiming.phrases import Phrases
from provenance.facts.grammar import grammar
from provenance.facts.lang.fold import fold
from provenance.facts.matching.slots import Token
from provenance.facts.model import Mention

# How many words around a figure are shown as what it measures, and how many where it stands alone between marks.
WORDS_BEFORE, WORDS_BEHIND = 6, 4
ALONE = 3
# How far before a figure a phrase may have begun.
FURTHEST = 16
# So many words more may be taken to end a phrase that would be cut.
MORE = 4
_JOINTS = ("", "-", "\u2010", "\u2011", "'", "’")
# What stands between the groups of digits of a number, and how long all but the first are.
_GROUPED, GROUP = frozenset(" \u00a0\u202f,."), 3
_ELIDED = ("'", "’")
_CLOSED_BY = {"(": ")", "“": "”", '"': '"', "[": "]"}


def measure(around: Context, mention: Mention) -> str:
    """What is measured, in the words of the text, the figure itself as "…": up to six words before it and four behind,
    within its clause, and those more that a phrase needs to be whole. Of a quotation, what introduces or follows it.
    """
    text, clause = around.text, around.clause
    reader = _Words(text, clause.sentence.language)
    before = [t for t in clause.tokens if t.end <= mention.qstart]
    behind = [t for t in clause.tokens if t.start >= mention.qend]
    first = _whole(around, reader.beginning(before, mention.qstart), len(before))
    last = reader.ending(behind, mention.qend)
    if first == len(before) and last < 0:  # alone between marks: show what it hangs on
        first = reader.widened_left(before, max(0, len(before) - ALONE))
        near = reader.unparted(behind[: ALONE + MORE], mention.qend)
        last = reader.last_whole(behind, min(ALONE, near))
        if last < 0:
            last = next((at for at, token in enumerate(behind[:near]) if reader.tells(token)), -1)
        last = reader.widened_right(behind, last)
    start = before[first].start if first < len(before) else mention.qstart
    end = behind[last].end if last >= 0 else mention.qend
    if end == mention.qend and text[end : end + 1] == _CLOSED_BY.get(text[start : mention.qstart][-1:]):
        end += 1
    left, right = text[start : mention.qstart], text[mention.qend : end]
    # A mark that stands close to the figure stands close to its dots.
    before_it = " " if left[-1:].isspace() else ""
    behind_it = " " if right[:1].isspace() else ""
    return f"{' '.join(left.split())}{before_it}…{behind_it}{' '.join(right.split())}"


def _whole(around: Context, first: int, number: int) -> int:
    """``first``, or the word with which the noun phrase or the row of names begins that it would cut; ``number`` is how
    many words stand before the figure.
    """
    phrases = Phrases(around)
    if 0 < first <= number - WORDS_BEFORE + 1:  # as far as was looked, but for a conjunction
        first = phrases.phrase_start(first, max(0, number - FURTHEST))
    return phrases.row_start(first) if first < number else first


class _Words:
    """The words of one language on either side of a figure."""

    def __init__(self, text: str, language: str) -> None:
        self._text = text
        self._words = grammar(language)
        self._small = _small(language)
        self._openers = _openers(language)

    def beginning(self, before: Sequence[Token], edge: int) -> int:
        """Which of the words before a figure comes first; their number for none."""
        first = len(before)
        for at in range(len(before) - 1, max(-1, len(before) - 1 - WORDS_BEFORE), -1):
            if _breaks(self._text[before[at].end : edge]):
                break
            if not self._opens(before[at]):
                first = at
            edge = before[at].start
        return self.widened_left(before, first)

    def ending(self, behind: Sequence[Token], edge: int) -> int:
        """Which of the words behind a figure comes last; -1 for none."""
        reach = 0
        for token in behind[:WORDS_BEHIND]:
            if _breaks(self._text[edge : token.start]):
                break
            edge = token.end
            reach += 1
        return self.widened_right(behind, self.last_whole(behind, reach))

    def unparted(self, behind: Sequence[Token], edge: int) -> int:
        """How many of the words behind a figure stand before the next semicolon or colon."""
        for number, token in enumerate(behind):
            if any(mark in self._text[edge : token.start] for mark in ";:"):
                return number
            edge = token.end
        return len(behind)

    def last_whole(self, behind: Sequence[Token], reach: int) -> int:
        """The last of so many words that says something without the next one; -1 for none."""
        return next((at for at in range(min(reach, len(behind)) - 1, -1, -1) if self.tells(behind[at])), -1)

    def tells(self, token: Token) -> bool:
        """Whether a word says something by itself."""
        return bool(token.terms or token.entity) and fold(token.word) not in self._small

    def widened_left(self, before: Sequence[Token], first: int) -> int:
        """``first``, or an earlier word where the phrase would begin in the middle: with its article, if it has one."""
        least = max(0, first - MORE)
        while least < first < len(before):
            earlier, token = before[first - 1], before[first]
            gap = self._text[earlier.end : token.start]
            if _breaks(gap):
                break
            if self._opens(earlier):
                break
            if fold(earlier.word) in self._words.articles and fold(token.word) not in self._small:
                return first - 1
            one = _joined(gap) or _one_name(earlier, token) or _one_number(earlier, gap, token)
            if not (one or fold(token.word) in self._words.of):
                break
            first -= 1
        return first

    def widened_right(self, behind: Sequence[Token], last: int) -> int:
        """``last``, or a later word where the phrase would end in the middle of a word, a name or a row of nouns."""
        most = min(len(behind) - 1, last + MORE)
        while 0 <= last < most:
            token, later = behind[last], behind[last + 1]
            gap = self._text[token.end : later.start]
            if _breaks(gap) or later.figure:
                break
            if not (_joined(gap) or _one_name(token, later) or self.tells(later)):
                owner = self._owner(behind[last + 1 : most + 1])
                if owner is None:
                    break
                last += owner
            last += 1
        # Where the row is longer than that, an elided word may have come last.
        while last >= 0 and behind[last].word.endswith(_ELIDED):
            last -= 1
        return last

    def _opens(self, token: Token) -> bool:
        """Whether a word is a bare conjunction or relative ("et", "qu'"), which is no beginning."""
        return fold(token.word) in self._openers

    def _owner(self, behind: Sequence[Token]) -> int | None:
        """How many words lead from an "of" that comes next to the noun behind it; None where none does."""
        for at, token in enumerate(behind):
            if token.figure or (at > 0 and _breaks(self._text[behind[at - 1].end : token.start])):
                return None
            if self.tells(token) and at > 0:
                return at
            if fold(token.word) not in (self._words.of if at == 0 else self._words.articles):
                return None
        return None


@cache
def _openers(language: str) -> frozenset[str]:
    """What opens a clause and is no beginning of a phrase."""
    words = grammar(language)
    return words.clause | words.relatives


@cache
def _small(language: str) -> frozenset[str]:
    """Words that say nothing without the next one."""
    words = grammar(language)
    return words.articles | words.prepositions | words.conjunctions | _openers(language)


def _joined(gap: str) -> bool:
    return gap in _JOINTS


def _one_name(token: Token, later: Token) -> bool:
    return token.entity is not None and token.entity == later.entity


def _one_number(token: Token, gap: str, later: Token) -> bool:
    """Whether two words are groups of digits of one number ("12,000", "12 000")."""
    return gap in _GROUPED and token.word[-1:].isdigit() and len(later.word) == GROUP and later.word.isdigit()


def _breaks(gap: str) -> bool:
    """Whether a gap between a name and a figure leaves the clause; the comma within a number ("12,000") does not."""
    return gap != "," and any(mark in gap for mark in ',;:()"«»“”')
