"""French dates: what is found, where, and what it means."""

from datetime import date

import pytest
from date_rows import expected, read

# A Thursday.
PUBLISHED = date(2025, 1, 23)

ABSOLUTE = [
    ("Le contrat date du [20 janvier 2025].", "2025-01-20 day"),
    ("Signé [lundi 20 janvier 2025] à Lyon.", "2025-01-20 day"),
    ("Signé le [samedi, 5 mars 2005] à Lyon.", "2005-03-05 day"),
    ("Ouverture le [12 sept. 2024].", "2024-09-12 day"),
    ("Né le [1er mai 1968] à Brest.", "1968-05-01 day"),
    ("Fondée le [premier mars 2013] par deux ingénieurs.", "2013-03-01 day"),
    ("Paru le [3 févr. 1999].", "1999-02-03 day"),
    ("Paru le [3 aout 1999].", "1999-08-03 day"),
    ("PARU LE [3 AOÛT 1999].", "1999-08-03 day"),
    ("Livré le [20/01/2025] au port.", "2025-01-20 day"),
    ("Livré le [20.01.2025] au port.", "2025-01-20 day"),
    ("Livré le [20-01-2025] au port.", "2025-01-20 day"),
    ("Livré le [2025-01-20] au port.", "2025-01-20 day"),
    ("Livré le [20/01/25] au port.", "2025-01-20 day"),
    ("Depuis [mars 2024], rien.", "2024-03-01..2024-03-31 month since"),
    ("La vente de [février 2024] reste un record.", "2024-02-01..2024-02-29 month"),
    ("Un bail de [juillet 98] court encore.", "1998-07-01..1998-07-31 month"),
    ("Le plan [fin mars 2024] échoue.", "2024-03-01..2024-03-31 month end"),
    ("Au [quatrième trimestre 2024], la marge recule.", "2024-10-01..2024-12-31 quarter"),
    ("Au [T3 2024], la marge recule.", "2024-07-01..2024-09-30 quarter"),
    ("Au [premier semestre 2024], la marge recule.", "2024-01-01..2024-06-30 range"),
    ("Au [dernier trimestre de 2024], la marge recule.", "2024-10-01..2024-12-31 quarter"),
    ("Livraison à l'[automne 2025].", "2025-09-23..2025-12-20 season"),
    ("L'[hiver 2023] fut doux.", "2023-12-21..2024-03-19 season"),
    ("Il a été élu l'[été 2023].", "2023-06-21..2023-09-22 season"),
    ("Un décor des [années 60].", "1960-01-01..1969-12-31 decade"),
    ("Un décor des [années quatre-vingt-dix].", "1990-01-01..1999-12-31 decade"),
    ("Au [milieu des années 2010], tout change.", "2010-01-01..2019-12-31 decade middle"),
    ("À la [fin des années 90], tout change.", "1990-01-01..1999-12-31 decade end"),
    ("Une ferme du [XIXe siècle].", "1800-01-01..1899-12-31 century"),
    ("Une ferme de la [fin du 19e siècle].", "1800-01-01..1899-12-31 century end"),
    ("Pour [Noël 2024], les prix montent.", "2024-12-25 day"),
    ("Le [lundi de Pâques 2025] sera férié.", "2025-04-21 day"),
]

