"""Where a text says a date: the expressions, each with what its words say, not yet placed in time.

One pass over the tokens; only where a token can begin a form are the forms tried, each match is bounded, and reading
goes on behind it, so the work grows with the length of the text alone.
"""

import re
from dataclasses import dataclass, replace

from provenance.facts.mentions.date_forms import TOKEN, Calendar, Form, Lead, Said, calendar, fold, said

# How far back the words that introduce a date may reach, in code points.
LEAD_REACH = 40
# A digit behind these belongs to a longer number, an amount, a version, a path.
_GLUE = frozenset("0123456789.,:/+$€£#-_%'’=&@\\")


@dataclass(frozen=True, slots=True)
class Expression:
    """A date as the text has it.

    ``start``..``end`` without and ``qstart``..``end`` with hedge, preposition and determiner, in code points of the
    text. ``first`` is set for a range: from ``first`` to ``said``. ``language`` names the table it was read with.
    """

    start: int
    end: int
    qstart: int
    said: Said
    language: str
    first: Said | None = None
    lead: Lead | None = None
    clock: bool = False


def scan(text: str, language: str, start: int = 0, end: int | None = None) -> list[Expression]:
    """The date expressions of ``text[start:end]`` in order, none overlapping; offsets count from the text's start.

    A language without a table has none.
    """
    table = calendar(language)
    if table is None:
        return []
    found: list[Expression] = []
    stop = len(text) if end is None else end
    at = start
    for token in TOKEN.finditer(text, start, stop):
        begin = token.start()
        if begin < at:
            continue
        word = token[0]
        if word[0].isdigit():
            if len(word) > 8 or (begin > start and (text[begin - 1] in _GLUE or text[begin - 1].isalpha())):
                continue
        elif fold(word) not in table.first or (begin > start and text[begin - 1] in "-_@#"):
            continue
        expressions = _read(text, begin, start, stop, table, language, found)
        if expressions:
            found.extend(expressions)
            at = expressions[-1].end
    return _joined(found, text, table)


def _read(
    text: str, begin: int, start: int, stop: int, table: Calendar, language: str, found: list[Expression]
) -> list[Expression]:
    matches = [(match.end(), -rank, form, match) for rank, form in enumerate(table.forms)
               if (match := form.pattern.match(text, begin, stop))]  # fmt: skip
    matches.sort(key=lambda m: (m[0], m[1]), reverse=True)
    before = text[max(start, begin - LEAD_REACH) : begin]
    for _, _, form, match in matches:
        around = Around(text, before, begin, match.end(), stop, found[-1] if found else None, table)
        if not _plausible(form, match, around):
            continue
        expressions = _expressions(form, match, around, table, language)
        if expressions:
            return expressions
    return []


