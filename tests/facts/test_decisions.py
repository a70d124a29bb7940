"""Decisions of people: what they do to matches and conflicts, and when they no longer hold."""

from dataclasses import replace
from pathlib import Path

import pytest

from provenance.corpus.model import Corpus
from provenance.corpus.seed import parse_seed
from provenance.facts.analysis import analyse
from provenance.facts.curating.decisions import Ruling, decided, decision_list
from provenance.facts.curating.decisions_file import listed
from provenance.facts.results import Standing, Verdict
from provenance.text.decode import text_file

LOSS = "In 2024 Northwind Shipping lost {} million dollars.\n"


def corpus_of(decisions=(), **texts):
    seeds = tuple(parse_seed(text_file(f"{name}.txt", text.encode())) for name, text in sorted(texts.items()))
    lists = (text_file("decisions.yaml", "".join(map(listed, decisions)).encode()),) if decisions else ()
    return Corpus(Path(), seeds, lists=lists)


def losses(**amounts):
    return {name: LOSS.format(amount) for name, amount in amounts.items()}


def fact_of(analysis, quote):
    (found,) = [fact for fact in analysis.facts if any(claim.quote.startswith(quote) for claim in fact.claims)]
    return found


def ruled(kind, texts, *quotes, after=None, **more):
    """The analysis with a decision on the claims with these quotes, on the same texts or on others."""
    before = analyse(corpus_of(**texts))
    claims = {claim.id: claim for fact in before.facts for claim in fact.claims if claim.quote.startswith(quotes)}
    decision = decided(kind, list(claims.values()), "I looked it up", **more)
    return analyse(corpus_of([decision], **(after or texts)))


@pytest.mark.parametrize("kind", [Ruling.ACCEPTED, Ruling.SUPERSEDED, Ruling.MISPRINT])
def test_a_decided_conflict_stays_a_conflict_and_bears_the_decision(kind):
    found = ruled(kind, losses(a=277, b=340), "277", "340", who="A. Checker", date="2025-01-31", of="b")
    fact = fact_of(found, "277")
    assert fact.verdict is Verdict.CONFLICT
    assert (fact.decision.kind, fact.decision.why, fact.decision.who, fact.decision.date, fact.decision.of) == (
        kind.value, "I looked it up", "A. Checker", "2025-01-31", "b",
    )  # fmt: skip
    (outcome,) = found.decisions
    assert (outcome.standing, outcome.reason) == (Standing.APPLIED, "")


def test_different_facts_are_not_matched():
    found = ruled(Ruling.DIFFERENT_FACT, losses(a=277, b=340), "277", "340")
    assert fact_of(found, "277").id != fact_of(found, "340").id
    assert {fact_of(found, quote).verdict for quote in ("277", "340")} == {Verdict.SINGLE_SOURCE}
    assert found.decisions[0].standing is Standing.APPLIED


def test_sources_that_agree_stay_together_when_another_is_told_apart():
    texts = losses(a=277, b=340, c=277)
    found = ruled(Ruling.DIFFERENT_FACT, texts, "277", "340")
    assert {claim.source.id for claim in fact_of(found, "277").claims} == {"a", "c"}
    assert fact_of(found, "340").verdict is fact_of(found, "277").verdict is Verdict.SINGLE_SOURCE


def test_the_same_fact_is_matched_and_judged():
    texts = {"a": "The port of Bergen spent 52 million euros.\n", "b": "Elsewhere 71 million euros went into cranes.\n"}
    assert fact_of(analyse(corpus_of(**texts)), "52").claims != fact_of(analyse(corpus_of(**texts)), "71").claims
    found = ruled(Ruling.SAME_FACT, texts, "52", "71")
    fact = fact_of(found, "52")
    assert {claim.source.id for claim in fact.claims} == {"a", "b"}
    assert fact.verdict is Verdict.CONFLICT
    assert "a decision: D" in fact.why[0]
    assert found.decisions[0].standing is Standing.APPLIED


