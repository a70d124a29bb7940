"""Which verdict a group of claims gets, and why."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from made_claims import claim, less_than, number

from provenance.facts.judging.verdicts import judge
from provenance.facts.matching.links import Link
from provenance.facts.model import Claim, Hedge, Kind
from provenance.facts.results import ConflictKind, Verdict


def each_its_own(ids: Sequence[str]) -> int:
    return len(set(ids))


def all_one(ids: Sequence[str]) -> int:
    return 1 if ids else 0


def verdict(*claims: Claim) -> Verdict:
    return judge(claims, [], each_its_own).verdict


def test_equal_figures_of_two_origins_agree() -> None:
    assert verdict(claim("a", "5 M€", number("5e6")), claim("b", "€5m", number("5e6"))) is Verdict.AGREE


def test_equal_figures_of_one_origin_rest_on_a_single_source() -> None:
    fact = judge([claim("a", "5 M€", number("5e6")), claim("b", "5 M€", number("5e6"))], [], all_one)
    assert (fact.verdict, fact.origins) == (Verdict.SINGLE_SOURCE, 1)


def test_a_repetition_within_one_source_is_no_agreement() -> None:
    assert verdict(claim("a", "5", number("5")), claim("a", "5", number("5"), at=9)) is Verdict.SINGLE_SOURCE


def test_a_bound_that_leaves_room_is_compatible_and_says_so() -> None:
    fact = judge([claim("a", "12", number("12")), claim("b", "moins de 20", less_than("20"))], [], each_its_own)
    assert fact.verdict is Verdict.COMPATIBLE
    assert fact.explanations


def test_only_that_much_against_less_than_it_is_a_conflict_of_bounds() -> None:
    only = number("10e9", hedge=Hedge.ONLY)
    fact = judge([claim("a", "10 Md", only), claim("b", "10 Md", less_than("10e9"))], [], each_its_own)
    assert (fact.verdict, fact.conflict_kind) == (Verdict.CONFLICT, ConflictKind.BOUND)
    assert 0 < fact.score <= 1
    assert fact.severity != "none"
    assert len(fact.explanations) >= 2  # the innocent readings that were looked for are told


def test_one_differing_source_among_agreeing_ones_is_a_conflict() -> None:
    assert verdict(*(claim(s, v, number(v)) for s, v in (("a", "5"), ("b", "5"), ("c", "7")))) is Verdict.CONFLICT


def test_estimates_of_different_named_speakers_are_contested() -> None:
    left = claim("a", "5", number("5"), speaker="Ana Ruiz")
    assert verdict(left, claim("b", "7", number("7"), speaker="Jon Ek")) is Verdict.CONTESTED
    assert verdict(left, claim("b", "7", number("7"), speaker="Ana Ruiz")) is Verdict.CONFLICT
    assert verdict(left, claim("b", "7", number("7"))) is Verdict.CONFLICT


def test_counts_taken_on_different_days_are_revised_not_in_conflict() -> None:
    early = claim("a", "5 morts", number("5"), kind=Kind.COUNT, published="2024-03-01")
    late = claim("b", "7 morts", number("7"), kind=Kind.COUNT, published="2024-03-02")
    assert verdict(early, late) is Verdict.REVISED
    same_day = claim("b", "7 morts", number("7"), kind=Kind.COUNT, published="2024-03-01")
    assert verdict(early, same_day) is Verdict.CONFLICT


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("On verra bien demain", "on verra bien demain.", Verdict.AGREE),
        ("On verra bien demain", "We shall see tomorrow", Verdict.QUOTE_VARIANT),
    ],
)
def test_one_utterance_agrees_or_is_a_variant(left: str, right: str, expected: Verdict) -> None:
    made = [claim(s, q, kind=Kind.QUOTATION, speaker="Ana Ruiz") for s, q in (("a", left), ("b", right))]
    assert verdict(*made) is expected


def test_one_utterance_given_to_two_speakers_is_a_conflict_of_attribution() -> None:
    made = [claim(s, "On verra bien", kind=Kind.QUOTATION, speaker=w) for s, w in (("a", "Ana Ruiz"), ("b", "Jon Ek"))]
    fact = judge(made, [], each_its_own)
    assert (fact.verdict, fact.conflict_kind) == (Verdict.CONFLICT, ConflictKind.ATTRIBUTION)
    assert "Ana Ruiz" in fact.why[-1]
    assert "Jon Ek" in fact.why[-1]


def test_the_id_of_a_fact_survives_moved_lines_but_not_another_wording() -> None:
    here = judge([claim("a", "5 M€", number("5e6"))], [], each_its_own)
    moved = judge([claim("a", "5 M€", number("5e6"), at=40)], [], each_its_own)
    other = judge([claim("a", "6 M€", number("6e6"))], [], each_its_own)
    assert here.id == moved.id != other.id


def test_a_reprint_that_changes_the_figure_is_a_conflict_though_its_origin_is_one() -> None:
    fact = judge([claim("a", "12", number("12")), claim("b", "15", number("15"))], [], all_one)
    assert (fact.verdict, fact.origins) == (Verdict.CONFLICT, 1)
    assert any("share" in said for said in fact.explanations)


def test_a_reprint_that_gives_the_words_to_another_is_a_conflict() -> None:
    made = [claim(s, "On verra bien", kind=Kind.QUOTATION, speaker=w) for s, w in (("a", "Ana Ruiz"), ("b", "Jon Ek"))]
    assert judge(made, [], all_one).conflict_kind is ConflictKind.ATTRIBUTION


@pytest.mark.parametrize(("sure", "kind"), [(0.95, ConflictKind.POLARITY), (0.6, None)])
def test_a_denial_weighs_only_where_the_two_claims_themselves_are_surely_of_one_thing(
    sure: float, kind: ConflictKind | None
) -> None:
    said = [claim(source, "5 M€", number("5e6")) for source in "abc"]
    said[2] = replace(said[2], polarity="denied")
    links = [Link(0, 1, 1.0, True, ()), Link(1, 2, sure, True, ())]
    assert judge(said, links, each_its_own).conflict_kind is kind
    assert judge(said, links, all_one).conflict_kind is kind


def test_a_quotation_without_its_denial_is_a_conflict() -> None:
    made = [claim("a", "Ils n’ont pas vendu le port", kind=Kind.QUOTATION)]
    assert judge([*made, claim("b", "ont vendu le port", kind=Kind.QUOTATION)], [], all_one).conflict_kind is (
        ConflictKind.POLARITY
    )
    assert judge([*made, claim("b", "n’ont pas vendu le port", kind=Kind.QUOTATION)], [], all_one).conflict_kind is None


def test_one_number_in_two_currencies_is_a_conflict_and_two_numbers_are_not_compared() -> None:
    dollars = claim("a", "$5m", number("5e6", unit="USD"))
    assert verdict(dollars, claim("b", "5 M€", number("5e6", unit="EUR"))) is Verdict.CONFLICT
    assert verdict(dollars, claim("b", "4 M€", number("4e6", unit="EUR"))) is Verdict.COMPATIBLE
    assert verdict(dollars, claim("b", "5 M$ CA", number("5e6", unit="CAD"))) is Verdict.COMPATIBLE  # whose dollars?


def test_points_are_no_percent() -> None:
    percent = claim("a", "6 %", number("6"), kind=Kind.PERCENT)
    points = claim("b", "6 points de pourcentage", number("6", role="points"), kind=Kind.PERCENT)
    assert verdict(percent, points) is Verdict.CONFLICT
    assert verdict(points, replace(points, source=percent.source, id="c")) is Verdict.AGREE
