"""Signs ("Series 60", "3D") are no facts, but two tellings of one thing that differ in one are told of."""

import pytest
from made_texts import analysed, readings_of, shared_facts

from provenance.facts.claiming.claims import claims
from provenance.facts.claiming.signs import MOST, signs_apart
from provenance.facts.comparison import Side, compare_texts
from provenance.facts.model import Kind
from provenance.facts.results import ConflictKind, Verdict
from provenance.facts.wording import claim_in_words

TELLING = (
    "The Brava laboratory in Norwick tested the {} engine last winter before its director Anna Bell left for Lisbon."
)
RETOLD = (
    "Last winter the laboratory of Brava in Norwick tested the {} engine before Anna Bell, its director, left Norwick "
    "for Lisbon, it was said."
)
UNLIKE = "Anna Bell opened a bakery in Norwick with two friends, and it sells the {} cake."


def conflicts(*texts: str, published: tuple[str, ...] | None = None) -> list[tuple[str, ...]]:
    found = shared_facts(*texts, published=published)
    return [tuple(claim.quote for claim in fact.claims) for fact in found if fact.verdict is Verdict.CONFLICT]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Brava 7", "Brava 9"),
        ("A320", "A330"),
        ("3D", "4D"),
        ("Type 2", "Type 3"),
        ("version 2.4", "version 2.5"),
        ("RT-2PM4", "RT-2PM6"),
    ],
)
def test_another_number_in_one_telling_is_a_conflict(one: str, other: str) -> None:
    assert conflicts(TELLING.format(one), RETOLD.format(other)) == [(one, other)]
    assert conflicts(TELLING.format(one), TELLING.format(other)) == [(one, other)]


def test_what_the_conflict_says() -> None:
    [fact] = [f for f in shared_facts(TELLING.format("A320"), RETOLD.format("A330")) if f.kind is Kind.NUMBER]
    assert (fact.verdict, fact.conflict_kind, fact.severity) == (Verdict.CONFLICT, ConflictKind.VALUE, "medium")
    assert [claim.value.role for claim in fact.claims] == ["label", "label"]
    assert [int(str(claim.value.lo)) for claim in fact.claims] == [320, 330]
    assert "what both sentences tell" in fact.why[0]
    assert "engine" in fact.label
    assert fact.explanations
    assert not any("rounding" in each for each in fact.explanations), "a sign is not rounded"
    assert [claim_in_words(claim) for claim in fact.claims] == ["A320", "A330"]


def test_across_languages_the_word_beside_the_number_need_only_mean_the_same() -> None:
    english = "Passengers of flight 447 were told on the runway in Norwick to leave the plane, said Anna Bell of Brava."
    french = "Les passagers du vol {} ont dû quitter l'avion sur la piste à Norwick, a dit Anna Bell, de Brava."
    assert conflicts(english, french.format(445)) == [("flight 447", "vol 445")]
    assert conflicts(english, french.format(447)) == []


def test_a_year_without_a_date_belongs_to_the_word_before_it() -> None:
    text = "The Brava laboratory of Norwick built an engine of steel and glass (Bell, {}) before it moved to Lisbon."
    assert conflicts(text.format(2005), text.format(2006)) == [("2005", "2006")]


def test_what_is_taken_for_a_street_number_may_count_something() -> None:
    text = "The Brava laboratory found last winter that one in {} North Norwick children is ill, Anna Bell said."
    assert conflicts(text.format(37), text.format(40)) == []


@pytest.mark.parametrize(
    "other",
    [
        RETOLD.format("A320"),
        UNLIKE.format("A330"),
        RETOLD.format("B330"),  # another sign
        RETOLD.format("A330") + " The A320 is older.",  # it is spoken of there as well
        RETOLD.format("A330").replace("Anna Bell", "Anna Bell, 52"),  # of another matter, as her age says
        RETOLD.format("A330").replace("Last winter", "On Friday"),
        RETOLD.format("RT-3PM6"),
    ],
)
def test_other_sentences_make_no_conflict(other: str) -> None:
    sign = "RT-2PM4" if "RT" in other else "A320"
    text = TELLING.format(sign).replace("Anna Bell", "Anna Bell, 47").replace("last winter", "last Monday")
    assert [quotes for quotes in conflicts(text, other) if sign in quotes] == []


def test_only_signs_that_differ_are_claims() -> None:
    agreeing = analysed(TELLING.format("A320"), TELLING.format("A320"), UNLIKE.format("A330"))
    assert [claim.quote for fact in agreeing.facts for claim in fact.claims if claim.value.role == "label"] == []
    assert agreeing.set_aside.keys() == {"a", "b", "c"}


def test_each_source_stands_in_the_one_conflict() -> None:
    [quotes] = conflicts(TELLING.format("A320"), TELLING.format("A330"), TELLING.format("A320"))
    assert sorted(quotes) == ["A320", "A320", "A330"]


def test_of_several_signs_those_left_over_are_compared() -> None:
    text = TELLING.format("Nova 40, Nova 60 and Nova {}")
    assert conflicts(text.format(80), text.format(90)) == [("Nova 80", "Nova 90")]


def test_months_apart_another_number_is_another_thing() -> None:
    texts = TELLING.format("A320"), TELLING.format("A330")
    assert conflicts(*texts, published=("2024-01-08", "2024-01-09")) != []
    assert conflicts(*texts, published=("2024-01-08", "2024-09-09")) == []


def test_in_a_corpus_a_form_with_a_blank_is_no_telling() -> None:
    texts = "Flight 123 was cancelled.", "Flight 456 was cancelled."
    assert conflicts(*texts) == []
    assert compare_texts(*(Side(text, "en") for text in texts)).label == "conflict"


def test_side_by_side_one_text_may_tell_less() -> None:
    short = "The Brava laboratory tested the {} engine."
    sides = [(TELLING.format("A320"), short.format("A330")), (TELLING.format("A320"), short.format("A320"))]
    assert [compare_texts(Side(a, "en"), Side(b, "en")).label for a, b in sides] == ["conflict", "consistent"]


def test_a_sign_of_everybody_is_not_compared() -> None:
    texts = tuple(TELLING.format(f"A{number}") for number in range(300, 302 + int((2 * MOST) ** 0.5)))
    readings = readings_of(*texts)
    assert signs_apart(readings, claims(readings)) == ([], [])
    few = readings[:3]
    found, links = signs_apart(few, claims(few))
    assert (len(found), len(links)) == (3, 3)
