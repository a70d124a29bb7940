"""What holds for every text: order, spans, no crash, no blow-up; and texts in two languages."""

import time
import unicodedata
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_dates_en import ABSOLUTE as ENGLISH
from test_dates_fr import ABSOLUTE as FRENCH

from provenance.facts.mentions.date_forms import calendar
from provenance.facts.mentions.dates import find_dates, find_dates_in
from provenance.facts.model import Kind

PUBLISHED = date(2025, 1, 23)
PIECES = [
    "le ", "du ", "au ", "en ", "entre ", "et ", "d'ici ", "l'", "1er ", "3 ", "31 ", "2019", "2024-", "98 ", "-", "/",
    "mars ", "mai", "lundi ", "été ", "XIXe ", "siècle ", "années ", "fin de ", "il y a ", "ans ", "trimestre ", "h",
    "the ", "in ", "from ", "to ", "May ", "Sept. ", "Friday", "last ", "next ", "year", "week ", "ago ", "quarter ",
    "1990s ", "p.m. ", "12:30 ", "Easter ", "noon ", "day before ", "9999 ", "0", ", ", ". ", "(", ") ", "\n", "\u00a0",
    "\u0301", "\U0001f600", "\ud800", "é", "\0",
]  # fmt: skip
days = st.none() | st.dates()
languages = st.sampled_from(["fr", "en"])


def check(text: str, language: str, published: date | None, ranges: bool) -> None:
    mentions = find_dates(text, language, published, ranges=ranges)
    for mention in mentions:
        assert mention.kind in (Kind.DATE, Kind.TIME)
        assert 0 <= mention.qstart <= mention.start < mention.end <= mention.qend <= len(text)
        assert mention.text == text[mention.start : mention.end]
        lo, hi = mention.value.lo, mention.value.hi
        assert lo is None or hi is None or lo <= hi
    for one, other in pairwise(mentions):
        assert one.end <= other.start
        assert one.qend <= other.start


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=120), languages, days, st.booleans())
def test_any_text(text: str, language: str, published: date | None, ranges: bool) -> None:
    check(text, language, published, ranges)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=24).map("".join), languages, days, st.booleans())
def test_any_heap_of_date_words(text: str, language: str, published: date | None, ranges: bool) -> None:
    check(text, language, published, ranges)


@pytest.mark.parametrize("published", [date.min, date(1, 3, 1), date(9999, 12, 1), date.max])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_ends_of_the_calendar(language: str, published: date) -> None:
    text = "il y a 900 ans, lundi, l'an prochain, cet hiver, la semaine dernière, avant demain, il y a 99 siècles. "
    text += "900 years ago, Monday, next year, last winter, last week, before tomorrow, 99 centuries ago, 4 July."
    check(text, language, published, True)


HEAVY = [
    "1 ", "le 1 ", "du 1 au ", "mars-", "2019-", "2019 et ", "fin de la ", "Friday ", "a year ", "3 May ", "12:30 ",
    "last ", "'", "\u0301", "il y a ", "in 3 ",
]  # fmt: skip


@pytest.mark.parametrize("unit", HEAVY)
def test_time_grows_with_length_alone(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    for language in ("fr", "en"):
        calendar(language)
        begin = time.process_time()
        find_dates(text, language, PUBLISHED)
        # Quadratic work on a text of this length takes minutes.
        assert time.process_time() - begin < 10


@pytest.mark.parametrize(("language", "rows"), [("fr", FRENCH), ("en", ENGLISH)])
def test_a_date_means_the_same_alone(language: str, rows: list[tuple[str, str]]) -> None:
    for row, _ in rows:
        text = row.replace("[", "").replace("]", "")
        (mention,) = find_dates(text, language, PUBLISHED)
        (alone,) = find_dates(text[mention.qstart : mention.qend], language, PUBLISHED)
        assert (alone.text, alone.value) == (mention.text, mention.value), row


@pytest.mark.parametrize(("language", "rows"), [("fr", FRENCH), ("en", ENGLISH)])
def test_spaces_apostrophes_and_accents_may_be_of_any_kind(language: str, rows: list[tuple[str, str]]) -> None:
    for row, _ in rows:
        text = row.replace("[", "").replace("]", "")
        (plain,) = find_dates(text, language, PUBLISHED)
        for other in (text.replace(" ", "\u00a0"), text.replace("'", "’"), unicodedata.normalize("NFD", text)):
            (mention,) = find_dates(other, language, PUBLISHED)
            assert mention.value == plain.value, other
            assert mention.text == other[mention.start : mention.end]


@pytest.mark.parametrize(
    ("language", "text", "before", "date_text", "behind"),
    [
        ("fr", "Opérationnel d'ici l'automne 2025.", "d'ici l'", "automne 2025", ""),
        ("fr", "Il court jusqu’en 2030.", "jusqu’en ", "2030", ""),
        ("fr", "Dévoilé dès le mardi 21 janvier.", "dès le ", "mardi 21 janvier", ""),
        ("fr", "Un tournant au milieu des années 2010.", "au ", "milieu des années 2010", ""),
        ("fr", "En 2030 au plus tard.", "En ", "2030", " au plus tard"),
        ("en", "Ready by the fall of 2025.", "by the ", "fall of 2025", ""),
        ("en", "He spoke on Tuesday.", "on ", "Tuesday", ""),
        ("en", "Shut since at least 2015.", "since at least ", "2015", ""),
        ("en", "Shut in 2030 or later.", "in ", "2030", " or later"),
    ],
)
def test_hedges_and_articles_stand_outside_the_mention(
    language: str, text: str, before: str, date_text: str, behind: str
) -> None:
    (mention,) = find_dates(text, language, PUBLISHED)
    assert text[mention.qstart : mention.start] == before
    assert mention.text == date_text
    assert text[mention.end : mention.qend] == behind


def test_a_language_without_a_table_has_no_dates() -> None:
    assert find_dates("am 20. Januar 2025", "de", PUBLISHED) == []
    assert find_dates("le 20 janvier 2025", "../fr", PUBLISHED) == []


def test_the_ends_of_a_range_one_by_one() -> None:
    text = "Fermé du 3 au 5 mai 2024, puis entre 2019 et 2021."
    found = [(m.text, str(m.value.lo), str(m.value.hi)) for m in find_dates(text, "fr", PUBLISHED, ranges=False)]
    assert found == [
        ("3", "2024-05-03", "2024-05-03"),
        ("5 mai 2024", "2024-05-05", "2024-05-05"),
        ("2019", "2019-01-01", "2019-12-31"),
        ("2021", "2021-01-01", "2021-12-31"),
    ]


def test_languages_in_turn_are_read_as_one_text() -> None:
    french, english = "Il a vendu le 3 mai 2019. ", "The next day, he bought."
    runs = [(0, len(french), "fr"), (len(french), len(french + english), "en")]
    found = find_dates_in(french + english, runs, None)
    assert [(m.start, str(m.value.lo)) for m in found] == [(14, "2019-05-03"), (30, "2019-05-04")]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_form_can_begin_with_some_token(language: str) -> None:
    table = calendar(language)
    assert table is not None
    reachable = {rank for forms in table.forms.values() for rank, _ in forms}
    assert reachable == set(range(len(table.options["forms"])))
