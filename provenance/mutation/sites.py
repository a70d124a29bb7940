"""Where a change can be planted: a claim, in the block it stands in, and what the changed claim is to contradict."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from provenance.facts.comparing import same_number
from provenance.facts.model import Claim, Kind, Name
from provenance.facts.names.tables import given_names
from provenance.facts.reading import Reading
from provenance.facts.results import Analysis, Verdict
from provenance.facts.values import ends
from provenance.mutation.draw import Draw
from provenance.mutation.model import Edit, Place
from provenance.mutation.tables import Words, words

# Facts that several sources tell alike.
_AGREEING = frozenset({Verdict.AGREE, Verdict.COMPATIBLE, Verdict.QUOTE_VARIANT})
# A name that comes up once may be a misreading.
_OFTEN = 2


@dataclass(frozen=True, slots=True)
class Cast:
    """Who and what a corpus names: persons, places and all else; who is named as a speaker; and its figures."""

    persons: tuple[str, ...]
    places: tuple[str, ...]
    bodies: tuple[str, ...]
    speakers: frozenset[str]
    figures: frozenset[Decimal]

    def like(self, name: Name) -> tuple[str, ...]:
        """The names of the kind of ``name``."""
        if name.kind is Kind.PLACE:
            return self.places
        return self.persons if is_person(name.entity) else self.bodies


@dataclass(frozen=True)
class Site:
    """A claim that may be changed in its block. ``others`` are the claims the changed one is to contradict."""

    reading: Reading
    claim: Claim
    others: tuple[Claim, ...]
    cast: Cast
    draw: Draw

    @property
    def text(self) -> str:
        """The text of the block."""
        return self.reading.block.text

    @property
    def words(self) -> Words | None:
        """The table of the language of the sentence."""
        return words(self.claim.language)

    @cached_property
    def sentence(self) -> tuple[int, int]:
        """The sentence of the claim in the block."""
        start, end = self.claim.context_span.chars
        return start - self.reading.block.start, end - self.reading.block.start

    @cached_property
    def figure(self) -> tuple[int, int]:
        """The mention in the block, with its hedge and determiner."""
        return self.claim.mention.qstart, self.claim.mention.qend

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The names in the sentence."""
        start, end = self.sentence
        return tuple(name for name in self.reading.names if start <= name.start and name.end <= end)

    def in_mention(self, start: int, end: int, new: str) -> Edit:
        """A change of the code points ``start`` to ``end`` of the mention's text."""
        at = self.claim.mention.start
        return Edit(at + start, at + end, new, self.figure)

    def in_sentence(self, start: int, end: int, new: str) -> Edit:
        """A change of the block that may be found anywhere in the sentence."""
        return Edit(start, end, new, self.sentence)


Planter = Callable[[Site], Edit | None]
"""Makes one kind of change at a site, None where the site has nothing of that kind."""


def is_person(entity: str) -> bool:
    """Whether a name is a person's: a given name and another word."""
    parts = entity.split()
    return len(parts) > 1 and parts[0].lower().split("-")[0] in given_names()


def cast_of(readings: Iterable[Reading], claims: Iterable[Claim]) -> Cast:
    """Who and what the corpus names more than once, who speaks, and every figure."""
    claims = list(claims)
    count: dict[tuple[Kind, str], int] = {}
    for reading in readings:
        for name in reading.names:
            if not name.role:
                count[name.kind, name.entity] = count.get((name.kind, name.entity), 0) + 1
    often = sorted((kind, entity) for (kind, entity), times in count.items() if times >= _OFTEN and len(entity) > 1)
    return Cast(
        persons=tuple(entity for kind, entity in often if kind is Kind.NAME and is_person(entity)),
        places=tuple(entity for kind, entity in often if kind is Kind.PLACE),
        bodies=tuple(entity for kind, entity in often if kind is Kind.NAME and not is_person(entity)),
        speakers=frozenset(claim.speaker for claim in claims if claim.speaker and claim.speaker_named),
        figures=frozenset(end for claim in claims for end in ends(claim.value) if isinstance(end, Decimal)),
    )


def copy_sites(readings: Sequence[Reading], analysis: Analysis, seed: int) -> Iterator[Site]:
    """Every claim, to be changed in a copy of its block: what it then contradicts is itself."""
    cast = cast_of(readings, _claims(analysis))
    by_id = {reading.source.id: reading for reading in readings}
    for claim in _claims(analysis):
        yield Site(by_id[claim.source.id], claim, (claim,), cast, Draw(f"{seed}\0copy\0{claim.id}"))


def cross_sites(readings: Sequence[Reading], analysis: Analysis, seed: int) -> Iterator[Site]:
    """Claims that sources of another origin confirm, to be changed where they stand.

    Not those whose source gives the same figure again: changed in one place, it would contradict itself before it
    contradicts others.
    """
    claims = _claims(analysis)
    cast = cast_of(readings, claims)
    own_claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        own_claims[claim.source.id].append(claim)
    by_id = {reading.source.id: reading for reading in readings}
    group = {source: members for members in analysis.origin_groups for source in members}
    for fact in analysis.facts:
        if fact.verdict not in _AGREEING:
            continue
        for claim in fact.claims:
            own = group.get(claim.source.id, (claim.source.id,))
            others = tuple(other for other in fact.claims if other.source.id not in own)
            if others and not _said_again(claim, own_claims[claim.source.id]):
                yield Site(by_id[claim.source.id], claim, others, cast, Draw(f"{seed}\0cross\0{claim.id}"))


def _said_again(claim: Claim, among: Iterable[Claim]) -> bool:
    """Whether another claim gives the same figure or day."""
    return claim.mention.kind is not Kind.QUOTATION and any(
        other.mention.kind is claim.mention.kind and same_number(claim.value, other.value)
        for other in among
        if other is not claim
    )


def places(site: Site, edit: Edit) -> tuple[Place, ...]:
    """Where the findings must point besides the change itself: at one of the claims it contradicts."""
    start = site.reading.block.start
    return tuple(
        Place(site.reading.file.path, start + edit.reach[0], start + edit.reach[1])
        if other is site.claim
        else Place(other.source.file, min(a, b), max(c, d))
        for other in site.others
        for (a, c), (b, d) in [(other.span.chars, other.context_span.chars)]
    )


def _claims(analysis: Analysis) -> list[Claim]:
    return [claim for fact in analysis.facts for claim in fact.claims]
