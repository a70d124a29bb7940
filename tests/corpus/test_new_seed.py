from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.corpus.add import Taken, heading, new_seed, slug
from provenance.corpus.keys import ID_PATTERN
from provenance.corpus.model import Corpus
from provenance.corpus.seed import parse_seed
from provenance.errors import InputError
from provenance.text.decode import text_file

NOTHING = Taken(frozenset(), {})
ARTICLE = (
    "Économie\n\nLe port de Brest rouvre après les travaux\n\n"
    "Le port a rouvert lundi, et les premiers navires sont entrés dans la rade dès le matin, selon la capitainerie.\n"
)


def make(text: str | bytes, path: str = "raw/port.txt", **given: str) -> tuple[dict[str, str], bytes, tuple[str, ...]]:
    data = text.encode() if isinstance(text, str) else text
    made = new_seed(text_file(path, data), given, NOTHING)
    seed = parse_seed(text_file(made.name, made.data))
    assert seed.problems == ()
    assert seed.front is not None
    assert made.name == f"{made.id}.md"
    (block,) = seed.blocks
    assert block.id == f"{made.id}-1"
    assert block.metadata["sha256"] == block.sha256
    return {entry.key: entry.value for entry in seed.front.entries}, block.data, made.unknown


def test_what_the_text_says_is_found_and_nothing_is_invented() -> None:
    front, data, unknown = make(ARTICLE)
    assert data == ARTICLE.encode()
    assert front == {
        "seed": "1",
        "id": "le-port-de-brest-rouvre-apres-les-travaux",
        "title": "Le port de Brest rouvre après les travaux",
        "language": "fr",
        "raw_sha256": sha256(ARTICLE.encode()).hexdigest(),
    }
    assert unknown == ("publisher", "published")


def test_what_is_given_goes_before_what_is_found() -> None:
    front, _, unknown = make(
        ARTICLE, id="brest", title="Port", publisher="Le Phare", published="2025-01", language="en"
    )
    assert (front["id"], front["title"], front["language"], front["publisher"]) == ("brest", "Port", "en", "Le Phare")
    assert unknown == ()


@settings(deadline=None, max_examples=80)
@given(st.text(min_size=1, max_size=60).filter(lambda text: text.strip("\ufeff \t\r\n") and not text.startswith("---")))
def test_any_text_is_kept_byte_for_byte(text: str) -> None:
    if parse_seed(text_file("a.txt", text.encode())).bare:
        assert make(text)[1] == text.encode()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("\ufeff# The harbour reopens today\n\nText.", "The harbour reopens today"),
        (
            "Politics\n\nMinister leaves office early, sources say\nMore text here.",
            "Minister leaves office early, sources say",
        ),
        (
            "The minister has left office, says a source.\nThe minister has left. By Island Post",
            "The minister has left. By Island Post",
        ),
        ("The minister has left office, says a source.\n" + "x" * 300, "The minister has left office, says a source."),
        ("1234_5678-\n\nWho pays for the harbour?\n", "Who pays for the harbour?"),
        ("x" * 300 + "\nA short line of words\n", None),
        ("Politics\n", None),
        ("The harbour reopens today\rText of an old machine.\r", "The harbour reopens today"),
        ("The \u202eharbour reopens\n\nWho pays for the harbour?\n", "Who pays for the harbour?"),
        ("", None),
    ],
)
def test_the_title_is_the_first_line_that_reads_like_one(text: str, title: str | None) -> None:
    assert heading(text) == title


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("L’été à l'Œuvre : 500 Md€ !", "l-ete-a-l-oeuvre-500-md"),
        ("aux", "aux-text"),
        ("東京", ""),
        ("word " * 30, "-".join(["word"] * 12)),
        ("x" * 90, "x" * 60),
    ],
)
def test_ids_are_made_of_ascii_letters_and_digits(title: str, expected: str) -> None:
    assert slug(title) == expected


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=100))
def test_a_slug_is_a_valid_id_or_empty(text: str) -> None:
    import re

    made = slug(text)
    assert made == "" or (re.fullmatch(ID_PATTERN, made) and len(made) <= 65)


def test_without_a_title_the_id_is_the_name_of_the_file() -> None:
    front, _, unknown = make("word\n", "raw/Été 2025.txt")
    assert front["id"] == "ete-2025"
    assert "title" not in front
    assert unknown == ("title", "publisher", "published", "language")


def test_an_id_that_is_taken_gets_a_number() -> None:
    taken = Taken(frozenset({"port", "brest-2", "brest-1"}), {})
    assert new_seed(text_file("port.txt", b"x"), {}, taken).id == "port-2"
    assert new_seed(text_file("brest.txt", b"x"), {}, taken).id == "brest-3"
    with pytest.raises(InputError, match="taken"):
        new_seed(text_file("a.txt", b"x"), {"id": "Port"}, taken)


def test_what_a_corpus_holds_is_known() -> None:
    first = new_seed(text_file("port.txt", b"some words here"), {}, NOTHING)
    corpus = Corpus(None, (parse_seed(text_file(f"seeds/{first.name}", first.data)),))
    taken = Taken.of(corpus)
    assert {first.id, f"{first.id}-1"} <= taken.ids
    assert taken.ids == NOTHING.with_seed(first, "").ids
    with pytest.raises(InputError, match=f"already, as seeds/{first.name}"):
        new_seed(text_file("again.txt", b"some words here"), {}, taken)


def test_a_text_that_quotes_the_markers_of_a_seed_is_kept_whole() -> None:
    text = b"How it is written:\n<!-- seed:block how-it-is-written-1 -->\nx\n<!-- seed:end how-it-is-written-1 -->\n"
    made = new_seed(text_file("format.txt", text), {}, NOTHING)
    blocks = parse_seed(text_file("format.md", made.data)).blocks
    assert [block.data for block in blocks] == [text]


@pytest.mark.parametrize(
    ("data", "path", "message"),
    [
        (b"one\ncaf\xe9 noir", "a.txt", r"a.txt is not UTF-8: byte 0xE9 at byte offset 7 \(line 2\)"),
        ("mots".encode("utf-16"), "a.txt", "UTF-16"),
        (b" \r\n\t", "a.txt", "holds no text"),
        (b"", "a.txt", "holds no text"),
        (b"<html>", "a.HTML", "web page"),
        (b"---\nid: a\n---\nx", "a.md", "a seed already"),
        (b"\n<!-- seed:block a -->\nx\n<!-- seed:end a -->\n", "a.txt", "a seed already"),
    ],
)
def test_what_cannot_be_added_is_refused_with_the_reason(data: bytes, path: str, message: str) -> None:
    with pytest.raises(InputError, match=message) as failure:
        new_seed(text_file(path, data), {}, NOTHING)
    assert failure.value.help


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("published", "23/01/2025"),
        ("published", "2025-02-30"),
        ("published", "2025\n"),
        ("url", "example.org"),
        ("id", "a b"),
        ("title", " "),
        ("title", "caf\udce9"),
        ("publisher", "x" * 3000),
    ],
)
def test_a_given_value_must_be_what_its_key_asks_for(key: str, value: str) -> None:
    with pytest.raises(InputError, match=f"--{key}"):
        new_seed(text_file("a.txt", b"text"), {key: value}, NOTHING)
