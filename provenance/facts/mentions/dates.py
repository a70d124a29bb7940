"""Dates and times of day in a text, with the days they name.

Reading has two steps, so that a text in two languages is read sentence by sentence and still understood as one:
``scan`` finds what the words say, :func:`resolve_dates` places it, in order, by the day of publication and by the dates
named before.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from provenance.facts.mentions.date_forms import calendar
from provenance.facts.mentions.date_resolution import Context, Placed, place, spans_of
from provenance.facts.mentions.date_scan import Expression, scan
from provenance.facts.mentions.date_tense import direction
from provenance.facts.model import Hedge, Kind, Mention, Value

_DAY = timedelta(days=1)


def find_dates(text: str, language: str, published: date | None) -> list[Mention]:
    """Dates and times of day of a text in one language (ISO 639-1), in order, none overlapping.

    Offsets are code points. ``published`` places what the text leaves open; None leaves it open.
    """
    return resolve_dates(scan(text, language), text, published)


def resolve_dates(expressions: Iterable[Expression], text: str, published: date | None) -> list[Mention]:
    """The mentions of scanned expressions, which must be in order and count from the start of ``text``."""
    out: list[Mention] = []
    last: Placed | None = None
    last_day: Placed | None = None
    for expression in expressions:
        table = calendar(expression.language)
        if table is None:
            continue
        sign = direction(text, expression.start, expression.end, table) if published else 0
        context = Context(published, last, last_day, sign, table.options["next_weekday"], table.options["last_weekday"])
        if expression.clock:
            placed = _of_clock(expression, context)
        else:
            placed = place(expression.said, context)
            if expression.first is not None:
                placed = _range(expression, placed, context)
            last = placed
            if placed.granularity == "day":
                last_day = placed
        out.append(_mention(expression, placed, text))
    return out


def _of_clock(expression: Expression, context: Context) -> Placed:
    """The day of a time of day: the one said with it, else the last day of the text, else that of publication."""
    said = replace(expression.said, hour=None)
    if said.day or said.weekday or said.unit:
        return place(said, context)
    if context.last_day is not None:
        return context.last_day
    return Placed((context.published, context.published) if context.published else None, "day")


def _range(expression: Expression, end: Placed, context: Context) -> Placed:
    assert expression.first is not None  # noqa: S101
    first = expression.first
    begin = place(first, context)
    if begin.days and end.days and begin.days[0] > end.days[1] and first.year is None:
        # "from November to February": the first end lies in the year before.
        begin = place(replace(first, year=end.days[0].year - 1), context)
    for days in spans_of(begin, end):
        return Placed(days, "range", part=None)
    if begin.days is None and end.days is None and begin.granularity == end.granularity == "day":
        return Placed(None, "range", month=end.month)
    return end if end.days is not None else replace(begin, granularity="range")


def _mention(expression: Expression, placed: Placed, text: str) -> Mention:
    lo, hi = placed.days if placed.days else (None, None)
    lead = expression.lead
    hedge, approx = Hedge.NONE, False
    if lead is not None:
        hedge, approx = Hedge(lead.hedge), lead.approx
        try:
            if lead.open == "lo" and hi is not None and lo is not None:
                lo, hi = None, lo - _DAY if lead.edge else hi
            elif lead.open == "hi" and hi is not None and lo is not None:
                lo, hi = hi + _DAY if lead.edge else lo, None
        except OverflowError:
            lo = hi = None
    return Mention(
        expression.start,
        expression.end,
        expression.qstart,
        expression.end,
        Kind.TIME if expression.clock else Kind.DATE,
        text[expression.start : expression.end],
        Value(
            lo=lo,
            hi=hi,
            approx=approx,
            hedge=hedge,
            role=placed.part,
            granularity=placed.granularity,
            month=placed.month,
            day=placed.day,
            weekday=placed.weekday,
        ),
    )
