"""Where a text says a date: the expressions, each with what its words say, not yet placed in time.

One pass over the tokens that can begin a form; only their forms are tried, each match is bounded, and reading goes on
behind it, so the work grows with the length of the text alone.
"""

import re
from dataclasses import dataclass, replace

from provenance.facts.lang.fold import View, view
from provenance.facts.mentions.date_around import Around
from provenance.facts.mentions.date_checks import plausible
from provenance.facts.mentions.date_forms import Calendar, Lead, calendar
from provenance.facts.mentions.date_said import Said, said
from provenance.facts.mentions.date_templates import DIGIT, Form
from provenance.facts.mentions.date_words import fold

# How far the words that introduce a date, join two, or give a month its year may reach, in code points.
_LEAD_REACH = 40
_JOIN_REACH = 16
_LIST_REACH = 12
_YEAR_REACH = 24
# A digit behind these belongs to a longer number, an amount, a version, a path.
_GLUE = frozenset("0123456789.,/+$€£#-_%=&@\\")
# What the ends of a range are said to be.
_SINCE = Lead(None, False, False, "none", "since", None)
_UNTIL = Lead(None, False, False, "none", "until", "either")


@dataclass(frozen=True, slots=True)
class Expression:
    """A date as the text has it.

    ``start``..``end`` without and ``qstart``..``qend`` with hedge, preposition and determiner, in code points of the
    text. ``first`` is set for a range: from ``first`` to ``said``; ``until`` for the first of two dates that make one,
    and is the other. ``language`` names the table it was read with.
    """

    start: int
    end: int
    qstart: int
    qend: int
    said: Said
    language: str
    first: Said | None = None
    lead: Lead | None = None
    until: Said | None = None

    @property
    def clock(self) -> bool:
        """Whether it names a time of day."""
        return self.said.hour is not None


def scan(
    text: str, language: str, start: int = 0, end: int | None = None, seen: View | None = None
) -> list[Expression]:
    """The date expressions of ``text[start:end]`` in order, none overlapping; offsets count from the text's start.

    A language without a table has none. A range is one expression where one of its ends cannot stand alone ("3 to 5
    May") or no word joins them ("2019-2021"); "from May 2019 to June 2021" is two. ``seen`` is the view of the text,
    for a caller who has it.
    """
    table = calendar(language)
    if table is None:
        return []
    found: list[Expression] = []
    stop = len(text) if end is None else min(end, len(text))
    at = start
    seen = seen or view(text)
    for first, last in table.starts.find(seen.low, seen.seen(start), seen.seen(stop)):
        begin = seen.origin(first)
        if begin < at:
            continue
        token = seen.low[first:last]
        digits = token[0].isdigit()
        forms = table.forms.get(DIGIT * len(token) if digits else token)
        if forms is None or _glued(text, begin, start, digits):
            continue
        matches = [(-m.end(), rank, form, m) for rank, form in forms if (m := form.pattern.match(text, begin, stop))]
        if not matches:
            continue
        # The longest match, then the form that comes first in the table.
        for _, _, form, match in sorted(matches, key=lambda m: m[:2]):
            around = _around(text, match, start, stop, found[-1] if found else None, table)
            if plausible(form.need, around) and (expressions := _expressions(form, around, language)):
                found.extend(expressions)
                at = match.end()
                break
    return _joined(_in_the_year(found, text), text, table)


def _glued(text: str, begin: int, start: int, digits: bool) -> bool:
    """Whether a token is a piece of something longer: a number, a name with a hyphen, a path."""
    if begin == start:
        return False
    before = text[begin - 1]
    if not digits:
        return before in "-_@#"
    # "d'20", "3:20", but "the '90s" and "Date:20 May".
    previous = text[begin - 2] if begin - 1 > start else " "
    linked = (before in "'’" and previous.isalnum()) or (before == ":" and previous.isdigit())
    return before in _GLUE or before.isalpha() or linked


def _around(text: str, match: re.Match[str], start: int, stop: int, last: Expression | None, table: Calendar) -> Around:
    begin = match.start()
    near = last is not None and begin - last.end <= _LIST_REACH
    return Around(
        text,
        text[max(start, begin - _LEAD_REACH) : begin],
        match,
        stop,
        text[last.end : begin] if last is not None and near else None,
        last is not None and last.said.bare_year,
        last is not None and last.clock,
        table,
    )


