"""Watched facts: what a corpus is held to (``facts.yaml``), and whether its sources say so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, ClassVar

from provenance.corpus.listing import WATCH_NAME, Listing, read_listing
from provenance.corpus.model import Corpus, Problem, TextFile
from provenance.facts.asking.whole_words import holds, names
from provenance.facts.curating.entries import entries
from provenance.facts.curating.expected import Expected, expected
from provenance.facts.model import Claim, Kind
from provenance.facts.results import Analysis, Fact
from provenance.facts.sharing.origins import origin_counter

BROKEN = "FACT610"


@dataclass(frozen=True, slots=True)
class Watch:
    """A fact one cares about.

    Its claims are those whose sentence holds one of ``words``, that name ``entity``, and are of ``kind``; what is not
    given is not asked. ``value`` is what they should say, ``origins`` how many independent ones should say it.
    """

    id: str
    words: tuple[str, ...] = ()
    entity: str | None = None
    kind: Kind | None = None
    value: str | None = None
    origins: int = 1
    note: str | None = None

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid", "title": "A watched fact"}

    def __post_init__(self) -> None:
        if not self.id.strip():
            raise ValueError("the id is empty")
        if self.origins < 1:
            raise ValueError("`origins` is at least 1")
        if not (self.words or self.entity or self.value):
            raise ValueError("say what is watched: `words`, `entity` or `value`")
        if self.value is not None:
            expected(self.value)


def watch_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of ``facts.yaml``."""
    from pydantic import TypeAdapter

    schema = TypeAdapter(list[Watch]).json_schema()
    return {**schema, "title": "Watched facts", "description": "What a corpus is held to: facts.yaml beside its seeds."}


class Status(StrEnum):
    """What became of a watched fact."""

    MET = "met"
    UNMET = "unmet"
    TOO_FEW_ORIGINS = "too-few-origins"
    NOT_FOUND = "not-found"


# The unmet first.
ORDER = (Status.UNMET, Status.NOT_FOUND, Status.TOO_FEW_ORIGINS, Status.MET)


@dataclass(frozen=True, slots=True)
class Watched:
    """A watched fact and what the sources say of it.

    ``claims`` say what is expected; ``against`` do not: claims of the same facts, or, where nothing says what is
    expected, those that fit the description. ``facts`` are those the claims belong to; ``origins`` counts the
    independent ones of ``claims``. ``number`` is the place of the entry in the list.
    """

    watch: Watch
    number: int
    status: Status
    claims: tuple[Claim, ...]
    against: tuple[Claim, ...]
    facts: tuple[Fact, ...]
    origins: int


@dataclass(frozen=True)
class WatchList:
    """``facts.yaml`` as read: the sound entries by their number, and what is wrong with the others."""

    listing: Listing
    entries: dict[int, Watch] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def watch_list(file: TextFile) -> WatchList:
    """Read a list of watched facts; never raises on content."""
    listing = read_listing(file, BROKEN)
    found, problems = entries(listing, Watch, BROKEN)
    return WatchList(listing, found, problems)


def watched(analysis: Analysis, watches: WatchList) -> tuple[Watched, ...]:
    """What the sources say of each watched fact, in the order of the list."""
    return tuple(_watched(analysis, number, watch) for number, watch in watches.entries.items())


def watched_facts(corpus: Corpus, analysis: Analysis) -> tuple[Watched, ...]:
    """What the sources say of the facts the corpus is held to, the unmet first; none where it has no list."""
    file = corpus.list_named(WATCH_NAME)
    if file is None:
        return ()
    return tuple(sorted(watched(analysis, watch_list(file)), key=lambda each: ORDER.index(each.status)))


def _watched(analysis: Analysis, number: int, watch: Watch) -> Watched:
    fitting = [(fact, claim) for fact in analysis.facts for claim in fact.claims if _fits(watch, claim)]
    if watch.value is None:
        told = max((fact for fact, _ in fitting), key=lambda fact: fact.origins, default=None)
        claims = [claim for fact, claim in fitting if fact is told]
        against: list[Claim] = []
        facts = [] if told is None else [told]
    else:
        wanted = expected(watch.value)
        comparable = [(fact, claim) for fact, claim in fitting if wanted.comparable(claim)]
        claims = [claim for _, claim in comparable if wanted.met_by(claim)]
        facts = _unique(fact for fact, claim in comparable if not claims or wanted.met_by(claim))
        against = list(_against(wanted, facts)) if claims else [claim for _, claim in comparable]
    origins = origin_counter(analysis.origin_groups)(claim.source.id for claim in claims)
    status = _status(watch, claims, against, origins)
    return Watched(watch, number, status, tuple(claims), tuple(against), tuple(facts), origins)


def _status(watch: Watch, claims: Sequence[Claim], against: Sequence[Claim], origins: int) -> Status:
    if against:
        return Status.UNMET
    if not claims:
        return Status.NOT_FOUND
    return Status.MET if origins >= watch.origins else Status.TOO_FEW_ORIGINS


def _against(wanted: Expected, facts: Sequence[Fact]) -> Iterator[Claim]:
    for fact in facts:
        for claim in fact.claims:
            if wanted.comparable(claim) and not wanted.met_by(claim):
                yield claim


def _fits(watch: Watch, claim: Claim) -> bool:
    if watch.kind is not None and claim.mention.kind is not watch.kind:
        return False
    if watch.entity is not None and not names(claim, watch.entity):
        return False
    return not watch.words or any(holds(claim.context, word) for word in watch.words)


def _unique(facts: Iterator[Fact]) -> list[Fact]:
    return list({fact.id: fact for fact in facts}.values())
