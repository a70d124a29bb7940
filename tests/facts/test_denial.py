"""A text and its denial, in nearly the same words."""

import pytest

from provenance.facts.claiming.denial import opposed


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
