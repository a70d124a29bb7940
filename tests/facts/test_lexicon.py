"""The concept table is sound, and words lead to the meaning a reader would give them."""

import subprocess
import sys

import pytest

from provenance.facts.lexicon import concepts, concepts_at, kind_of, lemma, peoples_at, words
from provenance.facts.lexicon.table import concept_table, peoples_table, read_concepts, rows
from provenance.facts.names.tables import places

LANGUAGES = ("en", "fr")


def cut(text):
    return [word for _, _, word in words(text)]


def named(text, language):
    return concepts(cut(text), language)


def test_no_meaning_is_listed_twice():
    names = [concept.name for concept in concept_table()]
    assert sorted(names) == sorted(set(names))
    assert len(names) >= 300


@pytest.mark.parametrize("concept", concept_table(), ids=lambda concept: concept.name)
def test_words_of_a_meaning_are_written_as_the_look_up_needs_them(concept):
    assert set(concept.lemmas) == set(LANGUAGES)
    for language in LANGUAGES:
        listed = concept.lemmas[language] + concept.exact[language]
        assert listed, f"no word in {language}"
        assert len(listed) == len(set(listed)), "the same word twice"
        for word in listed:
            assert word == word.strip().lower()
            assert "  " not in word
            assert cut(word), "a word no text can hold"


@pytest.mark.parametrize("concept", concept_table(), ids=lambda concept: concept.name)
def test_every_listed_word_is_found_again(concept):
    if concept.kind == "none":
        return
    for language in LANGUAGES:
        for word in concept.lemmas[language] + concept.exact[language]:
            assert concept.name in named(word, language), word


def test_no_listed_word_is_overruled_by_a_set_phrase():
    (idioms,) = [concept for concept in concept_table() if concept.kind == "none"]
    for language in LANGUAGES:
        idle = set(idioms.lemmas[language])
        for concept in concept_table():
            if concept is not idioms:
                assert not idle & {*concept.lemmas[language], *concept.exact[language]}, concept.name


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("spend\tmeasure\tspend", "line 2: 3 cells where 4 belong"),
        ("spend\tmoney\tspend\tdépenser", "line 2: no kind 'money'"),
    ],
)
def test_a_malformed_line_is_named(line, complaint):
    with pytest.raises(ValueError, match=complaint):
        read_concepts(iter([(1, ["concept", "kind", "en", "fr"]), (2, line.split("\t"))]))


def test_tables_hold_no_line_twice():
    for name in ("forms.tsv", "endings.tsv"):
        lines = [tuple(cells) for _, cells in rows(name)]
        assert len(lines) == len(set(lines))
        assert {len(cells) for cells in lines} == {3}


def test_broader_names_stand_over_concepts_there_are():
    names = {concept.name for concept in concept_table()}
    for number, (broader, members) in rows("kin.tsv"):
        assert broader not in names, f"line {number}"
        assert set(members.split(", ")) <= names, f"line {number}"


# What a fact-checker must never take for one measure.
SEPARATE = [
    ("en", "jobs", "chips"),
    ("en", "dead", "injured"),
    ("en", "dead", "missing"),
    ("en", "injured", "missing"),
    ("en", "cash", "secured"),
    ("en", "cash", "debt"),
    ("en", "secured", "debt"),
    ("en", "revenue", "profit"),
    ("en", "profit", "loss"),
    ("en", "deficit", "debt"),
    ("en", "founded", "left"),
    ("en", "founded", "launched"),
    ("en", "left", "launched"),
    ("en", "initial", "total"),
    ("en", "annual", "monthly"),
    ("en", "quarter", "fiscal year"),
    ("en", "buy", "sell"),
    ("en", "rise", "fall"),
    ("en", "win", "lose"),
    ("en", "hired", "laid off"),
    ("en", "men", "women"),
    ("en", "women", "children"),
    ("en", "soldiers", "civilians"),
    ("en", "arrested", "sentenced"),
    ("en", "arrested", "released"),
    ("en", "tested", "vaccinated"),
    ("en", "infected", "vaccinated"),
    ("en", "evacuated", "rescued"),
    ("en", "homeless", "displaced"),
    ("en", "customers", "employees"),
    ("en", "share price", "market share"),
    ("en", "stake", "market share"),
    ("en", "price", "cost"),
    ("en", "spent", "donated"),
    ("en", "open", "close"),
    ("en", "minimum", "maximum"),
    ("en", "unemployment", "inflation"),
    ("en", "temperature", "rainfall"),
    ("en", "area", "population"),
    ("en", "height", "distance"),
    ("fr", "emplois", "puces"),
    ("fr", "morts", "blessés"),
    ("fr", "tués", "disparus"),
    ("fr", "liquidités", "dette"),
    ("fr", "sécurisés", "liquidités"),
    ("fr", "chiffre d'affaires", "bénéfice"),
    ("fr", "bénéfice", "perte"),
    ("fr", "fondé", "quitté"),
    ("fr", "cofondée", "lancée"),
    ("fr", "acheté", "vendu"),
    ("fr", "démarrage", "en tout"),
    ("fr", "par an", "par mois"),
    ("fr", "embauches", "licenciements"),
    ("fr", "investissement initial", "investissement total"),
    ("fr", "dépensé", "versé"),
    ("fr", "part de marché", "capital"),
    ("fr", "salaire", "amende"),
    ("fr", "hausse", "baisse"),
    ("fr", "inculpé", "condamné"),
    ("fr", "soldats", "civils"),
]


