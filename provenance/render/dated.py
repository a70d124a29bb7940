"""The dates of a report in order of time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from provenance.facts.model import Claim, Kind
from provenance.facts.results import Fact, Verdict
from provenance.facts.wording import alike_in_words

# What the others say of the same day matters to who reads a date with one of these verdicts.
_DISPUTED = (Verdict.CONFLICT, Verdict.CONTESTED, Verdict.REVISED)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date, the fact it belongs to, and the claims that give it."""

    fact: Fact
    claims: tuple[Claim, ...]

    @property
    def disputed(self) -> bool:
        """Whether another source gives another date for the same."""
        return self.fact.verdict in _DISPUTED


def dates(facts: Sequence[Fact]) -> tuple[tuple[Dated, ...], tuple[Dated, ...]]:
    """Dates placed in a year, in order of time; and those that are not, each value of a fact apart."""
    placed: list[tuple[tuple[Any, ...], Dated]] = []
    undated = []
    for number, fact in enumerate(facts):
        if fact.kind not in (Kind.DATE, Kind.TIME):
            continue
        found: dict[Any, list[Claim]] = {}
        for claim in fact.claims:
            ends = (claim.value.lo, claim.value.hi)
            # Without ends only the words tell one Tuesday from another Wednesday.
            found.setdefault((*ends, alike_in_words(claim) if ends == (None, None) else ""), []).append(claim)
        for (lo, hi, _), claims in found.items():
            first, last = (end if isinstance(end, date) else None for end in (lo, hi))
            if first or last:
                key = (first or last, last or date.max, number)
                placed.append((key, Dated(fact, tuple(claims))))
            elif fact.kind is Kind.DATE:
                undated.append(Dated(fact, tuple(claims)))
    return tuple(dated for _, dated in sorted(placed, key=lambda pair: pair[0])), tuple(undated)