YEARS = [
    ("La société, lancée en [2023], grandit.", "2023-01-01..2023-12-31 year"),
    ("La société qu'il a fondée ([1977]) grandit.", "1977-01-01..1977-12-31 year"),
    ("Depuis [1998], elle exporte.", "1998-01-01..1998-12-31 year since"),
    ("Le bail court jusqu’en [2030].", "2030-01-01..2030-12-31 year until"),
    ("D'ici [2029], trois usines ouvriront.", "..2029-12-31 year at_most"),
    ("Avant [2010], rien de tel.", "..2009-12-31 year less_than"),
    ("Après [2010], rien de tel.", "2011-01-01.. year more_than"),
    ("Vers [1990], la ville double.", "1990-01-01..1990-12-31 year about approx"),
    ("En [2030] au plus tard, elle ferme.", "..2030-12-31 year at_most"),
    ("Deux jours après le [13 mai 1999], tout change.", "1999-05-13 day"),
    ("Dès [2019], la ville double.", "2019-01-01..2019-12-31 year"),
    ("La crise de [2008] a tout changé.", "2008-01-01..2008-12-31 year"),
    ("Le bilan [2021] est bon.", "2021-01-01..2021-12-31 year"),
    ("En [2018] et [2019], la ville double.", "2018-01-01..2018-12-31 year; 2019-01-01..2019-12-31 year"),
    ("Le plan [2019-2024] s'achève.", "2019-01-01..2024-12-31 range"),
    ("La saison [2019-20] s'achève.", "2019-01-01..2020-12-31 range"),
    (
        "Entre [2019] et [2021], la ville double.",
        "2019-01-01..2019-12-31 year since; 2021-01-01..2021-12-31 year until",
    ),
    ("De [2014] à [2018], la ville double.", "2014-01-01..2014-12-31 year since; 2018-01-01..2018-12-31 year until"),
    (
        "Entre [2019] [2021], la ville double.",
        "2019-01-01..2019-12-31 year since; 2021-01-01..2021-12-31 year until",
    ),
    (
        "De [2014] à [mai 2018], la ville double.",
        "2014-01-01..2014-12-31 year since; 2018-05-01..2018-05-31 month until",
    ),
    (
        "Un bail signé en [2019] et valable jusqu'en [2030].",
        "2019-01-01..2019-12-31 year; 2030-01-01..2030-12-31 year until",
    ),
    ("La loi de [1905] reste, comme le traité de [1992].", "1905-01-01..1905-12-31 year; 1992-01-01..1992-12-31 year"),
    ("La Coupe du monde [2026] approche.", "2026-01-01..2026-12-31 year"),
    ("Pour l'exercice [2023], la marge recule.", "2023-01-01..2023-12-31 year"),
    ("Au [S1 2024], la marge recule.", "2024-01-01..2024-06-30 range"),
    ("Sur les [deux premiers trimestres de 2024], la marge recule.", "2024-01-01..2024-06-30 range"),
    ("Ouvert le [premier dimanche de mai 2023].", "2023-05-07 day"),
    ("Ouvert le [dernier jour d'octobre 2023].", "2023-10-31 day"),
    ("Ouvert le [dernier week-end de mars 2024].", "2024-03-30..2024-03-31 day"),
    ("Fermé la [semaine du 6 mai 2024].", "2024-05-06..2024-05-12 week"),
    ("L'[hiver 2011-2012] fut rude.", "2011-12-21..2012-03-19 season"),
    ("Les attentats du [11 septembre] et le [11-Septembre].", "2001-09-11 day; 2001-09-11 day"),
    ("Une ferme du [dix-huitième siècle].", "1700-01-01..1799-12-31 century"),
    ("Née avant l'an [2000], fermée d'ici l'an [2030].", "..1999-12-31 year less_than; ..2030-12-31 year at_most"),
    ("Relevé à [2024-05-06T14:05:00+02:00].", "2024-05-06 day time"),
    ("Depuis au moins [2015], la ville double.", "..2015-12-31 year since at_least"),
    ("Au [début de 2019], la ville double.", "2019-01-01..2019-12-31 year start"),
    ("Un incident en [97], deux en [98].", "1997-01-01..1997-12-31 year; 1998-01-01..1998-12-31 year"),
]

RANGES = [
    ("Fermé du [3 au 5 mai 2024].", "2024-05-03..2024-05-05 range"),
    ("Fermé du [28 avril 2024] au [5 mai 2024].", "2024-04-28 day since; 2024-05-05 day until"),
    ("Fermé du [lundi 3 au vendredi 7 juin 2024].", "2024-06-03..2024-06-07 range"),
    ("Fermé du [13 septembre au 6 octobre 2017].", "2017-09-13..2017-10-06 range"),
    ("Fermé de [novembre à février 2017].", "2016-11-01..2017-02-28 range"),
    ("Fermé entre le [12 mars 2020] et le [23 juin 2020].", "2020-03-12 day since; 2020-06-23 day until"),
    ("Les mémoires des [8 février] et [27 avril 2021] manquent.", "2021-02-08 day; 2021-04-27 day"),
    ("Les [3] et [4 mai 2024], fermeture.", "2024-05-03 day; 2024-05-04 day"),
    ("Les [3], [4] et [5 mai 2024], fermeture.", "2024-05-03 day; 2024-05-04 day; 2024-05-05 day"),
]

