"""What a run does when its output cannot be written, or nobody reads it any more."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

TEXT = "The bridge in Lyon cost 12 million euros.\n" * 50


def provenance(*arguments: str, **options: object) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "provenance", *arguments],
        stderr=subprocess.PIPE,
        **options,  # type: ignore[call-overload]
    )


@pytest.fixture
def text(tmp_path: Path) -> str:
    file = tmp_path / "bridge.txt"
    file.write_text(TEXT, encoding="utf-8")
    return str(file)


@pytest.mark.skipif(os.name == "nt", reason="pipes break otherwise there")
@pytest.mark.parametrize(("command", "code"), [(["extract"], 0), (["check", "--format", "json"], 1), (["rules"], 0)])
def test_a_reader_that_goes_away_ends_a_run_without_a_word(command: list[str], code: int, text: str) -> None:
    files = [] if command == ["rules"] else [text]
    read, write = os.pipe()
    os.close(read)
    run = provenance(*command, *files, stdout=write)
    os.close(write)
    said = run.communicate(timeout=60)[1]
    assert (run.returncode, said) == (code, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("command", [["extract"], ["check"], ["rules"], ["--version"]])
def test_a_full_disk_is_told_in_one_line(command: list[str], text: str) -> None:
    files = [] if command in (["rules"], ["--version"]) else [text]
    with Path("/dev/full").open("wb") as full:
        run = provenance(*command, *files, stdout=full)
        said = run.communicate(timeout=60)[1]
    assert run.returncode == 2
    assert said == b"provenance: the output cannot be written: No space left on device\n"


@pytest.mark.skipif(os.name == "nt", reason="a shell of its own there")
def test_a_closed_output_is_no_error(text: str) -> None:
    command = ["sh", "-c", 'exec "$@" >&-', "sh", sys.executable, "-m", "provenance", "extract", text]
    done = subprocess.run(command, capture_output=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(os.name == "nt", reason="a shell of its own there")
@pytest.mark.parametrize(
    ("words", "code"), [(["check", "--no-cache", "--select", "SRC"], 0), (["check", "nowhere"], 2)]
)
def test_a_closed_error_output_is_no_error(words: list[str], code: int, text: str) -> None:
    files = [] if "nowhere" in words else [text]
    command = ["sh", "-c", 'exec "$@" 2>&-', "sh", sys.executable, "-m", "provenance", *words, *files]
    done = subprocess.run(command, capture_output=True, timeout=60)
    assert (done.returncode, done.stdout) == (code, b"")
