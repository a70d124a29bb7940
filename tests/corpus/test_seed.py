from collections.abc import Callable
from hashlib import sha256

import pytest
from hostile import data, texts, values
from hypothesis import example, given, settings
from hypothesis import strategies as st

from provenance.corpus.model import Seed
from provenance.corpus.seed import parse_seed
from provenance.corpus.write import seed_bytes
from provenance.text.decode import text_file

FRONT = "---\nseed: 1\nid: a\ntitle: T\n---\n"


def parse(text: str, path: str = "seeds/stem.md") -> Seed:
    return parse_seed(text_file(path, text.encode("utf-8", "surrogateescape")))


def codes(seed: Seed) -> list[tuple[str, str]]:
    return [(problem.code, seed.file.text[problem.start : problem.end]) for problem in seed.problems]


def block(name: str, text: str, header: str = "") -> str:
    return f"<!-- seed:block {name}\n{header}-->\n{text}\n<!-- seed:end {name} -->\n"


def test_front_matter_is_the_default_and_a_header_overrides_it() -> None:
    seed = parse(
        "---\nseed: 1\nid: a\ntitle: T\npublisher: P\nsha256: f\nbytes: 1\n---\n\n"
        + block("one", "x", "title: Own\nsha256: s\n")
        + block("two", "y")
    )
    assert [b.id for b in seed.blocks] == ["one", "two"]
    assert seed.blocks[0].metadata == {"seed": "1", "id": "a", "title": "Own", "publisher": "P", "sha256": "s"}
    assert seed.blocks[1].metadata == {"seed": "1", "id": "a", "title": "T", "publisher": "P"}
    assert [e.key for e in seed.blocks[0].header.entries] == ["title", "sha256"]
    assert seed.problems == ()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<!-- seed:block b -->\ntext\n<!-- seed:end b -->\n", "text"),
        ("<!-- seed:block b -->\ntext\n\n<!-- seed:end b -->", "text\n"),
        ("<!-- seed:block b -->\n<!-- seed:end b -->\n", ""),
        ("<!-- seed:block b -->\n\n<!-- seed:end b -->\n", ""),
        ("<!-- seed:block b -->\r\ntext\r\n<!-- seed:end b -->\r\n", "text"),
        ("<!-- seed:block b -->\r\ntext\n<!-- seed:end b -->\r\n", "text"),
        ("<!-- seed:block b -->\ntext\r\n<!-- seed:end b -->\n", "text\r"),
        ("<!-- seed:block b\ntitle: x -->\n\ttext\r\r\n<!-- seed:end b -->\n", "\ttext\r\r"),
        (
            "<!-- seed:block b -->\n<!-- seed:end c -->\n<!-- seed:end b --> x\n<!-- seed:end b -->\n",
            "<!-- seed:end c -->\n<!-- seed:end b --> x",
        ),
        (
            "<!-- seed:block b -->\n---\na: b\n---\n```\n# h\n-->\n<!-- seed:end b -->\n",
            "---\na: b\n---\n```\n# h\n-->",
        ),
    ],
)
def test_the_text_of_a_block_is_exactly_what_stands_between_the_two_newlines(source: str, expected: str) -> None:
    seed = parse(FRONT + source)
    assert [(b.id, b.text, b.closed) for b in seed.blocks] == [("b", expected, True)]
    assert seed.problems == ()
    found = seed.blocks[0]
    assert seed.file.text[found.start : found.end] == expected
    marker = seed.file.text[found.marker_start : found.marker_end]
    assert marker.startswith("<!-- seed:block b")
    assert marker.endswith("-->")


def test_a_seed_without_markers_is_one_block_named_by_its_id() -> None:
    seed = parse("\ufeff" + FRONT + "\nbody\n\n")
    assert [(b.id, b.text, b.implicit) for b in seed.blocks] == [("a", "\nbody\n\n", True)]
    found = seed.blocks[0]
    assert seed.file.text[found.marker_start : found.marker_end] == FRONT
    assert found.header is seed.front
    assert found.metadata["title"] == "T"
    assert not seed.bare


def test_without_an_id_the_block_is_named_after_the_file() -> None:
    assert parse("---\ntitle: x\n---\nbody", "seeds/2025 été.md").blocks[0].id == "2025 été"


@pytest.mark.parametrize(
    "text",
    ["", "plain\n", "\ufeffplain", "a <!-- seed:block x --> b\n", "---\nprose\n", "---", "    <!-- seed:block x"],
)
def test_bare_text_is_one_block_over_the_whole_file(text: str) -> None:
    seed = parse(text)
    assert [(b.id, b.text, b.implicit, b.marker_end) for b in seed.blocks] == [("stem", text, True, 0)]
    assert seed.bare
    assert seed.problems == ()


