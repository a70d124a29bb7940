"""What reprints of one sentence say: their claims belong together by their place, and what was changed stands out.

Among sources that share their text nothing has to be guessed: a claim and its reprint speak of the same, although the
same figure may stand elsewhere in either text and match as well. A name that was changed, or a denial, is no figure;
claims are made for it here.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from provenance.facts.claiming.denial import opposed
from provenance.facts.comparing import same_number
from provenance.facts.matching.features import Feature
from provenance.facts.matching.likeness import alike_names
from provenance.facts.matching.links import Link
from provenance.facts.matching.reprints import Printed, reprints
from provenance.facts.model import LABEL, Claim, Kind, Mention, Name
from provenance.facts.reading import Reading

# How sure it is that the claims of a sentence taken over with and without a change speak of the same.
CHANGED, UNCHANGED = 0.95, 1.0
# The words around a changed name that are shown, in code points.
SHOWN = 40

_OF_THEIR_OWN = frozenset({Kind.DATE, Kind.NAME, Kind.ORDINAL, Kind.QUOTATION})
_MARKS = " .,;:!?()[]«»“”\"'’\u00a0\u202f"


@dataclass(frozen=True, slots=True)
class Reprinted:
    """All claims, with those of changed names at the end, and the links between claims of reprinted sentences.

    ``others`` are links that were found before.
    """

    claims: tuple[Claim, ...]
    links: tuple[Link, ...]
    others: tuple[Link, ...] = ()

    def over(self, found: Iterable[Link]) -> list[Link]:
        """These links, then of the others and ``found`` those that join no claim to the source of its reprint."""
        bound = {(i, self.claims[j].source.id) for link in self.links for i, j in ((link.a, link.b), (link.b, link.a))}
        rest = [
            link
            for link in (*self.others, *found)
            if (link.a, self.claims[link.b].source.id) not in bound
            and (link.b, self.claims[link.a].source.id) not in bound
        ]
        return [*self.links, *rest]


def reprinted(
    readings: Sequence[Reading], claims: Sequence[Claim], groups: Sequence[Sequence[str]], others: Sequence[Link] = ()
) -> Reprinted:
    """Link the claims of reprinted sentences. ``groups`` are the ids of sources that share an origin, ``others`` links
    of these claims that were found before.
    """
    told = list(claims)
    index = _Index(readings, claims)
    links: dict[tuple[int, int], Link] = {}
    for one, other in reprints(readings, groups):
        changed = one.left < one.right or other.left < other.right
        met = list(index.met(one, other))
        for a, b in met:
            links[min(a, b), max(a, b)] = _link(told, min(a, b), max(a, b), CHANGED if changed else UNCHANGED)
        if not changed:
            continue
        _deny(readings, told, met, one, other)
        if not any(_attributed_anew(told[a], told[b]) or _renumbered(told[a], told[b]) for a, b in met):
            for left, right in _changed_names(readings, one, other):
                told += [left, right]
                links[len(told) - 2, len(told) - 1] = _link(told, len(told) - 2, len(told) - 1, CHANGED)
    return Reprinted(tuple(told), tuple(links[pair] for pair in sorted(links)), tuple(others))


def _link(claims: Sequence[Claim], a: int, b: int, sure: float) -> Link:
    feature = Feature("the place in a sentence that both have", sure, 1.0, "")
    same = claims[a].value == claims[b].value or same_number(claims[a].value, claims[b].value)
    return Link(a, b, sure, same, (feature,))


def _attributed_anew(a: Claim, b: Claim) -> bool:
    """Whether the name that was changed is that of who is quoted: then the quotation itself says so."""
    return a.mention.kind is Kind.QUOTATION and a.speaker != b.speaker


def _renumbered(a: Claim, b: Claim) -> bool:
    """Whether the name that was changed is a sign with a number ("A320"), for which there are claims already."""
    return a.value.role == b.value.role == LABEL and a.value != b.value


class _Index:
    """The claims of each source by their place."""

    def __init__(self, readings: Sequence[Reading], claims: Sequence[Claim]) -> None:
        self._claims = claims
        by_source: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for i, claim in enumerate(claims):
            by_source[claim.source.id].append((claim.mention.start, i))
        self._placed = [sorted(by_source[reading.source.id]) for reading in readings]

    def met(self, one: Printed, other: Printed) -> Iterator[tuple[int, int]]:
        """Claims that stand so far from either end, or are the only ones of their sort where the words differ."""
        left, right = self._by_place(one), self._by_place(other)
        for key in left.keys() & right.keys():
            sorts, others = self._by_sort(left[key]), self._by_sort(right[key])
            for sort in sorts.keys() & others.keys():
                if len(sorts[sort]) == len(others[sort]) == 1:
                    yield sorts[sort][0], others[sort][0]

    def _by_place(self, printed: Printed) -> Mapping[tuple[str, int, int], list[int]]:
        placed = self._placed[printed.reading]
        found: dict[tuple[str, int, int], list[int]] = defaultdict(list)
        for _, i in placed[bisect_left(placed, (printed.start, -1)) : bisect_left(placed, (printed.end, -1))]:
            mention = self._claims[i].mention
            start, end = mention.start, mention.end
            if end <= printed.left:
                found["first", start - printed.start, end - printed.start].append(i)
            elif start >= printed.right:
                found["last", printed.end - start, printed.end - end].append(i)
            else:
                found["between", 0, 0].append(i)
        return found

    def _by_sort(self, members: Sequence[int]) -> Mapping[str, list[int]]:
        """Claims by what may stand in one another's place: a date for a date, any amount for an amount."""
        sorts: dict[str, list[int]] = defaultdict(list)
        for i in members:
            kind = self._claims[i].mention.kind
            sorts[kind.value if kind in _OF_THEIR_OWN else "amount"].append(i)
        return sorts


