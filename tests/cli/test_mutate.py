"""``provenance mutate``: what it prints, its exit codes, and what it refuses."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from provenance.cli.app import run
from provenance.contracts.published import schemas

STORY = "Nordwind a investi 40 millions d'euros dans son usine de Portville.\nLa firme emploie 1 200 salariés.\n"


@pytest.fixture(autouse=True)
def _corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(STORY, "utf-8")
    monkeypatch.chdir(tmp_path)


def test_the_table_and_the_false_alarms(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["mutate", "a.txt", "--kinds", "number,bound", "--mode", "copy"]) == 0
    shown = capsys.readouterr()
    rows = [line.split() for line in shown.out.splitlines()[:4]]
    assert rows[0] == ["copy"]
    assert rows[1:] == [
        ["number", "2", "of", "2", "100", "%"],
        ["bound", "2", "of", "2", "100", "%"],
        ["all", "4", "of", "4", "100", "%"],
    ]
    assert "false alarms: 0 in 1 unchanged copy, 0.00 a copy" in shown.out
    assert "not found" not in shown.out
    assert shown.err == ""


def test_what_is_missed_is_shown_with_place_and_change(capsys: pytest.CaptureFixture[str]) -> None:
    Path("provenance.toml").write_text('ignore = ["FACT602"]\n', "utf-8")
    assert run(["mutate", "a.txt", "--kinds", "bound", "--fail-under", "50"]) == 1
    out = capsys.readouterr().out
    assert "not found:\n" in out
    assert "a.txt:1:20: copy bound: “40 millions d'euros” became “moins de 40 millions d'euros”: matched" in out


def test_json_keeps_to_its_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["mutate", "a.txt", "--format", "json", "--limit", "1", "--seed", "3"]) == 0
    document = json.loads(capsys.readouterr().out)
    Draft202012Validator(schemas()["mutation"]).validate(document)
    assert (document["seed"], document["limit"], document["unchanged"]["copies"]) == (3, 1, 1)
    assert {"mode": "copy", "change": "number", "planted": 1, "found": 1} in document["counts"]
    number = next(each for each in document["planted"] if each["change"] == "number")
    start, end = number["span"]["bytes"]
    assert Path("a.txt").read_bytes()[start:end].decode() in number["old"]


@pytest.mark.parametrize(("least", "code"), [("100", 0), ("0", 0)])
def test_the_exit_code_where_enough_is_found(least: str, code: int) -> None:
    assert run(["mutate", "a.txt", "--kinds", "number", "--mode", "copy", "--fail-under", least]) == code


def test_where_nothing_can_be_planted_nothing_is_proved(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text("Nordwind.\n", "utf-8")
    assert run(["mutate", "a.txt", "--mode", "cross"]) == 0
    assert capsys.readouterr().out == "nothing that could be changed was found in this corpus\n"
    assert run(["mutate", "a.txt", "--fail-under", "1"]) == 1


def test_the_corpus_stays_as_it_is(tmp_path: Path) -> None:
    run(["mutate", "a.txt"])
    assert {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()} == {"a.txt": STORY}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--kinds", "colour"], "--kinds: there is no `colour`"),
        (["--mode", "both"], "--mode: there is no `both`"),
        (["--limit", "0"], "--limit"),
        (["--fail-under", "101"], "--fail-under"),
        (["missing.txt"], "missing.txt cannot be read"),
    ],
)
def test_wrong_usage(arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["mutate", *arguments]) == 2
    assert told in capsys.readouterr().err
