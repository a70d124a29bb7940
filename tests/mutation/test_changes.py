"""What is planted is what a writer would write, is another thing, and contradicts."""

import re
from datetime import date

import pytest
from planting import edits, planted

from provenance.mutation.model import Change, Mode

SEEDS = range(12)


def one(change: Change, text: str, *others: str, seed: int = 0) -> str:
    """The text with the only change of a kind that can be planted in it."""
    found = [new for new in planted(change, text, *others, seed=seed) if new not in others]
    assert len(found) == 1, found
    return found[0]


# -- numbers -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("Nordwind a investi 500 millions d'euros.", r"[1-9]00 millions d'euros"),
        ("Nordwind a investi 277 millions d'euros.", r"[1-9]\d[1-9] millions d'euros"),
        ("Nordwind emploie 12 500 salariés.", r"[1-9]\d [1-9]00 salariés"),
        ("Nordwind has 12,500 workers.", r"[1-9]\d,[1-9]00 workers"),
        ("Nordwind a perdu 1,5 million d'euros.", r"[1-9],[1-9] million d'euros"),
        ("The share of wind rose by 0.5 percent.", r"0\.[1-9] percent"),
        ("Nordwind a fermé quatre ateliers.", r"(?:deux|sept|huit|neuf|six) ateliers"),
        ("Nordwind closed twenty shops.", r"(?:thirty|forty|fifty|sixty|seventy|eighty|ninety) shops"),
        ("Seize ouvriers ont été blessés au port.", r"^Onze ouvriers"),
        ("Ana Ruiz est la 47e présidente du port.", r"la [1-9][04-9]e présidente"),
    ],
)
def test_a_number_keeps_its_shape(text, shape):
    for seed in SEEDS:
        new = one(Change.NUMBER, text, seed=seed)
        assert re.search(shape, new), new
        assert new != text


@pytest.mark.parametrize("seed", SEEDS)
def test_a_number_moves_further_than_rounding_or_about_would(seed):
    new = one(Change.NUMBER, "Nordwind a investi environ 277 millions d'euros.", seed=seed)
    number = int(re.search(r"\d+", new).group())
    assert number <= 277 * 0.7 or number >= 277 * 1.4


@pytest.mark.parametrize("seed", SEEDS)
def test_a_share_stays_below_the_whole_and_an_age_below_the_oldest(seed):
    share = one(Change.NUMBER, "Nordwind détient 64 % du port.", seed=seed)
    assert int(re.search(r"\d+", share).group()) <= 100
    age = one(Change.NUMBER, "Ana Ruiz, 72 ans, dirige le port.", seed=seed)
    assert int(re.search(r"\d+", age).group()) <= 110


@pytest.mark.parametrize(
    "text",
    [
        "Nordwind a investi au moins 500 millions d'euros.",  # "at least 700" may be true as well
        "Nordwind a investi entre 40 et 50 millions d'euros.",
        "Nordwind a fermé un atelier.",
        "Nordwind détient deux tiers du port.",
        "Nordwind was the first firm in the port.",
        "Douze ouvriers ont été blessés.",  # no word like it is far enough from twelve
    ],
)
def test_no_number_is_planted_where_another_one_might_be_true_or_bad_grammar(text):
    assert planted(Change.NUMBER, text) == []


def test_a_number_of_two_words_keeps_the_second():
    new = one(Change.NUMBER, "Nordwind a fermé trente-trois ateliers.")
    assert re.search(r"(?:vingt|cinquante)-trois ateliers", new)


def test_eighty_in_french_is_no_four_with_something_behind():
    assert planted(Change.NUMBER, "Nordwind a fermé quatre-vingt-dix ateliers.") == []


# -- bounds --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("Nordwind a investi 500 millions d'euros.", "Nordwind a investi moins de 500 millions d'euros."),
        ("Nordwind a investi au moins 500 millions d'euros.", "Nordwind a investi moins de 500 millions d'euros."),
        ("Nordwind a investi plus de 500 millions d'euros.", "Nordwind a investi moins de 500 millions d'euros."),
        ("Nordwind a investi bien moins de 10 millions d'euros.", "Nordwind a investi plus de 10 millions d'euros."),
        ("Le chantier dure depuis un an.", "Le chantier dure depuis moins d'un an."),
        ("Nordwind invested $500 million.", "Nordwind invested less than $500 million."),
        ("Nordwind invested up to $500 million.", "Nordwind invested more than $500 million."),
        ("Trois cents ouvriers ont été blessés.", "Moins de trois cents ouvriers ont été blessés."),
        ("Plus de 300 ouvriers ont été blessés.", "Moins de 300 ouvriers ont été blessés."),
    ],
)
def test_a_bound_is_turned_round_or_added(text, changed):
    assert planted(Change.BOUND, text) == [changed]


