"""Innocent explanations: what makes a difference no conflict, and what does not."""

import pytest
from made_texts import shared_facts

from provenance.facts.model import Kind
from provenance.facts.results import ConflictKind, Fact, Verdict


def judged(left: str, right: str, kind: Kind, published: tuple[str, ...] | None = None) -> Fact:
    [fact] = [fact for fact in shared_facts(left, right, published=published) if fact.kind is kind]
    return fact


QUAKE = "Le séisme de Portville a fait 37 morts."


@pytest.mark.parametrize(
    ("left", "right", "kind", "verdict", "told"),
    [
        (
            "Nordwind prévoit d'investir 40 millions d'euros dans son usine.",
            "Nordwind a investi 25 millions d'euros dans son usine.",
            Kind.MONEY,
            Verdict.COMPATIBLE,
            "is a plan",
        ),
        (
            "Nordwind lost 277 million dollars in 2023.",
            "Nordwind lost 340 million dollars in 2024.",
            Kind.MONEY,
            Verdict.COMPATIBLE,
            "one is for 2023, the other for 2024",
        ),
        (
            "Nordwind lost 277 million dollars in 2023.",
            "Nordwind lost 340 million dollars in 2024.",
            Kind.DATE,
            Verdict.COMPATIBLE,
            "the period of another figure",
        ),
        (
            "Nordwind a perdu 277 millions de dollars en France.",
            "Nordwind a perdu 340 millions de dollars dans le monde.",
            Kind.MONEY,
            Verdict.COMPATIBLE,
            "the whole world",
        ),
        (
            "Le bénéfice net de Nordwind a atteint 30 millions d'euros.",
            "Nordwind's gross profit reached 42 million euros.",
            Kind.MONEY,
            Verdict.COMPATIBLE,
            "(profit: gross in one, net in the other)",
        ),
        (
            "Ana Ruiz a quitté Nordwind mercredi soir.",
            "Ana Ruiz left Nordwind on Thursday.",
            Kind.DATE,
            Verdict.COMPATIBLE,
            "another time zone",
        ),
        ("Le bilan du séisme de Portville s'alourdit à 41 morts.", QUAKE, Kind.COUNT, Verdict.REVISED, "“s'alourdit”"),
        ("Un nouveau bilan du séisme de Portville fait état de 41 morts.", QUAKE, Kind.COUNT, Verdict.REVISED, "bilan"),
        ("Le séisme de Portville a fait 12 morts à ce stade.", QUAKE, Kind.COUNT, Verdict.REVISED, "a count so far"),
        (
            "Au 3 mars, le séisme de Portville a fait 37 morts.",
            "Au 5 mars, le séisme de Portville a fait 41 morts.",
            Kind.COUNT,
            Verdict.REVISED,
            "of 3 March and of 5 March",
        ),
        (
            "Au 3 mars, le séisme de Portville a fait 37 morts.",
            "Au 5 mars, le séisme de Portville a fait 41 morts.",
            Kind.DATE,
            Verdict.COMPATIBLE,
            "those of two counts",
        ),
        (
            "Le port de Nordwind emploie 20 autres pilotes.",
            "The port of Nordwind employs 21 pilots.",
            Kind.COUNT,
            Verdict.COMPATIBLE,
            "counts the others",
        ),
        (
            "Selon la préfecture, 3 000 personnes ont défilé à Lyon.",
            "Organizers said 12,000 people marched in Lyon.",
            Kind.COUNT,
            Verdict.CONTESTED,
            "Organizers, la préfecture",
        ),
    ],
)
def test_a_difference_the_texts_explain_is_no_conflict(
    left: str, right: str, kind: Kind, verdict: Verdict, told: str
) -> None:
    for one, other in ((left, right), (right, left)):
        fact = judged(one, other, kind)
        assert fact.verdict is verdict
        assert told in fact.explanations[0]
        assert fact.conflict_kind is None


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        # both planned, both done
        (
            "Nordwind prévoit d'investir 40 millions d'euros dans son usine.",
            "Nordwind plans to invest 25 million euros in its factory.",
            Kind.MONEY,
        ),
        # the same year, the same place, the same basis
        ("Nordwind lost 277 million dollars in 2023.", "In 2023 Nordwind lost 340 million dollars.", Kind.MONEY),
        (
            "Nordwind a perdu 277 millions de dollars en France.",
            "Nordwind lost 340 million dollars in France.",
            Kind.MONEY,
        ),
        (
            "Le bénéfice net de Nordwind a atteint 30 millions d'euros.",
            "Nordwind's net profit reached 42 million euros.",
            Kind.MONEY,
        ),
        # two years, but one figure: then the year itself is in doubt
        ("Nordwind lost 277 million dollars in 2023.", "Nordwind lost 277 million dollars in 2024.", Kind.DATE),
        # the others, but not one fewer
        ("The port of Nordwind employs 19 other pilots.", "The port of Nordwind employs 21 pilots.", Kind.COUNT),
        # neighbouring days without a word of the hour
        ("Ana Ruiz a quitté Nordwind mercredi.", "Ana Ruiz left Nordwind on Thursday.", Kind.DATE),
        # the update is the smaller one
        ("Le bilan du séisme de Portville s'alourdit à 30 morts.", QUAKE, Kind.COUNT),
        # one kind of body
        (
            "Selon la préfecture, 3 000 personnes ont défilé à Lyon.",
            "Police said 12,000 people marched in Lyon.",
            Kind.COUNT,
        ),
    ],
)
def test_without_a_reason_in_the_texts_it_is_a_conflict(left: str, right: str, kind: Kind) -> None:
    for one, other in ((left, right), (right, left)):
        fact = judged(one, other, kind)
        assert fact.verdict is Verdict.CONFLICT
        assert len(fact.explanations) >= 4  # what was looked for is told


