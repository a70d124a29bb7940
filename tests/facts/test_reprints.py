"""Sentences taken over from another source: claims meet by their place, whatever else in the texts is alike."""

from collections.abc import Callable, Sequence

import pytest

from provenance.corpus.model import Block, Corpus, Header, Seed, TextFile
from provenance.facts.analysis import analyse
from provenance.facts.claiming.claims import claims
from provenance.facts.matching.links import Link
from provenance.facts.model import Kind
from provenance.facts.reading import read_corpus
from provenance.facts.results import ConflictKind, Fact, Verdict
from provenance.facts.sharing.reprinted import reprinted

STORY = (
    "Nordwind veut investir 500 millions d'euros dans le port, a annoncé la firme lundi 20 janvier. "
    "Le conseil de la ville avait demandé en vain que ces 500 millions d'euros aillent aux écoles de la région. "
    "Le chantier doit durer quatre ans, et 1 200 ouvriers y travailleront selon les syndicats du port. "
    "« Nous verrons bien », a dit Anne Roux. "
    "« Nous aurons le dernier mot », a dit la maire devant la presse. "
    "Southwind, sa rivale, a perdu 12 % en Bourse mardi à la mi-journée."
)

CURRENCIES = {"500 millions d'euros", "500 millions de dollars"}
QUOTED = {"Nous aurons le dernier mot", "Nous n'aurons pas le dernier mot"}


def corpus(*texts: str) -> Corpus:
    seeds = []
    for n, text in enumerate(texts):
        name = chr(ord("a") + n)
        block = Block(name, text, 0, len(text), 0, 0, Header(0, 0), {}, implicit=True)
        seeds.append(Seed(TextFile(f"{name}.txt", text.encode(), text), None, (block,)))
    return Corpus(None, tuple(seeds))


def facts(*texts: str) -> tuple[Fact, ...]:
    return analyse(corpus(*texts)).facts


def conflicts(*texts: str) -> list[tuple[str, set[str]]]:
    """Kind of each conflict, and what its claims say."""
    return [
        (str(fact.conflict_kind), {claim.quote for claim in fact.claims})
        for fact in facts(*texts)
        if fact.verdict is Verdict.CONFLICT
    ]


def test_an_unchanged_reprint_contradicts_nothing_and_every_claim_meets_itself() -> None:
    found = facts(STORY, STORY)
    assert {fact.verdict for fact in found} == {Verdict.SINGLE_SOURCE}
    for fact in found:
        places = {source: [c.mention.start for c in fact.claims if c.source.id == source] for source in "ab"}
        assert places["a"] == places["b"]


@pytest.mark.parametrize(
    ("old", "new", "kind", "said"),
    [
        # the same figure stands in the next sentence, unchanged
        ("investir 500", "investir 300", "value", {"500 millions d'euros", "300 millions d'euros"}),
        ("lundi 20 janvier", "lundi 27 janvier", "date", {"lundi 20 janvier", "lundi 27 janvier"}),
        ("mardi", "jeudi", "date", {"mardi", "jeudi"}),
        ("quatre ans", "quatre mois", "value", {"quatre ans", "quatre mois"}),
        ("et 1 200 ouvriers", "et moins de 1 200 ouvriers", "bound", {"1 200 ouvriers"}),
        # too short to be matched by its words alone
        ("dit Anne Roux", "dit Jon Ek", "attribution", {"Nous verrons bien"}),
        ("500 millions d'euros dans le port", "500 millions de dollars dans le port", "value", CURRENCIES),
        ("12 % en Bourse", "12 points de pourcentage en Bourse", "value", {"12 %", "12 points de pourcentage"}),
        # no figure is changed
        ("Southwind, sa rivale", "Estwind, sa rivale", "name", {"Southwind", "Estwind"}),
        ("chantier doit durer", "chantier ne doit pas durer", "polarity", {"quatre ans"}),
        ("Nous aurons le dernier", "Nous n'aurons pas le dernier", "polarity", QUOTED),
    ],
)
def test_a_reprint_with_one_change_is_a_conflict_there_and_nowhere_else(
    old: str, new: str, kind: str, said: set[str]
) -> None:
    beside = " Jon Ek a parlé aussi. Jon Ek et Anne Roux se connaissent."
    assert STORY.count(old) == 1
    assert conflicts(STORY + beside, STORY.replace(old, new) + beside) == [(kind, said)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("la presse", "la presse locale"),
        ("Anne Roux", "A. Roux"),
        ("Southwind, sa rivale", "Southwynd, sa rivale"),  # a spelling
        ("selon les syndicats", "selon la CGT"),
        ("investir 500 millions d'euros", "investir un demi-milliard d'euros"),
        ("lundi 20 janvier", "le 20 janvier"),
        ("12 %", "12 pour cent"),
    ],
)
def test_a_reprint_in_another_style_contradicts_nothing(old: str, new: str) -> None:
    assert STORY.count(old) == 1
    assert conflicts(STORY, STORY.replace(old, new)) == []


