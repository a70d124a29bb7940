"""Names that fill a place which one name fills."""

import pytest
from made_texts import shared_facts

from provenance.facts.model import ConflictKind, Fact, Kind, Verdict


def places(*texts: str, published: tuple[str, ...] | None = None) -> list[Fact]:
    return [fact for fact in shared_facts(*texts, published=published) if fact.kind is Kind.NAME]


OFFICE = "Mary Olsen, PDG de Nordwind, est arrivée."


def test_one_office_with_two_holders_is_a_conflict_of_names() -> None:
    [fact] = places(OFFICE, "Luca Rossi, the chief executive of Nordwind, resigned.")
    assert (fact.verdict, fact.conflict_kind) == (Verdict.CONFLICT, ConflictKind.NAME)
    assert fact.why[-1].endswith("Luca Rossi and by Mary Olsen")
    assert fact.label == "head of Nordwind"
    assert {claim.quote for claim in fact.claims} == {"Mary Olsen", "Luca Rossi"}


def test_one_office_with_one_holder_agrees_across_languages() -> None:
    [fact] = places(OFFICE, "Mary Olsen, the chief executive of Nordwind, resigned.")
    assert (fact.verdict, fact.origins) == (Verdict.AGREE, 2)


def test_a_name_spelt_differently_is_no_conflict() -> None:
    [fact] = places(OFFICE, "Mary Olson, the chief executive of Nordwind, resigned.")
    assert fact.verdict is Verdict.AGREE


def test_an_office_may_change_hands_between_two_texts() -> None:
    other = "Luca Rossi, the chief executive of Nordwind, resigned."
    [fact] = places(OFFICE, other, published=("2020-01-01", "2024-01-01"))
    assert fact.verdict is Verdict.REVISED
    [fact] = places(OFFICE, other, published=("2024-01-01", "2024-01-03"))
    assert fact.verdict is Verdict.CONFLICT


@pytest.mark.parametrize(
    "text",
    [
        "Luca Rossi, former chief executive of Nordwind, resigned.",
        "Luca Rossi, co-founder of Nordwind, resigned.",
        "Luca Rossi, head of Nordwind, resigned.",  # there are many heads
        "Luca Rossi, the chief executive of Southwind, resigned.",
        "Luca Rossi, the chief executive of Nordwind, met Mary Olsen, the chief executive of Nordwind.",
        "The chief executive of Nordwind resigned, Luca Rossi said.",
    ],
)
def test_another_office_or_no_office_makes_no_conflict(text: str) -> None:
    assert [fact for fact in places(OFFICE, text) if fact.verdict is Verdict.CONFLICT] == []


def test_the_number_of_who_holds_an_office_makes_the_holder_one() -> None:
    text = "Mary Olsen, 12e présidente de Nordwind, est arrivée."
    [fact] = places(text, "Luca Rossi, the 12th chair of Nordwind, resigned.")
    assert (fact.verdict, fact.label) == (Verdict.CONFLICT, "chair 12 of Nordwind")
    assert places(text, "Luca Rossi, the 11th chair of Nordwind, resigned.") == []


def test_who_did_what_only_one_can_have_done() -> None:
    text = "Le groupe Southwind, racheté par Nordwind, va mal."
    [fact] = places(text, "Southwind was bought by Eastwind last year.")
    assert (fact.conflict_kind, fact.label) == (ConflictKind.NAME, "buy: Southwind")
    [fact] = places(text, "Southwind was bought by Nordwind last year.")
    assert fact.verdict is Verdict.AGREE
    assert places(text, "Southwind was bought by Eastwind and Nordwind last year.") == []
