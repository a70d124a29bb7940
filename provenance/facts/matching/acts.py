"""What is measured or happens beside a figure, by the concepts of the words around it."""

from collections.abc import Iterable

from provenance.facts.lexicon import kind_of
from provenance.facts.model import Claim

# What happens this much as near to a figure as the nearest of all counts as near as that.
NEAREST = 0.6


def measures(terms: Iterable[str]) -> list[str]:
    """Those of the terms that can be measured or can happen: no phases, no people, no words outside the table."""
    concepts = [term for term in terms if term.startswith("<") and not term.startswith("<~")]
    return sorted(term for term in concepts if kind_of(term[1:-1]) in ("measure", "act"))


def nearest_acts(claim: Claim) -> frozenset[str]:
    """What is measured or happens right beside a figure."""
    acts = {term: claim.slot.terms[term] for term in measures(claim.slot.terms)}
    least = NEAREST * max(acts.values(), default=0.0)
    return frozenset(term for term, nearness in acts.items() if nearness >= least)


def own_acts(claim: Claim, other: Claim) -> frozenset[str]:
    """Those of them that stand nearer to the figure than to another one of its text."""
    return frozenset(act for act in nearest_acts(claim) if claim.slot.terms[act] > other.slot.terms.get(act, 0.0))
