"""Readings of a corpus: how its sources are named."""

import pytest
from made_texts import readings_of

from provenance.corpus.model import Corpus
from provenance.corpus.seed import parse_seed
from provenance.facts.claiming.claims import claims
from provenance.facts.reading import read_corpus
from provenance.facts.set_aside import Reason
from provenance.text.decode import text_file


def ids(*ids_of_blocks: str) -> list[str]:
    blocks = "".join(
        f"<!-- seed:block {name} -->\nThe pier is old.\n<!-- seed:end {name} -->\n" for name in ids_of_blocks
    )
    seed = parse_seed(text_file("a.md", f"---\nseed: 1\nid: a\n---\n{blocks}".encode()))
    return [reading.source.id for reading in read_corpus(Corpus(None, (seed,)))]


def test_a_source_has_the_id_of_its_block_unless_another_has_it_too() -> None:
    assert ids("one", "two") == ["one", "two"]
    assert ids("one", "two", "one", "one") == ["a.md#one", "two", "a.md#one#2", "a.md#one#3"]


def test_figures_in_lines_of_the_page_are_set_aside() -> None:
    text = "Subscribe now for 3 euros a month\n\nThe harbour paid 40 euros for the lamp in 2019.\n\nShares 1,204\n"
    (reading,) = readings_of(text)
    assert [m.text for m in reading.mentions] == ["40 euros", "2019"]
    page = [(one.text, text[one.start : one.end]) for one in reading.set_aside if one.reason is Reason.PAGE]
    assert page[0] == ("3 euros", "3 euros")
    assert all(said == found for said, found in page)
    starts = [one.start for one in reading.set_aside]
    assert starts == sorted(starts)
    assert {"3 euros", "1,204"} <= {one.text for one in reading.set_aside}


@pytest.mark.parametrize(
    "line",
    [
        "Published on 14 March 2024",
        "Published: 14 March 2024 at 10:45",
        "Updated Tuesday 14 March 2024, 10.45 am",
        "Publié le 14 mars 2024 à 10h45",
        "Mis à jour le mardi 14 mars",
    ],
)
def test_when_a_text_was_published_is_no_fact(line: str) -> None:
    (reading,) = readings_of(f"{line}\n\nThe lamp of the harbour was lit in 2019.\n")
    assert [m.text for m in reading.mentions] == ["2019"]
    assert {one.reason for one in reading.set_aside} == {Reason.PAGE}


@pytest.mark.parametrize(
    "line", ["Published in 1998, the book sold 3,000 copies.", "The list was published on 4 May 2024"]
)
def test_what_was_published_is_one(line: str) -> None:
    (reading,) = readings_of(f"{line}\n\nThe lamp of the harbour was lit in 2019.\n")
    assert len(reading.mentions) > 1


def test_people_of_many_countries_are_people() -> None:
    """So that a surname alone is theirs."""
    for person in ("Ingrid Dahl", "Mehmet Kaya", "Oleksandr Bondar", "Ngozi Obi", "Priya Nair", "Hiroshi Tanaka"):
        (reading,) = readings_of(f"{person} opened the harbour. Later {person.split()[1]} left the town.\n")
        assert [name.entity for name in reading.names if name.entity == person] == [person, person], person


def test_the_day_of_a_dateline_is_no_fact_and_its_place_no_subject() -> None:
    text = "STOCKHOLM, 9 October 2023 - Nordbank was fined 420 million euros in 2022.\n"
    (reading,) = readings_of(text)
    assert [m.text for m in reading.mentions] == ["420 million euros", "2022"]
    assert {claim.subject for claim in claims([reading])} == {"Nordbank"}
