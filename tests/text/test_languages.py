import pytest

from provenance.text.languages import function_words, language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le maire a promis une piscine avant la fin de l'année.", "fr"),
        ("The mayor has promised a pool before the end of the year.", "en"),
        ("L’usine n’ouvrira qu’en mars.", "fr"),
        ("They don’t know Martin’s answer.", "en"),
        ("Une usine, dit le Times, sera fermée.", "fr"),
        ("Gray Barnaby invented revolvers.", "en"),
    ],
)
def test_function_words_tell_the_language(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("text", ["", " \n ", "42", "AFP", "12,5 % — 3 000 $", "😀"])
def test_nothing_tells_nothing(text: str) -> None:
    assert language_of(text) is None


def test_a_balance_tells_nothing() -> None:
    assert language_of("the vous") is None


def test_the_surroundings_win_over_one_foreign_word_and_lose_to_a_foreign_sentence() -> None:
    assert language_of("Lu dans The Economist", "fr") == "fr"
    assert language_of("He said that the plan was dead.", "fr") == "en"
    assert language_of("42", "fr") == "fr"


def test_only_the_beginning_of_a_long_text_is_read() -> None:
    assert language_of("il est dans la rue et elle le sait " * 2_000 + "the and of " * 500_000) == "fr"


def test_every_table_has_all_its_parts() -> None:
    for table in function_words().values():
        assert table.words
        assert table.words < table.starters
        assert table.abbreviations
        assert all(word == word.lower() and "’" not in word for word in table.starters | table.abbreviations)
