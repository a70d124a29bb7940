"""Corpora that were there before the format: other keys, other lines around texts."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.cli.app import run as command
from provenance.corpus.dialect import Delimiters, Dialect
from provenance.corpus.load import load
from provenance.corpus.seed import parse_seed
from provenance.text.decode import text_file

BARS = Delimiters("=== {id} ===", "=== end {id} ===")
ANY_END = Delimiters("%% TEXT {id}", "%%")

FRONT = (
    "---\ntitle: The ferry\nlang: en\ndate: 2025-02-10\ntags: [sea, {a: 1}]\naliases:\n  - boat\n  - ship\n"
    "owner: &x me\n---\n"
)


def read(text, dialect):
    return parse_seed(text_file("ferry.md", text.encode("utf-8", "surrogateescape")), dialect)


def codes(seed):
    return [(problem.code, seed.file.positions.line_of(problem.start)) for problem in seed.problems]


def test_other_names_of_keys_are_known_and_keys_of_our_own_hold_what_is_written():
    dialect = Dialect(frozenset({"tags", "aliases", "owner"}), {"lang": "language", "date": "published"})
    seed = read(FRONT + "The ferry sails.\n", dialect)
    assert codes(seed) == []
    assert dict(seed.blocks[0].metadata) == {
        "title": "The ferry",
        "language": "en",
        "published": "2025-02-10",
        "tags": "[sea, {a: 1}]",
        "aliases": "- boat\n  - ship",
        "owner": "&x me",
    }
    entry = seed.front.get("published")
    assert seed.file.text[entry.key_start : entry.key_end] == "date"
    tags = seed.front.get("tags")
    assert seed.file.text[tags.value_start : tags.value_end] == "[sea, {a: 1}]"


def test_without_a_word_in_the_configuration_they_are_no_text():
    seed = read(FRONT + "The ferry sails.\n", Dialect())
    assert codes(seed) == [("META202", 5), ("META202", 7), ("META202", 9)]
    assert [problem.foreign for problem in seed.problems] == ["tags", "aliases", "owner"]


def test_a_key_under_both_its_names_is_given_twice():
    seed = read("---\npublished: 2025\ndate: 2024\n---\nText.\n", Dialect(names={"date": "published"}))
    assert codes(seed) == [("META203", 3)]
    assert seed.blocks[0].metadata["published"] == "2025"


def test_broken_yaml_stays_broken():
    assert codes(read("---\ntags: [a, b\ntitle: x\n---\nText.\n", Dialect(frozenset({"tags"})))) == [("META202", 2)]


def test_texts_between_delimiters_of_our_own_are_kept_byte_for_byte():
    text = (
        "---\ntitle: Two\n---\n# Part\n=== a-1 ===\nOne.\n\n=== end b ===\n=== end a-1 ===\n\n"
        "=== b ===\r\nTwo.\r\n=== end b ===\r\n"
    )
    seed = read(text, Dialect(delimiters=BARS))
    assert codes(seed) == []
    assert [(block.id, block.text) for block in seed.blocks] == [("a-1", "One.\n\n=== end b ==="), ("b", "Two.")]
    for block in seed.blocks:
        assert text[block.start : block.end] == block.text
        assert block.metadata == {"title": "Two"}
        assert block.closed
        assert not block.implicit


def test_an_end_line_may_name_no_id():
    seed = read("%% TEXT a\nOne.\n%%\n%% TEXT b\nTwo.\n%%\n%%\n", Dialect(delimiters=ANY_END))
    assert [(block.id, block.text) for block in seed.blocks] == [("a", "One."), ("b", "Two.")]
    assert codes(seed) == [("BLK302", 7)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=== a ===\nOne.\n=== b ===\nTwo.\n=== end b ===\n", [("BLK301", 1)]),
        ("=== a ===\nOne.\n", [("BLK301", 1)]),
        ("=== end a ===\n", [("BLK302", 1)]),
        ("=== a ===\n=== b ===\nTwo.\n=== end b ===\n=== end a ===\n", [("BLK303", 2)]),
        ("=== a b ===\n=== c ===\nText.\n=== end c ===\n", [("BLK306", 1)]),
        ("Lost.\n=== a ===\nOne.\n=== end a ===\nLost too.\n", [("BLK307", 1), ("BLK307", 5)]),
        ("# Head\n<!-- note -->\n=== a ===\nOne.\n=== end a ===\n", []),
        (" === a ===\nindented, so text\n", []),
    ],
)
def test_what_is_wrong_with_delimiters_is_told_at_its_line(text, expected):
    assert codes(read(text, Dialect(delimiters=BARS))) == expected


def test_block_markers_go_before_delimiters():
    seed = read("---\nid: a\n---\n<!-- seed:block a -->\n=== b ===\n<!-- seed:end a -->\n", Dialect(delimiters=BARS))
    assert [(block.id, block.text) for block in seed.blocks] == [("a", "=== b ===")]


@settings(deadline=None)
@given(st.lists(st.sampled_from(["=== a ===", "=== b c ===", "=== end a ===", "%%", "x", "\r", "\n", "\n\n", "---\n"])))
def test_reading_never_raises_and_loses_nothing(parts):
    text = "".join(parts)
    for delimiters in (BARS, ANY_END):
        seed = read(text, Dialect(delimiters=delimiters))
        assert all(text[block.start : block.end] == block.text for block in seed.blocks)
        assert all(0 <= problem.start <= problem.end <= len(text) for problem in seed.problems)
        assert [block.start for block in seed.blocks] == sorted(block.start for block in seed.blocks)


def test_many_delimiters_cost_time_in_proportion(grows_linearly):
    grows_linearly(lambda size: read("=== a ===\n=== end b ===\n" * size, Dialect(delimiters=BARS)), 1000)


@pytest.mark.parametrize(
    ("open_", "close", "said"),
    [
        ("=== ===", "===", "`open` must hold {id} once"),
        ("= {id} {id} =", "===", "`open` must hold {id} once"),
        ("=== {id}", "= {id} {id}", "`close` must hold {id} once or not at all"),
        ("{id}", "===", "`open` needs two signs"),
        ("=== {id}", "=", "`close` needs two signs"),
        ("=== {id} ", "===", "`open` must be one line"),
        ("=== {id}", "a\nb", "`close` must be one line"),
        ("=== {id}", "---", "`close` looks like what the format itself uses"),
        ("<!-- seed:block {id} -->", "===", "`open` looks like what the format itself uses"),
        ("== {id}", "== {id}", "`open` and `close` are one line"),
    ],
)
def test_delimiters_that_cannot_work_are_refused(open_, close, said):
    assert Delimiters(open_, close).fault().startswith(said)


@pytest.fixture
def notes(tmp_path, monkeypatch):
    (tmp_path / "notes").mkdir()
    for name, text in (("ferry", "The ferry sails at noon."), ("mill", "The mill has a second oven.")):
        (tmp_path / "notes" / f"{name}.md").write_text(
            f"---\ntitle: {name}\nsite: The Alder Post\ndate: 2025-02-10\nlang: en\ntags: [a, b]\n---\n{text}\n",
            "utf-8",
        )
    (tmp_path / "notes" / "two.txt").write_text(
        "---\ntitle: two\nsite: The Alder Post\ndate: 2025-02-11\nlang: en\n---\n"
        "=== one ===\nThe pier was mended.\n=== end one ===\n\n=== other ===\nThe lock was not.\n=== end other ===\n",
        "utf-8",
    )
    (tmp_path / "provenance.toml").write_text(
        'corpus = "notes"\nmetadata-keys = ["tags"]\n[metadata-names]\nsite = "publisher"\ndate = "published"\n'
        'lang = "language"\n[delimiters]\nopen = "=== {id} ==="\nclose = "=== end {id} ==="\n',
        "utf-8",
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path / "notes"


def test_a_corpus_is_taken_as_it_is_indexed_and_watched(notes, capsys):
    before = {path.name: path.read_bytes() for path in notes.iterdir()}
    assert command(["check", "--ignore", "FACT"]) == 1
    assert "IDX101" in capsys.readouterr().out
    assert command(["index"]) == 0
    assert {name: (notes / name).read_bytes() for name in before} == before
    assert command(["check", "--ignore", "FACT", "--fail-on", "note"]) == 0, capsys.readouterr().out
    rows = (notes / "INDEX.md").read_text("utf-8")
    assert "| two | [two.txt](two.txt) | two | The Alder Post | 2025-02-11 | en | 2 |" in rows
    (notes / "two.txt").write_bytes(before["two.txt"].replace(b"mended", b"sunk"))
    assert command(["check", "--ignore", "FACT"]) == 1
    assert "two.txt is not the file recorded here" in capsys.readouterr().out
    assert command(["hook", "notes/two.txt"]) == 1


def test_the_report_knows_the_metadata(notes):
    corpus = load([notes], working_directory=notes, dialect=Dialect(names={"site": "publisher"}))
    assert {block.metadata["publisher"] for seed in corpus.seeds for block in seed.blocks} == {"The Alder Post"}


@pytest.mark.skipif(os.name == "nt", reason="names of this platform ignore case")
def test_a_name_in_another_case_or_composition_is_recognised(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "caf\u00e9.md").write_text("---\nseed: 1\nid: cafe\ntitle: x\n---\nText of it.\n", "utf-8")
    if [path.name for path in seeds.iterdir()] != ["caf\u00e9.md"]:
        pytest.skip("this file system changes names")
    assert command(["index"]) == 0
    index = (seeds / "INDEX.md").read_text("utf-8")
    for other, how in (("cafe\u0301", "in how accents are written"), ("Caf\u00e9", "in small and capital letters")):
        (seeds / "INDEX.md").write_text(
            index.replace("[caf\u00e9.md](caf%C3%A9.md)", f"[{other}.md](<{other}.md>)"), "utf-8"
        )
        command(["check", "--select", "REF401"])
        said = capsys.readouterr().out
        assert "REF401" in said
        assert f"differs only {how}" in said


@pytest.mark.skipif(os.name == "nt", reason="links need rights on this platform")
def test_links_are_followed_inside_the_corpus_only(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    seeds = tmp_path / "seeds"
    (seeds / "sea").mkdir(parents=True)
    (tmp_path / "out.md").write_text("Secret.\n", "utf-8")
    (seeds / "ferry.md").write_text("---\nseed: 1\nid: ferry\n---\nText of it.\n", "utf-8")
    (seeds / "same.md").symlink_to("ferry.md")
    (seeds / "out.md").symlink_to("../out.md")
    (seeds / "gone.md").symlink_to("nowhere.md")
    (seeds / "loop.md").symlink_to("loop.md")
    (seeds / "round").symlink_to("sea")
    command(["check", "seeds", "--select", "SRC006", "--format", "github"])
    said = capsys.readouterr().out
    assert "Secret" not in said
    assert sorted(line.split("file=")[1].split(",")[0] for line in said.splitlines()) == [
        "seeds/gone.md",
        "seeds/loop.md",
        "seeds/out.md",
        "seeds/round",
    ]
