"""What makes two figures one fact: likeness of words and names, the sentences around, the figures beside."""

from math import log

import pytest
from made_claims import claim, number

from provenance.corpus.model import Block, Corpus, Header, Seed, TextFile
from provenance.facts.claiming.claims import claims as claims_of
from provenance.facts.matching.candidates import candidates
from provenance.facts.matching.likeness import alike_names, alike_words, counterparts, fronts, skeleton
from provenance.facts.matching.links import links
from provenance.facts.matching.passages import Passages
from provenance.facts.matching.scoring import Scorer
from provenance.facts.matching.sides import Sides
from provenance.facts.matching.weights import weights
from provenance.facts.model import Claim, Kind
from provenance.facts.reading import read_corpus
from provenance.facts.values import other_size


def claimed(*texts: str) -> tuple[Claim, ...]:
    """The claims of sources a, b, …"""
    seeds = []
    for name, text in zip("abcdef", texts, strict=False):
        block = Block(name, text, 0, len(text), 0, 0, Header(0, 0), {}, implicit=True)
        seeds.append(Seed(TextFile(f"{name}.txt", text.encode(), text), None, (block,)))
    return claims_of(read_corpus(Corpus(None, tuple(seeds))))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("captain", "capitaine"),
        ("quality", "qualité"),
        ("domestic", "domestique"),
        ("oxygen", "oxygène"),
        ("territory", "territoire"),
        ("quarantine", "quarantaine"),
    ],
)
def test_one_word_in_two_languages_is_found_again(one: str, other: str) -> None:
    assert alike_words(one, other) >= 0.78
    assert alike_words(one, other) == alike_words(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("<dead>", "<debt>"), ("mine", "mire"), ("statue", "station"), ("sea", "sec"), ("north", "mouth")],
)
def test_other_words_are_not(one: str, other: str) -> None:
    assert alike_words(one, other) == 0.0


def test_the_skeleton_of_a_short_word_is_the_word() -> None:
    assert skeleton("été") == "ete"
    assert skeleton("mer") == "mer"


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Potomac River", "Potomac", True),
        ("Roma Tre University", "Université Roma Tre", True),
        ("Krasnoyarsk", "Krasnoïarsk", True),
        ("University of Portville", "Université de Portville", True),
        ("Ana Ruiz", "Ruiz", True),
        ("United Nations", "United States", False),
        ("Ana Ruiz", "Eva Ruiz", False),
        ("Series 80", "Series 90", False),
    ],
)
def test_names_are_compared_word_by_word(one: str, other: str, alike: bool) -> None:
    assert (alike_names(one, other) > 0) is alike
    assert (alike_names(other, one) > 0) is alike


def test_no_word_has_two_counterparts() -> None:
    found = counterparts(fronts(["natation", "nation"]), fronts(["national"]))
    assert len(found) <= 1
    assert counterparts(fronts(["<dead>"]), fronts(["<dead>"])) == {}


def around(*claims: Claim) -> Passages:
    return Passages(Sides(claims), lambda _: 1.0)


def test_figures_both_sentences_give_are_counted_and_the_others_too() -> None:
    left, right = "Nordwind cut 250 jobs in 14 towns in 2019.", "In 2019 Nordwind cut 310 jobs in 14 towns."
    found = claimed(left, right)
    jobs = [i for i, c in enumerate(found) if "jobs" in c.quote]
    company = around(*found).company(*jobs)
    assert company.shared == 1.0
    assert (company.differing, company.taken, company.alone) == (0.0, 0.0, 1.0)


@pytest.mark.parametrize(
    ("left", "taken", "elsewhere"),
    [
        ("Nordwind cut 250 jobs, and Southwind cut 310 jobs.", 1.0, 1.0),
        ("Nordwind cut 250 jobs. The port of Southwind cut 310 jobs.", 0.0, 1.0),
        ("Nordwind cut 250 jobs. The port of Southwind cut 311 jobs.", 0.0, 0.0),
    ],
)
def test_a_number_that_stands_elsewhere_in_the_other_text_has_its_partner_there(
    left: str, taken: float, elsewhere: float
) -> None:
    found = claimed(left, "Southwind cut 310 jobs.")
    first = next(i for i, c in enumerate(found) if "250" in c.quote)
    passages, last = around(*found), len(found) - 1
    assert (passages.company(first, last).taken, passages.elsewhere(first, last)) == (taken, elsewhere)


def test_sentences_are_likest_that_share_most() -> None:
    found = claimed(
        "The harbour of Portville was closed for 3 days after the storm.",
        "Le port de Portville a été fermé 4 jours après la tempête. Le maire a reçu 40 lettres.",
    )
    three, four, letters = (next(i for i, c in enumerate(found) if n in c.quote) for n in ("3", "4 jours", "40"))
    passages = around(*found)
    passages.meet([(three, four), (three, letters)])
    assert passages.likest(three, four) == 1.0
    assert passages.likest(three, letters) < 0.5