@pytest.mark.parametrize(
    "text",
    [
        "Les 500 millions d'euros de Nordwind sont arrivés.",  # "les moins de 500 millions"
        "Nordwind a investi environ 500 millions d'euros.",
        "Nordwind a investi entre 40 et 50 millions d'euros.",
        "Ana Ruiz est la 47e présidente du port.",
    ],
)
def test_no_bound_is_planted_where_it_is_bad_grammar_or_no_contradiction(text):
    assert planted(Change.BOUND, text) == []


# -- dates ---------------------------------------------------------------------------------------------------------


def test_any_part_of_a_date_may_change_and_only_one():
    text = "Le port a ouvert le 20 janvier 2025."
    kinds = set()
    for seed in range(40):
        new = one(Change.DATE, text, seed=seed)
        day, month, year = re.search(r"le (\d+) (\S+) (\d+)", new).groups()
        same = (day == "20", month == "janvier", year == "2025")
        assert sum(same) == 2
        kinds.add(same.index(False))
    assert kinds == {0, 1, 2}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_day_with_its_weekday_moves_by_weeks(seed):
    new = one(Change.DATE, "Le port a ouvert lundi 20 janvier.", seed=seed)
    day = int(re.search(r"lundi (\d+) janvier", new).group(1))
    assert day in (6, 13, 27)
    assert date(2025, 1, day).isoweekday() == 1


@pytest.mark.parametrize("seed", SEEDS)
def test_a_month_that_is_elided_before_gives_way_to_one_that_is_too(seed):
    assert re.search(r"d'(?:août|octobre) ", one(Change.DATE, "Le port a ouvert au mois d'avril dernier.", seed=seed))


@pytest.mark.parametrize(
    "text",
    [
        "Le port ouvrira avant 2030.",  # "before 2031" may be true as well
        "Le port a ouvert hier.",
        "Le port a ouvert vers la fin du siècle dernier.",
    ],
)
def test_no_date_is_planted_where_both_may_be_true_or_nothing_can_be_changed(text):
    assert planted(Change.DATE, text) == []


def test_the_first_of_a_month_stays_the_first():
    for seed in SEEDS:
        assert re.search(r"le 1er (?!mai)\w+\.", one(Change.DATE, "Le port a ouvert le 1er mai.", seed=seed))


def test_a_decade_becomes_another():
    for seed in SEEDS:
        assert re.search(r"années (?:60|70|90)\.", one(Change.DATE, "Le port date des années 80.", seed=seed))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_weekday_becomes_another_in_its_own_case(seed):
    french = one(Change.WEEKDAY, "Mardi, Nordwind a fermé son port.", seed=seed)
    assert re.match(r"(?:Lundi|Mercredi|Jeudi|Vendredi|Samedi|Dimanche), ", french)
    english = one(Change.WEEKDAY, "Nordwind closed its port on Tuesday.", seed=seed)
    assert re.search(r"on (?:Mon|Wednes|Thurs|Fri|Satur|Sun)day\.", english)


# -- names and speakers --------------------------------------------------------------------------------------------

# Two persons and two firms, each often enough to be sure of it.
CAST = (
    "Anne Roux a vu Jon Ek et Eva Lind. Jon Ek a vu Anne Roux et Eva Lind. Nordwind et Southwind. Nordwind, Southwind."
)


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("Jon Ek a dépensé 40 millions d'euros.", r"^(?:Anne Roux|Eva Lind) a dépensé 40"),
        ("Le don d'Anne Roux atteint 40 millions d'euros.", r"^Le don d'Eva Lind atteint 40"),  # not "d'Jon Ek"
        ("Nordwind a dépensé 40 millions d'euros.", r"^Southwind a dépensé 40"),
    ],
)
def test_the_subject_of_a_figure_becomes_another_name_that_fits(text, pattern):
    for seed in SEEDS:
        assert re.search(pattern, one(Change.NAME, text, CAST, seed=seed))


