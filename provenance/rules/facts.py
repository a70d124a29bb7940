"""FACT6xx: what sources say of each other, one rule a kind of conflict; and figures that do not fit within one text."""

from collections.abc import Iterator

from provenance.facts.model import Claim, Kind, Source
from provenance.facts.results import ConflictKind, Verdict
from provenance.facts.wording import value_in_words
from provenance.findings.model import Finding, Related, Severity
from provenance.rules import sample
from provenance.rules.base import Context, Example, Rule, Scope
from provenance.text.decode import TextFile


class _Conflict(Rule):
    """Claims of one fact that cannot both be true, in one way."""

    kind: ConflictKind
    severity = Severity.WARNING
    scope = Scope.CORPUS
    why = (
        "One of the sources is wrong, or they speak of different things. Either way nobody should quote the figure "
        "without knowing. Rounding, bounds, later counts and different speakers have been allowed for."
    )
    mend = "Read the passages. Sources keep their text; what you find out belongs in your report."

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each fact in conflict of this kind, at its last claim in the order of paths."""
        files = {seed.file.path: seed.file for seed in context.corpus.seeds}
        for fact in context.analysis.facts:
            if fact.verdict is not Verdict.CONFLICT or fact.conflict_kind is not self.kind or fact.decision is not None:
                continue
            *others, last = sorted(fact.claims, key=lambda claim: (claim.source.file, claim.span.chars, claim.id))
            said = {claim.id: self._said(claim, files[claim.source.file]) for claim in fact.claims}
            against = next((one for one in others if self._point(one) != self._point(last)), None)
            yield self.at(
                files[last.source.file],
                *last.span.chars,
                f"{fact.label}: {said[last.id]}" + (f", but {said[against.id]}" if against else ""),
                "read both passages before quoting either; `provenance report` shows why they were matched",
                related=[Related(one.source.file, one.span, said[one.id]) for one in others],
                anchor=f"{fact.label}\0{last.quote}",
            )

    def _point(self, claim: Claim) -> object:
        """That in which the claims differ."""
        return claim.value

    def _said(self, claim: Claim, file: TextFile) -> str:
        """Who says what, in words."""
        return f"{_named(claim)} says “{_short(_quote(claim, file))}” ({value_in_words(claim.mention)})"


def _quote(claim: Claim, file: TextFile) -> str:
    """The words of the claim with their hedge ("less than 10"); of a quotation, without its marks."""
    mention = claim.mention
    if mention.kind is Kind.QUOTATION:
        return claim.quote
    start, end = claim.span.chars
    return file.text[start - (mention.start - mention.qstart) : end + (mention.qend - mention.end)]


def _named(claim: Claim) -> str:
    return _named_source(claim.source)


def _named_source(source: Source) -> str:
    return f"{source.id} ({source.publisher})" if source.publisher else source.id


def _short(quote: str) -> str:
    flat = " ".join(quote.split())
    return flat if len(flat) <= 120 else flat[:117] + "…"


def _pair(one: str, other: str) -> Example:
    return sample.corpus(
        harbour=sample.seed(one + "\n"), port=sample.seed(other + "\n", id="port", publisher="Island Post")
    )


_AGREE = (
    _pair(
        "Northwind Shipping lost 277 million dollars in 2024.",
        "In 2024 Northwind Shipping lost 277 million dollars.",
    ),
)


class ValueConflict(_Conflict):
    """Two values for one figure."""

    code = "FACT601"
    name = "conflicting-value"
    kind = ConflictKind.VALUE
    summary = "two sources that give different values for one figure"
    examples_bad = (
        _pair(
            "Northwind Shipping lost 277 million dollars in 2024.",
            "In 2024 Northwind Shipping lost 340 million dollars.",
        ),
    )
    examples_good = _AGREE


class BoundConflict(_Conflict):
    """A value outside the bound another source gives."""

    code = "FACT602"
    name = "conflicting-bound"
    kind = ConflictKind.BOUND
    summary = "a source whose figure lies outside the bound another source gives (“less than 10” against “12”)"
    examples_bad = (
        _pair(
            "Northwind Shipping lost less than 100 million dollars in 2024.",
            "In 2024 Northwind Shipping lost 340 million dollars.",
        ),
    )
    examples_good = _AGREE


class DateConflict(_Conflict):
    """Two dates for one event."""

    code = "FACT603"
    name = "conflicting-date"
    kind = ConflictKind.DATE
    summary = "two sources that give different dates for one event"
    examples_bad = (
        _pair(
            "Northwind Shipping was founded in Bergen on 12 March 1987.",
            "Northwind Shipping was founded in Bergen on 14 May 1991.",
        ),
    )
    examples_good = _AGREE


class NameConflict(_Conflict):
    """Two names for one role or thing."""

    code = "FACT604"
    name = "conflicting-name"
    kind = ConflictKind.NAME
    summary = "two sources that name different persons, bodies or places for one and the same thing"
    examples_bad = (
        _pair(
            "Mary Olsen, the chief executive of Northwind, spoke on Monday.",
            "Luca Rossi, chief executive of Northwind, was not there.",
        ),
    )
    examples_good = _AGREE

    def _point(self, claim: Claim) -> object:
        return claim.subject_name or claim.quote

    def _said(self, claim: Claim, file: TextFile) -> str:
        return f"{_named(claim)} says “{_short(_quote(claim, file))}”"


class PolarityConflict(_Conflict):
    """One source affirms what another denies."""

    code = "FACT605"
    name = "conflicting-polarity"
    kind = ConflictKind.POLARITY
    summary = "a source that affirms what another denies"
    examples_bad = (_pair("Northwind cut 250 jobs at the port.", "Northwind didn't cut 250 jobs at the port."),)
    examples_good = _AGREE

    def _point(self, claim: Claim) -> object:
        return claim.quote if claim.mention.kind is Kind.QUOTATION else claim.polarity

    def _said(self, claim: Claim, file: TextFile) -> str:
        verb = "denies" if claim.polarity == "denied" else "affirms"
        if claim.mention.kind is Kind.QUOTATION:
            verb = "quotes"
        return f"{_named(claim)} {verb} “{_short(_quote(claim, file))}”"


class AttributionConflict(_Conflict):
    """One utterance laid in two mouths."""

    code = "FACT606"
    name = "conflicting-attribution"
    kind = ConflictKind.ATTRIBUTION
    summary = "two sources that attribute one and the same utterance to different speakers"
    examples_bad = (
        _pair(
            "“We would never have built this port without you,” said Mary Olsen.",
            "“We would never have built this port without you,” said Luca Rossi.",
        ),
    )
    examples_good = _AGREE

    def _point(self, claim: Claim) -> object:
        return claim.speaker

    def _said(self, claim: Claim, file: TextFile) -> str:
        speaker = claim.speaker or "nobody it names"
        return f"{_named(claim)} attributes “{_short(_quote(claim, file))}” to {speaker}"


class FiguresThatDoNotFit(Rule):
    """Figures of one text that cannot all be right."""

    code = "FACT607"
    name = "figures-do-not-fit"
    severity = Severity.NOTE
    scope = Scope.CORPUS
    summary = (
        "figures of one text that do not fit each other: a part that exceeds its whole, shares of one whole beyond a "
        "hundred, a share that its count does not make, an age that no year of birth gives"
    )
    why = (
        "One of the figures is wrong, whatever other sources say. Only wordings that leave no other reading are held "
        "against each other; what is said with “about” or “at least” never is."
    )
    mend = "Quote neither figure without another source. The source keeps its text."
    examples_bad = (
        {"slip.txt": "The storm killed 12 people, including 15 children.\n"},
        {"slip.txt": "La tempête a fait 300 victimes, dont 200 hommes et 150 femmes.\n"},
        {"slip.txt": "Of those asked, 20 of the 40 members, or 60%, voted.\n"},
    )
    examples_good = (
        {"fit.txt": "The storm killed 12 people, including 5 children.\n"},
        {"fit.txt": "Trois familles, dont 12 enfants, ont été relogées.\n"},
        {"fit.txt": "At least 12 people were killed, including 15 children.\n"},
    )

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield a finding for each slip, at the later of its figures."""
        files = {seed.file.path: seed.file for seed in context.corpus.seeds}
        for slip in context.analysis.slips:
            yield self.at(
                files[slip.source.file],
                *slip.span.chars,
                f"{_named_source(slip.source)}: {slip.message}",
                "look the figures up elsewhere before quoting either",
                anchor=f"{slip.message}\0{slip.quote}",
            )


RULES = (
    ValueConflict,
    BoundConflict,
    DateConflict,
    NameConflict,
    PolarityConflict,
    AttributionConflict,
    FiguresThatDoNotFit,
)
