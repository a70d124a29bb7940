"""What is said of the texts inside blocks: page furniture, repetitions, quotation marks, languages, weekdays."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rule_corpora import corpus_of

from provenance.config import Config
from provenance.findings.model import Severity
from provenance.rules import sample
from provenance.rules.engine import run
from provenance.rules.weekdays import wrong_weekdays
from provenance.text.boilerplate import KINDS, kind_of, kinds_of

TEXT_RULES = ("BLK308", "BLK309", "BLK310", "BLK311", "BLK312", "BLK313")
LONG = (
    "The harbour of the old town reopened on Monday after four weeks of repairs to its western pier, which a storm had "
    "damaged in autumn.\n\n"
)


def _found(text, *codes, **changes):
    content = sample.seed(text + "\n", **changes)
    found = run(corpus_of({"harbour.md": content}), Config(select=codes or TEXT_RULES))
    return [(one.code, content[slice(*one.span.chars)]) for one in found]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Partager :", "share"),
        ("SHARE THIS ARTICLE", "share"),
        ("12 commentaires", "count"),
        ("1.2k shares", "count"),
        ("3 Comments", "count"),
        ("Lire aussi : la digue est réparée", "related"),
        ("Read more: the pier is mended", "related"),
        ("Abonnez-vous à notre newsletter", "newsletter"),
        ("Il vous reste 75.5 % de cet article à lire.", "paywall"),
        ("Nous utilisons des cookies pour mesurer l’audience.", "cookies"),
        ("Veuillez activer JavaScript", "browser"),
        ("Advertisement", "advertising"),
        ("IMG_20250123.jpg", "image"),
        ("IMG_20250123", "image"),
        ("20250123_1a2b3c_b", "image"),
        ("vue-du-port.webp", "image"),
        # what articles say
        ("Shares fell 3%.", None),
        ("Les commentaires du maire ont surpris.", None),
        ("He read more books than she did.", None),
        ("Le partage des coûts", None),
        ("The cookies were good.", None),
        ("Publicité mensongère : le port condamné", None),
        ("+33 1 02 03 04 05", None),
        ("2025", None),
        ("https://example.org/a_b_c/123456", None),
        ("« Nous utilisons des cookies »", None),
    ],
)
def test_page_furniture_is_told_from_text(line, kind):
    assert kind_of(line) == kind


PIECES = (
    "Partager", "une", "à la une", "12", "1.2k", "commentaires", "Lire aussi", "de cet article à lire",
    "pour lire la suite", "related:", "Mot de passe oublié", "s", "é", ":", " ", "  ", "\u00a0", "’", "« ", "k",
    "IMG_20250123", "port.jpg", "x" * 240,
)  # fmt: skip


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=6).map(" ".join), max_size=5))
def test_lines_told_together_are_told_as_each_alone(lines):
    lines = [line.strip() for line in lines]
    assert kinds_of(lines) == list(map(kind_of, lines))


def test_every_kind_of_furniture_has_its_words():
    assert None not in {KINDS.get(kind) for kind in map(kind_of, ("Share", "Log in", "Back to top"))}


def test_a_long_line_is_no_furniture():
    assert kind_of("Lire aussi " + "la digue " * 40) is None


def test_a_run_of_furniture_is_one_finding_and_its_counter_belongs_to_it():
    found = _found("The harbour reopened.\n\n148\n\nShare\n\nPrint\n\nIt had been closed.\n\n2025", "BLK308")
    assert found == [("BLK308", "148\n\nShare\n\nPrint")]


@pytest.mark.parametrize(
    ("text", "again"),
    [
        (f"{LONG}{LONG}", LONG.strip()),
        (f"{LONG.strip()}\n{LONG.strip()} Example Agency", LONG.strip() + " Example Agency"),
        ("Photo: A. Holm\nThe pier.\nPhoto: A. Holm", "Photo: A. Holm"),
    ],
)
def test_what_comes_twice_is_found_where_it_comes_again(text, again):
    assert _found(text, "BLK309") == [("BLK309", again)]


@pytest.mark.parametrize(
    "text",
    [
        "Yes.\n\nNo.\n\nYes.",
        f"{LONG}{LONG.replace('on Monday', 'in the end')}",
        "- - - - - - - - - - - - - - - - - - - - - - - -\n" * 3,
        "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17\n" * 2,
    ],
)
def test_what_is_alike_by_nature_is_not(text):
    assert _found(text, "BLK309") == []


def test_a_line_that_comes_very_often_is_told_once():
    content = sample.seed(LONG * 50)
    (found,) = run(corpus_of({"harbour.md": content}), Config(select=("BLK309",)))
    assert "49 times more" in found.message


@pytest.mark.parametrize(
    "text",
    [
        "« Un », dit-il, « deux ».",
        "« Un.\n\n« Deux.\n\n« Trois », dit-il.",
        "« Un.\n\n» Deux.\n\n» Trois », dit-il.",
        "« Un.\n\nDeux.\n\nTrois », dit-il.",
        "« Il a dit : « un », puis « deux ». »",
        "« Il a dit : « un. »",
        "“One,” he said, “two.”",
        "“One.\n\n“Two.\n\n“Three,” he said.",
        '"One.\n\n"Two.\n\n"Three," he said.',
        '"One.\n\nTwo.\n\nThree," he said.',
        'A 27" screen and a "wide" one.',
        "Rock ’n’ roll, the pilots' boat, l’été, it's",
        "”En”, sa han, ”två”.",
        "„Eins“, sagte er, „zwei“.",
        "»Eins«, sagte er, »zwei«.",
        "“One [he said: ‘two’],” she said.",
    ],
)
def test_quotation_marks_in_pairs_are_right(text):
    assert _found(text, "BLK311") == []


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("« Un, dit-il.", "«"),
        ("Un », dit-il.", "»"),
        ("« Un. «", "«"),
        ("« Un, dit-il.\n\nPuis « deux ».\n\n« Trois ».", "«"),
        ("“One, he said.\n\nThen he said “two”.", "“"),
        ("One,” he said.", "”"),
        ('"One, he said.', '"'),
        ('"One, he said.\n\nThen he said "two".', '"'),
        ("« Un, dit-il.\n\nTrois », dit-elle. Et quatre ».", "»"),
        ("« Un, dit-il.\n" + "\nSans fin." * 20 + "\nEt deux ».", "«»"),
    ],
)
def test_quotation_marks_without_partner_are_found(text, marks):
    assert [shown for _, shown in _found(text, "BLK311")] == list(marks)


def test_a_block_full_of_lost_marks_is_told_once():
    found = run(corpus_of({"harbour.md": sample.seed("Un », dit-il.\n" * 9)}), Config(select=("BLK311",)))
    assert len(found) == 1
    assert "8 more marks" in found[0].message


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("on Tuesday 20 January 2025", "Tuesday 20 January 2025"),
        ("on Tuesday, January 20, 2025", "Tuesday, January 20, 2025"),
        ("on Tuesday, January 20th, 2025", "Tuesday, January 20th, 2025"),
        ("le mardi 20 janvier 2025", "mardi 20 janvier 2025"),
        ("le jeudi 1er janvier 2025", "jeudi 1er janvier 2025"),
        ("mardi 20 janv. 2025", "mardi 20 janv. 2025"),
        ("Mardi 20.01.2025", "Mardi 20.01.2025"),
        ("Tuesday 2025-01-20", "Tuesday 2025-01-20"),
    ],
)
def test_weekdays_that_do_not_fit_are_found(text, said):
    (wrong,) = wrong_weekdays(text)
    assert text[wrong.start : wrong.end] == said


@pytest.mark.parametrize(
    "text",
    [
        "on Monday 20 January 2025",
        "le lundi 20 janvier 2025",
        "le mercredi 1er janvier 2025",
        "Monday 2025-01-20",
        "Friday 03/01/2025 and Saturday 03/01/2025",  # in Europe, in America
        "Saturday 1 March 2025",
        "du mardi au 20 janvier 2025",
        "on Tuesday (20 January 2025 is too late)",
        "Tuesday 30 February 2025",  # is no day at all
        "Tuesday 14 July 1789",  # the calendar is not sure
        "Tuesdays 20 January 2025",
    ],
)
def test_weekdays_that_fit_or_say_nothing_are_not(text):
    assert list(wrong_weekdays(text)) == []


def test_all_that_is_taste_is_a_note():
    text = "“One, he said.\n\nShare\n\nTuesday, 20 January 2025"
    found = run(corpus_of({"harbour.md": sample.seed(text + "\n")}), Config(select=TEXT_RULES))
    assert {one.code for one in found} == {"BLK308", "BLK311", "BLK313"}
    assert {one.severity for one in found} == {Severity.NOTE}


def _pieces() -> Iterator[str]:
    yield from ("« ", " »", "“", "”", '"', "\n", "\n\n", "un mot ", "Share\n", "mardi 20 janvier 2025 ", "„", " 27")


@given(st.lists(st.sampled_from(list(_pieces())), max_size=40))
@settings(max_examples=150, deadline=None)
def test_places_lie_in_the_block_whatever_it_holds(pieces):
    text = "".join(pieces)
    content = sample.seed(text + "\n")
    corpus = corpus_of({"harbour.md": content})
    (block,) = corpus.seeds[0].blocks
    for one in run(corpus, Config(select=TEXT_RULES)):
        start, end = one.span.chars
        assert block.start <= start < end <= block.end