@pytest.mark.parametrize("kind", list(Ruling))
def test_a_decision_is_stale_once_a_text_has_changed(kind):
    texts = losses(a=277, b=340)
    changed = {**texts, "b": texts["b"].replace("In 2024", "In  2024")}
    found = ruled(kind, texts, "277", "340", after=changed)
    (outcome,) = found.decisions
    assert (outcome.standing, outcome.reason) == (Standing.STALE, "the text of b has changed")
    fact = fact_of(found, "277")
    assert fact == fact_of(analyse(corpus_of(**changed)), "277")


def test_a_decision_outlives_another_name_of_the_source():
    texts = losses(a=277, b=340)
    found = ruled(Ruling.ACCEPTED, texts, "277", "340", after={"a": texts["a"], "z": texts["b"]})
    assert found.decisions[0].standing is Standing.APPLIED


def test_a_source_that_is_gone_makes_it_stale():
    texts = losses(a=277, b=340)
    found = ruled(Ruling.ACCEPTED, texts, "277", "340", after={"a": texts["a"]})
    assert (found.decisions[0].standing, found.decisions[0].reason) == (
        Standing.STALE,
        "the corpus has no source b with that text",
    )


def test_a_claim_more_in_the_conflict_is_not_silenced_with_it():
    texts = losses(a=277, b=340)
    found = ruled(Ruling.ACCEPTED, texts, "277", "340", after={**texts, **losses(c=415)})
    (outcome,) = found.decisions
    assert fact_of(found, "277").decision is None
    assert outcome.standing is Standing.STALE
    assert "a claim it does not name has come into the conflict F" in outcome.reason


def test_what_decides_nothing_is_unused():
    agreed = {**losses(a=277, b=277), "c": "The port of Bergen spent 52 million euros.\n"}
    for kind, quotes, reason in (
        (Ruling.ACCEPTED, ("277",), "the claims are in no conflict"),
        (Ruling.SAME_FACT, ("277",), "the claims are matched without it"),
        (Ruling.DIFFERENT_FACT, ("277", "52"), "the claims are not matched anyway"),
        (Ruling.SAME_FACT, ("277", "2024"), "the claims are of different kinds"),
    ):
        (outcome,) = ruled(kind, agreed, *quotes).decisions
        assert (outcome.standing, outcome.reason) == (Standing.UNUSED, reason)


def test_without_decisions_nothing_changes():
    texts = losses(a=277, b=340)
    plain = analyse(corpus_of(**texts))
    unused = ruled(Ruling.SAME_FACT, texts, "277", "340")
    assert plain.decisions == ()
    assert plain.facts == unused.facts


GOOD = decided(
    Ruling.ACCEPTED,
    [claim for fact in analyse(corpus_of(**losses(a=277, b=340))).facts for claim in fact.claims],
    "Because: of “this” #1\nand\u2028that \U0001f680",
    who="no",
)


def test_what_is_written_is_read_back():
    read = decision_list(text_file("decisions.yaml", listed(GOOD).encode()))
    assert read.problems == ()
    assert read.entries == {0: GOOD}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("kind: accepted", "kind: fine", "bad value for `kind`"),
        ("why:", "reason:", "unknown key `reason`"),
        ("sha256: ", "sha256: x", "64 hexadecimal digits"),
        ("start: ", "start: 99", "in this order"),
        ("source: ", "sourec: ", "unknown key `sourec`"),
    ],
)
def test_a_bad_decision_is_told_at_its_place(old, new, said):
    read = decision_list(text_file("decisions.yaml", listed(GOOD).replace(old, new).encode()))
    assert said in read.problems[0].message
    assert read.entries == {}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"why": " "}, "not empty"),
        ({"claims": ()}, "two claims"),
        ({"date": "31/01/2025"}, "a day"),
        ({"of": "z"}, "`of`"),
    ],
)
def test_what_makes_no_decision_is_refused(change, said):
    with pytest.raises(ValueError, match=said):
        replace(GOOD, **change)
