"""Where near copies begin and what is shown of them."""

import pytest
from rule_corpora import corpus_of

from provenance.config import Config
from provenance.rules import sample
from provenance.rules.engine import run

WORDS = [f"word{number}" for number in range(200)]


def _found(one, other, **changes):
    files = {
        "a.md": sample.seed(" ".join(one) + "\n", id="a"),
        "b.md": sample.seed(" ".join(other) + "\n", id="b", **changes),
    }
    return run(corpus_of(files), Config(select=("DUP",)))


@pytest.mark.parametrize(
    ("other", "share"),
    [
        (["News:", *WORDS], 100),
        (WORDS[:100], 100),
        ([*WORDS[:100], *(f"new{number}" for number in range(15))], 86),  # 93 of 108 runs
        ([word if number % 10 else f"new{number}" for number, word in enumerate(WORDS)], 90),
    ],
)
def test_the_share_is_told(other, share):
    (finding,) = _found(WORDS, other)
    assert finding.code == "DUP502"
    assert f"`b-1` shares {share} % of its text with block `a-1`" in finding.message


@pytest.mark.parametrize(
    "other",
    [
        [*WORDS[:100], *(f"new{number}" for number in range(100))],
        [f"new{number}" for number in range(200)],
        WORDS[:18],  # too short to say
        WORDS[::-1],
    ],
)
def test_less_is_no_copy(other):
    assert _found(WORDS, other) == []


def test_both_places_are_the_longest_shared_passage():
    other = ["Lead.", *WORDS[:20], "Insert.", *WORDS[20:]]
    (finding,) = _found(WORDS, other)
    files = {"a": " ".join(WORDS), "b": " ".join(other)}
    shared = " ".join(WORDS[20:])
    seed = sample.seed(files["b"] + "\n", id="b")
    assert seed[slice(*finding.span.chars)] == shared
    seed = sample.seed(files["a"] + "\n", id="a")
    assert seed[slice(*finding.related[0].span.chars)] == shared


@pytest.mark.parametrize("value", ["a", "a-1", "https-id, a-1"])
@pytest.mark.parametrize("key", ["derived_from", "translation_of"])
def test_declared_ones_are_exempt(key, value):
    assert _found(WORDS, WORDS, **{key: value}) == []
    assert _found(WORDS, ["News:", *WORDS], **{key: value}) == []
    assert [one.code for one in _found(WORDS, WORDS, **{key: "other"})] == ["DUP501"]


def test_one_finding_a_copy_however_many_there_are():
    files = {f"s{at}.md": sample.seed(" ".join([*WORDS, f"end{at}"]) + "\n", id=f"s{at}") for at in range(9)}
    found = run(corpus_of(files), Config(select=("DUP",)))
    assert [one.path for one in found] == [f"s{at}.md" for at in range(1, 9)]
    assert {one.related[0].path for one in found} == {"s0.md"}
