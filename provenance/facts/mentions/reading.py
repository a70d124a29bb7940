"""What one place of a text says: the shared steps between reading a figure and stating a mention."""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from provenance.facts.mentions.figure import Figure
from provenance.facts.model import Kind

REACH = 5
# The length is bounded: a fraction sign is a letter to the pattern, and a run of them would be read again for each.
_WORD = r"([^\W\d_]{1,64})('(?=[^\W\d_]))?"
_WORDS = re.compile(rf"([ -]|){_WORD}" + rf"(?:([ -]|(?<=')){_WORD}" * (REACH - 1) + ")?" * (REACH - 1))


class Following(NamedTuple):
    """A word behind a place: its folded text and where it ends; ``gap`` is what stands before it."""

    word: str
    start: int
    end: int
    gap: str


@dataclass(slots=True)
class Reading:
    """A figure with what stands behind it, still without its hedge.

    ``lo``/``hi`` are in the unit as written (durations in seconds); None is unbounded. ``bare``: a number with nothing
    behind it, which a unit further on may still take.
    """

    start: int
    end: int
    kind: Kind
    figure: Figure
    lo: Decimal | None
    hi: Decimal | None
    unit: str | None = None
    factor: Decimal = field(default=Decimal(1))
    hi_open: bool = False
    approx: bool = False
    role: str | None = None
    prefixed: bool = False
    negative: bool = False

    @property
    def bare(self) -> bool:
        """Nothing but a number."""
        return self.kind is Kind.NUMBER


def following(low: str, at: int, limit: int = REACH) -> tuple[Following, ...]:
    """The words behind ``at`` up to the first mark, line end or figure, ``REACH`` at most."""
    return _words(low, at)[:limit]


# Half a dozen readers look behind the same figure, one after the other.
@lru_cache(maxsize=4)
def _words(low: str, at: int) -> tuple[Following, ...]:
    m = _WORDS.match(low, at)
    if m is None:
        return ()
    words: list[Following] = []
    places = iter(m.regs[1:])
    for gap, word, elided in zip(places, places, places, strict=True):
        start, end = word
        if start < 0:
            break
        end = max(end, elided[1])
        words.append(Following(low[start:end], start, end, low[gap[0] : gap[1]]))
    return tuple(words)


def make(figure: Figure, kind: Kind, end: int, unit: str | None, factor: Decimal = Decimal(1)) -> Reading:
    """A reading of ``figure`` as ``kind``, every number times ``factor``."""
    lo = figure.value * factor
    hi: Decimal | None = lo
    hi_open = False
    if figure.form == "vague":
        hi, hi_open = (figure.hi * factor, True) if figure.hi else (None, False)
    return Reading(figure.start, end, kind, figure, lo, hi, unit, factor, hi_open, figure.approx)
