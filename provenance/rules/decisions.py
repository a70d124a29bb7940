"""SUP91x: decisions of people (``decisions.yaml``) that cannot be read or no longer hold."""

from collections.abc import Iterator

from provenance.corpus.listing import DECISIONS_NAME
from provenance.facts.curating.decisions import BROKEN, DecisionList, decision_list
from provenance.facts.results import Standing
from provenance.findings.model import Finding, Severity
from provenance.rules import sample
from provenance.rules.base import Context, Example, Rule, Scope

_LOSS = "Northwind Shipping lost {} million dollars in 2024.\n"


def _ruled(one: int, other: int, kind: str = "accepted", digest: str = "", why: str = "it is known") -> Example:
    from hashlib import sha256

    texts = {"harbour": _LOSS.format(one), "port": f"In 2024 Northwind Shipping lost {other} million dollars.\n"}
    entry = f"- id: D1\n  kind: {kind}\n  why: {why}\n  claims:\n"
    for name, text in texts.items():
        quote = next(f"{n} million dollars" for n in (one, other) if f"{n} million dollars" in text)
        start = text.index(quote)
        entry += f"    - source: {name}-1\n      sha256: {digest or sha256(text.strip().encode()).hexdigest()}\n"
        entry += f"      start: {start}\n      end: {start + len(quote)}\n      quote: {quote}\n"
    seeds = {name: sample.seed(text, id=name, publisher=name) for name, text in texts.items()}
    return {**sample.corpus(**seeds), DECISIONS_NAME: entry}


class _Decisions(Rule):
    """Something about the list of decisions."""

    severity = Severity.WARNING
    scope = Scope.CORPUS
    examples_good = (_ruled(277, 340), _ruled(277, 340, "different-fact"))


class BrokenDecisions(_Decisions):
    """A list of decisions that cannot be read as it stands."""

    code = BROKEN
    name = "broken-decisions"
    severity = Severity.ERROR
    summary = "an entry of `decisions.yaml` that cannot be read: no YAML, an unknown key or kind, no reason"
    why = "What was decided is not applied, and nobody would notice."
    mend = "Correct the entry; `schemas/decisions.schema.json` says what it may hold."
    examples_bad = (
        _ruled(277, 340, "fine"),
        _ruled(277, 340, why='""'),
        _ruled(277, 340, digest="3f0c"),
        {**sample.corpus(harbour=sample.seed()), DECISIONS_NAME: "accepted: all\n"},
    )

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield a finding for each problem of the list."""
        if (decisions := _list(context)) is not None:
            for problem in decisions.problems:
                yield self.at(decisions.listing.file, problem.start, problem.end, problem.message, problem.help)


class _NotApplied(_Decisions):
    """A decision in one state."""

    standing: Standing

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield a finding for each decision in this state, at its entry."""
        decisions = _list(context)
        if decisions is None or not decisions.entries:
            return
        for outcome in context.analysis.decisions:
            if outcome.standing is self.standing:
                yield self.at(
                    decisions.listing.file,
                    *decisions.listing.place((outcome.number, "id")),
                    f"the decision {outcome.id} ({outcome.kind}) is not applied: {outcome.reason}",
                    self.mend,
                    anchor=outcome.id,
                )


class StaleDecision(_NotApplied):
    """A decision on a text that has changed, or on a conflict that has grown."""

    code = "SUP911"
    name = "stale-decision"
    standing = Standing.STALE
    summary = "a decision of `decisions.yaml` whose texts have changed or are gone, or whose conflict has a claim more"
    why = "It was made on other words than those that stand there now; nobody has looked at these."
    mend = "Read the passages again, then decide anew with `provenance decide` or delete the entry."
    examples_bad = (_ruled(277, 340, digest="0" * 64),)


class UnusedDecision(_NotApplied):
    """A decision that decides nothing."""

    code = "SUP912"
    name = "unused-decision"
    standing = Standing.UNUSED
    summary = "a decision of `decisions.yaml` that changes nothing: no such conflict, or matched as ruled without it"
    why = "It outlived what it was for; should the conflict come back, it would pass unseen."
    mend = "Delete the entry."
    examples_bad = (_ruled(277, 277), _ruled(277, 340, "same-fact"))


def _list(context: Context) -> DecisionList | None:
    file = context.corpus.list_named(DECISIONS_NAME)
    return None if file is None else decision_list(file)


RULES = (BrokenDecisions, StaleDecision, UnusedDecision)
