"""Both hooks in a real repository with pre-commit itself: a malformed seed is refused, mended, and committed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from provenance.rules import sample

ROOT = Path(__file__).parent.parent.parent

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the entries below are for a POSIX shell")


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """A repository with a sound corpus and both hooks of the manifest, run from this installation."""
    monkeypatch.chdir(tmp_path)
    for key in [key for key in os.environ if key.startswith("GIT_")]:
        monkeypatch.delenv(key)
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path.parent / "pre-commit"))
    manifest = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    hooks = [hook | {"language": "system", "entry": f"{sys.executable} -m {hook['entry']}"} for hook in manifest]
    config = {"repos": [{"repo": "local", "hooks": hooks}]}
    Path(".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    Path("seeds").mkdir()
    for name, text in sample.corpus(harbour=sample.seed()).items():
        Path("seeds", name).write_text(text, encoding="utf-8")
    _git("init", "-q")
    _git("config", "user.name", "A")
    _git("config", "user.email", "a@example.org")
    _git("config", "commit.gpgsign", "false")
    subprocess.run([sys.executable, "-m", "pre_commit", "install"], check=True, capture_output=True)
    return tmp_path


def _git(*arguments, check=True):
    return subprocess.run(["git", *arguments], check=check, capture_output=True, text=True)


def _commit(message):
    _git("add", "-A")
    return _git("commit", "-m", message, check=False)


def test_a_sound_corpus_is_committed_in_silence(repository):
    done = _commit("first")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (done.stdout + done.stderr).count("Passed") == 2


def test_a_malformed_seed_is_refused_then_mended_with_the_help_and_committed(repository):
    _commit("first")
    wrong = sample.seed("The quay was sold for 3 million euros.\n", id="quay", recorded=False)
    Path("seeds/quay.md").write_text(wrong.replace("publisher", "publishr"), encoding="utf-8")
    refused = _commit("a quay")
    said = refused.stdout + refused.stderr
    assert refused.returncode == 1
    assert "seeds/quay.md:5:1: error META204 unknown key `publishr`" in said
    assert "did you mean `publisher`?" in said
    assert "run `provenance index`" in said
    assert _git("log", "--oneline").stdout.count("\n") == 1
    Path("seeds/quay.md").write_text(wrong, encoding="utf-8")
    subprocess.run([sys.executable, "-m", "provenance", "index", "--record"], check=True, capture_output=True)
    done = _commit("a quay")
    assert done.returncode == 0, done.stdout + done.stderr
    assert _git("log", "--oneline").stdout.count("\n") == 2


def test_what_is_staged_is_judged_not_what_lies_beside_it(repository):
    _commit("first")
    good = Path("seeds/harbour.md").read_text(encoding="utf-8")
    Path("seeds/harbour.md").write_text(good.replace("four weeks", "five weeks"), encoding="utf-8")
    _git("add", "-A")
    Path("seeds/harbour.md").write_text(good, encoding="utf-8")  # mended on the disk, not in what is committed
    refused = _git("commit", "-m", "tampered", check=False)
    assert refused.returncode == 1
    assert "REF404" in refused.stdout + refused.stderr


def test_a_copy_under_another_name_is_seen_by_the_hook_on_the_corpus(repository):
    _commit("first")
    Path("seeds/quay.md").write_text(sample.seed(id="quay"), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "provenance", "index"], check=True, capture_output=True)
    refused = _commit("a copy")
    assert refused.returncode == 1
    assert "DUP501" in refused.stdout + refused.stderr
