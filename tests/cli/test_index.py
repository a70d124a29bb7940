import os
from pathlib import Path

import pytest

from provenance.cli.app import run
from provenance.corpus.load import load

TEXT = "Le port rouvre\n\nLe port a rouvert lundi après les travaux.\n"


@pytest.fixture
def seeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    for name in ("a", "b"):
        block = f"<!-- seed:block {name}-1 -->\n{TEXT}<!-- seed:end {name}-1 -->\n"
        (folder / f"{name}.md").write_bytes(f"---\nseed: 1\nid: {name}\ntitle: T\n---\n\n{block}".encode())
    monkeypatch.chdir(tmp_path)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_the_index_is_made_and_then_up_to_date(seeds: Path) -> None:
    assert run(["index"]) == 0
    index = load([Path("seeds")], working_directory=Path.cwd()).index
    assert index is not None
    assert [row.file for row in index.rows] == ["a.md", "b.md"]
    before = contents(seeds)
    assert run(["index", "--check"]) == 0
    assert run(["index", "seeds"]) == 0
    assert contents(seeds) == before


def test_check_and_diff_write_nothing_and_exit_1_if_stale(seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = contents(seeds)
    assert run(["index", "--check"]) == 1
    assert capsys.readouterr() == ("", "seeds/INDEX.md is not up to date\n")
    assert contents(seeds) == before
    assert run(["index"]) == 0
    (seeds / "b.md").unlink()
    before = contents(seeds)
    assert run(["index", "--diff"]) == 1
    out = capsys.readouterr().out
    assert out.startswith("--- a/seeds/INDEX.md\n+++ b/seeds/INDEX.md\n@@ ")
    assert [line[:6] for line in out.split("\n") if line.startswith(("-|", "+|"))] == ["-| b |"]
    assert contents(seeds) == before


def test_prose_of_the_index_is_kept(seeds: Path) -> None:
    run(["index"])
    path = seeds / "INDEX.md"
    old = path.read_bytes()
    path.write_bytes(b"caf\xe9 prose\r\n\n" + old + b"\nno final newline")
    (seeds / "b.md").unlink()
    assert run(["index"]) == 0
    new = path.read_bytes()
    assert new.startswith(b"caf\xe9 prose\r\n\n# Sources\n")
    assert new.endswith(b"-->\n\nno final newline")
    assert b"b.md" not in new


def test_record_fills_in_digests_and_leaves_texts_alone(seeds: Path) -> None:
    assert run(["index", "--record", "--check"]) == 1
    assert b"sha256" not in contents(seeds)["a.md"]
    assert run(["index", "--record"]) == 0
    corpus = load([Path("seeds")], working_directory=Path.cwd())
    assert [block.data for seed in corpus.seeds for block in seed.blocks] == [TEXT.removesuffix("\n").encode()] * 2
    assert all(block.metadata["sha256"] == block.sha256 for seed in corpus.seeds for block in seed.blocks)
    assert run(["index", "--record", "--check"]) == 0


def test_record_names_the_blocks_it_leaves(seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (seeds / "a.md").write_text("---\nseed: 1\nid: a\n---\n<!-- seed:block a-1 -->\nx\n", encoding="utf-8")
    assert run(["index", "--record"]) == 0
    assert "seeds/a.md: block a-1 is not recorded" in capsys.readouterr().err
    assert b"sha256:" not in contents(seeds)["a.md"]


def test_no_row_is_lost_to_an_unreadable_file(seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["index"])
    before = (seeds / "INDEX.md").read_bytes()
    if os.name == "nt":
        pytest.skip("needs symbolic links")
    (seeds / "a.md").unlink()
    (seeds / "a.md").symlink_to("gone.md")
    assert run(["index"]) == 2
    assert "seeds/a.md cannot be read" in capsys.readouterr().err
    assert (seeds / "INDEX.md").read_bytes() == before


@pytest.mark.parametrize("argument", ["missing", "seeds/a.md"])
def test_only_a_folder_has_an_index(seeds: Path, argument: str) -> None:
    assert run(["index", argument]) == 2
