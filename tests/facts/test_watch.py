"""Watched facts: what an expectation may be, which claims it means, and what becomes of it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from made_claims import claim, less_than, number

from provenance.facts.curating.expected import expected
from provenance.facts.curating.watch import Status, watch_list, watched
from provenance.facts.model import Kind, Value
from provenance.facts.results import Analysis, Fact, Verdict
from provenance.text.decode import text_file


def money(source, amount, unit="USD", **more):
    return claim(source, f"{amount} {unit}", number(amount, unit=unit), **more)


def year(source, value, at=0):
    when = Value(date(value, 1, 1), date(value, 12, 31), granularity="year")
    return claim(source, str(value), when, kind=Kind.DATE, at=at)


@pytest.mark.parametrize(
    ("text", "met", "unmet"),
    [
        ("277 million USD", ["277000000", "277400000"], ["278000000", "27700000"]),
        ("277 millions de dollars", ["277000000"], ["340000000"]),
        ("$277M", ["277000000"], ["340000000"]),
        (">= 10 USD", ["10", "11", "1000000"], ["9.99"]),
        ("> 10 USD", ["10.01"], ["10"]),
        ("<= 10 billion USD", ["10000000000", "3"], ["10000000001"]),
        ("≤ 10 USD", ["10"], ["11"]),
        ("10 .. 20 USD", ["10", "15", "20"], ["9", "21"]),
        ("10..20", ["10", "20"], ["9", "21"]),
    ],
)
def test_an_amount_is_met_or_not(text, met, unmet):
    wanted = expected(text)
    assert [each for each in met if not wanted.met_by(money("a", each))] == []
    assert [each for each in unmet if wanted.met_by(money("a", each))] == []
    assert all(wanted.comparable(money("a", each)) for each in (*met, *unmet))


def test_a_bound_a_source_gives_is_held_against_the_bound_expected():
    under = claim("a", "less than 10 USD", replace(less_than("10"), unit="USD"))
    assert expected("<= 10 USD").met_by(under)
    assert expected("< 10 USD").met_by(under)
    assert not expected("<= 9 USD").met_by(under)
    assert not expected(">= 1 USD").met_by(under)
    assert not expected("10 USD").met_by(under)


def test_another_unit_kind_or_a_denial_does_not_meet_it():
    wanted = expected("277 million USD")
    assert not wanted.comparable(money("a", "277000000", "EUR"))
    assert not wanted.comparable(year("a", 2015))
    assert not wanted.met_by(replace(money("a", "277000000"), polarity="denied"))
    percent = claim("a", "12 %", number("12"), kind=Kind.PERCENT)
    assert expected("12 %").met_by(percent)
    assert not expected("12 %").comparable(money("a", "12"))


@pytest.mark.parametrize("text", ["2015", ">= 2010", "2010 .. 2020", "en 2015"])
def test_a_year_is_met_or_not(text):
    assert expected(text).met_by(year("a", 2015))
    assert not expected(text).met_by(year("a", 1977))


@pytest.mark.parametrize("text", ["", "a lot", ">=", "10 USD and 20 USD", "10 .. a lot", "2015-02-30"])
def test_what_is_no_figure_is_refused_with_an_example(text):
    with pytest.raises(ValueError, match="277 million USD"):
        expected(text)


def analysis(*facts, groups=()):
    made = [
        Fact(f"F{n}", claims[0].mention.kind, "x", Verdict.AGREE, tuple(claims), len(claims))
        for n, claims in enumerate(facts)
    ]
    return Analysis(tuple(claims[0].source for claims in facts), tuple(made), tuple(groups))


def become(found, entry):
    watches = watch_list(text_file("facts.yaml", f"- id: w\n  {entry}\n".encode()))
    assert watches.problems == ()
    (one,) = watched(found, watches)
    return one


LOST = [money("a", "277", subject="Norvel", names={"Norvel": 1.0}), money("b", "277", names={"Norvel": 1.0})]
OTHER = [money("c", "340", names={"Norvel": 1.0})]


def test_it_is_met_by_the_claims_that_fit_and_say_it():
    one = become(analysis(LOST, OTHER), "entity: norvel\n  value: 277 USD\n  origins: 2")
    assert (one.status, one.origins, one.against) == (Status.MET, 2, ())
    assert one.claims == tuple(LOST)


def test_reprints_are_one_origin():
    one = become(analysis(LOST, groups=[("a", "b")]), "entity: Norvel\n  value: 277 USD\n  origins: 2")
    assert (one.status, one.origins) == (Status.TOO_FEW_ORIGINS, 1)


def test_a_claim_of_the_same_fact_that_says_otherwise_makes_it_unmet():
    one = become(analysis([*LOST, *OTHER]), "entity: Norvel\n  value: 277 USD")
    assert (one.status, one.against) == (Status.UNMET, tuple(OTHER))


def test_where_nothing_says_it_what_fits_is_against_it():
    one = become(analysis(LOST, OTHER), "entity: Norvel\n  value: 500 USD")
    assert one.status is Status.UNMET
    assert one.against == (*LOST, *OTHER)


@pytest.mark.parametrize(
    "entry",
    ["entity: Norv\n  value: 277 USD", "words: [harbour]\n  value: 277 USD", "kind: date\n  value: 277 USD",
     "entity: Norvel\n  value: 12 %"],
)  # fmt: skip
def test_what_does_not_fit_is_not_found(entry):
    assert become(analysis(LOST), entry).status is Status.NOT_FOUND


def test_words_are_looked_for_in_the_sentence_whatever_their_case_and_accents():
    told = replace(LOST[0], context="L’ÉLECTION a coûté 277 USD à Norvel.")
    assert become(analysis([told]), "words: [port, election]").status is Status.MET
    assert become(analysis([told]), "words: [elect]").status is Status.NOT_FOUND
    assert become(analysis([told]), "words: [a coute 277]").status is Status.MET


@pytest.mark.parametrize(
    ("entry", "words", "said"),
    [
        ("- words: [a]", "words", "the entry has no `id`"),
        ("- id: a\n  vale: 3", "3", "unknown key `vale`"),
        ("- id: a\n  value: lots", "id", "is not read as a figure"),
        ("- id: a\n  value: 3\n  origins: none", "none", "bad value for `origins`"),
        ("- id: a\n  value: 3\n  origins: 0", "id", "at least 1"),
        ("- id: a\n  words: lost", "lost", "bad value for `words`"),
        ("- id: a\n  value: 3\n  kind: sum", "sum", "bad value for `kind`"),
        ("- id: a", "id", "say what is watched"),
        ("- id: a\n  value: 3\n- id: a\n  value: 4", "a", "given twice"),
    ],
)
def test_a_bad_entry_is_told_at_its_place(entry, words, said):
    watches = watch_list(text_file("facts.yaml", entry.encode()))
    (problem,) = watches.problems
    assert said in problem.message
    assert entry[problem.start : problem.end] == words


def test_the_values_a_range_is_made_of_keep_their_ends():
    (reading,) = expected("10 .. 20 %").readings
    assert (reading.kind, reading.value.lo, reading.value.hi) == (Kind.PERCENT, Decimal(10), Decimal(20))
