"""What is written is what the published schemas promise."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from made_report import made

from provenance.contracts.report import Report
from provenance.render import findings_json, json_text, report_json

FOLDER = Path(__file__).resolve().parents[2] / "schemas"


@pytest.fixture(scope="module")
def everything():
    return made()


def validator(name):
    return Draft202012Validator(json.loads((FOLDER / f"{name}.schema.json").read_text("utf-8")))


def test_the_report_is_valid(everything):
    text = json_text.render(report_json.document(everything.corpus, everything.analysis, everything.findings))
    validator("report").validate(json.loads(text))


def test_each_fact_and_finding_is_valid_alone(everything):
    for fact in everything.analysis.facts:
        validator("fact").validate(report_json.fact(fact))
    for finding in everything.findings:
        validator("finding").validate(report_json.finding(finding))


def test_the_findings_are_valid(everything):
    document = findings_json.document(everything.findings, 3)
    validator("findings").validate(json.loads(json_text.render(document)))


def test_a_report_read_back_is_the_report(everything):
    document = json.loads(
        json_text.render(report_json.document(everything.corpus, everything.analysis, everything.findings))
    )
    read = Report.model_validate_json(json.dumps(document)).model_dump(mode="json", by_alias=True, exclude_unset=True)
    assert read == document