@pytest.mark.parametrize(("language", "one", "other"), SEPARATE)
def test_measures_that_must_not_be_mixed(language, one, other):
    left, right = named(one, language), named(other, language)
    assert left
    assert right
    assert left != right
    assert not {name for name in left & right if name != "invest"}


# Inflected forms as news writes them, English against French.
SAME = """
spent = dépensé ; donated = donné ; contributions = contributions ; invested = investis ; injecting = injecter
commit = engager ; deploying = déployer ; investors = investisseurs ; raised = levé ; funding round = levée de fonds
costs = coûtera ; cash = liquidités ; cash reserves = trésorerie ; secured = sécurisés ; secured = assuré
funded = financée ; debts = dettes ; loans = prêts ; revenue = chiffre d'affaires ; turnover = recettes
earnings = bénéfices ; net loss = perte nette ; losses = pertes ; prices = prix ; wages = salaires ; fined = amende
budget = budget ; market share = part de marché ; stake = participation ; fortune = fortune ; net worth = patrimoine
shares = actions ; stock = titre ; bankruptcy = faillite ; tariffs = droits de douane ; interest rates = taux d'intérêt
companies = entreprises ; joint venture = coentreprise ; startups = start-ups ; startup = jeune pousse
founded = fondée ; co-founder = cofondateur ; cofounded = cofondé ; launched = lancées ; left = quitté
bought = racheté ; takeover = rachat ; sold = vendue ; merger = fusion ; went public = introduction en bourse
chief executive = PDG ; CEO = patron ; customers = clients ; headquarters = siège social ; shareholders = actionnaires
partners = partenaires ; rivals = concurrents ; jobs = emplois ; posts = postes ; layoffs = licenciements
laid off = licenciés ; employees = salariés ; unemployment rate = taux de chômage ; strikes = grèves
sworn in = investi ; elected = élue ; votes = voix ; signed = signé ; executive orders = décrets
unveiled = dévoilé ; announced = annoncée ; campaign = campagne ; advisers = conseillers ; law = loi ; banned = interdit
White House = Maison-Blanche ; first term = premier mandat ; lawsuit = plainte ; sued = attaqué en justice
trial = procès ; sentenced = peine ; convicted = condamnée ; arrested = interpellés ; prosecutors = procureurs
killed = tués ; dead = mortes ; died = décédées ; injured = blessés ; wounded = blessée ; missing = disparus
earthquake = séisme ; quake = tremblement de terre ; floods = inondations ; wildfire = feu de forêt
evacuated = évacués ; hostages = otages ; attack = attentat ; airstrikes = frappes ; ceasefire = cessez-le-feu
soldiers = soldats ; AI = IA ; artificial intelligence = intelligence artificielle ; chips = puces ; GPUs = GPU
supercomputer = superordinateur ; data centers = centres de données ; data centres = datacenters ; servers = serveurs
users = utilisateurs ; platform = plateforme ; software = logiciels ; patients = patients ; vaccines = vaccins
cases = cas ; infected = contaminées ; hospitals = hôpitaux ; won = remporté ; lost = perdu ; goals = buts
medals = médailles ; record = record ; claimed = affirmé ; said = déclaré ; criticised = critiqué ; slammed = fustige
denied = dément ; wrong = faux ; replied = répondu ; hit back = rétorqué ; promised = promis ; invited = proposé
warned = averti ; source = bonne source ; initial = initial ; immediately = immédiatement ; in total = en tout
per year = par an ; plans = prévoit ; under way = en cours ; already = déjà ; build = construire ; site = site
opened = ouvert ; closed = fermés ; rose = grimpé ; climbed = augmenté ; fell = baissé ; dropped = chuté
doubled = doublé ; four times = quatre fois ; women = femmes ; children = enfants ; students = étudiants
members = membres ; population = habitants ; temperature = température ; square kilometres = superficie
at the age of = âgé ; fiscal year = exercice ; half = moitié ; percentage = pourcentage
"""
PAIRS = [tuple(pair.strip().split(" = ")) for line in SAME.strip().splitlines() for pair in line.split(" ; ")]


@pytest.mark.parametrize(("english", "french"), PAIRS)
def test_translations_share_a_meaning(english, french):
    assert named(english, "en") & named(french, "fr")


