"""Quantities in two units: one number in both is a slip of the pen, another number says nothing."""

import pytest
from made_texts import shared_facts

from provenance.facts.results import Verdict


def verdicts(one: str, other: str) -> list[Verdict]:
    return [fact.verdict for fact in shared_facts(one, other)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Nordwind makes about 35,000 tonnes of paper a year in Bergen.",
            "Nordwind fabrique environ 35 000 kilos de papier par an à Bergen.",
        ),
        ("The Nordwind pipeline is 800 kilometres long.", "The Nordwind pipeline is 800 miles long."),
        ("The Nordwind plant uses 40 megawatts.", "The Nordwind plant uses 40 gigawatts."),
    ],
)
def test_one_number_in_two_units_is_a_slip(one: str, other: str) -> None:
    assert verdicts(one, other) == [Verdict.CONFLICT]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Nordwind pipeline is 800 kilometres long.", "The Nordwind pipeline is 500 miles long."),
        ("The Nordwind plant uses 40 megawatts.", "The Nordwind plant uses 40 megawatt-hours."),
        ("Nordwind makes 35,000 tonnes of paper a year.", "Nordwind makes 35,000 tons of paper a year."),
    ],
)
def test_another_number_or_another_measure_is_none(one: str, other: str) -> None:
    assert Verdict.CONFLICT not in verdicts(one, other)
