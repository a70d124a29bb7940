"""What a watched figure is expected to be: "277 million USD", ">= 10", "2015", "10 .. 20 %"."""

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from provenance.facts.asking.figure_given import figures
from provenance.facts.asking.trace import gives
from provenance.facts.comparing import compare
from provenance.facts.model import Claim, Kind, Mention, Value
from provenance.facts.values import Relation, is_date

_BOUND = re.compile(r"(>=|<=|≥|≤|>|<)\s{0,8}(.{1,200})", re.DOTALL)
_RANGE = re.compile(r"(.{1,200}?)\s{0,8}\.\.\s{0,8}(.{1,200})", re.DOTALL)

_End = Decimal | date | None


@dataclass(frozen=True, slots=True)
class Expected:
    """A figure (``exact``), or bounds that a figure must lie in; either may be read in more ways than one."""

    readings: tuple[Mention, ...]
    exact: bool

    def comparable(self, claim: Claim) -> bool:
        """Whether a claim gives a figure of the sort and unit that is expected."""
        return any(_alike(reading, claim) for reading in self.readings)

    def met_by(self, claim: Claim) -> bool:
        """Whether a claim says what is expected, or what can be true with it."""
        if claim.polarity == "denied":
            return False
        return any(
            compare(reading.value, claim.value).relation is not Relation.APART
            if self.exact
            else _within(claim.value, reading.value)
            for reading in self.readings
            if _alike(reading, claim)
        )


def expected(text: str) -> Expected:
    """Read what is expected.

    Raises:
        ValueError: the text is no figure, no bound and no range; the message says how to write one.
    """
    text = text.strip()
    if bound := _BOUND.fullmatch(text):
        return Expected(tuple(_bounded(m, bound[1]) for m in _whole(bound[2])), exact=False)
    if between := _RANGE.fullmatch(text):
        lows, highs = _whole(between[1]), _whole(between[2])
        pairs = [(low, high) for low in lows for high in highs if is_date(low.value) == is_date(high.value)]
        return Expected(tuple(_between(low, high) for low, high in pairs), exact=False)
    return Expected(_whole(text), exact=True)


def _whole(text: str) -> tuple[Mention, ...]:
    """What a text is read as, where one figure is all of it."""
    text = text.strip()
    found = tuple(m for m in figures(text) if m.qstart == 0 and m.qend == len(text) and _has_ends(m.value))
    if not found:
        raise ValueError(f'“{text}” is not read as a figure; write it like "277 million USD", ">= 10" or "2015"')
    return found


def _has_ends(value: Value) -> bool:
    return value.lo is not None or value.hi is not None or is_date(value)


def _bounded(mention: Mention, sign: str) -> Mention:
    value = mention.value
    if sign in (">=", "≥", ">"):
        value = replace(value, lo=value.hi if sign == ">" else value.lo, hi=None, lo_open=sign == ">")
    else:
        value = replace(value, lo=None, hi=value.lo if sign == "<" else value.hi, hi_open=sign == "<")
    return replace(mention, value=replace(value, precision=None))


def _between(low: Mention, high: Mention) -> Mention:
    unit = high.value.unit if high.value.unit is not None else low.value.unit
    kind = high.kind if high.value.unit is not None or high.kind is Kind.PERCENT else low.kind
    value = replace(low.value, hi=high.value.hi, hi_open=high.value.hi_open, unit=unit, precision=None)
    return replace(high, kind=kind, value=value)


def _alike(reading: Mention, claim: Claim) -> bool:
    """Whether the figure and the claim are of one sort: as :func:`gives` has it, the number apart."""
    if claim.mention.kind in (Kind.QUOTATION, Kind.NAME) or is_date(reading.value) != is_date(claim.value):
        return False
    if is_date(reading.value):
        return True
    probe = replace(claim.value, unit=reading.value.unit) if reading.value.unit is not None else claim.value
    same = replace(reading, value=replace(probe, unit=reading.value.unit))
    return gives(same, claim)


def _within(inner: Value, outer: Value) -> bool:
    return _reaches(outer.lo, outer.lo_open, inner.lo, inner.lo_open, low=True) and _reaches(
        outer.hi, outer.hi_open, inner.hi, inner.hi_open, low=False
    )


def _reaches(bound: _End, bound_open: bool, end: _End, end_open: bool, *, low: bool) -> bool:
    """Whether an end of a value does not lie beyond the bound of that side."""
    if bound is None:
        return True
    if end is None or isinstance(bound, date) != isinstance(end, date):
        return False
    if end == bound:
        return end_open or not bound_open
    return (end > bound) == low  # type: ignore[operator]
