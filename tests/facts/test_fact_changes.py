"""Facts known again in another state of a corpus."""

from dataclasses import replace

import pytest

from provenance.facts.asking.changes import Said, Stated, fact_changes, renamed


def said(source, quote, context="Norvel lost {} in 2024."):
    return Said(source, quote, context.format(quote), quote)


def fact(identifier, *claims, verdict="agree", kind="money"):
    return Stated(identifier, kind, identifier, verdict, "none", claims)


A, B, C = said("a", "277"), said("b", "277", "A loss of {}."), said("c", "340", "It was {}.")


def test_nothing_changes_where_only_ids_and_lines_do():
    changes = fact_changes([fact("F1", A, B)], [fact("F9", B, A)])
    assert not changes.any
    assert [(was.id, now.id) for was, now in changes.same] == [("F1", "F9")]


def test_new_and_gone():
    changes = fact_changes([fact("F1", A)], [fact("F2", C)])
    assert [f.id for f in changes.new] == ["F2"]
    assert [f.id for f in changes.gone] == ["F1"]


def test_a_claim_more_turns_a_fact():
    (turned,) = fact_changes([fact("F1", A, B)], [fact("F2", A, B, C, verdict="conflict")]).turned
    assert (turned.verdict, turned.gone, turned.new) == (True, (), (C,))


@pytest.mark.parametrize("others", [(B,), ()])
def test_a_changed_figure_is_the_same_fact(others):
    now = said("a", "340")
    changes = fact_changes([fact("F1", A, *others)], [fact("F2", now, *others)])
    (turned,) = changes.turned
    assert (turned.gone, turned.new, turned.verdict) == ((A,), (now,), False)
    assert (changes.new, changes.gone) == ((), ())


def test_a_figure_read_otherwise_is_a_change():
    (turned,) = fact_changes([fact("F1", A)], [fact("F1", replace(A, value="277 EUR"))]).turned
    assert turned.new == (replace(A, value="277 EUR"),)


def test_a_fact_in_two_is_known_again_by_the_larger_part():
    changes = fact_changes([fact("F1", A, B, C)], [fact("F2", C), fact("F3", A, B)])
    assert [(t.before.id, t.after.id) for t in changes.turned] == [("F1", "F3")]
    assert [f.id for f in changes.new] == ["F2"]


def test_equal_sentences_of_one_source_are_told_apart_by_their_number():
    changes = fact_changes([fact("F1", A, A)], [fact("F1", A)])
    (turned,) = changes.turned
    assert turned.gone == (A,)


def test_a_sentence_changed_elsewhere_changes_nothing():
    now = said("a", "277", "Norvel, it says, lost {} in 2024.")
    assert not fact_changes([fact("F1", A)], [fact("F2", now)]).any


def test_a_renamed_source_is_the_same():
    names = renamed({"a": "1", "b": "2"}, {"z": "1", "b": "3"})
    assert names == {"a": "z"}
    moved = fact("F2", replace(A, source="z"))
    assert not fact_changes([fact("F1", A)], [moved], names).any
    assert fact_changes([fact("F1", A)], [moved]).any


def test_two_utterances_alone_in_their_sentences_are_not_each_other():
    changes = fact_changes([fact("F1", said("a", "Yes we can", "“{}.”"))], [fact("F2", said("a", "Never", "“{}.”"))])
    assert changes.turned == ()


def test_another_kind_is_another_fact():
    assert fact_changes([fact("F1", A)], [fact("F1", A, kind="count")]).new
