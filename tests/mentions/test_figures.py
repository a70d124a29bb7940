"""Numbers, amounts, shares, quantities, durations, counts and ordinals: phrases and the values they mean."""

import pytest
from saying import figures, said, short

YEAR = 31536000


def rows(table: str) -> list[tuple[str, str]]:
    """``phrase = value`` a line; several values are set apart by `` & ``."""
    pairs = (line.split(" = ") for line in table.strip().splitlines() if line.strip())
    return [(phrase.strip(), value.strip()) for phrase, value in pairs]


FRENCH_NUMBERS = """
zéro = number 0
trente-trois = number 33
vingt et un = number 21
soixante et onze = number 71
soixante-dix-sept = number 77
septante-sept = number 77
quatre-vingts = number 80
quatre-vingt-un = number 81
quatre vingt onze = number 91
nonante-deux = number 92
huitante-trois = number 83
cent seize = number 116
deux cents = number 200
trois cent trente et un = number 331
mille = number 1000
dix mille trois cents = number 10300
dix-neuf cent quarante = number 1940
un million = number 1000000
1,5 million = number 1500000
deux milliards et demi = number 2500000000
trois millions cinq cent mille = number 3500000
2,5 billions = number 2500000000000
un billion = number 1000000000000
40 000 = number 40000
1 234 567,89 = number 1234567.89
1.200,5 = number 1200.5
94.000 = number 94000
12,345 = number 12.345
240 mille = number 240000
68 Md = number 68000000000
5,2 M = number 5200000
470 k = number 470000
une vingtaine = number ~20
une dizaine de millions = number ~10000000
une centaine de milliers = number ~100000
deux douzaines = number 24
quelques milliards = number ~2000000000..10000000000
quelques centaines de milliers = number ~200000..1000000
trois quarts = number 0.75
un demi-million = number 500000
la moitié de = number 0.5
un cinquième des voix = number 0.2
trois sur quatre = number 0.75
7 virgule 5 = number 7.5
sept virgule cinq = number 7.5
1 million 200 000 = number 1200000
deux millions 500 mille = number 2500000
cent mille billionièmes = number 0.0000001
un vingtième = number 0.05
trois et deux cinquièmes = number 3.4
"""

ENGLISH_NUMBERS = """
zero = number 0
forty-one = number 41
seven and two ninths of it = number 7 & number 0.2222222222222222222222222222
six million and three quarters = number 6750000
nine and three fifths = number 9.6
a fortieth = number 0.025
one over eight = number 0.125
12 lkhs = number 1200000
one hundred and sixty-one = number 161
seven hundred twenty-one thousand twelve = number 721012
three million, two hundred and forty = number 3000240
sixty hundred = number 6000
three thousand million = number 3000000000
a hundred and two = number 102
half a million = number 500000
a quarter of a million = number 250000
two and a half = number 2.5
five billion and three quarters = number 5750000000
1,234,567.89 = number 1234567.89
1,200 = number 1200
5,00 = number 5
1.234 = number 1.234
1.234.567 = number 1234567
37 000 007 = number 37000007
850M = number 850000000
95B = number 95000000000
470K = number 470000
7.5 trillion = number 7500000000000
12 lakhs = number 1200000
two dozen = number 24
several hundred = number ~>=200
hundreds of thousands = number ~100000..1000000
one-eighth = number 0.125
two-thirds = number 0.6666666666666666666666666667
10 1/2 = number 10.5
2 ½ = number 2.5
⅚ = number 0.8333333333333333333333333333
two out of five = number 0.4
one in four = number 0.25
1e10 = number 10000000000
2.48×10-5 = number 0.0000248
three point one four = number 3.14
minus five = number -5
"""

