"""The hooks we offer to other repositories, and the ones we use ourselves."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml
from pre_commit import clientlib

ROOT = Path(__file__).resolve().parents[2]
OFFERED = ("provenance-seeds", "provenance-corpus")


@pytest.fixture(scope="module")
def manifest() -> list[dict[str, Any]]:
    """As pre-commit itself reads it: it fills in defaults and refuses what it does not know."""
    hooks: list[dict[str, Any]] = clientlib.load_manifest(str(ROOT / ".pre-commit-hooks.yaml"))
    return hooks


def test_the_manifest_offers_the_documented_hooks(manifest):
    assert {hook["id"] for hook in manifest} == set(OFFERED)
    readme = (ROOT / "README.md").read_text("utf-8")
    for hook in manifest:
        assert hook["id"] in readme
        assert hook["description"], hook["id"]


def test_the_entries_of_the_manifest_are_commands_of_ours(manifest):
    """pre-commit installs the package alone, so an entry must be its console script."""
    from typer.main import get_command

    from provenance.cli.app import app

    commands = get_command(app).commands
    for hook in manifest:
        assert hook["language"] == "python"
        program, command, *rest = shlex.split(hook["entry"])
        assert program == "provenance"
        options = {name for parameter in commands[command].params for name in parameter.opts}
        for word in [*rest, *hook["args"]]:
            if word.startswith("-"):
                assert word.split("=")[0] in options, f"{hook['id']}: {word}"


def test_the_hooks_look_at_seeds_and_nothing_else(manifest):
    for hook in manifest:
        if hook["files"]:
            assert re.search(hook["files"], "seeds/a.md"), hook["id"]
            assert not re.search(hook["files"], "src/a.py"), hook["id"]


def test_our_own_configuration_is_valid_and_runs_the_check_on_our_seeds():
    config = clientlib.load_config(str(ROOT / ".pre-commit-config.yaml"))
    own = [hook for repo in config["repos"] if repo["repo"] == "local" for hook in repo["hooks"]]
    assert [hook["id"] for hook in own] == ["provenance"]
    program, script, task = shlex.split(own[0]["entry"])
    assert (ROOT / script).is_file()
    assert (program, task) == ("python", "check")
    assert re.search(own[0]["files"], "seeds/a.md")


def test_style_is_judged_by_one_version_in_the_hook_and_in_the_tests():
    """Or a commit passes the hook and fails in continuous integration."""
    import tomllib

    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    ruff = next(repo for repo in config["repos"] if repo["repo"].endswith("/ruff-pre-commit"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    pinned = next(line for line in project["project"]["optional-dependencies"]["dev"] if line.startswith("ruff"))
    series = re.fullmatch(r"ruff==(\d+\.\d+)\.\*", pinned)
    assert series
    assert ruff["rev"].startswith(f"v{series.group(1)}.")
