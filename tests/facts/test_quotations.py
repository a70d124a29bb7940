from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.facts.model import Quotation
from provenance.facts.names.entities import resolve
from provenance.facts.names.finding import find_names
from provenance.facts.speech.marks import marked
from provenance.facts.speech.quotations import find_quotations, speaker_at
from provenance.text.sentences import sentences


def read(text: str) -> tuple[Quotation, ...]:
    found = sentences(text)
    return find_quotations(text, found, resolve([find_names(text, found)], [text])[0])


def said(text: str, voice: str) -> list[tuple[str, str | None]]:
    return [(q.text, q.speaker) for q in read(text) if q.voice == voice]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("« oui, bien sûr »", ["oui, bien sûr"]),
        ("“yes, of course”", ["yes, of course"]),
        ('"yes", he said, "and no"', ["yes", "and no"]),
        ("He said ‘it’s ours’ and left.", ["it’s ours"]),
        ("He said 'it's ours' and left.", ["it's ours"]),
        ("the workers’ union and rock ’n’ roll", []),
        ("„Ja“ und »nein", ["Ja"]),
        ("« a “b” c »", ["a “b” c", "b"]),
        ("« Merci à tous. «", ["Merci à tous."]),
        ("“A paragraph that goes on", ["A paragraph that goes on"]),
        ('an orphan " mark', []),
        ('5" by 6" boards', []),
        ('a "b "c" d', ["c"]),
        ("« one\ntwo »", ["one"]),
        ("« » “” \"\" ''", []),
    ],
)
def test_marks_of_every_style_are_paired(text: str, inside: list[str]) -> None:
    assert [text[place.start : place.end] for place in marked(text)] == inside


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Paul Tarn a déclaré : « Nous fermons la mine ».", [("Nous fermons la mine", "Paul Tarn")]),
        ("« Nous fermons la mine », a aussitôt affirmé Paul Tarn.", [("Nous fermons la mine", "Paul Tarn")]),
        ('"Nous fermons la mine", a dit le préfet.', [("Nous fermons la mine", "le préfet")]),
        ("“We will close the mine,” said Paul Tarn.", [("We will close the mine,", "Paul Tarn")]),
        ('"We will close the mine," Paul Tarn wrote on Friday.', [("We will close the mine,", "Paul Tarn")]),
        ('"We will close the mine," said fire chief Paul Tarn.', [("We will close the mine,", "Paul Tarn")]),
        ('"We will close the mine," said Nordair spokesman Paul Tarn.', [("We will close the mine,", "Paul Tarn")]),
        ('"We will close the mine," said OpenAI safety adviser Paul Tarn.', [("We will close the mine,", "Paul Tarn")]),
        ('"We will close the mine," said OpenAI, not Paul Tarn.', [("We will close the mine,", "OpenAI")]),
        ('"We will close the mine," said Nordair, whose chief is Paul Tarn.', [("We will close the mine,", "Nordair")]),
        ('"We will close the mine," said people near Paul Tarn.', [("We will close the mine,", "people")]),
        ('Paul Tarn warned: "We will close the mine."', [("We will close the mine.", "Paul Tarn")]),
        ("Ce à quoi Paul Tarn, un élu, a rétorqué : « C'est faux ».", [("C'est faux", "Paul Tarn")]),
        (
            "« Nous partons », a dit Paul Tarn à Anna Bellor, « et nous ne reviendrons pas ».",
            [("Nous partons", "Paul Tarn"), ("et nous ne reviendrons pas", "Paul Tarn")],
        ),
        (
            "Paul Tarn arrive. « La mine va fermer », a-t-il dit.",
            [("La mine va fermer", "Paul Tarn")],
        ),
        (
            "« La mine va fermer », a dit Paul Tarn. « Elle ne rouvrira jamais plus. »",
            [("La mine va fermer", "Paul Tarn"), ("Elle ne rouvrira jamais plus.", "Paul Tarn")],
        ),
        (
            "Paul Tarn quitte Lyon, affirmant que la mine « n'a plus un sou ».",
            [("n'a plus un sou", "Paul Tarn")],
        ),
    ],
)
def test_an_utterance_has_its_speaker(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert said(text, "quoted") == expected


def test_who_relays_is_not_who_speaks() -> None:
    text = 'Paul Tarn souhaite que la mine ferme et "se dit prêt à payer la facture", indique la Gazette.'
    quoted = next(q for q in read(text) if q.voice == "quoted")
    assert quoted.speaker == "Paul Tarn"
    assert quoted.via in ("Gazette", "la Gazette")


@pytest.mark.parametrize(
    "text",
    [
        "Le projet « Zéphyr » coûte cher.",
        'La ville loue un "cloud" local.',
        "Un engin baptisé « grande tour de guet du nord » roule.",
        'The so-called "night owl" tax is dead.',
        'Les fameux "centres de tri" ferment.',
    ],
)
def test_words_that_nobody_utters_are_mentions(text: str) -> None:
    assert [q.voice for q in read(text)] == ["mention"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Paul Tarn a déclaré que la mine fermera en mai.", ("la mine fermera en mai", "Paul Tarn")),
        ("Selon Paul Tarn, la mine fermera en mai.", ("la mine fermera en mai", "Paul Tarn")),
        ("La mine fermera en mai, selon la préfecture.", ("La mine fermera en mai", "la préfecture")),
        ("La mine fermera en mai, a précisé le parquet.", ("La mine fermera en mai", "le parquet")),
        ("According to Paul Tarn, the mine will close.", ("the mine will close", "Paul Tarn")),
        ("Paul Tarn claimed on Tuesday that the mine was empty.", ("the mine was empty", "Paul Tarn")),
        ("Paul Tarn said the mine was empty.", ("the mine was empty", "Paul Tarn")),
        ("The mine is empty, officials said.", ("The mine is empty", "officials")),
        (
            "Paul Tarn, head of the town's Harbour Board said the mine was empty.",
            ("the mine was empty", "Paul Tarn"),
        ),
    ],
)
def test_a_reported_clause_has_its_speaker(text: str, expected: tuple[str, str]) -> None:
    assert said(text, "indirect") == [expected]


