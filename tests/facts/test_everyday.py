"""The table of everyday words: sound, and leading to the same meaning from both languages."""

import pytest

from provenance.facts.lexicon import concepts_at, words
from provenance.facts.lexicon.table import everyday_table, rows

LANGUAGES = ("en", "fr")


def told(text, language):
    return {name for _, _, name in concepts_at([word for _, _, word in words(text)], language, everyday=True)}


def test_every_line_has_words_in_each_language():
    lines = [cells for _, cells in rows("everyday.tsv")]
    assert lines[0] == list(LANGUAGES)
    for cells in lines[1:]:
        assert len(cells) == len(LANGUAGES)
        for cell in cells:
            listed = cell.split(", ")
            assert len(listed) == len(set(listed)), cell
            for word in listed:
                assert word == word.strip().lower() != "", cells


def test_no_two_meanings_have_one_name():
    names = [concept.name for concept in everyday_table()]
    assert len(names) == len(set(names)) > 1000


def test_every_listed_word_is_found_again():
    for concept in everyday_table():
        for language in LANGUAGES:
            for word in concept.lemmas[language]:
                assert concept.name in told(word, language), (concept.name, word)


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("the flowers", "les fleurs"),
        ("a forgotten password", "un mot de passe"),
        ("tomorrow", "demain"),
        ("they swim", "nager"),
        ("nobody", "personne"),
        ("a wooden bridge", "un pont en bois"),
    ],
)
def test_a_word_and_its_translation_share_a_meaning(english, french):
    assert told(english, "en") & told(french, "fr")


@pytest.mark.parametrize(
    ("english", "french"), [("the bread", "la peine"), ("a library", "une librairie"), ("a cave", "une cave")]
)
def test_false_friends_share_none(english, french):
    assert not told(english, "en") & told(french, "fr")


def test_a_language_without_a_column_has_no_everyday_words():
    assert told("der Hund", "de") == set()
