"""What is set aside: figures that are no facts, each with the reason."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Reason(StrEnum):
    """Why a figure is set aside: a closed list."""

    TELEPHONE = "telephone"
    ADDRESS = "address"
    IDENTIFIER = "identifier"
    VERSION = "version"
    CODE = "code"
    NAME = "name"
    YEAR = "year"
    LABEL = "label"
    ITEM = "item"
    COUNTER = "counter"
    SCORE = "score"
    CLOCK = "clock"
    PLACE = "place"
    BRACKETS = "brackets"
    WORD = "word"
    DATA = "data"
    PAGE = "page"
    NOT_UNDERSTOOD = "not-understood"

    @property
    def meaning(self) -> str:
        """The reason in one plain sentence."""
        return _MEANINGS[self]


_MEANINGS: Mapping[Reason, str] = MappingProxyType(
    {
        Reason.TELEPHONE: "It is a telephone or fax number.",
        Reason.ADDRESS: "It is part of a web or e-mail address, a path, a file name, a tag or an account name.",
        Reason.IDENTIFIER: "It identifies a document, a case, an account, a body, a machine or a file.",
        Reason.VERSION: "It is the version of a program or a document.",
        Reason.CODE: "Letters and digits make one sign: a model, a flight, a summit, a format.",
        Reason.NAME: "It is part of a name or of a set phrase.",
        Reason.YEAR: "It looks like a year, but nothing around it makes a date of it.",
        Reason.LABEL: "It numbers what it stands beside: a page, an article, a room, a line.",
        Reason.ITEM: "It numbers a line, an item of a list or a note.",
        Reason.COUNTER: "It counts the pages, shares, comments or views of the text itself.",
        Reason.SCORE: "It is the score of a game or the outcome of a vote.",
        Reason.CLOCK: "It has the form of a time of day, but no date or duration could be read from it.",
        Reason.PLACE: "It is a street number, a post code or a coordinate.",
        Reason.BRACKETS: "It stands alone in brackets and numbers or repeats what stands before it.",
        Reason.WORD: "The number word says no number here.",
        Reason.DATA: "It stands in a run of figures so dense that it is data and no text.",
        Reason.PAGE: "It stands in a line of the page around the text: a share button, a notice about subscriptions, "
        "when it was published.",
        Reason.NOT_UNDERSTOOD: "It was not understood.",
    }
)


@dataclass(frozen=True, slots=True)
class SetAside:
    """A figure that is no fact: its place in code points, its text, and why."""

    start: int
    end: int
    text: str
    reason: Reason


def counts(set_aside: Iterable[SetAside]) -> dict[Reason, int]:
    """How many figures are set aside for each reason, in the order of the reasons."""
    found = Counter(one.reason for one in set_aside)
    return {reason: found[reason] for reason in Reason if found[reason]}
