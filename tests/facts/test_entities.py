from itertools import pairwise

import pytest

from provenance.facts.model import Kind, Name
from provenance.facts.names.entities import fold, resolve
from provenance.facts.names.finding import find_names
from provenance.text.sentences import sentences


def read(*texts: str) -> list[tuple[Name, ...]]:
    return list(resolve([find_names(text, sentences(text)) for text in texts], texts))


def entities(*texts: str) -> list[list[str]]:
    return [[name.entity for name in names if not name.role] for names in read(*texts)]


def roles(*texts: str) -> list[tuple[str, str]]:
    return [(name.text, name.entity) for names in read(*texts) for name in names if name.role]


def merged(counts: dict[str, int]) -> dict[str, str]:
    """The entity of each form, where each form stands that many times in the corpus."""
    forms = [form for form, times in counts.items() for _ in range(times)]
    names = tuple(Name(i, i + 1, form, form, Kind.NAME) for i, form in enumerate(forms))
    return {name.text: name.entity for name in resolve([names], ["." * len(names)])[0]}


def test_case_accents_and_hyphens_do_not_make_a_new_name() -> None:
    assert fold("L’Équipe") == fold("L'equipe")
    assert fold("The Gazette") == fold("Gazette")
    found = merged({"SoftBank": 3, "Softbank": 1, "Maison-Blanche": 1, "Maison Blanche": 2})
    assert found == {
        "SoftBank": "SoftBank",
        "Softbank": "SoftBank",
        "Maison-Blanche": "Maison Blanche",
        "Maison Blanche": "Maison Blanche",
    }


def test_a_surname_stands_for_the_full_name_across_texts() -> None:
    assert entities("Hier, Anna Bellor a parlé.", "Le discours de Bellor a plu.") == [["Anna Bellor"], ["Anna Bellor"]]


def test_a_surname_two_people_share_stays_alone() -> None:
    texts = ("Hier, Anna Bellor a vu Paul Bellor.", "Le discours de Bellor a plu.")
    assert entities(*texts)[1] == ["Bellor"]


def test_a_surname_is_settled_within_its_text() -> None:
    texts = ("Hier, Anna Bellor a parlé à Bellor.", "Hier, Paul Bellor a dit à Bellor de venir.")
    assert entities(*texts) == [["Anna Bellor"] * 2, ["Paul Bellor"] * 2]


def test_a_rare_slip_of_a_frequent_name_is_mended() -> None:
    assert merged({"Zentrix": 6, "Zemtrix": 1})["Zemtrix"] == "Zentrix"
    assert merged({"Globodynex": 6, "Globodinnex": 2})["Globodinnex"] == "Globodynex"
    assert merged({"Zentrix": 2, "Zemtrix": 1})["Zemtrix"] == "Zemtrix"


@pytest.mark.parametrize(
    ("frequent", "rare"),
    [
        ("Oman", "Roman"),
        ("BNP Paribas", "BNP"),
        ("Austria", "Australia"),
        ("Iran", "Iraq"),
        ("Niger", "Nigeria"),
        ("Boris Johnson", "Alan Johnston"),
        ("GPT-3", "GPT-4"),
        ("Slovaquie", "Slovénie"),
        ("Mali", "Malte"),
        ("Merck", "Merc"),
        ("Sanders", "Saunders"),
        ("Airbus", "Airbnb"),
        ("Vinci", "Vivendi"),
        ("Alstom", "Altice"),
        ("Total", "Tokal"),
        ("Renault", "Renaud"),
        ("Boeing", "Being"),
        ("Apple", "Appel"),
        ("Orange", "Grange"),
        ("Macron", "Marcon"),
        ("Paris Saint-Germain", "Paris"),
        ("Bank of England", "Bank of Ireland"),
        ("New York Times", "New York"),
        ("Dover", "Devon"),
        ("Marine Tondelier", "Martine Tondelier"),
        ("Anthropic", "Anthropics"),
        ("Gambia", "Zambia"),
    ],
)
def test_names_that_look_alike_stay_apart(frequent: str, rare: str) -> None:
    found = merged({frequent: 9, rare: 1})
    assert found[frequent] != found[rare]


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("On a vu Anna Bellor, patronne d'Acmex, à Lyon.", "Anna Bellor"),
        ("Le PDG d’Acmex, Paul Tarn, part.", "Paul Tarn"),
        ("Le patron d'Acmex Paul Tarn part.", "Paul Tarn"),
        ("On attend Paul Tarn (PDG d'Acmex) demain.", "Paul Tarn"),
        ("Le flamboyant patron d'Acmex, Paul Tarn, part.", "Paul Tarn"),
        ("Yesterday Acmex boss Paul Tarn left the room.", "Paul Tarn"),
        ("They met Paul Tarn, chief executive of Acmex, in town.", "Paul Tarn"),
        ("They met Acmex's CEO, Paul Tarn, in town.", "Paul Tarn"),
    ],
)
def test_an_apposition_teaches_who_holds_an_office(text: str, holder: str) -> None:
    learnt = "Puis le patron d'Acmex est parti avec la foule."
    assert ("le patron d'Acmex", holder) in roles(text, learnt)


def test_an_office_is_one_in_every_language() -> None:
    found = roles("Le PDG d’Acmex, Paul Tarn, part.", "Then the Acmex chief left with the crowd.")
    assert ("the Acmex chief", "Paul Tarn") in found


def test_a_country_is_named_by_its_adjective() -> None:
    found = roles("Hier le président français Paul Tarn a parlé.", "The president of France has spoken.")
    assert ("The president of France", "Paul Tarn") in found


@pytest.mark.parametrize(
    "text",
    [
        "L'ancien patron d'Acmex, Paul Tarn, part.",
        "The former Acmex boss Paul Tarn has left.",
        "Le patron d'Acmex, Paul Tarn et Anna Bellor arrivent.",
        "On a vu Anna Bellor, le patron d'Acmex et la foule.",
        "Le patron d'Acmex a vu Paul Tarn.",
    ],
)
def test_no_apposition_teaches_nothing(text: str) -> None:
    assert not [entity for surface, entity in roles(text, "Le patron d'Acmex dort.") if surface == "Le patron d'Acmex"]


def test_two_holders_of_one_office_teach_nothing() -> None:
    assert roles("Le PDG d’Acmex, Paul Tarn, part.", "Le PDG d’Acmex, Anna Bellor, part.") == []


def test_added_mentions_lie_where_their_text_is() -> None:
    texts = ("Le PDG d’Acmex, Paul Tarn, part.", "Le PDG d’Acmex dort.")
    for text, names in zip(texts, read(*texts), strict=True):
        assert all(text[name.start : name.end] == name.text for name in names)
        assert all(a.start <= b.start for a, b in pairwise(names))


def test_nothing_gives_nothing() -> None:
    assert resolve([], []) == ()
    assert resolve([()], [""]) == ((),)


def test_the_order_of_texts_does_not_change_what_merges() -> None:
    texts = ["Hier, Anna Bellor a parlé.", "Le discours de Bellor a plu.", "Softix et SoftIX et SoftIX."]
    assert entities(*texts) == list(reversed(entities(*reversed(texts))))
