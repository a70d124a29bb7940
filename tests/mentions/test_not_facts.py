"""Digits and number words that are no figures, and text made to break the readers."""

from collections.abc import Callable
from functools import partial
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from saying import said

from provenance.facts.mentions import extract, sift
from provenance.facts.mentions.scan import DENSE
from provenance.facts.model import Mention

FRENCH = [
    "Appelez le 01 23 45 67 89.",
    "Appelez le +33 1 23 45 67 89.",
    "Image 5437685854_d630fceaff_b-",
    "Le fichier rapport_2.txt est joint.",
    "Voir page 12, article 3 et n° 7.",
    "Il regarde France 3 et Canal 4 ce soir.",
    "Le modèle GPT-4 progresse.",
    "La version 1.2.3 est sortie.",
    "Un homme et une femme parlent.",
    "La 5G arrive, en 3D et en 4K.",
    "Le Premier ministre a parlé.",
    "Voir https://example.org/a/123?x=45%20et%2067 pour la suite.",
    "Morbihan (56)",
    "Ils ont gagné 3-1.",
    "Lu par l'un de nous.",
    "Les Vingt-Sept négocient, articles 106 et 107.",
    "ouvert 24h/24 et 7/7",
    "L'adresse 192.168.10.1 répond.",
]
ENGLISH = [
    "Call 555-123-4567 or (555) 123-4567.",
    "See page 12, Section 230 and No. 7.",
    "One of the men left, and this one stayed.",
    "No one came to the First Lady.",
    "She sells Boeing 747 and Windows 10 too.",
    "The GPT-4 model and COVID-19.",
    "Version 2.0.1 is out.",
    "Write to a1b2@example.org or see img_0042.jpg.",
    "commit 9f86d081884c7d659a2feaa0c55ad015",
    "It stayed at half-mast in the second half.",
    "They live at 22 Ave Foch.",
    "a 5G network in 3D",
]


@pytest.mark.parametrize(("text", "language"), [(t, "fr") for t in FRENCH] + [(t, "en") for t in ENGLISH])
def test_no_figure_is_read(text: str, language: str) -> None:
    ordinal_free = [value for value in said(text, language) if not value.startswith("ordinal")]
    assert ordinal_free == []


def test_lines_that_only_count_are_set_aside() -> None:
    assert said("Le vote\n\n1\nPartager :\n\n250\n\nIl y a 3 élus.", "fr") == ["count 3 élu"]


def test_list_numbers_are_set_aside() -> None:
    assert said("1. Payer 20 euros\n2. Signer\n3) Partir", "fr") == ["money 20 EUR"]


def test_a_text_that_is_one_number_is_that_number() -> None:
    assert said("10", "fr") == ["number 10"]


def test_years_are_left_to_dates() -> None:
    assert said("Fondée en 1998, vendue en 2016.", "fr") == []
    assert said("Les 2 000 salariés et les 2000 euros.", "fr") == ["count 2000 salarié", "money 2000 EUR"]


Growth = Callable[[Callable[[int], object], int], None]
HOSTILE = [
    "7", "7 ", "5\n", "1 234 ", "1,234,", "1,", "1.", "1-", "1/", "1/2 ", "-5 ", "+-", "5_", "5a", "½", "[1",
    "(", "- ", "$", "€5", "5%", "5M€", " ", "a", "plus de ", "ne que ", "moins ", "vingt ", "vingt et ",
    "two and ", "cent et ", "million ", "million, ", "dizaine de ", "half a ", "un an et ", "5 ou ", "5 à ",
    "de 5 à ", "10 de ", "1 sur ", "5 ft ", "5 h ", "5 dollars 5 cents ", '5" ', "5 ans ", "more than 5 and ",
    "e\u0301", "5\u0301", "page 1, ", "1 vue ", "#1 ", "a1 ", "a-1-", "http://a/1 ", "1, 2] ", "n° 1/2/", "1 234 567 ",
]  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_text_takes_linear_time(unit: str, grows_linearly: Growth) -> None:
    for language in ("fr", "en"):
        extract("5 euros", language=language)  # the tables are read
        grows_linearly(partial(_read, unit, language), 1_500)


def _read(unit: str, language: str, size: int) -> None:
    sift(unit * (size // len(unit)), language=language)


def test_a_mark_that_composes_with_nothing_leaves_the_figure_before_it_its_place() -> None:
    text = "2\u036c \ufa6d and 37\u0301 e\u0301"
    assert [text[mention.start : mention.end] for mention in extract(text)] == ["2", "37"]


def test_of_a_dump_of_figures_only_the_beginning_is_read() -> None:
    assert len(extract("5 " * (2 * DENSE), language="fr")) == DENSE - 1
    prose = "Le site compte 12 arbres. "
    assert len(extract(prose * (2 * DENSE), language="fr")) == 2 * DENSE


WORDS = (
    "1 200|vingt|et|un|million|milliards|de|d'|dollars|€|$|%| |-|–|,|.|entre|à|plus de|ne|que|half|a|two|thirds|of|"
    "hundred|and|km|°C|ans|year-old|e\u0301|🚀|\r\n|\u202f|(|)|2025|47ᵉ|n°|½|\ud800|K|Mds|1/2|+33|_"
)
PIECES = st.sampled_from(WORDS.split("|"))
SOUP = st.lists(PIECES, max_size=24)


@settings(max_examples=200, deadline=None)
@given(st.one_of(SOUP.map(" ".join), SOUP.map("".join), st.text(max_size=60)))
@example("1 million à 2")
def test_any_text_gives_ordered_mentions_with_true_offsets(text: str) -> None:
    for language in ("fr", "en"):
        mentions = extract(text, language=language)
        assert list(mentions) == sorted(mentions, key=lambda m: (m.start, m.end))
        for mention in mentions:
            _holds(mention, text)
        figures = [m for m in mentions if m.kind.value not in ("date", "time")]
        assert all(a.end <= b.start for a, b in pairwise(figures))


def _holds(mention: Mention, text: str) -> None:
    assert 0 <= mention.qstart <= mention.start < mention.end <= mention.qend <= len(text)
    assert text[mention.start : mention.end] == mention.text
    value = mention.value
    if value.lo is not None and value.hi is not None:
        assert value.lo <= value.hi  # type: ignore[operator]