FRENCH_MONEY = """
10 milliards de dollars = money 10000000000 USD
277 millions d'euros = money 277000000 EUR
500Mds$ = money 500000000000 USD
7 Mds$ = money 7000000000 USD
7,5 Md€ = money 7500000000 EUR
1 500 M$ = money 1500000000 USD
12 M€ = money 12000000 EUR
45 k€ = money 45000 EUR
18,63 $US = money 18.63 USD
68 Md $US = money 68000000000 USD
45,12 $ US = money 45.12 USD
996,84 $CA = money 996.84 CAD
14 millions de $ = money 14000000 USD
5 159,02 francs suisses = money 5159.02 CHF
950 k CHF = money 950000 CHF
857 956 yens = money 857956 JPY
12 milliards de yuans = money 12000000000 CNY
361 millions de livres = money 361000000 GBP
40 livres sterling = money 40 GBP
200 MF = money 200000000 FRF
3 000 FCFA = money 3000 XOF
deux milliards et demi d'euros = money 2500000000 EUR
une dizaine de millions d'euros = money ~10000000 EUR
quelques milliards de dollars = money ~2000000000..10000000000 USD
un demi-milliard d'euros = money 500000000 EUR
34 centimes = money 34 centime
50 dollars canadiens = money 50 CAD
1 000 couronnes suédoises = money 1000 SEK
EUR 29,99 = money 29.99 EUR
€1000 = money 1000 EUR
20€ = money 20 EUR
vingt euros = money 20 EUR
15 dollars 50 = money 15.5 USD
"""

ENGLISH_MONEY = """
$277M = money 277000000 USD
US$ 3bn = money 3000000000 USD
US$4.7 billion = money 4700000000 USD
$US12,380,209 = money 12380209 USD
CA$5.8B = money 5800000000 CAD
A$2.5m = money 2500000 AUD
A $40,000 grant = money 40000 USD
€10M = money 10000000 EUR
£8.10 million = money 8100000 GBP
£50m = money 50000000 GBP
PS3.4m = money 3400000 GBP
PS1,250 = money 1250 GBP
5 USD40 vouchers = number 5 & money 40 USD
EUR50m = money 50000000 EUR
JP¥570M = money 570000000 JPY
¥28,030 = money 28030 JPY
CHF33,173.46 = money 33173.46 CHF
30 MUSD = money 30000000 USD
75 USD million = money 75000000 USD
usd$ 15 = money 15 USD
nzd$15 = money 15 NZD
20 usd = money 20 USD
9 billion yuan = money 9000000000 CNY
7.5 million Danish crowns = money 7500000 DKK
10.5 million Australian dollars = money 10500000 AUD
6,797.25 British pounds = money 6797.25 GBP
2.2 billion shekels = money 2200000000 ILS
seven euros = money 7 EUR
a million dollars = money 1000000 USD
half a billion dollars = money 500000000 USD
19 cents = money 19 cent
42 KWD = money 42 KWD
10 tugriks = money 10 MNT
₹5 crore = money 50000000 INR
10 $ 30 cents = money 10.3 USD
tens of millions of dollars = money ~10000000..100000000 USD
"""

FRENCH_MEASURES = """
5 % = percent 5
52,5 % = percent 52.5
vingt-deux pour cent = percent 22
5 à 7 % = percent 5..7
3 points de pourcentage = percent 3
un quart de 1 % = percent 0.25
trois quarts d'un pour cent = percent 0.75
8 ‰ = percent 0.8
8 528,7 m = quantity 8528.7 m
17 km = quantity 17 km
six hectomètres = quantity 6 hm
37 °C = quantity 37 °C
37 degrés Celsius = quantity 37 °C
-5 °C = quantity -5 °C
45 degrés = quantity 45 °
5 129,1 mégawatts = quantity 5129.1 MW
120 km/h = quantity 120 km/h
130 kilomètres par heure = quantity 130 km/h
660 mètres carrés = quantity 660 m2
500 000 barils = quantity 500000 barrel
75ml = quantity 75 ml
256 Go = quantity 256 GB
un quart de litre = quantity 0.25 l
3 millions de tonnes = quantity 3000000 t
quatre ans = duration 126144000 s
48 heures = duration 172800 s
un an = duration 31536000 s
une heure et demie = duration 5400 s
un demi-siècle = duration 1576800000 s
un quart de siècle = duration 788400000 s
trois quarts d'heure = duration 2700 s
une demi-heure = duration 1800 s
dix derniers mois = duration 25920000 s
quelques centaines d'heures = duration ~720000..3600000 s
trois ans et demi = duration 110376000 s
1 h 30 min = duration 5400 s
30,4 secondes = duration 30.4 s
"""

