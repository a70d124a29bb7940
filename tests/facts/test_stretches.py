"""Stretches of days of no known year: what they are read as, and what two of them say of each other."""

import pytest

from provenance.facts.comparing import compare
from provenance.facts.mentions import extract
from provenance.facts.model import Value
from provenance.facts.wording import value_in_words


def day(text: str, language: str = "en") -> Value:
    (mention,) = extract(text, language=language)
    return mention.value


@pytest.mark.parametrize(
    ("text", "language", "stretch"),
    [
        ("from April to June", "en", ((4, 1), (6, 30))),
        ("d'avril à juin", "fr", ((4, 1), (6, 30))),
        ("on December 7-9", "en", ((12, 7), (12, 9))),
        ("du 7 au 9 décembre", "fr", ((12, 7), (12, 9))),
        ("from November to February", "en", ((11, 1), (2, 29))),
    ],
)
def test_a_range_of_no_known_year_keeps_both_its_ends(text: str, language: str, stretch: object) -> None:
    assert day(text, language).stretch == stretch


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("from April to June", "from April to June", "equal"),
        ("from April to June", "from April to August", "apart"),
        ("from April to June", "in May", "compatible"),
        ("in May", "in June", "apart"),
        ("from April to June", "in September", "apart"),
        ("from April to June", "from May to August", "compatible"),
        ("on December 7-9", "on December 7-11", "apart"),
        ("on December 7-9", "on December 8", "compatible"),
        ("on December 7-9", "on December 7-9, 2004", "equal"),
        ("from November to February", "from November to March", "apart"),
        ("from November to February", "in January", "compatible"),
    ],
)
def test_two_stretches_meet_or_do_not(one: str, other: str, relation: str) -> None:
    assert compare(day(one), day(other)).relation == relation
    assert compare(day(other), day(one)).relation == relation


def test_a_stretch_in_words() -> None:
    (mention,) = extract("from April to June", language="en")
    assert value_in_words(mention) == "1 April to 30 June (year not fixed)"
