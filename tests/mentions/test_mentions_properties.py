"""What holds for every mention, in made sentences and in real text."""

import unicodedata
from itertools import groupby, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from saying import short

import provenance
from provenance.facts.mentions import extract
from provenance.facts.model import Mention

ROOT = Path(__file__).resolve().parents[2]
# Made sentences: the same thing said in both languages, its hedge, its number, what is counted, and what stands around.
FRAMES = {"fr": ("Ici, {} ont suffi.", "Selon elle, {}, pas plus.", "{}"), "en": ("It took {} then.", "({})", "{}")}
HEDGES = {
    "at_least": ("au moins", "at least"), "more_than": ("plus de", "more than"), "less_than": ("moins de", "less than"),
    "about": ("environ", "about"), "nearly": ("près de", "nearly"), "none": ("", ""),
}  # fmt: skip
THINGS = (
    ("euros", "euros"), ("millions d'euros", "million euros"), ("milliards de dollars", "billion dollars"),
    ("%", "%"), ("km", "km"), ("kg", "kg"), ("ans", "years"), ("minutes", "minutes"), ("tonnes", "tonnes"),
    ("maisons", "houses"), ("millions", "million"),
)  # fmt: skip
NUMBERS = st.one_of(st.integers(2, 999), st.integers(1_000, 999_999))


def digits(number: int, language: str) -> str:
    return f"{number:,}".replace(",", "\u202f" if language == "fr" else ",")


def said(language: str, number: int, hedge: str, thing: tuple[str, str]) -> str:
    at = 0 if language == "fr" else 1
    joint = "" if thing[at] == "%" and language == "en" else " "
    lead = HEDGES[hedge][at]
    head = lead + " " if lead else ""
    return f"{head}{digits(number, language)}{joint}{thing[at]}"


def only(text: str, language: str) -> Mention:
    found = [m for m in extract(text, language=language) if m.kind.value not in ("date", "time")]
    assert len(found) == 1, (text, found)
    return found[0]


@settings(max_examples=200, deadline=None)
@given(NUMBERS, st.sampled_from(sorted(HEDGES)), st.sampled_from(THINGS), st.integers(0, 2))
def test_a_phrase_means_the_same_in_both_languages_in_a_sentence_and_alone(
    number: int, hedge: str, thing: tuple[str, str], frame: int
) -> None:
    values = []
    for language in ("fr", "en"):
        phrase = said(language, number, hedge, thing)
        mention = only(FRAMES[language][frame].format(phrase), language)
        alone = only(mention.text, language)
        whole = only(phrase, language)
        bare = only(said(language, number, "none", thing), language)
        assert short(whole) == short(mention)
        assert short(alone) == short(bare)
        assert {mention.value.lo, mention.value.hi} - {None} == {bare.value.lo}
        assert mention.value.hedge.value == hedge
        unit = None if mention.kind.value == "count" else mention.value.unit
        values.append(
            (mention.kind, mention.value.lo, mention.value.hi, mention.value.hedge, mention.value.approx, unit)
        )
    assert values[0] == values[1]


def texts() -> list[tuple[str, str]]:
    corpus = provenance.load([Path("seeds"), Path("tests/corpora/good")], working_directory=ROOT)
    return [(block.text, block.metadata["language"]) for seed in corpus.seeds for block in seed.blocks]


@pytest.mark.parametrize("change", ["as it is", "nfd", "crlf", "emoji"])
def test_real_text_reads_the_same_in_any_spelling_and_every_span_means_its_value_alone(change: str) -> None:
    for text, language in texts():
        changed = {
            "as it is": text,
            "nfd": unicodedata.normalize("NFD", text),
            "crlf": text.replace("\r\n", "\n").replace("\n", "\r\n"),
            "emoji": "👩‍👩‍👧🚀 " + text,
        }[change]
        plain, found = extract(text, language=language), extract(changed, language=language)
        assert [(m.kind, m.value) for m in found] == [(m.kind, m.value) for m in plain]
        for mention in found:
            assert changed[mention.start : mention.end] == mention.text
            if mention.kind.value not in ("date", "time") and mention.value.role not in ("elided", "age"):
                alone = changed[mention.qstart : mention.qend]
                assert short(mention) in [short(again) for again in extract(alone, language=language)]


WORDS = (
    "12 |1 200 |3,5 |2024 |12 mars |mars |lundi |hier |à 10 h |de |à |au |et |ou |, |. |\n|€ |$|% |km |ans |heures |"
    "millions |vingt |deux |plus de |entre |page |le |la |one of the |men |first |premier |two-thirds |- |-|/|🚀|"
    "e\u0301"
)
SOUP = st.lists(st.sampled_from(WORDS.split("|")), max_size=30).map("".join)


@settings(max_examples=400, deadline=None)
@given(st.one_of(SOUP, st.text(max_size=60)), st.booleans())
def test_a_mention_never_overlaps_another(text: str, members: bool) -> None:
    for language in ("fr", "en", None):
        found = extract(text, language=language, members=members)
        for _, same in groupby(sorted(found, key=lambda m: (m.kind, m.start)), key=lambda m: m.kind):
            assert all(a.end <= b.start for a, b in pairwise(same))
        assert all(a.end <= b.start for a, b in pairwise(found))