ENGLISH_MEASURES = """
21.6% = percent 21.6
12.5m tonnes of coal = quantity 12500000 t
12.5 m deep = quantity 12.5 m
a 9- or 10-inch pipe = quantity 9 in & quantity 10 in
4km-6km = quantity 4..6 km
around 3 -8 g = quantity ~3..8 g
6 degrees below zero = quantity -6 °
9" wide = quantity 9 in
of a litre = quantity 1 l
5 ft 2 in = quantity 5.166666666666666666666666667 ft
ten percent = percent 10
64 per cent = percent 64
24pc = percent 24
2 percentage points = percent 2
half of 1 percent = percent 0.5
3/4 of one percent = percent 0.75
half a percentage point = percent 0.5
half of 15 percent = number 0.5 & percent 15
half of 1.5 percent = number 0.5 & percent 1.5
five to seven percent = percent 5..7
1,118.4 kg = quantity 1118.4 kg
331 litres = quantity 331 l
259.4 meters = quantity 259.4 m
3,260.6 metres = quantity 3260.6 m
10-gallon = quantity 10 gal
three-foot = quantity 3 ft
188 miles an hour = quantity 188 mph
50mph = quantity 50 mph
2.8bn km = quantity 2800000000 km
1.8 billion-mile = quantity 1800000000 mi
256GB = quantity 256 GB
70kg = quantity 70 kg
98.6 degrees Fahrenheit = quantity 98.6 °F
minus-260 degrees Fahrenheit = quantity -260 °F
24.5 cubic feet = quantity 24.5 cubic foot
311 square miles = quantity 311 square mile
120Hz = quantity 120 Hz
35 GWh = quantity 35 GWh
-18 °C to -34 °C = quantity -18 °C & quantity -34 °C
a 1/4 inch gap = quantity 0.25 in
2.4-liter = quantity 2.4 l
8- to 16-meter = quantity 8..16 m
6 ft 3 in = quantity 6.25 ft
5 feet and 3 inches = quantity 5.25 ft
four years = duration 126144000 s
after an hour and a half = duration 5400 s
1 hour and 30 minutes = duration 5400 s
two-day = duration 172800 s
in one day = duration 86400 s
400 million-year-old = duration 12614400000000000 s
"""

FRENCH_COUNTS = """
100 000 emplois = count 100000 emploi
vingt datacenters = count 20 datacenter
les trois partenaires = count 3 partenaire
les deux hommes d'affaires = count 2 homme
deux nouveaux bureaux = count 2 bureau
12 journaux = count 12 journal
quatre fois plus grand = count 4 fois
3 millions d'habitants = count 3000000 habitant
une centaine de personnes = count ~100 personne
1 700 salariés = count 1700 salarié
cinq travaux = count 5 travail
193 États membres = count 193 état
une douzaine de résidents = count 12 résident
"""

ENGLISH_COUNTS = """
22 goals = count 22 goal
3.9 million headsets = count 3900000 headset
36,000 staff = count 36000 staff
four people = count 4 person
three new data centers = count 3 center
20 cancer screening clinics = count 20 clinic
500 Americans = count 500 american
20 Chinese companies = count 20 company
two dozen countries = count 24 country
2.2 billion users = count 2200000000 user
millions of women = count ~1000000..10000000 woman
"""

FRENCH_ORDINALS = """
le 47ᵉ président = ordinal 47
le 47e président = ordinal 47
la 1re fois = ordinal 1
le 1er du classement = ordinal 1
vingt et unième = ordinal 21
vingt-cinquième = ordinal 25
deux centième = ordinal 200
troisième fortune mondiale = ordinal 3
la seconde étape = ordinal 2
onzieme = ordinal 11
500000eme = ordinal 500000
"""

ENGLISH_ORDINALS = """
the 47th president = ordinal 47
21st = ordinal 21
twenty-fifth = ordinal 25
one hundred twenty-fifth = ordinal 125
three trillionth = ordinal 3000000000000
the first site = ordinal 1
its second term = ordinal 2
"""


@pytest.mark.parametrize(("phrase", "value"), rows(FRENCH_NUMBERS + FRENCH_MONEY + FRENCH_MEASURES))
def test_french_figures(phrase: str, value: str) -> None:
    assert said(f"Le rapport cite {phrase}.", "fr") == value.split(" & ")


@pytest.mark.parametrize(("phrase", "value"), rows(FRENCH_COUNTS + FRENCH_ORDINALS))
def test_french_things(phrase: str, value: str) -> None:
    assert said(f"Le rapport cite {phrase}.", "fr") == value.split(" & ")


@pytest.mark.parametrize(("phrase", "value"), rows(ENGLISH_NUMBERS + ENGLISH_MONEY + ENGLISH_MEASURES))
def test_english_figures(phrase: str, value: str) -> None:
    assert said(f"The report says {phrase}.", "en") == value.split(" & ")


