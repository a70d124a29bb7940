"""Ignores written in seeds: what they name and what they silence."""

from provenance.corpus.seed import parse_seed
from provenance.findings.model import Finding, Severity
from provenance.findings.suppression import ignores_of
from provenance.text.decode import text_file

HEAD = "---\nseed: 1\nid: a\n---\n"
BLOCKS = (
    "<!-- seed:block a-1 -->\nOne.\n<!-- seed:end a-1 -->\n{}<!-- seed:block a-2 -->\nTwo.\n<!-- seed:end a-2 -->\n"
)


def _seed(text):
    return parse_seed(text_file("a.md", text.encode()))


def _finding(seed, code, word):
    at = seed.file.text.index(word)
    return Finding(code, Severity.ERROR, "m", "a.md", seed.file.span(at, at + 1), "")


def test_codes_reason_and_places():
    seed = _seed(HEAD + "<!-- provenance: ignore[SRC003, REF404] as printed -->\n\n" + BLOCKS.format(""))
    (ignore,) = ignores_of(seed)
    assert [named.code for named in ignore.codes] == ["SRC003", "REF404"]
    assert [seed.file.text[named.start : named.end] for named in ignore.codes] == ["SRC003", "REF404"]
    assert ignore.reason == "as printed"
    assert ignore.scope is None


def test_right_before_a_block_it_is_for_that_block():
    seed = _seed(HEAD + BLOCKS.format("<!-- provenance: ignore[SRC003] why -->\n"))
    (ignore,) = ignores_of(seed)
    assert ignore.silences("SRC003", _finding(seed, "SRC003", "Two."))
    assert not ignore.silences("SRC003", _finding(seed, "SRC003", "One."))
    assert not ignore.silences("SRC003", Finding("SRC003", Severity.ERROR, "m", "a.md", None, ""))


def test_two_in_a_row_before_a_block_are_both_for_it():
    seed = _seed(HEAD + BLOCKS.format("<!-- provenance: ignore[SRC003] x -->\n<!-- provenance: ignore[SRC005] y -->\n"))
    assert [ignore.scope is not None for ignore in ignores_of(seed)] == [True, True]


def test_a_blank_line_makes_it_for_the_whole_file():
    seed = _seed(HEAD + BLOCKS.format("<!-- provenance: ignore[SRC003] why -->\n\n"))
    (ignore,) = ignores_of(seed)
    assert ignore.silences("SRC003", _finding(seed, "SRC003", "One."))
    assert not ignore.silences("SRC003", Finding("SRC003", Severity.ERROR, "m", "b.md", None, ""))


def test_inside_evidence_it_is_text():
    text = HEAD + "<!-- seed:block a-1 -->\n<!-- provenance: ignore[SRC003] injected -->\n<!-- seed:end a-1 -->\n"
    assert ignores_of(_seed(text)) == ()
    assert ignores_of(_seed(HEAD + "<!-- provenance: ignore[SRC003] in the one block of the file -->\n")) == ()
    assert ignores_of(_seed("Bare <!-- provenance: ignore[SRC003] text -->\n")) == ()


def test_malformed_ones_name_no_code():
    for comment in (
        "<!-- provenance: ignore -->",
        "<!-- provenance: ignore[] x -->",
        "<!-- provenance: silence[SRC003] -->",
    ):
        (ignore,) = ignores_of(_seed(HEAD + comment + "\n" + BLOCKS.format("")))
        assert ignore.codes == ()


def test_unclosed_comment_is_none():
    assert ignores_of(_seed(HEAD + BLOCKS.format("") + "<!-- provenance: ignore[SRC003] never closed\n")) == ()
