"""Whether what stands around the words of a date makes a date of them."""

import re
from collections.abc import Callable, Mapping

from provenance.facts.mentions.date_around import BLANK, Around
from provenance.facts.mentions.date_tense import direction
from provenance.facts.mentions.date_words import fold

# A capital word that does not open the sentence.
_NAME_BEFORE = re.compile(rf"[\w,]{BLANK}[A-Z][\w.'’-]*{BLANK}$")
_SECOND_WORD = re.compile(rf"{BLANK}[^\W\d_]{{1,12}}{BLANK}(\d+|[^\W\d_]+)")
# So many years are a long life.
_LIFE = 110
# A bare year in a sentence has so much before it; "Diwali 2018" alone is a feast of which the days are not known.
_IN_A_SENTENCE = 30
# Shorter words are units and abbreviations as often as not.
_SHORTEST = 3
_CAPITAL_BEFORE = re.compile(rf"(?<!\w)[A-Z][\w'’-]*{BLANK}$")


def _year(around: Around) -> bool:
    part = around.group("part")
    if part and around.table.words["parts"].get(fold(part)):
        return True
    if around.group("year") and (not around.match[0][0].isdigit() or around.led_by("year_name")):
        # "The year 2000 …"
        return True
    year = int(around.group("year") or 1900)
    # A count is more often a round number than a year is: "in 2000 homes".
    round_number = year % 50 == 0
    if around.led_by("year"):
        return around.goes_on() or (year >= 1900 and not round_number) or (1700 <= year < 2100 and _uncounted(around))
    if not 1700 <= year < 2100:
        return False
    if around.bracketed():
        return True
    word = around.word_after()
    if (around.last_year and around.next_to_date()) or around.led_by("weak_year"):
        participles = tuple(around.table.options["years"].get("participles", ()))
        if around.goes_on() or (_uncounted(around) and (not round_number or (word or "").endswith(participles))):
            return True
    if not around.before.strip() and year >= 1900 and not round_number and word is not None and word[0].isupper():
        # "2015 Harbour Prize …" opens a sentence.
        return True
    if _ends_a_part(around, year >= 1900 and not round_number):
        return True
    if word is None or year < 1900:
        return False
    # "the 1996 law" and "the 2019 elections", but "the 1500 workers".
    single = word[0].isupper() or not word.endswith("s")
    return (around.led_by("attributive") and (single or not round_number)) or (around.led_by("described") and single)


def _uncounted(around: Around) -> bool:
    """Whether the word that follows is no noun the number could count: those are plurals."""
    plurals = tuple(around.table.options["years"].get("plural", ()))
    word = around.word_after()
    return bool(plurals) and word is not None and len(word) >= _SHORTEST and not word.endswith(plurals)


def _ends_a_part(around: Around, likely: bool) -> bool:
    """Whether a year ends a part of a sentence, or, if it is a ``likely`` one, stands behind a comma: "the capital of
    culture 1998, …", "when the strike began, 1926."; one behind a name belongs to it, one in brackets to a reference.
    """
    if len(around.before.strip()) < _IN_A_SENTENCE or around.before.rfind("(") > around.before.rfind(")"):
        return False
    comma = around.before.rstrip().endswith(",")
    last = around.word_after() is None and around.goes_on()
    if not likely:
        return comma and last
    return (comma and around.goes_on()) or (last and not _CAPITAL_BEFORE.search(around.before))


def _years(around: Around) -> bool:
    first = int(around.group("year1") or 0)
    two_digits = around.group("yy") or around.group("shortyear") or ""
    last = int(around.group("year") or f"{first // 100}{two_digits[-2:]}")
    round_numbers = first % 50 == 0 and last % 50 == 0
    fitting = around.goes_on() or around.led_by("year") or not round_numbers
    # "Ana Ruiz (1510-1582)": a life, or a reign.
    earliest = 1000 if around.bracketed() and last - first <= _LIFE else 1700
    return earliest <= first < last < 2100 and fitting and _links(around, "year1")


def _links(around: Around, first: str) -> bool:
    """Whether what stands between two ends makes a range of them: a dash does, "and" only after "between", where it
    may be left out as well ("between 1946 1968").
    """
    link = re.match(r"\s?([^\s\w]|\w+)", around.text[around.match.end(first) : around.match.end()])
    bare = [fold(word) for word in around.table.options["joins"]["range_bare"]]
    return link is None or not link[1].isalnum() or fold(link[1]) in bare or around.led_by("range")


def _month(around: Around) -> bool:
    word = around.group("longmonth") or ""
    options = around.table.options["month_alone"]
    if options["capital"] and not word[0].isupper():
        return False
    if around.group("longmonth1") and not _links(around, "longmonth1"):
        return False
    # "De la taille de Mars", where months have no capital.
    name = not options["capital"] and word in options["ambiguous"] and not around.led_by("sure_month")
    if around.group("part") or around.group("year") or around.next_to_date() or (around.led_by("month") and not name):
        return True
    if word in options["ambiguous"] and around.word_after() in options.get("nouns", ()) and around.led_by("article"):
        return True
    if not options["capital"] or word in options["ambiguous"] or around.led_by("not_month"):
        return False
    # A capital on either side makes a name of it ("June Allyson"), but for the first word of a sentence.
    return _NAME_BEFORE.search(around.before) is None and re.match(rf"{BLANK}[A-Z]", around.after()) is None


