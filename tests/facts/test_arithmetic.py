"""Figures of one text that do not fit each other."""

import pytest
from made_texts import readings_of

from provenance.facts.sums.arithmetic import slips


def found(text: str, published: str | None = "2024-03-06") -> list[str]:
    [reading] = readings_of(text, published=published)
    return [slip.quote for slip in slips(reading)]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Le séisme a fait 12 morts, dont 15 enfants, selon le préfet.", "15 enfants"),
        ("The storm killed 12 people, including 15 children.", "15 children"),
        ("Il a touché 12 millions d'euros, dont 15 millions d'euros de prime.", "15 millions d'euros"),
        ("Le groupe emploie 300 personnes, dont 400 à Lyon.", "400"),
        ("300 personnes, dont 200 hommes et 150 femmes, ont défilé.", "150 femmes"),
        ("The crowd of 300 people, including 200 men and 150 women, marched.", "150 women"),
        ("Les sondés sont 55 % pour, 40 % contre et 25 % sans opinion.", "25 %"),
        ("60% approve and 55% disapprove of the plan.", "55%"),
        ("20 of the 40 members, or 60%, voted.", "60%"),
        ("20 des 40 élus, soit 60 %, ont voté.", "60 %"),
        ("Née en 1950, Ana Ruiz, 60 ans, a gagné.", "60 ans"),
        ("Ana Ruiz, born in 1950, is 60 years old.", "60 years old"),
        ("Jon Ek (1950-2010) est mort à 80 ans.", "80 ans"),
    ],
)
def test_what_cannot_be_is_found_at_the_later_figure(text: str, quote: str) -> None:
    assert found(text) == [quote]


@pytest.mark.parametrize(
    "text",
    [
        "Le séisme a fait 12 morts, dont 5 enfants.",
        # another thing than the whole is counted
        "Trois familles, dont 12 enfants, ont été relogées.",
        "Quatre voitures, dont 15 passagers blessés, se sont heurtées.",
        # a bound or a rounded number leaves room
        "At least 12 people were killed, including 15 children.",
        "Environ 300 personnes, dont 200 hommes et 150 femmes, ont défilé.",
        # one can be both
        "300 personnes, dont 200 femmes et 150 enfants, ont défilé.",
        "300 people, including 200 women and 150 members of the club, marched.",
        # an earlier share, another whole
        "La cote est de 60 %, contre 55 % un an plus tôt.",
        "Sa cote atteint 60 % contre 55 % pour son rival.",
        "60% approve of the mayor and 55% of his deputy.",
        "55 % sont pour et 45,4 % contre.",
        # rounding
        "13 des 40 élus, soit 33 %, ont voté.",
        "A third, 13 of the 40 members, or 32.5%, voted.",
        # the age of another day, or of another person
        "Née en 1950, Ana Ruiz avait 60 ans lors de son élection.",
        "Née en 1950, Ana Ruiz, 74 ans, a gagné.",
        "Née en 1950, Ana Ruiz, 73 ans, a gagné.",
        "Ana Ruiz, née en 1950, a épousé Jon Ek, 60 ans.",
        "Jon Ek (1950-2010) est mort à 60 ans.",
        "Jon Ek, né en 1950, est mort à 60 ans.",
    ],
)
def test_what_may_well_be_is_let_be(text: str) -> None:
    assert found(text) == []


def test_an_age_needs_the_year_of_the_text() -> None:
    assert found("Née en 1950, Ana Ruiz, 60 ans, a gagné.", None) == []


def test_the_place_of_a_slip_is_that_of_its_words() -> None:
    text = "🎉 Noël.\r\nLe séisme a fait 12 morts, dont 15 enfants."
    [reading] = readings_of(text)
    [slip] = slips(reading)
    assert text[slice(*slip.span.chars)] == slip.quote == "15 enfants"
    assert text.encode()[slice(*slip.span.bytes)].decode() == slip.quote
    assert slip.span.line == 2
    assert "12 morts" in slip.message
