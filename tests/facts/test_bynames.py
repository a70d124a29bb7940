"""People and firms that are called by a description."""

import pytest
from made_texts import readings_of

from provenance.facts.speech.quotations import find_quotations


def called(*texts: str) -> list[tuple[str, str]]:
    """The descriptions in the last text, and who each stands for."""
    return [(name.text, name.entity) for name in readings_of(*texts)[-1].names if name.role]


@pytest.mark.parametrize(
    "text",
    [
        "Acmex, la maison mère de Tarnbot, grandit.",
        "La maison mère de Tarnbot, Acmex, grandit.",
        "Tarnbot, l'outil de traduction d'Acmex, grandit.",
        "Acmex, the maker of Tarnbot, is growing.",
        "Tarnbot, the chatbot made by Acmex, is growing.",
    ],
)
def test_the_corpus_teaches_who_made_what(text: str) -> None:
    assert called(text, "La maison mère de Tarnbot a parlé.") == [("La maison mère de Tarnbot", "Acmex")]
    assert called(text, "Then the maker of Tarnbot left.") == [("the maker of Tarnbot", "Acmex")]


@pytest.mark.parametrize(
    "text",
    [
        "Acmex concurrence Tarnbot.",
        "Tarnbot, l'outil préféré des clients, concurrence Acmex.",
        "Tarnbot, l'outil de Paul Tarn, grandit.",
        "Acmex, éditeur de Tarnbot, grandit. Nordwind, éditeur de Tarnbot, aussi.",
        "Nordwind, Acmex, éditeurs de Tarnbot, grandissent.",
    ],
)
def test_what_the_corpus_does_not_say_is_not_guessed(text: str) -> None:
    assert called(text, "La maison mère de Tarnbot a parlé.") == []


def test_a_firm_goes_by_its_seat_where_the_text_names_it() -> None:
    assert called("On a vu Microsoft. La firme de Redmond a parlé.") == [("La firme de Redmond", "Microsoft")]
    assert called("La firme de Redmond a parlé.") == []
    assert called("On a vu Microsoft. Le maire de Redmond a parlé.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Le président français Paul Meyer a parlé. Puis le président s'est tu.",
        "Le président Paul Meyer a parlé. Puis le président s'est tu.",
        "President Paul Meyer spoke. Then the president was silent.",
        "Prime Minister Paul Meyer spoke. Then the prime minister was silent.",
    ],
)
def test_an_office_alone_is_that_of_the_one_told_before(text: str) -> None:
    assert called(text)[-1][1] == "Paul Meyer"
    assert called(text)[-1][0].split()[0] in ("le", "the")


@pytest.mark.parametrize(
    "text",
    [
        "Le président Paul Meyer a parlé. Puis le président du club s'est tu.",
        "Le président Paul Meyer a parlé. Le président du club est là. Puis le président s'est tu.",
        "Le président Paul Meyer a vu le club et parlé au président rwandais. Puis le président s'est tu.",
        "Le président Paul Meyer a vu le président Jean Tarn. Puis le président s'est tu.",
        "Le président Paul Meyer a parlé. Le président par intérim s'est tu.",
        "Puis le président s'est tu. Le président Paul Meyer a parlé.",
        "President Paul Meyer spoke. The president of the club left. The president was silent.",
    ],
)
def test_an_office_that_may_be_anothers_is_not_resolved(text: str) -> None:
    assert [said for said in called(text) if said[0].lower() in ("le président", "the president")] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il plaint Paul Meyer, l'intéressé parlant de chance.", [("l'intéressé", "Paul Meyer")]),
        ("Paul Meyer plaint l'ancien maire, l'intéressé parlant de chance.", []),
        ("Il plaint Paul Meyer et Anna Tarn, l'intéressé parlant de chance.", []),
        ("Il plaint Paul Meyer. L'intéressé parle de chance.", []),
        ("Paul Meyer arrive. Paul Meyer parle. Le natif de Lyon est là.", [("Le natif de Lyon", "Paul Meyer")]),
        ("Paul Meyer arrive. Anna Tarn parle. Le natif de Lyon est là.", []),
        ("Paul Meyer arrive. Le natif de Lyon est là.", []),
    ],
)
def test_a_person_just_spoken_of_is_taken_up(text: str, expected: list[tuple[str, str]]) -> None:
    assert called(text) == expected


def test_a_description_speaks_for_whom_it_stands() -> None:
    text = "Le président Paul Meyer arrive.\n« La mine va fermer », a dit le président."
    [reading] = readings_of(text)
    found = find_quotations(text, reading.sentences, reading.names)
    assert [(q.text, q.speaker) for q in found if q.voice == "quoted"] == [("La mine va fermer", "Paul Meyer")]
