"""The package's public names."""

from pathlib import Path

import pytest

import provenance


def test_every_public_name_leads_to_something_documented() -> None:
    for name in provenance.__all__:
        assert getattr(provenance, name).__doc__, name
        assert name in dir(provenance)


def test_an_unknown_name_is_refused_as_of_any_module() -> None:
    with pytest.raises(AttributeError, match="no attribute 'analyze'"):
        _ = provenance.analyze  # type: ignore[attr-defined]


def test_the_example_of_the_docstring_runs(tmp_path: Path) -> None:
    for name, text in (("a", "Nordwind cut 250 jobs."), ("b", "Nordwind a supprimé 250 emplois.")):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    corpus = provenance.load([tmp_path], working_directory=tmp_path)
    analysis = provenance.analyse(corpus)
    findings = provenance.check(corpus, provenance.Config(), analysis=analysis)
    document = provenance.report(corpus, analysis, findings)
    assert [fact["verdict"] for fact in document["facts"]] == ["agree"]
    assert {finding.code for finding in findings} >= {"META201"}
