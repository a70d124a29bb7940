"""FACT61x: the facts a corpus is held to (``facts.yaml``), where its sources do not say so."""

from abc import abstractmethod
from collections.abc import Iterator

from provenance.corpus.listing import WATCH_NAME
from provenance.facts.curating.watch import BROKEN, Status, Watched, WatchList, watch_list, watched
from provenance.facts.model import Claim
from provenance.facts.wording import claim_in_words
from provenance.findings.model import Finding, Related, Severity
from provenance.rules import sample
from provenance.rules.base import Context, Example, Rule, Scope

_SAID = "In 2024 Northwind Shipping lost 277 million dollars.\n"


def _held_to(*lines: str, said: str = _SAID) -> Example:
    entry = "\n  ".join(("- id: losses", "entity: Northwind Shipping", "kind: money", *lines)) + "\n"
    return {**sample.corpus(harbour=sample.seed(said)), WATCH_NAME: entry}


_MET = (_held_to("value: 277 million USD"), _held_to('value: ">= 250 million USD"', "words: [lost, losses]"))


class BrokenWatchList(Rule):
    """A list of watched facts that cannot be read as it stands."""

    code = BROKEN
    name = "broken-watch-list"
    severity = Severity.ERROR
    scope = Scope.CORPUS
    summary = "an entry of `facts.yaml` that cannot be read: no YAML, an unknown key, a value that is no figure"
    why = "The fact it stands for is not watched, and nobody would notice."
    mend = "Correct the entry; `schemas/facts-list.schema.json` says what it may hold."
    examples_bad = (
        _held_to("valeu: 277 million USD"),
        _held_to("value: a lot"),
        _held_to("origins: 0"),
        {**sample.corpus(harbour=sample.seed()), WATCH_NAME: "losses: 277 million USD\n"},
        {**sample.corpus(harbour=sample.seed()), WATCH_NAME: "- id: a\n  words: &w [lost]\n  note: *w\n"},
    )
    examples_good = _MET

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield a finding for each problem of the list."""
        if (watches := _watches(context)) is not None:
            for problem in watches.problems:
                yield self.at(watches.listing.file, problem.start, problem.end, problem.message, problem.help)


class _Unmet(Rule):
    """A watched fact in one state."""

    status: Status
    key: str
    severity = Severity.WARNING
    scope = Scope.CORPUS
    examples_good = _MET

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield a finding for each watched fact in this state, at the line that is not met."""
        watches = _watches(context)
        if watches is None or not watches.entries:
            return
        for each in watched(context.analysis, watches):
            if each.status is self.status:
                place = watches.listing.place((each.number, self.key))
                yield self.at(
                    watches.listing.file,
                    *place,
                    f"watched fact `{each.watch.id}`: {self.said(each)}",
                    self.mend,
                    related=[_related(claim) for claim in (*each.against, *each.claims)],
                    anchor=f"{each.watch.id}\0{self.code}",
                )

    @abstractmethod
    def said(self, each: Watched) -> str:
        """What is not met, in words."""


class UnmetValue(_Unmet):
    """A watched fact of which a source says something else."""

    code = "FACT611"
    name = "watched-value-unmet"
    status = Status.UNMET
    key = "value"
    summary = "a fact of `facts.yaml` of which a source says something else than what is expected there"
    why = "It is a fact somebody relies on: either a source is wrong, or what was expected no longer holds."
    mend = "Read the passages; correct the expectation if it is the one that is wrong."
    examples_bad = (_held_to("value: 340 million USD"), _held_to('value: "< 100 million USD"'))

    def said(self, each: Watched) -> str:
        """Who says what instead."""
        first = each.against[0]
        more = f", and {len(each.against) - 1} more do not say it" if len(each.against) > 1 else ""
        where = f"{first.source.file}:{first.span.line}"
        return f"expected is {each.watch.value}, but {where} says “{first.quote}” ({claim_in_words(first)}){more}"


class WatchedFactNotFound(_Unmet):
    """A watched fact no source tells."""

    code = "FACT612"
    name = "watched-fact-not-found"
    status = Status.NOT_FOUND
    key = "id"
    summary = "a fact of `facts.yaml` that no source of the corpus tells"
    why = "The source that told it has gone or changed, or the words it is looked for by no longer fit."
    mend = "Look at the words, entity and kind of the entry; `provenance trace` finds a figure by its value."
    examples_bad = (_held_to("value: 277 million USD", said="The port reopened on Monday.\n"),)

    def said(self, each: Watched) -> str:  # noqa: ARG002 - the same for each
        """That nothing was found."""
        return "no source tells it"


class TooFewOrigins(_Unmet):
    """A watched fact that too few independent origins tell."""

    code = "FACT613"
    name = "watched-fact-too-few-origins"
    status = Status.TOO_FEW_ORIGINS
    key = "origins"
    summary = "a fact of `facts.yaml` told by fewer independent origins than it asks for"
    why = "Reprints of one newsroom are one origin: the fact is less well confirmed than it should be."
    mend = "Add an independent source, or ask for fewer origins."
    examples_bad = (_held_to("value: 277 million USD", "origins: 2"),)

    def said(self, each: Watched) -> str:
        """How many there are."""
        return f"told by {each.origins} of the {each.watch.origins} independent origins it asks for"


def _watches(context: Context) -> WatchList | None:
    file = context.corpus.list_named(WATCH_NAME)
    return None if file is None else watch_list(file)


def _related(claim: Claim) -> Related:
    return Related(claim.source.file, claim.span, f"{claim.source.id} says “{claim.quote}” ({claim_in_words(claim)})")


RULES = (BrokenWatchList, UnmetValue, WatchedFactNotFound, TooFewOrigins)
