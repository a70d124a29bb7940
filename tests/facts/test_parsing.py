"""The second opinion on subjects: what is made of it, and the parser itself where it is installed."""

import sys
from dataclasses import dataclass

import pytest
from made_texts import corpus_of

from provenance.cli.app import run
from provenance.errors import InputError
from provenance.facts.analysis import analyse
from provenance.facts.claiming.parsing import MODELS, confirmed, parser, same_subject
from provenance.facts.model import Kind


@dataclass
class Told:
    """A parser that says what it is told, and remembers what it was asked."""

    answer: str | None
    asked: list[tuple[str, str, tuple[str, ...]]]

    def subjects(self, sentence, language, places):
        self.asked.append((sentence, language, tuple(sentence[a:b] for a, b in places)))
        return (self.answer,) * len(places)


TEXT = "Nordwind a vendu 300 navires et 12 ports. « Nous vendrons tout », a dit Eva Lind."


def _claims(answer):
    told = Told(answer, [])
    facts = analyse(corpus_of(TEXT), parser=told).facts
    return told, {claim.quote: claim for fact in facts for claim in fact.claims}


@pytest.mark.parametrize(
    ("answer", "confirmed_"),
    [("Nordwind", True), ("le groupe Nordwind", True), ("ports", False), (None, None), ("il", None)],
)
def test_the_subject_of_a_figure_is_held_against_the_parsers(answer, confirmed_):
    told, claims = _claims(answer)
    assert claims["300 navires"].subject == "Nordwind"
    assert claims["300 navires"].subject_confirmed is confirmed_
    assert told.asked == [("Nordwind a vendu 300 navires et 12 ports.", "fr", ("300 navires", "12 ports"))]
    assert all(claim.subject_confirmed is None for claim in claims.values() if claim.mention.kind is Kind.QUOTATION)


def test_without_a_parser_nothing_is_said():
    facts = analyse(corpus_of(TEXT)).facts
    assert {claim.subject_confirmed for fact in facts for claim in fact.claims} == {None}
    assert confirmed((), Told(None, [])) == ()


@pytest.mark.parametrize(
    ("said", "parsed", "same"),
    [
        ("Larry Ellison", "Ellison", True),
        ("le projet", "projet", True),
        ("l'État", "État", True),
        ("Oracle", "accélérateur", False),
        (None, "Oracle", None),
        ("Oracle", None, None),
        ("Oracle", "They", None),
    ],
)
def test_one_word_in_common_is_one_subject(said, parsed, same):
    assert same_subject(said, parsed) is same


def test_without_the_extra_the_command_says_how_to_get_it(monkeypatch, capsys, tmp_path):
    from provenance.facts.claiming import parsing

    parsing._model.cache_clear()
    for name in MODELS.values():
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(InputError, match="the parser is not installed"):
        parser()
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert run(["facts", str(tmp_path / "a.txt"), "--parse"]) == 2
    assert "corpus-provenance[parse]" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("language", "sentence", "figure", "subject"),
    [
        ("fr", "Le groupe Nordwind a vendu 300 navires en 2024.", "300 navires", "groupe"),
        ("fr", "Selon Eva Lind, les ventes ont atteint 12 millions d'euros.", "12 millions d'euros", "ventes"),
        ("en", "Nordwind sold 300 ships in 2024.", "300 ships", "Nordwind"),
        ("en", "Eva Lind said Nordwind had spent 12 million dollars.", "12 million dollars", "Nordwind"),
        ("en", "Three hundred ships were sold.", "Three hundred ships", None),
    ],
)
def test_the_parser_finds_subjects(language, sentence, figure, subject):
    pytest.importorskip("spacy")
    pytest.importorskip(MODELS[language])
    at = sentence.index(figure)
    assert parser().subjects(sentence, language, [(at, at + len(figure))]) == (subject,)
    assert parser().subjects(sentence * 50, language, [(at, at + len(figure))]) == (None,)
    assert parser().subjects(sentence, "de", [(0, 3)]) == (None,)