def _deny(
    readings: Sequence[Reading], told: list[Claim], met: Sequence[tuple[int, int]], one: Printed, other: Printed
) -> None:
    """If one print denies what the other says, the claims next to the denial say so."""
    said, reprint = (readings[printed.reading].block.text[printed.start : printed.end] for printed in (one, other))
    pairs = sorted(
        met, key=lambda pair: (told[pair[0]].mention.end <= one.left, abs(told[pair[0]].mention.start - one.left))
    )
    if not pairs or not opposed(said, reprint, told[pairs[0][0]].language):
        return
    a, b = pairs[0]
    if told[a].polarity == told[b].polarity:
        told[a] = replace(told[a], polarity="denied" if told[a].polarity == "affirmed" else "affirmed")


def _changed_names(readings: Sequence[Reading], one: Printed, other: Printed) -> Iterator[tuple[Claim, Claim]]:
    """The claims that a name stands in a place, where it is all that was changed, and for the name of another."""
    left, right = (_only_name(readings[printed.reading], printed) for printed in (one, other))
    if left is not None and right is not None and not _may_be_one(left.entity, right.entity):
        yield _named(readings[one.reading], one, left), _named(readings[other.reading], other, right)


def _may_be_one(one: str, other: str) -> bool:
    """Whether two names are one, two spellings, or the one short for the other (every house has its own style)."""
    short, long = sorted((one, other), key=len)
    initials = "".join(word[0] for word in long.split())
    abbreviated = short.isupper() and (long.upper().startswith(short) or short == initials.upper())
    return one == other or abbreviated or alike_names(one, other) > 0


def _only_name(reading: Reading, printed: Printed) -> Name | None:
    """The name that is all of the part in which a print differs; None if there is more, or no name."""
    for name in reading.names:
        if not name.role and printed.left <= name.start and name.end <= printed.right:
            text = reading.block.text
            rest = text[printed.left : name.start] + text[name.end : printed.right]
            glossed = text[name.start - 1 : name.start] == "("  # a name in brackets explains the one before it
            return name if not glossed and not rest.strip(_MARKS) else None
    return None


def _named(reading: Reading, printed: Printed, name: Name) -> Claim:
    block, text = reading.block, reading.block.text
    before = text[max(printed.start, name.start - SHOWN) : name.start].split()[
        1 if name.start - SHOWN > printed.start else 0 :
    ]
    behind = text[name.end : min(printed.end, name.end + SHOWN)].split()[
        : -1 if name.end + SHOWN < printed.end else None
    ]
    language = next((each.language for each in reading.sentences if each.start == printed.start), reading.language)
    return Claim(
        id=f"{reading.source.id}@{name.start}-{name.end}-name",
        source=reading.source,
        mention=Mention(name.start, name.end, name.start, name.end, Kind.NAME, name.text),
        span=reading.file.span(block.start + name.start, block.start + name.end),
        quote=name.text,
        context=text[printed.start : printed.end],
        context_span=reading.file.span(block.start + printed.start, block.start + printed.end),
        language=language,
        subject=name.entity,
        subject_name=name.entity,
        measure=" ".join((*before, "…", *behind)).replace("… ,", "…,").rstrip(",;:("),
        as_of=reading.source.published,
    )
