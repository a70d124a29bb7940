"""Utterances found again in another source, whole or in part."""

from made_texts import shared_facts

from provenance.facts.model import Kind
from provenance.facts.results import ConflictKind, Verdict

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


def given(*texts: str) -> set[tuple[str, ...]]:
    """The speakers of utterances that two speakers are given."""
    return {
        tuple(sorted({claim.speaker or "" for claim in fact.claims}))
        for fact in shared_facts(*texts)
        if fact.kind is Kind.QUOTATION and fact.verdict is Verdict.CONFLICT
    }


ANSWER = "« Trop tard, trop cher, et la ville le sait », a répondu Ana Ruiz."
PLAN = "Le plan était de « fermer l'école du port et la bibliothèque »."
OPEN = "« Le port restera ouvert tout l'été », a dit Luca Rossi. {} a lancé Ana Ruiz."
SHOUTED = "Devant la mairie, Luca Rossi promet : « Le port restera ouvert tout l'été ». Mais Jon Ek a répondu : {}"
LATE = "“Too late, too expensive, and the city knows it,” said Jon Ek."
CLOSED = "The plan was to “close the school in the port, and the library”."


def test_what_stands_around_an_utterance_tells_that_it_has_two_speakers() -> None:
    assert given(f"{ANSWER} {PLAN}", f"{LATE} {CLOSED}") == {("Ana Ruiz", "Jon Ek")}
    keys = "« Nous garderons les deux clés »"
    assert given(OPEN.format(f"{keys},"), SHOUTED.format(f"{keys}.")) == {("Ana Ruiz", "Jon Ek")}


def test_like_words_of_two_people_are_two_utterances_without_that() -> None:
    assert given(ANSWER, LATE) == set()
    assert given(f"{ANSWER} {PLAN}", f"{CLOSED} Nobody listened. {LATE}") == set()  # in another order
    both = f"{ANSWER} « Trop tard, trop cher, et la ville le sait », a dit Jon Ek. {PLAN}"
    assert given(both, f"{LATE} {CLOSED}") == set()  # each of them is quoted with it
    nothing = "« On ne rendra rien »"  # anybody may shout it
    assert given(OPEN.format(f"{nothing},"), SHOUTED.format(f"{nothing}.")) == set()


def test_an_elided_word_counts_among_those_of_a_short_utterance() -> None:
    texts = "« Ils n'ont pas l'adresse », a dit Ana Ruiz.", "Ils « ont l'adresse », a dit Ana Ruiz."
    [fact] = [fact for fact in shared_facts(*texts) if fact.kind is Kind.QUOTATION]
    assert fact.conflict_kind is ConflictKind.POLARITY
