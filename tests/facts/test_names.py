import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.facts.model import Kind
from provenance.facts.names.finding import find_names
from provenance.facts.names.tables import name_table, places
from provenance.text.sentences import sentences


def names(text: str) -> list[str]:
    return [name.text for name in find_names(text, sentences(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hier, Luc de Montreuil a vu Ursula von der Leyen.", ["Luc de Montreuil", "Ursula von der Leyen"]),
        ("Le rival d’OpenAI, xAI, imite ChatGPT.", ["OpenAI", "xAI", "ChatGPT"]),
        ("La Banque de France et l’Insee publient un chiffre.", ["Banque de France", "Insee"]),
        ("The Bank of England and SpaceX agreed on Monday in June.", ["Bank of England", "SpaceX"]),
        ("Mardi, le patron de Bouygues a quitté Paris.", ["Bouygues", "Paris"]),
        ("Le juge Martin cite Le Monde.", ["Martin", "Le Monde"]),
        ("Selon lui, les Français aiment l'IA et le PIB.", []),
        ("The Americans said the CEO of Acmex left.", ["Acmex"]),
        ("Le Parlement européen et les Nations unies votent.", ["Parlement européen", "Nations unies"]),
        ("Voulez-vous venir ? Aujourd’hui, oui.", []),
        ("President Anna Bell met Mr. Stone.", ["Anna Bell", "Stone"]),
        ("L'ONU a prévenu l’Équipe.", ["ONU", "Équipe"]),
        ("George W. Bush saw Conor O'Brien.", ["George W. Bush", "Conor O'Brien"]),
        ("Une note sur X fait rire.", ["X"]),
        ("Le plan B, la vitamine C et moi.", []),
        ("", []),
    ],
)
def test_names_are_found_whole(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_capital_at_the_start_of_a_sentence_is_no_proof() -> None:
    assert names("Maison vide. Rapidement, il sort.") == []
    assert names("Bateau en feu près du quai.") == []


def test_a_word_seen_as_a_name_elsewhere_is_one_at_the_start_too() -> None:
    assert names("Pomme recule. Hier, le groupe Pomme reculait.") == ["Pomme", "Pomme"]
    text = "Pomme recule."
    assert [n.text for n in find_names(text, sentences(text), frozenset({"Pomme"}))] == ["Pomme"]


def test_a_heading_in_title_case_names_only_what_is_known() -> None:
    assert names("Stocks Tumble After Acmexo Warns Of Weaker Demand\nHe left Acmexo today.") == ["Acmexo", "Acmexo"]


def test_places_are_told_from_other_names() -> None:
    text = "En Syldavie, à Londres et aux États-Unis, Renault vend."
    kinds = {n.text: n.kind for n in find_names(text, sentences(text, "fr"))}
    assert kinds == {"Syldavie": Kind.PLACE, "Londres": Kind.PLACE, "États-Unis": Kind.PLACE, "Renault": Kind.NAME}


def test_a_place_has_one_identity_in_every_language() -> None:
    assert places()["États-Unis"] == places()["United States"] == "US"
    assert places()["Londres"] == places()["London"]


def test_tables_are_in_lower_case_with_straight_apostrophes() -> None:
    for language in ("en", "fr"):
        own = name_table(language)
        for words in (own.heads, own.tails, own.common, own.firms, own.particles, own.titles):
            assert all(word == word.lower() and "’" not in word for word in words)


@settings(deadline=None)  # the first example may load a dictionary
@given(st.text(alphabet="aBéÉ' ’.-&«\"X1\nLde", max_size=60))
def test_places_of_names_hold_their_text_and_do_not_overlap(text: str) -> None:
    found = find_names(text, sentences(text))
    assert found == find_names(text, sentences(text))
    end = 0
    for name in found:
        assert end <= name.start < name.end <= len(text)
        assert text[name.start : name.end] == name.text
        end = name.end


def test_a_long_run_of_capitals_is_read_to_its_end() -> None:
    text = "le Abc " * 50_000
    assert len(find_names(text, sentences(text))) == 50_000
