"""Names that fill a place which one name fills."""

import pytest
from made_texts import shared_facts

from provenance.facts.model import Kind
from provenance.facts.results import ConflictKind, Fact, Verdict


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


@pytest.mark.parametrize(
    "text",
    [
        "Mary Olsen, patronne de Nordwind, est partie.",
        "La patronne de Nordwind, Mary Olsen, est partie.",
        "La flamboyante patronne de Nordwind Mary Olsen est partie.",
        "Mary Olsen (patronne de Nordwind) est partie.",
        "Mary Olsen est la patronne de Nordwind depuis mai.",
        "Mary Olsen, qui dirige Nordwind, est partie.",
        "Mary Olsen, cofondatrice et PDG de Nordwind, est partie.",
        "Mary Olsen, PDG et cofondatrice de Nordwind, est partie.",
        "Nordwind boss Mary Olsen has left.",
        "Nordwind chief executive Mary Olsen has left.",
        "Mary Olsen, head of Nordwind, has left.",
        "Mary Olsen, who heads Nordwind, has left.",
        "Mary Olsen is the chief executive of Nordwind.",
        "Mary Olsen, founder and chief executive of Nordwind, has left.",
        # what another text says plainly makes a looser wording sure
        "On a vu Mary Olsen, sa rivale et la PDG de Nordwind.",
        "Nordwind change sous la direction de la PDG Mary Olsen.",
        "Nordwind has changed under boss Mary Olsen.",
    ],
)
def test_an_office_is_held_in_many_wordings(text: str) -> None:
    [fact] = places(OFFICE, text)
    assert (fact.verdict, fact.label, fact.origins) == (Verdict.AGREE, "head of Nordwind", 2)


@pytest.mark.parametrize(
    "text",
    [
        "Mary Olsen, ancienne patronne de Nordwind, est partie.",
        "Mary Olsen n'est pas la patronne de Nordwind.",
        "Mary Olsen, qui dirige Southwind, a vu Nordwind.",
        "Mary Olsen, who heads Nordwind's legal team, has left.",
        "Mary Olsen, who heads Nordwind factories, has left.",
        "On a vu Mary Olsen, Luca Rossi et la patronne de Nordwind.",
        "Mary Olsen a vu la patronne de Nordwind.",
        "Mary Olsen, founder and former boss of Nordwind, has left.",
        "Southwind change sous la direction de la PDG Mary Olsen.",
        # somebody else, who may be the chief of something else
        "Luca Rossi, patron de Nordwind, est parti.",
        "Luca Rossi, who heads Nordwind, has left.",
        "Nordwind change sous la direction du PDG Luca Rossi.",
    ],
)
def test_what_is_no_office_or_anothers_is_left_out(text: str) -> None:
    assert places(OFFICE, text) == []


def test_two_wordings_that_may_mean_two_people_are_no_conflict() -> None:
    assert places("Mary Olsen, patronne de Nordwind, est là.", "Luca Rossi, patron de Nordwind, est là.") == []
    told = ("Nordwind change avec la PDG Mary Olsen.", "Nordwind has changed under boss Mary Olsen.")
    assert places(*told) == []  # neither says of what she is the chief


def test_the_one_who_is_told_less_surely_stands_beside_a_conflict() -> None:
    other = "Luca Rossi, the chief executive of Nordwind, resigned."
    [fact] = places(OFFICE, other, "Mary Olsen, patronne de Nordwind, est là.")
    assert (fact.verdict, len(fact.claims)) == (Verdict.CONFLICT, 3)


def test_a_country_has_a_president() -> None:
    [fact] = places("Le président français Paul Meyer a parlé.", "Paul Meyer, the president of France, has spoken.")
    assert (fact.verdict, fact.label) == (Verdict.AGREE, "president of FR")


AGAIN = ("Mary Olsen, patronne de Nordwind, est là.", "Nordwind boss Mary Olsen has left.")
STRAY = "Paul Meyer, patron de Nordwind, est parti. Le PDG de Southwind, Paul Meyer, a parlé."


