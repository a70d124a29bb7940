"""The figures of one sentence, and the words between them, for asking whether they fit each other."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from provenance.facts.model import Hedge, Mention, Sentence
from provenance.facts.names.tables import plain
from provenance.text.tables import table

# A figure is shown with no more of its words than this, in code points.
LONGEST = 60


@dataclass(frozen=True, slots=True)
class ArithmeticWords:
    """The table of one language; see ``lang/<code>/arithmetic.toml``."""

    part: frozenset[str]
    between: frozenset[str]
    people: frozenset[str]
    disjoint: tuple[frozenset[str], ...]
    answers: tuple[tuple[str, ...], ...]
    answering: frozenset[str]
    of: frozenset[str]
    that_is: frozenset[str]
    born: tuple[str, ...]
    died: tuple[str, ...]
    at_age: frozenset[str]
    other_time: tuple[str, ...]


@cache
def arithmetic_words(language: str) -> ArithmeticWords | None:
    """The table of a language (ISO 639-1), None where there is none."""
    try:
        rows = table(f"{language}/arithmetic.toml")
    except FileNotFoundError:
        return None
    raw: Mapping[str, list[str]] = rows
    return ArithmeticWords(
        part=frozenset(raw["part"]),
        between=frozenset(raw["between"]),
        people=frozenset(raw["people"]),
        disjoint=tuple(frozenset(group) for group in raw["disjoint"]),
        answers=tuple(tuple(group) for group in raw["answers"]),
        answering=frozenset(raw["answering"]),
        of=frozenset(raw["of"]),
        that_is=frozenset(raw["that_is"]),
        born=tuple(raw["born"]),
        died=tuple(raw["died"]),
        at_age=frozenset(raw["at_age"]),
        other_time=tuple(raw["other_time"]),
    )


@dataclass(frozen=True, slots=True)
class Figures:
    """A sentence with its figures in the order of the text; ``text`` is the block's."""

    text: str
    sentence: Sentence
    figures: tuple[Mention, ...]
    words: ArithmeticWords

    def between(self, a: Mention, b: Mention) -> str:
        """What stands between two figures, in lower case and single spaces."""
        return flat(self.text[a.qend : b.qstart])

    @property
    def low(self) -> str:
        """The sentence in lower case and single spaces."""
        return flat(self.text[self.sentence.start : self.sentence.end])


def flat(text: str) -> str:
    """``text`` in lower case and single spaces, as the tables have it."""
    return " ".join(plain(text).casefold().split())


def exact(mention: Mention) -> Decimal | None:
    """The number a mention gives without any hedge; None for everything else."""
    value = mention.value
    if value.approx or value.hedge is not Hedge.NONE or not isinstance(value.lo, Decimal) or value.lo != value.hi:
        return None
    return value.lo


def short(mention: Mention) -> str:
    """The words of a figure on one line, cut where they are many."""
    text = " ".join(mention.text.split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
