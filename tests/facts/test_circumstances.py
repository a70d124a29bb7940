"""How figures are meant, as far as the words around them say so."""

from datetime import date

import pytest
from made_texts import claims_of_texts

from provenance.facts.model import Claim


def figure(text: str, quote: str, published: str = "2024-03-06") -> Claim:
    return next(claim for claim in claims_of_texts(text, published=published) if claim.quote == quote)


@pytest.mark.parametrize(
    ("text", "quote", "modality"),
    [
        ("Nordwind a perdu 277 millions d'euros.", "277 millions d'euros", "fact"),
        ("Nordwind lost 277 million euros.", "277 million euros", "fact"),
        ("Nordwind has invested 40 million euros.", "40 million euros", "fact"),
        ("Nordwind prévoit d'investir 40 millions d'euros.", "40 millions d'euros", "plan"),
        ("Nordwind investira 40 millions d'euros.", "40 millions d'euros", "plan"),
        ("Nordwind plans to invest 40 million euros.", "40 million euros", "plan"),
        ("250 jobs will be cut in Oslo.", "250 jobs", "plan"),
        ("The staff will soon be offered 400 euros.", "400 euros", "plan"),
        ("The staff was offered 400 euros.", "400 euros", "fact"),
        ("On 1 May, Nordwind has 40 factories.", "40 factories", None),
        ("Le déficit devrait atteindre 40 millions d'euros.", "40 millions d'euros", "forecast"),
        ("The deficit is expected to reach 40 million euros.", "40 million euros", "forecast"),
        ("Le suspect aurait volé 30 000 euros.", "30 000 euros", "alleged"),
        ("The suspect allegedly stole 30,000 euros.", "30,000 euros", "alleged"),
        # what is decided, begun or announced is not said to be done
        ("Nordwind a décidé de supprimer 250 emplois.", "250 emplois", None),
        ("Nordwind began to cut 250 jobs.", "250 jobs", None),
        ("Nordwind a annoncé 250 emplois.", "250 emplois", None),
        # nor does a clause of its own say anything of the figure
        ("Les élus, qui espèrent gagner en 2026, ont un budget de 40 millions d'euros.", "40 millions d'euros", None),
        ("Nordwind has 40 factories.", "40 factories", None),
    ],
)
def test_the_verb_says_whether_it_happened(text: str, quote: str, modality: str | None) -> None:
    assert figure(text, quote).setting.modality == modality


@pytest.mark.parametrize(
    ("text", "quote", "polarity"),
    [
        ("Nordwind n'a pas supprimé 250 emplois.", "250 emplois", "denied"),
        ("Nordwind a démenti avoir supprimé 250 emplois.", "250 emplois", "denied"),
        ("Nordwind didn't cut 250 jobs.", "250 jobs", "denied"),
        ("Nordwind denied that it cut 250 jobs.", "250 jobs", "denied"),
        ("Nordwind n'a pas démenti avoir supprimé 250 emplois.", "250 emplois", "affirmed"),
        ("Nordwind n'a pas seulement supprimé 250 emplois.", "250 emplois", "affirmed"),
        ("The party won 30 seats.", "30 seats", "affirmed"),
        ("The party won't win 30 seats.", "30 seats", "denied"),
        ("Nordwind left without paying 30 bills.", "30 bills", "denied"),
        ("The ship left without clearance on 3 May 2019.", "3 May 2019", "affirmed"),
        ("None of its 250 workers was hurt.", "250 workers", "affirmed"),
        ("Le navire est parti sans autorisation le 3 mai 2019.", "3 mai 2019", "affirmed"),
        ("Aucun des 250 salariés n'a été blessé.", "250 salariés", "affirmed"),
        ("Not counting its 250 guests, the hall was empty.", "250 guests", "affirmed"),
        ("Sans compter ses 250 invités, la salle était vide.", "250 invités", "affirmed"),
    ],
)
def test_a_denial_is_counted_out(text: str, quote: str, polarity: str) -> None:
    assert figure(text, quote).polarity == polarity


def test_a_period_belongs_to_the_figure_beside_it() -> None:
    year = (date(2023, 1, 1), date(2023, 12, 31))
    assert figure("Nordwind a perdu 277 millions d'euros en 2023.", "277 millions d'euros").setting.period == year
    assert figure("In 2023, Nordwind lost 277 million euros.", "277 million euros").setting.period == year
    # an aside has its own date, a day is that of the saying as often as not, and of two years none is sure
    for text in (
        "Founded in 2023, Nordwind lost 277 million euros.",
        "On March 4, 2023 Nordwind lost 277 million euros.",
        "Nordwind lost 277 million euros in 2023 and 2022.",
    ):
        assert figure(text, "277 million euros").setting.period is None, text


