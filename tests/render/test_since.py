"""What became of conflicts since an earlier report; and that a report made twice is the same."""

import json
from dataclasses import replace

import pytest
from made_report import made

from provenance.facts.results import Decided, Verdict
from provenance.render.json_text import render
from provenance.render.report_json import document
from provenance.render.since import since


@pytest.fixture
def everything():
    return made()


def earlier(everything, **changes):
    """The report, as read back, of the same corpus with other facts."""
    told = json.loads(render(document(everything.corpus, replace(everything.analysis, **changes), [])))
    told["corpus"]["digest"] = "0" * 64
    return told


def conflicts(analysis):
    return [fact for fact in analysis.facts if fact.verdict is Verdict.CONFLICT]


def test_new_persisting_and_resolved(everything):
    facts = everything.analysis.facts
    (known,) = conflicts(everything.analysis)
    settled = tuple(
        replace(fact, verdict=Verdict.CONFLICT if fact is facts[1] else fact.verdict, id=f"X{n}")
        for n, fact in enumerate(facts)
    )
    told = since(everything.corpus, everything.analysis, earlier(everything, facts=settled))
    assert told == {
        "digest": "0" * 64,
        "new": [],
        "persisting": [known.id],
        "resolved": [{"id": "X1", "label": facts[1].label, "became": f"now {facts[1].verdict.value}"}],
    }
    calm = tuple(replace(fact, verdict=Verdict.COMPATIBLE) for fact in facts)
    assert since(everything.corpus, everything.analysis, earlier(everything, facts=calm))["new"] == [known.id]
    told = since(everything.corpus, replace(everything.analysis, facts=facts[1:]), earlier(everything))
    assert [each["became"] for each in told["resolved"]] == ["its claims are gone"]


def test_a_decided_conflict_is_not_open(everything):
    (known,) = conflicts(everything.analysis)
    ruled = replace(known, decision=Decided("D1", "accepted", "it stands", "known"))
    now = replace(everything.analysis, facts=(ruled, *everything.analysis.facts[1:]))
    told = since(everything.corpus, now, earlier(everything))
    assert (told["new"], told["persisting"]) == ([], [])
    assert [each["became"] for each in told["resolved"]] == ["decided: accepted"]
    assert since(everything.corpus, now, earlier(everything, facts=now.facts))["resolved"] == []


def test_a_report_made_twice_is_the_same(everything):
    before = earlier(everything, facts=everything.analysis.facts[1:])
    first = since(everything.corpus, everything.analysis, before, replaced=True)
    assert first["new"]
    report = json.loads(render(document(everything.corpus, everything.analysis, [], first)))
    assert since(everything.corpus, everything.analysis, report, replaced=True) == first
    assert since(everything.corpus, everything.analysis, report)["new"] == []
    bare = json.loads(render(document(everything.corpus, everything.analysis, [])))
    assert since(everything.corpus, everything.analysis, bare, replaced=True) is None
