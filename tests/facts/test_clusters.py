"""Links and clusters on claims made by hand: what may and may not be joined."""

from made_claims import claim, number

from provenance.facts.matching.clusters import clusters
from provenance.facts.matching.links import Link, links
from provenance.facts.model import Claim, Kind

SPENT = {"<spend>": 0.9, "<campaign>": 0.7, "poche": 0.6}
EARNED = {"<revenue>": 0.9, "<quarter>": 0.7, "poste": 0.6}


def joined(*claims: Claim) -> list[tuple[int, ...]]:
    return [group for group in clusters(claims, links(claims)) if len(group) > 1]


def test_the_same_slot_is_joined_whatever_the_value() -> None:
    names = {"Ana Ruiz": 0.8}
    for value in ("5e6", "9e6"):
        left = claim("a", "5 M€", number("5e6"), terms=SPENT, names=names, subject="Ana Ruiz")
        right = claim("b", "x", number(value), terms=SPENT, names=names, subject="Ana Ruiz")
        assert joined(left, right) == [(0, 1)]


def test_the_same_number_in_another_slot_is_not_joined() -> None:
    left = claim("a", "5 M€", number("5e6"), terms=SPENT, subject="Ana Ruiz")
    right = claim("b", "5 M€", number("5e6"), terms=EARNED, subject="Jon Ek")
    assert joined(left, right) == []


def test_an_equal_partner_is_preferred_to_a_differing_one() -> None:
    left = claim("a", "5 M€", number("5e6"), terms=SPENT)
    differing = claim("b", "9 M€", number("9e6"), terms=SPENT)
    equal = claim("b", "5 M€", number("5e6"), at=30, terms=SPENT | {"<plan>": 0.4})
    assert joined(left, differing, equal) == [(0, 2)]


def test_two_figures_that_one_source_sets_side_by_side_never_meet_in_one_fact() -> None:
    first = claim("a", "5 M€", number("5e6"), terms=SPENT)
    second = claim("a", "9 M€", number("9e6"), at=30, terms=SPENT)
    bridge = [claim(s, v, number(n), terms=SPENT) for s, v, n in (("b", "5 M€", "5e6"), ("c", "9 M€", "9e6"))]
    for group in joined(first, second, *bridge):
        assert not {0, 1} <= set(group)


def test_counts_of_different_things_are_not_candidates() -> None:
    made = [
        claim(s, q, number("100000"), kind=Kind.COUNT, terms={u: 1.0, "<plan>": 0.8}, unit=frozenset({u}))
        for s, q, u in (("a", "100 000 emplois", "<job>"), ("b", "100 000 puces", "<chip>"))
    ]
    assert joined(*made) == []


def test_currencies_are_not_mixed() -> None:
    euro = claim("a", "5 M€", number("5e6", unit="EUR"), terms=SPENT)
    dollars = claim("b", "4 M$", number("4e6", unit="USD"), terms=SPENT)
    assert joined(euro, dollars) == []


def test_one_number_in_two_currencies_is_a_slip_to_be_told_of() -> None:
    euro = claim("a", "5 M€", number("5e6", unit="EUR"), terms=SPENT)
    dollar = claim("b", "5 M$", number("5e6", unit="USD"), terms=SPENT)
    assert joined(euro, dollar) == [(0, 1)]


def test_two_figures_that_each_have_their_equal_are_joined_only_if_surely_one() -> None:
    """Links by hand: 5 in a and b, 9 in c and d, and one between the two."""
    made = [
        claim(source, f"{value} M€", number(f"{value}e6"), terms=SPENT)
        for source, value in (("a", 5), ("b", 5), ("c", 9), ("d", 9))
    ]

    def between(score: float, *, one_telling: bool = False) -> list[tuple[int, ...]]:
        equal = [Link(0, 1, 0.95, True, ()), Link(2, 3, 0.95, True, ())]
        return clusters(made, [*equal, Link(0, 2, score, False, (), one_telling)])

    assert between(0.7) == [(0, 1), (2, 3)]
    assert between(0.9) == [(0, 1, 2, 3)]
    assert between(0.7, one_telling=True) == [(0, 1, 2, 3)]
    # one of them stands alone
    assert clusters(made[:3], [Link(0, 1, 0.95, True, ()), Link(0, 2, 0.7, False, ())]) == [(0, 1, 2)]
