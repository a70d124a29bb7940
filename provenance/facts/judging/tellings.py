"""What two tellings differ in where their figures can both be true: a denial, or the figure behind one hedge."""

from collections.abc import Sequence

from provenance.facts.claiming.denial import denies, opposed
from provenance.facts.comparing import same_hedge
from provenance.facts.judging.explanations import explained
from provenance.facts.judging.undone import undone
from provenance.facts.matching.acts import measures
from provenance.facts.matching.links import Link
from provenance.facts.model import Claim
from provenance.facts.values import is_date

# A denial is read from a single word: it weighs only between claims matched at least as surely as
# this, or as that where the same is measured or happens beside both.
SURE_DENIAL, SURE_DENIAL_BESIDE = 0.95, 0.85
# What is done on a day, and what was not: the same day is told of many things, so that no match of days is as sure.
SURE_DENIED_DAY = 0.5
# Days behind one hedge differ where they are matched as surely as this, in whatever words.
SURE_HEDGED = 0.75


def denied(claims: Sequence[Claim], inner: Sequence[Link]) -> float | None:
    """The score of the surest link between claims of which one affirms what the other denies, if it is sure enough.

    Less is asked where the same is measured or happens beside both. "A single country" is hardly a figure: what is
    denied is the rest, unless the whole sentences are opposed; and "not to use more than 10" is a bound, as "no more
    than 10" is, and "not until May" is May. Two languages deny one thing at different words ("was never interrupted",
    "a continué sans interruption"), so that of two sentences that both deny something nothing is known.
    """
    found = []
    for link in inner:
        a, b = claims[link.a], claims[link.b]
        if a.polarity == b.polarity or (a.value.hedge, a.value.role) != (b.value.hedge, b.value.role):
            continue
        if a.language != b.language and denies(a.context, a.language) and denies(b.context, b.language):
            continue
        asked = SURE_DENIAL_BESIDE if measures(a.slot.head & b.slot.head) else SURE_DENIAL
        act = undone(a, b)
        if act and is_date(a.value):
            asked = SURE_DENIED_DAY
        sure = a.value.lo != 1 and act is not False and link.score >= asked
        if sure or (a.language == b.language and opposed(a.context, b.context, a.language)):
            found.append(link.score)
    return max(found, default=None)


def hedged_apart(claims: Sequence[Claim], inner: Sequence[Link]) -> float | None:
    """The score of the surest link between two tellings of one sentence that hedge another figure in the same way."""
    return max(
        (
            link.score
            for link in inner
            if (link.one_telling or (is_date(claims[link.a].value) and link.score >= SURE_HEDGED))
            and claims[link.a].source.id != claims[link.b].source.id
            and same_hedge(claims[link.a].value, claims[link.b].value)
            and explained(claims[link.a], claims[link.b]) is None
        ),
        default=None,
    )
