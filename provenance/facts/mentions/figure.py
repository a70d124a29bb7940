"""A number as it was written: its value, and what later steps need for its precision."""

from decimal import Decimal
from typing import NamedTuple

MAX_DIGITS = 30
ONE = Decimal(1)


class Figure(NamedTuple):
    """A number read at a place.

    ``step`` is the worth of the last digit said ("277 million": 10⁶). ``form`` is digits, words, vague (with ``hi``,
    the open upper end, 0 for none), fraction, ordinal. ``scale`` is the scale word or sign multiplied in (1: none).
    """

    start: int
    end: int
    value: Decimal
    step: Decimal
    form: str
    scale: Decimal = ONE
    approx: bool = False
    grouped: bool = False
    hi: Decimal = Decimal(0)
    article: bool = False
