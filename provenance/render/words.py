"""Values as people read them, in English, and in a normal form for comparing by eye. Nothing is ever rounded."""

from datetime import date
from decimal import Decimal

from provenance.facts.model import Claim, Fact, Hedge, Kind, Mention, Value

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_TIMES = ((31_536_000, "year"), (2_592_000, "month"), (86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second"))
_SEASONS = {12: "winter", 1: "winter", 2: "winter", 3: "spring", 4: "spring", 5: "spring", 6: "summer", 7: "summer",
            8: "summer", 9: "autumn", 10: "autumn", 11: "autumn"}  # fmt: skip
_MOST_DIGITS = 24


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
    """The largest unit that divides it: ``18 months``, ``90 minutes``."""
    for size, word in _TIMES:
        count = seconds / size
        if seconds and count == count.to_integral_value():
            return f"{_grouped(plain(count))} {word}" + ("" if abs(count) == 1 else "s")
    return f"{_grouped(plain(seconds))} seconds"


def clock(seconds: Decimal) -> str:
    """Seconds since midnight as ``20:45``."""
    whole = int(seconds)
    text = f"{whole // 3600:02}:{whole // 60 % 60:02}"
    return text + (f":{whole % 60:02}" if whole % 60 else "")


def _amount(number: Decimal, kind: Kind, unit: str | None) -> str:
    if kind is Kind.PERCENT:
        return f"{_grouped(plain(number))} %"
    if kind is Kind.ORDINAL:
        return ordinal(number)
    if kind is Kind.DURATION:
        return duration(number)
    if kind is Kind.TIME:
        return clock(number)
    if kind is Kind.COUNT and unit:
        return f"{number_in_words(number)} ({unit})"  # the noun is a lemma: no plural to agree with
    return number_in_words(number) + (f" {unit}" if unit else "")


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
    if value.lo_open or value.hi_open:
        return f"{least} and {most}"
    first, last = _amount(lo, kind, value.unit), _amount(hi, kind, value.unit)
    return f"{about}{first.removesuffix(_shared_tail(first, last))} to {last}"


def _shared_tail(first: str, last: str) -> str:
    a, b = first.partition(" ")[1:], last.partition(" ")[1:]
    return "".join(a) if a == b else ""


def _dates_in_words(value: Value, lo: date | None, hi: date | None) -> str:
    about = "about " if value.approx else ""
    if lo is not None and hi is not None:
        return about + _interval_in_words(value.granularity, lo, hi)
    if lo is not None:
        return f"after {about}{day_in_words(lo)}" if value.lo_open else f"{about}{day_in_words(lo)} or later"
    if hi is not None:
        return f"before {about}{day_in_words(hi)}" if value.hi_open else f"{about}{day_in_words(hi)} or earlier"
    return "a date not fixed"


def _interval_in_words(granularity: str | None, lo: date, hi: date) -> str:
    if lo == hi:
        return day_in_words(lo)
    whole_months = lo.day == 1 and hi.day >= 28
    if granularity == "month" and (lo.year, lo.month) == (hi.year, hi.month):
        return f"{MONTHS[lo.month - 1]} {lo.year}"
    if granularity == "year" and (lo.month, lo.day, hi.month, hi.day) == (1, 1, 12, 31) and lo.year == hi.year:
        return str(lo.year)
    if granularity == "quarter" and whole_months and lo.year == hi.year:
        return f"{ordinal(Decimal((lo.month + 2) // 3))} quarter of {lo.year}"
    if granularity == "season":
        return f"{_SEASONS[(lo.month + (lo.day >= 20)) % 12 or 12]} {_years(lo, hi)}"
    if granularity == "decade" and lo.year % 10 == 0:
        return f"the {lo.year}s"
    if granularity == "century":
        return f"the {ordinal(Decimal((lo.year - 1) // 100 + 1))} century"
    if granularity == "week":
        return f"week of {day_in_words(lo)}"
    return f"{day_in_words(lo)} to {day_in_words(hi)}"


def _years(lo: date, hi: date) -> str:
    return str(lo.year) if lo.year == hi.year else f"{lo.year}–{hi.year}"


def _unplaced(value: Value) -> str:
    """What a date says that cannot be placed in a year."""
    weekday = WEEKDAYS[value.weekday - 1] if value.weekday and 1 <= value.weekday <= 7 else ""
    month = MONTHS[value.month - 1] if value.month and 1 <= value.month <= 12 else ""
    if not month and not value.day:
        return f"{weekday} (day not fixed)" if weekday else "a date not fixed"
    day = str(value.day) if month and value.day else f"the {ordinal(Decimal(value.day))}" if value.day else ""
    return f"{' '.join(filter(None, (weekday, day, month)))} ({'year' if month else 'month'} not fixed)"


def value_in_words(mention: Mention) -> str:
    """The value as people read it: ``less than 10 billion USD``, ``47th``, ``Wednesday (day not fixed)``.

    Names, places, quotations, and anything without a number or day keep the mention's own text.
    """
    kind, value = mention.kind, mention.value
    if kind in (Kind.NAME, Kind.PLACE, Kind.QUOTATION):
        return mention.text
    lo, hi = value.lo, value.hi
    if isinstance(lo, Decimal) or isinstance(hi, Decimal):
        text = _numbers_in_words(
            kind, value, lo if isinstance(lo, Decimal) else None, hi if isinstance(hi, Decimal) else None
        )
        return text + (f" ({value.role})" if value.role else "")
    if isinstance(lo, date) or isinstance(hi, date):
        return _dates_in_words(value, lo if isinstance(lo, date) else None, hi if isinstance(hi, date) else None)
    return _unplaced(value) if kind is Kind.DATE else mention.text


def normal_form(mention: Mention) -> str:
    """The value in figures: ``= 277000000 USD ± 500000``, ``< 10000000000 USD``, ``2025-01-01..2025-01-31``."""
    kind, value = mention.kind, mention.value
    lo, hi = value.lo, value.hi
    if isinstance(lo, date) or isinstance(hi, date):
        ends = [end.isoformat() if isinstance(end, date) else "" for end in (lo, hi)]
        return ends[0] if ends[0] == ends[1] else "..".join(ends)
    if kind is Kind.DATE:
        parts = (("month", value.month), ("day", value.day), ("weekday", value.weekday))
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


def fact_label(fact: Fact) -> str:
    """What a fact is about, in a few words; never empty."""
    if fact.label.strip():
        return fact.label
    first = fact.claims[0] if fact.claims else None
    about = " ".join(filter(None, (first.subject, first.measure))) if first else ""
    return about or f"{fact.kind.value} {fact.id}"