PLACED = [
    ("Le maire a parlé [lundi].", "2025-01-20 day"),
    ("Le maire a parlé [jeudi].", "2025-01-23 day"),
    ("Le maire a parlé [vendredi].", "2025-01-17 day"),
    ("Le maire parlera [vendredi].", "2025-01-24 day"),
    ("Le maire doit parler [mardi soir].", "2025-01-28 day"),
    ("Le maire a parlé [dimanche dernier].", "2025-01-19 day"),
    ("Rendez-vous [samedi prochain].", "2025-01-25 day"),
    ("Rendez-vous [mardi de la semaine prochaine].", "2025-01-28 day"),
    ("Investi [lundi 20 janvier], il signe.", "2025-01-20 day"),
    ("Investi [mardi 20 janvier], il signe.", "2026-01-20 day"),
    ("Il signe dès le [lendemain], [mardi 21 janvier].", "2025-01-24 day; 2025-01-21 day"),
    ("Le procès ouvert le [21 décembre] continue.", "2024-12-21 day"),
    ("Le procès s'ouvrira le [21 décembre].", "2025-12-21 day"),
    ("Le procès s'ouvrira le [3 février].", "2025-02-03 day"),
    ("Le texte adopté le [8 mars dernier] tombe.", "2024-03-08 day"),
    ("À compter du [1er septembre prochain], le prix monte.", "2025-09-01 day since"),
    ("Elle a porté plainte en [juin].", "2024-06-01..2024-06-30 month"),
    ("Elle a porté plainte en [mars].", "2024-03-01..2024-03-31 month"),
    ("Elle a porté plainte en [novembre dernier].", "2024-11-01..2024-11-30 month"),
    ("La loi entrera en vigueur en [avril].", "2025-04-01..2025-04-30 month"),
    ("La loi votée [hier] tombe.", "2025-01-22 day"),
    ("La loi votée [avant-hier] tombe.", "2025-01-21 day"),
    ("La loi tombe [aujourd'hui].", "2025-01-23 day"),
    ("La loi tombe [demain matin].", "2025-01-24 day"),
    ("La loi tombe [après-demain].", "2025-01-25 day"),
    ("La loi tombe [ce matin].", "2025-01-23 day"),
    ("La loi tombe [cette semaine].", "2025-01-20..2025-01-26 week"),
    ("La loi tombe la [semaine prochaine].", "2025-01-27..2025-02-02 week"),
    ("La loi est tombée [ce mois-ci].", "2025-01-01..2025-01-31 month"),
    ("La loi est tombée le [mois dernier].", "2024-12-01..2024-12-31 month"),
    ("La loi tombe [cette année].", "2025-01-01..2025-12-31 year"),
    ("La loi est tombée l'[an dernier].", "2024-01-01..2024-12-31 year"),
    ("La loi tombe l'[année prochaine].", "2026-01-01..2026-12-31 year"),
    ("La loi tombe d'ici la [fin de l'année].", "..2025-12-31 year end at_most"),
    ("La loi tombe [ce week-end].", "2025-01-25..2025-01-26 day"),
    ("La loi est tombée [il y a trois ans].", "2022-01-01..2022-12-31 year"),
    ("La loi est tombée [il y a deux jours].", "2025-01-21 day"),
    ("La loi est tombée [il y a un mois].", "2024-12-01..2024-12-31 month"),
    ("La loi est tombée [il y a deux décennies].", "2005-01-01..2005-12-31 year"),
    ("La loi tombera [dans trois semaines].", "2025-02-10..2025-02-16 week"),
    ("La loi est tombée [il y a plus de vingt ans].", "..2005-12-31 year at_most"),
    ("La loi est tombée [il y a moins d'un an].", "2024-01-01.. year at_least"),
    ("La loi est tombée [il y a environ trois ans].", "2022-01-01..2022-12-31 year about approx"),
    ("La loi est tombée [il y a une dizaine d'années].", "2015-01-01..2015-12-31 year about approx"),
    ("La loi tombera [dans moins de trois ans].", "..2028-12-31 year at_most"),
    ("Le jury rend son avis [ce vendredi 24 janvier].", "2025-01-24 day"),
    ("Le jury rend son avis [ce vendredi] ([24 janvier]).", "2025-01-24 day; 2025-01-24 day"),
    ("Le jury a rendu son avis [ce mardi].", "2025-01-21 day"),
    ("Le jury rendra son avis [ce lundi].", "2025-01-27 day"),
    ("Le public attend depuis [lundi].", "2025-01-20 day since"),
    ("Le défilé du [14-Juillet] et le repos du [1er-Mai].", "2025-07-14 day; 2025-05-01 day"),
    ("Le [jour de l'an], tout ferme.", "2025-01-01 day"),
    ("Rendez-vous en [milieu de semaine].", "2025-01-20..2025-01-26 week middle"),
    ("Rendez-vous le [premier lundi du mois prochain].", "2025-02-03 day"),
    ("Soldes de l'[été dernier].", "2024-06-21..2024-09-22 season"),
    ("Au [troisième trimestre], la marge recule.", "2024-07-01..2024-09-30 quarter"),
    ("La marge reculera au [deuxième trimestre].", "2025-04-01..2025-06-30 quarter"),
    ("Ouvert pour [Noël].", "2024-12-25 day"),
    ("La loi votée à la [mi-août] tombe.", "2024-08-01..2024-08-31 month middle"),
    ("Les travaux commenceront à la [mi-août].", "2025-08-01..2025-08-31 month middle"),
    ("Le vote est prévu [samedi].", "2025-01-25 day"),
    ("Le procès débute [vendredi].", "2025-01-24 day"),
    ("[Vendredi], à la mairie, il parlera.", "2025-01-24 day"),
    ("Il faut payer d'ici l'[automne].", "..2025-12-20 season at_most"),
    ("La grève, suspendue jusqu'au [3 juin], reprend.", "2025-06-03 day until"),
    ("Un feu dans la nuit de [samedi à dimanche].", "2025-01-18..2025-01-19 range"),
    ("Un choc vers [0 h 40], [mardi], a fait du bruit.", "2025-01-21 day about time approx; 2025-01-21 day"),
    ("Deux ruptures en [1997] (en [janvier] rue Haute).", "1997-01-01..1997-12-31 year; 1997-01-01..1997-01-31 month"),
]

