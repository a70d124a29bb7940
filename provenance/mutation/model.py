"""What is planted, and what came of it. Offsets are code points."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from provenance.text.position import Span


class Change(StrEnum):
    """What is changed."""

    NUMBER = "number"
    BOUND = "bound"
    DATE = "date"
    WEEKDAY = "weekday"
    NAME = "name"
    NEGATION = "negation"
    SPEAKER = "speaker"
    UNIT = "unit"


class Mode(StrEnum):
    """Where it is changed.

    ``copy``: in a copy of a source that stands beside the unchanged source. ``cross``: in a source itself, where other
    sources say the same in their own words.
    """

    COPY = "copy"
    CROSS = "cross"


@dataclass(frozen=True, slots=True)
class Edit:
    """One change to the text of a block: ``start``..``end`` becomes ``new``.

    ``reach`` is the part of the unchanged text that says something else because of it: a finding that points there has
    found the change.
    """

    start: int
    end: int
    new: str
    reach: tuple[int, int]

    def applied(self, text: str) -> str:
        """The changed text."""
        return text[: self.start] + self.new + text[self.end :]

    @property
    def reach_after(self) -> tuple[int, int]:
        """``reach`` in the changed text."""
        return self.reach[0], self.reach[1] + len(self.new) - (self.end - self.start)


@dataclass(frozen=True, slots=True)
class Place:
    """A part of a file."""

    path: str
    start: int
    end: int

    def touches(self, other: "Place") -> bool:
        """Whether the two share a code point."""
        return self.path == other.path and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Outcome:
    """A planted change, where it was planted (in the unchanged file), and the code of the finding it raised.

    ``old`` and ``new`` are the words before and after. ``code`` is None where nothing was found, and ``reason`` then
    says how far the change got.
    """

    change: Change
    mode: Mode
    path: str
    span: Span
    old: str
    new: str
    code: str | None
    reason: str = ""

    @property
    def found(self) -> bool:
        """Whether a finding points at the change and at what it contradicts."""
        return self.code is not None


@dataclass(frozen=True, slots=True)
class Alarm:
    """A finding that an unchanged copy of the source at ``path`` raised."""

    path: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Result:
    """All outcomes, and the false alarms of ``copies`` unchanged copies."""

    outcomes: tuple[Outcome, ...]
    copies: int
    alarms: tuple[Alarm, ...]

    def of(self, mode: Mode, change: Change | None = None) -> tuple[Outcome, ...]:
        """The outcomes of one mode, of one change or of all."""
        return tuple(o for o in self.outcomes if o.mode is mode and change in (None, o.change))

    @property
    def alarms_per_copy(self) -> float:
        """False alarms per unchanged copy; 0 where none was made."""
        return len(self.alarms) / self.copies if self.copies else 0.0


def percent(outcomes: Iterable[Outcome]) -> float | None:
    """How many of 100 planted changes were found; None where none was planted."""
    found = [outcome.found for outcome in outcomes]
    return 100 * sum(found) / len(found) if found else None
