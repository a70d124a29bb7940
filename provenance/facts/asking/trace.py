"""Where a figure, a quotation or a name comes from: who says it, who says otherwise, since when.

What is asked may be the words of a figure ("277 millions" finds "$277M"), of a quotation, or a name; the id of a fact
or of a claim; or a place: ``FILE:LINE``, ``FILE:LINE:COLUMN``, ``FILE@START-END`` (bytes of the file).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from provenance.errors import InputError
from provenance.facts.asking.figure_given import figures
from provenance.facts.asking.whole_words import holds, names, words
from provenance.facts.comparing import compare, same_number
from provenance.facts.model import Claim, Kind, Mention
from provenance.facts.results import Analysis, Fact
from provenance.facts.sharing.origins import origin_counter
from provenance.facts.values import Relation as Found
from provenance.facts.values import ends, is_date

_LINE = re.compile(r"(.{1,4000}?):([0-9]{1,9})(?::([0-9]{1,9}))?", re.ASCII | re.DOTALL)
_BYTES = re.compile(r"(.{1,4000})@([0-9]{1,12})-([0-9]{1,12})", re.ASCII | re.DOTALL)
_FILE = re.compile(r".*\.(?:md|markdown|txt)", re.IGNORECASE | re.DOTALL)


class Relation(StrEnum):
    """What a claim says of what was asked."""

    SAME = "same"
    COMPATIBLE = "compatible"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Told:
    """A claim, what it says of what was asked, and why where that is not the same."""

    claim: Claim
    relation: Relation
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Traced:
    """A fact that what was asked belongs to.

    ``saying`` are the claims that say it, ``otherwise`` the others, those that cannot be true beside it first.
    ``since`` is the claim published first among ``saying``, None where no source has a date. ``origins`` counts the
    independent origins of ``saying``.
    """

    fact: Fact
    saying: tuple[Claim, ...]
    otherwise: tuple[Told, ...]
    since: Claim | None
    origins: int


@dataclass(frozen=True, slots=True)
class Trace:
    """All that was found of what was asked; ``read_as`` are the figures it was read as, if any."""

    asked: str
    read_as: tuple[Mention, ...]
    facts: tuple[Traced, ...]


def trace(analysis: Analysis, asked: str, path_of: Callable[[str], str] = lambda path: path) -> Trace:
    """Trace what was asked through the facts of a corpus, in the order of the facts.

    ``path_of`` gives the path as the corpus shows it, of one as the person gives it.

    Raises:
        InputError: the question is empty, or names a file that is none of the corpus, or one of several.
    """
    asked = asked.strip()
    if not asked:
        raise InputError("nothing is asked", "name a figure, a quotation, a name, an id or a place")
    read_as: tuple[Mention, ...] = ()
    by_place = _by_place(analysis, asked, path_of)
    if (named := [fact for fact in analysis.facts if fact.id == asked]) or by_place is None:
        met: Callable[[Claim], bool]
        if named:
            return Trace(asked, (), tuple(_whole(fact, analysis) for fact in named))
        if any(claim.id == asked for fact in analysis.facts for claim in fact.claims):
            met = _of_id(asked)
        else:
            read_as = figures(asked)
            met = _by_words(analysis, asked, read_as)
    else:
        met = by_place
    found = (
        _traced(fact, anchors, analysis, read_as)
        for fact in analysis.facts
        if (anchors := [claim for claim in fact.claims if met(claim)])
    )
    return Trace(asked, read_as, tuple(found))


def claims_meant(analysis: Analysis, asked: str, path_of: Callable[[str], str] = lambda path: path) -> list[Claim]:
    """The claims an id of a fact or a claim, or a place names; none where it names none.

    Raises:
        InputError: a file that is none of the corpus, or one of several.
    """
    asked = asked.strip()
    claims = [claim for fact in analysis.facts for claim in fact.claims]
    if whole := next((fact for fact in analysis.facts if fact.id == asked), None):
        return list(whole.claims)
    met = _by_place(analysis, asked, path_of) or _of_id(asked)
    return [claim for claim in claims if met(claim)]


def _of_id(asked: str) -> Callable[[Claim], bool]:
    return lambda claim: claim.id == asked


def _whole(fact: Fact, analysis: Analysis) -> Traced:
    """A fact asked for as such: what most of its sources say, and what the others do."""
    said: dict[object, set[str]] = {}
    for claim in fact.claims:
        said.setdefault(_point(claim), set()).add(claim.source.id)
    most = max(said, key=lambda point: len(said[point]))
    return _traced(fact, [claim for claim in fact.claims if _point(claim) == most], analysis, ())


def _point(claim: Claim) -> object:
    if claim.mention.kind is Kind.QUOTATION:
        return " ".join(words(claim.quote)), claim.speaker
    if claim.mention.kind is Kind.NAME:
        return claim.subject_name
    return claim.value, claim.polarity


def _traced(fact: Fact, anchors: Sequence[Claim], analysis: Analysis, read_as: Sequence[Mention]) -> Traced:
    figure = next((m for m in read_as if is_date(m.value) == is_date(anchors[0].value)), None)
    told = []
    for claim in fact.claims:
        if figure is not None and claim.mention.kind not in (Kind.QUOTATION, Kind.NAME):
            told.append(_of_figure(figure, claim))
        else:
            told.append(Told(claim, Relation.SAME) if claim in anchors else _beside(anchors[0], claim))
    saying = tuple(each.claim for each in told if each.relation is Relation.SAME)
    rest = sorted((each for each in told if each.relation is not Relation.SAME), key=_apart_first)
    dated = [claim for claim in saying if claim.source.published]
    return Traced(
        fact,
        saying,
        tuple(rest),
        min(dated, key=lambda claim: claim.source.published or "", default=None),
        origin_counter(analysis.origin_groups)(claim.source.id for claim in saying),
    )


def _apart_first(told: Told) -> bool:
    return told.relation is not Relation.APART


def _of_figure(figure: Mention, claim: Claim) -> Told:
    if claim.polarity == "denied":
        return Told(claim, Relation.APART, "denied")
    return _compared(figure, claim)


def _beside(anchor: Claim, claim: Claim) -> Told:
    """What a claim says beside one of the same fact."""
    if claim.mention.kind is Kind.QUOTATION:
        named = anchor.speaker_named and claim.speaker_named
        if named and anchor.speaker != claim.speaker:
            return Told(claim, Relation.APART, f"given to {claim.speaker}")
        same = words(anchor.quote) == words(claim.quote)
        return Told(claim, Relation.SAME) if same else Told(claim, Relation.COMPATIBLE, "worded differently")
    if claim.mention.kind is Kind.NAME:
        same = claim.subject_name == anchor.subject_name
        return Told(claim, Relation.SAME) if same else Told(claim, Relation.APART, "another name")
    if claim.polarity != anchor.polarity:
        return Told(claim, Relation.APART, claim.polarity)
    return _compared(anchor.mention, claim)


def _compared(said: Mention, claim: Claim) -> Told:
    units = said.value.unit, claim.value.unit
    if Kind.MONEY is said.kind is claim.mention.kind and units[0] != units[1]:
        return Told(claim, Relation.COMPATIBLE, "another currency")
    found = compare(said.value, claim.value)
    if found.relation is Found.EQUAL:
        return Told(claim, Relation.SAME)
    apart = found.relation is Found.APART
    return Told(claim, Relation.APART if apart else Relation.COMPATIBLE, found.reason)


# -- what is meant ----------------------------------------------------------------------------------------------------


def _by_place(analysis: Analysis, asked: str, path_of: Callable[[str], str]) -> Callable[[Claim], bool] | None:
    """A test for the claims at a place; None where no place is asked for."""
    ids = {claim.id for fact in analysis.facts for claim in fact.claims}
    for form, make in ((_BYTES, _at_bytes), (_LINE, _at_line)):
        match = form.fullmatch(asked)
        if match is not None and asked not in ids:
            file = _file(analysis, path_of(match[1]), match[1])
            if file is not None:
                return make(file, *(None if number is None else int(number) for number in match.groups()[1:]))
    return None


def _at_bytes(file: str, start: int | None, end: int | None) -> Callable[[Claim], bool]:
    first, last = start or 0, end or 0
    if last < first:
        raise InputError(f"{file}@{first}-{last}: the end lies before the start", "write FILE@START-END, in bytes")
    return lambda c: c.source.file == file and c.span.bytes[0] < max(last, first + 1) and c.span.bytes[1] > first


def _at_line(file: str, line: int | None, column: int | None = None) -> Callable[[Claim], bool]:
    first, last = (line or 0, column or 0), (line or 0, column or 1 << 31)

    def there(claim: Claim) -> bool:
        span = claim.span
        return (
            claim.source.file == file and (span.line, span.column) <= last and (span.end_line, span.end_column) > first
        )

    return there


def _file(analysis: Analysis, path: str, given: str) -> str | None:
    """The file of the corpus that is meant; None where the words name no file at all.

    Raises:
        InputError: it looks like a file, and is none of the corpus, or may be several.
    """
    files = sorted({source.file for source in analysis.sources})
    if path in files:
        return path
    given = given.replace("\\", "/")
    ending = [file for file in files if f"/{file}".endswith(f"/{given.removeprefix('./')}")]
    if len(ending) == 1:
        return ending[0]
    if len(ending) > 1:
        raise InputError(f"{given} may be {' or '.join(ending)}", "write more of the path")
    if _FILE.fullmatch(given):
        from provenance.findings.nearest import did_you_mean

        raise InputError(f"the corpus has no text in {given}", did_you_mean(given, files))
    return None


def _by_words(analysis: Analysis, asked: str, read_as: Sequence[Mention]) -> Callable[[Claim], bool]:
    """A test for the claims that give a figure; else that hold the words as quotation; else that name them."""
    claims = [claim for fact in analysis.facts for claim in fact.claims]
    tests = (
        lambda claim: any(gives(figure, claim) for figure in read_as),
        lambda claim: claim.mention.kind in (Kind.QUOTATION, Kind.NAME) and holds(claim.quote, asked),
        lambda claim: names(claim, asked),
    )
    if len(words(asked)) > 2 and not (len(read_as) == 1 and read_as[0].qend - read_as[0].qstart == len(asked)):
        tests = (tests[1], tests[0], tests[2])  # a sentence that holds a figure: first as it was uttered
    return next((test for test in tests if any(map(test, claims))), tests[0])


def gives(figure: Mention, claim: Claim) -> bool:
    """Whether a claim gives the number or day of a figure, whatever its hedge; a unit counts where it is said."""
    if claim.mention.kind in (Kind.QUOTATION, Kind.NAME):
        return False
    if is_date(figure.value):
        return is_date(claim.value) and same_number(figure.value, claim.value)
    if not ends(figure.value) or ends(figure.value) != ends(claim.value):
        return False
    plain = figure.kind is Kind.NUMBER and figure.value.unit is None
    if Kind.COUNT in (figure.kind, claim.mention.kind):  # a noun counted has no fixed name in two languages
        return plain or claim.mention.kind in (Kind.NUMBER, Kind.COUNT)
    return plain or (figure.kind, figure.value.unit) == (claim.mention.kind, claim.value.unit)


# -- words that are no claim ------------------------------------------------------------------------------------------


def occurrences(text: str, asked: str, most: int) -> Iterator[tuple[int, int]]:
    """Where the words stand in a text, whatever their case; at most ``most`` places, in code points."""
    pattern = r"\s{1,8}".join(re.escape(word) for word in asked.split())
    for number, match in enumerate(re.finditer(pattern, text, re.IGNORECASE)):
        if number == most:
            return
        yield match.span()