def _expressions(form: Form, around: Around, language: str) -> list[Expression]:
    """The dates of a match, in order; none where the words make no date."""
    match, table = around.match, around.table
    value = said(form, match, table)
    if value is None:
        return []
    begin, end = match.span("core" if match.groupdict().get("core") else 0)
    # "By the year 2000" bounds the year, "by the 2000 elections" nothing.
    names = value.month is not None or (value.year is not None and match[0][0].isdigit())
    lead, qstart = around.lead(names and not (value.part or value.quarter or value.season))
    qend = end
    if (lead is None or not lead.tells) and (trail := table.trail.match(around.text, end, around.stop)):
        lead, qend = table.trails[fold(trail["trail"])], trail.end()
    if article := table.article.match(match[0]):
        begin += article.end()
    if not (form.range or form.list):
        return [Expression(begin, end, qstart, qend, value, language, lead=lead)]
    first = said(form, match, table, "1")
    if first is None:
        return []
    if form.range and first.year is not None and value.bare_year and (value.year or 0) < first.year:
        # "2019-24": the second year has the century of the first.
        value = replace(value, year=first.year // 100 * 100 + (value.year or 0) % 100)
    (split, second), *more = _gaps(match)
    if form.range and not (first.whole and _worded(around.text[split:second])):
        return [Expression(begin, end, qstart, qend, value, language, _completed(first, value), lead)]
    last = Expression(second, end, second, qend, _completed(value, first), language)
    if form.range:
        return [_opening(Expression(begin, split, qstart, split, first, language, lead=lead), last), _closing(last)]
    if not more:
        return [Expression(begin, split, qstart, split, _completed(first, value), language, lead=lead), last]
    middle, earliest = _completed(first, value), said(form, match, table, "2")
    if earliest is None:
        return []
    comma, next_one = more[0]
    return [
        Expression(begin, comma, qstart, comma, _completed(earliest, value), language, lead=lead),
        Expression(next_one, split, next_one, split, middle, language),
        last,
    ]


def _gaps(match: re.Match[str]) -> list[tuple[int, int]]:
    """What stands between the dates a match names, as (start, end), the gap before the last date first."""
    spans = {name: match.span(name) for name, text in match.groupdict().items() if text is not None}
    gaps: list[tuple[int, int]] = []
    behind = match.end()
    for index in "12":
        if ends := [end for name, (_, end) in spans.items() if name.endswith(index)]:
            start = max(ends)
            gaps.append((start, min((at for at, _ in spans.values() if start <= at < behind), default=behind)))
            behind = start
    return gaps


def _worded(link: str) -> bool:
    """Whether words, or nothing, join the ends of a range: no dash or stroke."""
    return link.isspace() or any(char.isalpha() for char in link)


def _opening(first: Expression, last: Expression) -> Expression:
    """The first date of a range said as two: "from May 3, 2019 to June 5, 2020"."""
    lead = first.lead if first.lead is not None and first.lead.tells else _SINCE
    return replace(first, said=_completed(first.said, last.said), until=last.said, lead=lead)


def _closing(last: Expression) -> Expression:
    """The last date of a range said as two."""
    return replace(last, lead=last.lead if last.lead is not None and last.lead.tells else _UNTIL)


def _working_week(first: Said, last: Said) -> bool:
    """Whether two weekdays are the ends of a whole week, with or without its weekend."""
    bare = first.bare_weekday and last.bare_weekday
    return bare and (first.weekday or 0) <= 2 and (last.weekday or 0) >= (first.weekday or 0) + 4


def _completed(date: Said, other: Said) -> Said:
    """One of two dates said together, with what only the other says: "from 3 to 5 May 2024"."""
    if date.bare_year:
        return date
    return replace(
        date,
        month=date.month or other.month,
        year=date.year if date.year is not None or other.bare_year else other.year,
        shift=date.shift if date.shift is not None else other.shift,
    )


def _in_the_year(found: list[Expression], text: str) -> list[Expression]:
    """A month right behind a year, in the same sentence, is of that year: "in 1997 (in January …, in October …)"."""
    out: list[Expression] = []
    year: int | None = None
    for this in found:
        said, between = this.said, text[out[-1].end : this.start] if out else ""
        open_month = said.month is not None and said.year is None and said.shift is None and this.first is None
        if year is not None and open_month and len(between) <= _YEAR_REACH and not re.search(r"[.;!?\n]", between):
            this = replace(this, said=replace(said, year=year))
        else:
            year = said.year if said.bare_year and this.lead is not None and not this.lead.open else None
        out.append(this)
    return out


def _joined(found: list[Expression], text: str, table: Calendar) -> list[Expression]:
    """Ranges made of two dates ("du 3 mai au 5 juin"), and a time of day made one with the day beside it."""
    joins = {name: frozenset(map(fold, words)) for name, words in table.options["joins"].items()}
    out: list[Expression] = []
    for this in found:
        last = out[-1] if out else None
        if last is None or this.start - last.end > _JOIN_REACH or last.first is not None or this.first is not None:
            out.append(this)
            continue
        between, lead = fold(text[last.end : this.start]), fold(text[last.qstart : last.start])
        day, hour = (this.said, last.said) if last.clock else (last.said, this.said)
        if (
            last.clock != this.clock
            and not (last.clock and last.said.of_day)
            and (between in joins["clock_link"] or not between)
            and day.of_day
        ):
            timed = replace(day, hour=hour.hour)
            if last.clock and between == ",":
                # "Around 5 p.m., Monday": two dates, the hour being of that day.
                out[-1] = replace(last, said=timed)
                out.append(this)
            else:
                out[-1] = replace(last, end=this.end, qend=this.qend, said=timed)
            continue
        if between in joins["lists"] | {","} and last.said.day and last.said.year is None and this.said.day:
            # "8 February and 27 April 2021"
            out[-1] = replace(last, said=_completed(last.said, this.said))
        if between == "(" and last.said.lone_weekday and this.said.month and this.said.day:
            # "Friday (July 16, 1999)"
            out[-1] = replace(last, said=replace(this.said, weekday=last.said.weekday))
        linked = between in joins["range_bare"] or (lead in joins["range_open"] and between in joins["range_link"])
        if linked and _working_week(last.said, this.said):
            # "from Monday to Friday" is a habit.
            out.pop()
            continue
        if linked and not last.clock and not this.clock and last.said.of_day == this.said.of_day:
            if not (last.said.whole and this.said.whole and _worded(between)):
                first = _completed(last.said, this.said)
                out[-1] = Expression(last.start, this.end, last.qstart, this.qend, this.said, last.language, first)
                continue
            out[-1], this = _opening(last, this), _closing(this)
        out.append(this)
    return out
