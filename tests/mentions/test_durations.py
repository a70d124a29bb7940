"""Durations and ages: what states one, what only looks like one."""

import pytest
from saying import figures, said

DAY = 86400
YEAR = 365 * DAY


@pytest.mark.parametrize(
    ("text", "language", "seconds"),
    [
        ("Il a couru en 2h03.", "fr", 7380),
        ("Il a couru en 1h45 sous la pluie.", "fr", 6300),
        ("He ran it in 2h03.", "en", 7380),
        ("Elle compte un jour de retard.", "fr", DAY),
        ("Tout fut réglé en un jour.", "fr", DAY),
        ("One day after the vote, he left.", "en", DAY),
        ("She lasted only one day.", "en", DAY),
        ("Une journée de grève est prévue.", "fr", DAY),
        ("Une semaine entière a passé.", "fr", 7 * DAY),
        ("Man Jailed for 10 Years Over Theft", "en", 10 * YEAR),
        ("Le clip dure 48 HEURES.", "fr", 2 * DAY),
        ("Nine days later he was found.", "en", 9 * DAY),
    ],
)
def test_a_length_of_time(text: str, language: str, seconds: int) -> None:
    assert said(text, language) == [f"duration {seconds} s"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Selon 20 Minutes, la salle ferme.", "fr"),
        ("Les 24 Heures du Mans ont débuté.", "fr"),
        ("La guerre de Cent Ans est finie.", "fr"),
        ("She told 60 Minutes that the hall closes.", "en"),
        ("The Six-Day War ended and life went on there.", "en"),
        ("Un jour, la salle fermera.", "fr"),
        ("One day the hall will close.", "en"),
        ("Depuis plusieurs années, quelques jours durant, la salle ferme.", "fr"),
        ("For several years and a few days the hall was closed.", "en"),
        ("Une année record pour la salle.", "fr"),
        ("C'était une semaine noire.", "fr"),
        ("La ville ouvre une seconde ligne.", "fr"),
    ],
)
def test_no_length_of_time(text: str, language: str) -> None:
    assert said(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "years"),
    [
        ("Deux frères âgés de 7 et 9 ans jouaient.", "fr", [7, 9]),
        ("The brothers, aged 7 and 9, were playing.", "en", [7, 9]),
        ("The suspect, 33, was held.", "en", [33]),
        ("At 35, she stopped.", "en", [35]),
        ("She turned 50 last year.", "en", [50]),
    ],
)
def test_ages(text: str, language: str, years: list[int]) -> None:
    ages = [m for m in figures(text, language) if m.value.role == "age"]
    assert [m.value.lo for m in ages] == [n * YEAR for n in years]
    assert [m.value.lo == m.value.hi for m in ages] == [True] * len(years)


@pytest.mark.parametrize(
    "text",
    [
        "They turned 50 people away.",
        "At 35, prices stopped rising.",
        "Of the houses, 33, a third, were empty.",
        "Aged 7 and 9 others were hurt.",
        "He sold 7 and 9 were left.",
    ],
)
def test_no_age(text: str) -> None:
    ages = [m.text for m in figures(text, "en") if m.value.role == "age"]
    assert ages in ([], ["7"])