def told_of(place: str, *texts: str) -> list[tuple[Verdict, set[str]]]:
    return [(fact.verdict, {c.quote for c in fact.claims}) for fact in places(*texts) if fact.label == place]


def test_who_belongs_elsewhere_is_named_by_mistake_however_loosely() -> None:
    assert told_of("head of Nordwind", *AGAIN, STRAY) == [(Verdict.CONFLICT, {"Mary Olsen", "Paul Meyer"})]
    inside = STRAY + " Nordwind et sa patronne, Mary Olsen, la patronne de Nordwind, attendent."
    assert told_of("head of Nordwind", AGAIN[0], inside) == [(Verdict.CONFLICT, {"Mary Olsen", "Paul Meyer"})]


@pytest.mark.parametrize(
    "texts",
    [
        (*AGAIN, "Paul Meyer, patron de Nordwind, est parti."),  # nothing else is told of him
        (*AGAIN, STRAY + " Paul Meyer, qui dirige Nordwind, a ri."),  # told twice
        (*AGAIN, STRAY, "Paul Meyer a fondé Nordwind en 1990."),
        (*AGAIN, STRAY, "Nordwind, que Paul Meyer a fondée, va mal."),
        (*AGAIN, STRAY, "Nordwind was bought last year by Paul Meyer."),
        (AGAIN[0], STRAY),  # one word against another
        (*AGAIN, STRAY, "Luca Rossi, patron de Nordwind, est là."),  # nobody knows
        # The owner of several firms, and the chief of one of them.
        ("Mary Olsen, PDG de Nordwind, est là.", "Mary Olsen, the chief executive of Nordwind, left.", STRAY),
    ],
)
def test_who_may_belong_there_is_no_stray(texts: tuple[str, ...]) -> None:
    assert all(verdict is not Verdict.CONFLICT for verdict, _ in told_of("head of Nordwind", *texts))


@pytest.mark.parametrize(
    "governs",
    [
        "The prime minister, Paul Meyer, has spoken.",
        "Prime minister Paul Meyer has spoken.",
        "Le président français Paul Meyer a parlé.",
        "Paul Meyer, chancelier, a parlé.",
    ],
)
def test_who_governs_a_country_heads_no_firm(governs: str) -> None:
    stray = "Paul Meyer, patron de Nordwind, est parti."
    assert told_of("head of Nordwind", OFFICE, stray, governs) == [(Verdict.CONFLICT, {"Mary Olsen", "Paul Meyer"})]
    assert told_of("head of Nordwind", OFFICE, stray, governs.replace("Paul Meyer", "Luca Rossi")) == []


def test_who_governs_a_country_may_preside_over_what_countries_share() -> None:
    texts = (
        "Mary Olsen, présidente de l'OPEP, est là.",
        "La présidente de l'OPEP, Mary Olsen, est partie.",
        "Paul Meyer, président de l'OPEP, a parlé. Le président français Paul Meyer a ri.",
    )
    assert told_of("chair of OPEP", *texts) == []
    firm = [text.replace("l'OPEP", "Nordwind") for text in texts]
    assert told_of("chair of Nordwind", *firm) == [(Verdict.CONFLICT, {"Mary Olsen", "Paul Meyer"})]


def test_the_office_of_another_firm_just_named_ties_too() -> None:
    likewise = "Le patron de Southwind, Jean Petit, et celui de Nordwind, Mary Olsen, sont là."
    assert told_of("head of Nordwind", AGAIN[0], likewise, STRAY) == [(Verdict.CONFLICT, {"Mary Olsen", "Paul Meyer"})]


def test_a_text_is_taken_at_its_surest_word() -> None:
    text = "Luca Rossi, PDG de Nordwind, est là. Mary Olsen, la patronne de Nordwind, est partie."
    assert told_of("head of Nordwind", OFFICE, text) == [(Verdict.CONFLICT, {"Mary Olsen", "Luca Rossi"})]
