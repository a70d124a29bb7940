"""What counts as garbled, hidden or foreign, and what does not."""

import pytest

from provenance.rules.encoding import guess_encoding
from provenance.rules.invisible import describe, hidden, reorders
from provenance.rules.mojibake import garbled, repaired
from provenance.text.decode import text_file

SOUND = (
    "Été à Noël : où est l'œuvre d'Ælfric ? Ça coûte 5 €, ‘dit-il’, “vraiment”…",
    "«\u00a0LIBERTÉ\u00a0», “QUALITÉ”, CAFÉ™, À\u00a0LA\u00a0UNE\u00a0: ÎLE…",
    "São Paulo: IRMÃ” e IRMÃ» — AMANHÃ… GRÃ\u00a0",
    "Å “Ångström”, Malmö–Köpenhamn, SÆRT”, ÖL›",
    "Цена 5 рублей. Ελλάδα. 東京。 שלום",
    "âge, pâte, bâtiment, â la carte, «â»",
    "naïve Straße “GROẞ” groß» groß–klein",
)
WORDS = (
    "été",
    "façade",
    "Noël",
    "œuvre",
    "l’île",
    "“yes”",
    "5 €",
    "wait…",
    "a – b",
    "café\u00a0: 3",
    "😀",
    "naïve",
    "Łódź",
    "ÉCOLE",
)


@pytest.mark.parametrize("text", SOUND)
def test_sound_text_is_not_garbled(text):
    assert list(garbled(text)) == []


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
@pytest.mark.parametrize("word", WORDS)
def test_garbled_words_are_found_and_repaired(word, encoding):
    try:
        wrong = word.encode().decode(encoding)
    except UnicodeDecodeError:
        pytest.skip("these bytes have no characters in that encoding")
    assert repaired(f"one {wrong} two") == f"one {word} two"


def test_text_that_went_wrong_twice_is_repaired_to_the_end():
    twice = "déjà".encode().decode("cp1252").encode().decode("cp1252")
    assert repaired(twice) == "déjà"


def test_other_scripts_need_a_word():
    assert repaired("Привет".encode().decode("latin-1")) == "Привет"
    assert list(garbled("Ð¡")) == []


def test_places_are_those_of_the_run():
    (one,) = garbled("un cafÃ© noir")
    assert (one.start, one.end, one.text, one.meant) == (6, 8, "Ã©", "é")


def test_all_sound_two_letter_words_stay():
    """Every capital of Latin-1 before every mark that may follow a capital in print."""
    for capital in map(chr, range(0xC0, 0xE0)):
        for mark in "”’»…–—\u00a0™›":
            assert list(garbled(f"CAF{capital}{mark}")) == [], (capital, mark)


@pytest.mark.parametrize(
    "text",
    [
        "👨\u200d👩\u200d👧 🏳\ufe0f\u200d🌈 👩🏽\u200d🚀 ❤\ufe0f\u200d🔥",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "می\u200cخواهم",
        "क्\u200dष",
        "জুলাই\n\u200cওগষ্ট",
        "ᠠ \u180eᠢ",
        "שלום\u200f (2025)",
        "ภาษา\u200bไทย",
        "10\u00a0000\u202f€ 5\u2009%",
    ],
)
def test_characters_a_script_needs_are_not_hidden(text):
    assert list(hidden(text)) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("co\u00adopération", (2, 3)),
        ("a\u200bb", (1, 2)),
        ("a\u200db", (1, 2)),
        ("prix\u2060\u200b net", (4, 6)),
        ("a\ufeffb", (1, 2)),
        ("x\u202ey\u202c", (1, 2)),
        ("end\U000e0068\U000e0069", (3, 5)),
        ("plain\u200e text", (5, 6)),
    ],
)
def test_hidden_characters_are_found(text, place):
    assert next(hidden(text)) == place


def test_hidden_characters_are_named():
    assert describe("\u00ad\u200b\u200b") == "soft hyphen (U+00AD), zero width space (U+200B)"
    assert reorders("\u2066")
    assert not reorders("\u200b")


@pytest.mark.parametrize(
    ("codec", "name"), [("cp1252", "Windows-1252"), ("mac_roman", "Mac Roman"), ("cp850", "DOS code page 850")]
)
def test_the_real_encoding_is_guessed(codec, name):
    data = "Déjà, l'été a été très chaud ; à Évry, la forêt brûle. Où ça ? Là-bas, près du château.".encode(codec)
    assert guess_encoding(data, text_file("a", data).text) == name


def test_utf_16_is_guessed():
    data = "﻿Été".encode("utf-16-le")
    assert guess_encoding(data, text_file("a", data).text) == "UTF-16 (little endian)"


def test_bytes_of_nothing_known_are_not_guessed():
    data = bytes(range(0x80, 0x100))
    assert guess_encoding(data, text_file("a", data).text) is None


@pytest.mark.parametrize("unit", ["Ã", "â€", "Ã©", "\u200e", "\u200b", "ðŸ", "\u00ad ", "🏴\U000e0067"])
def test_hostile_text_takes_linear_time(unit, grows_linearly):
    grows_linearly(lambda length: [list(garbled(unit * length)), list(hidden(unit * length))], 4_000)