@pytest.mark.parametrize(("phrase", "value"), rows(ENGLISH_COUNTS + ENGLISH_ORDINALS))
def test_english_things(phrase: str, value: str) -> None:
    assert said(f"The report says {phrase}.", "en") == value.split(" & ")


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f", "\u2009"])
def test_any_space_groups_digits(space: str) -> None:
    assert said(f"Un total de 1{space}200{space}000{space}€.", "fr") == ["money 1200000 EUR"]


@pytest.mark.parametrize(
    ("text", "language", "precision"),
    [
        ("277 millions de dollars", "fr", "500000"),
        ("10 milliards de dollars", "fr", "500000000"),
        ("1,5 million d'euros", "fr", "50000"),
        ("500Mds$", "fr", "500000000"),
        ("$4.75 billion", "en", "5000000"),
        ("7.5 %", "en", "0.05"),
        ("6 %", "fr", "0.5"),
        ("3 km", "fr", "0.5"),
        ("trois partenaires", "fr", "None"),
        ("100 000 emplois", "fr", "None"),
        ("$12.50", "en", "None"),
        ("quelques milliards", "fr", "None"),
    ],
)
def test_precision_is_half_the_last_digit_said(text: str, language: str, precision: str) -> None:
    [mention] = figures(f"{text}.", language)
    stated = mention.value.precision
    assert (
        str(stated)
        if stated is None
        else f"{stated:f}".rstrip("0").rstrip(".")
        if "." in f"{stated:f}"
        else f"{stated:f}"
    ) == precision


@pytest.mark.parametrize(
    ("text", "language", "years"),
    [
        ("À 80 ans, il travaille encore.", "fr", 80),
        ("Une femme âgée de 34 ans a témoigné.", "fr", 34),
        ("Anne Morel, 66 ans, se souvient.", "fr", 66),
        ("The 68-year-old is back.", "en", 68),
        ("He will be 30 years old in spring.", "en", 30),
        ("Ann Marsh, 66, has moved away.", "en", 66),
        ("She is aged 41.", "en", 41),
        ("He left at the age of 21.", "en", 21),
    ],
)
def test_ages_are_durations_with_a_role(text: str, language: str, years: int) -> None:
    [mention] = figures(text, language)
    assert (mention.kind.value, mention.value.lo, mention.value.role) == ("duration", years * YEAR, "age")


@pytest.mark.parametrize(
    ("text", "language"),
    [("Il est condamné à 10 ans de prison.", "fr"), ("La guerre a duré 74 jours.", "fr"), ("A three-year plan.", "en")],
)
def test_other_durations_have_no_role(text: str, language: str) -> None:
    [mention] = figures(text, language)
    assert (mention.kind.value, mention.value.role) == ("duration", None)


def test_a_bare_number_borrows_scale_and_currency_from_its_sentence() -> None:
    text = "Le groupe place 20 milliards de dollars, avec un total de 60 sur trois ans. Elle en veut 40."
    amounts = [(m.text, m.value.lo, m.value.unit, m.value.role) for m in figures(text, "fr")]
    assert amounts == [
        ("20 milliards de dollars", 20_000_000_000, "USD", None),
        ("60", 60_000_000_000, "USD", "elided"),
        ("trois ans", 3 * YEAR, "s", None),
        ("40", 40, None, None),
    ]


def test_a_scaled_number_borrows_the_currency_of_its_sentence() -> None:
    assert said("Le fonds passe de 10 milliards d'euros à 15 milliards.", "fr") == [
        "money 10000000000 EUR",
        "money 15000000000 EUR",
    ]
    assert said("It made $5 billion, up from 3 billion. Some 8 million watched.", "en") == [
        "money 5000000000 USD",
        "money 3000000000 USD",
        "number ~8000000",
    ]


def test_distributive_amounts_have_the_role_each() -> None:
    [mention] = figures("Les deux groupes ont versé chacun 19 milliards de dollars."[26:], "fr")
    assert (mention.value.lo, mention.value.role) == (19_000_000_000, "each")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Index Hits 30000 in Oslo", ["number 30000"]),
        ("Apollo 11 landed.", []),
        ("Falcon 20500 landed.", []),
    ],
)
def test_a_large_round_number_behind_a_capital_is_no_name(text: str, expected: list[str]) -> None:
    assert [short(mention) for mention in figures(text, "en")] == expected
