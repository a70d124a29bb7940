"""What texts say of each other: originals, circles, links, passages, spellings; and line ends."""

import pytest
from rule_corpora import corpus_of

from provenance.config import Config
from provenance.rules import sample
from provenance.rules.engine import run
from provenance.rules.fixing import fixed

SHARED = (
    "The harbour of the old town was built in stone by order of the council, after the great storm had carried the "
    "wooden piers away."
)


def _run(files, *codes):
    return run(corpus_of(files), Config(select=codes))


def _seeds(**derived):
    """Seeds by id, each made from the ids given ("" for none)."""
    return {
        f"{name}.md": sample.seed(f"Text of {name}.\n", id=name, **({"derived_from": value} if value else {}))
        for name, value in derived.items()
    }


@pytest.mark.parametrize("value", ["a", "a-1", "a, b-1", "An article in print", "Article « a », page 3", "AFP / a"])
def test_ids_that_are_there_and_remarks_in_words(value):
    assert _run(_seeds(a="", b="", c=value), "REF408") == []


@pytest.mark.parametrize(("value", "gone"), [("d", 1), ("a, d", 1), ("d, e-1", 2), ("a-2", 1)])
def test_ids_that_are_not_there(value, gone):
    found = _run(_seeds(a="", b="", c=value), "REF408")
    assert [one.path for one in found] == ["c.md"] * gone


def test_of_loose_files_nothing_is_known():
    from dataclasses import replace

    corpus = replace(corpus_of(_seeds(c="d")), root=None)
    assert run(corpus, Config(select=("REF408",))) == []


@pytest.mark.parametrize(
    ("derived", "circles"),
    [
        ({"a": "b", "b": "c", "c": ""}, []),
        ({"a": "b", "b": "c", "c": "b"}, ["b-1 → c-1 → b-1"]),
        ({"a": "b", "b": "a", "c": "d", "d": "c-1"}, ["a-1 → b-1 → a-1", "c-1 → d-1 → c-1"]),
        ({"a": "a"}, ["`a-1` is said to be made from itself"]),
        ({"a": "b, c", "b": "", "c": "a"}, ["a-1 → c-1 → a-1"]),
    ],
)
def test_circles(derived, circles):
    found = _run(_seeds(**derived), "REF409")
    assert len(found) == len(circles)
    assert all(shown in one.message for one, shown in zip(found, circles, strict=True))


def test_a_circle_names_its_other_places():
    (found,) = _run(_seeds(a="b", b="c", c="a"), "REF409")
    assert (found.path, [one.path for one in found.related]) == ("a.md", ["b.md", "c.md"])


def test_a_long_chain_is_walked_without_recursion():
    chain = {f"s{at:04}": f"s{at + 1:04}" for at in range(3000)} | {"s3000": "s0000"}
    (found,) = _run(_seeds(**chain), "REF409")
    assert len(found.related) == 3000


def _index(prose):
    seeds = {"harbour": sample.seed(), "port": sample.seed("Port.\n", id="port")}
    files = sample.corpus(**seeds)
    return {**files, "INDEX.md": files["INDEX.md"] + prose}


@pytest.mark.parametrize(
    "prose",
    [
        "[a](harbour.md) [b](./port.md#x) [c](port.md?raw=1) [d](<port.md> 'Port')",
        "[a](README.md) [b](INDEX.md) [c](../other/a.md) [d](/a.md) [e](https://example.org/a.md) [f](mailto:a.md)",
        "[a](picture.png) [b](notes/.hidden.md) [c](#top) [d]()",
        "`[a](gone.md)`",
        "```\n[a](gone.md)\n```",
        "<!-- [a](gone.md) -->",
        "[a](har%62our.md)",
    ],
)
def test_links_that_lead_somewhere_or_elsewhere(prose):
    assert _run(_index(f"\n{prose}\n"), "IDX106") == []


@pytest.mark.parametrize("link", ["[a](gone.md)", "[a](old/port.md)", "[a][1]\n\n[1]: gone.txt\n", "[a](<gone.md>)"])
def test_links_that_lead_nowhere(link):
    (found,) = _run(_index(f"\nSee {link}.\n"), "IDX106")
    assert "which is not there" in found.message


def test_the_links_of_the_file_column_have_a_rule_of_their_own():
    files = _index("")
    del files["port.md"]
    assert _run(files, "IDX106") == []
    assert [one.code for one in _run(files, "REF401")] == ["REF401"]


