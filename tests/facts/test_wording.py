from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from provenance.facts.model import Hedge, Kind, Mention, Value
from provenance.facts.wording import normal_form, plain, value_in_words


def said(kind: Kind, lo: str | None, hi: str | None = None, *, point: bool = True, **rest: object) -> Mention:
    """A mention of a number: a point, unless both ends or ``point=False`` are given."""
    ends = [None if end is None else Decimal(end) for end in (lo, lo if point and hi is None else hi)]
    return Mention(0, 1, 0, 1, kind, "as written", Value(*ends, **rest))  # type: ignore[arg-type]


def dated(lo: str | None, hi: str | None = None, **rest: object) -> Mention:
    ends = [None if end is None else date.fromisoformat(end) for end in (lo, hi)]
    return Mention(0, 1, 0, 1, Kind.DATE, "as written", Value(*ends, **rest))  # type: ignore[arg-type]


MONEY = Kind.MONEY


@pytest.mark.parametrize(
    ("mention", "words", "figures"),
    [
        (said(MONEY, "277e6", unit="USD", precision=Decimal("5e5")), "277 million USD", "= 277000000 USD ± 500000"),
        (said(MONEY, "277500000", unit="USD"), "277.5 million USD", "= 277500000 USD"),
        (said(MONEY, "1234567", unit="EUR"), "1,234,567 EUR", "= 1234567 EUR"),
        (said(MONEY, "12500", unit="EUR"), "12,500 EUR", "= 12500 EUR"),
        (said(MONEY, "0.05", unit="EUR"), "0.05 EUR", "= 0.05 EUR"),
        (said(MONEY, "-2e9", unit="USD"), "-2 billion USD", "= -2000000000 USD"),
        (said(MONEY, "7e12", unit="USD"), "7 trillion USD", "= 7000000000000 USD"),
        (
            said(MONEY, None, "10e9", unit="USD", hi_open=True, hedge=Hedge.LESS_THAN),
            "less than 10 billion USD",
            "< 10000000000 USD",
        ),
        (
            said(MONEY, "0", "10e9", unit="USD", hi_open=True, hedge=Hedge.LESS_THAN),
            "less than 10 billion USD",
            "≥ 0 USD, < 10000000000 USD",
        ),
        (said(MONEY, None, "10", unit="USD", hedge=Hedge.AT_MOST), "at most 10 USD", "≤ 10 USD"),
        (
            said(MONEY, "5e11", None, point=False, unit="USD", hedge=Hedge.AT_LEAST),
            "at least 500 billion USD",
            "≥ 500000000000 USD",
        ),
        (
            said(MONEY, "5e11", None, point=False, unit="USD", lo_open=True),
            "more than 500 billion USD",
            "> 500000000000 USD",
        ),
        (said(MONEY, "5e6", "10e6", unit="USD"), "5 to 10 million USD", "≥ 5000000 USD, ≤ 10000000 USD"),
        (
            said(MONEY, "5e8", "1e9", unit="USD"),
            "500 million USD to 1 billion USD",
            "≥ 500000000 USD, ≤ 1000000000 USD",
        ),
        (said(MONEY, "30e9", unit="USD", approx=True), "about 30 billion USD", "≈ 30000000000 USD"),
        (said(MONEY, "30", unit="USD", hedge=Hedge.NEARLY), "nearly 30 USD", "= 30 USD"),
        (said(MONEY, "30", unit="USD", hedge=Hedge.ONLY), "only 30 USD", "= 30 USD"),
        (said(Kind.PERCENT, "5"), "5 %", "= 5 %"),
        (said(Kind.PERCENT, "5", "7.5"), "5 to 7.5 %", "≥ 5 %, ≤ 7.5 %"),
        (said(Kind.ORDINAL, "47"), "47th", "= 47"),
        (said(Kind.ORDINAL, "1"), "1st", "= 1"),
        (said(Kind.ORDINAL, "12"), "12th", "= 12"),
        (said(Kind.ORDINAL, "112"), "112th", "= 112"),
        (said(Kind.ORDINAL, "23"), "23rd", "= 23"),
        (said(Kind.COUNT, "1200", unit="person"), "1,200 × person", "= 1200 person"),
        (said(Kind.QUANTITY, "1.5", unit="GW"), "1.5 GW", "= 1.5 GW"),
        (said(Kind.DURATION, "46656000", unit="s"), "18 months", "= 46656000 s"),
        (said(Kind.DURATION, "31536000", unit="s"), "1 year", "= 31536000 s"),
        (said(Kind.DURATION, "5400", unit="s"), "90 minutes", "= 5400 s"),
        (said(Kind.DURATION, "1198368000", unit="s", role="age"), "38 years of age", "= 1198368000 s"),
        (dated("2025-01-20", "2025-01-20", granularity="day"), "20 January 2025", "2025-01-20"),
        (dated("2025-01-01", "2025-01-31", granularity="month"), "January 2025", "2025-01-01..2025-01-31"),
        (dated("2024-01-01", "2024-12-31", granularity="year"), "2024", "2024-01-01..2024-12-31"),
        (dated("2025-07-01", "2025-09-30", granularity="quarter"), "3rd quarter of 2025", "2025-07-01..2025-09-30"),
        (dated("2025-09-22", "2025-12-20", granularity="season"), "autumn 2025", "2025-09-22..2025-12-20"),
        (dated("2025-03-01", "2025-05-31", granularity="season"), "spring 2025", "2025-03-01..2025-05-31"),
        (dated("2024-12-21", "2025-03-19", granularity="season"), "winter 2024–2025", "2024-12-21..2025-03-19"),
        (dated("2020-01-01", "2029-12-31", granularity="decade"), "the 2020s", "2020-01-01..2029-12-31"),
        (dated("2001-01-01", "2100-12-31", granularity="century"), "the 21st century", "2001-01-01..2100-12-31"),
        (
            dated("2025-01-20", "2025-02-03", granularity="range"),
            "20 January 2025 to 3 February 2025",
            "2025-01-20..2025-02-03",
        ),
        (dated("2025-01-20", None), "from 20 January 2025 on", "2025-01-20.."),
        (dated(None, "2025-01-20", hi_open=True), "before 20 January 2025", "..2025-01-20"),
        (dated(None, granularity="day", weekday=3), "Wednesday (day not fixed)", "weekday 3"),
        (dated(None, granularity="day", month=1, day=20), "20 January (year not fixed)", "month 1, day 20"),
        (dated(None, granularity="year", years_ago=10), "10 years ago (day of the text not known)", "years ago 10"),
        (
            dated(None, granularity="year", years_ago=1, approx=True),
            "about 1 year ago (day of the text not known)",
            "years ago 1",
        ),
        (said(Kind.NUMBER, "320", role="label"), "as written", "= 320"),
        (dated(None, granularity="day"), "as written (date not fixed)", ""),
        (dated(None, granularity="month", month=1), "January (year not fixed)", "month 1"),
        (dated(None, granularity="day", day=2), "the 2nd (month not fixed)", "day 2"),
        (
            Mention(0, 1, 0, 1, Kind.TIME, "20 h 45", Value(date(2025, 1, 20), date(2025, 1, 20), granularity="day")),
            "20 h 45 (20 January 2025)",
            "2025-01-20",
        ),
        (said(Kind.DURATION, "47304000", unit="s"), "1.5 years", "= 47304000 s"),
        (said(Kind.DURATION, "3888000", unit="s"), "45 days", "= 3888000 s"),
        (said(Kind.NUMBER, str(Decimal(2) / 3)), "2/3", "= 0.6666666666666666666666666667"),
        (dated("1800-01-01", "1899-12-31", granularity="century"), "the 19th century", "1800-01-01..1899-12-31"),
        (
            dated("2025-01-01", "2025-01-31", granularity="month", role="end"),
            "end of January 2025",
            "2025-01-01..2025-01-31",
        ),
        (dated("2015-01-01", "2018-12-31", granularity="range"), "2015 to 2018", "2015-01-01..2018-12-31"),
        (dated("2025-01-01", "2025-06-30", granularity="range"), "January 2025 to June 2025", "2025-01-01..2025-06-30"),
        (dated("2015-01-01", None, granularity="year"), "from 2015 on", "2015-01-01.."),
        (dated(None, "2025-03-31", granularity="month", role="end"), "by the end of March 2025", "..2025-03-31"),
        (dated(None, "2024-02-28", granularity="month"), "by 28 February 2024", "..2024-02-28"),
        (dated(None, "9999-12-31", granularity="year"), "by 9999", "..9999-12-31"),
        (dated(None, "2025-12-20", granularity="season"), "by autumn 2025", "..2025-12-20"),
        (dated(None, "2025-03-19", granularity="season"), "by winter 2024–2025", "..2025-03-19"),
        (dated("2025-06-21", None, granularity="season"), "from summer 2025 on", "2025-06-21.."),
        (dated(None, "9999-12-20", granularity="season"), "by 20 December 9999", "..9999-12-20"),
        (Mention(0, 1, 0, 1, Kind.TIME, "8 p.m."), "8 p.m.", ""),
        (said(Kind.MONEY, "5", unit="USD", role="elided"), "5 USD", "= 5 USD"),
        (Mention(0, 1, 0, 1, Kind.NAME, "Ana Roy"), "Ana Roy", ""),
        (said(Kind.NUMBER, None), "as written", ""),
    ],
)
def test_a_value_in_words_and_in_figures(mention, words, figures):
    assert value_in_words(mention) == words
    assert normal_form(mention) == figures


