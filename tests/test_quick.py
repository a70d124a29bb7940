"""The quick proof: what it passes, the full check passes; and it does pass what people usually commit."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from provenance import quick
from provenance.cli.app import run as command
from provenance.cli.hook import LEFT_OUT
from provenance.config import Config
from provenance.corpus.load import load
from provenance.findings.model import Severity
from provenance.quick.characters import LEADS, TAILS, clean
from provenance.rules import mojibake, sample
from provenance.rules.engine import run
from provenance.rules.registry import all_rules

CORPORA = Path(__file__).parent / "corpora"
SEEDS = Path(__file__).parent.parent / "seeds"
FULL = Config(ignore=LEFT_OUT)


def _put(folder, files):
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def _errors(folder, name):
    """The errors the full check finds that concern one file of a corpus."""
    corpus = load([folder], working_directory=folder)
    return [finding for finding in run(corpus, FULL, only_paths={name}) if finding.severity is Severity.ERROR]


def _held_against_the_full_check(folder):
    proved = []
    for path in sorted(folder.rglob("*.md")):
        name = path.relative_to(folder).as_posix()
        if quick.plainly_sound([str(path)]):
            proved.append(name)
            assert _errors(folder, name) == [], name
    return proved


@pytest.fixture(autouse=True)
def _no_configuration_of_ours(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("folder", sorted((CORPORA / "broken").iterdir()), ids=lambda folder: folder.name)
def test_what_it_passes_of_broken_corpora_has_no_error(folder):
    _held_against_the_full_check(folder)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_what_it_passes_of_the_examples_of_rules_has_no_error(rule, tmp_path):
    for number, files in enumerate((*rule.examples_bad, *rule.examples_good)):
        folder = tmp_path / str(number)
        _put(folder, files)
        _held_against_the_full_check(folder)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_the_same_with_an_index_that_fits(rule, tmp_path):
    """Most examples have no index, and so never come to the tests of a seed."""
    for number, files in enumerate(rule.examples_bad):
        folder = tmp_path / str(number)
        _put(folder, {name: text for name, text in files.items() if name != "INDEX.md"})
        command(["index", str(folder)])
        _held_against_the_full_check(folder)


def test_a_made_corpus_is_passed_whole(tmp_path):
    seeds = {name: sample.seed(f"Text of {name}: « café\u00a0», 12 000 €.\n", id=name) for name in ("anchor", "bridge")}
    _put(tmp_path, sample.corpus(**seeds))
    assert _held_against_the_full_check(tmp_path) == ["INDEX.md", "anchor.md", "bridge.md"]
    assert quick.plainly_sound(["INDEX.md", "anchor.md", "bridge.md"])


def test_the_seeds_of_this_repository_are_passed_whole(tmp_path):
    shutil.copytree(SEEDS, tmp_path / "seeds")
    names = {path.name for path in SEEDS.glob("*.md")}
    assert set(_held_against_the_full_check(tmp_path / "seeds")) == names


def test_what_add_writes_is_passed(tmp_path):
    _put(tmp_path, {"article.txt": "Le port a coûté 12 millions d’euros.\n\nUn deuxième alinéa, « en bref ».\n"})
    (tmp_path / "seeds").mkdir()
    assert (
        command(["add", "article.txt", "--language", "fr", "--publisher", "Le Quai", "--published", "2025-02-10"]) == 0
    )
    paths = [str(path) for path in (tmp_path / "seeds").glob("*.md")]
    assert len(paths) == 2
    assert quick.plainly_sound(paths)


CHANGES = [
    "",
    "x",
    " ",
    "\n",
    '"',
    ": ",
    "#",
    "|",
    "-->",
    "<!-- seed:block a\n-->\n",
    "\u200b",
    "é",
    "Ã©",
    "---\n",
    "\r\n",
    "2",
]


@given(st.data())
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_seed_changed_anywhere_is_passed_only_if_it_is_sound(tmp_path, data):
    files = sample.corpus(harbour=sample.seed("Two lines.\nAnd É » more.\n"), port=sample.seed("Port.\n", id="port"))
    name = data.draw(st.sampled_from(["harbour.md", "INDEX.md"]))
    text = files[name]
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 4)))
    files[name] = text[:start] + data.draw(st.sampled_from(CHANGES)) + text[end:]
    shutil.rmtree(tmp_path / "c", ignore_errors=True)
    _put(tmp_path / "c", files)
    _held_against_the_full_check(tmp_path / "c")


@given(st.text(st.sampled_from("aÉÂÃâïé \u00a0»’”€¼™…œÐ¾Ñ\n\u3400"), max_size=12))
@settings(max_examples=500, deadline=None)
def test_a_text_called_clean_holds_nothing_garbled(text):
    if clean(text):
        assert list(mojibake.garbled(text)) == []


def test_the_tables_are_those_of_the_rules():
    assert {char for char, byte in mojibake._BYTE.items() if byte < 0xC0} == TAILS
    assert {char for char, byte in mojibake._BYTE.items() if 0xC2 <= byte <= 0xF4} == LEADS


@pytest.mark.parametrize(
    ("file", "content", "passed"),
    [
        ("provenance.toml", 'corpus = "seeds"\n', True),
        ("provenance.toml", '# of ours\ncorpus = "."\n', True),
        ("provenance.toml", 'severity = { META206 = "error" }\n', False),
        ("provenance.toml", "corpus = [\n", False),
        ("provenance.toml", 'corpus = "\n', False),
        ("provenance.toml", 'corpus = "a"b"\n', False),
        ("pyproject.toml", '[project]\nname = "x"\n', True),
        ("pyproject.toml", '[tool.provenance]\ncorpus = "seeds"\n\n[tool.other]\nseverity = 1\n', True),
        ("pyproject.toml", '[tool.provenance]\nfail-on = "note"\n', False),
        ("pyproject.toml", '[tool.provenance]\ncorpus = "s"\n[tool.provenance.severity]\nMETA206 = "error"\n', False),
        ("pyproject.toml", '[tool]\nprovenance = { fail-on = "note" }\n', False),
    ],
)
def test_a_configuration_that_says_more_is_left_to_the_full_check(tmp_path, file, content, passed):
    _put(tmp_path, {**sample.corpus(harbour=sample.seed()), file: content})
    assert quick.plainly_sound(["harbour.md"]) is passed


@pytest.mark.parametrize("paths", [[], ["--help"], ["none.md"], ["."], ["harbour.md", "none.md"], ["\0"]])
def test_anything_else_is_left_to_the_full_check(tmp_path, paths):
    _put(tmp_path, sample.corpus(harbour=sample.seed()))
    assert not quick.plainly_sound(paths)


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links_are_left_to_the_full_check(tmp_path):
    _put(tmp_path / "a", sample.corpus(harbour=sample.seed()))
    (tmp_path / "b").symlink_to(tmp_path / "a")
    (tmp_path / "a" / "linked.md").symlink_to(tmp_path / "a" / "harbour.md")
    assert not quick.plainly_sound(["b/harbour.md"])
    assert not quick.plainly_sound(["a/linked.md"])
    assert not quick.plainly_sound(["a/INDEX.md"])


def _hook(*arguments):
    program = "import sys; from provenance.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", program, "hook", *arguments], capture_output=True, text=True, check=False
    )


def test_the_command_is_silent_where_all_is_well_and_reports_where_not(tmp_path):
    _put(tmp_path, sample.corpus(harbour=sample.seed(), port=sample.seed("Port.\n", id="port")))
    done = _hook("harbour.md", "INDEX.md")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    (tmp_path / "port.md").write_text(sample.seed("Port!\n", id="port"), encoding="utf-8")
    assert _hook("harbour.md").returncode == 0
    done = _hook("harbour.md", "port.md")
    assert done.returncode == 1
    assert "REF403" in done.stdout
    assert _hook("--help").stdout.startswith("Usage")


def test_nothing_slow_is_loaded_for_it(tmp_path):
    _put(tmp_path, sample.corpus(harbour=sample.seed()))
    program = (
        "import sys; before = set(sys.modules); sys.argv = ['provenance', 'hook', 'harbour.md']\n"
        "from provenance.cli import main; main(); print(' '.join(sorted(set(sys.modules) - before)))"
    )
    done = subprocess.run([sys.executable, "-I", "-c", program], capture_output=True, text=True, check=True)
    loaded = {name for name in done.stdout.split() if not name.startswith(("_sha", "_encodings"))}
    assert loaded == {
        "provenance",
        "provenance.cli",
        "provenance.quick",
        "provenance.quick.characters",
        "provenance.quick.headers",
        "provenance.quick.index",
        "provenance.quick.seeds",
    }