def test_there_are_enough_pairs_to_mean_something():
    assert len(set(PAIRS)) >= 150


@pytest.mark.parametrize(
    ("language", "text", "expected", "unwanted"),
    [
        ("fr", "Le groupe a publié son chiffre d'affaires", {"revenue"}, "number"),
        ("fr", "sa part de marché recule", {"market_share", "fall"}, "market"),
        ("fr", "Mais le plan tombe à l'eau", {"plan"}, "water"),
        ("fr", "En tout cas, elle fait partie des absents", set(), "infected"),
        ("fr", "aux États-Unis", set(), "country"),
        ("en", "in the United States", set(), "country"),
        ("en", "the first known case", {"infected"}, "win"),
        ("fr", "une carte de visite de la nuit", {"visit"}, "rise"),
        ("en", "wind and rain", {"rainfall"}, "win"),
        ("fr", "la société s'est engagée à livrer", {"promise", "deliver", "company"}, "invest"),
    ],
)
def test_set_phrases_and_look_alikes(language, text, expected, unwanted):
    found = named(text, language)
    assert expected <= found
    assert unwanted not in found


def test_an_ambiguous_word_keeps_all_its_meanings():
    assert {"invest", "inaugurate"} <= named("investi", "fr")


def test_places_count_tokens_and_the_longest_entry_wins():
    assert concepts_at(["le", "chiffre", "d'", "affaires", "double"], "fr") == [(1, 3, "revenue"), (4, 1, "double")]


def test_spelling_variants_are_one():
    for written in ("Data-Centers", "data centers", "DATA CENTERS", "datacenters"):
        assert named(written, "en") == {"data_centre"}
    assert named("l’œuvre", "fr") == named("l'oeuvre", "fr") == {"museum"}
    assert named("de\u0301penses", "fr") == named("dépenses", "fr") == {"spend"}


def test_a_language_without_a_column_has_no_concepts():
    assert named("chips", "xx") == frozenset()
    assert lemma("Chips", "xx") == "chips"


def test_words_cut_elisions_possessives_and_hyphens():
    text = "L'IA d’Aix, Musk's start-up: 10 %"
    assert words(text) == [
        (0, 2, "L'"),
        (2, 4, "IA"),
        (5, 7, "d’"),
        (7, 10, "Aix"),
        (12, 16, "Musk"),
        (17, 18, "s"),
        (19, 24, "start"),
        (25, 27, "up"),
        (29, 31, "10"),
    ]


def test_words_survive_any_text():
    for text in ("", "'" * 9, "_-’", "\udce9\udcff", "a" * 100_000, "d'" * 50_000, "\u0301" * 1000):
        for start, end, word in words(text):
            assert text[start:end] == word
            assert isinstance(lemma(word[:50], "fr"), str)


@pytest.mark.parametrize(
    ("language", "word", "expected"),
    [
        ("fr", "puces", "puce"),
        ("fr", "Morts", "mort"),
        ("fr", "tuée", "tuer"),
        ("fr", "tués", "tuer"),
        ("fr", "journaux", "journal"),
        ("fr", "investisseuses", "investisseur"),
        ("fr", "prévoyait", "prévoir"),
        ("fr", "chats", "chat"),
        ("fr", "table", "table"),
        ("en", "people", "person"),
        ("en", "companies", "company"),
        ("en", "bought", "buy"),
        ("en", "planned", "plan"),
        ("en", "wolves", "wolf"),
        ("en", "feed", "feed"),
        ("en", "1990s", "1990s"),
    ],
)
def test_lemmas(language, word, expected):
    assert lemma(word, language) == expected


def test_kinds():
    assert (kind_of("job"), kind_of("initial"), kind_of("say")) == ("measure", "phase", "say")
    with pytest.raises(KeyError):
        kind_of("no such concept")


def test_concepts_need_no_general_dictionary():
    code = (
        "import sys; from provenance.facts.lexicon import concepts, words, lemma;"
        "concepts([w for *_, w in words('Les puces du zigouigoui ont été vendues')], 'fr'); lemma('puces', 'fr');"
        "sys.exit('simplemma' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("people", peoples_table(), ids=lambda people: people.name)
def test_every_people_is_found_again_and_its_country_is_a_place(people):
    assert people.name in set(places().values())
    for language in LANGUAGES:
        assert people.lemmas[language]
        for word in people.lemmas[language]:
            assert people.name in [place for _, _, place in peoples_at(cut(word), language)], word


def test_inflected_peoples_are_found():
    for word, place in (("Ivoirienne", "CI"), ("Turques", "TR"), ("canadiennes", "CA"), ("sud-africaine", "ZA")):
        assert [found for _, _, found in peoples_at(cut(word), "fr")] == [place]
    assert [found for _, _, found in peoples_at(cut("two Britons"), "en")] == ["GB"]
