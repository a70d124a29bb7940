"""The cache saves time and nothing else: whatever befalls its file, the answer is the same."""

import random
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from provenance.store.cache import NAME, Cache, default_folder


def test_what_was_put_is_found_again_and_nothing_else(tmp_path: Path) -> None:
    Cache(str(tmp_path)).put({"a": b"one", "b": b""})
    assert Cache(str(tmp_path)).get(["a", "b", "c"]) == {"a": b"one", "b": b""}


def test_a_folder_without_a_cache_is_not_made_by_asking(tmp_path: Path) -> None:
    assert Cache(str(tmp_path / "none")).get(["a"]) == {}
    assert not (tmp_path / "none").exists()


def test_many_keys_are_asked_for_at_once(tmp_path: Path) -> None:
    cache = Cache(str(tmp_path))
    cache.put({str(n): b"%d" % n for n in range(1203)})
    assert cache.get(map(str, range(1300))) == {str(n): b"%d" % n for n in range(1203)}


@pytest.mark.parametrize("content", [b"", b"not a database at all " * 400, b"SQLite format 3\0" + b"\xff" * 8000])
def test_a_broken_file_is_dropped(tmp_path: Path, content: bytes) -> None:
    (tmp_path / NAME).write_bytes(content)
    cache = Cache(str(tmp_path))
    assert cache.get(["a"]) == {}
    cache.put({"a": b"one"})
    cache.put({"a": b"one"})
    assert cache.get(["a"]) == {"a": b"one"}


def test_the_database_of_another_program_is_dropped(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / NAME) as database:
        database.execute("CREATE TABLE kept (key TEXT, value BLOB)")
        database.execute("INSERT INTO kept VALUES ('a', 'two')")
    database.close()
    cache = Cache(str(tmp_path))
    assert cache.get(["a"]) == {}
    cache.put({"a": b"one"})
    assert cache.get(["a"]) == {"a": b"one"}


def test_a_value_altered_on_the_disk_is_not_given_out(tmp_path: Path) -> None:
    cache = Cache(str(tmp_path))
    cache.put({"a": b"one" * 100, "b": b"two"})
    with sqlite3.connect(tmp_path / NAME) as database:
        (value,) = database.execute("SELECT value FROM kept WHERE key = 'a'").fetchone()
        database.execute("UPDATE kept SET value = ? WHERE key = 'a'", (value[:-1] + bytes([value[-1] ^ 1]),))
    database.close()
    assert cache.get(["a", "b"]) == {"b": b"two"}


def test_what_was_not_asked_for_longest_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache, drawn = Cache(str(tmp_path), most_bytes=280_000), random.Random(1)
    noise = {name: drawn.randbytes(60_000) for name in "abcdef"}
    for day, name in enumerate("abcd"):
        monkeypatch.setattr("provenance.store.cache._today", lambda day=day: day)
        cache.put({name: noise[name]})
    assert cache.get("a") == {"a": noise["a"]}, "asked for today: it stays longest"
    cache.put({"e": noise["e"]})
    cache.put({"f": noise["f"]})
    assert cache.get("abcdef") == {name: noise[name] for name in "adef"}
    assert (tmp_path / NAME).stat().st_size < 330_000, "what was given up is used again"


def test_a_place_that_cannot_be_written_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    cache = Cache(str(tmp_path / "file" / "below"))
    cache.put({"a": b"one"})
    assert cache.get(["a"]) == {}


def test_several_at_once_break_nothing(tmp_path: Path) -> None:
    def work(n: int) -> dict[str, bytes]:
        cache = Cache(str(tmp_path))
        cache.put({f"{n}-{i}": b"%d" % i for i in range(20)})
        return cache.get([f"{n}-{i}" for i in range(20)])

    with ThreadPoolExecutor(8) as pool:
        for n, found in enumerate(pool.map(work, range(16))):
            # who had to wait too long has kept nothing, and that is all
            assert found.items() <= {f"{n}-{i}": b"%d" % i for i in range(20)}.items()
    cache = Cache(str(tmp_path))
    cache.put({"a": b"one"})
    assert cache.get(["a"]) == {"a": b"one"}


def test_where_it_lies(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PROVENANCE_CACHE", str(tmp_path / "own"))
    assert default_folder() == str(tmp_path / "own")
    monkeypatch.delenv("PROVENANCE_CACHE")
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert default_folder() == str(tmp_path / "provenance")
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert default_folder() == str(tmp_path / ".cache" / "provenance")
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    assert default_folder() is None
