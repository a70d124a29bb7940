"""A program is told from any other by its files and by what is installed beside it."""

import os
from pathlib import Path

import pytest

from provenance.store import version


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that packages are installed in, with a program of ours that nobody else works on."""
    package = tmp_path / "provenance" / "store"
    package.mkdir(parents=True)
    for name in ("version.py", "table.toml"):
        (package / name).write_text("x", encoding="utf-8")
    (tmp_path / "other-1.0.dist-info").mkdir()
    monkeypatch.setattr(version, "__file__", str(package / "version.py"))
    monkeypatch.setattr("sys.path", [str(tmp_path), str(tmp_path / "archive.zip")])
    return tmp_path


def test_it_is_the_same_while_nothing_changes(installed: Path) -> None:
    first = version.program()
    assert first is not None
    (installed / "provenance" / "__pycache__").mkdir()
    (installed / "provenance" / "__pycache__" / "x.pyc").write_bytes(b"x")
    assert version.program() == first


def test_any_file_of_ours_and_any_package_makes_it_another(installed: Path) -> None:
    seen = {version.program()}
    table = installed / "provenance" / "store" / "table.toml"
    table.write_text("xy", encoding="utf-8")
    seen.add(version.program())
    os.utime(table, ns=(1, 1))
    seen.add(version.program())
    (installed / "provenance" / "new.py").write_text("", encoding="utf-8")
    seen.add(version.program())
    (installed / "other-1.0.dist-info").rename(installed / "other-1.1.dist-info")
    seen.add(version.program())
    assert len(seen) == 5
    assert None not in seen


def test_beside_a_package_that_adds_rules_nothing_can_be_told(installed: Path) -> None:
    points = installed / "other-1.0.dist-info" / "entry_points.txt"
    points.write_text("[console_scripts]\nprovenance = other:main\n", encoding="utf-8")
    assert version.program() is not None
    points.write_text("[provenance.rules]\nmine = other:RULES\n", encoding="utf-8")
    assert version.program() is None


def test_in_an_archive_nothing_can_be_told(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(version, "__file__", str(installed / "archive.zip" / "provenance" / "store" / "version.py"))
    assert version.program() is None