IN_TEXT = [
    ("Le [3 mai 2019], il vend. Le [lendemain], il rachète.", "2019-05-03 day; 2019-05-04 day"),
    ("Le [3 mai 2019], il vend, après un appel la [veille].", "2019-05-03 day; 2019-05-02 day"),
    ("En [2019], il vend. L'[année suivante], il rachète.", "2019-01-01..2019-12-31 year; 2020-01-01..2020-12-31 year"),
    ("Le [3 mai 2019], il vend. [Trois jours plus tard], il rachète.", "2019-05-03 day; 2019-05-06 day"),
    ("Le [3 mai 2019], il vend. [Ce jour-là], il pleuvait.", "2019-05-03 day; 2019-05-03 day"),
    ("Le [3 mai 2019], il vend. Le [soir même], il rachète.", "2019-05-03 day; 2019-05-03 day"),
    (
        "Recul au [premier trimestre 2024], hausse sur la [même période de 2023].",
        "2024-01-01..2024-03-31 quarter; 2023-01-01..2023-03-31 quarter",
    ),
    (
        "Recul au [premier trimestre 2024] et à la [même période de l'année dernière].",
        "2024-01-01..2024-03-31 quarter; 2023-01-01..2023-03-31 quarter",
    ),
    ("Il a vendu [lundi] ce qu'il avait acheté la [veille].", "2025-01-20 day; 2025-01-19 day"),
]

CLOCK = [
    ("La séance ouvre à [14h30].", "2025-01-23 day time"),
    ("La séance ouvre à [14 h 30].", "2025-01-23 day time"),
    ("La séance ouvre à [20 heures].", "2025-01-23 day time"),
    ("La séance ouvre à [seize heures].", "2025-01-23 day time"),
    ("La séance ouvre à [midi].", "2025-01-23 day time"),
    ("La séance ouvre vers [18 h 55].", "2025-01-23 day about time approx"),
    ("La séance ouvre [samedi 4 janvier], à [18 h 30].", "2025-01-04 day; 2025-01-04 day time"),
    ("La séance a ouvert [lundi à 18h].", "2025-01-20 day time"),
    ("Ouvert de [9 h 30] à [11 h].", "2025-01-23 day time; 2025-01-23 day time"),
]

