"""The short cuts by which places are found and text is folded give what the plain way gives."""

import re
import time
import unicodedata
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from provenance.facts.lang import lexicon
from provenance.facts.lang.fold import fold, view
from provenance.facts.lang.patterns import starts
from provenance.facts.mentions import extract
from provenance.facts.mentions.date_forms import calendar
from provenance.facts.mentions.date_words import LETTER, TOKEN, any_of
from provenance.text.tables import languages

SIGNS = "0123456789½⅔ \n\r\t'’-–.,_()é̀Éſıİœжß"
WORDS = ("vingt", "cinq", "mille", "un", "cent", "twenty", "hundred", "a", "of", "mars", "lundi", "last", "24/24")
PIECES = st.lists(st.one_of(st.sampled_from(WORDS), st.text(st.sampled_from(SIGNS), max_size=4)), max_size=12)


@pytest.mark.parametrize("language", languages())
@settings(deadline=None)  # the first example reads the tables
@given(pieces=PIECES, cut=st.integers(0, 12))
@example(pieces=["vingt", "-", "cinq", " ", "mille"], cut=0)
@example(pieces=["ж", "vingt", " ", "12", "cent", "½", " un mille"], cut=0)
def test_figures_start_where_the_plain_pattern_says(language, pieces, cut):
    low = view("".join(pieces)).low
    start = min(cut, len(low))
    if start and low[start - 1].isdigit():  # sentences do not part digits
        start = 0
    table = lexicon(language).numbers
    plain = [m.span() for m in table.trigger.finditer(low, start)]
    assert table.places.find(low, start, len(low)) == plain


@pytest.mark.parametrize("language", languages())
@settings(deadline=None)  # the first example reads the tables
@given(pieces=PIECES)
@example(pieces=["12", "mars", "5", "lundi"])
@example(pieces=["mars", "̀", " ", "mars"])
def test_dates_start_at_the_tokens_that_can_begin_a_form(language, pieces):
    table = calendar(language)
    low = re.sub("(?<![^\\W\\d_])[\u0300-\u036f]+", "", view("".join(pieces)).low)  # a mark on no letter is no text
    tokens = [m.span() for m in TOKEN.finditer(low) if m[0].isdecimal() or m[0] in table.forms]
    assert table.starts.find(low, 0, len(low)) == tokens


def test_a_word_behind_a_digit_counts_only_where_a_digit_is_no_letter():
    low = "7mars 12 mars"
    assert starts("mars", r"\d").find(low, 0, len(low)) == [(0, 1), (6, 8), (9, 13)]
    assert starts("mars", r"\d", letters=LETTER, glued=True).find(low, 0, len(low)) == [(0, 1), (1, 5), (6, 8), (9, 13)]


@settings(deadline=None)  # the first example reads the tables
@given(st.text(st.one_of(st.sampled_from(SIGNS), st.characters(max_codepoint=0x1FFF)), max_size=200))
@example("É" * 70 + "à la carte – « ÇA » ’ \u202f\r\n")
def test_a_long_text_is_folded_like_its_letters(text):
    text = unicodedata.normalize("NFC", text)
    assert view(text).low == "".join(view(letter).low for letter in text)


@settings(deadline=None)  # the first example reads the tables
@given(st.text(st.sampled_from("aeE é’'\u0301\u0300\u0323\n0ç한ᄒ"), max_size=80))
def test_the_view_of_decomposed_text_leads_back_to_it(text):
    seen = view(text)
    assert unicodedata.is_normalized("NFC", seen.raw) or "ᄒ" in text
    assert unicodedata.normalize("NFC", "".join(seen.raw)) == unicodedata.normalize("NFC", text)
    assert [seen.origin(at) for at in range(len(seen.raw))] == sorted(seen.origin(at) for at in range(len(seen.raw)))
    assert seen.origin(len(seen.raw)) == len(text)


def test_letters_that_patterns_take_for_others_are_folded_like_them():
    assert fold("ſept") == "sept"
    assert fold("dımanche") == "dimanche"
    for text in ("il y a trois anſ", "Dımanche 3 mars", "three monthſ ago"):
        extract(text, published=date(2025, 1, 23))  # a KeyError once


@settings(deadline=None)  # the first example reads the tables
@given(st.lists(st.sampled_from(["mars", "mardi", "mai", "août", "a", "an", "année", "deux mille", "deux mille et"])))
def test_words_that_share_letters_match_as_they_do_one_by_one(words):
    pattern = re.compile(rf"(?:{any_of(words)})(?!\w)", re.IGNORECASE)
    for text in ("mars", "MAI", "aout", "Août", "an", "annee", "deux mille et un", "deux mille", "ma", ""):
        best = [
            m.group() for word in set(words) if (m := re.match(rf"(?:{any_of([word])})(?!\w)", text, re.IGNORECASE))
        ]
        match = pattern.match(text)
        assert (match.group() if match else "") == max(best, key=len, default="")


@pytest.mark.parametrize(
    "unit", ["é", "12", "mars", "vingt-", "½", "e\u0301", "Ж", "a'", "1 ", "三", "- 5 ", "Il en reste 12, dit-on. "]
)
def test_the_work_grows_with_the_length_of_the_text_alone(unit):
    def seconds(size: int) -> float:
        text = (unit * size)[:size]
        begin = time.process_time()
        extract(text, language="fr")
        return time.process_time() - begin

    seconds(1_000)
    for _ in range(3):
        small, large = seconds(10_000), seconds(80_000)
        if large < 24 * small + 0.05:
            return
    pytest.fail(f"8 times the text takes {large / small:.0f} times as long")