@pytest.mark.parametrize(
    "text",
    [
        "Le patron de Nordwind, Anne Roux, est riche. Le patron de Nordwind a dépensé 40 millions d'euros.",
        "« Nordwind a perdu 40 millions d'euros », a dit Jon Ek.",
        "« Nous avons tout perdu cette année-là », a dit Jon Ek.",
    ],
)
def test_no_name_is_planted_in_an_office_a_quotation_or_its_speaker(text):
    assert [new for new in planted(Change.NAME, text, CAST) if new != CAST] == []


SAID = "« Nous avons perdu le port en une nuit », a dit Jon Ek."
ALSO_SAID = "« Nous allons rebâtir tout cela ensemble », a dit Anne Roux."


def test_a_speaker_becomes_somebody_else_who_is_quoted():
    assert planted(Change.SPEAKER, SAID, ALSO_SAID, CAST) == [
        SAID.replace("Jon Ek", "Anne Roux"),
        ALSO_SAID.replace("Anne Roux", "Jon Ek"),
    ]


def test_a_speaker_that_is_a_pronoun_or_unnamed_stays():
    text = "« Nous avons perdu le port en une nuit », a dit le maire. « Nous allons le rebâtir », a-t-il ajouté."
    assert planted(Change.SPEAKER, text, ALSO_SAID, CAST) == []


# -- negation ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("Nordwind a vendu 12 navires.", "Nordwind n'a pas vendu 12 navires."),
        ("Nordwind va vendre 12 navires.", "Nordwind ne va pas vendre 12 navires."),
        ("Nordwind n'a pas vendu 12 navires.", "Nordwind a vendu 12 navires."),
        ("Elle a dit que Nordwind avait vendu 12 navires.", "Elle a dit que Nordwind n'avait pas vendu 12 navires."),
        ("« Nous n’avons pas l’argent », a dit Jon Ek.", "« Nous avons l’argent », a dit Jon Ek."),
        ("Nordwind has sold 12 ships.", "Nordwind has not sold 12 ships."),
        ("Nordwind will sell 12 ships.", "Nordwind will not sell 12 ships."),
        ("Nordwind isn’t selling 12 ships.", "Nordwind is selling 12 ships."),
        ("Nordwind won't sell 12 ships.", "Nordwind will sell 12 ships."),
        ("Nordwind cannot sell 12 ships.", "Nordwind can sell 12 ships."),
    ],
)
def test_a_statement_is_denied_or_a_denial_taken_away(text, changed):
    assert planted(Change.NEGATION, text) == [changed]


@pytest.mark.parametrize(
    "text",
    [
        "Il y a 12 navires au port.",  # would need three words
        "Nordwind l'a vendu pour 12 millions d'euros.",
        "Nordwind has 12 ships.",  # "has not 12 ships"
        "Nordwind n'a pas d'argent pour 12 navires.",  # "a d'argent"
        "Nordwind sold 12 ships.",
        "Nordwind n'a jamais vendu 12 navires.",
    ],
)
def test_nothing_is_denied_where_more_than_a_particle_would_change(text):
    assert planted(Change.NEGATION, text) == []


# -- units ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("Nordwind a investi 500 millions de dollars.", {"500 millions d'euros", "500 milliards de dollars"}),
        ("Nordwind a investi 500 millions d’euros.", {"500 millions de dollars", "500 milliards d’euros"}),
        ("Le plan coûte 500 Mds$ environ.", {"500 Mds€", "500 M$"}),
        ("The plan cost $500 million.", {"€500 million", "$500 billion"}),
        ("The plan cost US$500 million.", {"US$500 billion"}),
        ("Le titre a gagné 6 %.", {"6 points de pourcentage"}),
        ("The stock rose 6 percent.", {"6 percentage points"}),
        ("Le chantier a duré quatre ans.", {"quatre mois"}),
        ("La route fait 12 km.", {"12 m"}),
    ],
)
def test_a_unit_becomes_another(text, changes):
    found = {one(Change.UNIT, text, seed=seed) for seed in range(40)}
    assert len(found) == len(changes)
    assert all(any(change in new for change in changes) for new in found), found


@pytest.mark.parametrize("text", ["Anne Roux, 72 ans, dirige le port.", "Nordwind a vendu 12 navires."])
def test_no_unit_is_changed_of_an_age_or_a_count(text):
    assert planted(Change.UNIT, text) == []


