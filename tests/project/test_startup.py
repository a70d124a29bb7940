"""What a start imports: the cost of every run, and of every commit a hook looks at."""

import subprocess
import sys

import pytest

HEAVY = {"jinja2", "jsonschema", "markdown_it", "pydantic", "rapidfuzz", "rich", "simplemma", "yaml"}

PROGRAM = """
import atexit, sys
atexit.register(lambda: print("imported:", *sorted({name.partition(".")[0] for name in sys.modules})))
from provenance.cli import main
main()
"""


def imported_by(*arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments], capture_output=True, text=True, encoding="utf-8", timeout=60
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.rpartition("imported:")[2].split())


def test_the_version_needs_no_dependency_at_all():
    imported = imported_by("--version")
    assert "provenance" in imported
    assert not imported & (HEAVY | {"typer", "click"})


@pytest.mark.parametrize("arguments", [("--help",), ("check", "--help"), ("rules",), ("explain", "SRC001")])
def test_commands_that_read_no_corpus_load_nothing_heavy(arguments):
    assert imported_by(*arguments) & HEAVY <= {"pydantic"}  # typer imports it by itself
