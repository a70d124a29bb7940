"""Utterances found again in another source, whole or in part."""

from made_texts import shared_facts

from provenance.facts.model import Kind, Verdict

FRENCH = "« Un port fermé coûte des emplois à la ville et des clients à nos entreprises », a répondu Ana Ruiz.\n"


def test_an_utterance_of_several_sentences_is_found_again_by_one_of_them() -> None:
    english = (
        "Ana Ruiz answered the mayor.\n“We have heard this before. A closed port costs the city jobs, and it costs our "
        "companies their customers,” said Ana Ruiz.\n"
    )
    (fact,) = [fact for fact in shared_facts(english, FRENCH) if fact.kind is Kind.QUOTATION]
    assert fact.verdict is Verdict.QUOTE_VARIANT
    assert {claim.language for claim in fact.claims} == {"en", "fr"}


def test_an_utterance_about_something_else_is_not() -> None:
    english = "“We have heard this before. The ferries will be late again,” said Ana Ruiz.\n"
    assert not [fact for fact in shared_facts(english, FRENCH) if fact.kind is Kind.QUOTATION]