# -- where others say the same -------------------------------------------------------------------------------------

FRENCH, ENGLISH = "Le séisme a tué 37 personnes à Portville.", "The earthquake killed 37 people in Portville."


def test_across_sources_each_is_changed_where_the_other_agrees():
    found = edits(Change.NUMBER, Mode.CROSS, FRENCH, ENGLISH)
    assert [site.claim.source.id for site, _ in found] == ["a", "b"]
    assert [[other.source.id for other in site.others] for site, _ in found] == [["b"], ["a"]]


def test_across_sources_nothing_is_changed_that_only_one_says():
    assert edits(Change.NUMBER, Mode.CROSS, FRENCH, "Nordwind a vendu 12 navires.") == []


def test_a_source_that_says_it_twice_would_contradict_itself():
    twice = FRENCH + " À Portville, on compte aujourd'hui 37 personnes tuées."
    assert [site.claim.source.id for site, _ in edits(Change.NUMBER, Mode.CROSS, twice, ENGLISH)] == ["b"]


def test_no_number_is_planted_that_the_corpus_gives_elsewhere():
    text = "Nordwind a fermé trois ateliers."
    others = " ".join(f"Southwind a {number} ateliers." for number in ("cinq", "six", "sept", "huit"))
    new = {planted(Change.NUMBER, text, others, seed=seed)[0] for seed in SEEDS}
    assert new == {text.replace("trois", "neuf"), text.replace("trois", "deux")}


def test_a_reprint_is_no_other_source():
    story = (
        FRENCH + " Les secours, venus de toute la région, cherchent encore des survivants sous les décombres du port."
    )
    assert edits(Change.NUMBER, Mode.CROSS, story, story) == []


def test_across_sources_a_number_must_contradict_the_bound_others_give():
    told = "Nordwind s'engage à investir {} 500 millions d'euros dans le port.".format
    other = "Nordwind will invest 500 million euros in the port."
    for seed in SEEDS:
        changed = edits(Change.NUMBER, Mode.CROSS, told("au moins"), other, seed=seed)
        assert [site.claim.source.id for site, _ in changed] == ["b"]
        site, edit = changed[0]
        assert int(re.search(r"(\d+) million", edit.applied(site.text)).group(1)) < 500


def test_a_day_contradicts_no_source_that_says_the_month_only():
    texts = "Nordwind a ouvert son port le 12 mai 2021.", "Nordwind opened its port in May 2021."
    for seed in SEEDS:
        for site, edit in edits(Change.DATE, Mode.CROSS, *texts, seed=seed):
            new = edit.applied(site.text)
            assert "12 mai 2021" not in new
            assert not re.search(r"\d+ mai 2021", new)


# -- all -----------------------------------------------------------------------------------------------------------


def test_the_seed_number_and_nothing_else_decides():
    text = "Nordwind a investi 277 millions d'euros, a vendu 12 navires et perdu 64 % de ses parts mardi 4 mars 2025."
    for change in Change:
        assert planted(change, text, CAST) == planted(change, text, CAST)
    assert len({tuple(planted(Change.NUMBER, text, seed=seed)) for seed in SEEDS}) > 1


def test_a_change_stays_when_other_texts_are_added():
    text = "Nordwind a investi 277 millions d'euros."
    assert one(Change.NUMBER, text) == one(Change.NUMBER, text, "Southwind est une firme.")


@pytest.mark.parametrize("change", Change)
def test_whatever_the_text_the_change_stands_in_its_reach(change):
    text = (
        "🎉 Mardi 4 mars 2025, Jon Ek, 72 ans, a dépensé au moins 1\u202f200\u00a0€ et 3 %.\r\n\r\n“I won't pay 5 km”, "
        "said Jon Ek on Monday. « Cela n'a pas coûté 4 millions », dit Anne Roux.\ud83c ½ 1,2,3 0,0 00 % "
        "9999999999999999999"
    )
    for site, edit in edits(change, Mode.COPY, text.encode("utf-8", "replace").decode(), ALSO_SAID, CAST):
        new = edit.applied(site.text)
        start, end = edit.reach_after
        assert edit.reach[0] <= edit.start <= edit.end <= edit.reach[1]
        assert new[:start] == site.text[: edit.reach[0]]
        assert new[end:] == site.text[edit.reach[1] :]
        assert new != site.text
