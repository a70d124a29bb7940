"""A check that is proved to find nothing ends before anything heavy is loaded, and as it would end otherwise."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from provenance.cli import proved as module
from provenance.cli.app import run as command
from provenance.cli.proved import proved, take_sound
from provenance.rules import sample
from provenance.store.version import extended

ROOT = Path(module.__file__).parents[2]
HEAVY = {"jsonschema", "markdown_it", "pydantic", "rich", "sqlite3", "typer", "yaml"}


@pytest.fixture
def seeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sound corpus in the folder ``seeds`` of the working directory."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    for name, text in sample.corpus(harbour=sample.seed(), port=sample.seed("Port.\n", id="port")).items():
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.mark.parametrize(
    "arguments",
    [
        ["--ignore", "FACT,DUP"],
        ["--ignore=FACT", "--ignore", "DUP,SRC", "--no-cache"],
        ["--select", "SRC,IDX"],
        ["--ignore", "FACT,DUP", "--format", "github"],
        ["--ignore", "FACT,DUP", "--statistics"],
        ["--ignore", "FACT,DUP", "--fail-on", "note", "--exit-zero", "-q"],
        ["seeds", "--ignore", "FACT,DUP"],
        [".", "--ignore", "FACT,DUP"],
    ],
)
def test_it_ends_as_the_full_check_does(seeds: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert proved(arguments, None) == 0
    quick = capsys.readouterr()
    assert command(["check", *arguments]) == 0
    assert capsys.readouterr() == quick


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--ignore", "FACT"],
        ["--ignore", "FACT,DUP,NONE9"],
        ["--ignore", "FACT,DUP", "--select", "FACT6"],
        ["--select", "DUP"],
        ["--ignore", "FACT,DUP", "--fail-on", "never"],
        ["--ignore", "FACT,DUP", "--format", "json"],
        ["--ignore", "FACT,DUP", "--format", "github", "--statistics"],
        ["--ignore", "FACT,DUP", "--output", "x"],
        ["--ignore", "FACT,DUP", "--help"],
        ["--ignore", "FACT,DUP", "seeds/harbour.md"],
        ["--ignore", "FACT,DUP", "nowhere"],
        ["--ignore"],
    ],
)
def test_anything_else_is_left_to_the_full_check(seeds: Path, arguments: list[str]) -> None:
    assert proved(arguments, None) is None


def test_a_finding_is_left_to_the_full_check_with_what_is_proved_of_other_seeds(
    seeds: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (seeds / "port.md").write_text(sample.seed("Port!\n", id="port"), encoding="utf-8")
    arguments = ["check", "--ignore", "FACT,DUP"]
    assert command(arguments) == 1
    found = capsys.readouterr()
    assert proved(arguments[1:], None) is None
    assert command(arguments) == 1
    assert capsys.readouterr() == found
    assert proved(arguments[1:], None) is None
    assert len(take_sound()) == 1
    assert not take_sound()


@pytest.mark.parametrize("said", ['corpus = "elsewhere"', 'ignore = ["SRC"]', "corpus ="])
def test_so_is_a_configuration_that_says_more_or_leads_nowhere(seeds: Path, said: str) -> None:
    (seeds.parent / "provenance.toml").write_text(f"{said}\n", encoding="utf-8")
    assert proved(["--ignore", "FACT,DUP"], None) is None
    assert proved(["seeds", "--ignore", "FACT,DUP"], None) is None


def test_so_is_a_program_with_rules_of_another_package(
    seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not extended()
    package = tmp_path / "site" / "more_rules-1.dist-info"
    package.mkdir(parents=True)
    (package / "entry_points.txt").write_text("[provenance.rules]\nmore = more:RULES\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(package.parent))
    assert extended()
    assert proved(["--ignore", "FACT,DUP"], None) is None


def test_nothing_heavy_is_loaded_for_it(seeds: Path) -> None:
    program = (
        "import sys, atexit; atexit.register(lambda: print(' '.join(sys.modules)));"
        " sys.argv = ['provenance', 'check', '--ignore', 'FACT,DUP', '--no-cache'];"
        " from provenance.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert HEAVY.isdisjoint(done.stdout.split())
