from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.text.sentences import MAX_SENTENCE, sentences


def parts(text: str, language: str | None = None) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text, language)]


@pytest.mark.parametrize(
    "text",
    [
        "M. Dubois a vu Mme. Roy et le Dr. Petit.",
        "Mr. Stone met Sen. Hill on Jan. 5 at St. Mary.",
        "Le prix passe de 3.5 à 4.25 euros.",
        "George W. Bush and J. K. Rowling were there.",
        "The U.S. Senate voted at 5 p.m. Friday.",
        "Il vend des pommes, des poires, etc. au marché.",
        "« Jamais ! » a répondu la juge.",
        '"Never!" she said.',
        "“Why now?” asked the clerk.",
        "Yahoo! a vendu son siège.",
        "1. Résultats",
        "Acme Inc. Chairman Bob Hill left.",
        "« On verra… » a soufflé le maire.",
        "Vers 50 av. J.-C. un mur fut bâti.",
    ],
)
def test_one_sentence_stays_whole(text: str) -> None:
    assert parts(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il pleut. Elle part.", ["Il pleut.", "Elle part."]),
        ("Titre sans point\nLe texte suit.", ["Titre sans point", "Le texte suit."]),
        ("« Nous partons. » Le train attend.", ["« Nous partons. »", "Le train attend."]),
        ('He left. "I am done." Then he sat.', ["He left.", '"I am done."', "Then he sat."]),
        ("The firm is Acme Inc. It sells nails.", ["The firm is Acme Inc.", "It sells nails."]),
        ("Il a vendu 3. Puis 4.", ["Il a vendu 3.", "Puis 4."]),
        ("Elle aime Grok. xAI aussi.", ["Elle aime Grok.", "xAI aussi."]),
        ("It ended. i know it did.", ["It ended.", "i know it did."]),
        ("Le toit brûle.[3] La cave aussi.", ["Le toit brûle.[3]", "La cave aussi."]),
        ("Merci à tous. «\nFin", ["Merci à tous. «", "Fin"]),
        ("A first.\r\nA second.\r\n", ["A first.", "A second."]),
    ],
)
def test_sentences_end_where_they_end(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("line", "opening"),
    [
        ("STOCKHOLM, 9 October 2023 - The bank was fined.", "STOCKHOLM, 9 October 2023 -"),
        ("NEW YORK — The firm lost 3 million.", "NEW YORK —"),
        ("LONDON -- The firm lost 3 million.", "LONDON --"),
        ("Paris (AGP) – Le groupe a gagné.", "Paris (AGP) –"),
        ("LYON, 3 mai (Agence) - La ville a ouvert.", "LYON, 3 mai (Agence) -"),
        ("UNDP - The programme of the year.", None),
        ("Rivertown - The end of a market.", None),
        ("STOCKHOLM - capital of the north - grew.", None),
        ("The mayor of LYON, 3 May - Ana Ruiz - spoke.", None),
        ("COVID-19 - What comes next?", None),
    ],
)
def test_a_dateline_is_no_part_of_the_first_sentence(line: str, opening: str | None) -> None:
    first = sentences(line, "en")[0]
    assert line[first.start : first.end] == (opening or line.strip())


def test_what_no_writer_writes_as_one_sentence_is_cut_between_words() -> None:
    text = "It went on, " + "and on " * 1000 + "for ever."
    cut = parts(text)
    assert len(cut) == 4
    assert max(map(len, cut)) <= MAX_SENTENCE
    assert " ".join(cut) == text
    assert [len(part) for part in parts("x" * 4500)] == [2000, 2000, 500]


def test_each_sentence_has_its_own_language() -> None:
    text = "Le maire a parlé de la piscine.\nThe mayor spoke about the pool.\n2024"
    assert [s.language for s in sentences(text, "fr")] == ["fr", "en", "fr"]
    assert [s.language for s in sentences(text, "en")] == ["fr", "en", "en"]


def test_the_declared_language_is_used_where_nothing_tells() -> None:
    assert [s.language for s in sentences("AFP", "fr")] == ["fr"]
    assert [s.language for s in sentences("AFP", "en")] == ["en"]


def test_nothing_gives_nothing() -> None:
    assert sentences("") == sentences(" \n\t\n ") == ()


@settings(deadline=None)  # the first example may load a dictionary
@given(st.text(alphabet="aAéM. !?…«»\"“”'’()[]1\n\r\u00a0x-,", max_size=80))
def test_sentences_are_trimmed_ordered_and_lose_no_letter(text: str) -> None:
    found = sentences(text)
    assert found == sentences(text)
    end = 0
    for sentence in found:
        part = text[sentence.start : sentence.end]
        assert part
        assert part == part.strip()
        assert "\n" not in part
        assert not text[end : sentence.start].strip()
        end = sentence.end
    assert not text[end:].strip()


@pytest.mark.parametrize("piece", [".", ". ", "a.", '." ', "…» ", "A. ", "[1]"])
def test_a_flood_without_end_takes_no_more_time_than_its_length(
    piece: str, grows_linearly: Callable[[Callable[[int], object], int], None]
) -> None:
    grows_linearly(lambda size: sentences(piece * (size // len(piece))), 25_000)