def _expressions(
    form: Form, match: re.Match[str], around: "Around", table: Calendar, language: str
) -> list[Expression]:
    value = said(form, match, table)
    if value is None:
        return []
    lead, qstart = around.lead()
    begin, end = match.span()
    if not (form.range or form.list):
        return [Expression(begin, end, qstart, value, language, None, lead, value.hour is not None)]
    first = said(form, match, table, "1")
    if first is None:
        return []
    first = _completed(first, value)
    if form.range:
        if first.year is not None and value.year is not None and value.bare_year and value.year < first.year:
            # "2019-24", "1998-99": the second year in two digits belongs to the first one's century or the next.
            value = replace(value, year=first.year // 100 * 100 + value.year % 100)
            if value.year is None or value.year <= first.year:
                return []
        return [Expression(begin, end, qstart, value, language, first, lead)]
    names = [name for name in ("day1", "month1", "longmonth1", "year1") if match.groupdict().get(name)]
    rest = [name for name in ("day", "month", "longmonth", "year", "Weekday") if match.groupdict().get(name)]
    split = max(match.end(name) for name in names)
    second = min((match.start(name) for name in rest if match.start(name) >= split), default=end)
    if second >= end:  # "April 24 and 25": what comes second is the bare day
        return [Expression(begin, end, qstart, value, language, None, lead)]
    return [
        Expression(begin, split, qstart, first, language, None, lead),
        Expression(second, end, second, value, language, None, lead),
    ]


def _completed(first: Said, last: Said) -> Said:
    """The first end of a range with what only the last one says."""
    return replace(
        first,
        month=first.month or last.month,
        year=first.year if first.year is not None else last.year if last.month or last.quarter else None,
        shift=last.shift if first.shift is None else first.shift,
    )


@dataclass(frozen=True, slots=True)
class Around:
    """A match and what stands around it."""

    text: str
    before: str
    start: int
    end: int
    stop: int
    previous: Expression | None
    table: Calendar

    def led_by(self, name: str) -> bool:
        """Whether the words before are of that table."""
        return self.table.before[name].search(self.before) is not None

    def lead(self) -> tuple[Lead | None, int]:
        """How the words before qualify the date, and where they begin."""
        match = self.table.lead.search(self.before)
        if match is None:
            return None, self.start
        word = match["lead"] or match["also"]
        found = self.table.leads.get(fold(word)) if word else None
        if found is not None and found.hedge == "none" and match["also"]:
            found = self.table.leads.get(fold(match["also"]), found)
        return found, self.start - (len(self.before) - match.start())

    def after(self) -> str:
        """The next few code points."""
        return self.text[self.end : min(self.stop, self.end + 24)]

    def next_to_date(self) -> bool:
        """Whether the last date ends right before, but for a comma, a dash, a bracket or a joining word."""
        if self.previous is None or self.start - self.previous.end > 12:
            return False
        between = self.text[self.previous.end : self.start]
        link = re.fullmatch(r"\s?[,(–—-]?\s?", between)
        return bool(link) or fold(between) in self.table.options["years"].get("list_links", ("et", "ou", "and", "or"))

    def bracketed(self) -> bool:
        """Whether brackets hold the match alone: (1977)."""
        return self.before.endswith("(") and self.after().startswith((")", ",", ";"))


def _plausible(form: Form, match: re.Match[str], around: Around) -> bool:
    """Whether the surroundings make a date of the match."""
    if around.led_by("habit"):
        return False
    return _CHECKS[form.need](match, around) if form.need else True


def _follows_well(around: Around) -> bool:
    """Whether what follows is no counted thing: the end, a mark, a capital, or a word that joins sentences."""
    after = re.match(r"[^\S\r\n]{1,2}([^\W\d_]+)", around.after())
    if after is None:
        return re.match(r"[^\S\r\n]{1,2}\d", around.after()) is None
    word = after[1]
    return not word[0].islower() or fold(word) in around.table.options["years"]["followers"]


def _year(match: re.Match[str], around: Around) -> bool:
    groups = match.groupdict()
    year = int(groups["year"]) if groups.get("year") else 1900
    if groups.get("part") and around.table.words["parts"].get(fold(groups["part"])):
        return True
    if around.led_by("year"):
        return year >= 1900 or _follows_well(around) or year % 50 != 0
    if not 1700 <= year < 2100:
        return False
    if around.bracketed():
        return True
    if around.next_to_date() and around.previous is not None and around.previous.said.bare_year:
        return _follows_well(around)
    if around.led_by("weak_year"):
        return _follows_well(around)
    if around.led_by("attributive") and 1900 <= year:
        word = re.match(r"[^\S\r\n]([^\W\d_]+)", around.after())
        # "the 1996 law" and "the 2019 elections", but "the 1500 workers": a count is a round number of plural things.
        return word is not None and (year % 50 != 0 or word[1][0].isupper() or not word[1].endswith("s"))
    return False


def _years(match: re.Match[str], around: Around) -> bool:
    first = int(match["year1"])
    last = int(match["year"]) if match.groupdict().get("year") else first // 100 * 100 + int(match["yy"][-2:])
    return 1700 <= first < last < 2100 and _follows_well(around)


def _month(match: re.Match[str], around: Around) -> bool:
    word = match["longmonth"]
    options = around.table.options["month_alone"]
    if options["capital"] and not word[0].isupper():
        return False
    if match.groupdict().get("part") or around.next_to_date():
        return True
    if around.led_by("month"):
        return True
    if not options["capital"] or word in options["ambiguous"] or around.led_by("not_month"):
        return False
    # A capital on either side makes a name of it: "June Allyson", "Mr August".
    name_before = re.search(r"[A-Z][\w.'’-]*[^\S\r\n]$", around.before) is not None
    return not name_before and re.match(r"[^\S\r\n][A-Z]", around.after()) is None


def _season(match: re.Match[str], around: Around) -> bool:
    if match.groupdict().get("shift"):
        return True
    return around.led_by("season") and re.match(r"[^\S\r\n][A-Z]", around.after()) is None


def _weekday(match: re.Match[str], around: Around) -> bool:
    return not around.table.options["month_alone"]["capital"] or match["weekday"][0].isupper() or bool(
        match.groupdict().get("daypart")
    )


def _relative(match: re.Match[str], around: Around) -> bool:
    if around.led_by("not_relative") if "not_relative" in around.table.before else False:
        return False
    tail = around.table.options.get("relative_not_before", {}).get(fold(match["relative"]), ())
    after = fold(around.after()[:8].strip()) + " "
    return not any(after.startswith(word + " ") or (word.endswith("'") and after.startswith(word)) for word in tail)


def _unit(match: re.Match[str], around: Around) -> bool:
    return not (match.groupdict().get("shift") and "not_shift" in around.table.before and around.led_by("not_shift"))


def _numeric(match: re.Match[str], around: Around) -> bool:
    return around.led_by("numeric")


def _holiday(match: re.Match[str], around: Around) -> bool:
    return match["holiday"][0].isupper()


def _clock(match: re.Match[str], around: Around) -> bool:
    if around.led_by("weak_clock"):
        links = around.table.options["clock"]["weak_until"]
        after = fold(around.after())
        before_is_clock = around.previous is not None and around.previous.clock and around.start - around.previous.end < 8
        return before_is_clock or any(after.startswith(link + " ") for link in links)
    if around.led_by("clock") or around.next_to_date() or around.bracketed():
        return True
    return not around.before.strip() or re.search(r"[,;:(–—-]\s?$", around.before) is not None


def _clock_hour(match: re.Match[str], around: Around) -> bool:
    return (around.led_by("clock") or around.led_by("weak_clock") or around.next_to_date()) and _clock(match, around)


def _noon(match: re.Match[str], around: Around) -> bool:
    return around.led_by("clock")


def _ahead(match: re.Match[str], around: Around) -> bool:
    from provenance.facts.mentions.date_tense import direction

    return direction(around.text, around.start, around.end, around.table) == 1


_CHECKS = {
    "year": _year,
    "years": _years,
    "month": _month,
    "season": _season,
    "weekday": _weekday,
    "relative": _relative,
    "unit": _unit,
    "numeric": _numeric,
    "holiday": _holiday,
    "clock": _clock,
    "clockhour": _clock_hour,
    "noon": _noon,
    "future": _ahead,
}


def _joined(found: list[Expression], text: str, table: Calendar) -> list[Expression]:
    """Ranges made of two dates ("du 3 mai au 5 juin"), and a time of day made one with the day beside it."""
    joins = table.options["joins"]
    opened = frozenset(fold(word) for word in joins["range_open"])
    links = frozenset(fold(word) for word in joins["range_link"])
    bare = frozenset(fold(word) for word in joins["range_bare"])
    clock_links = frozenset(fold(word) for word in joins["clock_link"])
    out: list[Expression] = []
    for this in found:
        if out and this.start - out[-1].end <= 16 and out[-1].first is None and this.first is None:
            last = out[-1]
            between = fold(text[last.end : this.start])
            lead = fold(text[last.qstart : last.start])
            if last.clock != this.clock and between in clock_links | {""}:
                day, hour = (this.said, last.said) if last.clock else (last.said, this.said)
                if day.day or day.weekday or day.unit == "day":
                    out[-1] = replace(last, end=this.end, said=replace(day, hour=hour.hour), clock=True)
                    continue
            if last.clock == this.clock and _same_grain(last.said, this.said) and (
                between in bare or (lead in opened and between in links)
            ):
                first = last.said if last.clock else _completed(last.said, this.said)
                out[-1] = replace(last, end=this.end, first=first, said=this.said, lead=None)
                continue
        out.append(this)
    return out


def _same_grain(a: Said, b: Said) -> bool:
    """Whether two dates can be the ends of one range."""

    def grain(said: Said) -> str:
        if said.hour is not None:
            return "hour"
        if said.day or said.weekday or said.unit == "day" or said.easter is not None:
            return "day"
        return "period"

    return grain(a) == grain(b)
