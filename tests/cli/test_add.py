import os
from pathlib import Path

import pytest

from provenance.cli.app import run
from provenance.corpus.load import load
from provenance.corpus.model import Corpus

RAW = b"The harbour reopens today\r\n\r\nThe harbour has reopened after repairs, and it was full of boats.\r\n"


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "raw.txt").write_bytes(RAW)
    return tmp_path


def corpus() -> Corpus:
    return load([Path("seeds")], working_directory=Path.cwd())


def test_a_raw_text_becomes_a_seed_and_a_row(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["add", "raw.txt", "--to", "seeds", "--publisher", "Example Times"]) == 0
    out, err = capsys.readouterr()
    assert out == "seeds/the-harbour-reopens-today.md\n"
    assert err == "seeds/the-harbour-reopens-today.md: not known, so left out: published\n"
    (seed,) = corpus().seeds
    assert seed.problems == ()
    assert [block.data for block in seed.blocks] == [RAW]
    assert {key: seed.blocks[0].metadata[key] for key in ("title", "publisher", "language")} == {
        "title": "The harbour reopens today",
        "publisher": "Example Times",
        "language": "en",
    }
    index = corpus().index
    assert index is not None
    assert [row.file for row in index.rows] == ["the-harbour-reopens-today.md"]
    assert run(["index", "--check"]) == 0


def test_several_files_at_once(place: Path) -> None:
    (place / "other.txt").write_bytes(b"The harbour reopens today\n\nAnother text.")
    assert run(["add", "raw.txt", "other.txt", "--to", "seeds", "--published", "2025-01-23"]) == 0
    seeds = corpus().seeds
    assert [seed.blocks[0].metadata["id"] for seed in seeds] == [
        "the-harbour-reopens-today-2",
        "the-harbour-reopens-today",
    ]
    assert {seed.blocks[0].metadata["published"] for seed in seeds} == {"2025-01-23"}


def test_nothing_is_written_if_one_of_the_files_is_unfit(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "bad.txt").write_bytes(b"caf\xe9")
    assert run(["add", "raw.txt", "bad.txt", "--to", "seeds"]) == 2
    assert "bad.txt is not UTF-8: byte 0xE9 at byte offset 3" in capsys.readouterr().err
    assert not (place / "seeds").exists()


def test_a_dry_run_writes_nothing(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["add", "raw.txt", "--to", "seeds", "--dry-run"]) == 0
    assert capsys.readouterr().out.startswith("seeds/the-harbour-reopens-today.md\n---\nseed: 1\nid: the-harbour")
    assert not (place / "seeds").exists()


def test_without_index_on_demand(place: Path) -> None:
    assert run(["add", "raw.txt", "--to", "seeds", "--no-index"]) == 0
    assert [path.name for path in (place / "seeds").iterdir()] == ["the-harbour-reopens-today.md"]


def test_the_same_file_is_not_added_twice_and_nothing_is_overwritten(capsys: pytest.CaptureFixture[str]) -> None:
    run(["add", "raw.txt", "--to", "seeds"])
    before = corpus()
    capsys.readouterr()
    assert run(["add", "raw.txt"]) == 2
    assert "raw.txt is in the corpus already, as seeds/the-harbour-reopens-today.md" in capsys.readouterr().err
    Path("seeds/other.md").mkdir()
    Path("raw2.txt").write_bytes(b"more")
    assert run(["add", "raw2.txt", "--id", "other"]) == 2
    assert "seeds/other.md exists already" in capsys.readouterr().err
    Path("seeds/other.md").rmdir()
    assert corpus() == before


def test_a_raw_file_left_in_the_corpus_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    Path("seeds").mkdir()
    Path("seeds/raw.txt").write_bytes(RAW)
    assert run(["add", "seeds/raw.txt"]) == 0
    assert "seeds/raw.txt lies in the corpus" in capsys.readouterr().err
    assert Path("seeds/raw.txt").read_bytes() == RAW


@pytest.mark.skipif(os.name == "nt", reason="needs symbolic links")
def test_nothing_is_written_if_the_index_would_lose_a_row(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "seeds").mkdir()
    (place / "seeds/a.md").symlink_to("gone.md")
    assert run(["add", "raw.txt"]) == 2
    assert "seeds/a.md cannot be read" in capsys.readouterr().err
    assert [path.name for path in (place / "seeds").iterdir()] == ["a.md"]


def test_the_configured_folder_is_made(place: Path) -> None:
    (place / "provenance.toml").write_text('corpus = "texts"\n', encoding="utf-8")
    assert run(["add", "raw.txt"]) == 0
    assert sorted(path.name for path in (place / "texts").iterdir()) == ["INDEX.md", "the-harbour-reopens-today.md"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["raw.txt"], "--to seeds"),
        (["missing.txt", "--to", "seeds"], "missing.txt cannot be read"),
        (["raw.txt", "--to", "raw.txt"], "raw.txt is no folder"),
        (["raw.txt", "raw.txt", "--title", "x", "--to", "seeds"], "--title fits one file"),
        (["raw.txt", "raw.txt", "--to", "seeds"], "in the corpus already"),
        (["raw.txt", "--published", "yesterday", "--to", "seeds"], "ISO 8601"),
        ([], "files"),
    ],
)
def test_what_is_wrong_is_said_with_exit_code_2(
    place: Path, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["add", *arguments]) == 2
    assert message in capsys.readouterr().err
    assert sorted(path.name for path in place.iterdir()) == ["raw.txt"]
