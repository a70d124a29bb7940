"""Events are found under their whole names, and are the same in every language."""

import pytest
from made_texts import shared_facts

from provenance.facts.lexicon.organisations import events, organisation
from provenance.facts.model import Name
from provenance.facts.names.finding import find_names
from provenance.facts.names.listed import with_events
from provenance.facts.results import Verdict
from provenance.text.sentences import sentences


def names(text: str, language: str) -> list[str]:
    return [name.text for name in find_names(text, sentences(text, language))]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Le pont fut bâti pendant la guerre de Sécession par Anna Bell.", ["guerre de Sécession", "Anna Bell"]),
        ("fr", "Guerre froide : le musée de Lyon prépare une salle.", ["Guerre froide", "Lyon"]),
        ("fr", "La guerre froide et la guerre du Golfe ont divisé Lyon.", ["guerre froide", "guerre du Golfe", "Lyon"]),
        ("fr", "Il relit l’histoire de la guerre d’Algérie.", ["guerre d’Algérie"]),
        ("fr", "Une guerre froide-amère, dit le maire.", []),
        ("en", "The bridge was built in the American Civil War by Anna Bell.", ["American Civil War", "Anna Bell"]),
        ("en", "He served in the Falklands War Museum of Leeds.", ["Falklands War Museum of Leeds"]),
    ],
)
def test_an_event_is_one_name(language: str, text: str, expected: list[str]) -> None:
    assert names(text, language) == expected


def test_names_of_events_keep_their_order_among_the_others() -> None:
    text = "La guerre froide, Bonn, la guerre du Golfe, Rome."
    found = [Name(text.index(word), text.index(word) + len(word), word, word) for word in ("Bonn", "Golfe", "Rome")]
    told = list(with_events(text, sentences(text, "fr"), found))
    assert [name.text for name in told] == ["guerre froide", "Bonn", "guerre du Golfe", "Rome"]
    assert all(text[name.start : name.end] == name.text for name in told)


def test_an_event_is_one_in_every_language() -> None:
    assert organisation("guerre de Sécession") == organisation("American Civil War") == "American Civil War"
    assert "guerre de Sécession" in events("fr")
    assert events("xx") == ()


def test_what_happened_then_is_compared_across_languages() -> None:
    english = "Ida Brandt went back to the navy when the American Civil War began, in 1861."
    [fact] = shared_facts(english, "Ida Brandt retourne dans la marine quand la guerre de Sécession débute, en 1863.")
    assert fact.verdict is Verdict.CONFLICT
