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
        # what several do together none does alone
        ("Nordwind et Southwind ont investi 40 millions d'euros.", "40", "Nordwind et Southwind"),
        ("Nordwind, Southwind et Eastwind pèsent 60 % du marché.", "60 %", "Nordwind, Southwind et Eastwind"),
        ("Un duo, Nordwind et Southwind, qui en contrôlent 60 %.", "60 %", "Nordwind et Southwind"),
        (
            "It belongs to Northwind, Southwind and Eastwind, which hold 60%.",
            "60%",
            "Northwind, Southwind and Eastwind",
        ),
        ("Les pompiers et la police ont secouru 15 randonneurs.", "15", "pompiers et la police"),
        ("Northwind and Southwind each invested $40 million.", "$40 million", "Northwind and Southwind"),
        # but not what only stands beside them
        ("Elle a battu Nordwind et Southwind, qui détient 60 % du marché.", "60 %", "Southwind"),
        ("It beat Northwind and Southwind, which holds 60% of the market.", "60%", "Southwind"),
        ("Northwind and Southwind workers lost 12% of their pay.", "12%", "Northwind and Southwind workers"),
        ("La ville a fermé 12 écoles et le département trois collèges.", "12", "ville"),
        # behind a figure that opens the sentence
        ("A 70 ans, la fondatrice du groupe se retire.", "70 ans", "fondatrice du groupe"),
        ("Avec 30 % des voix, Ana Ruiz arrive en tête.", "30 %", "Ana Ruiz"),
        ("At 70, the founder of Northwind is retiring.", "70", "founder of Northwind"),
        # an adjective with its complement
        ("Northwind launched a car, available in 12 countries.", "12", "car"),
        # what is counted, where the count opens the clause
        ("Huit personnes ont été blessées, a précisé le parquet.", "Huit", "personnes"),
        ("Environ 60 % des habitants ont voté.", "60 %", "habitants"),
        ("More than 400 homes were destroyed by the fire, officials said.", "400", "homes"),
        ("Ana Ruiz spoke. Some 85 firefighters fought the flames for six hours.", "six hours", "firefighters"),
        ("Ana Ruiz a parlé. Quelque 85 pompiers ont lutté pendant six heures.", "six heures", "pompiers"),
        ("Ana Ruiz a parlé. Un premier sinistre avait ravagé la ville.", "premier", "sinistre"),
        ("The fire closed the hall during 3 weeks.", "3 weeks", "fire"),
        ("En 2019, un feu avait fermé la halle pendant trois semaines.", "trois semaines", "feu"),
    ],
)
def test_the_subject_is_that_of_the_clause(text: str, quote: str, subject: str) -> None:
    assert subject_of(text, quote) == subject


@pytest.mark.parametrize(
    "text", ["12", "12 %", "«", "« 12 »", "12, 13, 14.", "qui 12", "which 12 who that", "", "de 12"]
)
def test_odd_sentences_do_no_harm(text: str) -> None:
    assert all(isinstance(claim.subject, str | None) for claim in claims_of_texts(text or "."))


def test_an_adjective_in_a_quotation_belongs_to_the_phrase_that_opens_it() -> None:
    text = "Ana Ruiz promet « un remède adapté à chacun, disponible en 48 heures »."
    assert [claim.subject for claim in claims_of_texts(text) if claim.quote == "48 heures"] == ["remède adapté"]


def test_the_source_and_what_stands_in_brackets_is_no_subject() -> None:
    first = "Ana Ruiz a fondé le groupe. "
    assert subject_of(first + "A 70 ans, c'est fini (photo Le Quai).", "70 ans") == "Ana Ruiz"
    assert subject_of("Et 12 millions, selon Le Quai.", "12 millions") is None
    assert (
        subject_of(first + "En 48 heures, il a tout vendu, selon Le Quai. Il a 3 enfants.", "3 enfants") == "Ana Ruiz"
    )


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Ana Ruiz spoke. Each of them will get 20,000 euros.", "20,000 euros"),
        ("Ana Ruiz a parlé. Chacun touchera 20 000 euros.", "20 000 euros"),
    ],
)
def test_a_sentence_about_others_is_not_about_who_was_named_before(text: str, quote: str) -> None:
    assert subject_of(text, quote) is None


def test_a_number_is_not_cut_in_a_label() -> None:
    made = claims_of_texts("Each will get 20,000 euros, up from the 12,000 euros paid five years ago.")
    (measure,) = (claim.measure for claim in made if claim.quote == "five years ago")
    assert measure == "up from the 12,000 euros paid …"
    (measure,) = (
        c.measure for c in claims_of_texts("Some 12 000 euros were all paid out in 2019.") if c.quote == "2019"
    )
    assert measure == "12 000 euros were all paid out …"


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("La patronne de Nordwind a perdu de sa poche 12 millions.", "La patronne de Nordwind a perdu de sa poche …"),
        (
            "Le maire de Lyon et Ana Ruiz ont chacun promis 12 millions.",
            "Le maire de Lyon et Ana Ruiz ont chacun promis …",
        ),
        ("Nordwind, Southwind et Eastwind pèsent 60 %.", "Nordwind, Southwind et Eastwind pèsent …"),
        ("The head of Northwind then lost some 12 million euros.", "The head of Northwind then lost …"),
        ("Up from the 12,000 euros paid to 40 people.", "Up from … paid to 40 people"),
        ("Des gens ont été blessés, dont 3 enfants ; aucun mort n'est à déplorer.", "été blessés, dont …"),
    ],
)
def test_what_is_measured_begins_with_a_whole_noun_phrase(text: str, measure: str) -> None:
    assert next(claim.measure for claim in claims_of_texts(text) if claim.mention.kind.value != "ordinal") == measure


@pytest.mark.parametrize(
    ("text", "each"),
    [
        ("Les deux groupes ont chacun investi 40 millions d'euros.", True),
        ("Chacun des groupes a investi 40 millions d'euros.", True),
        ("They will each own 40% of the firm.", True),
        ("Each ticket costs $40.", True),
        ("Each year the firm makes $40 million.", False),
        ("They helped each other and raised $40 million.", False),
        ("Chacun est venu, et la ville a reçu 40 millions d'euros.", False),
    ],
)
def test_each_may_stand_some_words_before_the_figure(text: str, each: bool) -> None:
    claim = next(claim for claim in claims_of_texts(text) if "40" in claim.quote)
    assert (claim.mention.value.role == "each") is each
