"""A text and its denial, in nearly the same words."""

import pytest
from made_texts import analysed

from provenance.facts.claiming.denial import denies_a_word, opposed
from provenance.facts.results import ConflictKind, Fact


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("Ils n’ont pas vendu le port", "Ils ont vendu le port", "fr"),
        ("n'ont pas vendu le port", "Ils ont vendu le port", "fr"),
        ("Ce qui est bon pour la ville", "Ce qui n'est pas bon pour la ville", "fr"),
        ("Nordwind ne vendra jamais ce port", "Nordwind vendra ce port", "fr"),
        ("The port isn’t always open", "The port is always open", "en"),
        ("We will not sell the port", "We will sell the port", "en"),
        ("We won't sell the port", "We will sell the port", "en"),
        ("We cannot sell the port", "We can sell the port", "en"),
    ],
)
def test_a_denial_is_seen_from_both_sides(one: str, other: str, language: str) -> None:
    assert opposed(one, other, language)
    assert opposed(other, one, language)
    assert not opposed(one, one, language)


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("C'est faux, comme vous le savez", "Ce n'est pas vrai, comme vous le savez bien", "fr"),  # means the same
        ("Ils n'ont pas l'argent du port", "Nous n'avons jamais eu l'argent du port", "fr"),
        ("Pas du tout", "Tout", "fr"),  # too short to tell
        ("We never did not sell the port", "We did sell the port", "en"),  # twice denied
        ("Elle a vendu le port", "Elle n'a pas vendu la flotte ni les ateliers", "fr"),
    ],
)
def test_what_is_worded_otherwise_or_denied_on_both_sides_is_not(one: str, other: str, language: str) -> None:
    assert not opposed(one, other, language)
    assert not opposed(other, one, language)


def test_a_language_without_tables_denies_nothing() -> None:
    assert not opposed("Wir haben den Hafen nicht verkauft", "Wir haben den Hafen verkauft", "de")


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        (
            "Ce qui aide la ville n'aide pas toujours vos usines",
            "ce qui aide la ville aide toujours tes ateliers",
            "fr",
        ),
        ("What helps the town doesn't always help you", "it always helps you, as it helps the town", "en"),
        ("Ils n'ont pas la clé du port", "ils tiennent la clé", "fr"),
    ],
)
def test_the_word_a_denial_stands_at_may_be_said_plainly(one: str, other: str, language: str) -> None:
    assert denies_a_word(one, other, language)
    assert denies_a_word(other, one, language)
    assert not denies_a_word(one, one, language)


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("C'est bon pour la ville, ce n'est pas bon pour vous", "C'est bon pour la ville", "fr"),  # says both
        ("C'est faux, comme vous le savez", "Ce n'est pas vrai, comme vous le savez", "fr"),
        ("We will sell the port, not the ships", "We will sell the port", "en"),
        ("We never sell, and we do not buy", "We sell", "en"),  # two denials
        ("Il n'aide pas seulement la ville", "Il aide seulement la ville", "fr"),
    ],
)
def test_another_word_denied_or_one_said_both_ways_is_not(one: str, other: str, language: str) -> None:
    assert not denies_a_word(one, other, language)
    assert not denies_a_word(other, one, language)


def polarities(*texts: str) -> list[Fact]:
    return [fact for fact in analysed(*texts).facts if fact.conflict_kind is ConflictKind.POLARITY]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Mary Olsen has not left the firm in 2018, she said.",
            "Mary Olsen joined Nordwind in 2015 and left it in 2018.",
        ),
        ("Nordwind n'a pas été vendu le 3 mai.", "Vendu le 3 mai, Nordwind reste à Bergen."),
        ("Nordwind n'a pas vendu le port de Bergen en 2018.", "Le port, que Nordwind a vendu en 2018, est vide."),
        # the whole sentences are opposed
        (
            "Mary Olsen a invité Luca Rossi à voir le premier quai.",
            "Mary Olsen n'a pas invité Luca Rossi à voir le premier quai.",
        ),
    ],
)
def test_what_was_done_and_what_was_not_on_the_same_day(one: str, other: str) -> None:
    assert len(polarities(one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nordwind did not sell its port in 2018.", "Nordwind sold its fleet in 2018."),
        ("Nordwind n'a pas vendu l'atelier le 3 mai.", "Nordwind a vendu le port le 3 mai."),
        ("Mary Olsen n'a pas quitté le conseil en 2018.", "Mary Olsen a quitté la présidence du club en 2018."),
        ("Nordwind did not open a plant in Lyon in 2019; it opened one in Nantes in 2019.", "Lyon is near."),
        ("Nordwind n'a pas ouvert d'usine en 2019.", "Nordwind a ouvert un bureau à Oslo en 2019."),
        ("Mary Olsen n'a pas quitté Nordwind avant 2018.", "Mary Olsen a quitté Nordwind en 2018."),
        ("Mary Olsen has not left the firm in 2018.", "Luca Rossi has left the firm in 2018, a year of crisis."),
    ],
)
def test_another_thing_or_another_person_is_no_contradiction(one: str, other: str) -> None:
    assert polarities(one, other) == []
