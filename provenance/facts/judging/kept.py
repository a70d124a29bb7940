"""Facts judged in an earlier run: one that rests on what it did then is not judged again."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields

from provenance.facts.judging.verdicts import judge
from provenance.facts.matching.links import Link
from provenance.facts.matching.settled import Judged, Settled
from provenance.facts.model import Claim
from provenance.facts.results import Fact

_NAMES = tuple(field.name for field in fields(Judged))


def judged(
    claims: Sequence[Claim],
    inner: Sequence[Link],
    origins: Callable[[Iterable[str]], int],
    settled: Settled | None = None,
) -> Fact:
    """As :func:`~provenance.facts.judging.verdicts.judge`; what is ``settled`` is taken from there.

    The reasons of a link are told in the fact. Those of a settled link are as they were, the few that other links have
    are part of what the fact rests on; where they are yet to be worked out, so is the fact.
    """
    if settled is None or len(claims) < 2:
        return judge(claims, inner, origins)
    rests = [(x.a, x.b, x.score, x.equal, x.one_telling, None if callable(x.reasons) else x.reasons) for x in inner]
    key = settled.fact_key(claims, rests, origins([claim.source.id for claim in claims]))
    known = settled.judged(key) if all(x.settled or not callable(x.reasons) for x in inner) else None
    if known is None:
        fact = judge(claims, inner, origins)
        settled.note_judged(key, Judged(*(getattr(fact, name) for name in _NAMES)))
        return fact
    settled.note_judged(key, known)
    return Fact(claims=tuple(claims), **{name: getattr(known, name) for name in _NAMES})