def test_neighbouring_days_weigh_less_and_say_why() -> None:
    near = judged("Ana Ruiz a quitté Nordwind mercredi.", "Ana Ruiz left Nordwind on Thursday.", Kind.DATE)
    far = judged("Ana Ruiz a quitté Nordwind mercredi.", "Ana Ruiz left Nordwind on Saturday.", Kind.DATE)
    assert near.score < far.score
    assert any("time zones" in told for told in near.explanations)
    assert not any("time zones" in told for told in far.explanations)


def test_years_counted_back_from_unknown_days_differ_and_say_so() -> None:
    texts = (
        "Ana Ruiz left the Nordwind laboratory ten years ago.",
        "Ana Ruiz a quitté le laboratoire Nordwind il y a {} ans.",
    )
    fact = judged(texts[0], texts[1].format(14), Kind.DATE)
    assert (fact.verdict, fact.conflict_kind) == (Verdict.CONFLICT, ConflictKind.DATE)
    assert any("written years apart" in told for told in fact.explanations)
    assert judged(texts[0], texts[1].format(10), Kind.DATE).verdict is Verdict.AGREE


def test_the_independent_cues_are_told_and_measured() -> None:
    fact = judged(
        "Nordwind a perdu 277 millions de dollars en 2023.", "Nordwind lost 277 million dollars in 2023.", Kind.MONEY
    )
    assert fact.confidence == 1.0
    assert any(told.startswith("of the independent cues subject") for told in fact.why)


def test_a_part_is_no_rival_of_the_whole() -> None:
    [fact] = [
        fact
        for fact in shared_facts(
            "The Portville earthquake killed 37 people, including 12 children.",
            "The Portville earthquake killed 37 people.",
        )
        if any(claim.quote == "37 people" for claim in fact.claims)
    ]
    assert fact.verdict is Verdict.AGREE


def test_a_rank_is_no_part_of_another() -> None:
    texts = "Ana Ruiz, la 12e maire de Portville, est élue.", "Ana Ruiz est la 21e maire de Portville."
    assert not any("given as a part" in why for fact in shared_facts(*texts) for why in fact.explanations)
    assert any(fact.verdict is Verdict.CONFLICT for fact in shared_facts(*texts))


def test_a_bound_denied_is_the_bound_on_the_other_side() -> None:
    denied = "The crews of Nordwind should try not to carry more than 10 percent of their load."
    assert [
        f.verdict for f in shared_facts(denied, "Crews of Nordwind: carry no more than 10 percent of the load.")
    ] == [Verdict.COMPATIBLE]
