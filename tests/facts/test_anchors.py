"""Names, places and quotations as mentions."""

from collections.abc import Callable
from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.facts.anchors import ANCHORS, Anchor, find_anchors, of_names
from provenance.facts.model import Kind, Name
from provenance.text.sentences import sentences

TEXT = (
    "Le maire Paul Martin a inauguré le pont de Lyon. « Le pont est ouvert à tous depuis ce matin », a déclaré "
    "Paul Martin. Selon la préfecture, les travaux ont duré trois ans."
)


def anchors(text: str, kinds: frozenset[Kind] = ANCHORS) -> tuple[Anchor, ...]:
    return find_anchors([text], [sentences(text)], kinds)[0]


def test_names_places_and_quotations_are_found_in_order() -> None:
    found = [(one.mention.kind.value, one.mention.text, one.entity or one.speaker) for one in anchors(TEXT)]
    assert found == [
        ("name", "Paul Martin", "Paul Martin"),
        ("place", "Lyon", "Lyon"),
        ("quotation", "Le pont est ouvert à tous depuis ce matin", "Paul Martin"),
        ("name", "Paul Martin", "Paul Martin"),
        ("quotation", "les travaux ont duré trois ans", "la préfecture"),
    ]
    quoted, reported = (one for one in anchors(TEXT) if one.mention.kind is Kind.QUOTATION)
    assert (quoted.voice, reported.voice) == ("quoted", "indirect")
    assert TEXT[quoted.mention.qstart : quoted.mention.qend] == "« Le pont est ouvert à tous depuis ce matin »"


@pytest.mark.parametrize("kind", sorted(ANCHORS))
def test_only_what_is_asked_for_is_given(kind: Kind) -> None:
    assert {one.mention.kind for one in anchors(TEXT, frozenset((kind,)))} == {kind}
    assert anchors(TEXT, frozenset((Kind.MONEY,))) == ()


def test_names_are_resolved_over_all_texts() -> None:
    texts = ["Elon Musk a parlé hier.", "Selon lui, Musk a dit non."]
    second = find_anchors(texts, [sentences(text) for text in texts], frozenset((Kind.NAME,)))[1]
    assert [(one.mention.text, one.entity) for one in second] == [("Musk", "Elon Musk")]


def test_words_merely_set_in_marks_are_no_quotation() -> None:
    assert anchors("Le projet dit « Aurore » avance.", frozenset((Kind.QUOTATION,))) == ()


def test_an_office_yields_to_the_names_in_it() -> None:
    phrase, proper = Name(3, 18, "patron de Tesla", "Elon Musk", role=True), Name(13, 18, "Tesla", "Tesla")
    office = Name(30, 42, "le président", "Paul Martin", role=True)
    assert [one.mention.text for one in of_names([phrase, proper, office])] == ["Tesla", "le président"]


WORDS = "Paul |Martin |Lyon |dit |a déclaré |selon |« |» |\"|“|”|'|, |. |\n|le |maire |de |said |that |he |🚀|e\u0301|("
SOUP = st.lists(st.sampled_from(WORDS.split("|")), max_size=30).map("".join)


@settings(max_examples=300, deadline=None)
@given(st.one_of(SOUP, st.text(max_size=60)))
def test_none_overlaps_another_of_its_kind_and_all_are_in_their_place(text: str) -> None:
    found = anchors(text)
    for kind in ANCHORS:
        mentions = [one.mention for one in found if one.mention.kind is kind]
        assert all(a.end <= b.start for a, b in pairwise(mentions))
    for mention in (one.mention for one in found):
        assert 0 <= mention.qstart <= mention.start < mention.end <= mention.qend <= len(text)
        assert text[mention.start : mention.end] == mention.text


HOSTILE = [
    "dit ",
    "he said that ",
    "A dit ",
    "A. ",
    "Ab ",
    '"',
    '" ',
    "«",
    "« a » ",
    '"a" dit A. ',
    ", qui dit ",
    "'",
    "(",
    "selon A ",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_text_takes_linear_time(
    unit: str, grows_linearly: Callable[[Callable[[int], object], int], None]
) -> None:
    anchors(TEXT)  # the tables are read
    grows_linearly(partial(_read, unit), 2_000)


def _read(unit: str, size: int) -> None:
    anchors(unit * (size // len(unit)))
