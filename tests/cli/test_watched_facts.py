"""Watched facts on a corpus on disk: what `check` and the report make of them."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from provenance.cli.app import run

SCHEMAS = Path(__file__).resolve().parents[2] / "schemas"
SEED = (
    "---\nid: {0}\npublisher: {0}\npublished: 2025-01-24\nlanguage: en\n---\n\n<!-- seed:block {0}-1\n-->\n{1}\n"
    "<!-- seed:end {0}-1 -->\n"
)
WATCHED = """# ours
- id: losses
  entity: Norvel
  value: 277 million USD
- id: more
  entity: Norvel
  kind: money
  value: 500 million USD
- id: sure
  value: 277 million USD
  origins: 3
- id: absent
  words: [harbour]
  note: "<script>alert(1)</script> | *x* \u202e"
"""


@pytest.fixture
def corpus(tmp_path, monkeypatch):
    (tmp_path / "seeds").mkdir()
    for name, text in (
        ("herald", "Norvel lost $277M at its Kerdrel plant in 2024."),
        ("post", "In 2024 Norvel lost 277 million dollars at its Kerdrel plant."),
    ):
        (tmp_path / "seeds" / f"{name}.md").write_text(SEED.format(name, text), encoding="utf-8")
    (tmp_path / "seeds" / "INDEX.md").write_text("# Seeds\n", encoding="utf-8")
    (tmp_path / "seeds" / "facts.yaml").write_text(WATCHED, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def said(capsys, *arguments, code=0):
    assert run(list(arguments)) == code
    return capsys.readouterr().out


def test_each_unmet_one_is_a_finding_at_its_line(corpus, capsys):
    found = json.loads(said(capsys, "check", "--select", "FACT", "--format", "json"))["findings"]
    assert [(one["code"], one["path"], one["span"]["line"]) for one in found] == [
        ("FACT611", "seeds/facts.yaml", 8),
        ("FACT613", "seeds/facts.yaml", 11),
        ("FACT612", "seeds/facts.yaml", 12),
    ]
    assert {one["severity"] for one in found} == {"warning"}
    assert "expected is 500 million USD, but seeds/herald.md:10 says “$277M”" in found[0]["message"]
    assert {one["path"] for one in found[0]["related"]} == {"seeds/herald.md", "seeds/post.md"}
    assert "told by 2 of the 3 independent origins" in found[1]["message"]
    only = json.loads(said(capsys, "check", "--select", "FACT", "--format", "json", "seeds/facts.yaml"))["findings"]
    assert [one["code"] for one in only] == [one["code"] for one in found]


def test_the_report_shows_them_first_the_unmet_before_the_met(corpus, capsys):
    document = json.loads(said(capsys, "report", "--format", "json"))
    Draft202012Validator(json.loads((SCHEMAS / "report.schema.json").read_text("utf-8"))).validate(document)
    assert [(one["id"], one["status"], one["origins"]) for one in document["watched"]] == [
        ("more", "unmet", 0),
        ("absent", "not-found", 0),
        ("sure", "too-few-origins", 2),
        ("losses", "met", 2),
    ]
    for form in ("md", "html"):
        text = said(capsys, "report", "--format", form)
        assert text.index("Watched facts") < text.index("Since last run")
        assert "<script>alert" not in text
        assert "\u202e" not in text
        assert "⟨U+202E⟩" in text
    (corpus / "seeds" / "facts.yaml").unlink()
    assert "Watched facts" not in said(capsys, "report")
    assert "watched" not in json.loads(said(capsys, "report", "--format", "json"))


def test_a_broken_list_is_an_error_and_the_rest_of_it_is_watched(corpus, capsys):
    path = corpus / "seeds" / "facts.yaml"
    path.write_text(WATCHED.replace("kind: money", "kind: sum"), encoding="utf-8")
    found = json.loads(said(capsys, "check", "--select", "FACT", "--format", "json", code=1))["findings"]
    assert [(one["code"], one["span"]["line"]) for one in found] == [("FACT610", 7), ("FACT613", 11), ("FACT612", 12)]
    assert [one["id"] for one in json.loads(said(capsys, "report", "--format", "json"))["watched"]] == [
        "absent",
        "sure",
        "losses",
    ]
