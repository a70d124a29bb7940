"""Differing figures that are of two matters though their sentences are alike, and the same sentence told apart."""

from collections.abc import Callable

import pytest

from provenance.facts.claiming.claims import claims
from provenance.facts.comparison import Outcome, Side, compare_texts
from provenance.facts.model import Claim, Kind
from provenance.facts.reading import read_corpus
from provenance.facts.results import ConflictKind, Verdict
from tests.facts.made_texts import analysed, corpus_of, shared_facts


def said(a: str, b: str, first: str = "en", second: str = "en") -> Outcome:
    return compare_texts(Side(a, first), Side(b, second))


def conflicts(a: str, b: str, first: str = "en", second: str = "en") -> list[tuple[str, ...]]:
    facts = said(a, b, first, second).facts
    return [tuple(claim.quote for claim in fact.claims) for fact in facts if fact.verdict is Verdict.CONFLICT]


def the_claim(text: str, kind: Kind, language: str = "fr") -> Claim:
    found = claims(read_corpus(corpus_of(text, language=language)))
    return next(claim for claim in found if claim.mention.kind is kind)


TWO_MATTERS = [
    # two ranks of two kinds of things
    ("Ana Ruiz flew with the second crew to the Moon.", "Ana Ruiz was the first woman on the Moon.", "en", "en"),
    # the year that the other gives is there, within a full date
    (
        "A first agreement on the fishery in 2011 led to a treaty, signed in Bergen on 4 May 2012.",
        "The treaty on the fishery was signed in 2012.",
        "en",
        "en",
    ),
    # … or in the sentence behind
    (
        "The King feared a war in 1871, and sent an envoy south. In March of 1873 a nurse came to Lund.",
        "The nurse was in Lund in 1873.",
        "en",
        "en",
    ),
    # … or reckoned by a stretch of years
    ("Northwind still led in 2014, 12 years after its foundation.", "Northwind was founded in 2002.", "en", "en"),
    # … or as a rank
    ("With the six titles before it, Ek has now won his seventh title.", "Ek has won 7 titles.", "en", "en"),
    # a sum of two figures
    (
        "Le permis exige un rappel six mois après la première visite, avec un délai supplémentaire de trois mois.",
        "Le permis sera valable neuf mois sans rappel.",
        "fr",
        "fr",
    ),
    # countries that are not the same
    (
        "The Turkish deficit grew by 5 billion dollars in July.",
        "Poland's deficit grew by 2 billion dollars in July.",
        "en",
        "en",
    ),
    # the conviction is beside one date, the murder, told by both, beside the other
    (
        "On 10 March 1989, Jon Ek was sentenced to 40 years in a northern prison after he pleaded guilty to the murder "
        "of Ana Ruiz, which was no comfort to her family and her friends in Bergen.",
        "Ana Ruiz was murdered in 1988.",
        "en",
        "en",
    ),
    # a dateline
    (
        "2 July 2016 The army killed 43 people in Lund after a pilot was shot down.",
        "The army struck Lund after the pilot was shot down on Friday.",
        "en",
        "en",
    ),
    # those of the beginning
    ("The club had 12 founding members.", "The club has 16 members.", "en", "en"),
    ("Le club comptait 12 membres fondateurs.", "The club has 16 members.", "fr", "en"),
    # the year of its own event
    ("Ana Ruiz founded Northwind in 2015 and left it in 2018.", "Ana Ruiz left Northwind in 2018.", "en", "en"),
    # new cases, and all of them
    ("On 14 March, the number of infected was 115.", "On 14 March there were 68 new cases of infection.", "en", "en"),
]


@pytest.mark.parametrize(("a", "b", "first", "second"), TWO_MATTERS)
def test_two_matters_are_no_conflict(a: str, b: str, first: str, second: str) -> None:
    assert conflicts(a, b, first, second) == []


ONE_MATTER = [
    ("Ana Ruiz was the second woman on the Moon.", "Ana Ruiz was the first woman on the Moon.", ("second", "first")),
    (
        "The treaty on the fishery was signed in Bergen in 2011.",
        "The treaty on the fishery was signed in Bergen in 2012.",
        ("2011", "2012"),
    ),
    (
        "Northwind was founded in 2003, 12 years before its rival.",
        "Northwind was founded in 2002, 12 years before its rival.",
        ("2003", "2002"),
    ),
    (
        "Turkey's deficit grew by 5 billion dollars in July.",
        "The Turkish deficit grew by 2 billion dollars in July.",
        ("5 billion dollars", "2 billion dollars"),
    ),
    (
        "Jon Ek was sentenced to prison on 10 March 1989 for the murder of Ana Ruiz.",
        "Jon Ek was sentenced to prison on 15 March 1989 for the murder of Ana Ruiz.",
        ("10 March 1989", "15 March 1989"),
    ),
    ("The club has 12 members.", "The club has 16 members.", ("12 members", "16 members")),
    # a weekday is not the day, though it falls on it
    (
        "Ana Ruiz sent the plan of the bridge to Northwind on 4 March 2021.",
        "The plan of the bridge that Ana Ruiz sent to Northwind on 8 March 2021 was drawn on Thursday.",
        ("4 March 2021", "8 March 2021"),
    ),
    # not until a year is that year
    (
        "The museum did not open its doors to children until 1987.",
        "The museum opened its doors to children in 1986.",
        ("1987", "1986"),
    ),
    # one of two years has an event of its own
    (
        "Ana Ruiz founded Northwind in 2015 and left it in 2018.",
        "Ana Ruiz left Northwind in 2019.",
        ("2018", "2019"),
    ),
]


