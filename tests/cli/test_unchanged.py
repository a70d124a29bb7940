"""A check that was made before is answered from memory: the same words and exit code, and only if all is as it was."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from provenance.cli import main, unchanged
from provenance.store.cache import NAME

CORPORA = Path(__file__).parent.parent / "corpora"
Run = Callable[..., tuple[int, str, str]]
Known = Callable[..., bool]
TEXT = "Northwind cut 250 jobs in Bergen.\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sound corpus, a configuration that names it, and an empty cache."""
    folder = tmp_path / "project"
    shutil.copytree(CORPORA / "good" / "two-languages", folder / "seeds")
    (folder / "pyproject.toml").write_text('[tool.provenance]\ncorpus = "seeds"\n', encoding="utf-8")
    monkeypatch.setenv("PROVENANCE_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("NO_COLOR", raising=False)
    # others may work on the program while its tests run
    monkeypatch.setattr("provenance.store.version.program", lambda: "this")
    monkeypatch.setattr("provenance.store.memory.program", lambda: "this")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def ran(project: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs the command: exit code, output and errors."""

    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["provenance", "check", *arguments])
        capfd.readouterr()
        with pytest.raises(SystemExit) as end:
            main()
        streams = capfd.readouterr()
        return int(end.value.code or 0), streams.out, streams.err

    return run


@pytest.fixture
def known(project: Path, capfd: pytest.CaptureFixture[str]) -> Callable[..., bool]:
    """Tells whether the answer of a check is remembered."""
    return lambda *arguments: unchanged.answered(arguments) is not None


def spoil(folder: Path) -> Path:
    seed = next(path for path in sorted((folder / "seeds").rglob("*.md")) if path.name != "INDEX.md")
    seed.write_bytes(seed.read_bytes() + b"\x00 stray \xff\n")
    return seed


@pytest.mark.parametrize(
    "arguments", [[], ["seeds"], ["."], ["seeds", "--format", "json"], ["--format=sarif", "--exit-zero"], ["-q"]]
)
def test_the_answer_is_the_same_the_second_time(
    project: Path, arguments: list[str], ran: Run, known: Callable[..., bool]
) -> None:
    spoil(project)
    first = ran(*arguments)
    assert first[0] == (0 if "--exit-zero" in arguments else 1)
    assert "SRC001" in first[1]
    assert known(*arguments)
    assert ran(*arguments) == first == ran(*arguments, "--no-cache")


def test_the_second_time_nothing_is_loaded(project: Path, ran: Run, known: Known) -> None:
    ran()
    code = (
        "import sys, provenance.store.version as version; version.program = lambda: 'this'; "
        "from provenance.cli import unchanged; code = unchanged.answered([]); "
        "sys.exit(code if code is not None and not {'typer', 'yaml', 'provenance.corpus'} & sys.modules.keys() else 9)"
    )
    env = {**os.environ, "PYTHONPATH": str(Path(unchanged.__file__).parents[2])}
    assert subprocess.run([sys.executable, "-c", code], env=env).returncode == 0


def _new_seed(folder: Path) -> None:
    (folder / "seeds" / "new.md").write_text(TEXT, encoding="utf-8")


def _same_size_and_time(folder: Path) -> None:
    seed = next(path for path in sorted((folder / "seeds").rglob("*.md")) if path.name != "INDEX.md")
    before, data = seed.stat(), seed.read_bytes()
    seed.write_bytes(data.replace(b"e", b"\x01", 1))
    os.utime(seed, ns=(before.st_atime_ns, before.st_mtime_ns))


def _other_settings(folder: Path) -> None:
    (folder / "pyproject.toml").write_text('[tool.provenance]\ncorpus = "seeds"\nignore = ["SRC"]\n', encoding="utf-8")


def _nearer_settings(folder: Path) -> None:
    (folder / "provenance.toml").write_text('corpus = "seeds"\nfail-on = "note"\n', encoding="utf-8")


def _no_index(folder: Path) -> None:
    (folder / "seeds" / "INDEX.md").unlink()


def _renamed(folder: Path) -> None:
    seed = next(path for path in sorted((folder / "seeds").rglob("*.md")) if path.name != "INDEX.md")
    seed.rename(seed.with_name("other.md"))


@pytest.mark.parametrize(
    "change", [_new_seed, _same_size_and_time, _other_settings, _nearer_settings, _no_index, _renamed]
)
def test_any_change_is_seen(
    project: Path, change: Callable[[Path], None], ran: Run, known: Callable[..., bool]
) -> None:
    ran()
    assert known()
    change(project)
    assert not known()
    assert ran() == ran("--no-cache")


def test_a_touched_file_changes_nothing(project: Path, ran: Run, known: Known) -> None:
    ran()
    os.utime(next((project / "seeds").glob("*.md")))
    assert known()


@pytest.mark.parametrize(
    "arguments", [["--output", "found.txt"], ["--fix"], ["--diff"], ["--no-cache"], ["--config", "pyproject.toml"]]
)
def test_what_writes_or_reads_elsewhere_is_not_remembered(
    project: Path, arguments: Sequence[str], ran: Run, known: Callable[..., bool]
) -> None:
    ran(*arguments)
    assert not known(*arguments)


def test_errors_of_usage_are_not_remembered(project: Path, ran: Run, known: Known) -> None:
    assert ran("--select", "NONE")[0] == 2
    assert not known("--select", "NONE")
    assert ran("nowhere")[0] == 2
    assert not known("nowhere")


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_where_links_are_nothing_is_remembered(project: Path, ran: Run, known: Known) -> None:
    (project / "seeds" / "link.md").symlink_to(next((project / "seeds").glob("*.md")))
    ran()
    assert not known()


def test_a_broken_cache_changes_nothing(project: Path, tmp_path: Path, ran: Run, known: Known) -> None:
    spoil(project)
    first = ran()
    (tmp_path / "cache" / NAME).write_bytes(b"\xff" * 5000)
    assert ran() == first
    assert ran() == first
    assert known()


def test_a_file_touched_during_the_check_is_not_vouched_for(
    project: Path, tmp_path: Path, ran: Run, known: Callable[..., bool]
) -> None:
    question = unchanged._question([])
    assert question is not None
    spoil(project)
    question.keep(0, "", "")
    assert not (tmp_path / "cache" / NAME).exists()


def test_corpora_named_by_files_and_folders_are_looked_at_as_a_whole(
    project: Path, ran: Run, known: Callable[..., bool]
) -> None:
    seed = next(path for path in sorted((project / "seeds").rglob("*.md")) if path.name != "INDEX.md")
    ran(str(seed))
    assert known(str(seed))
    _new_seed(project)
    assert not known(str(seed))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes there")
def test_a_pipe_is_not_waited_for(project: Path) -> None:
    os.mkfifo(project / "seeds" / "pipe.md")
    env = {**os.environ, "PYTHONPATH": str(Path(unchanged.__file__).parents[2])}
    command = [sys.executable, "-m", "provenance", "check", "--ignore", "FACT"]
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert "SRC006" in done.stdout