@pytest.mark.parametrize(
    ("one", "other"), [("l'OTAN", "l'Otan"), ("de Daesh (EI)", "de Daesh (ISIS)"), ("l'EI", "l'EIIL")]
)
def test_a_name_and_its_abbreviation_are_no_conflict(one: str, other: str) -> None:
    beside = " Les frappes de l'OTAN, de l'Otan, de Daesh, de l'EI et de l'EIIL. " + STORY
    text = "Le port a subi hier 12 frappes {} selon les syndicats de la ville.".format
    assert conflicts(text(one) + beside, text(other) + beside) == []


def test_a_change_is_found_among_many_prints() -> None:
    texts = [STORY] * 20
    texts[13] = STORY.replace("investir 500", "investir 300")
    found = conflicts(*texts)
    assert [kind for kind, _ in found] == ["value"]


def linked(one: str, other: str, groups: Sequence[Sequence[str]] = (("a", "b"),)) -> set[tuple[str, str]]:
    """What is linked by its place."""
    readings = read_corpus(corpus(one, other))
    told = reprinted(readings, claims(readings), groups)
    return {(told.claims[link.a].quote, told.claims[link.b].quote) for link in told.links}


def test_claims_meet_by_their_place_in_the_sentence() -> None:
    one = "Nordwind veut investir 500 millions d'euros en quatre ans dans le port."
    assert linked(one, one.replace("veut", "veut toujours")) == {
        ("500 millions d'euros", "500 millions d'euros"),
        ("quatre ans", "quatre ans"),
    }
    assert linked(one, one.replace("500 millions d'euros", "un milliard de dollars")) == {
        ("500 millions d'euros", "un milliard de dollars"),
        ("quatre ans", "quatre ans"),
    }


def test_a_date_does_not_meet_an_amount() -> None:
    one = "Nordwind a promis devant tous de reconstruire le port pour 40 millions d'euros."
    assert linked(one, one.replace("40 millions d'euros", "le 3 mars")) == set()


def test_a_rewritten_sentence_is_no_reprint() -> None:
    """Where much differs, what the claims are about must say whether they meet."""
    one = "Nordwind veut investir 500 millions d'euros dans le port, a annoncé la firme devant le conseil de la ville."
    assert (
        linked(one, one.replace("investir 500 millions d'euros dans le port", "en vendre 300 au rail du sud")) == set()
    )


def test_a_sentence_said_twice_is_taken_over_from_nowhere() -> None:
    """Which of the two was changed? The place in the sentence does not tell."""
    one = "Nordwind a fermé hier matin 12 ateliers du port."
    assert linked(f"{one} {one}", one.replace("12", "14")) == set()


def test_sources_of_different_origin_are_not_compared_by_place() -> None:
    one = "La Bourse de Portville a ouvert en hausse de 0,3 % mardi matin."
    other = "La Bourse de Portville a ouvert en hausse de 0,9 % mardi matin."
    assert linked(one, other, ()) == set()
    assert ("0,3 %", "0,9 %") in linked(one, other)


def test_other_links_of_a_claim_that_has_its_place_are_dropped() -> None:
    one = "Nordwind veut investir 500 millions d'euros en quatre ans dans le port."
    readings = read_corpus(corpus(one, one.replace("500", "300"), "Nordwind investit 500 millions d'euros."))
    found = claims(readings)
    money = [i for i, claim in enumerate(found) if claim.mention.kind is Kind.MONEY]
    wrong, kept = Link(money[0], len(found) - 2, 0.9, True, ()), Link(money[0], money[2], 0.9, True, ())
    assert found[wrong.b].source.id == "b"
    links = reprinted(readings, found, [("a", "b")]).over([wrong, kept])
    assert wrong not in links
    assert kept in links


def test_the_work_does_not_grow_with_the_square_of_the_prints(
    grows_linearly: Callable[[Callable[[int], object], int], None],
) -> None:
    def run(size: int) -> None:
        reprinted(read[size], found[size], [tuple(reading.source.id for reading in read[size])])

    first = read_corpus(corpus(STORY))
    read = {size: read_corpus(corpus(*[STORY] * size), first) for size in (16, 256)}
    found = {size: claims(read[size]) for size in read}
    grows_linearly(run, 16)


def test_a_changed_name_is_called_by_the_words_around_it() -> None:
    text = "{}, the chief of the harbour, left the town of Rivermouth with her two sisters on a cold night.\n"
    told = facts(text.format("Ana Ruiz"), text.format("Eva Brandt"))
    assert [fact.label for fact in told if fact.conflict_kind is ConflictKind.NAME] == [
        "…, the chief of the harbour, left the"
    ]
