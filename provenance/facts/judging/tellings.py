"""What two tellings differ in where their figures can both be true: a denial, or the figure behind one hedge."""

from collections.abc import Sequence

from provenance.facts.judging.explanations import explained
from provenance.facts.matching.acts import measures
from provenance.facts.matching.links import Link
from provenance.facts.model import Claim
from provenance.facts.values import is_date, same_hedge

# A denial is read from a single word: it weighs only between claims matched at least as surely as
# this, or as that where the same is measured or happens beside both.
SURE_DENIAL, SURE_DENIAL_BESIDE = 0.95, 0.85
# Days behind one hedge differ where they are matched as surely as this, in whatever words.
SURE_HEDGED = 0.75


def denied(claims: Sequence[Claim], inner: Sequence[Link]) -> float | None:
    """The score of the surest link between claims of which one affirms what the other denies, if it is sure enough.

    Less is asked where the same is measured or happens beside both. "A single country" is hardly a figure: what is
    denied is the rest; and "not to use more than 10" is a bound, as "no more than 10" is, and "not until May" is May.
    """
    opposed = []
    for link in inner:
        a, b = claims[link.a], claims[link.b]
        asked = SURE_DENIAL_BESIDE if measures(a.slot.head & b.slot.head) else SURE_DENIAL
        alike = (a.value.hedge, a.value.role) == (b.value.hedge, b.value.role)
        if a.polarity != b.polarity and alike and a.value.lo != 1 and link.score >= asked:
            opposed.append(link.score)
    return max(opposed, default=None)


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
