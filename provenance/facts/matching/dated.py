"""Where dates lie: in which year, within which stretch of days, in which part of a text."""

from datetime import date

from provenance.facts.model import Claim, Value

# The most code points between two sentences that follow one another: a mark, white space.
GAP = 3


def year_of(value: Value) -> int | None:
    """The year a date lies in, if it is one."""
    lo, hi = value.lo, value.hi
    return lo.year if isinstance(lo, date) and isinstance(hi, date) and lo.year == hi.year else None


def within(day: Value, stretch: Value) -> bool:
    """Whether a date lies within a coarser one: "26 March 1979" gives the year 1979."""
    return (
        isinstance(day.lo, date)
        and isinstance(day.hi, date)
        and isinstance(stretch.lo, date)
        and isinstance(stretch.hi, date)
        and stretch.lo <= day.lo <= day.hi <= stretch.hi
    )


def beside(a: Claim, b: Claim) -> bool:
    """Whether the sentences of two claims of one source follow one another, or are one."""
    (start, end), (other_start, other_end) = a.context_span.chars, b.context_span.chars
    return max(start, other_start) - min(end, other_end) <= GAP
