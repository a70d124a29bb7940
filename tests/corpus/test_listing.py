"""Reading a YAML list with places: everything as written, nothing that could be more than it looks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.corpus.listing import MAX_BYTES, read_listing
from provenance.text.decode import text_file


def read(text):
    return read_listing(text_file("facts.yaml", text.encode("utf-8", "surrogateescape")), "FACT610")


def test_values_are_text_as_written_each_with_its_place():
    first = '\ufeff# 🚀\n- id: no\n  value: 1.10\n  words: [on, "été"]\n'
    text = first + "- id: b\n  claims:\n    - source: s\n      at: 012\n"
    listing = read(text)
    assert listing.problems == ()
    assert listing.entries == (
        {"id": "no", "value": "1.10", "words": ["on", "été"]},
        {"id": "b", "claims": [{"source": "s", "at": "012"}]},
    )
    for way, words in (
        ((0,), "id"),
        ((0, "value"), "1.10"),
        ((0, "words", 1), '"été"'),
        ((1, "claims", 0, "at"), "012"),
    ):
        start, end = listing.place(way)
        assert text[start:end] == words, way
    assert listing.place((1, "note")) == listing.place((1,))
    assert listing.place((7, "note")) == (0, 0)


@pytest.mark.parametrize("text", ["", "\n", "# nothing yet\n", "---\n", "[]"])
def test_an_empty_list_is_sound(text):
    assert (read(text).entries, read(text).problems) == ((), ())


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        ("id: a\n", "id: a", "this is no list"),
        ("- a\n", "a", "entry 1 is no mapping"),
        ("- id: &x a\n", "&x a", "anchor"),
        ("- id: a\n- id: *x\n", "*x", "alias"),
        ("- id: !!int 3\n", "!!int 3", "tag"),
        ("- <<: {id: a}\n", "<<", "merges"),
        ("- id: a\n  id: b\n", "id", "given twice"),
        ("- ? [a]\n  : b\n", "[a]", "a key is a list"),
        ("- id: a\n---\n- id: b\n", "---\n- id: b", "second YAML document"),
        ("- id: [[[[[a]]]]]\n", "[[[a]]]", "nested too deeply"),
        ("- id: >= 10\n", None, "not valid YAML"),
        ("- id: 'a\n", None, "not valid YAML"),
        ("- id: a\x07\n", None, "not valid YAML"),
        ("- id: \udce9\n", None, "not valid YAML"),
        ("x" * (MAX_BYTES + 1), None, "larger than"),
    ],
)
def test_what_is_refused_is_told_once_at_its_place(text, words, said):
    listing = read(text)
    (problem,) = listing.problems
    assert said in problem.message
    assert problem.code == "FACT610"
    if words is not None:
        assert text[problem.start : problem.end].startswith(words[:1])


def test_entries_before_a_break_are_kept():
    assert read("- id: a\n- id: *x\n").entries == ({"id": "a"},)


@given(st.text(alphabet="-:[]{}&*!'\"|>\n #a\t\u2028\x00\udce9", max_size=80))
def test_nothing_raises_and_places_lie_in_the_text(text):
    listing = read(text)
    for start, end in (*listing.places.values(), *((p.start, p.end) for p in listing.problems)):
        assert 0 <= start <= end <= len(text)