def test_two_lines_of_dashes_in_a_text_lose_nothing() -> None:
    seed = parse("---\nsome prose\n---\nmore\n")
    assert seed.bare
    assert seed.blocks[0].text == "---\nsome prose\n---\nmore\n"
    assert codes(seed) == [("META202", "some prose")]


def test_front_matter_that_never_closes_is_read_as_far_as_it_goes() -> None:
    seed = parse("---\nid: a\ntitle: T\n\nbody\n")
    assert codes(seed) == [("META202", "---")]
    assert [(b.id, b.text, b.metadata["title"]) for b in seed.blocks] == [("a", "\nbody\n", "T")]
    seed = parse("---\nid: a\n" + block("b", "text\n---\nmore"))
    assert codes(seed) == [("META202", "---")]
    assert [(b.id, b.text) for b in seed.blocks] == [("b", "text\n---\nmore")]


def test_empty_front_matter_is_front_matter() -> None:
    seed = parse("---\n---\nbody")
    assert seed.front is not None
    assert [(b.text, b.metadata) for b in seed.blocks] == [("body", {})]


def test_markers_without_front_matter_are_reported_and_read() -> None:
    seed = parse(block("b", "text"))
    assert codes(seed) == [("META201", "")]
    assert [b.text for b in seed.blocks] == ["text"]
    assert not seed.bare


def test_an_unclosed_block_runs_to_the_next_one_or_to_the_end() -> None:
    seed = parse(FRONT + "<!-- seed:block one -->\nx\n<!-- seed:block two -->\ny\n")
    assert codes(seed) == [("BLK301", "<!-- seed:block one -->"), ("BLK301", "<!-- seed:block two -->")]
    assert [(b.id, b.text, b.closed) for b in seed.blocks] == [("one", "x", False), ("two", "y\n", False)]


def test_a_near_miss_of_the_end_marker_is_named() -> None:
    seed = parse(FRONT + "<!-- seed:block one -->\nx\n<!--seed:end one -->\n")
    assert codes(seed) == [("BLK301", "<!-- seed:block one -->")]
    assert "Line 8 looks like" in seed.problems[0].help


def test_an_end_without_a_block_is_reported() -> None:
    assert codes(parse(FRONT + block("b", "x") + "<!-- seed:end c -->\n")) == [("BLK302", "<!-- seed:end c -->")]


def test_a_block_in_a_block_is_reported_unless_the_digest_says_it_belongs_there() -> None:
    inner = block("in", "y").removesuffix("\n")
    seed = parse(FRONT + block("out", inner))
    assert codes(seed) == [("BLK303", "<!-- seed:block in")]
    assert [(b.id, b.text) for b in seed.blocks] == [("out", inner)]
    digest = sha256(inner.encode()).hexdigest()
    assert parse(FRONT + block("out", inner, f"sha256: {digest}\n")).problems == ()


@pytest.mark.parametrize(
    ("marker", "at"),
    [
        ("<!-- seed:block -->", "<!-- seed:block -->"),
        ("<!-- seed:block été -->", "<!-- seed:block été -->"),
        ("<!-- seed:block b title: x -->", "<!-- seed:block b title: x -->"),
        ("<!-- seed:block b\ntitle: x", "<!-- seed:block b"),
        ("<!--seed:block b -->", "<!--seed:block b -->"),
        (" <!-- seed:block b -->", "<!-- seed:block b -->"),
        ("<!-- seed:blok b -->", "<!-- seed:blok b -->"),
        ("<!-- seed:end b-->", "<!-- seed:end b-->"),
    ],
)
def test_what_only_looks_like_a_marker_is_reported(marker: str, at: str) -> None:
    seed = parse(FRONT + marker + "\n\n" + block("good", "x"))
    assert codes(seed) == [("BLK306", at)]
    assert [b.id for b in seed.blocks] == ["good"]


def test_the_text_of_a_malformed_block_is_not_called_stray_as_well() -> None:
    seed = parse(FRONT + "<!-- seed:block -->\ntext\n<!-- seed:end b -->\n" + block("good", "x"))
    assert codes(seed) == [("BLK306", "<!-- seed:block -->")]


def test_if_no_block_can_be_read_the_whole_body_is_kept() -> None:
    body = "<!-- seed:block -->\ntext\n<!-- seed:end -->\n"
    seed = parse(FRONT + body)
    assert [(b.text, b.implicit) for b in seed.blocks] == [(body, True)]


