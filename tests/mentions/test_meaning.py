"""What holds for every figure: a span means the same alone, French and English agree, offsets survive any spelling."""

import subprocess
import sys
import unicodedata
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from saying import figures, short

from provenance.facts.lang import lexicon
from provenance.facts.lang.fold import fold, view
from provenance.facts.mentions.numbers import read_number
from provenance.text.tables import languages

ROOT = Path(__file__).parents[2]
SCALES = {"": 1, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
FRENCH_SCALES = {"": "", "thousand": "mille", "million": "millions", "billion": "milliards", "trillion": "billions"}


@st.composite
def amounts(draw: st.DrawFn) -> tuple[Decimal, str, str]:
    """A value in euros with its French and its English wording."""
    whole = draw(st.integers(2, 999))
    tenth = draw(st.integers(0, 9))
    scale = draw(st.sampled_from(sorted(SCALES)))
    if scale in ("", "thousand"):
        tenth = 0
    said = f"{whole}.{tenth}" if tenth else str(whole)
    french = said.replace(".", ",") + (f" {FRENCH_SCALES[scale]}" if scale else "")
    link = " d'" if scale in ("million", "billion", "trillion") else " "
    return Decimal(said) * SCALES[scale], f"{french}{link}euros", f"{said} {scale} euros".replace("  ", " ")


@settings(deadline=None)
@given(amounts())
def test_french_and_english_renderings_agree(amount: tuple[Decimal, str, str]) -> None:
    value, french, english = amount
    for text, language in ((french, "fr"), (english, "en")):
        [mention] = figures(f"X : {text}.", language)
        assert short(mention) == f"money {value.normalize():f} EUR"
        assert mention.text == text


def in_french(number: int) -> str:
    """The French words for 0..999 999, as they are spelled in France."""
    teens = "dix onze douze treize quatorze quinze seize"
    units = ["zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", *teens.split(" ")]
    tens = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante", 8: "quatre-vingt"}
    if number >= 1000:
        head = "" if number // 1000 == 1 else in_french(number // 1000) + " "
        return f"{head}mille" + (f" {in_french(number % 1000)}" if number % 1000 else "")
    if number >= 100:
        head = "" if number // 100 == 1 else units[number // 100] + " "
        return f"{head}cent" + (f" {in_french(number % 100)}" if number % 100 else "")
    if number < 17:
        return units[number]
    if number < 20:
        return f"dix-{units[number - 10]}"
    ten, rest = divmod(number, 10)
    if ten in (7, 9):
        ten, rest = ten - 1, rest + 10
    if not rest:
        return tens[ten]
    joint = " et " if rest in (1, 11) and ten != 8 else "-"
    return f"{tens[ten]}{joint}{in_french(rest)}"


def in_english(number: int) -> str:
    """The English words for 0..999 999."""
    teens = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    small = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", *teens.split(" ")]
    tens = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    if number >= 1000:
        rest = number % 1000
        return f"{in_english(number // 1000)} thousand" + (
            f" {'and ' * (rest < 100)}{in_english(rest)}" if rest else ""
        )
    if number >= 100:
        return f"{small[number // 100]} hundred" + (f" and {in_english(number % 100)}" if number % 100 else "")
    if number < 20:
        return small[number]
    return tens[number // 10] + (f"-{small[number % 10]}" if number % 10 else "")


@settings(deadline=None)
@given(st.integers(2, 999_999))
def test_number_words_mean_their_number(number: int) -> None:
    for words, language in ((in_french(number), "fr"), (in_english(number), "en")):
        figure = read_number(fold(words), 0, lexicon(language).numbers)
        assert figure is not None, words
        assert (int(figure.value), figure.end) == (number, len(words)), words


TEXTS = [
    ("Le groupe a placé au moins 12,5 milliards d'euros et 1 200 salariés sur 3 km² en deux ans.", "fr"),
    ("Près des deux tiers des 40 000 élèves, soit 7,5 %, ont attendu 48 heures à -5 °C.", "fr"),
    ("She spent $3.4bn on 500 new homes, up to 20 percent more than the 21st plan, within two weeks.", "en"),
    ("Between 5 and 10 million people walked 12 miles for half an hour.", "en"),
]


@pytest.mark.parametrize(("text", "language"), TEXTS)
def test_a_span_alone_means_what_it_meant(text: str, language: str) -> None:
    for mention in figures(text, language):
        alone = text[mention.qstart : mention.qend]
        [again] = figures(alone, language)
        assert short(again) == short(mention)
        assert again.text == mention.text


@pytest.mark.parametrize(("text", "language"), TEXTS)
@pytest.mark.parametrize("before", ["🚀 l'e\u0301te\u0301 : ", "\r\n\r\nÀ l’écran\r\n", "👩‍👩‍👧 ", "\ufeff"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_offsets_survive(text: str, language: str, before: str, form: str) -> None:
    plain = figures(text, language)
    whole = before + unicodedata.normalize(form, text)
    moved = figures(whole, language)
    assert [short(m) for m in moved] == [short(m) for m in plain]
    for mention, same in zip(moved, plain, strict=True):
        assert whole[mention.start : mention.end] == mention.text
        assert unicodedata.normalize("NFC", mention.text) == same.text
        shift = len(unicodedata.normalize(form, text[: same.start]))
        assert mention.start == len(before) + shift


@settings(deadline=None)
@given(st.text())
def test_the_view_keeps_every_place(text: str) -> None:
    seen = view(text)
    assert len(seen.raw) == len(seen.low)
    if seen.places is None:
        assert seen.raw == text
    else:
        assert list(seen.places) == sorted(seen.places)
        assert seen.places[-1] == len(text)


def test_mixed_text_is_read_sentence_by_sentence() -> None:
    from provenance.facts.mentions import extract

    text = (
        "Le ministre a promis deux milliards d'euros pour les écoles de la région.\n"
        "The mayor said that the city would spend 1,200 dollars on each of its schools.\n"
    )
    assert [short(m) for m in extract(text)] == ["money 2000000000 EUR", "money 1200 USD"]


def test_sentences_cut_before_are_used() -> None:
    from provenance.facts.mentions import extract
    from provenance.text.sentences import sentences

    text = (
        "Le ministre a promis deux milliards d'euros pour les écoles de la région.\n"
        "The mayor said that the city would spend 1,200 dollars on each of its schools.\n"
    )
    assert extract(text, sentences=sentences(text)) == extract(text)
    french = tuple(replace(sentence, language="fr") for sentence in sentences(text))
    assert extract(text, sentences=french) == extract(text, language="fr") != extract(text)


def test_a_relative_date_keeps_its_anchor_across_a_change_of_language() -> None:
    from provenance.facts.mentions import extract

    text = (
        "Le conseil de la région a voté le budget le 12 mars 2019 devant les élus.\n"
        "The mayor of the city answered the council of the region the next day.\n"
    )
    first, second = extract(text)
    assert (first.value.lo, second.value.lo) == (date(2019, 3, 12), date(2019, 3, 13))


def test_one_of_several_is_a_figure_on_request() -> None:
    from provenance.facts.mentions import extract

    text = "It is one of the two towers; one of you left."
    assert [short(m) for m in extract(text, language="en")] == ["count 2 tower"]
    assert [(m.text, m.value.role) for m in extract(text, language="en", members=True)] == [
        ("one", "member"),
        ("two towers", None),
    ]


def test_a_duration_keeps_the_number_it_is_written_with() -> None:
    from provenance.facts.mentions import extract

    text = "It lasted more than 3 years, or 40 to 50 hours, or 2 hours and 5 minutes."
    assert [m.written for m in extract(text, language="en")] == [(3, None), (40, 50), None]


def test_a_language_without_tables_is_no_error() -> None:
    from provenance.facts.mentions import extract

    assert [short(m) for m in extract("12 km", language="xx")] == ["quantity 12 km"]
    with pytest.raises(KeyError):
        lexicon("xx")
    assert languages() == ("en", "fr")


def test_the_generated_tables_are_current() -> None:
    pytest.importorskip("babel")
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "build_locale_tables.py"), "--check"], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout
