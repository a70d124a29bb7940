"""What holds for every text: order, spans, no crash, no blow-up; and texts in two languages."""

import unicodedata
from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_dates_en import ABSOLUTE as ENGLISH
from test_dates_fr import ABSOLUTE as FRENCH

from provenance.facts.mentions.date_forms import calendar
from provenance.facts.mentions.dates import find_dates, find_dates_in
from provenance.facts.model import Hedge, Kind

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


def check(text: str, language: str, published: date | None) -> None:
    mentions = find_dates(text, language, published)
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
@given(st.text(max_size=120), languages, days)
def test_any_text(text: str, language: str, published: date | None) -> None:
    check(text, language, published)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=24).map("".join), languages, days)
def test_any_heap_of_date_words(text: str, language: str, published: date | None) -> None:
    check(text, language, published)


@pytest.mark.parametrize("published", [date.min, date(1, 3, 1), date(9999, 12, 1), date.max])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_ends_of_the_calendar(language: str, published: date) -> None:
    text = "il y a 900 ans, lundi, l'an prochain, cet hiver, la semaine dernière, avant demain, il y a 99 siècles. "
    text += "900 years ago, Monday, next year, last winter, last week, before tomorrow, 99 centuries ago, 4 July."
    check(text, language, published)


HEAVY = [
    "1 ", "le 1 ", "du 1 au ", "mars-", "2019-", "2019 et ", "de 2019 à 2020 ", "24, 25, ", "fin de la ", "il y a ",
    "même période ", "lundi ", "12:30, lundi ", "Friday ", "a year ", "3 May ", "12:30 ", "last ", "in 3 ", "until ",
    "the 1990's and ", "two thousand and ", "- ", "'", "\u0301", " ", "\n",
]  # fmt: skip


@pytest.mark.parametrize("unit", HEAVY)
def test_time_grows_with_length_alone(
    unit: str, grows_linearly: Callable[[Callable[[int], object], int], None]
) -> None:
    def both(size: int) -> None:
        for language in ("fr", "en"):
            find_dates(unit * (size // len(unit)), language, PUBLISHED)

    grows_linearly(both, 600)


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


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "du 3 au 5 mai 2024"),
        ("fr", "du 28 avril au 5 mai 2024"),
        ("fr", "2019-2024"),
        ("fr", "mars-avril 2024"),
        ("en", "3 May 2024 – 5 June 2024"),
        ("en", "from May 3 to June 5"),
    ],
)
def test_a_range_whose_ends_share_words_or_a_dash_is_one_period(language: str, text: str) -> None:
    (mention,) = find_dates(text, language, PUBLISHED)
    assert mention.value.granularity == "range"
    assert mention.value.role is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "du 3 mai 2019 au 5 juin 2020"),
        ("fr", "entre 2019 et 2024"),
        ("en", "from 2019 through 2024"),
        ("en", "between May 3, 2019 and June 5, 2020"),
    ],
)
def test_two_whole_dates_joined_by_words_are_two(language: str, text: str) -> None:
    found = find_dates(text, language, PUBLISHED)
    assert [mention.value.role for mention in found] == ["since", "until"]
    assert [mention.value.hedge for mention in found] == [Hedge.NONE, Hedge.NONE]
    assert None not in [end for mention in found for end in (mention.value.lo, mention.value.hi)]


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
