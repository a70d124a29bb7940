"""`provenance diff REV` on a corpus in git."""

import json
import subprocess
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from provenance.cli.app import run

SCHEMAS = Path(__file__).resolve().parents[2] / "schemas"
SEED = (
    "---\nid: {0}\npublisher: {0}\npublished: 2025-01-24\nlanguage: en\n---\n\n<!-- seed:block {0}-1\n-->\n{1}\n"
    "<!-- seed:end {0}-1 -->\n"
)
HERALD = "Norvel lost $277M at its Kerdrel plant in 2024."
POST = "In 2024 Norvel lost 277 million dollars at its Kerdrel plant."


def git(folder, *arguments):
    identity = ["-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True)


def write(folder, name, text):
    (folder / "seeds").mkdir(exist_ok=True)
    (folder / "seeds" / f"{name}.md").write_text(SEED.format(name, text), encoding="utf-8")


@pytest.fixture
def corpus(tmp_path, monkeypatch):
    git(tmp_path, "init", "-q")
    write(tmp_path, "herald", HERALD)
    write(tmp_path, "post", POST)
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "first")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def said(capsys, *arguments, code=0):
    assert run(["diff", *arguments]) == code
    return capsys.readouterr().out


def difference(capsys, *arguments):
    document = json.loads(said(capsys, *arguments, "--format", "json"))
    schema = json.loads((SCHEMAS / "diff.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(document)
    return document


def test_moved_text_changes_nothing(corpus, capsys):
    write(corpus, "herald", "\n\nThe weather was fine.\n\n" + HERALD)
    document = difference(capsys, "HEAD")
    assert (document["new"], document["gone"], document["turned"]) == ([], [], [])
    assert document["unchanged"] > 1
    assert document["sources"] == {"new": [], "gone": [], "changed": ["herald-1"]}


def test_a_changed_figure_turns_its_fact(corpus, capsys):
    write(corpus, "post", POST.replace("277", "340"))
    (turned,) = difference(capsys, "HEAD")["turned"]
    assert turned["verdict_changed"] is True
    assert (turned["before"]["verdict"], turned["after"]["verdict"]) == ("agree", "conflict")
    gone = {c["id"]: c["quote"] for c in turned["before"]["claims"]}
    come = {c["id"]: c["quote"] for c in turned["after"]["claims"]}
    assert [gone[one] for one in turned["claims_gone"]] == ["277 million dollars"]
    assert [come[one] for one in turned["claims_new"]] == ["340 million dollars"]
    text = said(capsys, "HEAD")
    assert text.startswith("since HEAD: 1 fact turned, 0 new, 0 gone, ")
    assert "1 source changed" in text
    assert "turned agree → conflict  money" in text
    assert "    - seeds/post.md:10  “277 million dollars”" in text
    assert "    + seeds/post.md:10  “340 million dollars”" in text
    markdown = said(capsys, "HEAD", "--format", "markdown")
    assert "### Turned\n\n- **agree → conflict** · money" in markdown
    assert "  - + seeds/post.md:10 “340 million dollars”" in markdown


def test_a_source_more_and_a_source_less(corpus, capsys):
    (corpus / "seeds" / "post.md").unlink()
    write(corpus, "wire", "The harbour of Bergen cost 52 million euros.")
    document = difference(capsys, "HEAD")
    assert document["sources"] == {"new": ["wire-1"], "gone": ["post-1"], "changed": []}
    assert [claim["quote"] for fact in document["new"] for claim in fact["claims"]] == ["52 million euros"]
    assert {turned["after"]["verdict"] for turned in document["turned"]} == {"single-source"}


def test_a_renamed_source_is_the_same(corpus, capsys):
    (corpus / "seeds" / "post.md").unlink()
    write(corpus, "mail", POST)
    document = difference(capsys, "HEAD")
    assert document["sources"] == {"new": [], "gone": [], "changed": []}
    assert (document["new"], document["gone"], document["turned"]) == ([], [], [])


def test_words_of_a_source_do_not_act(corpus, capsys):
    write(corpus, "post", "In 2024 *Norvel* lost 9 million <b>dollars</b> | \u202e[x](http://evil.example/).")
    markdown = said(capsys, "HEAD", "--format", "markdown")
    assert "<b>" not in markdown
    assert "\u202e" not in said(capsys, "HEAD") + markdown


@pytest.mark.parametrize(
    ("arguments", "message"),
    [(["no-such"], "git knows no revision `no-such`"), (["HEAD", "seeds/post.md"], "name the folder")],
)
def test_what_cannot_be_compared_is_told(corpus, capsys, arguments, message):
    assert run(["diff", *arguments]) == 2
    assert message in capsys.readouterr().err


def report(capsys, *arguments, code=0):
    assert run(["report", *arguments]) == code
    return capsys.readouterr().out


def since(corpus):
    return json.loads((corpus / "reports" / "provenance.json").read_text("utf-8")).get("since")


def test_the_report_tells_what_is_new_since_the_one_it_replaces(corpus, capsys):
    written = ["--format", "all", "--output", "reports/provenance"]
    report(capsys, *written)
    assert since(corpus) is None
    report(capsys, *written, "--check")
    write(corpus, "post", POST.replace("277", "340"))
    report(capsys, *written, "--check", code=1)
    report(capsys, *written)
    first = since(corpus)
    assert (len(first["new"]), first["resolved"], first["persisting"]) == (1, [], [])
    assert "New: 1 conflict" in (corpus / "reports" / "provenance.md").read_text("utf-8")
    for _ in range(2):  # the report just made is no earlier one
        report(capsys, *written, "--check")
        report(capsys, *written)
        assert since(corpus) == first
    report(capsys, "--output", "reports/provenance.md", "--check")
    write(corpus, "herald", HERALD + "\nThe weather was fine.")
    report(capsys, *written)
    assert since(corpus)["persisting"] == first["new"]
    write(corpus, "post", POST)
    report(capsys, *written)
    assert [each["became"] for each in since(corpus)["resolved"]] == ["now agree"]
    report(capsys, *written, "--check")


def test_the_report_tells_what_is_new_since_a_revision(corpus, capsys):
    write(corpus, "post", POST.replace("277", "340"))
    told = json.loads(report(capsys, "--format", "json", "--since", "HEAD"))["since"]
    assert (len(told["new"]), told["revision"]) == (1, "HEAD")
    assert run(["report", "--since", "HEAD", "--previous", "x.json"]) == 2
    assert run(["report", "--since", "no-such"]) == 2
    assert "git knows no revision" in capsys.readouterr().err


def test_what_lies_at_the_output_and_is_no_report_is_nothing_to_compare_with(corpus, capsys):
    (corpus / "out.json").write_text('{"a": 1}', encoding="utf-8")
    report(capsys, "--output", "out.json")
    assert "since" not in json.loads((corpus / "out.json").read_text("utf-8"))


def test_a_decision_counts_from_the_revision_it_is_in(corpus, capsys):
    write(corpus, "post", POST.replace("277", "340"))
    git(corpus, "commit", "-qam", "second")
    (fact,) = difference(capsys, "HEAD~1")["turned"]
    assert run(["decide", "different-fact", fact["after"]["id"], "--why", "two plants"]) == 0
    capsys.readouterr()
    git(corpus, "add", ".")
    git(corpus, "commit", "-qm", "third")
    assert not (document := difference(capsys, "HEAD"))["turned"], document
    (turned,) = difference(capsys, "HEAD~1")["turned"]
    assert (turned["before"]["verdict"], turned["after"]["verdict"]) == ("conflict", "single-source")
