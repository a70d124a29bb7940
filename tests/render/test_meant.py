"""How figures are meant, what two sources share, what does not fit: told alike in JSON, Markdown and HTML."""

from dataclasses import replace
from datetime import date

import pytest
from made_report import made

from provenance.facts.model import Setting
from provenance.findings.model import Finding, Severity
from provenance.render import report_html, report_json, report_markdown

WHY = "both are credited to <AFP> and quote the same words"


@pytest.fixture(scope="module")
def everything():
    return made()


def _first_meant(everything, how):
    first, *rest = everything.analysis.facts
    claim, *others = first.claims
    fact = replace(first, claims=(replace(claim, setting=how, via="The Gazette"), *others), confidence=0.75)
    return replace(everything.analysis, facts=(fact, *rest))


def test_json_tells_how_a_figure_is_meant(everything):
    how = Setting(
        modality="plan",
        period=(date(2024, 1, 1), date(2024, 12, 31)),
        place="FR",
        basis=frozenset({"profit.net", "against.year"}),
        updated="now",
    )
    document = report_json.document(everything.corpus, _first_meant(everything, how), [])
    fact = document["facts"][0]
    assert fact["confidence"] == 0.75
    told = {key: fact["claims"][0][key] for key in ("via", "modality", "period", "place", "basis", "updated")}
    assert told == {
        "via": "The Gazette",
        "modality": "plan",
        "period": ["2024-01-01", "2024-12-31"],
        "place": "FR",
        "basis": ["against.year", "profit.net"],
        "updated": "now",
    }
    silent = report_json.document(everything.corpus, everything.analysis, [])["facts"][-1]
    assert not {"modality", "period", "place", "basis", "updated"} & silent["claims"][0].keys()
    assert "confidence" not in silent


def test_the_document_with_every_key_fits_the_schema(everything):
    from jsonschema import Draft202012Validator

    from provenance.contracts.published import schemas

    how = Setting(modality="plan", period=(date(2024, 1, 1), date(2024, 12, 31)), place="world", updated="now")
    analysis = replace(_first_meant(everything, how), origin_reasons=((WHY,),))
    document = report_json.document(everything.corpus, analysis, everything.findings)
    Draft202012Validator(schemas()["report"]).validate(document)


def test_each_group_of_one_origin_says_what_shows_it(everything):
    [group] = everything.analysis.origin_groups
    analysis = replace(everything.analysis, origin_reasons=((WHY,),))
    document = report_json.document(everything.corpus, analysis, [])
    assert document["origins"] == [{"sources": list(group), "why": [WHY]}]
    text = report_markdown.render(everything.corpus, analysis, [])
    [line] = [line for line in text.splitlines() if "and quote the same words" in line]
    assert line.startswith("- ")
    assert "<AFP>" not in line
    page = report_html.render(everything.corpus, analysis, [])
    assert "&lt;AFP&gt; and quote the same words" in page


def test_a_group_without_reasons_is_shown_all_the_same(everything):
    analysis = replace(everything.analysis, origin_reasons=())
    document = report_json.document(everything.corpus, analysis, [])
    assert [origin["why"] for origin in document["origins"]] == [[]]
    assert "count as one origin" in report_markdown.render(everything.corpus, analysis, [])


def test_sources_and_origins_are_both_counted_where_they_differ(everything):
    fact = next(f for f in everything.analysis.facts if len({c.source.id for c in f.claims}) == 2)
    apart = replace(everything.analysis, facts=(replace(fact, origins=2),))
    joined = replace(everything.analysis, facts=(replace(fact, origins=1),))
    assert " · 2 origins" in report_markdown.render(everything.corpus, apart, [])
    assert " · 2 sources, 1 origin" in report_markdown.render(everything.corpus, joined, [])
    assert " · 2 sources, 1 origin" in report_html.render(everything.corpus, joined, [])


def test_a_slip_within_one_text_is_listed_and_a_conflict_is_not(everything):
    path = everything.corpus.seeds[0].file.path
    slip = Finding("FACT607", Severity.NOTE, "“15” is more than “12”", path, None, "look it up")
    conflict = Finding("FACT601", Severity.WARNING, "two values", path, None, "read both")
    text = report_markdown.render(everything.corpus, everything.analysis, [slip, conflict])
    assert "| note | FACT607 |" in text
    assert "FACT601" not in text
