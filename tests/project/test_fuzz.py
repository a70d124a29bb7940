"""The fuzz command: it runs for the time given, is repeatable, and saves what breaks."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
TOOL = ROOT / "tools" / "fuzz.py"


def fuzz(*arguments):
    return subprocess.run(
        [sys.executable, str(TOOL), *arguments], capture_output=True, text=True, check=False, timeout=120
    )


@pytest.fixture
def tool(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    import fuzz as module

    return module


def test_a_short_run_breaks_nothing(tmp_path):
    done = fuzz("--seconds", "2", "--seed", "5", "--keep", str(tmp_path))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "nothing broke" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_a_seed_always_gives_the_same_input_and_another_seed_another(tool):
    sources = tool.bases()
    assert tool.drawn("1:7", sources) == tool.drawn("1:7", sources)
    assert len({tuple(tool.drawn(f"1:{number}", sources).items()) for number in range(50)}) == 50


def test_what_breaks_is_told_and_kept_where_it_was_written(tool, tmp_path, monkeypatch):
    def broken(*_):
        raise tool.BrokenPromiseError("other bytes were read")

    monkeypatch.setattr(tool, "bytes_come_back", broken)
    wrong = tool.tried({"a/b.md": b"text"}, tmp_path / "corpus", 60, thorough=False)
    assert "other bytes were read" in wrong
    assert (tmp_path / "corpus" / "a" / "b.md").read_bytes() == b"text"


def test_a_saved_input_is_replayed(tmp_path):
    (tmp_path / "x.md").write_bytes(b"---\n\xff")
    done = fuzz("--replay", str(tmp_path))
    assert (done.returncode, done.stdout) == (0, "nothing broke\n"), done.stderr


def test_a_hang_ends_the_run_and_saves_the_input(tmp_path):
    program = (
        f"import sys; sys.path.insert(0, {str(TOOL.parent)!r}); import fuzz; from pathlib import Path\n"
        "def hangs(*_):\n    while True: pass\n"
        "fuzz.bytes_come_back = hangs\n"
        f"fuzz.tried({{'a.md': b'x'}}, Path({str(tmp_path / 'corpus')!r}), 1, thorough=False)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1
    assert "Timeout" in done.stderr
    assert (tmp_path / "corpus" / "a.md").read_bytes() == b"x"
