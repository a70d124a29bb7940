"""What is committed carries nothing of the machine it was made on."""

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]

MACHINE_PATH = re.compile(
    r"(?<![\w.:/])/(?:home|root|work|Users|mnt|private)/\w"  # Linux, macOS
    r"|\b[A-Za-z]:\\+Users\\"  # Windows
    r"|\bfile:///\w"
)


def tracked() -> list[str]:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    if done.returncode != 0:
        pytest.skip("not a git checkout")
    return [name for name in done.stdout.split("\0") if name]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see /home/ann/x", True),
        ("C:\\Users\\ann", True),
        ("file:///tmp/x", True),
        ("https://example.org/home/ann", False),
        ("tests/work/x", False),
    ],
)
def test_a_machine_path_is_recognised(text, found):
    assert bool(MACHINE_PATH.search(text)) is found


def test_no_tracked_file_names_a_path_of_a_machine():
    found = []
    for name in tracked():
        path = ROOT / name
        if name.startswith("seeds/") or path == Path(__file__) or not path.is_file():
            continue  # evidence may say what it likes, and the samples above are meant
        for number, line in enumerate(path.read_bytes().decode("utf-8", "replace").splitlines(), 1):
            if MACHINE_PATH.search(line):
                found.append(f"{name}:{number}: {line.strip()[:100]}")
    assert not found, "\n".join(found)


def paths_in(value: Any, key: str = "") -> Iterator[str]:
    """Every path in a JSON report."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from paths_in(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from paths_in(inner, key)
    elif isinstance(value, str) and key in ("file", "path", "root"):
        yield value


def test_the_committed_report_names_files_by_relative_paths_that_exist():
    report = json.loads((ROOT / "reports" / "provenance.json").read_text("utf-8"))
    paths = set(paths_in(report))
    assert len(paths) > len(report["sources"]) / 2 > 1
    for path in paths:
        assert not PurePosixPath(path).is_absolute()
        assert not PureWindowsPath(path).drive
        assert "\\" not in path
        assert (ROOT / path).exists(), path


@pytest.mark.parametrize("name", ["provenance.md", "provenance.html", "provenance.json"])
def test_no_committed_report_holds_the_path_of_this_checkout(name):
    assert str(ROOT) not in (ROOT / "reports" / name).read_text("utf-8")


def test_every_quote_of_the_committed_report_stands_at_its_bytes():
    """The promise of the README, held against the files themselves by nothing but slicing."""
    report = json.loads((ROOT / "reports" / "provenance.json").read_text("utf-8"))
    claims = [claim for fact in report["facts"] for claim in fact["claims"]]
    assert claims
    for claim in claims:
        data = (ROOT / claim["file"]).read_bytes()
        start, end = claim["span"]["bytes"]
        assert data[start:end].decode("utf-8") == claim["quote"]
        start, end = claim["span"]["utf16"]
        assert data.decode("utf-8").encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le") == claim["quote"]


def test_texts_are_exempt_from_newline_conversion():
    names = ["seeds/any.md", "seeds/below/any.md", "tests/corpus/corpora/any/x.md", "tests/rules/corpora/x.txt"]
    done = subprocess.run(
        ["git", "check-attr", "text", "--", *names, "provenance/any.py"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    if done.returncode != 0:
        pytest.skip("not a git checkout")
    values = [line.rsplit(": ", 1)[1] for line in done.stdout.splitlines()]
    assert values == ["unset"] * len(names) + ["auto"]


def test_no_pattern_uses_what_some_versions_of_python_match_wrongly():
    """Possessive quantifiers fail in Python 3.11.0 to 3.11.4: outputs would differ between two machines."""
    possessive = re.compile(r"[\])}a-zA-Z.](?:\+\+|\*\+|\?\+|\{[0-9,]{1,9}\}\+)")
    patterns = re.compile(r"r[bf]?\"[^\"\n]*\"|r[bf]?'[^'\n]*'")
    for path in sorted((ROOT / "provenance").rglob("*.py")):
        for literal in patterns.findall(path.read_text(encoding="utf-8")):
            assert not possessive.search(literal), f"{path.relative_to(ROOT)}: {literal}"