@pytest.mark.parametrize(
    ("one", "other", "size"), [("3", "9", 0.0), ("3", "90", 1.0), ("7", "7000", 0.0), ("5e6", "5e9", 0.0)]
)
def test_figures_of_another_size_are_of_other_things_unless_by_a_slip(one: str, other: str, size: float) -> None:
    assert other_size(number(one), number(other)) == pytest.approx(size)


def test_every_feature_has_a_weight_in_both_tables() -> None:
    made = [claim(s, "5 M€", number("5e6"), terms={"<spend>": 0.9}) for s in "ab"]
    features = set(Scorer(Sides(made), [(0, 1)], side_by_side=True).values(0, 1))
    for table in ("side_by_side", "corpus"):
        assert set(weights()[table]) == features | {"bias"}


def test_side_by_side_a_number_without_its_noun_may_be_a_count() -> None:
    found = claimed("Ten people were taken to the hospital.", "8 taken to hospital")
    pair = tuple(i for i, c in enumerate(found) if c.mention.kind in (Kind.COUNT, Kind.NUMBER))
    assert pair in set(candidates(Sides(found), side_by_side=True))


def test_a_country_and_its_people_are_one() -> None:
    found = claimed("French exports fell by 3.4 million tonnes.", "Les exportations de la France ont baissé de 4,1 %.")
    assert [set(c.slot.entities) for c in found] == [{"FR"}, {"FR"}]
    korean = claimed("South Korean exports fell by 3 %.", "Les exportations sud-coréennes ont baissé de 3 %.")
    assert [set(c.slot.entities) for c in korean] == [{"KR"}, {"KR"}]


def test_a_body_is_one_under_its_initials_in_each_language() -> None:
    found = claimed("NATO has 31 members.", "L'OTAN compte 30 membres.")
    assert [set(c.slot.entities) for c in found] == [{"NATO"}, {"NATO"}]


def test_everyday_words_mean_the_same_in_both_languages() -> None:
    english, french = claimed("The bread cost 3 euros.", "Le pain a coûté 4 euros.")
    assert "=bread/pain" in english.slot.terms.keys() & french.slot.terms.keys()


def test_figures_written_alike_but_read_otherwise_are_not_set_against_each_other() -> None:
    terms = {"<price>": 0.9, "<average>": 0.6}
    left = claim("a", "1,365 euros", number("1365", unit="EUR"), terms=terms, language="en")
    right = claim("b", "1,365 euros", number("1.365", unit="EUR"), terms=terms)
    assert links([left, right], side_by_side=True) == []
    assert links([left, claim("b", "1 370 euros", number("1370", unit="EUR"), terms=terms)], side_by_side=True)
    two, three = (claim(s, q, number(n), terms=terms) for s, q, n in (("a", "two", "2"), ("b", "trois", "3")))
    assert links([two, three], side_by_side=True)
    english = claim("a", "$2.2 trillion", number("2.2e12", unit="EUR"), terms=terms, language="en")
    assert links([english, claim("b", "2,2 trillions", number("2.2e18", unit="EUR"), terms=terms)]) == []
    assert links([english, claim("b", "2,2 milliards", number("2.2e9", unit="EUR"), terms=terms)], side_by_side=True)


@pytest.mark.parametrize("side_by_side", [False, True])
def test_what_is_not_scored_to_the_end_would_not_have_been_a_link(
    side_by_side: bool,
) -> None:
    found = claimed(
        "Nordwind cut 250 jobs in Portville on 3 May 2024, and paid 12 million euros. Ana Ruiz saw 40 ships.",
        "Le 4 mai 2024, Nordwind a supprimé 260 emplois à Portville. Le port a coûté 12 millions d'euros.",
        "Southwind hired 250 people in 2024. Its ships carried 3,000 tonnes, worth 9 million dollars, in 40 days.",
        "En 2023, Southwind a embauché 240 personnes ; ses 40 navires ont transporté 3 000 tonnes en mai.",
    )
    pairs = list(candidates(sides := Sides(found), side_by_side=side_by_side))
    score = Scorer(sides, pairs, side_by_side=side_by_side)
    wholly = {pair: score(*pair) for pair in pairs}
    for least in (0.05, 0.2, 0.5, 0.8):
        for pair, whole in wholly.items():
            assert whole is not None
            assert score(*pair, least) == (whole if whole >= least else None)
            assert sum(f.contribution for f in score.features(*pair)) == pytest.approx(
                log(whole / (1 - whole)) - weights()["side_by_side" if side_by_side else "corpus"]["bias"]
            )
    assert min(wholly.values()) < 0.2 < max(wholly.values())  # type: ignore[type-var]


def test_a_line_repeated_hundreds_of_times_is_not_set_against_itself_each_time() -> None:
    few, many = (len(list(candidates(Sides(claimed("The ferry carries 240 people.\n" * times))))) for times in (8, 200))
    assert few == 8 * 7 // 2
    assert many <= 200 * 10
