"""Sentences that say the same are found again, in another language and among many that are somewhat like them."""

import subprocess
import sys

import pytest

from provenance.facts.comparison import Side
from provenance.facts.matching.profiles import FIGURES, profile, weighed
from provenance.facts.matching.sentences import COMMON, best_matches
from provenance.facts.mentions import extract
from provenance.facts.parallels import match_sentences, parallels

FRENCH = [
    "Le maire de Brélande a inauguré le pont mardi.",
    "Nordwind a supprimé 250 emplois dans son usine de Kessel.",
    "Nordwind a créé 40 emplois dans son usine d'Ostheim.",
    "Les chiens ont retrouvé deux enfants perdus dans la forêt.",
    "Il n'y a jamais eu de fête au village.",
]
ENGLISH = [
    "There has never been a party in the village.",
    "Dogs found two lost children in the forest.",
    "Nordwind created 40 jobs at its Ostheim plant.",
    "Nordwind cut 250 jobs at its Kessel plant.",
    "The mayor of Brélande opened the bridge on Tuesday.",
]


def sides(texts, language):
    return [Side(text, language) for text in texts]


def test_each_sentence_finds_its_translation():
    found = match_sentences(sides(FRENCH, "fr"), sides(ENGLISH, "en"))
    assert [(match.left, match.right) for match in found] == [(0, 4), (1, 3), (2, 2), (3, 1), (4, 0)]
    assert all(match.same for match in found)
    assert all(0 < match.lead <= match.likeness <= 1 for match in found)


def test_the_languages_may_be_left_to_us():
    found = match_sentences(sides(FRENCH, None), sides(ENGLISH, None))
    assert [match.right for match in found] == [4, 3, 2, 1, 0]


def test_a_sentence_without_a_counterpart_is_said_to_have_none():
    found = match_sentences(sides([*FRENCH[:4], "Le fromage coûte cher."], "fr"), sides(ENGLISH, "en"))
    assert [match.left for match in found if match.same] == [0, 1, 2, 3]


def test_what_shares_nothing_has_no_match():
    assert match_sentences([Side("Zzz.", "en")], [Side("Ooo.", "en")]) == []
    assert match_sentences([], [Side("Some words.", "en")]) == []
    assert match_sentences([Side("Some words.", "en")], []) == []


def test_figures_tell_two_like_sentences_apart():
    left = ["La rivière est montée de 3 mètres en 2011.", "La rivière est montée de 5 mètres en 2014."]
    right = ["The river rose 5 metres in 2014.", "The river rose 3 metres in 2011."]
    assert [match.right for match in match_sentences(sides(left, "fr"), sides(right, "en"))] == [1, 0]


def test_a_profile_without_mentions_is_blind_to_figures():
    assert profile("Nordwind cut 250 jobs in 2019.", "en") == profile("Nordwind cut 300 jobs in 2021.", "en")
    text = "Nordwind cut 250 jobs."
    assert any(channel == FIGURES for channel, _ in profile(text, "en", extract(text)))


def test_vectors_have_length_one():
    for bag in weighed([profile(text, "fr") for text in FRENCH]):
        assert sum(weight * weight for weight in bag.values()) == pytest.approx(1.0)
    assert weighed([{}]) == [{}]


def test_pairs_of_two_texts_with_their_places():
    a, b = " ".join(FRENCH), "Advertisement\n\n" + " ".join(ENGLISH)
    found = parallels(Side(a), Side(b))
    said = [(a[p.a.start : p.a.end].strip(), b[p.b.start : p.b.end].strip()) for p in found]
    assert said == [(FRENCH[i], ENGLISH[4 - i]) for i in range(5)]


def test_headings_of_a_word_are_no_statement():
    assert parallels(Side("Économie\n\nBrélande\n", "fr"), Side("Brélande\n", "fr")) == []


def test_half_a_character_is_no_obstacle():
    assert len(parallels(Side(FRENCH[1] + "\ud800"), Side(ENGLISH[3]))) == 1


def test_the_vectors_of_a_caller_decide_where_words_say_nothing():
    left = [profile(text, "fr") for text in ("Bof bof.", "Hein quoi.")]
    right = [profile(text, "en") for text in ("Meh.", "Huh.")]
    found = best_matches(left, right, [[0.1, 0.9], [0.8, 0.2]])
    assert [(match.left, match.right) for match in found] == [(0, 1), (1, 0)]
    assert all(match.same for match in found)


def test_what_everyone_says_brings_up_no_candidates():
    many = [profile(f"Regular word number {'x' * (i % 7)} again.", "en") for i in range(COMMON + 1)]
    assert len(best_matches(many[:1], many)) <= 1


def test_the_result_does_not_depend_on_the_hash_seed():
    program = (
        "from provenance.facts.comparison import Side\n"
        "from provenance.facts.parallels import match_sentences\n"
        f"l, r = {FRENCH!r}, {ENGLISH!r}\n"
        "print([(m.right, m.likeness, m.lead) for m in "
        "match_sentences([Side(t, 'fr') for t in l], [Side(t, 'en') for t in r])])"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-X", "utf8", "-c", program],
            capture_output=True,
            text=True,
            check=True,
            encoding="utf-8",
            env={"PYTHONHASHSEED": seed, "PATH": ""},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