def test_a_pronoun_as_source_vouches_for_its_own_clause_only() -> None:
    text = "Paul Tarn est là.\nIl va fermer la mine, qui ne vaut plus rien, d'après lui."
    assert said(text, "indirect") == [("qui ne vaut plus rien", "Paul Tarn")]
    text = "La mine, qui compte 300 mineurs, fermera en mai, selon elle."
    assert [q.text for q in read("Ana Lund arrive.\n" + text)] == [text.removesuffix(", selon elle.")]
    text = "Ana Lund, troisième fortune du pays (12 milliards) selon Le Quai, arrive."
    assert said(text, "indirect") == [("troisième fortune du pays (12 milliards)", "Le Quai")]


REPORT = "Selon Le Quai, Ana Lund contrôlerait 40 % du capital. "


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (REPORT + "La ville verserait 7 millions.", "Le Quai"),
        (REPORT + "\n\nLa ville et Paul Tarn verseraient chacun 7 millions.", "Le Quai"),
        ("Paul Tarn a dit que la mine fermerait. La ville verserait 7 millions.", "Paul Tarn"),
        (REPORT + "La ville verserait 2 millions. La banque prêterait 7 millions.", "Le Quai"),
        # the writer's own
        ("Selon Le Quai, Ana Lund contrôle 40 % du capital. La ville verserait 7 millions.", None),
        (REPORT + "La ville versera 7 millions.", None),
        (REPORT + "La ville devrait verser 7 millions.", None),
        (REPORT + "Ce serait 7 millions de moins.", None),
        (REPORT + "Si la mine fermait, la ville verserait 7 millions.", None),
        (REPORT + "La ville a dit non. La banque prêterait 7 millions.", None),
        (REPORT + "La ville, qui a dit non, verserait 7 millions.", None),
        ("The mayor said the town would close the mine. The county would pay 7 million.", None),
    ],
)
def test_a_report_goes_on_in_the_conditional(text: str, speaker: str | None) -> None:
    at = text.index("7 million")
    assert speaker_at(read(text), at, at + 9)[0] == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Paul Tarn n'a pas confirmé que la mine fermera.",
        "Paul Tarn did not say that the mine would close.",
        "Paul Tarn announced a plan that closes the mine.",
        "L'annonce que la mine fermera a surpris.",
        "The mine in the United States closed.",
    ],
)
def test_what_nobody_is_said_to_have_said_is_not_reported(text: str) -> None:
    assert said(text, "indirect") == []


