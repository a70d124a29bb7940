"""Dates and times of day in a text, with the days they name.

Reading has two steps, so that a text in two languages is read sentence by sentence and still understood as one:
``scan`` finds what the words say, :func:`resolve_dates` places it, in order, by the day of publication and by the dates
named before.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from provenance.facts.mentions.date_forms import Lead, calendar
from provenance.facts.mentions.date_resolution import Context, Placed, place
from provenance.facts.mentions.date_said import Said
from provenance.facts.mentions.date_scan import Expression, scan
from provenance.facts.mentions.date_tense import direction
from provenance.facts.model import Hedge, Kind, Mention, Value

_DAY = timedelta(days=1)


def find_dates(text: str, language: str, published: date | None, *, ranges: bool = True) -> list[Mention]:
    """Dates and times of day of a text in one language (ISO 639-1), in order, none overlapping.

    Offsets are code points. ``published`` places what the text leaves open; None leaves it open. ``ranges``: the two
    ends of "from 2019 to 2021" are one mention; False makes two of them.
    """
    return resolve_dates(scan(text, language, ranges=ranges), text, published)


def find_dates_in(
    text: str, runs: Iterable[tuple[int, int, str]], published: date | None, *, ranges: bool = True
) -> list[Mention]:
    """The dates of a text in several languages, read as one: what a run says may count from a date in the one before.

    ``runs`` are (start, end, language) in code points of the text, in order, none overlapping.
    """
    expressions = [found for start, end, language in runs for found in scan(text, language, start, end, ranges=ranges)]
    return resolve_dates(expressions, text, published)


def resolve_dates(expressions: Iterable[Expression], text: str, published: date | None) -> list[Mention]:
    """The mentions of scanned expressions, which must be in order and count from the start of ``text``."""
    out: list[Mention] = []
    last: Placed | None = None
    last_day: Placed | None = None
    last_period: Placed | None = None
    for expression in expressions:
        table = calendar(expression.language)
        if table is None:
            continue
        sign = direction(text, expression.start, expression.end, table) if published else 0
        context = Context(
            published, last, last_day, last_period, sign, table.options["next_weekday"], table.options["last_weekday"]
        )
        if expression.said.anchor == "period" and expression.said.unit == "quarter" and last_period is None:
            # "The quarter" of which none was named.
            continue
        if expression.clock:
            placed = _of_clock(expression, context)
        else:
            placed = place(expression.said, context)
            if expression.first is not None:
                placed = _range(expression.first, placed, context)
            if expression.said.anchor != "period":
                last = placed
                if placed.granularity == "day":
                    last_day = placed
                elif placed.granularity == "quarter" and not _lies_ahead(placed, published):
                    last_period = placed
        out.append(_mention(expression, placed, text))
    return out


def _lies_ahead(placed: Placed, published: date | None) -> bool:
    return placed.days is not None and published is not None and placed.days[0] > published


def _of_clock(expression: Expression, context: Context) -> Placed:
    """The day of a time of day: the one said with it, else the last day of the text, else that of publication."""
    said = replace(expression.said, hour=None)
    if said.of_day:
        return place(said, context)
    if context.last_day is not None:
        return context.last_day
    return Placed((context.published, context.published) if context.published else None, "day")


def _range(first: Said, end: Placed, context: Context) -> Placed:
    """From ``first`` to a placed end; what only one of them fixes, the other takes from it."""
    if first.month and first.year is None and first.shift is None and end.days is not None:
        first = replace(first, year=end.days[1].year)
    begin = place(first, context)
    if begin.days and end.days and begin.days[0] > end.days[1] and first.month:
        # "from November to February 2017": the first end lies in the year before.
        begin = place(replace(first, year=end.days[0].year - 1), context)
    if begin.days and end.days and begin.days[0] <= end.days[1]:
        return Placed((begin.days[0], end.days[1]), "range")
    if begin.days is None and end.days is None and begin.granularity == end.granularity == "day":
        return Placed(None, "range", month=end.month)
    return end if end.days is not None else replace(begin, granularity="range")


def _opened(lead: Lead, lo: date | None, hi: date | None) -> tuple[date | None, date | None]:
    """The days with the end open that the words before leave open."""
    if lo is None or hi is None or not lead.open:
        return lo, hi
    if lead.open == "lo":
        return None, lo - _DAY if lead.edge and lo > date.min else hi
    return hi + _DAY if lead.edge and hi < date.max else lo, None


def _mention(expression: Expression, placed: Placed, text: str) -> Mention:
    lo, hi = placed.days if placed.days else (None, None)
    lead = expression.lead
    hedge, approx = Hedge.NONE, False
    if lead is not None:
        hedge, approx = Hedge(lead.hedge), lead.approx
        lo, hi = _opened(lead, lo, hi)
    return Mention(
        expression.start,
        expression.end,
        expression.qstart,
        expression.qend,
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
