"""Currencies by sign, code and name, fractions and powers, parts of a whole: phrases and the values they mean."""

import json

import pytest
from saying import figures, said
from test_figures import rows

from provenance.facts.lang.fold import fold
from provenance.facts.mentions import extract
from provenance.text.tables import table

ENGLISH_MONEY = """
two and a half million dollars = money 2500000 USD
one-and-a-half billion euros = money 1500000000 EUR
2 dollars and 23 cents = money 2.23 USD
thirteen dollars forty five = money 13.45 USD
$.50 = money 0.5 USD
99 euro cents = money 99 cent
10c = money 10 cent
£1.2m = money 1200000 GBP
Dollars 450m = money 450000000 USD
Pounds 1.2bn = money 1200000000 GBP
50 million pounds = money 50000000 GBP
50 million pounds of taxpayer money = money 50000000 GBP
50 million pounds of beef = quantity 50000000 lb
Rs 500 cr = money 5000000000 INR
3 lakh crore rupees = money 3000000000000 INR
NIS 20 = money 20 ILS
KSh 200 = money 200 KES
Rp10 trillion = money 10000000000000 IDR
R2.5bn = money 2500000000 ZAR
N500 million = money 500000000 NGN
J$500 = money 500 JMD
TT$500 = money 500 TTD
JP¥1,000 = money 1000 JPY
GH₵50 = money 50 GHS
500 Kč = money 500 CZK
500 zł = money 500 PLN
300 tenge = money 300 KZT
1,000 won = money 1000 KRW
10 billion won = money 10000000000 KRW
Euro 5 million = money 5000000 EUR
10 million crowns = money 10000000 crown
10 million Czech crowns = money 10000000 CZK
5,000 dinars = money 5000 dinar
5,000 Iraqi dinars = money 5000 IQD
500 Mexican pesos = money 500 MXN
$3 million-plus = money >=3000000 USD
"""

FRENCH_MONEY = """
2 euros et 50 centimes = money 2.5 EUR
1€50 = money 1.5 EUR
5 $ canadiens = money 5 CAD
100 000 $ CAN = money 100000 CAD
50 cts = money 50 centime
3 mios de francs = money 3000000 FRF
5 000 F CFA = money 5000 XOF
500 francs pacifiques = money 500 XPF
500 millions de dirhams = money 500000000 dirham
500 dirhams marocains = money 500 MAD
500 dinars tunisiens = money 500 TND
6 milliards de centimes = money 6000000000 centime
de 20 à 15 millions d'euros = money 15000000..20000000 EUR
des dizaines de millions d'euros = money ~10000000..100000000 EUR
"""

ENGLISH_NUMBERS = """
one and a half million = number 1500000
nine in ten = number 0.9
six in 10 = number 0.6
one in every five = number 0.2
one person in five = number 0.2
one twenty-fifth = number 0.04
two hundred and a half = number 200.5
one hundred thirty-fifths = number 2.857142857142857142857142857
2^5 = number 32
2.5^-1 = number 0.4
10^9 = number 1000000000
3.2×10⁶ = number 3200000
12 ± 3 = number ~9..15
dozens = number ~12..120
half a dozen = number ~6
1.5m people = count 1500000 person
1.5 to 2 million people = count 1500000..2000000 person
5-10,000 people = count 5000..10000 person
from 12 to 15,000 = number 12000..15000
zero tolerance = count 0 tolerance
three cr twelve lac = number 31200000
"""

FRENCH_NUMBERS = """
un Français sur deux = number 0.5
une femme sur trois = number 0.3333333333333333333333333333
neuf personnes sur dix = number 0.9
trois, voire quatre personnes = count 3..4 personne
les cinquante premiers livres = count 50 livre
les trente premiers = number 30
une demi-douzaine de policiers = count ~6 policier
1,5 à 2 millions d'euros = money 1500000..2000000 EUR
12 à 15 000 manifestants = count 12000..15000 manifestant
12-15 000 = number 12000..15000
le tiers des élus = number 0.3333333333333333333333333333
près du tiers du budget = number ~0.3333333333333333333333333333
0 blessé = count 0 blessé
2 000 000 d'habitants = count 2000000 habitant
une trentaine de sapeurs-pompiers = count ~30 sapeur-pompier
un mort et trois blessés = count 1 mort & count 3 blessé
au moins une personne = count >=1 personne
plus d'un élève = count >1 élève
une seule personne = count 1 personne
trente secondes = duration 30 s
50 % ± 3 % = percent ~47..53
"""

ENGLISH_MEASURES = """
5'11" = quantity 5.9166666666666666666666666667 ft
6-foot-1 = quantity 6.0833333333333333333333333333 ft
about a mile and a half = quantity ~1.5 mi
10 below zero = quantity -10 °
100 sq km = quantity 100 km2
100 square miles = quantity 100 square mile
30 psi = quantity 30 psi
5 amps = quantity 5 A
50 decibels = quantity 50 dB
100 megabits per second = quantity 100 Mbit/s
420 parts per million = quantity 420 ppm
10 µg/m3 = quantity 10 µg/m3
2 pints = quantity 2 pint
70 ° Fahrenheit = quantity 70 °F
5 m 30 cm = quantity 5.3 m
thirty seconds = duration 30 s
highs of 20C (68F) = quantity 20 °C & quantity 68 °F
lows of -5C = quantity -5 °C
100m hurdles = quantity 100 m
1.5m tall = quantity 1.5 m
400-odd people = count ~400 person
400 or so people = count ~400 person
400+ people = count >=400 person
400 people and counting = count >=400 person
"""

