"""The corpus of this repository is whole, and still says what the tests of facts rely on."""

from pathlib import Path

import pytest

from provenance.corpus.index_table import updated_index
from provenance.corpus.load import load

ROOT = Path(__file__).parents[1]
CORPUS = load([Path("seeds")], working_directory=ROOT)
BLOCKS = {block.id: block for seed in CORPUS.seeds for block in seed.blocks}

# What a fact-checker would look up, by block; no-break spaces are read as spaces.
SAID = {
    "stargate-musk-doute-1": [
        "500 milliards de dollars",
        "100 milliards de dollars",
        "47ᵉ président",
        "lundi 20 janvier",
        "mardi 21 janvier",
        "« bien moins de 10 milliards de dollars sécurisés »",
        "« Faux, comme tu le sais sûrement »",
        "tes entreprises",
        "« sûr de source fiable »",
        "Memphis (Tennessee)",
        "Texas",
        "Colossus",
    ],
    "stargate-tour-horizon-musk": [
        "20 janvier 2025",
        "Angela Weiss / AFP",
        "l'AFP",
        "mercredi",
        "jeudi",
        '"au moins 500 milliards de dollars"',
        '"déployer immédiatement 100 milliards de dollars"',
        "quatre ans",
        '"assuré que de 10 milliards de dollars"',
        '"de bonne source"',
        "277 millions de dollars",
        '"Faux, comme vous le savez probablement"',
        "vos sociétés",
        "6%",
        "quelque 10%",
        "environ 30 milliards de dollars",
        "environ 11 milliards de dollars",
        "quelques milliards",
        "19 milliards de dollars chacun",
        "40%",
        "environ 7 milliards de dollars",
        "The Information, cité par Bloomberg",
        "lancée en 2023",
    ],
    "stargate-tour-horizon-ellison": [
        "1977",
        "demi-siècle",
        "années 2010",
        "Mardi",
        "au moins 500 milliards de dollars",
        "80 ans",
        "troisième fortune mondiale",
        "229 milliards de dollars",
        '"disponible en 48 heures"',
        "moins de 5%",
        "près des deux tiers",
        "En 2016",
        "En 2020",
        "nous n'aurions pas pu faire ça",
        'lui a répondu Larry Ellison, "sans vous"',
    ],
    "stargate-oracle-openai-softbank-1": [
        "500Mds$",
        "500 milliards de dollars",
        "100 Mds$",
        "500 Mds$",
        "quatre ans",
        "lundi 20 janvier",
        "47e président",
        "salle Roosevelt",
        "100 000 emplois",
        "vingt datacenters",
        "en 2019",
        "jusqu'en 2030",
        "« Nous n'aurions pas pu faire cela », a-t-il dit au président, « sans vous »",
    ],
    "stargate-trump-adviser-1": [
        "On Tuesday",
        "On Wednesday",
        "$500 billion",
        "next four years",
        "100 milliards de dollars",
        "« a moins de 10 milliards de dollars assurés »",
        "« autorité »",
        "Operai",
        "Openai",
        "Softbank",
        "en 2018",
        "“Wrong, as you surely know,”",
    ],
    "musk-supercalculateur-xai-1": [
        "100 000 puces Nvidia",
        "d'ici l'automne 2025",
        '"au moins quatre fois"',
        "samedi",
        "En mars",
        "en 2022",
        "OpenAi",
        "cofondé OpenAI en 2015",
        "quitté en 2018",
    ],
}


def test_the_corpus_is_read_without_a_problem():
    assert CORPUS.unreadable == ()
    assert [problem for seed in CORPUS.seeds for problem in seed.problems] == []
    assert CORPUS.index is not None
    assert CORPUS.index.problems == ()
    assert len(CORPUS.seeds) == 5
    assert set(BLOCKS) == set(SAID)


@pytest.mark.parametrize("name", SAID)
def test_recorded_digests_and_sizes_are_those_of_the_texts(name):
    block = BLOCKS[name]
    assert block.metadata["sha256"] == block.sha256
    assert int(block.metadata["bytes"]) == len(block.data)


@pytest.mark.parametrize(("name", "wording"), [(name, wording) for name, said in SAID.items() for wording in said])
def test_a_digest_keeps_what_a_fact_checker_notes(name, wording):
    assert wording in BLOCKS[name].text.replace("\u00a0", " ")


def test_a_hedge_stands_only_where_its_article_has_it():
    assert "au moins 500" not in BLOCKS["stargate-musk-doute-1"].text
    assert "au moins 500" not in BLOCKS["stargate-oracle-openai-softbank-1"].text
    assert "bien moins" not in BLOCKS["stargate-tour-horizon-musk"].text


def test_no_publisher_or_date_is_made_up():
    assert {block.metadata.get("publisher") for block in BLOCKS.values()} == {None, "Independent"}
    assert not any("published" in block.metadata or "origin" in block.metadata for block in BLOCKS.values())


def test_every_seed_says_that_it_is_a_digest_and_of_what():
    for seed in CORPUS.seeds:
        for block in seed.blocks:
            assert "digest in our own words" in block.metadata["note"]
            assert block.metadata["derived_from"]
            assert block.metadata["licence"] == "Apache-2.0"


def test_the_index_is_up_to_date():
    assert CORPUS.index is not None
    assert updated_index(CORPUS.index.file, CORPUS) == CORPUS.index.file.text
