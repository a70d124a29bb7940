from hashlib import sha256

import pytest
from hostile import data
from hypothesis import assume, given, settings

from provenance.corpus.record import recorded
from provenance.corpus.seed import parse_seed
from provenance.text.decode import text_file

FRONT = "---\nseed: 1\nid: a\n---\n"
X = sha256(b"x").hexdigest()


def record(text: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    result = recorded(parse_seed(text_file("s.md", text.encode())))
    return result.data.decode(), result.done, result.left


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<!-- seed:block b\ntitle: t\n-->\nx\n", f"<!-- seed:block b\ntitle: t\nsha256: {X}\nbytes: 1\n-->\nx\n"),
        ("<!-- seed:block b -->\nx\n", f"<!-- seed:block b\nsha256: {X}\nbytes: 1\n-->\nx\n"),
        ("<!-- seed:block b\ntitle: t -->\nx\n", f"<!-- seed:block b\ntitle: t\nsha256: {X}\nbytes: 1\n-->\nx\n"),
        (f"<!-- seed:block b\nsha256: {X}\n-->\nx\n", f"<!-- seed:block b\nsha256: {X}\nbytes: 1\n-->\nx\n"),
        ("<!-- seed:block b -->\r\nx\r\n", f"<!-- seed:block b\r\nsha256: {X}\r\nbytes: 1\r\n-->\r\nx\r\n"),
        (
            "<!-- seed:block b\nnote: |\n  n\n-->\nx\n",
            f"<!-- seed:block b\nnote: |\n  n\nsha256: {X}\nbytes: 1\n-->\nx\n",
        ),
    ],
)
def test_only_the_header_gets_the_missing_lines(before: str, after: str) -> None:
    end = "<!-- seed:end b -->\n"
    assert record(FRONT + before + end) == (FRONT + after + end, ("b",), ())


def test_a_seed_of_one_implicit_block_is_recorded_in_its_front_matter() -> None:
    assert record("---\nid: a\n---\nx") == (f"---\nid: a\nsha256: {X}\nbytes: 1\n---\nx", ("a",), ())
    assert record("---\n---\nx")[0] == f"---\nsha256: {X}\nbytes: 1\n---\nx"


@pytest.mark.parametrize(
    "text",
    [
        "bare text",
        FRONT + f"<!-- seed:block b\nsha256: {X}\nbytes: 1\n-->\nx\n<!-- seed:end b -->\n",
        FRONT + f"<!-- seed:block b\nsha256: {'0' * 64}\nbytes: 1\n-->\nx\n<!-- seed:end b -->\n",
    ],
)
def test_what_is_recorded_or_cannot_be_stays(text: str) -> None:
    assert record(text) == (text, (), ())


@pytest.mark.parametrize(
    "block",
    [
        f"<!-- seed:block b\nsha256: {'0' * 64}\n-->\nx\n<!-- seed:end b -->\n",
        "<!-- seed:block b -->\nx\n",
        "<!-- seed:block b\ntitle: [t]\n-->\nx\n<!-- seed:end b -->\n",
        "<!-- seed:block b -->\n<!-- seed:block c -->\nx\n<!-- seed:end b -->\n",
        "<!-- seed:block b\n{title: t}\n-->\nx\n<!-- seed:end b -->\n",
    ],
)
def test_a_digest_never_vouches_for_what_is_in_doubt(block: str) -> None:
    assert record(FRONT + block) == (FRONT + block, (), ("b",))


@settings(deadline=None, max_examples=150)
@given(data)
def test_texts_stay_byte_for_byte_and_all_is_recorded_the_first_time(source: bytes) -> None:
    before = parse_seed(text_file("s.md", FRONT.encode() + source))
    result = recorded(before)
    assume(result.done)
    after = parse_seed(text_file("s.md", result.data))
    assert [b.data for b in after.blocks] == [b.data for b in before.blocks]
    assert recorded(after).done == ()
