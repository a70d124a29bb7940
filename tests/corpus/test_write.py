import os
import stat
from pathlib import Path

import pytest

from provenance.corpus.seed import parse_seed
from provenance.corpus.write import free_block_id, scalar, seed_bytes, write_atomic
from provenance.errors import InputError
from provenance.text.decode import text_file


def test_a_seed_as_it_is_written() -> None:
    made = seed_bytes(
        {"seed": "1", "id": "tides", "title": "Tides: a 'new' record", "published": "2025-01-23", "language": "no"},
        [("tides-1", {"note": "see --> here"}, b"High water.\r\n")],
    )
    assert made == (
        b'---\nseed: 1\nid: tides\ntitle: "Tides: a \'new\' record"\npublished: "2025-01-23"\nlanguage: "no"\n---\n'
        b'\n<!-- seed:block tides-1\nnote: "see \\x2d-> here"\n'
        b"sha256: 7866a51b5d92c560bcfa5bf89c76f918355cef28cdbf724787e48c18769db191\nbytes: 13\n-->\n"
        b"High water.\r\n\n<!-- seed:end tides-1 -->\n"
    )


def test_a_text_that_holds_the_end_marker_gets_another_id() -> None:
    text = b"<!-- seed:end a -->\n<!-- seed:end a-2 -->"
    assert free_block_id("a", text) == "a-3"
    assert free_block_id("a", b"", {"a"}) == "a-2"
    seed = parse_seed(text_file("s.md", seed_bytes({}, [("a", {}, text), ("a", {}, b"")])))
    assert [(b.id, b.data) for b in seed.blocks] == [("a-3", text), ("a", b"")]


@pytest.mark.parametrize("front", [{"a key": "x"}, {"a:": "x"}, {"title": "\ud800"}, {"title": "x" * 70_000}])
def test_what_a_header_cannot_hold_is_refused(front: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"."):
        seed_bytes(front, [])


def test_a_bad_id_is_refused() -> None:
    with pytest.raises(ValueError, match="no valid id"):
        seed_bytes({}, [("a b", {}, b"")])


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Musk: no", '"Musk: no"'),
        ("yes", '"yes"'),
        ("2025", '"2025"'),
        ("", '""'),
        ("a #b", '"a #b"'),
        ("L’été à 10 h", "L’été à 10 h"),
        ("10:30", '"10:30"'),
        ("a:b", "a:b"),
        ("0" * 63 + "a", "0" * 63 + "a"),
        ("1" * 31 + "e" + "1" * 32, '"' + "1" * 31 + "e" + "1" * 32 + '"'),
        ("a\u00a0b", '"a\\xa0b"'),
        ("--->", '"-\\x2d->"'),
    ],
)
def test_values_are_quoted_where_a_reader_could_mistake_them(value: str, written: str) -> None:
    assert scalar(value) == written


def test_a_file_is_replaced_whole_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_atomic(path, b"new\r\n")
    assert path.read_bytes() == b"new\r\n"
    if os.name != "nt":
        assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.md"]


def test_if_writing_fails_the_old_file_stays_and_nothing_is_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputError, match="No space left on device"):
        write_atomic(path, b"new")
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.md"]


def test_a_missing_folder_is_an_error_a_person_can_mend(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be written"):
        write_atomic(tmp_path / "none" / "a.md", b"")


@pytest.mark.skipif(os.name == "nt", reason="needs symbolic links")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"old")
    (tmp_path / "link.md").symlink_to("a.md")
    write_atomic(tmp_path / "link.md", b"new")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "a.md").read_bytes() == b"new"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_what_is_no_regular_file_is_written_into_and_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_atomic(pipe, b"whole")
        assert os.read(reader, 100) == b"whole"
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert list(tmp_path.iterdir()) == [pipe]
