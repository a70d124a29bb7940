"""Plants changes one at a time, runs everything, and counts what is found."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from provenance.config import Config
from provenance.corpus.model import Corpus
from provenance.facts.analysis import analyse_readings
from provenance.facts.model import Claim, Kind
from provenance.facts.reading import Reading, read_corpus
from provenance.facts.results import Analysis, Verdict
from provenance.findings.model import Finding
from provenance.mutation.changes import PLANTERS
from provenance.mutation.corpora import exchanged, with_copy
from provenance.mutation.draw import Draw
from provenance.mutation.model import Alarm, Change, Edit, Mode, Outcome, Place, Result
from provenance.mutation.sites import Site, copy_sites, cross_sites, places
from provenance.rules.engine import run

# The rules on what sources say of each other; what is wrong with files is not looked for.
_FAMILY = "FACT"

# Of a change outside a figure, a word before it and two behind are shown.
_WORDS_BEFORE, _WORDS_BEHIND = re.compile(r"\S{1,30}\s?$"), re.compile(r"\s?\S{1,30}(?:\s\S{1,30})?")
_LONGEST_SHOWN = 70

Tell = Callable[[int, int], None]
"""Told how many runs are done, and of how many."""


@dataclass(frozen=True, slots=True)
class _Run:
    """A corpus with what was read and found in it."""

    readings: tuple[Reading, ...]
    analysis: Analysis
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Planted:
    change: Change
    mode: Mode
    site: Site
    edit: Edit


def measure(
    corpus: Corpus,
    config: Config,
    *,
    changes: Collection[Change] = frozenset(Change),
    modes: Collection[Mode] = frozenset(Mode),
    limit: int = 20,
    seed: int = 0,
    tell: Tell = lambda _done, _of: None,
) -> Result:
    """Plant up to ``limit`` changes of each kind in each mode, and copy sources unchanged.

    Each change is planted alone, and the whole corpus analysed with it; of blocks that did not change, only what
    depends on other blocks is read again. Unchanged copies are made of every source a copy was changed of, and of
    others up to ``limit``.
    """
    config = replace(config, select=(_FAMILY,))
    base = _run(corpus, config, ())
    planted = [
        each
        for mode in Mode
        if mode in modes
        for change in Change
        if change in changes
        for each in _chosen(base, mode, change, limit, seed)
    ]
    copied = _copied(base, planted, limit, seed) if Mode.COPY in modes else []
    of = len(planted) + len(copied)
    alarms: list[Alarm] = []
    for done, reading in enumerate(copied):
        tell(done, of)
        alarms += _alarms(corpus, config, base, reading)
    outcomes = []
    for done, each in enumerate(planted, len(copied)):
        tell(done, of)
        outcomes.append(_outcome(corpus, config, base, each))
    return Result(tuple(outcomes), len(copied), tuple(alarms))


def _run(corpus: Corpus, config: Config, before: Sequence[Reading]) -> _Run:
    readings = read_corpus(corpus, before)
    analysis = analyse_readings(readings)
    return _Run(readings, analysis, tuple(run(corpus, config, analysis=analysis)))


def _chosen(base: _Run, mode: Mode, change: Change, limit: int, seed: int) -> list[_Planted]:
    """The changes of one kind, drawn from all that can be planted; none where a finding points already."""
    make = copy_sites if mode is Mode.COPY else cross_sites
    sites = sorted(make(base.readings, base.analysis, seed), key=lambda site: site.draw.number(change))
    planted: dict[tuple[str, int, int], _Planted] = {}
    for site in sites:
        if len(planted) == limit:
            break
        edit = PLANTERS[change](site)
        if edit is not None and not _pointed_at(base.findings, _reach(site, edit)):
            planted.setdefault((site.claim.source.id, edit.start, edit.end), _Planted(change, mode, site, edit))
    return list(planted.values())


def _reach(site: Site, edit: Edit) -> Place:
    start = site.reading.block.start
    return Place(site.reading.file.path, start + edit.reach[0], start + edit.reach[1])


def _copied(base: _Run, planted: Iterable[_Planted], limit: int, seed: int) -> list[Reading]:
    """The readings of which an unchanged copy is made, in their order."""
    used = {each.site.reading.source.id for each in planted if each.mode is Mode.COPY}
    drawn = sorted(base.readings, key=lambda reading: Draw(f"{seed}\0unchanged\0{reading.source.id}").number())
    used |= {reading.source.id for reading in drawn[:limit]}
    return [reading for reading in base.readings if reading.source.id in used]


def _alarms(corpus: Corpus, config: Config, base: _Run, reading: Reading) -> list[Alarm]:
    """The findings that an unchanged copy of a block raises, beyond those the corpus has without it."""
    changed, path = with_copy(corpus, reading, reading.block.text)
    known = [(finding.code, set(_places(finding))) for finding in base.findings]
    alarms = []
    for finding in _run(changed, config, base.readings).findings:
        told = {_back(place, path, reading) for place in _places(finding)}
        if not any(finding.code == code and _same(told, before) for code, before in known):
            alarms.append(Alarm(reading.file.path, finding.code, finding.message))
    return alarms


def _back(place: Place, path: str, reading: Reading) -> Place:
    """A place in a copy as the place in the original."""
    start = reading.block.start
    return Place(reading.file.path, place.start + start, place.end + start) if place.path == path else place


def _same(told: set[Place], before: set[Place]) -> bool:
    """Whether one finding only repeats the other: the places of one are among those of the other, two of them at least
    unless neither has more.
    """
    return told == before or (len(told & before) > 1 and (told <= before or before <= told))


def _places(finding: Finding) -> list[Place]:
    spans = [(finding.path, finding.span), *((related.path, related.span) for related in finding.related)]
    return [Place(path, *span.chars) for path, span in spans if span is not None]


def _pointed_at(findings: Iterable[Finding], place: Place) -> bool:
    return any(place.touches(other) for finding in findings for other in _places(finding))


def _outcome(corpus: Corpus, config: Config, base: _Run, each: _Planted) -> Outcome:
    site, edit = each.site, each.edit
    text = edit.applied(site.text)
    changed, path = (with_copy if each.mode is Mode.COPY else exchanged)(corpus, site.reading, text)
    after = _run(changed, config, base.readings)
    reach = Place(path, *edit.reach_after)
    against = places(site, edit)
    code = next((f.code for f in after.findings if _tells(f, reach, against)), None)
    start = site.reading.block.start
    shown = _shown(site, edit)
    return Outcome(
        each.change,
        each.mode,
        site.reading.file.path,
        site.reading.file.span(start + edit.start, start + edit.end),
        site.text[shown[0] : shown[1]],
        text[shown[0] : shown[1] + len(edit.new) - (edit.end - edit.start)],
        code,
        "" if code is not None else _reason(after.analysis, reach, against),
    )


def _tells(finding: Finding, reach: Place, against: Sequence[Place]) -> bool:
    """Whether a finding points at the change and at what it contradicts."""
    told = _places(finding)
    return any(reach.touches(place) for place in told) and any(
        place.touches(other) for place in told for other in against
    )


def _shown(site: Site, edit: Edit) -> tuple[int, int]:
    """The words that are shown of a change: the figure it is in, or the words beside it."""
    mention, (start, end) = site.claim.mention, site.figure
    if mention.kind is Kind.QUOTATION:
        start, end = mention.start, mention.end
    if start <= edit.start and edit.end <= end and end - start <= _LONGEST_SHOWN:
        return start, end
    line = site.text.rfind("\n", 0, edit.start) + 1, (site.text + "\n").find("\n", edit.end)
    before = _WORDS_BEFORE.search(site.text, max(line[0], edit.start - _LONGEST_SHOWN), edit.start)
    behind = _WORDS_BEHIND.match(site.text, edit.end, min(line[1], edit.end + _LONGEST_SHOWN))
    return before.start() if before else edit.start, behind.end() if behind else edit.end


def _reason(analysis: Analysis, reach: Place, against: Sequence[Place]) -> str:
    """How far a change got that was not found."""
    here = [fact for fact in analysis.facts if any(_lies(claim, (reach,)) for claim in fact.claims)]
    if not here:
        return "what was changed is read as no claim"
    joined = [fact for fact in here if any(_lies(claim, against) for claim in fact.claims)]
    if not joined:
        return "matched with nothing it contradicts"
    fact = min(joined, key=lambda each: each.verdict is Verdict.SINGLE_SOURCE)
    return "; ".join([f"matched, and judged {fact.verdict}", *fact.explanations])


def _lies(claim: Claim, places: Iterable[Place]) -> bool:
    place = Place(claim.source.file, *claim.span.chars)
    return any(place.touches(other) for other in places)
