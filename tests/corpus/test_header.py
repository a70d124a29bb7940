import pytest
from hostile import texts, values
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.corpus.header import MAX_HEADER_BYTES, _by_yaml, read_header
from provenance.corpus.header_lines import simple_entries
from provenance.corpus.model import Entry, Problem
from provenance.corpus.write import header_lines

BEFORE = "é\U0001f600\n"


def read(source: str) -> tuple[tuple[Entry, ...], tuple[Problem, ...], str]:
    text = f"{BEFORE}{source}<behind>"
    header, problems = read_header(text, len(BEFORE), len(BEFORE) + len(source))
    return header.entries, problems, text


def pairs(source: str) -> list[tuple[str, str]]:
    return [(entry.key, entry.value) for entry in read(source)[0]]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a: no\nb: 1.10\nc: 2025-01-23\nd: ~\ne: 0x1F\n", ["no", "1.10", "2025-01-23", "~", "0x1F"]),
        ("a: 'it''s'\nb: \"\\u00e9\\n\"\n", ["it's", "é\n"]),
        ("a: |\n  one\n  two\nb: >-\n  one\n  two\n", ["one\ntwo\n", "one two"]),
        ("a:\nb: # nothing\nc: x # remark\n", ["", "", "x"]),
        ("a: x\r\nb: y\r\n", ["x", "y"]),
        ("# only a remark\n", []),
        ("", []),
        ("a: b\u0085c\nb: b\u2028c\nc: \ufeffd\n", ["b\u0085c", "b\u2028c", "\ufeffd"]),
        ("a: \udce9t\udce9\n", ["\udce9t\udce9"]),
    ],
)
def test_values_are_the_text_of_the_scalar(source: str, expected: list[str]) -> None:
    entries, problems, _ = read(source)
    assert [entry.value for entry in entries] == expected
    assert problems == ()


def test_keys_and_values_have_their_exact_places() -> None:
    source = "titre: é\u2028\U0001f600 fin\nother: |\n  one\n  two\nlast: 'q'\nnone:\n"
    entries, _, text = read(source)
    assert [text[e.key_start : e.key_end] for e in entries] == ["titre", "other", "last", "none"]
    assert [text[e.value_start : e.value_end] for e in entries] == [
        "é\u2028\U0001f600 fin",
        "|\n  one\n  two",
        "'q'",
        "",
    ]
    assert entries[3].value_start == text.index("none:") + len("none:")


def test_both_of_two_equal_keys_are_kept_and_the_second_is_reported() -> None:
    entries, problems, text = read("a: 1\nb: 2\na: 3\n")
    assert [(e.key, e.value) for e in entries] == [("a", "1"), ("b", "2"), ("a", "3")]
    assert [(p.code, p.start) for p in problems] == [("META203", text.rindex("a: 3"))]


@pytest.mark.parametrize(
    ("source", "at", "kept"),
    [
        ("a: &x 1\nb: 2\n", "&x 1", [("a", "1"), ("b", "2")]),
        ("a: 1\nb: *x\nc: 3\n", "*x", [("a", "1"), ("c", "3")]),
        ("a: !!str 1\nb: 2\n", "!!str 1", [("a", "1"), ("b", "2")]),
        ("a: [x, {y: z}]\nb: 2\n", "[x, {y: z}]", [("b", "2")]),
        ("a:\n  - x\n  - y\nb: 2\n", "- x", [("b", "2")]),
        ("[a]: x\nb: 2\n", "[", [("b", "2")]),
        ("- a\n- b\n", "- a", []),
        ("just words\n", "just words", []),
        ("a: Stargate : 500\nb: 2\n", ": 500", [("a", "Stargate : 500"), ("b", "2")]),
        ("a: 1\nb: x\x07y\n", "\x07", [("a", "1"), ("b", "x\x07y")]),
        ("a: 1\n--- x\n", "--- x", [("a", "1")]),
        ("a: " + "[" * 20, "[" * 20, [("a", "[" * 20)]),
    ],
)
def test_what_the_format_does_not_have_is_reported_at_its_place_and_the_rest_is_kept(
    source: str, at: str, kept: list[tuple[str, str]]
) -> None:
    entries, problems, text = read(source)
    assert [(p.code, text[p.start : p.end]) for p in problems] == [("META202", at)]
    assert [(e.key, e.value) for e in entries] == kept


def test_a_huge_header_is_refused_but_its_first_lines_are_read() -> None:
    entries, problems, _ = read("id: a\n" + "x" * MAX_HEADER_BYTES)
    assert [p.code for p in problems] == ["META202"]
    assert [(e.key, e.value) for e in entries] == [("id", "a")]


def test_deep_nesting_is_given_up_at_once() -> None:
    _, problems, _ = read("a: " + "[" * 60_000)  # takes seconds if read to the end
    assert [p.code for p in problems] == ["META202"]


LINES = st.one_of(
    st.from_regex(r"\A[a-z][a-z_-]{0,3}: {1,2}[a-zé0-9 :#\"'\\,{}\[\]&*!|>%@`.?-]{0,12}\r?\n\Z"),
    st.sampled_from(["a: b\n", "title: Le port : 500\n", 'x-y: "q: #" \n', "a: b:c\n", "a: 'b'\n", "...\n", " c\n"]),
)


@settings(deadline=None, max_examples=400)
@given(st.lists(LINES, max_size=4).map("".join))
def test_simple_headers_are_read_as_the_yaml_reader_reads_them(source: str) -> None:
    simple = simple_entries(source, 5)
    if simple is not None:
        assert (simple, []) == _by_yaml(source, 5)


def test_an_ordinary_header_is_simple() -> None:
    source = 'seed: 1\nid: a-1\ntitle: "L\'été : 500 %"\r\npublisher: Le Phare (AFP)\nurl: https://a.org/b?c=d\n'
    assert simple_entries(source, 0) is not None


@settings(deadline=None, max_examples=150)
@given(values, values)
def test_any_value_reads_back(first: str, second: str) -> None:
    written = header_lines({"title": first, "x-own": second})
    assert "-->" not in written
    assert pairs(written) == [("title", first), ("x-own", second)]
    assert read(written)[1] == ()


@settings(deadline=None, max_examples=150)
@given(values)
def test_another_yaml_reader_takes_a_written_value_for_the_same_text(value: str) -> None:
    import yaml

    assert yaml.safe_load(header_lines({"title": value})) == {"title": value}


@settings(deadline=None, max_examples=200)
@given(texts)
def test_reading_never_raises_and_places_lie_in_the_header(source: str) -> None:
    entries, problems, text = read(source)
    end = len(text) - len("<behind>")
    for entry in entries:
        assert len(BEFORE) <= entry.key_start <= entry.key_end <= entry.value_start <= entry.value_end <= end
    for problem in problems:
        assert len(BEFORE) <= problem.start <= problem.end <= end