def _month_day(around: Around) -> bool:
    """ "He may second that": a word that is a month only with a capital needs one where the day is a word too."""
    word, day = around.group("month") or "", around.group("day") or ""
    ambiguous = around.table.options["month_alone"]["ambiguous"]
    return day[0].isdigit() or word not in map(str.lower, ambiguous)


def _ago(around: Around) -> bool:
    return (around.word_after() or "") not in around.table.options["stretches"]["had"]


def _capital_month(around: Around) -> bool:
    return (around.group("longmonth") or "")[:1].isupper()


def _season(around: Around) -> bool:
    name = (around.group("season") or "")[0].isupper() and re.search(r"\w\s?$", around.before) is not None
    if name or around.word_after() in around.table.options["season_alone"]["not_after"]:
        return False
    named = around.led_by("season") and re.match(rf"{BLANK}[A-Z]", around.after()) is None
    return bool(around.group("shift") or around.group("part")) or named


def _weekday(around: Around) -> bool:
    """A language that writes weekdays with a capital means no weekday without; nor is the Sunday Times one."""
    names = around.table.options["weekday_names"]
    capital = (around.group("weekday") or "")[0].isupper() or not names["capital"]
    if around.led_by("indefinite") and around.word_after() is None:
        # "7 October was a Saturday."
        return False
    return capital and around.word_after() not in names["before"] and not around.led_by("weekday_name")


def _relative(around: Around) -> bool:
    barred = around.table.words["relative_not_before"].get(fold(around.group("relative") or ""), ())
    word = around.word_after()
    if "*" in barred and re.match(rf"{BLANK}\d", around.after()):
        return False
    capitals = (around.group("relative") or "")[0].isupper() and _CAPITAL_BEFORE.search(around.before) is not None
    return not capitals and (word is None or not ("*" in barred or fold(word) in barred))


def _unit(around: Around) -> bool:
    """ "Over the last year", "the coming years" are stretches of time, "the last week of May" counts from May."""
    if around.group("shiftintext") and (around.led_by("counted") or re.search(rf"\d{BLANK}$", around.before)):
        # "Two months following the ruling".
        return False
    stretches = around.table.options["stretches"]
    if around.group("this") and fold(around.group("unit") or "") in around.table.options["this_unit"]["never"]:
        return False
    if not around.group("shift"):
        return True
    unit, word = fold(around.group("unit") or ""), around.word_after()
    if unit in map(fold, stretches.get("never", ())):
        return word is None or fold(word) not in stretches["never_of"]
    if unit in map(fold, stretches["units"]) or around.led_by("not_shift"):
        return False
    if around.match.start("shift") > around.match.start("unit") or word is None:
        return True
    if fold(word) in stretches["in"]:
        behind = _SECOND_WORD.match(around.after())
        return behind is None or not (behind[1].isdigit() or fold(behind[1]) in around.table.words["months"])
    return fold(word) not in stretches["of"]


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
    return re.match(rf"{BLANK}\w", around.after()) is None


def _holiday(around: Around) -> bool:
    """A feast has a capital; one in the name of a treaty is no date: the Good Friday agreement."""
    named = fold(around.word_after() or "") in around.table.options["holiday_names"]["after"]
    holiday = around.group("holiday") or ""
    plain = fold(holiday) in around.table.options["holiday_names"]["plain"]
    capital = plain or any(char.isupper() or char.isdigit() for char in holiday)
    return capital and not named and not around.led_by("holiday_name")


def _day_range(around: Around) -> bool:
    first, last = (re.match(r"\d+", around.group(name) or "") for name in ("day1", "day"))
    return first is None or last is None or int(first[0]) < int(last[0])


def _numeric(around: Around) -> bool:
    """ "3/4 of the seats" is a fraction, "24/7" is always."""
    fraction = around.word_after() in around.table.options["numeric_alone"]["of"]
    return around.led_by("numeric") and not fraction and around.match[0] != "24/7"


def _decade(around: Around) -> bool:
    """A decade in two digits or in words needs its article: "the 90s", "the late nineties", but "in her mid-40s"."""
    digits = around.group("decadenumber") or ""
    before = fold(around.before)
    if any(word in before for word in around.table.options["decades"]["not_with"]):
        # "Highs in the 70s".
        return False
    if len(digits) == 4:
        # "1990's first quarter" is of the year, "the 1990's" are ten.
        return around.led_by("decade") or re.search("['’]", around.match[0]) is None
    quoted = re.search("['’]$", around.before) is not None or re.match("['’]", around.match[0]) is not None
    return (around.led_by("decade") or around.next_to_date()) and (quoted or not digits or int(digits) >= 50)


def _ahead(around: Around) -> int:
    return direction(around.text, around.match.start(), around.match.end(), around.table.tense)


_CHECKS: Mapping[str, Callable[[Around], bool]] = {
    "ago": _ago,
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
    "monthday": _month_day,
    "noon": lambda around: around.led_by("clock"),
    "notpast": lambda around: _ahead(around) >= 0,
    "numeric": _numeric,
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
    if any(map(around.group, ("month", "longmonth", "holiday"))) and around.led_by("street"):
        return False
    if around.led_by("habit") or (word is not None and fold(word) in around.table.options["habit"]["after"]):
        return False
    return need is None or _CHECKS[need](around)
