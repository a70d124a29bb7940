"""Whether what stands around the words of a date makes a date of them."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from provenance.facts.mentions.date_forms import Calendar, Lead
from provenance.facts.mentions.date_tense import direction
from provenance.facts.mentions.date_words import fold

_BLANK = r"[^\S\r\n]{1,2}"
_WORD_AFTER = re.compile(rf"{_BLANK}([^\W\d_]+['’]?)")
# A capital word that does not open the sentence.
_NAME_BEFORE = re.compile(rf"[\w,]{_BLANK}[A-Z][\w.'’-]*{_BLANK}$")
_SOFT_LINK = re.compile(r"\s?[,(–—-]?\s?")
_REACH = 24


@dataclass(frozen=True, slots=True)
class Around:
    """A match and what stands around it: the few code points before, all the text behind up to ``stop``.

    ``since_date`` is the text since the end of the last date, None where that is far; ``last_year`` says that this date
    was a bare year, ``last_clock`` a time of day.
    """

    text: str
    before: str
    match: re.Match[str]
    stop: int
    since_date: str | None
    last_year: bool
    last_clock: bool
    table: Calendar

    def group(self, name: str) -> str | None:
        """What a slot matched, None where the form has no such slot."""
        return self.match.groupdict().get(name)

    def led_by(self, name: str) -> bool:
        """Whether the words before are of that table."""
        pattern = self.table.before.get(name)
        return pattern is not None and pattern.search(self.before) is not None

    def after(self) -> str:
        """The next few code points."""
        return self.text[self.match.end() : min(self.stop, self.match.end() + _REACH)]

    def word_after(self) -> str | None:
        """The word that follows after a space, an elided one with its apostrophe."""
        found = _WORD_AFTER.match(self.after())
        return found[1] if found else None

    def next_to_date(self) -> bool:
        """Whether the last date ends right before, but for a comma, a dash, a bracket or a joining word."""
        if self.since_date is None:
            return False
        links = self.table.options["joins"]["lists"]
        between = self.since_date.rstrip("'’")
        return bool(_SOFT_LINK.fullmatch(between)) or fold(between) in links

    def bracketed(self) -> bool:
        """Whether brackets hold the match alone: (1977)."""
        return self.before.endswith("(") and self.after().startswith((")", ",", ";"))

    def goes_on(self) -> bool:
        """Whether what follows can follow a date: the end, a mark, a capital, a word that joins; no counted thing."""
        word = self.word_after()
        if word is None:
            return re.match(rf"{_BLANK}\d", self.after()) is None
        return not word[0].islower() or fold(word).rstrip("'") in self.table.options["years"]["followers"]

    def lead(self, attributive: bool) -> tuple[Lead | None, int]:
        """How the words before qualify the date, and the offset at which they begin.

        ``attributive``: an article would make the date belong to a noun behind it ("since the 1998 bombing").
        """
        start = self.match.start()
        found = self.table.lead.search(self.before)
        if found is None:
            return None, start
        words = [self.table.leads[fold(word)] for word in (found["lead"], found["also"]) if word]
        lead = next((word for word in words if word.tells), words[0] if words else None)
        ending = self.table.options["determiners"].get("attributive_ending", "(?!)")
        if lead is not None and lead.edge and self.table.before["measured"].search(self.before[: found.start()]):
            # "Two weeks before May 13": the date itself is meant, not all that lies before it.
            lead = None
        if (attributive and found["article"] and self.led_by("article")) or re.match(ending, self.after()):
            lead = None
        return lead, start - len(self.before) + found.start()


def _year(around: Around) -> bool:
    part = around.group("part")
    if part and around.table.words["parts"].get(fold(part)):
        return True
    year = int(around.group("year") or 1900)
    # A count is more often a round number than a year is: "in 2000 homes".
    round_number = year % 50 == 0
    if around.led_by("year"):
        return around.goes_on() or (year >= 1900 and not round_number)
    if not 1700 <= year < 2100:
        return False
    if around.bracketed():
        return True
    if (around.last_year and around.next_to_date()) or around.led_by("weak_year"):
        return around.goes_on()
    word = around.word_after()
    if word is None or year < 1900:
        return False
    # "the 1996 law" and "the 2019 elections", but "the 1500 workers".
    single = word[0].isupper() or not word.endswith("s")
    return (around.led_by("attributive") and (single or not round_number)) or (around.led_by("described") and single)


def _years(around: Around) -> bool:
    first = int(around.group("year1") or 0)
    two_digits = around.group("yy") or around.group("shortyear") or ""
    last = int(around.group("year") or f"{first // 100}{two_digits[-2:]}")
    round_numbers = first % 50 == 0 and last % 50 == 0
    fitting = around.goes_on() or around.led_by("year") or not round_numbers
    return 1700 <= first < last < 2100 and fitting and _links(around, "year1")


def _links(around: Around, first: str) -> bool:
    """Whether what stands between two ends makes a range of them: a dash does, "and" only after "between"."""
    link = re.match(r"\s?([^\s\w]|\w+)", around.text[around.match.end(first) : around.match.end()])
    bare = [fold(word) for word in around.table.options["joins"]["range_bare"]]
    return link is None or not link[1].isalpha() or fold(link[1]) in bare or around.led_by("range")


def _month(around: Around) -> bool:
    word = around.group("longmonth") or ""
    options = around.table.options["month_alone"]
    if options["capital"] and not word[0].isupper():
        return False
    if around.group("longmonth1") and not _links(around, "longmonth1"):
        return False
    if around.group("part") or around.group("year") or around.next_to_date() or around.led_by("month"):
        return True
    if not options["capital"] or word in options["ambiguous"] or around.led_by("not_month"):
        return False
    # A capital on either side makes a name of it ("June Allyson"), but for the first word of a sentence.
    return _NAME_BEFORE.search(around.before) is None and re.match(rf"{_BLANK}[A-Z]", around.after()) is None


def _capital_month(around: Around) -> bool:
    return (around.group("longmonth") or "")[:1].isupper()


def _season(around: Around) -> bool:
    named = around.led_by("season") and re.match(rf"{_BLANK}[A-Z]", around.after()) is None
    return bool(around.group("shift") or around.group("part")) or named


def _weekday(around: Around) -> bool:
    """A language that writes weekdays with a capital means no weekday without; nor is the Sunday Times one."""
    names = around.table.options["weekday_names"]
    capital = (around.group("weekday") or "")[0].isupper() or not names["capital"]
    return capital and around.word_after() not in names["before"] and not around.led_by("weekday_name")


def _relative(around: Around) -> bool:
    barred = around.table.words["relative_not_before"].get(fold(around.group("relative") or ""), ())
    word = around.word_after()
    capitals = (around.group("relative") or "")[0].isupper() and _NAME_BEFORE.search(around.before) is not None
    return not capitals and (word is None or not ("*" in barred or fold(word) in barred))


def _unit(around: Around) -> bool:
    """ "Over the last year", "the coming years" are stretches of time, "the last week of May" counts from May."""
    if around.group("shiftintext") and (around.led_by("counted") or re.search(rf"\d{_BLANK}$", around.before)):
        # "Two months following the ruling".
        return False
    stretches = around.table.options["stretches"]
    if not around.group("shift") or fold(around.group("unit") or "") in stretches.get("never", ()):
        return True
    if fold(around.group("unit") or "") in stretches["units"] or around.led_by("not_shift"):
        return False
    word = around.word_after()
    return around.match.start("shift") > around.match.start("unit") or word is None or fold(word) not in stretches["of"]


def _clock(around: Around) -> bool:
    if around.led_by("weak_clock") and not around.led_by("clock"):
        after = fold(around.after())
        goes_on = any(after.startswith(fold(link) + " ") for link in around.table.options["clock"]["weak_until"])
        return goes_on or (around.last_clock and around.since_date is not None)
    if around.led_by("clock") or around.next_to_date() or around.bracketed():
        return True
    return not around.before.strip() or re.search(r"[,;:(–—-]\s?$", around.before) is not None


def _clock_hour(around: Around) -> bool:
    """Whole hours are a length of time more often than minutes are: they need a word or a date before them."""
    led = around.led_by("clock") or around.led_by("weak_clock") or around.next_to_date()
    word = around.word_after()
    length = word is not None and fold(word) in around.table.options["clock"]["hour_not_before"]
    return led and not length and _clock(around)


def _alone(around: Around) -> bool:
    """No word may follow: "three years before the war" counts from the war."""
    return re.match(rf"{_BLANK}\w", around.after()) is None


def _holiday(around: Around) -> bool:
    """A feast has a capital; one in the name of a treaty is no date: the Good Friday agreement."""
    named = fold(around.word_after() or "") in around.table.options["holiday_names"]["after"]
    capital = any(char.isupper() for char in around.group("holiday") or "")
    return capital and not named and not around.led_by("holiday_name")


def _day_range(around: Around) -> bool:
    first, last = (re.match(r"\d+", around.group(name) or "") for name in ("day1", "day"))
    return first is None or last is None or int(first[0]) < int(last[0])


def _decade(around: Around) -> bool:
    """A decade in two digits or in words needs its article: "the 90s", "the late nineties", but "in her mid-40s"."""
    digits = around.group("decadenumber") or ""
    if len(digits) == 4:
        # "1990's first quarter" is of the year, "the 1990's" are ten.
        return around.led_by("decade") or re.search("['’]", around.match[0]) is None
    quoted = re.search("['’]$", around.before) is not None or re.match("['’]", around.match[0]) is not None
    return (around.led_by("decade") or around.next_to_date()) and (quoted or not digits or int(digits) >= 50)


def _ahead(around: Around) -> int:
    return direction(around.text, around.match.start(), around.match.end(), around.table.tense)


_CHECKS: Mapping[str, Callable[[Around], bool]] = {
    "alone": _alone,
    "capital": _capital_month,
    "clock": _clock,
    "clockhour": _clock_hour,
    "dayrange": _day_range,
    "decade": _decade,
    "followed": Around.goes_on,
    "future": lambda around: _ahead(around) > 0,
    "holiday": _holiday,
    "month": _month,
    "noon": lambda around: around.led_by("clock"),
    "notpast": lambda around: _ahead(around) >= 0,
    "numeric": lambda around: around.led_by("numeric"),
    "relative": _relative,
    "season": _season,
    "shortyear": lambda around: around.led_by("year") and re.match(r"\s?(?:[,.;:()!?]|$)", around.after()) is not None,
    "unit": _unit,
    "weekday": _weekday,
    "year": _year,
    "years": _years,
}


def plausible(need: str | None, around: Around) -> bool:
    """Whether the surroundings make a date of a match whose form needs the check of that name."""
    after = fold(around.after())
    if any(after.startswith(fold(words)) for words in around.table.options["before_christ"]["words"]):
        return False
    word = around.word_after()
    if around.led_by("habit") or (word is not None and fold(word) in around.table.options["habit"]["after"]):
        return False
    return need is None or _CHECKS[need](around)
