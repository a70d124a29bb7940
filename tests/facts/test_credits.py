"""Which agency a text is credited to."""

import pytest

from provenance.facts.sharing.credits import agency_of

BODY = "Le port a rouvert lundi après quatre semaines de travaux, sans cérémonie ni discours.\n" * 4


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("(avec AFP)", "AFP"),
        ("Avec AFP.", "AFP"),
        ("AFP", "AFP"),
        ("— Reuters", "Reuters"),
        ("Source: AP", "AP"),
        ("Source : AFP", "AFP"),
        ("Par Le Quai avec AFP", "AFP"),
        ("Par Le Quai avec AFP, publié le 3 mars", "AFP"),
        ("LeQuai.fr avec Reuters", "Reuters"),
        ("By Ana Ruiz, Reuters", "Reuters"),
        ("Quay Gazette with The Associated Press", "AP"),
        ("LONDON (Reuters) - The harbour reopened on Monday.", "Reuters"),
        ("PARIS (AFP) – Le port a rouvert lundi.", "AFP"),
        ("Le port a rouvert lundi, sans discours ni cérémonie, devant une foule de curieux. (AFP)", "AFP"),
        # spoken of, not credited
        ("Jon Ek told Reuters.", None),
        ("il l'a dit à l'AFP.", None),
        ("The AP said so.", None),
        ("The Reuters Building", None),
        ("Une carte du port.", None),
        # the credit of a picture
        ("(Photo par ANN LEE / AFP)", None),
        ("© AFP", None),
        ("Image: Reuters", None),
        # no agency although the letters are there
        ("L'APA reste calme", None),
        ("a map", None),
    ],
)
def test_a_credit_in_the_first_or_last_lines(line: str, agency: str | None) -> None:
    assert agency_of(f"{line}\n{BODY}", {}) == agency
    assert agency_of(f"{BODY}\n{line}\n", {}) == agency


def test_a_line_in_the_middle_is_no_credit() -> None:
    assert agency_of(f"{BODY}AFP\n{BODY}", {}) is None


@pytest.mark.parametrize(
    ("metadata", "agency"),
    [
        ({"publisher": "AFP"}, "AFP"),
        ({"publisher": "Agence France-Presse"}, "AFP"),
        ({"author": "Le Quai avec AFP"}, "AFP"),
        ({"origin": "Reuters", "publisher": "AFP"}, "Reuters"),
        ({"publisher": "The Quay Gazette"}, None),
        ({"author": "Apa Rossi"}, None),
    ],
)
def test_a_credit_in_the_metadata(metadata: dict[str, str], agency: str | None) -> None:
    assert agency_of(BODY, metadata) == agency


@pytest.mark.parametrize("text", ["", "\n\n", "(" * 5000, "AFP " * 5000, "A" * 100_000 + " (AFP)", "\x00(AFP)"])
def test_hostile_texts_are_read_all_the_same(text: str) -> None:
    assert agency_of(text, {}) in (None, "AFP")