@pytest.mark.parametrize(("a", "b", "quotes"), ONE_MATTER)
def test_the_same_matter_still_is_one(a: str, b: str, quotes: tuple[str, ...]) -> None:
    assert quotes in conflicts(a, b)


CIRCUS = "The circus reached Bergen on 3 May 2012. It played before the King of Norway, and left Bergen on 9 June 2012."
# A number that one text gives of one thing and the other of another: the first two are what the facts differ in.
MISPLACED = [
    (
        CIRCUS,
        "The circus arrived in Bergen on 9 June 2012.",
        "en",
        ("3 May 2012", "9 June 2012"),
    ),
    (
        CIRCUS,
        "Le cirque est arrivé à Bergen le 9 juin 2012.",
        "fr",
        ("3 May 2012", "9 juin 2012"),
    ),
    (
        "Norway saw exports of timber rise 4.5% to 3 billion euros last year, while its imports gained 7.5%.",
        "Norway's exports rose 7.5%.",
        "en",
        ("4.5%", "7.5%"),
    ),
    # in another generation
    (
        "Ana Ruiz was born in Lund in 1932 and died in Oslo in 1998.",
        "Ana Ruiz was born in 1998.",
        "en",
        ("1932", "1998"),
    ),
    (
        "Le chômage est tombé à 4,5% tandis que l'inflation a grimpé à 7,5%.",
        "Inflation rose to 4.5%.",
        "en",
        ("7,5%", "4.5%"),
    ),
    (
        "To pay Nordwind's debt of 31 million euros, Seehafen was sold for 12 million euros.",
        "Seehafen cost 31 million euros.",
        "en",
        ("12 million euros", "31 million euros"),
    ),
]


@pytest.mark.parametrize(("a", "b", "language", "quotes"), MISPLACED)
def test_a_number_told_of_the_wrong_thing_is_a_conflict(a: str, b: str, language: str, quotes: tuple[str, ...]) -> None:
    first = "fr" if a.startswith("Le ") else "en"
    assert quotes in conflicts(a, b, first, language)
    assert quotes[::-1] in conflicts(b, a, language, first)


IN_PLACE = [
    # each number is told of its own thing
    ("The ferry reached Bergen on 3 May 2012 and left it on 9 June 2012.", "The ferry left Bergen on 9 June 2012."),
    ("Exports rose 4.5%, while imports gained 7.5%.", "Imports rose 7.5%."),
    # in words that are not known to be the same
    ("Mayor Ek was first elected in 1980, and then returned in 1984.", "Mayor Ek was voted in in 1984."),
]


@pytest.mark.parametrize(("a", "b"), IN_PLACE)
def test_a_number_told_of_its_own_thing_is_none(a: str, b: str) -> None:
    assert conflicts(a, b) == []


def test_equal_ranks_of_two_kinds_of_things_are_two_matters() -> None:
    facts = said("Ana Ruiz visited the first harbour.", "Ana Ruiz praised the first minister.").facts
    assert [fact for fact in facts if fact.kind is Kind.ORDINAL] == []


def test_one_year_stands_in_many_a_place() -> None:
    found = shared_facts(
        "The fishermen of Bergen have protested against the northern harbour since 2004.",
        "Les pêcheurs de Bergen protestent contre le port du nord depuis 1998. Le maire est élu depuis 2004.",
    )
    assert [[claim.quote for claim in fact.claims] for fact in found] == [["2004", "1998"]]


def test_not_until_is_no_denial() -> None:
    a = "The museum did not open its doors to children until 1987."
    assert conflicts(a, "Le musée n'a ouvert ses portes aux enfants qu'en 1987.", "en", "fr") == []


def test_a_people_is_no_body_with_the_same_initials() -> None:
    claim = the_claim("Le gouvernement ukrainien a versé 20 millions d'euros.", Kind.MONEY)
    assert list(claim.slot.entities) == ["UA"]


