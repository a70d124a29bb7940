"""What a fact is called: words of the text, none of them cut."""

from dataclasses import replace

import pytest
from made_texts import claims_of_texts

from provenance.facts.judging.explanations import LOOKED_FOR
from provenance.facts.judging.labels import label, named
from provenance.facts.model import Claim


def claim_of(text: str, quote: str) -> Claim:
    return next(claim for claim in claims_of_texts(text) if quote in claim.quote)


@pytest.mark.parametrize(
    ("text", "quote", "measure"),
    [
        # a hyphenated name at the edge stays whole
        (
            "Le maire des Basses-Terres a inauguré, dès le 4 mai 2021, le projet d'agrandissement du port.",
            "4 mai 2021",
            "Basses-Terres a inauguré, …, le projet d'agrandissement du port",
        ),
        # an elided word is no end, and what follows a mark is whole
        (
            "La région espère, avant le 3 mars 2022, l'ouverture d'une ligne.",
            "3 mars 2022",
            "La région espère, …, l'ouverture d'une ligne",
        ),
        # the article belongs to its noun
        (
            "Hier encore la querelle durait depuis bien longtemps entre les deux communes du littoral.",
            "deux communes",
            "la querelle durait depuis bien longtemps entre … du littoral",
        ),
        # a row of nouns is not parted
        (
            "The mayor said on 4 May 2021 that the old harbour bridge project, long delayed, would resume.",
            "4 May 2021",
            "The mayor said … that the old harbour bridge project",
        ),
        # … but what is set in marks or is a figure is not taken along
        (
            "Depuis le 3 mars 2022 la commune reste modèle de « sobriété ».",
            "3 mars 2022",
            "… la commune reste modèle",
        ),
        # small words say nothing at the end
        ("In 2019, she promised to the harbour a new crane.", "2019", "…, she promised"),
        # nothing to widen
        ("12 ponts.", "12 ponts", "…"),
    ],
)
def test_what_is_measured_is_never_cut_within_a_word_or_a_name(text: str, quote: str, measure: str) -> None:
    assert claim_of(text, quote).measure == measure


def test_the_subject_stands_before_words_that_do_not_name_it() -> None:
    claim = claim_of("Nordwind a fermé 12 écoles.", "12")
    assert named(replace(claim, subject="Nordwind", measure="Nordwind a fermé …")) == "Nordwind a fermé …"
    assert named(replace(claim, subject="Ada Nord", measure="Nordwind a fermé …")) == "Ada Nord: Nordwind a fermé …"
    assert named(replace(claim, subject=None, measure="a fermé …")) == "a fermé …"


def test_what_is_counted_stands_where_its_number_was() -> None:
    claim = claim_of("Douze mairies devront fermer leurs guichets.", "Douze")
    assert claim.subject == "mairies"
    assert named(claim) == "… mairies devront fermer leurs guichets"


@pytest.mark.parametrize(
    ("text", "quote", "measure"),
    [
        ("Elle croit qu'Ada Nord en a jadis vendu 40 sur le quai.", "40", "Ada Nord en a jadis vendu … sur le quai"),
        ("Depuis peu Ada Nord dirige le port (1964).", "1964", "dirige le port (…)"),
        ("Le port accueille « environ 40 navires » chaque jour.", "40", "Le port accueille « … » chaque jour"),
    ],
)
def test_no_conjunction_begins_and_marks_stand_where_they_stood(text: str, quote: str, measure: str) -> None:
    assert claim_of(text, quote).measure == measure


def test_the_label_is_the_most_complete_wording_whatever_the_order_of_the_claims() -> None:
    alone = claim_of("La ville a rouvert, le 4 mai 2021, le grand pont et la vieille écluse du port.", "4 mai")
    whole = claim_of("Le pont a rouvert le 4 mai 2021.", "4 mai")
    assert ", …" in alone.measure
    assert len(alone.measure) > len(whole.measure)
    assert label([alone, whole]) == label([whole, alone]) == "Le pont a rouvert …"


def test_what_was_looked_for_in_vain_is_said_in_plain_sentences() -> None:
    assert len(LOOKED_FOR) == 4
    assert "not each another" not in " ".join(LOOKED_FOR)
