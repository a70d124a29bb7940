"""The action for GitHub: its steps run here as they would there."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from provenance.rules import sample

ROOT = Path(__file__).parent.parent.parent
STEPS = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the steps are for bash")


def _run(step, folder, **inputs):
    """Run one step with its inputs in the environment, and an installed command where the action installs it."""
    command = folder / "runner" / "provenance" / "bin" / "provenance"
    command.parent.mkdir(parents=True, exist_ok=True)
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m provenance "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    environment = (
        os.environ | {"RUNNER_TEMP": str(folder / "runner")} | {key: inputs.get(key, "") for key in step["env"]}
    )
    return subprocess.run(
        ["bash", "-c", step["run"]], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture
def repository(tmp_path):
    (tmp_path / "provenance.toml").write_text("", encoding="utf-8")
    (tmp_path / "seeds").mkdir()
    for name, text in sample.corpus(harbour=sample.seed().replace("four weeks", "five weeks")).items():
        (tmp_path / "seeds" / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_findings_become_annotations_and_fail_the_job(repository):
    done = _run(STEPS[-1], repository)
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=seeds/harbour.md,title=REF404 block-text-changed,line=")
    assert _run(STEPS[-1], repository, PATHS="seeds", ARGUMENTS="--ignore REF404 --fail-on note").returncode == 0


def test_findings_are_written_as_sarif_without_ending_the_job(repository):
    done = _run(STEPS[-2], repository, SARIF="found.sarif")
    assert done.returncode == 0
    (run,) = json.loads((repository / "found.sarif").read_text(encoding="utf-8"))["runs"]
    assert [result["ruleId"] for result in run["results"]] == ["REF404"]


def test_every_input_is_used_and_every_one_that_is_used_is_declared():
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    used = {part.partition(" ")[0].partition("}")[0] for part in text.split("inputs.")[1:]}
    assert used == set(action["inputs"])