@pytest.mark.parametrize(
    ("text", "unit", "words"),
    [
        ("three ferries", "ferry", "3 ferries"),
        ("trois grands chantiers", "chantier", "3 chantiers"),
        ("3 sapeurs-pompiers", "sapeur-pompier", "3 sapeurs-pompiers"),
        ("3 eyes", "œil", "3 × œil"),
        ("3", "wagon", "3 × wagon"),
    ],
)
def test_what_is_counted_stands_behind_the_number_as_the_text_writes_it(text, unit, words):
    mention = replace(said(Kind.COUNT, "3", unit=unit), text=text)
    assert value_in_words(mention) == words
    assert normal_form(mention) == f"= 3 {unit}"


def test_a_vague_count_stands_in_its_own_words_before_what_it_is_taken_for():
    mention = replace(said(Kind.NUMBER, "2e9", "1e10", approx=True, hi_open=True), text="quelques milliards")
    assert value_in_words(mention) == "quelques milliards (about 2 billion to less than 10 billion)"
    long = replace(mention, text="quelques " + "très " * 10 + "gros milliards")
    assert value_in_words(long) == "about 2 billion to less than 10 billion"
    assert value_in_words(said(Kind.NUMBER, "2e9", "1e10", approx=True)) == "about 2 to 10 billion"


@pytest.mark.parametrize("text", ["277.501", "1000.5e6", "123456789012345678.25", "1e21", "0.0000001", "999999999.999"])
def test_no_digit_is_lost(text):
    words = value_in_words(said(Kind.NUMBER, text))
    number, _, scale = words.replace(",", "").partition(" ")
    factor = {"": 1, "million": 10**6, "billion": 10**9, "trillion": 10**12}[scale]
    assert Decimal(number) * factor == Decimal(text)


@pytest.mark.parametrize(("number", "text"), [("1e3", "1000"), ("1.50", "1.5"), ("0.00", "0"), ("1e400", "1E+400")])
def test_plain_digits(number, text):
    assert plain(Decimal(number)) == text
