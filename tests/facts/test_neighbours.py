"""Large groups of claims: what is compared with what, and what is told of crowds."""

from collections import Counter

from made_claims import claim, number
from made_texts import analysed

from provenance.facts.matching.candidates import SMALL_GROUP, candidates
from provenance.facts.matching.clusters import clusters
from provenance.facts.matching.links import links
from provenance.facts.matching.neighbours import FULL, NEXT, Shared, neighbours
from provenance.facts.matching.sides import CROWD, Sides
from provenance.facts.model import Claim

SPENT = {"<spend>": 0.9, "<campaign>": 0.7}


def firm(n: int) -> str:
    """Names of which none is spelt nearly as another is."""
    return "".join(chr(ord("a") + (n // 26**place) % 26) * 2 for place in range(3)).title()


def spent(source: str, name: str, value: int, **more: object) -> Claim:
    return claim(source, f"{value} M€", number(f"{value}e6"), terms=SPENT, names={name: 0.9}, subject=name, **more)  # type: ignore[arg-type]


def everybody(firms: int, told_by: int = 2) -> list[Claim]:
    """Claims of many firms, each told of by a few sources, one of which gives another figure."""
    return [
        spent(f"{n}-{source}", firm(n), 1000 + n + 5000 * (source == 1))
        for n in range(firms)
        for source in range(told_by)
    ]


def met(claims: list[Claim], crowds: Counter[Shared] | None = None) -> set[tuple[int, int]]:
    return set(neighbours(Sides(claims), range(len(claims)), crowds))


def test_every_two_that_tell_of_one_firm_meet_in_a_crowd() -> None:
    claims = everybody(400)
    found = met(claims)
    assert {(2 * n, 2 * n + 1) for n in range(400)} <= found


def test_the_work_grows_with_the_number_of_claims() -> None:
    few, many = (len(list(candidates(Sides(everybody(firms))))) for firms in (400, 1600))
    assert few < 800 * 8
    assert many < 5 * few


def test_facts_are_found_in_a_large_group_as_in_a_small_one() -> None:
    claims = everybody(SMALL_GROUP, told_by=3)
    assert len(claims) > SMALL_GROUP
    groups = clusters(claims, links(claims))
    assert groups == [(3 * n, 3 * n + 1, 3 * n + 2) for n in range(SMALL_GROUP)]


def test_claims_alike_but_for_their_source_are_a_chain() -> None:
    claims = [spent(str(n), "Nordwind", 250) for n in range(50)]
    assert met(claims) == {(n, n + 1) for n in range(49)}


def test_a_small_block_is_paired_in_full() -> None:
    claims = [spent(str(n), "Nordwind", 250 + n) for n in range(FULL)]
    assert len(met(claims)) == FULL * (FULL - 1) // 2


def test_a_crowd_is_counted_by_what_it_shares() -> None:
    claims = [spent(str(n), "Nordwind", 250 + n) for n in range(40)]
    crowds: Counter[Shared] = Counter()
    assert len(met(claims, crowds)) <= 40 * 3 * NEXT
    assert crowds["<campaign>", "<spend>"] == 40
    crowds.clear()
    met(claims[:FULL], crowds)
    assert not crowds


def test_the_number_of_a_crowd_does_not_join_two_names() -> None:
    two = [spent("a", "Nordwind", 250), spent("b", "Südstern", 250)]
    assert links(two), "a number that few give is a hint, whatever the names"
    claims = [spent(str(n), firm(n), 250) for n in range(CROWD + 1)]
    assert links(claims) == []


def test_crowds_are_told_of_the_largest_first() -> None:
    sentences = [f"{firm(n)} spent {1000 + n} million euros on its campaign." for n in range(SMALL_GROUP + 20)]
    crowds = analysed(*sentences).crowds
    sizes = [crowd.claims for crowd in crowds]
    assert sizes[0] == len(sentences)
    assert sizes == sorted(sizes, reverse=True)
    assert crowds[0].shared == ("spend",)
    assert analysed(*sentences[:50]).crowds == ()