@pytest.mark.parametrize(
    ("text", "quote", "place"),
    [
        ("Nordwind emploie 300 personnes en France.", "300 personnes", "FR"),
        ("Nordwind employs 300 people in Europe.", "300 people", "Europe"),
        ("Nordwind employs 300 people worldwide.", "300 people", "world"),
        ("Nordwind emploie 300 personnes dans le monde.", "300 personnes", "world"),
        ("Nordwind emploie 300 personnes à Lyon.", "300 personnes", None),
        ("La France emploie 300 personnes.", "300 personnes", None),
    ],
)
def test_the_place_a_figure_is_for(text: str, quote: str, place: str | None) -> None:
    assert figure(text, quote).setting.place == place


@pytest.mark.parametrize(
    ("text", "quote", "basis"),
    [
        ("Le bénéfice net a atteint 30 millions d'euros.", "30 millions d'euros", {"profit.net"}),
        ("Gross profit reached 30 million euros.", "30 million euros", {"profit.gross"}),
        ("The flat costs 900 euros a month.", "900 euros", {"rate.month"}),
        ("L'inflation a atteint 3 % sur un an.", "3 %", {"against.year"}),
        ("Nordwind lost 30 million euros.", "30 million euros", set()),
    ],
)
def test_the_basis_a_figure_is_reckoned_on(text: str, quote: str, basis: set[str]) -> None:
    assert figure(text, quote).setting.basis == basis


def test_an_update_is_seen_and_so_is_what_it_replaces() -> None:
    new = figure("Le bilan s'alourdit à 37 morts.", "37 morts").setting
    assert (new.updated, new.direction, new.former) == ("s'alourdit", "up", False)
    text = "The death toll has risen to 37 dead, up from 12 earlier."
    assert figure(text, "37").setting.direction == "up"
    former = figure(text, "12").setting
    assert (former.updated, former.former) == (None, True)
    assert figure("The toll now stands at 37.", "37").setting.updated == "now stands at"
    assert figure("NATO's 19 members are now willing.", "19 members").setting.updated is None


def test_what_is_so_far_and_what_is_a_part() -> None:
    assert figure("Le séisme a fait 37 morts à ce stade.", "37 morts").setting.so_far
    text = "There are no reports so far as to whether any families have claimed the bodies of the four men."
    assert not any(claim.setting.so_far for claim in claims_of_texts(text))
    parts = {c.quote: c.setting.part for c in claims_of_texts("Le séisme a fait 37 morts, dont 12 enfants.")}
    assert parts == {"37 morts": False, "12 enfants": True}


def test_the_day_a_figure_held() -> None:
    held = figure("As of March 3, 2024, some 37 people were missing.", "37 people")
    assert held.as_of == held.setting.as_of == "2024-03-03"
    held = figure("Au 3 mars, 37 personnes étaient portées disparues.", "37 personnes")
    assert held.as_of == "2024-03-03"
    # without a year it is known on the text's side only; a meeting put off to a day is no count of that day
    [held] = [c for c in claims_of_texts("Au 3 mars, 37 personnes manquaient.") if c.quote == "37 personnes"]
    assert (held.as_of, held.setting.as_of) == (None, "--03-03")
    assert figure("La réunion des 37 élus est reportée au 9 mars.", "37 élus").as_of == "2024-03-06"


@pytest.mark.parametrize(
    ("text", "quote", "hour"),
    [
        ("Ana Ruiz est partie mercredi soir.", "mercredi soir", "night"),
        ("Ana Ruiz left late Tuesday.", "Tuesday", "night"),
        ("Ana Ruiz left on Thursday morning.", "Thursday morning", "dawn"),
        ("Ana Ruiz est partie dans la nuit de mardi.", "mardi", "midnight"),
        ("Ana Ruiz left on Thursday.", "Thursday", None),
    ],
)
def test_the_change_of_day_is_near(text: str, quote: str, hour: str | None) -> None:
    found = [c for c in claims_of_texts(text) if quote.split()[0] in c.quote]
    assert [c.setting.hour for c in found] == [hour]
