"""Hedges and ranges: bounds, open ends, approximation, and the span they cover."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from saying import figures, said

from provenance.facts.lang import lexicon
from provenance.facts.model import Hedge

FRENCH = [
    ("au moins 500 €", "money >=500 EUR", "at_least"),
    ("pas moins de 500 €", "money >=500 EUR", "at_least"),
    ("500 € au moins", "money >=500 EUR", "at_least"),
    ("500 € ou plus", "money >=500 EUR", "at_least"),
    ("plus de 500 €", "money >500 EUR", "more_than"),
    ("un peu plus de 500 €", "money >500 EUR", "more_than"),
    ("au-delà de 500 €", "money >500 EUR", "more_than"),
    ("moins de 500 €", "money <500 EUR", "less_than"),
    ("bien moins de 500 €", "money <500 EUR", "less_than"),
    ("jusqu'à 500 €", "money <=500 EUR", "at_most"),
    ("jusqu’à 500 €", "money <=500 EUR", "at_most"),
    ("au maximum 500 €", "money <=500 EUR", "at_most"),
    ("pas plus de 500 €", "money <=500 EUR", "at_most"),
    ("environ 500 €", "money ~500 EUR", "about"),
    ("quelque 500 €", "money ~500 EUR", "about"),
    ("à hauteur d'environ 500 €", "money ~500 EUR", "about"),
    ("autour de 500 €", "money ~500 EUR", "about"),
    ("près de 500 €", "money ~500 EUR", "nearly"),
    ("presque 500 €", "money ~500 EUR", "nearly"),
    ("à peine 500 €", "money ~500 EUR", "only"),
    ("seulement 500 €", "money 500 EUR", "only"),
    ("± 500 €", "money ~500 EUR", "about"),
]
ENGLISH = [
    ("at least 500 euros", "money >=500 EUR", "at_least"),
    ("no fewer than 500 euros", "money >=500 EUR", "at_least"),
    ("500 euros or more", "money >=500 EUR", "at_least"),
    ("more than 500 euros", "money >500 EUR", "more_than"),
    ("just over 500 euros", "money >500 EUR", "more_than"),
    ("in excess of 500 euros", "money >500 EUR", "more_than"),
    ("less than 500 euros", "money <500 EUR", "less_than"),
    ("under 500 euros", "money <500 EUR", "less_than"),
    ("up to 500 euros", "money <=500 EUR", "at_most"),
    ("no more than 500 euros", "money <=500 EUR", "at_most"),
    ("about 500 euros", "money ~500 EUR", "about"),
    ("some 500 euros", "money ~500 EUR", "about"),
    ("roughly 500 euros", "money ~500 EUR", "about"),
    ("nearly 500 euros", "money ~500 EUR", "nearly"),
    ("almost 500 euros", "money ~500 EUR", "nearly"),
    ("only 500 euros", "money 500 EUR", "only"),
    ("barely 500 euros", "money ~500 EUR", "only"),
]


@pytest.mark.parametrize(
    ("phrase", "value", "hedge", "language"), [(*row, "fr") for row in FRENCH] + [(*row, "en") for row in ENGLISH]
)
def test_hedges(phrase: str, value: str, hedge: str, language: str) -> None:
    text = f"Bilan : {phrase}."
    [mention] = figures(text, language)
    assert said(text, language) == [value]
    assert mention.value.hedge.value == hedge
    assert text[mention.qstart : mention.qend] == phrase
    assert text[mention.start : mention.end] == mention.text
    assert mention.text.startswith("500")


@pytest.mark.parametrize(
    "text",
    [
        "Le fonds n'est doté que de 10 milliards d'euros.",
        "Ses ventes n’ont été que de 10 milliards d'euros.",
        "Le groupe ne possède que 10 milliards d'euros.",
        "Il ne reste plus que 10 milliards d'euros.",
        "Le fonds n'est, a répété Anne Morel lundi devant la presse, assuré que de 10 milliards d'euros.",
        'Le fonds n’est, a répété Anne Morel devant la presse, "assuré que de 10 milliards d’euros".',
    ],
)
def test_ne_que_says_only(text: str) -> None:
    [mention] = figures(text, "fr")
    assert (mention.value.hedge, mention.value.lo, mention.value.hi) == (Hedge.ONLY, 10**10, 10**10)


@pytest.mark.parametrize(
    "text",
    [
        "Il n'a pas dit que 10 euros suffisent.",
        "Ce n'est pas plus que 10 euros.",
        "Il dit que 10 euros suffisent.",
        "Ce n'est pas sûr, répète Anne Morel, que 10 euros suffisent.",
        "Elle ne viendra pas, mais jure que 10 euros suffisent.",
        "Rien n'a changé. On voit que 10 euros suffisent.",
    ],
)
def test_other_que_says_nothing(text: str) -> None:
    [mention] = figures(text, "fr")
    assert mention.value.hedge is not Hedge.ONLY


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("Une voix qu'elle ne nomme pas, « a moins de 10 milliards d'euros ».", "fr", "money <10000000000 EUR"),
        ("Elle ne le dit pas : moins de 10 milliards d'euros.", "fr", "money <10000000000 EUR"),
        ("Elle n'a pas moins de 10 milliards d'euros.", "fr", "money >=10000000000 EUR"),
        ("He would not, “more than 10 billion euros”, say why.", "en", "money >10000000000 EUR"),
        ('Le groupe promet "au moins 10 milliards d\'euros".', "fr", "money >=10000000000 EUR"),
        ("Cela vaut 10 euros ou moins que 20 francs belges.", "fr", "money 10 EUR & money 20 BEF"),
        ("It costs 10 euros or less than 20 pesos.", "en", "money 10 EUR & money <20 peso"),
        ("It trades far above its 52-week low.", "en", "duration 31449600 s"),
    ],
)
def test_a_hedge_ends_with_its_clause(text: str, language: str, value: str) -> None:
    assert said(text, language) == value.split(" & ")


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("Elle attend plus de 100 et moins de 300 visiteurs.", "fr", ["count 100..300 visiteur"]),
        ("They expect at most 300 but at least 100 visitors.", "en", ["count 100..300 visitor"]),
        ("They expect more than 100 visitors and less than 30 cars.", "en", ["count >100 visitor", "count <30 car"]),
        ("They expect more than 300 and less than 100 visitors.", "en", ["number >300", "count <100 visitor"]),
        ("They walked more than 5 km (3 miles).", "en", ["quantity >5 km", "quantity >3 mi"]),
        ("The bid fell short of 5 billion euros.", "en", ["money <5000000000 EUR"]),
        ("They stopped 2 km short of the 10 km mark.", "en", ["quantity 2 km", "quantity 10 km"]),
        ("It paid about 7 million zlotys (US $1.7 million).", "en", ["money ~7000000 PLN", "money ~1700000 USD"]),
        ("It paid more than 7 million zlotys (about 2 dollars).", "en", ["money >7000000 PLN", "money ~2 USD"]),
        ("Elle a vendu plus de 5 euros (6 dollars).", "fr", ["money >5 EUR", "money >6 USD"]),
        ("Elle a reçu plus de 100 hommes (20 femmes).", "fr", ["count >100 homme", "count 20 femme"]),
    ],
)
def test_two_figures_share_their_bounds(text: str, language: str, values: list[str]) -> None:
    assert said(text, language) == values


RANGES = [
    ("Entre 5 et 10 milliards d'euros.", "fr", ["money 5000000000..10000000000 EUR"]),
    ("Il faut de 5 à 10 millions d'euros.", "fr", ["money 5000000..10000000 EUR"]),
    ("Il faut 5 à 10 millions d'euros.", "fr", ["money 5000000..10000000 EUR"]),
    ("Une baisse de 200 à 300 emplois.", "fr", ["count 200 emploi", "count 300 emploi"]),
    ("La part est passée de 5 à 7 %.", "fr", ["percent 5", "percent 7"]),
    ("Entre -10 et 15 °C.", "fr", ["quantity -10..15 °C"]),
    ("Il y a deux ou trois sites.", "fr", ["count 2..3 site"]),
    ("Entre 10 dollars et 20 dollars.", "fr", ["money 10..20 USD"]),
    ("Between 5 and 10 billion euros.", "en", ["money 5000000000..10000000000 EUR"]),
    ("Savings ranging from $200,000 to $414 million.", "en", ["money 200000..414000000 USD"]),
    ("A fine of $5-10bn.", "en", ["money 5000000000..10000000000 USD"]),
    ("It costs 10-20 dollars.", "en", ["money 10..20 USD"]),
    ("A 5 to 7 percent rise.", "en", ["percent 5..7"]),
    ("Sales rose from 5 to 7 percent.", "en", ["percent 5", "percent 7"]),
    ("Between two hundred and three hundred people.", "en", ["count 200..300 person"]),
    ("Temperatures ranged from -34 °C to -18 °C.", "en", ["quantity -34..-18 °C"]),
    ("Three or four years.", "en", ["duration 94608000..126144000 s"]),
    ("Women aged 25 to 54.", "en", ["duration 788400000..1702944000 s"]),
]


@pytest.mark.parametrize(("text", "language", "values"), RANGES)
def test_ranges(text: str, language: str, values: list[str]) -> None:
    assert said(text, language) == values


_HEDGED = {
    "fr": [row[0].replace("500 €", "{}") for row in FRENCH],
    "en": [r[0].replace("500 euros", "{}") for r in ENGLISH],
}


@settings(deadline=None)
@given(st.sampled_from(["fr", "en"]), st.data(), st.integers(2, 999))
def test_a_hedge_never_changes_the_number(language: str, data: st.DataObject, number: int) -> None:
    hedge = data.draw(st.sampled_from(_HEDGED[language]))
    plain = f"{number} " + {"fr": "millions d'euros", "en": "million euros"}[language]
    [bare] = figures(f"X : {plain}.", language)
    [hedged] = figures(f"X : {hedge.format(plain)}.", language)
    assert {hedged.value.lo, hedged.value.hi} - {None} == {bare.value.lo}
    assert (hedged.kind, hedged.text, hedged.value.unit) == (bare.kind, bare.text, bare.value.unit)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_hedge_of_the_tables_is_known_to_the_model(language: str) -> None:
    table = lexicon(language).hedges
    named = {hedge for side in (table.before, table.after) for found in side.values() for _, hedge in found}
    assert named | set(table.sign_after.values()) <= {hedge.value for hedge in Hedge}
