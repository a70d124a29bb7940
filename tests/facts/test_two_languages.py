"""One thing told in English and in French: what differs is found in a corpus, and what only sounds different is not."""

import pytest
from made_claims import claim, number
from made_texts import analysed, claims_of_texts

from provenance.facts.comparison import Side, compare_texts
from provenance.facts.matching.links import links
from provenance.facts.model import Kind
from provenance.facts.results import Verdict


def conflicts(english: str, french: str) -> list[set[str]]:
    """The figures of each conflict of a corpus of two texts."""
    found = analysed(english, french).facts
    return [{claim.quote for claim in fact.claims} for fact in found if fact.verdict is Verdict.CONFLICT]


DIFFERING = [
    # what is ranked, or counted, is called by words that the tables lead to two meanings
    (
        "The choir of Lund sang the second round of the contest in the cathedral of Oslo.",
        "La chorale de Lund a chanté la troisième manche du concours dans la cathédrale d'Oslo.",
        {"second", "troisième"},
    ),
    (
        "The Norns rang the bell three times before the storm reached the village.",
        "Les Nornes ont sonné la cloche cinq fois avant que la tempête atteigne le village.",
        {"three times", "cinq fois"},
    ),
    # a people, read as a name for its capital
    (
        "A Norwegian court on Thursday rejected the complaint against the school.",
        "Un tribunal norvégien a rejeté mercredi la plainte contre l'école.",
        {"Thursday", "mercredi"},
    ),
    # countries by their names in both languages
    (
        "New elections in Côte d'Ivoire will be held on July 14.",
        "De nouvelles élections en Côte d'Ivoire auront lieu le 21 juillet.",
        {"July 14", "21 juillet"},
    ),
    (
        "On January 1, 1930, Czechoslovakia opened its first airport.",
        "Le 1er août 1930, la Tchécoslovaquie a ouvert son premier aéroport.",
        {"January 1, 1930", "1er août 1930"},
    ),
    # the same future, active and passive
    (
        "Pupils will be offered 100 euros by the town for a bicycle.",
        "La ville offrira 300 euros aux élèves pour un vélo.",
        {"100 euros", "300 euros"},
    ),
    # a month is no verb
    (
        "The league grew to 14 clubs on 1 May 2009 when 3 of the 5 candidates joined.",
        "La ligue est passée à 14 clubs le 1er mai 2009 quand 4 des 5 candidats ont adhéré.",
        {"3", "4"},
    ),
    # both say that it was night, so that no time zone is to blame
    (
        "Ferry captains met the mayor in Oslo on Friday night.",
        "Les capitaines de ferry ont rencontré le maire à Oslo jeudi soir.",
        {"Friday night", "jeudi soir"},
    ),
    # centuries are of one size
    (
        "The monastery of Lund was founded in the 9th century by monks.",
        "Le monastère de Lund a été fondé au douzième siècle par des moines.",
        {"9th century", "douzième siècle"},
    ),
    # two ranges that begin together
    (
        "The ferry carries 20 to 30 lorries between Oslo and Lund.",
        "Le ferry transporte 20 à 50 camions entre Oslo et Lund.",
        {"20 to 30 lorries", "20 à 50 camions"},
    ),
    # an amount behind the name of its currency
    (
        "The industry is worth Dollars 450m a year.",
        "Le secteur pèse 650 millions de dollars par an.",
        {"Dollars 450m", "650 millions de dollars"},
    ),
]


@pytest.mark.parametrize(("english", "french", "figures"), DIFFERING)
def test_another_figure_is_found_across_languages(english: str, french: str, figures: set[str]) -> None:
    assert figures in conflicts(english, french)


ALIKE = [
    # each denies at a word of its own
    (
        "In 1955 the runner began his training, and it was not interrupted for the final 15 years of his life.",
        "En 1955, le coureur a commencé son entraînement, et pendant les 15 dernières années de sa vie, il a couru "
        "sans interruption.",
    ),
    # nobody has counted them
    (
        "Dozens of police officers searched the harbour of Oslo.",
        "Des dizaines de policiers ont fouillé le port d'Oslo.",
    ),
    # May lies between April and June
    (
        "The show of the puppets ran in Lund from April to June.",
        "Le spectacle de marionnettes a tourné à Lund en mai.",
    ),
]


@pytest.mark.parametrize(("english", "french"), ALIKE)
def test_what_only_sounds_different_is_no_conflict(english: str, french: str) -> None:
    assert not conflicts(english, french)
    assert compare_texts(Side(english, "en"), Side(french, "fr")).label != "conflict"


def test_a_conditional_behind_a_finished_verb_is_not_of_the_figure() -> None:
    text = "Le cheval reviendrait toujours vers la haie qui séparait les deux jardins de la ferme de Lund."
    claim = next(claim for claim in claims_of_texts(text) if claim.quote == "deux jardins")
    assert claim.setting.modality is None


def test_two_ranges_apart_by_one_end_are_one_sentence_told_otherwise() -> None:
    ferry = "The ferry carries {} lorries between Oslo and Lund."
    for other, verdict in (("20 to 50", Verdict.CONFLICT), ("22 to 28", Verdict.COMPATIBLE)):
        outcome = compare_texts(Side(ferry.format("20 to 30"), "en"), Side(ferry.format(other), "en"))
        assert [fact.verdict for fact in outcome.facts] == [verdict]


def test_a_rank_of_something_is_no_rank_of_nothing_unless_the_sentences_are_one() -> None:
    century = frozenset({"<century>"})
    told = {"<century>": 1.0, "<country>": 0.9, "=wall/mur": 0.3, "=lake/lac": 0.3}
    eighth = claim("a", "8th", number("8"), kind=Kind.ORDINAL, language="en", terms=told, unit=century)
    bare = {"<country>": 0.9, "<average>": 0.1, "=goal/but": 0.3, "=sheep/mouton": 0.3}
    assert not links([eighth, claim("b", "4ème", number("4"), kind=Kind.ORDINAL, terms=bare)])
    assert links([eighth, claim("b", "4ème", number("4"), kind=Kind.ORDINAL, terms=told, unit=century)])
    assert links([eighth, claim("b", "4ème", number("4"), kind=Kind.ORDINAL, terms=told)])