FRENCH_MEASURES = """
1m80 = quantity 1.8 m
1 m 80 = quantity 1.8 m
un mètre quatre-vingts = quantity 1.8 m
deux kilomètres et demi = quantity 2.5 km
100 kilowattheures = quantity 100 kWh
100 kilomètres/heure = quantity 100 km/h
vents de 90 mph = quantity 90 mph
3 millions d'acres = quantity 3000000 acre
des minimales de -12C = quantity -12 °C
5 années-lumière = quantity 5 light-year
90 décibels = quantity 90 dB
6 l/100 km = quantity 6 l/100km
3 000 tr/min = quantity 3000 tour/min
100 chevaux = count 100 cheval
seuls 300 élèves = count 300 élève
au bas mot 300 personnes = count >=300 personne
300 et quelques personnes = count ~300 personne
"""


def _close(found: list[str], expected: str) -> bool:
    """As written, or the same number to twelve digits."""

    def rounded(text: str) -> list[str]:
        return [word[:14] if word[:1].isdigit() else word for word in text.split()]

    return [rounded(one) for one in found] == [rounded(one) for one in expected.split(" & ")]


@pytest.mark.parametrize(("phrase", "value"), rows(ENGLISH_MONEY + ENGLISH_NUMBERS + ENGLISH_MEASURES))
def test_english_phrases(phrase: str, value: str) -> None:
    found = said(f"They wrote {phrase}.", "en")
    assert _close(found, value), found


@pytest.mark.parametrize(("phrase", "value"), rows(FRENCH_MONEY + FRENCH_NUMBERS + FRENCH_MEASURES))
def test_french_phrases(phrase: str, value: str) -> None:
    found = said(f"Ils citent {phrase}.", "fr")
    assert _close(found, value), found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A multi-million dollar deal was signed."),
        ("en", "Of the favourites, five won gold."),
        ("en", "One wonders whether it will last."),
        ("en", "They chartered a Boeing 777F to the coast."),
        ("en", "They meet in the quarter-final."),
        ("fr", "Le club est en quart de finale."),
        ("fr", "Un tiers-lieu ouvre, avec des tiers de confiance."),
        ("en", "Back to square one, said a one-time ally."),
        ("en", "Brand B500 million was no name."),
        ("fr", "Un contesté sur la gestion du club."),
        ("fr", "Le Boeing 737 MAX reste au sol."),
        ("fr", "La départementale 785 est coupée."),
        ("fr", "Un troisième homme a été vu."),
        ("fr", "Le vieux F 16 a décollé."),
        ("fr", "Un jour, un homme est venu avec une chose."),
    ],
)
def test_what_only_looks_like_an_amount(language: str, text: str) -> None:
    kinds = {"money", "count", "quantity"}
    assert not [m.text for m in figures(text, language) if m.kind.value in kinds]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_name_of_a_currency_is_read(language: str) -> None:
    wrong = []
    today = {fold(name): code for name, code in table(f"{language}/money.toml")["names"].items()}
    for name, old in table(f"{language}/currencies.toml")["names"].items():
        code = today.get(fold(name), old)
        if len(name.split()) > 5 or not name.replace(" ", "").replace("-", "").isalpha():
            continue  # "Chinese People’s Bank dollar"
        link = {"en": "", "fr": "d'" if name[0] in "aeiouéh" else "de "}[language]
        scaled = {"en": f"12 million {name}", "fr": f"12 millions {link}{name}"}[language]
        for phrase in (f"250 {name}", scaled):
            found = [m for m in extract(f"({phrase})", language=language) if m.value.unit == code]
            if not (len(found) == 1 and found[0].kind.value == "money" and found[0].text == phrase):
                wrong.append((phrase, code))
    assert not wrong


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_code_of_a_currency_is_read_on_both_sides(language: str) -> None:
    wrong = []
    for code in sorted(set(table(f"{language}/currencies.toml")["names"].values())):
        for phrase in (f"{code} 1,250,000" if language == "en" else f"{code} 1 250 000", f"250 {code}"):
            if [m.value.unit for m in figures(f"La somme: {phrase}.", language)] != [code]:
                wrong.append(phrase)
    assert not wrong


def test_a_power_too_great_is_no_figure() -> None:
    for text in ("1000000^99 cells", "9" * 30 + "^99"):
        values = [float(v) for m in figures(text, "en") for v in (m.value.lo, m.value.hi) if v is not None]
        assert json.loads(json.dumps(values, allow_nan=False)) == values


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Oil fell $1.20 to $54.32 a barrel.", "money 1.2 USD & money 54.32 USD"),
        ("en", "Shares rose 12 cents to $15.21.", "money 12 cent & money 15.21 USD"),
        ("en", "Prices will fall 5 to 10 percent.", "percent 5..10"),
        ("en", "It grew from 12 to 15,000.", "number 12 & number 15000"),
        ("fr", "Le budget passe de 20 à 15 millions d'euros.", "money 20000000 EUR & money 15000000 EUR"),
        ("fr", "Le total est passé de 12 à 15 000.", "number 12 & number 15000"),
    ],
)
def test_what_changes_has_two_values(language: str, text: str, expected: str) -> None:
    assert said(text, language) == expected.split(" & ")
