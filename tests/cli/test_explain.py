"""`provenance explain`, `rules` and `config`, and the page of rules."""

import json
from pathlib import Path

import pytest

from provenance.cli.app import run
from provenance.rules.registry import all_rules

ROOT = Path(__file__).resolve().parents[2]


def _run(capsys, *arguments):
    code = run(list(arguments))
    streams = capsys.readouterr()
    return code, streams.out, streams.err


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_every_rule_is_explained(capsys, rule):
    code, out, err = _run(capsys, "explain", rule.code)
    assert (code, err) == (0, "")
    assert out.startswith(f"# {rule.code} {rule.name}\n")
    assert rule.why in out
    assert rule.mend in out
    assert out.count("## Not reported") == 1
    assert ("## Reported" in out) == bool(rule.examples_bad)


def test_code_in_any_case_or_name(capsys):
    by_code = _run(capsys, "explain", "src003")
    assert by_code == _run(capsys, "explain", "mojibake") == _run(capsys, "explain", "SRC003")
    assert "L'Ã©tÃ©" in by_code[1]


def test_examples_do_not_act_on_the_terminal(capsys):
    out = _run(capsys, "explain", "SRC005")[1]
    assert "⟨U+202E⟩" in out
    assert "\u202e" not in out


@pytest.mark.parametrize(("wrong", "meant"), [("REF440", "REF404"), ("mojibak", "mojibake"), ("scr001", "SRC001")])
def test_unknown_codes_exit_2_with_the_nearest(capsys, wrong, meant):
    code, out, err = _run(capsys, "explain", wrong)
    assert (code, out) == (2, "")
    assert f"`{wrong}`" in err
    assert f"did you mean `{meant}`?" in err


def test_rules_are_listed_as_text_and_json(capsys):
    lines = _run(capsys, "rules")[1].splitlines()
    assert [line.split()[0] for line in lines] == [rule.code for rule in all_rules()]
    listed = json.loads(_run(capsys, "rules", "--format", "json")[1])
    assert [one["code"] for one in listed] == [rule.code for rule in all_rules()]
    assert listed[0] == {
        "code": "BLK301",
        "name": "unclosed-block",
        "severity": "error",
        "scope": "file",
        "summary": "a block whose end marker is missing",
        "fix": "none",
    }


def test_the_page_of_rules_is_current(capsys):
    page = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert page == _run(capsys, "rules", "--format", "markdown")[1], (
        "provenance rules --format markdown > docs/rules.md"
    )
    for rule in all_rules():
        assert f"\n## {rule.code} {rule.name}\n" in page


def test_config_show_and_schema(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "provenance.toml").write_text('ignore = ["DUP"]\n', encoding="utf-8")
    shown = json.loads(_run(capsys, "config", "show")[1])
    assert shown["file"] == "provenance.toml"
    assert shown["config"]["ignore"] == ["DUP"]
    assert shown["config"]["fail-on"] == "error"
    schema = json.loads(_run(capsys, "config", "schema")[1])
    assert schema["additionalProperties"] is False
    assert "per-file-ignores" in schema["properties"]
    (tmp_path / "provenance.toml").write_text("ignor = []\n", encoding="utf-8")
    code, _, err = _run(capsys, "config", "show")
    assert code == 2
    assert "did you mean `ignore`?" in err
