"""Findings for programs: the same findings, in the same order, in each form."""

import json
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from provenance.cli.app import run
from provenance.findings.model import Edit, Finding, Fix, Related, Severity, with_fingerprints
from provenance.render import findings_github, findings_gitlab, findings_junit, findings_sarif
from provenance.rules.registry import all_rules
from provenance.text.decode import text_file

CORPORA = Path(__file__).parent.parent / "corpora" / "broken"
FORMS = ("json", "sarif", "github", "gitlab", "junit")


def _written(form, folder, capsys):
    code = run(["check", str(folder), "--format", form])
    return code, capsys.readouterr().out


def _places(form, text):
    """(code, path, line) of each finding, as the form has it."""
    if form == "json":
        found = json.loads(text)["findings"]
        return [(f["code"], f["path"], f["span"]["line"] if f["span"] else 1) for f in found]
    if form == "sarif":
        found = [(r["ruleId"], r["locations"][0]["physicalLocation"]) for r in json.loads(text)["runs"][0]["results"]]
        return [(code, unquote(at["artifactLocation"]["uri"]), at["region"]["startLine"]) for code, at in found]
    if form == "gitlab":
        found = json.loads(text)
        return [(f["check_name"].split()[0], f["location"]["path"], f["location"]["lines"]["begin"]) for f in found]
    if form == "github":
        out = []
        for line in text.splitlines():
            head = line.removeprefix("::").split("::")[0].partition(" ")[2]
            given = dict(part.split("=", 1) for part in head.split(","))
            out.append((given["title"].split()[0], given["file"], int(given.get("line", 1))))
        return out
    cases = ElementTree.fromstring(text).iter("testcase")
    places = [case.get("name").split()[2].split(":") for case in cases]
    codes = [case.get("name").split()[0] for case in ElementTree.fromstring(text).iter("testcase")]
    return [(code, at[0], int(at[1]) if len(at) > 1 else 1) for code, at in zip(codes, places, strict=True)]


@pytest.mark.parametrize("folder", sorted(CORPORA.glob("*[0-9]-*")), ids=lambda folder: folder.name)
def test_each_form_has_the_same_findings_in_the_same_order(folder, capsys, monkeypatch):
    monkeypatch.chdir(folder)
    runs = [_written(form, ".", capsys) for form in FORMS]
    assert len({code for code, _ in runs}) == 1
    first, *others = [_places(form, text) for form, (_, text) in zip(FORMS, runs, strict=True)]
    assert first
    assert all(other == first for other in others)
    assert runs == [_written(form, ".", capsys) for form in FORMS]


def _finding(**changes):
    file = text_file("a b/é,x:1.md", "premier\ndeuxième mot\n".encode())
    given = {
        "code": "SRC005",
        "severity": Severity.WARNING,
        "message": "100 % \x1b[2J hidden",
        "path": file.path,
        "span": file.span(8, 16),
        "help": "mend\nit",
        "related": (Related("b.md", None, "the other"),),
        "fix": Fix(True, "take it out", (Edit(file.path, file.span(8, 16), ""),)),
    }
    return with_fingerprints([Finding(**(given | changes))])


def test_sarif_names_rule_place_related_place_fix_and_fingerprint():
    (one,) = _finding()
    run_ = findings_sarif.document([one], all_rules())["runs"][0]
    (descriptor,) = run_["tool"]["driver"]["rules"]
    (result,) = run_["results"]
    assert descriptor["id"] == "SRC005"
    assert run_["tool"]["driver"]["rules"][result["ruleIndex"]] is descriptor
    assert result["level"] == "warning"
    assert result["partialFingerprints"] == {"provenance/v1": one.fingerprint}
    at = result["locations"][0]["physicalLocation"]
    assert at["artifactLocation"]["uri"] == "a%20b/%C3%A9%2Cx%3A1.md"
    assert at["region"] == {"startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 9}
    assert result["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "b.md"
    change = result["fixes"][0]["artifactChanges"][0]
    assert change["replacements"] == [{"deletedRegion": at["region"], "insertedContent": {"text": ""}}]
    assert "\x1b" not in json.dumps(run_)


def test_github_escapes_what_would_end_a_property_or_a_line():
    (line,) = findings_github.render(_finding(), {"SRC005": "hidden-character"})
    assert line == (
        "::warning file=a b/é%2Cx%3A1.md,title=SRC005 hidden-character,line=2,endLine=2,col=1,endColumn=8"
        "::100 %25 ⟨U+001B⟩[2J hidden%0Amend%0Ait%0Athe other: b.md\n"
    )


def test_github_gives_no_column_for_a_place_across_lines():
    file = text_file("a.md", b"one\ntwo\n")
    (line,) = findings_github.render(_finding(span=file.span(0, 6), path="a.md"), {})
    assert "line=1,endLine=2::" in line


def test_gitlab_fingerprints_tell_findings_apart():
    found = _finding() + _finding(path="b.md")
    report = findings_gitlab.document(found, {})
    assert len({entry["fingerprint"] for entry in report}) == 2
    assert report[0]["location"] == {"path": "a b/é,x:1.md", "lines": {"begin": 2, "end": 2}}


@pytest.mark.parametrize(("least", "failures"), [(Severity.ERROR, 0), (Severity.WARNING, 1), (Severity.NOTE, 1)])
def test_junit_fails_exactly_what_fails_the_check(least, failures):
    root = ElementTree.fromstring(findings_junit.render(_finding(), {}, least))
    assert root.get("failures") == str(failures)
    assert len(list(root.iter("failure"))) == failures
    assert len(list(root.iter("skipped"))) == 1 - failures
    assert root.get("tests") == "1"


def test_junit_of_a_clean_corpus_is_one_case_that_passed():
    root = ElementTree.fromstring(findings_junit.render([], {}, Severity.ERROR))
    (case,) = root.iter("testcase")
    assert root.get("tests") == "1"
    assert len(case) == 0
