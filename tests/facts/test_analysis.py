"""From texts to judged facts, on small corpora of our own in French and English."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from provenance.corpus.model import Block, Corpus, Header, Seed, TextFile
from provenance.facts.analysis import analyse
from provenance.facts.comparison import Side, compare_texts
from provenance.facts.model import Kind
from provenance.facts.results import Analysis, Fact, Verdict


def corpus(texts: Mapping[str, str], **metadata: Mapping[str, str]) -> Corpus:
    seeds = []
    for name, text in texts.items():
        block = Block(name, text, 0, len(text), 0, 0, Header(0, 0), metadata.get(name, {}), implicit=True)
        seeds.append(Seed(TextFile(f"{name}.txt", text.encode(), text), None, (block,)))
    return Corpus(None, tuple(seeds))


def analysis(*texts: str) -> Analysis:
    return analyse(corpus(dict(zip("abcdef", texts, strict=False))))


def fact_with(found: Analysis, quote: str) -> Fact:
    """The fact that holds a claim whose quote has these words."""
    return next(fact for fact in found.facts if any(quote in claim.quote for claim in fact.claims))


def shared(found: Analysis) -> list[Fact]:
    return [fact for fact in found.facts if len({claim.source.id for claim in fact.claims}) > 1]


SAME_ACROSS_LANGUAGES = [
    ("Nordwind a investi 40 millions d'euros dans son usine.", "Nordwind has invested €40 million in its factory."),
    ("La société Nordwind a supprimé 250 emplois.", "Nordwind cut 250 jobs at the company."),
    ("Ana Ruiz a fondé Nordwind en 2009.", "Nordwind was founded by Ana Ruiz in 2009."),
    ("Le séisme a tué 37 personnes à Portville.", "The earthquake killed 37 people in Portville."),
]


@pytest.mark.parametrize(("french", "english"), SAME_ACROSS_LANGUAGES)
def test_the_same_fact_is_found_across_languages(french: str, english: str) -> None:
    facts = shared(analysis(french, english))
    assert [fact.verdict for fact in facts] == [Verdict.AGREE]
    assert {claim.language for claim in facts[0].claims} == {"fr", "en"}


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("Le séisme a tué 37 personnes à Portville.", "The earthquake killed 52 people in Portville.", "value"),
        ("Ana Ruiz a fondé Nordwind en 2009.", "Nordwind was founded by Ana Ruiz in 2012.", "date"),
        (
            "Ana Ruiz affirme que Nordwind a bien moins de 10 millions d'euros sécurisés.",
            "« Nordwind n'a que 10 millions d'euros sécurisés », affirme Ana Ruiz.",
            "bound",
        ),
        (
            "Ana Ruiz a affirmé mercredi que Nordwind n'avait pas l'argent pour financer le port.",
            "Ana Ruiz claimed on Tuesday that Nordwind did not have the money to fund the port.",
            "date",
        ),
    ],
)
def test_figures_that_cannot_both_be_true_are_a_conflict(left: str, right: str, kind: str) -> None:
    facts = [fact for fact in shared(analysis(left, right)) if fact.verdict is Verdict.CONFLICT]
    assert [str(fact.conflict_kind) for fact in facts] == [kind]
    assert facts[0].why
    assert facts[0].explanations


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # the same number of other things
        ("Nordwind veut créer 100 000 emplois dans la région.", "Le calculateur regroupera 100 000 puces."),
        # another sum of the same firm
        (
            "Nordwind dispose de 30 millions d'euros de liquidités.",
            "« Nordwind a moins de 10 millions sécurisés pour ce port », dit Ana Ruiz.",
        ),
        # other firms, the same event
        ("Ana Ruiz a fondé Nordwind en 2009.", "Jon Ek founded Southwind in 1987."),
        # millions beside billions
        ("Jon Ek a dépensé 277 millions d'euros.", "Jon Ek a soutenu un plan de 500 milliards d'euros."),
        # another rank
        ("Elle est la 47e présidente du port.", "C'est sa première campagne au port."),
    ],
)
def test_figures_about_different_things_are_not_joined(left: str, right: str) -> None:
    assert shared(analysis(left, right)) == []


def test_at_least_so_much_and_so_much_are_compatible() -> None:
    fact = fact_with(
        analysis(
            "Nordwind s'engage à investir au moins 500 millions d'euros dans le port.",
            "Nordwind will invest 500 million euros in the port.",
        ),
        "500",
    )
    assert (fact.verdict, fact.origins) == (Verdict.COMPATIBLE, 2)


def test_a_translated_quotation_is_a_variant_of_one_utterance() -> None:
    found = analysis(
        "« Faux, comme vous le savez », a répondu Ana Ruiz.",
        "“Wrong, as you know,” Ana Ruiz replied.",
    )
    fact = fact_with(found, "Wrong")
    assert (fact.kind, fact.verdict) == (Kind.QUOTATION, Verdict.QUOTE_VARIANT)


def test_one_utterance_of_two_speakers_is_a_conflict_of_attribution() -> None:
    found = analysis(
        "« Nous n'aurions jamais pu bâtir ce port sans vous », a dit Ana Ruiz au maire.",
        "« Nous n'aurions jamais pu bâtir le port sans vous », a déclaré Jon Ek.",
    )
    fact = fact_with(found, "bâtir")
    assert (fact.verdict, str(fact.conflict_kind)) == (Verdict.CONFLICT, "attribution")


def test_reprints_of_one_text_are_one_origin() -> None:
    text = (
        "Nordwind a annoncé lundi qu'elle investirait 40 millions d'euros dans la rénovation du vieux port, où "
        "travaillent aujourd'hui deux cents personnes, et qu'elle ne fermerait aucun de ses trois ateliers."
    )
    found = analysis(text, text + " (avec agence)")
    assert found.origin_groups == (("a", "b"),)
    assert fact_with(found, "40 millions").verdict is Verdict.SINGLE_SOURCE


def test_every_claim_leads_back_to_its_bytes_whatever_the_text_holds() -> None:
    texts = {
        "a": "🎉 L’e\u0301quipe a dépensé 1\u202f200\u00a0€ mardi.\r\n\r\nElle a reçu « 3 % » du total.",
        "b": "\ufeffNoël 🎄: the team spent €1,200 on Tuesday.\r\nNo final newline",
    }
    given = corpus(texts)
    files = {seed.file.path: seed.file for seed in given.seeds}
    claims = [claim for fact in analyse(given).facts for claim in fact.claims]
    assert {claim.source.id for claim in claims} == {"a", "b"}
    for claim in claims:
        data, span = files[claim.source.file].data, claim.span
        assert data[slice(*span.bytes)].decode() == claim.quote
        text = data.decode()
        assert text[slice(*span.chars)] == claim.quote
        assert text.encode("utf-16-le")[2 * span.utf16[0] : 2 * span.utf16[1]].decode("utf-16-le") == claim.quote
        assert claim.quote in claim.context


def test_the_analysis_is_the_same_every_time() -> None:
    texts = [text for pair in SAME_ACROSS_LANGUAGES for text in pair][:6]
    assert analysis(*texts) == analysis(*texts)


def test_nothing_comes_of_nothing() -> None:
    assert analysis().facts == ()
    assert analysis("", "   \n").facts == ()


@pytest.mark.parametrize(
    ("text", "quote", "subject"),
    [
        ("Le titre de Nordwind s'envolait à la Bourse de Portville, grimpant de 6 % jeudi.", "6", "titre de Nordwind"),
        ("Nordwind dispose de 30 millions d'euros et Southwind de 11 millions d'euros.", "11 millions", "Southwind"),
        ("The port was shown on Monday by Ana Ruiz.", "Monday", "port"),
        ("Ana Ruiz est arrivée. Elle a dépensé 12 millions d'euros.", "12 millions", "Ana Ruiz"),
    ],
)
def test_the_subject_of_a_figure(text: str, quote: str, subject: str) -> None:
    claims = [claim for fact in analysis(text).facts for claim in fact.claims if quote in claim.quote]
    assert [claim.subject for claim in claims] == [subject]


def test_a_negation_denies_the_figures_of_its_own_clause_only() -> None:
    claims = {
        claim.quote: claim.polarity
        for fact in analysis(
            "Elle n'a jamais caché son ambition, promettant en 1998 un port. Nordwind n'a pas supprimé 250 emplois."
        ).facts
        for claim in fact.claims
    }
    assert claims["1998"] == "affirmed"
    assert claims["250 emplois"] == "denied"


def test_one_source_denying_the_figure_of_another_is_a_conflict_of_polarity() -> None:
    found = analysis("Nordwind a supprimé 250 emplois au port.", "Nordwind n'a pas supprimé 250 emplois au port.")
    assert [(fact.verdict, str(fact.conflict_kind)) for fact in shared(found)] == [(Verdict.CONFLICT, "polarity")]


def test_a_bound_at_the_very_start_of_a_quotation_is_read() -> None:
    found = analysis('Le port doit coûter "au moins 12 millions d\'euros", dit Ana Ruiz.')
    values = [claim.value for fact in found.facts for claim in fact.claims if fact.kind is Kind.MONEY]
    assert [(value.lo, value.hi, str(value.hedge)) for value in values] == [(Decimal("12e6"), None, "at_least")]


def test_a_text_with_lone_surrogates_is_compared_all_the_same() -> None:
    outcome = compare_texts(Side("Nordwind cut 250 jobs. \ud800"), Side("Nordwind a supprimé 250 emplois."))
    assert outcome.label == "consistent"


def test_one_number_in_another_currency_is_found_across_languages() -> None:
    found = analysis(
        "Nordwind a investi 40 millions d'euros dans son usine de Portville.",
        "Nordwind has invested $40 million in its factory in Portville.",
    )
    assert [(fact.verdict, str(fact.conflict_kind)) for fact in shared(found)] == [(Verdict.CONFLICT, "value")]


def test_one_number_in_another_currency_of_another_thing_is_left_alone() -> None:
    found = analysis(
        "Nordwind a investi 40 millions d'euros dans son usine de Portville.",
        "Southwind lost $40 million when its ferry sank in March.",
    )
    assert shared(found) == []
