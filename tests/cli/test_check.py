"""`provenance check` from the outside: what it reads, writes and exits with."""

import json
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from provenance.cli.app import run
from provenance.contracts.findings import FindingsDocument

CORPORA = Path(__file__).parent.parent / "corpora"
# One for each code and more; all of them are looked at in tests/rules/test_corpora.py, which costs less.
BROKEN = sorted(folder for folder in (CORPORA / "broken").iterdir() if folder.name.split("-")[0][-1].isdigit())


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A folder with a configuration of its own, so that ours is not found."""
    (tmp_path / "provenance.toml").write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def good(here):
    """A sound corpus in seeds/."""
    shutil.copytree(CORPORA / "good" / "two-languages", here / "seeds")
    return here


def _check(capsys, *arguments):
    code = run(["check", *map(str, arguments)])
    streams = capsys.readouterr()
    return code, streams.out, streams.err


def _codes(output):
    return [finding["code"] for finding in json.loads(output)["findings"]]


def test_a_sound_corpus_is_found_and_clean(good, capsys):
    assert _check(capsys) == (0, "", "")
    (good / "seeds" / "deep").mkdir()
    os.chdir(good / "seeds" / "deep")
    assert _check(capsys) == (0, "", "")


@pytest.mark.parametrize("folder", sorted((CORPORA / "good").iterdir()), ids=lambda folder: folder.name)
def test_good_corpora_exit_0_even_on_notes(here, capsys, folder):
    assert _check(capsys, folder, "--fail-on", "note") == (0, "", "")


@pytest.mark.parametrize("folder", BROKEN, ids=lambda folder: folder.name)
def test_broken_corpora_exit_1_with_what_is_expected(here, capsys, folder):
    shutil.copytree(folder, here / "seeds")
    code, out, err = _check(capsys, "seeds", "--format", "json", "--fail-on", "note", "--ignore", "FACT")
    assert (code, err) == (1, "")
    shown = [
        f"{finding['path']}:{finding['span']['line']} {finding['code']}"
        if finding["span"]
        else f"{finding['path']} {finding['code']}"
        for finding in json.loads(out)["findings"]
    ]
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    assert sorted(shown) == sorted(f"seeds/{line}" for line in expected)


def test_json_is_as_the_contract_says_and_places_agree_in_all_units(here, capsys):
    shutil.copytree(CORPORA / "broken" / "src003-garbled-accents", here / "seeds")
    code, out, _ = _check(capsys, "--format", "json")
    document = FindingsDocument.model_validate_json(out)
    assert code == 1
    assert document.summary.model_dump() == {"errors": 2, "warnings": 0, "notes": 0, "files": 3}
    data = (here / "seeds" / "marsden-coupole.md").read_bytes()
    first = document.findings[0].span
    assert data[slice(*first.bytes)].decode() == data.decode()[slice(*first.chars)] == "dÃ©clarÃ©"
    assert data.decode().encode("utf-16-le")[2 * first.utf16[0] : 2 * first.utf16[1]].decode("utf-16-le") == "dÃ©clarÃ©"


def test_warnings_block_only_if_asked(here, capsys):
    shutil.copytree(CORPORA / "broken" / "ref407-no-digest", here / "seeds")
    assert _check(capsys)[0] == 0
    assert _check(capsys, "--fail-on", "warning")[0] == 1
    assert _check(capsys, "--fail-on", "warning", "--exit-zero")[0] == 0
    (here / "provenance.toml").write_text('fail-on = "warning"\n', encoding="utf-8")
    assert _check(capsys)[0] == 1
    assert _check(capsys, "--fail-on", "error")[0] == 0


def test_conflicts_are_told_and_do_not_block(here, capsys):
    from provenance.rules.registry import rule_for

    (here / "seeds").mkdir()
    for name, text in rule_for("FACT601").examples_bad[0].items():
        (here / "seeds" / name).write_bytes(text.encode())
    code, out, _ = _check(capsys)
    assert code == 0
    assert "seeds/port.md:14:33: warning FACT601 " in out
    assert "“277 million dollars”" in out
    assert _check(capsys, "--fail-on", "warning")[0] == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere"], "nowhere does not exist"),
        (["seeds/nowhere.md"], "seeds/nowhere.md does not exist"),
        (["--select", "SCR"], "did you mean `SRC`?"),
        (["--config", "none.toml"], "none.toml: cannot read the configuration"),
        (["--format", "json", "--statistics"], "--statistics is written as text only"),
        (["--output", "no/such/folder.txt"], "no/such/folder.txt cannot be written"),
        (["--format", "yaml"], "yaml"),
        (["--fail-on", "fatal"], "fatal"),
    ],
)
def test_bad_usage_exits_2_and_says_what(good, capsys, arguments, said):
    code, out, err = _check(capsys, *arguments)
    assert (code, out) == (2, "")
    assert said in err.replace(os.sep, "/")


def test_no_corpus_and_a_missing_configured_one_exit_2(here, capsys):
    (here / "provenance.toml").write_text('corpus = "texts"\n', encoding="utf-8")
    code, out, err = _check(capsys)
    assert (code, out) == (2, "")
    assert "provenance.toml: corpus: there is no folder `texts`" in err


def test_the_configured_corpus_is_the_one_checked(good, capsys):
    (good / "seeds").rename(good / "texts")
    (good / "provenance.toml").write_text('corpus = "texts"\n', encoding="utf-8")
    (good / "texts" / "new.md").write_text("Text.\n", encoding="utf-8")
    _, out, _ = _check(capsys, "--format", "json")
    assert _codes(out) == ["META201"]


def test_unknown_configuration_key_exits_2_with_file_and_key(good, capsys):
    (good / "provenance.toml").write_text('fail_on = "note"\n', encoding="utf-8")
    code, out, err = _check(capsys)
    assert (code, out) == (2, "")
    assert "provenance.toml: unknown key `fail_on`" in err
    assert "did you mean `fail-on`?" in err


def test_a_file_of_a_corpus_is_judged_with_the_corpus(good, capsys):
    seeds = good / "seeds"
    (seeds / "copy.md").write_bytes((seeds / "marsden-dome.md").read_bytes())
    (seeds / "other.md").write_text("No seed.\n", encoding="utf-8")
    code, out, _ = _check(capsys, "seeds/copy.md", "--format", "json")
    assert code == 1
    # seeds in the order of their paths: the later one is called the copy, whichever was asked for
    assert _codes(out) == ["REF402", "META208", "BLK305", "DUP501"]
    assert json.loads(out)["summary"]["files"] == 1
    assert _check(capsys, "seeds/marsden-coupole.md") == (0, "", "")


def test_a_loose_text_is_no_seed(here, capsys):
    (here / "note.txt").write_text("A text.\nAnother line.\n", encoding="utf-8")
    code, out, _ = _check(capsys, "note.txt")
    assert code == 1
    assert out == (
        "note.txt:1:1: error META201 no front matter: no seed\n"
        "  |\n1 | A text.\n  | ^^^^^^^\n"
        "  = help: run `provenance add note.txt`\n\n"
    )


def test_a_file_the_corpus_would_pass_over_is_judged_when_named(good, capsys):
    (good / "seeds" / "scan.html").write_text("<p>text</p>\n", encoding="utf-8")
    (good / "seeds" / "README.md").write_text("# About\n", encoding="utf-8")
    assert _check(capsys) == (0, "", "")
    assert _codes(_check(capsys, "seeds/scan.html", "--format", "json")[1]) == ["META201"]
    assert _check(capsys, "seeds/README.md") == (0, "", "")


def test_several_corpora_and_files_in_one_run(good, capsys):
    shutil.copytree(CORPORA / "broken" / "src002-byte-order-mark", good / "more")
    _, out, _ = _check(capsys, "seeds", "more/marsden-dome.md", "more/INDEX.md", "--format", "json")
    assert [(one["code"], one["path"]) for one in json.loads(out)["findings"]] == [("SRC002", "more/marsden-dome.md")]
    assert json.loads(out)["summary"]["files"] == 5


def test_a_folder_inside_a_corpus_is_judged_with_the_corpus(good, capsys):
    (good / "seeds" / "sub").mkdir()
    (good / "seeds" / "sub" / "a.md").write_text("Text.\n", encoding="utf-8")
    (good / "seeds" / "b.md").write_text("Text of b.\n", encoding="utf-8")
    _, out, _ = _check(capsys, "seeds/sub", "--format", "json")
    assert [(one["code"], one["path"]) for one in json.loads(out)["findings"]] == [("META201", "seeds/sub/a.md")]


def test_output_statistics_and_no_machine_paths(here, capsys):
    shutil.copytree(CORPORA / "broken" / "src001-whole-text-cp1252", here / "seeds")
    assert _check(capsys, here / "seeds", "--output", "found.txt") == (1, "", "")
    written = (here / "found.txt").read_bytes().decode("utf-8")
    assert written.startswith("seeds/marsden-coupole.md:16:1: error SRC001 ")
    assert str(here) not in written
    assert _check(capsys, "--statistics") == (1, "1 error   SRC001 not-utf-8\n", "")


def test_the_same_bytes_on_every_run(here):
    """Under different hash seeds: what is iterated over must not depend on them."""
    for folder in BROKEN:
        shutil.copytree(folder, here / "all" / folder.name)
    outputs = set()
    for seed in ("0", "1"):
        done = subprocess.run(
            [sys.executable, "-m", "provenance", "check", "all", "--format", "json", "--ignore", "FACT"],
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        assert (done.returncode, done.stderr) == (1, b"")
        outputs.add(done.stdout)
    assert len(outputs) == 1


def test_a_file_that_cannot_be_read_is_a_finding(good, capsys):
    try:
        (good / "seeds" / "away.md").symlink_to(good / "provenance.toml")
    except OSError:
        pytest.skip("links cannot be made here")
    code, out, _ = _check(capsys, "--format", "json")
    assert code == 1
    assert [(one["code"], one["path"]) for one in json.loads(out)["findings"]] == [("SRC006", "seeds/away.md")]


def test_a_rule_that_crashes_exits_3_and_is_named(good, capsys, monkeypatch):
    from provenance.rules.source import ByteOrderMark

    monkeypatch.setattr(ByteOrderMark, "check", lambda self, context: 1 / 0)
    code, out, err = _check(capsys)
    assert (code, out) == (3, "")
    assert "the rule SRC002 (byte-order-mark) failed: division by zero" in err


_PIECES = st.sampled_from(
    [
        b"---\n", b"seed: 1\n", b"id: a\n", b"title: \xc3\xa9\n", b"title: [\n", b"published: 2025-13-40\n", b"url: http://[\n",
        b"<!-- seed:block a-1\n", b"sha256: 00\n", b"-->\n", b"<!-- seed:end a-1 -->\n", b"<!-- seed:index -->\n",
        b"<!-- provenance: ignore[SRC001,,] -->\n", b"<!-- provenance: ignore[", b"| id | file |\n|---|---|\n",
        b"| a | [a](a.md) |\n", b"| a | ../.. |\n", b"\xff\xfe", b"\xef\xbb\xbf", b"\x00",
        "Ã©â€™\u202e".encode(), b"text, 12 000 euros\r\n", b"\r", b"\n",
    ]
)  # fmt: skip


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    seed=st.one_of(st.binary(max_size=200), st.lists(_PIECES, max_size=12).map(b"".join)),
    index=st.one_of(st.binary(max_size=200), st.lists(_PIECES, max_size=12).map(b"".join)),
)
def test_no_bytes_bring_it_down(here, capsys, seed, index):
    folder = here / "any"
    folder.mkdir(exist_ok=True)
    (folder / "a.md").write_bytes(seed)
    (folder / "INDEX.md").write_bytes(index)
    for form in ("text", "json"):
        code, out, err = _check(capsys, "any", "--format", form)
        assert (code in (0, 1), err) == (True, "")
        out.encode("utf-8")
    FindingsDocument.model_validate_json(out)


def _git(folder, *arguments):
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "core.autocrlf=false"]
    return subprocess.run(["git", *identity, *arguments], cwd=folder, capture_output=True, text=True, encoding="utf-8")


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_a_commit_with_a_malformed_addition_is_refused_and_a_sound_one_passes(good):
    """The command line of the hook `provenance-seeds`, run by git itself on the staged seeds."""
    _git(good, "init", "--quiet")
    hook = good / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(
        "#!/bin/sh\n"
        "git diff --cached --name-only --diff-filter=d -z -- 'seeds/*.md' | "
        f'xargs -0 "{Path(sys.executable).as_posix()}" -m provenance check\n',
        encoding="utf-8",
        newline="\n",
    )
    hook.chmod(hook.stat().st_mode | stat.S_IXUSR)
    _git(good, "add", ".")
    first = _git(good, "commit", "--quiet", "-m", "sound")
    assert first.returncode == 0, first.stdout + first.stderr

    seed = good / "seeds" / "marsden-dome.md"
    sound = seed.read_bytes()
    seed.write_bytes(sound.replace(b"4.2 million", b"4.9 million"))
    _git(good, "add", ".")
    refused = _git(good, "commit", "--quiet", "-m", "altered evidence")
    assert refused.returncode != 0
    assert "seeds/marsden-dome.md:15:9: error REF404 " in refused.stdout + refused.stderr
    assert _git(good, "log", "--format=%s").stdout == "sound\n"

    seed.write_bytes(sound)
    (good / "seeds" / "bare.md").write_text("Pasted.\n", encoding="utf-8")
    _git(good, "add", ".")
    refused = _git(good, "commit", "--quiet", "-m", "bare text")
    assert refused.returncode != 0
    assert "seeds/bare.md:1:1: error META201 " in refused.stdout + refused.stderr

    _git(good, "rm", "--quiet", "--cached", "seeds/bare.md")
    (good / "seeds" / "bare.md").unlink()
    index = good / "seeds" / "INDEX.md"
    index.write_bytes(index.read_bytes().replace(b"Texts about", b"All texts about"))
    _git(good, "add", ".")
    passed = _git(good, "commit", "--quiet", "-m", "prose of the index")
    assert passed.returncode == 0, passed.stdout + passed.stderr


def test_an_index_that_cannot_be_read_is_not_called_missing(good, capsys):
    (good / "seeds" / "INDEX.md").unlink()
    (good / "seeds" / "INDEX.md").mkdir()
    code, out, _ = _check(capsys, "--format", "json")
    assert code == 1
    assert "SRC006" in _codes(out)
    assert "IDX101" not in _codes(out)


def test_a_path_with_backslashes_is_called_that(good, capsys):
    index = good / "seeds" / "INDEX.md"
    row = next(line for line in index.read_text("utf-8").splitlines() if ".md)" in line)
    name = row.split("](")[1].split(")")[0]
    index.write_text(index.read_text("utf-8").replace(f"]({name})", f"](deep\\{name})"), "utf-8")
    _, out, _ = _check(capsys, "--select", "REF406")
    assert f"the path deep\\{name} has a backslash" in out
    assert "leaves the corpus" not in out


@pytest.mark.parametrize(("name", "command"), [("-x.txt", "add -- -x.txt"), ("a b.txt", "add 'a b.txt'")])
def test_the_command_to_mend_a_bare_text_can_be_run_as_it_stands(here, capsys, name, command):
    (here / name).write_text("The harbour reopens.\n", "utf-8")
    code, out, _ = _check(capsys, "--", name)
    assert code == 1
    assert f"run `provenance {command}`" in out


def test_a_project_folder_stands_for_the_corpus_in_it(good, capsys):
    (good / "notes.md").write_text("Not of the corpus.\n", encoding="utf-8")
    assert _check(capsys, ".") == (0, "", "")
    assert run(["facts", ".", "--format", "json"]) == 0
    assert {claim["file"] for fact in json.loads(capsys.readouterr().out) for claim in fact["claims"]} == {
        f"seeds/{seed.name}" for seed in (good / "seeds").glob("*.md") if seed.name != "INDEX.md"
    }
