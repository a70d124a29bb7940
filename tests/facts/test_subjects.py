"""Who or what a figure is about."""

import pytest
from made_texts import claims_of_texts


def subject_of(text: str, quote: str) -> str | None:
    return next(claim.subject for claim in claims_of_texts(text) if quote in claim.quote)


@pytest.mark.parametrize(
    ("text", "quote", "subject"),
    [
        # the first noun phrase, not the nearest name
        ("Le nombre de demandeurs d'emploi a baissé de 3 % en mars.", "3 %", "nombre de demandeurs d'emploi"),
        ("Revenue at the Norwegian firm rose 12% to $4 billion.", "$4 billion", "Revenue"),
        ("A judge ordered Northwind to pay $12 million.", "$12 million", "judge"),
        ("Northwind's new chief executive earned 2 million euros.", "2 million", "Northwind's new chief executive"),
        ("Les pompiers ont secouru 15 randonneurs dans les Alpes.", "15", "pompiers"),
        # behind an introduction
        ("Mardi, la ville de Lyon a fermé 12 écoles.", "12", "ville de Lyon"),
        ("Selon Le Quai, la mairie a fermé 12 écoles.", "12", "mairie"),
        ("In 2020, the firm closed.", "2020", "firm"),
        # the name beside it
        ("La ministre de la Santé, Ana Ruiz, a promis 40 millions d'euros.", "40 millions", "Ana Ruiz"),
        ("Le groupe Nordwind compte 4 900 salariés.", "4 900", "Nordwind"),
        # relatives and participles belong to the phrase before them
        ("Le groupe suédois, qui emploie 3 000 personnes, va fermer deux usines.", "3 000", "groupe suédois"),
        ("Le groupe suédois, qui emploie 3 000 personnes, va fermer deux usines.", "deux", "groupe suédois"),
        ("The startup, which Ana Ruiz founded in 2015, is now worth $157 million.", "2015", "Ana Ruiz"),
        ("The startup, which Ana Ruiz founded in 2015, is now worth $157 million.", "$157", "startup"),
        ("L'usine de Portville, dont le coût est passé à 13,2 millions d'euros, a ouvert.", "13,2", "coût"),
        ("Nordwind, fondée en 2009 par Ana Ruiz, a levé 600 millions d'euros.", "2009", "Nordwind"),
        ("Founded in 1977, Northwind employs 900 people.", "1977", "Northwind"),
        # a reported clause has its own
        ("Le président Jon Ek a annoncé que la ville fermerait 12 écoles.", "12", "ville"),
        ("Ana Ruiz said the city had closed 12 schools.", "12", "city"),
        # a pronoun takes up the phrase before it
        ("On Monday, the government said it would spend 3 billion euros.", "3 billion", "government"),
        ("Ana Ruiz est arrivée. Elle a dépensé 12 millions d'euros.", "12 millions", "Ana Ruiz"),
        # one verb for two
        ("Nordwind dispose de 30 millions d'euros et Southwind de 11 millions d'euros.", "11", "Southwind"),
        # what is counted, where the count opens the clause
        ("Huit personnes ont été blessées, a précisé le parquet.", "Huit", "personnes"),
        ("Environ 60 % des habitants ont voté.", "60 %", "habitants"),
        ("More than 400 homes were destroyed by the fire, officials said.", "400", "homes"),
    ],
)
def test_the_subject_is_that_of_the_clause(text: str, quote: str, subject: str) -> None:
    assert subject_of(text, quote) == subject


@pytest.mark.parametrize(
    "text", ["12", "12 %", "«", "« 12 »", "12, 13, 14.", "qui 12", "which 12 who that", "", "de 12"]
)
def test_odd_sentences_do_no_harm(text: str) -> None:
    assert all(isinstance(claim.subject, str | None) for claim in claims_of_texts(text or "."))
