"""What is shipped: a wheel with its tables and templates, one version, the whole licence."""

import hashlib
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import provenance

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))

APACHE_2 = "cfc7749b96f63bd31c3c42b5c471bf756814053e847c10f3eb003417bc523d30"
"""Of https://www.apache.org/licenses/LICENSE-2.0.txt, as distributions ship it."""

BUILD = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    done = subprocess.run(
        [sys.executable, "-c", BUILD, str(folder)], cwd=ROOT, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return zipfile.ZipFile(folder / done.stdout.split()[-1])


def test_the_wheel_holds_every_file_of_the_package(wheel):
    """Modules, tables of languages, templates, py.typed: one left out works in a checkout and fails once installed."""
    ours = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "provenance").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert {Path(name).suffix for name in ours} >= {".py", ".toml", ".tsv", ".j2", ".typed"}
    shipped = {name for name in wheel.namelist() if not name.startswith("corpus_provenance-")}
    assert shipped == ours


def test_the_wheel_runs_from_where_it_is_unpacked(wheel, tmp_path):
    wheel.extractall(tmp_path)
    program = "import provenance.cli.app, provenance; print(provenance.__file__)"
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    assert Path(done.stdout.strip()).is_relative_to(tmp_path.resolve())


def test_the_wheel_names_command_licence_and_python(wheel):
    about = next(name for name in wheel.namelist() if name.endswith("dist-info/METADATA"))
    metadata = wheel.read(about).decode("utf-8")
    entry_points = wheel.read(about.replace("METADATA", "entry_points.txt")).decode("utf-8")
    assert "License-Expression: Apache-2.0" in metadata
    assert "Requires-Python: >=3.11" in metadata
    assert f"Version: {provenance.__version__}\n" in metadata
    assert "provenance = provenance.cli:main" in entry_points
    assert about.replace("METADATA", "licenses/LICENSE") in wheel.namelist()


def test_the_changelog_leads_to_this_version():
    headings = re.findall(r"^## \[([^\]]+)\]", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert headings[:2] == ["Unreleased", provenance.__version__]


def test_the_licence_is_the_unchanged_apache_text():
    text = (ROOT / "LICENSE").read_bytes().replace(b"\r\n", b"\n")
    assert hashlib.sha256(text).hexdigest() == APACHE_2


def test_every_dependency_that_is_imported_is_declared():
    """And every one declared is imported: the list is what users install."""
    modules = {"markdown-it-py": "markdown_it", "mdit-py-plugins": "mdit_py_plugins", "pyyaml": "yaml"}
    declared = {re.split(r"[<>=!~ \[]", line)[0] for line in PROJECT["project"]["dependencies"]}
    source = "\n".join(path.read_text("utf-8") for path in (ROOT / "provenance").rglob("*.py"))
    imported = set(re.findall(r"^\s*(?:from|import) (\w+)", source, re.MULTILINE)) - set(sys.stdlib_module_names)
    extras = {re.split(r"[<>=!~ \[]", line)[0] for name, lines in PROJECT["project"]["optional-dependencies"].items()
              if name != "dev" for line in lines}  # fmt: skip
    needed = imported - {"provenance"} - {name.replace("-", "_") for name in extras}
    assert {modules.get(name, name) for name in declared} == needed