def test_words_behind_an_opening_marker_are_reported_and_the_block_is_read() -> None:
    seed = parse(FRONT + "<!-- seed:block b --> words\nx\n<!-- seed:end b -->\n")
    assert codes(seed) == [("BLK306", " words")]
    assert [b.text for b in seed.blocks] == ["x"]


def test_text_outside_blocks_is_reported_once_a_place_headings_and_comments_are_not() -> None:
    seed = parse(
        FRONT
        + "# Heading\n<!-- a remark\nof two lines -->\n\nfirst\nsecond <!-- x -->\n"
        + block("b", "x")
        + "<!-- c --> behind\n"
    )
    assert codes(seed) == [("BLK307", "first\nsecond <!-- x -->"), ("BLK307", "behind")]


def test_problems_of_a_header_are_at_their_place_in_the_file() -> None:
    seed = parse(FRONT + block("b", "x", "title: é\ntitle: [y]\n"))
    assert codes(seed) == [("META202", "[y]")]
    seed = parse(FRONT + block("b", "x", "title: é\ntitle: y\n"))
    assert codes(seed) == [("META203", "title")]
    assert seed.problems[0].start == seed.file.text.rindex("title")


def test_undecodable_bytes_stay_in_the_block() -> None:
    raw = FRONT.encode() + b"<!-- seed:block b -->\ncaf\xe9 \xff\n<!-- seed:end b -->\n"
    assert parse_seed(text_file("a.md", raw)).blocks[0].data == b"caf\xe9 \xff"


IDS = st.sampled_from(["a", "a-1", "b"])


@settings(deadline=None, max_examples=250)
@given(st.lists(st.tuples(IDS, st.one_of(data, texts.map(str.encode))), min_size=1, max_size=3))
@example([("a", b"x\n<!-- seed:end a -->\ny")])
@example([("a", b"\r"), ("a", b"\r\n"), ("a", b"\n")])
def test_any_bytes_read_back_and_their_spans_point_at_them(blocks: list[tuple[str, bytes]]) -> None:
    written = seed_bytes({"seed": "1", "id": "s"}, [(name, {"title": "t"}, text) for name, text in blocks])
    seed = parse_seed(text_file("s.md", written))
    assert seed.problems == ()
    assert [b.data for b in seed.blocks] == [text for _, text in blocks]
    assert len({b.id for b in seed.blocks}) == len(blocks)
    utf16 = seed.file.text.encode("utf-16-le", "surrogatepass")
    for found in seed.blocks:
        span = seed.file.span(found.start, found.end)
        assert written[slice(*span.bytes)] == found.data
        assert seed.file.text[slice(*span.chars)] == found.text
        assert utf16[2 * span.utf16[0] : 2 * span.utf16[1]] == found.text.encode("utf-16-le", "surrogatepass")
        assert found.metadata["sha256"] == sha256(found.data).hexdigest() == found.sha256
        assert found.metadata["bytes"] == str(len(found.data))


@settings(deadline=None, max_examples=150)
@given(values, values, texts)
def test_any_metadata_reads_back(title: str, own: str, text: str) -> None:
    written = seed_bytes({"seed": "1", "id": "s", "title": title}, [("b", {"x-own": own}, text.encode())])
    seed = parse_seed(text_file("s.md", written))
    assert seed.problems == ()
    assert (seed.blocks[0].metadata["title"], seed.blocks[0].metadata["x-own"]) == (title, own)


@settings(deadline=None, max_examples=400)
@given(data, st.booleans())
def test_parsing_never_raises_and_every_place_lies_in_the_file(source: bytes, with_front: bool) -> None:
    seed = parse_seed(text_file("s.md", FRONT.encode() * with_front + source))
    text = seed.file.text
    assert seed.blocks
    at = 0
    for found in seed.blocks:
        assert at <= found.marker_start <= found.marker_end <= found.start <= found.end <= len(text)
        assert text[found.start : found.end] == found.text
        at = found.end
    for problem in seed.problems:
        assert 0 <= problem.start <= problem.end <= len(text)
        assert problem.message
        assert problem.help


@pytest.mark.parametrize(
    "unit", ["<!-- seed:block b -->\n", "<!-- seed:block {n}\n", "<!-- seed:end x -->\n", "<!--\n", "---\n", "a\n<!-- "]
)
def test_hostile_files_are_read_in_time_in_proportion_to_their_size(
    unit: str, grows_linearly: Callable[[Callable[[int], object], int], None]
) -> None:
    def parse(times: int) -> None:
        parse_seed(
            text_file("s.md", (FRONT + block("z", "x") + "".join(unit.format(n=n) for n in range(times))).encode())
        )

    grows_linearly(parse, 2_000)
