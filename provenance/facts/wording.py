"""Values as people read them, in English, and in a normal form for comparing by eye. Nothing is ever rounded."""

import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from provenance.facts.model import LABEL, Claim, Hedge, Kind, Mention, Value
from provenance.facts.results import Fact

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_TIMES = ((31_536_000, "year"), (2_592_000, "month"), (86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second"))
_SEASONS = {12: "winter", 1: "winter", 2: "winter", 3: "spring", 4: "spring", 5: "spring", 6: "summer", 7: "summer",
            8: "summer", 9: "autumn", 10: "autumn", 11: "autumn"}  # fmt: skip
_PARTS = ("start", "middle", "end")
_MOST_DIGITS = 24
_NO_DATE = "date not fixed"
# The noun a count ends with, and how long the wording of a vague count may be to stand before its ends.
_LAST_NOUN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*$")
_SHORT = 40
# Half a season and some days: from its first or last day, this leads into it.
_INTO_SEASON = timedelta(days=45)


def plain(number: Decimal) -> str:
    """Exact digits without exponent or idle zeros; an exponent only where there would be too many digits to read."""
    if not number.is_finite():
        return str(number)
    if abs(number.adjusted()) > _MOST_DIGITS:
        return str(number.normalize())
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def number_in_words(number: Decimal) -> str:
    """Digits in groups of three, millions and more in words where that loses no digit: ``277.5 million``."""
    for scale, word in _SCALES:
        if number.is_finite() and scale <= abs(number) < scale * 1000 * (1000 if word == "trillion" else 1):
            scaled = plain(number / scale)
            if Decimal(scaled) * scale == number and len(scaled.partition(".")[2]) <= 3:
                return f"{_grouped(scaled)} {word}"
    return _grouped(plain(number))


def _grouped(digits: str) -> str:
    whole, dot, rest = digits.partition(".")
    return f"{int(whole):,}{dot}{rest}" if whole.lstrip("-").isdigit() and whole != "-0" else digits


def ordinal(number: Decimal) -> str:
    """``1st``, ``47th``."""
    text = _grouped(plain(number))
    last = text[-2:] if text[-2:-1] == "1" else text[-1:]
    return text + {"1": "st", "2": "nd", "3": "rd"}.get(last, "th")


def duration(seconds: Decimal) -> str:
    """The largest unit that divides it: ``18 months``, ``90 minutes``; years by halves."""
    for size, word in _TIMES:
        count = seconds / size
        half_years = word == "year" and count > 1 and count * 2 == (count * 2).to_integral_value()
        if seconds and (half_years or count == count.to_integral_value()):
            return f"{_grouped(plain(count))} {word}" + ("" if abs(count) == 1 else "s")
    return f"{_grouped(plain(seconds))} seconds"


def _amount(number: Decimal, kind: Kind, unit: str | None) -> str:
    if kind is Kind.PERCENT:
        return f"{_grouped(plain(number))} %"
    if kind is Kind.ORDINAL:
        return ordinal(number)
    if kind is Kind.DURATION:
        return duration(number)
    return (_share(number) or number_in_words(number)) + (f" {unit}" if unit else "")


def _share(number: Decimal) -> str:
    """A third cannot be written in digits: ``1/3``; empty for what can."""
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or -exponent < _MOST_DIGITS:
        return ""
    nearest = Fraction(number).limit_denominator(1000)
    return str(nearest) if abs(nearest - Fraction(number)) < Fraction(1, 10**20) else ""


def day_in_words(day: date) -> str:
    """``20 January 2025``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _numbers_in_words(kind: Kind, value: Value, lo: Decimal | None, hi: Decimal | None) -> str:
    if lo is not None and lo == hi:
        text = _amount(lo, kind, value.unit)
        if value.hedge is Hedge.NEARLY:
            return f"nearly {text}"
        if value.approx or value.hedge is Hedge.ABOUT:
            return f"about {text}"
        return f"only {text}" if value.hedge is Hedge.ONLY else text
    about = "about " if value.approx else ""
    least = (
        f"{'more than' if value.lo_open else 'at least'} {about}{_amount(lo, kind, value.unit)}"
        if lo is not None
        else ""
    )
    most = (
        f"{'less than' if value.hi_open else 'at most'} {about}{_amount(hi, kind, value.unit)}"
        if hi is not None
        else ""
    )
    if lo is None or hi is None:
        return least or most
    if lo == 0 and value.hedge in (Hedge.LESS_THAN, Hedge.AT_MOST):
        return most
    if _is_vague(value):
        return f"about {_amount(lo, kind, value.unit)} to less than {_amount(hi, kind, value.unit)}"
    if value.lo_open or value.hi_open:
        return f"{least} and {most}"
    first, last = _amount(lo, kind, value.unit), _amount(hi, kind, value.unit)
    return f"{about}{first.removesuffix(_shared_tail(first, last))} to {last}"


def _shared_tail(first: str, last: str) -> str:
    a, b = first.partition(" ")[1:], last.partition(" ")[1:]
    return "".join(a) if a == b else ""


def _dates_in_words(value: Value, lo: date | None, hi: date | None) -> str:
    lead = ("about " if value.approx else "") + (f"{value.role} of " if value.role in _PARTS else "")
    if lo is not None and hi is not None:
        return lead + _interval_in_words(value.granularity, lo, hi)
    if lo is not None:
        day = lead + _edge(value.granularity, lo, _INTO_SEASON)
        return f"after {day}" if value.lo_open else f"from {day} on"
    if hi is not None:
        day = lead + _edge(value.granularity, hi, -_INTO_SEASON)
        return f"before {day}" if value.hi_open else f"by {'the ' if value.role in _PARTS else ''}{day}"
    return _NO_DATE


def _edge(granularity: str | None, day: date, inward: timedelta) -> str:
    """The first or last day of an open stretch, as coarse as it was said; ``inward`` leads into a season."""
    if granularity == "season" and date.min.year < day.year < date.max.year:
        within = day + inward
        years = sorted((within - _INTO_SEASON, within + _INTO_SEASON))
        return f"{_SEASONS[within.month]} {_years(*years)}"
    if granularity == "year" and (day.month, day.day) in ((1, 1), (12, 31)):
        return str(day.year)
    if granularity == "month" and (day.day == 1 or _ends_month(day)):
        return f"{MONTHS[day.month - 1]} {day.year}"
    return day_in_words(day)


def _ends_month(day: date) -> bool:
    return day == date.max or (day + timedelta(days=1)).day == 1


def _interval_in_words(granularity: str | None, lo: date, hi: date) -> str:
    if lo == hi:
        return day_in_words(lo)
    if granularity == "season":
        return f"{_SEASONS[(lo.month + (lo.day >= 20)) % 12 or 12]} {_years(lo, hi)}"
    if granularity == "decade" and lo.year % 10 == 0:
        return f"the {lo.year}s"
    if granularity == "century":
        return f"the {ordinal(Decimal((lo.year + 50) // 100 + 1))} century"
    if granularity == "week":
        return f"week of {day_in_words(lo)}"
    if lo.day != 1 or not _ends_month(hi):
        return f"{day_in_words(lo)} to {day_in_words(hi)}"
    if granularity == "quarter" and lo.year == hi.year:
        return f"{ordinal(Decimal((lo.month + 2) // 3))} quarter of {lo.year}"
    first, last = f"{MONTHS[lo.month - 1]} {lo.year}", f"{MONTHS[hi.month - 1]} {hi.year}"
    if lo.month == 1 and hi.month == 12:
        first, last = str(lo.year), str(hi.year)
    return first if first == last else f"{first} to {last}"


def _years(lo: date, hi: date) -> str:
    return str(lo.year) if lo.year == hi.year else f"{lo.year}–{hi.year}"


def _unplaced(value: Value) -> str:
    """What a date says that cannot be placed in a year."""
    weekday = WEEKDAYS[value.weekday - 1] if value.weekday and 1 <= value.weekday <= 7 else ""
    month = MONTHS[value.month - 1] if value.month and 1 <= value.month <= 12 else ""
    if value.years_ago is not None:
        about, years = "about " if value.approx else "", "year" if value.years_ago == 1 else "years"
        return f"{about}{value.years_ago} {years} ago (day of the text not known)"
    if value.stretch is not None:
        return f"{' to '.join(f'{day} {MONTHS[at - 1]}' for at, day in value.stretch)} (year not fixed)"
    if not month and not value.day:
        return f"{weekday} (day not fixed)" if weekday else _NO_DATE
    day = str(value.day) if month and value.day else f"the {ordinal(Decimal(value.day))}" if value.day else ""
    return f"{' '.join(filter(None, (weekday, day, month)))} ({'year' if month else 'month'} not fixed)"


def value_in_words(mention: Mention) -> str:
    """The value as people read it: ``less than 10 billion USD``, ``3 ferries``, ``Wednesday (day not fixed)``.

    A counted noun stands as the text writes it, a vague count in its own words before what they are taken for. Names,
    places, quotations, times of day, labels, and anything without a number or day keep the mention's own text.
    """
    if mention.value.role == LABEL:
        return " ".join(mention.text.split())
    told = _in_words(mention, replace(mention.value, unit=counted_noun(mention)))
    if mention.kind is Kind.DATE and told == _NO_DATE:
        return f"{' '.join(mention.text.split())} ({told})"
    return vaguely(mention, told)


def counted_noun(mention: Mention) -> str | None:
    """The unit of a value as people read it: what is counted in the words of the text, else ``× `` and its singular."""
    unit = mention.value.unit
    if mention.kind is not Kind.COUNT or not unit:
        return unit
    last = _LAST_NOUN.search(mention.text)
    return last[0] if last and last[0][0].casefold() == unit[0].casefold() else f"× {unit}"


def vaguely(mention: Mention, told: str) -> str:
    """``told``, behind the words of the text where they give no number but a stretch ("quelques milliers")."""
    wording = " ".join(mention.text.split())
    return f"{wording} ({told})" if _is_vague(mention.value) and len(wording) <= _SHORT else told


def _is_vague(value: Value) -> bool:
    """Whether a number is a stretch that the program reads into a word such as "some"."""
    return value.approx and isinstance(value.lo, Decimal) and isinstance(value.hi, Decimal) and value.hi_open


def _in_words(mention: Mention, value: Value) -> str:
    kind = mention.kind
    if kind in (Kind.NAME, Kind.PLACE, Kind.QUOTATION):
        return mention.text
    lo, hi = value.lo, value.hi
    if isinstance(lo, Decimal) or isinstance(hi, Decimal):
        text = _numbers_in_words(
            kind, value, lo if isinstance(lo, Decimal) else None, hi if isinstance(hi, Decimal) else None
        )
        return f"{text} of age" if value.role == "age" else text
    if isinstance(lo, date) or isinstance(hi, date):
        day = _dates_in_words(value, lo if isinstance(lo, date) else None, hi if isinstance(hi, date) else None)
        return f"{mention.text} ({day})" if kind is Kind.TIME else day
    return _unplaced(value) if kind is Kind.DATE else mention.text


def normal_form(mention: Mention) -> str:
    """The value in figures: ``= 277000000 USD ± 500000``, ``< 10000000000 USD``, ``2025-01-01..2025-01-31``."""
    kind, value = mention.kind, mention.value
    lo, hi = value.lo, value.hi
    if isinstance(lo, date) or isinstance(hi, date):
        ends = [end.isoformat() if isinstance(end, date) else "" for end in (lo, hi)]
        return ends[0] if ends[0] == ends[1] else "..".join(ends)
    if kind is Kind.DATE:
        parts = (
            ("month", value.month), ("day", value.day), ("weekday", value.weekday), ("years ago", value.years_ago),
        )  # fmt: skip
        return ", ".join(f"{name} {number}" for name, number in parts if number is not None)
    unit = "%" if kind is Kind.PERCENT else value.unit
    tail = f" {unit}" if unit else ""
    if isinstance(lo, Decimal) and lo == hi:
        rounding = f" ± {plain(value.precision)}" if value.precision else ""
        return f"{'≈' if value.approx else '='} {plain(lo)}{tail}{rounding}"
    ends = []
    if isinstance(lo, Decimal):
        ends.append(f"{'>' if value.lo_open else '≥'} {plain(lo)}{tail}")
    if isinstance(hi, Decimal):
        ends.append(f"{'<' if value.hi_open else '≤'} {plain(hi)}{tail}")
    return ", ".join(ends)


def claim_in_words(claim: Claim) -> str:
    """The value of a claim as people read it; a denied one says so."""
    text = value_in_words(claim.mention)
    return f"not {text}" if claim.polarity == "denied" else text


def alike_in_words(claim: Claim) -> str:
    """What claims that read alike have in common: their words, without the noun a count names in its own language."""
    unit = None if claim.mention.kind is Kind.COUNT else claim.value.unit
    text = _in_words(claim.mention, replace(claim.value, unit=unit))
    return f"not {text}" if claim.polarity == "denied" else text


def fact_label(fact: Fact) -> str:
    """What a fact is about, in a few words; never empty."""
    if fact.label.strip():
        return fact.label
    first = fact.claims[0] if fact.claims else None
    about = " ".join(filter(None, (first.subject, first.measure))) if first else ""
    return about or f"{fact.kind.value} {fact.id}"