def _pair(one, other, **changes):
    return {
        "a.md": sample.seed(one + "\n", id="a"),
        "b.md": sample.seed(other + "\n", id="b", **{"publisher": "Island Post", **changes}),
    }


ONE, OTHER = f"Boats are back.\n\n{SHARED}\n\nMore soon.", f"{SHARED}\n\n" + "Repairs went on for weeks and weeks. " * 3


def test_both_places_of_a_shared_passage():
    files = _pair(ONE, OTHER)
    (found,) = _run(files, "DUP503")
    assert files["b.md"][slice(*found.span.chars)] == SHARED.rstrip(".")
    assert files["a.md"][slice(*found.related[0].span.chars)] == SHARED.rstrip(".")
    assert "shares 25 words" in found.message


@pytest.mark.parametrize(
    "files",
    [
        _pair(ONE, OTHER, publisher="Example Times"),
        _pair(ONE, OTHER, derived_from="a"),
        _pair(ONE, OTHER, translation_of="a-1"),
        _pair(ONE.replace(SHARED, f"“{SHARED}”"), OTHER),
        _pair(ONE, OTHER.replace(SHARED, f"« {SHARED} »")),
        _pair(ONE, OTHER.replace("by order of", "upon the wish of")),
        _pair(SHARED, SHARED),  # a copy, which is another rule's
    ],
)
def test_passages_that_are_declared_quoted_or_short_are_not_reported(files):
    assert _run(files, "DUP503") == []


def test_of_many_sources_the_three_that_share_most_are_named():
    files = {f"s{at}.md": sample.seed(f"{SHARED} Word{at} {ONE[:20]}\n", id=f"s{at}", publisher=f"P{at}")
             for at in range(3)}  # fmt: skip
    files["z.md"] = sample.seed(OTHER + "\n", id="z", publisher="Z")
    assert len([one for one in _run(files, "DUP503") if one.path == "z.md"]) == 3


@pytest.mark.parametrize(
    ("usual", "other"),
    [
        ("Airbus", "Airbnb"),
        ("Oman", "Roman"),
        ("Niger", "Nigeria"),
        ("Austria", "Australia"),
        ("Gambia", "Zambia"),
        ("Sanders", "Saunders"),
        ("Anthropic", "Anthropics"),
        ("Zentrix", "Zentrixi"),
        ("UNESCO", "Unesco"),
        ("Slovakia", "Slovenia"),
        ("GPT-3", "GPT-4"),
        ("États-Unis", "Etats-Unis"),
        ("Boris Johnson", "Alan Johnston"),
        ("Bank of England", "Bank of Ireland"),
    ],
)
def test_names_that_are_two_are_never_called_one(usual, other):
    text = " ".join(f"On day {at}, the mayor met {usual} again." for at in range(9))
    files = _pair(text, f"On Monday, the mayor met {other} and left.")
    assert _run(files, "FACT608") == []


@pytest.mark.parametrize(("usual", "other"), [("Zentrix", "Zemtrix"), ("PortBase", "Portbase"), ("xPort", "Xport")])
def test_names_spelt_apart_are_told_with_the_usual_form(usual, other):
    text = " ".join(f"On day {at}, the mayor met {usual} again." for at in range(9))
    (found,) = _run(_pair(text, f"On Monday, the mayor met {other} and left."), "FACT608")
    assert found.path == "b.md"
    assert f"“{other}” is “{usual}” elsewhere: 9 times" in found.message


def test_line_ends_around_blocks_are_mended_and_those_inside_left_alone():
    inside = "One line.\r\nAnother.\nA third.\n"
    seed = sample.seed(inside).replace('title: "The harbour reopens"\n', 'title: "The harbour reopens"\r\n')
    files = {"INDEX.md": sample.index(sample.row("harbour.md", seed)), "harbour.md": seed}
    quiet = Config(ignore=("FACT",))
    result = fixed(corpus_of(files), quiet)
    assert [after.path for _, after in result.changes] == ["INDEX.md", "harbour.md"]
    assert result.corpus.seeds[0].file.text == sample.seed(inside)
    left = run(result.corpus, quiet)
    assert [one.code for one in left] == ["SRC007"]
    unsafe = fixed(corpus_of(files), quiet, unsafe=True)
    assert unsafe.corpus.seeds[0].blocks[0].text == "One line.\nAnother.\nA third."
    assert run(unsafe.corpus, quiet) == []


def test_a_whole_file_of_either_kind_is_right():
    for text in (sample.seed(), sample.seed().replace("\n", "\r\n")):
        assert _run({"harbour.md": text}, "SRC007") == []
