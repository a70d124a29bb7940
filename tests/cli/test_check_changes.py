"""`provenance check` on what changes: fixes, a baseline, a revision, a file as it is typed."""

import io
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from provenance.cli.app import run
from provenance.contracts.findings import BaselineDocument
from provenance.rules import sample

CORPORA = Path(__file__).parent.parent / "corpora"
BOM = "\ufeff"


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A folder with a configuration of its own, so that ours is not found."""
    (tmp_path / "provenance.toml").write_text('ignore = ["FACT"]\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _put(files):
    for name, text in files.items():
        path = Path("seeds") / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode())


def _check(capsysbinary, *arguments):
    code = run(["check", *map(str, arguments)])
    streams = capsysbinary.readouterr()
    return code, streams.out.decode(), streams.err.decode()


def _codes(capsysbinary, *arguments):
    _, out, _ = _check(capsysbinary, *arguments, "--format", "json")
    return [finding["code"] for finding in json.loads(out)["findings"]]


def _git(*arguments):
    subprocess.run(
        ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false", *arguments],
        check=True,
        capture_output=True,
    )


def test_fix_mends_the_files_and_reports_what_is_left(here, capsysbinary):
    _put({"harbour.md": BOM + sample.seed("Har\u200bbour.\n")})
    code, out, _ = _check(capsysbinary, "--fix")
    assert Path("seeds/harbour.md").read_bytes() == sample.seed("Har\u200bbour.\n").encode()
    assert code == 1
    assert "SRC005" in out
    assert "SRC002" not in out
    assert _check(capsysbinary, "--fix", "--unsafe-fixes", "--select", "SRC")[0] == 0
    assert "Harbour." in Path("seeds/harbour.md").read_text(encoding="utf-8")
    assert "REF404" not in _codes(capsysbinary)


def test_diff_is_a_patch_git_takes_and_writes_nothing(here, capsysbinary):
    _put({"harbour.md": BOM + sample.seed("Har\u200bbour.\r\nOld.\n"), "port.md": sample.seed("Port.\n", id="port")})
    before = {path: path.read_bytes() for path in Path("seeds").iterdir()}
    code, out, _ = _check(capsysbinary, "--diff", "--unsafe-fixes")
    assert code == 1
    assert {path: path.read_bytes() for path in Path("seeds").iterdir()} == before
    Path("change.patch").write_bytes(out.encode())
    _git("init", "-q")
    _git("-c", "core.autocrlf=false", "apply", "change.patch")
    patched = {path: path.read_bytes() for path in Path("seeds").iterdir()}
    for path, data in before.items():
        path.write_bytes(data)
    _check(capsysbinary, "--fix", "--unsafe-fixes")
    assert {path: path.read_bytes() for path in Path("seeds").iterdir()} == patched
    assert _check(capsysbinary, "--diff", "--unsafe-fixes")[:2] == (0, "")


def test_fix_of_one_file_leaves_the_others(here, capsysbinary):
    _put({"a.md": BOM + sample.seed("A.\n", id="a"), "b.md": BOM + sample.seed("B.\n", id="b")})
    _check(capsysbinary, "seeds/a.md", "--fix")
    assert not Path("seeds/a.md").read_bytes().startswith(b"\xef\xbb\xbf")
    assert Path("seeds/b.md").read_bytes().startswith(b"\xef\xbb\xbf")


def test_fix_of_a_loose_file(here, capsysbinary):
    Path("alone.md").write_bytes((BOM + sample.seed()).encode())
    _check(capsysbinary, "alone.md", "--fix")
    assert Path("alone.md").read_bytes() == sample.seed().encode()


def test_a_file_that_changes_meanwhile_is_left_alone(here, capsysbinary, monkeypatch):
    _put({"harbour.md": BOM + sample.seed()})
    from provenance.rules import fixing

    right = fixing.fixed

    def slow(*arguments, **options):
        result = right(*arguments, **options)
        Path("seeds/harbour.md").write_bytes(b"typed meanwhile")
        return result

    monkeypatch.setattr(fixing, "fixed", slow)
    code, _, err = _check(capsysbinary, "--fix")
    assert code == 2
    assert "seeds/harbour.md changed while it was checked" in err
    assert Path("seeds/harbour.md").read_bytes() == b"typed meanwhile"


@pytest.mark.parametrize("after", ["open", "replace"])
def test_fix_interrupted_leaves_old_bytes_or_new_ones(here, capsysbinary, monkeypatch, after):
    old = {"a.md": BOM + sample.seed("A.\n", id="a"), "b.md": BOM + sample.seed("B.\n", id="b")}
    _put(old)
    calls = []

    def broken(name, right):
        def call(*arguments, **options):
            calls.append(name)
            if len(calls) > 1:
                raise KeyboardInterrupt
            return right(*arguments, **options)

        return call

    if after == "open":
        monkeypatch.setattr(os, "fsync", broken("fsync", os.fsync))
    else:
        monkeypatch.setattr(Path, "replace", broken("replace", Path.replace))
    with pytest.raises((KeyboardInterrupt, SystemExit)):
        raise SystemExit(_check(capsysbinary, "--fix")[0])
    for name, text in old.items():
        assert Path("seeds", name).read_bytes() in (text.encode(), text.removeprefix(BOM).encode())
    assert sorted(path.name for path in Path("seeds").iterdir()) == ["a.md", "b.md"]


def test_a_baseline_leaves_out_what_it_lists_and_nothing_else(here, capsysbinary):
    _put({"harbour.md": sample.seed("Har\u200bbour.\n")})
    assert run(["baseline"]) == 0
    capsysbinary.readouterr()
    written = json.loads(Path("provenance-baseline.json").read_text(encoding="utf-8"))
    BaselineDocument.model_validate(written)
    assert {entry["path"] for entry in written["findings"]} == {"harbour.md"} | {
        entry["path"] for entry in written["findings"] if entry["code"].startswith("IDX")
    }
    assert _check(capsysbinary, "--baseline", "provenance-baseline.json", "--fail-on", "note") == (0, "", "")
    seed = Path("seeds/harbour.md")
    text = seed.read_text(encoding="utf-8")
    seed.write_text(text.replace("---\n\n<!--", "---\n\nA remark.\n\n\n<!--"), encoding="utf-8")
    new = _codes(capsysbinary, "--baseline", "provenance-baseline.json")
    assert "SRC005" not in new  # its lines have moved, not its content
    seed.write_text(text.replace("bour.", "bour\u202e."), encoding="utf-8")
    assert "SRC005" in _codes(capsysbinary, "--baseline", "provenance-baseline.json")


def test_a_baseline_entry_whose_finding_is_gone_is_reported_at_its_line_and_pruned(here, capsysbinary):
    _put({"harbour.md": sample.seed("Har\u200bbour.\n"), "port.md": BOM + sample.seed("Port.\n", id="port")})
    run(["baseline", "-o", "later.json"])
    Path("provenance.toml").write_text('ignore = ["FACT"]\nbaseline = "later.json"\n', encoding="utf-8")
    Path("seeds/port.md").write_text(sample.seed("Port.\n", id="port"), encoding="utf-8")
    capsysbinary.readouterr()
    code, out, _ = _check(capsysbinary, "--fail-on", "warning")
    line = next(n for n, text in enumerate(Path("later.json").read_text().splitlines(), 1) if "SRC002" in text)
    assert code == 1
    assert f"later.json:{line}:" in out
    assert out.count("SUP903") == 1
    assert run(["baseline", "--check", "--prune"]) == 1
    assert run(["baseline", "--prune"]) == 0
    capsysbinary.readouterr()
    assert _check(capsysbinary, "--fail-on", "note") == (0, "", "")


def test_pruning_adds_nothing(here, capsysbinary):
    _put({"harbour.md": sample.seed()})
    run(["baseline"])
    _put({"port.md": BOM + sample.seed("Port.\n", id="port")})
    before = Path("provenance-baseline.json").read_bytes()
    assert run(["baseline", "--prune"]) == 0
    assert Path("provenance-baseline.json").read_bytes() == before


def test_a_baseline_means_the_same_from_every_folder(here, capsysbinary, monkeypatch):
    _put({"harbour.md": sample.seed("Har\u200bbour.\n")})
    run(["baseline"])
    capsysbinary.readouterr()
    monkeypatch.chdir("seeds")
    assert _check(capsysbinary, ".", "--baseline", "../provenance-baseline.json")[0] == 0


def test_an_entry_is_stale_only_where_it_was_looked_for(here, capsysbinary):
    Path("provenance.toml").write_text('corpus = "seeds"\nignore = ["FACT"]\n', encoding="utf-8")
    _put({"a.md": BOM + sample.seed("A.\n", id="a"), "b.md": sample.seed("B.\n", id="b")})
    run(["baseline"])
    Path("seeds/a.md").write_text(sample.seed("A.\n", id="a"), encoding="utf-8")
    capsysbinary.readouterr()
    options = ("--baseline", "provenance-baseline.json")
    assert "SUP903" in _codes(capsysbinary, *options)
    assert "SUP903" in _codes(capsysbinary, "seeds/a.md", *options)
    assert "SUP903" not in _codes(capsysbinary, "seeds/b.md", *options)
    assert "SUP903" not in _codes(capsysbinary, "--select", "BLK", *options)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"schema": "provenance/baseline/1"}',
        '{"schema": "provenance/baseline/1", "findings": [1]}',
        "[" * 10**5,
    ],
)
def test_what_is_no_baseline_is_refused(here, capsysbinary, text):
    _put({"harbour.md": sample.seed()})
    Path("b.json").write_text(text, encoding="utf-8")
    code, out, err = _check(capsysbinary, "--baseline", "b.json")
    assert (code, out) == (2, "")
    assert err.startswith("provenance: b.json: ")


def test_since_leaves_out_what_was_there_and_reports_what_came(here, capsysbinary):
    _put({"harbour.md": sample.seed("Har\u200bbour.\n"), "port.md": sample.seed("Port.\n", id="port")})
    _git("init", "-q")
    _git("add", "-A")
    _git("commit", "-qm", "first")
    assert _codes(capsysbinary, "--since", "HEAD") == []
    _put({"port.md": BOM + sample.seed("Port.\n", id="port")})
    assert _codes(capsysbinary, "--since", "HEAD") == ["SRC002"]
    assert "SRC005" in _codes(capsysbinary)
    _git("mv", "seeds/harbour.md", "seeds/quay.md")
    assert "SRC005" in _codes(capsysbinary, "--since", "HEAD")  # another file is another place


def test_since_works_from_inside_a_hook(here, capsysbinary, monkeypatch):
    _put({"harbour.md": sample.seed("Har\u200bbour.\n")})
    _git("init", "-q")
    _git("add", "-A")
    _git("commit", "-qm", "first")
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    assert _codes(capsysbinary, "--since", "HEAD") == []


@pytest.mark.parametrize("revision", ["nowhere", "--help", "-n1", "HEAD:none", ""])
def test_since_an_unknown_revision_is_bad_usage(here, capsysbinary, revision):
    _put({"harbour.md": sample.seed()})
    _git("init", "-q")
    code, out, err = _check(capsysbinary, f"--since={revision}")
    assert (code, out) == (2, "")
    assert f"git knows no revision `{revision}`" in err


def test_standard_input_is_read_as_the_file_it_is_said_to_be(here, capsysbinary, monkeypatch):
    shutil.copytree(CORPORA / "good" / "two-languages", "seeds")
    name = next(path for path in sorted(Path("seeds").glob("*.md")) if path.name != "INDEX.md")
    typed = name.read_bytes().replace(b"---\n", b"---\npublised: x\n", 1)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(typed)))
    code, out, _ = _check(capsysbinary, "--stdin-filename", name, "--format", "json")
    found = json.loads(out)["findings"]
    assert code == 1
    assert {finding["path"] for finding in found} == {name.as_posix(), "seeds/INDEX.md"}
    assert "META204" in {finding["code"] for finding in found}


def test_standard_input_may_be_a_file_nobody_has_yet(here, capsysbinary, monkeypatch):
    shutil.copytree(CORPORA / "good" / "two-languages", "seeds")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(sample.seed(id="quay").encode())))
    assert _codes(capsysbinary, "--stdin-filename", "seeds/quay.md") == ["REF402"]
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(sample.seed(id="quay").encode())))
    assert _codes(capsysbinary, "--stdin-filename", "elsewhere/quay.md") == []


def test_a_silence_in_the_configuration_that_silences_nothing_is_reported(here, capsysbinary):
    _put({"harbour.md": BOM + sample.seed()})
    Path("provenance.toml").write_text(
        'ignore = ["FACT", "SRC003", "IDX"]\n[per-file-ignores]\n"harbour.md" = ["SRC002", "SRC004"]\n',
        encoding="utf-8",
    )
    code, out, _ = _check(capsysbinary)
    assert code == 0
    assert out.count("SUP904") == 2
    assert "provenance.toml:1:20: warning SUP904 nothing is silenced by ignoring SRC003" in out
    assert "provenance.toml:3:28: warning SUP904 nothing is silenced by ignoring SRC004 in `harbour.md`" in out
    assert "SUP904" not in _codes(capsysbinary, "--ignore", "BLK")
    assert "SUP904" not in _codes(capsysbinary, "seeds/harbour.md")
