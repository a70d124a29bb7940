"""Dates and times of day in a text, with the days they name.

Reading has two steps, so that a text in two languages is read sentence by sentence and still understood as one:
``scan`` finds what the words say, :func:`resolve_dates` places it, in order, by the day of publication and by the dates
named before.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from provenance.facts.lang.fold import View, view
from provenance.facts.mentions.date_forms import Calendar, Lead, calendar
from provenance.facts.mentions.date_resolution import Context, Placed, place
from provenance.facts.mentions.date_said import Said
from provenance.facts.mentions.date_scan import Expression, scan
from provenance.facts.mentions.date_tense import direction
from provenance.facts.model import Hedge, Kind, Mention, Value
from provenance.facts.stretches import stretch

_DAY = timedelta(days=1)


def find_dates(text: str, language: str, published: date | None) -> list[Mention]:
    """Dates and times of day of a text in one language (ISO 639-1), in order, none overlapping.

    Offsets are code points. ``published`` places what the text leaves open; None leaves it open. A range is one mention
    where its ends share words ("du 3 au 5 mai") or a dash joins them ("2019-2024"); of two whole dates joined by words
    ("from May 2019 to June 2020") the first has the role "since", the second "until". So have dates behind such words
    alone: "since 1993" names 1993, whereas "before 1993" and "by 1993" have an open end.
    """
    return resolve_dates(scan(text, language), text, published)


def find_dates_in(
    text: str, runs: Iterable[tuple[int, int, str]], published: date | None, seen: View | None = None
) -> list[Mention]:
    """The dates of a text in several languages, read as one: what a run says may count from a date in the one before.

    ``runs`` are (start, end, language) in code points of the text, in order, none overlapping; ``seen`` is the view of
    the text, for a caller who has it.
    """
    seen = seen or view(text)
    expressions = [found for start, end, language in runs for found in scan(text, language, start, end, seen)]
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
        sign = _direction(expression, text, table) if published and not expression.said.absolute else 0
        rules = (table.options[f"{which}_weekday"] for which in ("next", "last", "this"))
        context = Context(published, last, last_day, last_period, sign, *rules)
        if expression.said.anchor == "period" and expression.said.unit == "quarter" and last_period is None:
            # "The quarter" of which none was named.
            continue
        if expression.clock:
            placed = _of_clock(expression, context)
        else:
            placed = place(expression.said, context)
            if expression.said.anchor == "text" and placed.open:
                # "That day", "nine days later", and no date was named: what is left is a length of time or nothing.
                continue
            if expression.first is not None:
                placed = _range(expression.first, placed, context)
            elif expression.until is not None:
                placed = _begin(expression.said, place(expression.until, context), context)
            if expression.said.anchor != "period":
                last = placed
                if placed.granularity == "day":
                    last_day = placed
                elif placed.granularity == "quarter" and not _lies_ahead(placed, published):
                    last_period = placed
        out.append(_mention(expression, placed, text))
    return out


def _direction(expression: Expression, text: str, table: Calendar) -> int:
    """Whether the sentence looks ahead (1) or back (-1) at its date, or neither.

    The words before it outweigh verbs: "since May" looks back, "through May" ahead but where a verb looks back.
    """
    time = expression.lead.time if expression.lead is not None else None
    if time in ("ahead", "behind"):
        return 1 if time == "ahead" else -1
    sign = direction(text, expression.start, expression.end, table.tense)
    return min(sign + 1, 1) if time == "either" else sign


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


def _begin(first: Said, end: Placed, context: Context) -> Placed:
    """The first end of a range, given the last; what only the last fixes, the first takes from it."""
    if first.month and first.year is None and first.shift is None and end.days is not None:
        first = replace(first, year=end.days[1].year)
    begin = place(first, context)
    if begin.days and end.days and begin.days[0] > end.days[1] and first.month:
        # "from November to February 2017": the first end lies in the year before.
        return place(replace(first, year=end.days[0].year - 1), context)
    if begin.days and end.days and begin.days[0] > end.days[0] and first.bare_weekday:
        week = timedelta(weeks=1)
        return replace(begin, days=(begin.days[0] - week, begin.days[1] - week))
    return begin


def _range(first: Said, end: Placed, context: Context) -> Placed:
    """From ``first`` to a placed end."""
    begin = _begin(first, end, context)
    if begin.days and end.days and begin.days[0] <= end.days[1]:
        return Placed((begin.days[0], end.days[1]), "range")
    if begin.days is None and end.days is None:
        days = stretch((begin.month or end.month, begin.day), (end.month, end.day))
        if days is not None and begin.part is None and end.part is None:
            return Placed(None, "range", month=days[0][0] if days[0][0] == days[1][0] else None, stretch=days)
        if begin.granularity == end.granularity == "day":
            return Placed(None, "range", month=end.month)
    return end if end.days is not None else replace(begin, granularity="range")


def _opened(lead: Lead, lo: date | None, hi: date | None, part: str | None) -> tuple[date | None, date | None]:
    """The days with the end open that the words before leave open; "before the end of May" has days of May left."""
    if lo is None or hi is None or not lead.open:
        return lo, hi
    outside = lead.edge and part is None
    if lead.open == "lo":
        return None, lo - _DAY if outside and lo > date.min else hi
    return hi + _DAY if outside and hi < date.max else lo, None


def _hedged(said: Said, lo: date | None, hi: date | None) -> tuple[date | None, date | None, Hedge, bool]:
    """The days, the hedge and whether they are rounded, by the hedge of a count: "more than ten years ago"."""
    if said.hedge == "about" or lo is None or hi is None:
        return lo, hi, Hedge.ABOUT if said.hedge == "about" else Hedge.NONE, said.hedge == "about"
    if (said.hedge == "more") == ((said.shift or 0) < 0):
        return None, hi, Hedge.AT_MOST, False
    return lo, None, Hedge.AT_LEAST, False


def _mention(expression: Expression, placed: Placed, text: str) -> Mention:
    lo, hi = placed.days if placed.days else (None, None)
    lead = expression.lead
    hedge, approx, role = Hedge.NONE, False, placed.part
    if expression.said.hedge is not None:
        lo, hi, hedge, approx = _hedged(expression.said, lo, hi)
    elif lead is not None:
        hedge, approx, role = Hedge(lead.hedge), lead.approx, lead.role or role
        lo, hi = _opened(lead, lo, hi, placed.part)
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
            role=role,
            granularity=placed.granularity,
            month=placed.month,
            day=placed.day,
            weekday=placed.weekday,
            years_ago=placed.years_ago,
            stretch=placed.stretch,
        ),
    )