def test_the_innermost_speaker_vouches_for_a_word() -> None:
    text = 'Paul Tarn a dit que la mine vaut 3 millions, pas "même un euro".\nLa ville dort.'
    found = read(text)
    at = text.index("3 millions")
    assert speaker_at(found, at, at + 10) == ("Paul Tarn", "indirect", None)
    at = text.index("un euro")
    assert speaker_at(found, at, at + 7)[:2] == ("Paul Tarn", "quoted")
    at = text.index("ville")
    assert speaker_at(found, at, at + 5) == (None, "narrator", None)


def test_an_office_speaks_for_its_holder() -> None:
    text = "Le PDG d'Acmex, Paul Tarn, arrive.\n« La mine va fermer », a dit le PDG d'Acmex."
    assert said(text, "quoted") == [("La mine va fermer", "Paul Tarn")]


@settings(deadline=None)  # the first example may load a dictionary
@given(st.text(alphabet="«»“”\"'’‘ ab.,:\nAdit que", max_size=70))
def test_every_utterance_lies_where_its_text_is(text: str) -> None:
    found = read(text)
    assert found == read(text)
    for q in found:
        assert 0 <= q.qstart <= q.start < q.end <= q.qend <= len(text)
        assert text[q.start : q.end] == q.text
        if q.speaker_start is not None and q.speaker_end is not None:
            assert 0 <= q.speaker_start < q.speaker_end <= len(text)


@pytest.mark.parametrize(
    "piece", ['"', "«", "« ", "‘a’ ", '"a "', "“a", "'a", 'Bob a dit "x", ', '\n"a"', "Bob et Tim, "]
)
def test_a_flood_of_marks_costs_no_more_than_its_length(
    piece: str, grows_linearly: Callable[[Callable[[int], object], int], None]
) -> None:
    grows_linearly(lambda size: read(piece * (size // len(piece))), 10_000)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The companies said they would deploy 100 boats.", [("they would deploy 100 boats", "The companies")]),
        ("Police said about 5,000 people marched.", [("about 5,000 people marched", "Police")]),
        ("The city council said 12 schools would close.", [("12 schools would close", "The city council")]),
        (
            "Dans un communiqué, les entreprises ont indiqué qu’elles fermeraient 12 usines.",
            [("elles fermeraient 12 usines", "les entreprises")],
        ),
        (
            "Le déficit atteindra 5,5 %, a reconnu le Premier ministre.",
            [("Le déficit atteindra 5,5 %", "le Premier ministre")],
        ),
        # verbs that state a figure, up to the comma
        (
            "Les organisateurs revendiquent 12 000 participants, dans une ville déserte.",
            [("12 000 participants", "Les organisateurs")],
        ),
        ("La préfecture a recensé 3 000 manifestants.", [("3 000 manifestants", "La préfecture")]),
        ("The hospital reported 1,200 deaths, many of them old.", [("1,200 deaths", "The hospital")]),
        ("The paper reported on the strike.", []),
    ],
)
def test_what_bodies_state_is_theirs(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text, "indirect") == expected


@pytest.mark.parametrize(
    ("text", "figure", "speaker", "via"),
    [
        ("Ana Ruiz said the city would close 12 schools, the Gazette reported.", "12", "Ana Ruiz", "Gazette"),
        ("Ana Ruiz a affirmé que la ville fermerait 12 écoles, rapporte Le Quai.", "12", "Ana Ruiz", "Le Quai"),
        ("Selon Le Quai, Ana Ruiz a déclaré que la ville fermerait 12 écoles.", "12", "Ana Ruiz", "Le Quai"),
    ],
)
def test_a_doubled_attribution_names_speaker_and_relay(text: str, figure: str, speaker: str, via: str) -> None:
    at = text.index(figure)
    assert speaker_at(read(text), at, at + len(figure)) == (speaker, "indirect", via)