NOTHING = [
    "Une troupe de 2000 hommes, un pont de 2000 mètres, une somme de 2000 euro.",
    "Il est dit dans le code et dans la loi que l'article 1912 du code vaut.",
    "Sur Mars, la planète rouge, il fait froid.",
    "Il a été dit, puis il a hiverné.",
    "Avril Lavigne chante.",
    "La moitié de la taille de Mars; un robot parti vers Mars.",
    "Un chantier de 2000 emplois et de 2015 personnes.",
    "Un total de 1 200 puces, 2 000 emplois, 100 000 postes.",
    "Tiré en 2000 exemplaires.",
    "Un prix de 1999 euros, ou 2024 $, ou 2020€.",
    "Un prix de 1500 à 2000 euros.",
    "Version 2.0.1, score 3-2, un 4x4, page 12/24.",
    "Appelez le 06 12 34 56 78 ou le 01.02.03.04.05.",
    "Le 47e président et la première fois.",
    "Pendant quatre ans, à 80 ans, sur dix ans, 48 heures.",
    "À 10 heures de route, en 3 h 20, pendant 2 h 30.",
    "Il y a 24 heures de trajet, il y a dix marches.",
    "Chaque lundi et tous les mardis, relâche.",
    "Ouvert du lundi au vendredi.",
    "L'accord du Vendredi saint tient bon.",
    "Dans les deux mois suivant la vente, ou les 3 mois suivant le vote.",
    "À la veille du vote, au lendemain de la victoire.",
    "Deux ans avant la guerre, elle part.",
    "Le fichier rapport_2019_12.pdf et le Boeing 747.",
    "Le 31/04/2024 n'existe pas, ni le 29.02.2023.",
    "La dernière semaine de travaux, les derniers jours.",
    "Les années à venir et les mois à venir seront rudes.",
    "Rue du 8 mai 1945, place du 11-Novembre et métro 4-Septembre.",
    "Il y a un jour de retard.",
    "Du jour au lendemain, tout a changé, un jour de fête.",
    "Le Journal du dimanche et M. Dimanche.",
    "Le printemps arabe et le Printemps de Bourges.",
    "Les 3/4 des voix, jour et nuit, 24/7.",
    "Un samedi, dans un bar.",
    "Du mardi au samedi, la salle est ouverte.",
    "L'année suivante, il partait; deux jours plus tard, elle aussi.",
]


@pytest.mark.parametrize(
    ("row", "meaning"), [*ABSOLUTE, *YEARS, *RANGES, *PLACED, *IN_TEXT, *CLOCK], ids=lambda value: value[:60]
)
def test_with_a_day_of_publication(row: str, meaning: str) -> None:
    brackets, found = read(row, "fr", PUBLISHED)
    assert found == expected(brackets, meaning)


@pytest.mark.parametrize(("row", "meaning"), [*ABSOLUTE, *YEARS[:-1], *RANGES], ids=lambda value: value[:60])
def test_what_names_its_year_needs_no_day_of_publication(row: str, meaning: str) -> None:
    brackets, found = read(row, "fr", None)
    assert found == expected(brackets, meaning)


@pytest.mark.parametrize(
    ("row", "meaning"),
    [
        ("Investi [lundi 20 janvier], il signe.", "? day m1 d20 w1"),
        ("Il a parlé [mercredi] de l'accord signé la [veille].", "? day w3; ? day w2"),
        ("Il a parlé [lundi] de l'accord signé l'[avant-veille].", "? day w1; ? day w6"),
        ("Elle a porté plainte en [mars].", "? month m3"),
        # A day that no month has is a slip of the pen.
        ("Fermé depuis le [31 septembre], le pont rouvre.", "? day m9 d31 since"),
        ("Le procès du [30 février 2004] est reporté.", "? day m2 d30"),
        ("Le musée n'a ouvert ses portes qu'en [1987].", "1987-01-01..1987-12-31 year"),
        ("La réforme de [2000] votée par le Nord a échoué.", "2000-01-01..2000-12-31 year"),
        ("En [1850] encore, les ponts étaient en bois.", "1850-01-01..1850-12-31 year"),
        ("Elle a reçu le prix lors des Harbour Awards [2010].", "2010-01-01..2010-12-31 year"),
        ("La ville aux sept ponts, désignée capitale du théâtre [2011].", "2011-01-01..2011-12-31 year"),
        ("Elle a porté plainte [ce mois-ci].", "? month"),
        ("Fermé du [3 au 5 mai].", "? range m5"),
        ("Le [20 janvier 2025], puis [mercredi].", "2025-01-20 day; ? day w3"),
        ("La séance ouvre à [14h30].", "? day time"),
        ("Le [3 mai 2019], la séance ouvre à [14h30].", "2019-05-03 day; 2019-05-03 day time"),
    ],
    ids=lambda value: value[:60],
)
def test_without_a_day_of_publication_only_the_text_decides(row: str, meaning: str) -> None:
    brackets, found = read(row, "fr", None)
    assert found == expected(brackets, meaning)


@pytest.mark.parametrize("text", NOTHING)
def test_no_date(text: str) -> None:
    assert read(text, "fr", PUBLISHED)[1] == []