SAME_HEDGE = [
    (
        "At least five people were killed and 11 wounded when a bomber attacked the convoy.",
        "Au moins 4 personnes ont été tuées et 11 blessées lorsqu'un kamikaze a attaqué le convoi.",
        True,
    ),
    ("The method was widely accepted about 1980.", "La méthode a été largement acceptée vers 1981.", True),
    (
        "Northwind plans to build a factory in Turkey by late 1993.",
        "Northwind prévoit de construire une usine en Turquie d'ici la fin de 1992.",
        True,
    ),
    # in other words, too
    (
        "Ana Ruiz says the harbour of Bergen is to be closed by 2016.",
        "Selon Ana Ruiz, le port de Bergen sera fermé d'ici 2017.",
        True,
    ),
    # the edge itself, and what rounding makes of one figure
    (
        "The 500 euros are to be spent by 31 December 2017.",
        "Les 500 euros sont à dépenser avant le 31 décembre 2017.",
        False,
    ),
    ("More than 8,000 people visited the fair.", "Plus de 7 900 personnes ont visité la foire.", False),
    # another hedge is another statement
    ("At least five people were killed in the attack.", "Moins de 10 personnes ont été tuées dans l'attaque.", False),
]


@pytest.mark.parametrize(("a", "b", "apart"), SAME_HEDGE)
def test_one_sentence_with_the_same_hedge_and_another_figure(a: str, b: str, apart: bool) -> None:
    found = [fact for fact in said(a, b, "en", "fr").facts if fact.verdict is Verdict.CONFLICT]
    assert bool(found) is apart
    for fact in found:
        assert (fact.conflict_kind, fact.severity) == (ConflictKind.BOUND, "low")
        assert fact.explanations == ("taken as bounds or estimates, both could be true",)


def test_the_same_number_with_another_unit_is_a_slip() -> None:
    a = "The group wants to invest 500 million dollars in harbours over the next four years."
    assert ("four years", "four months") in conflicts(a, a.replace("years", "months"))


def test_at_least_is_no_sign() -> None:
    value = the_claim("La magnitude était d'au moins 6,2 selon l'institut.", Kind.NUMBER).value
    assert (str(value.lo), value.hi, value.hedge.value) == ("6.2", None, "at_least")


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Les deux groupes ont fait état d'un investissement de 200 millions d'euros.", None),
        ("Les deux groupes ont dépensé 200 millions d'euros.", "fact"),
    ],
)
def test_what_is_only_told_is_not_said_to_have_happened(text: str, modality: str | None) -> None:
    assert the_claim(text, Kind.MONEY).setting.modality == modality


def test_will_have_is_a_plan() -> None:
    text = "The new company will have 55 million dollars in annual revenue."
    assert the_claim(text, Kind.MONEY, "en").setting.modality == "plan"


def test_a_denied_single_thing_is_no_conflict_of_figures() -> None:
    a = "The two republics have been unable to agree on a basis for their coexistence in one country."
    assert conflicts(a, "The two republics do not agree to coexist in one country.") == []


ON_THE_DAY = (
    "Ana Ruiz a contesté {} le vaste projet d'investissement dans l'intelligence artificielle présenté la veille.",
    "On Tuesday, {} said that the project lacked the funding to invest 500 million dollars in artificial intelligence.",
)


def test_the_day_on_which_one_person_spoke_of_one_matter() -> None:
    facts = shared_facts(ON_THE_DAY[0].format("mercredi"), ON_THE_DAY[1].format("Ana Ruiz"))
    found = [fact for fact in facts if fact.verdict is Verdict.CONFLICT]
    assert [(fact.conflict_kind, [claim.quote for claim in fact.claims]) for fact in found] == [
        (ConflictKind.DATE, ["mercredi", "Tuesday"])
    ]


@pytest.mark.parametrize(("day", "who"), [("mardi", "Ana Ruiz"), ("mercredi", "Jon Ek")])
def test_the_same_day_or_another_person_is_no_conflict(day: str, who: str) -> None:
    facts = shared_facts(ON_THE_DAY[0].format(day), ON_THE_DAY[1].format(who))
    assert [fact for fact in facts if fact.verdict is Verdict.CONFLICT] == []


def test_a_sentence_of_figures_without_end(grows_linearly: Callable[[Callable[[int], object], int], None]) -> None:
    piece = "12 morts, dont 15 enfants, "

    def run(size: int) -> None:
        text = piece * (size // len(piece))
        analysed(text, text.replace("15", "16"))

    grows_linearly(run, 800)


def test_dead_and_injured_are_no_sum() -> None:
    a = "A bomber killed at least 16 people and wounded 24 people in the market of Lund on Tuesday."
    b = "A bomber killed at least 16 people and wounded 40 people in the market of Lund on Tuesday."
    assert conflicts(a, b) == [("24 people", "40 people")]


@pytest.mark.parametrize(
    ("a", "b", "kinds"),
    [
        (
            "L'investissement initial atteindra 100 millions d'euros.",
            "L'investissement initial n'atteindra pas 100 millions d'euros.",
            [ConflictKind.POLARITY],
        ),
        ("You should not use more than 10 percent of your credit.", "Use no more than 10 percent of your credit.", []),
    ],
)
def test_a_denial_of_the_same_figure(a: str, b: str, kinds: list[ConflictKind]) -> None:
    language = "fr" if a.startswith("L'") else "en"
    facts = said(a, b, language, language).facts
    assert [fact.conflict_kind for fact in facts if fact.verdict is Verdict.CONFLICT] == kinds
