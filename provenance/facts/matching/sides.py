"""What matching asks of each claim, worked out once, with a small whole number for whatever several claims share.

Most of the work in matching is for pairs, and much of it the same again and again: the words around two figures, the
two numbers, the two sentences. Numbered, each is worked out once for the whole corpus.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import cache
from typing import TypeVar

from provenance.facts.comparing import same_number
from provenance.facts.model import LABEL, Claim, Kind, Value
from provenance.facts.values import common, empty, ends, is_date, other_size, telling

_Thing = TypeVar("_Thing", bound=Hashable)

# A number that more claims give than this, of one kind and unit, is everybody's number.
CROWD = 30


def distinct(things: Iterable[_Thing]) -> tuple[list[int], list[_Thing]]:
    """For each thing a number, the same for equal ones, from 0 on in the order in which they first come; and the things
    by their numbers.
    """
    known: dict[_Thing, int] = {}
    return [known.setdefault(thing, len(known)) for thing in things], list(known)


def numbered(things: Iterable[Hashable]) -> list[int]:
    """The numbers of :func:`distinct`."""
    return distinct(things)[0]


def firsts(numbers: Sequence[int]) -> list[int]:
    """For each number the index at which it first stands."""
    found: dict[int, int] = {}
    for i, number in enumerate(numbers):
        found.setdefault(number, i)
    return list(found.values())


def family(claim: Claim) -> tuple[str, str]:
    """What a figure may be compared with: things counted with or without their noun, years counted back from an
    unknown day with one another, else its kind and unit.
    """
    kind = claim.mention.kind
    if kind in (Kind.COUNT, Kind.NUMBER):
        return "count", ""
    if claim.value.years_ago is not None:
        return kind.value, "ago"
    return kind.value, claim.value.unit or ""


class Sides:
    """Claims, and lists beside them: what each is in the eyes of matching, by its index.

    Numbers, the same where two claims share the thing: ``value``, ``number`` (the value whatever its hedge), ``kin``
    (the family), ``source``, ``place`` (the sentence), ``words`` and ``names`` (with their nearness, names with the
    subject), ``head``, ``unit``. Truths: ``figure`` (it has a value that can be compared), ``dated``, ``common``,
    ``telling``.
    """

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.claims = claims
        self.families = [family(claim) for claim in claims]
        self.kin = numbered(self.families)
        self.source = numbered(claim.source.id for claim in claims)
        self.place = numbered((claim.source.id, claim.context_span.chars[0]) for claim in claims)
        self.words = numbered(tuple(claim.slot.terms.items()) for claim in claims)
        self.names = numbered((tuple(claim.slot.entities.items()), claim.subject_name) for claim in claims)
        self.head = numbered(claim.slot.head for claim in claims)
        self.unit = numbered(claim.slot.unit for claim in claims)
        self.value, self._values = distinct(claim.value for claim in claims)
        self.dated = self._of_each(is_date)
        self.common = self._of_each(common)
        self.telling = self._of_each(telling)
        void = self._of_each(empty)
        self.figure = [
            claim.mention.kind is not Kind.QUOTATION and claim.value.role != LABEL and not void[i]
            for i, claim in enumerate(claims)
        ]
        self._said = self._of_each(lambda value: bool(ends(value)))
        # A date of no known year is compared part by part: no number tells which dates it equals.
        self._loose = [dated and not said for dated, said in zip(self.dated, self._said, strict=True)]
        numbers = numbered((v.lo, v.hi) if is_date(v) else ends(v) for v in self._values)
        self.number = [numbers[n] for n in self.value]
        self._givers = Counter(zip(self.kin, self.number, strict=True))
        self._equal = cache(self._equal_values)
        self._size = cache(self._sizes_apart)

    def _of_each(self, asked: Callable[[Value], bool]) -> list[bool]:
        found = [asked(value) for value in self._values]
        return [found[n] for n in self.value]

    def same(self, a: int, b: int) -> bool:
        """As :func:`~provenance.facts.comparing.same_number`, of two claims."""
        if self._loose[a] or self._loose[b]:
            return self.dated[a] and self.dated[b] and self._equal(self.value[a], self.value[b])
        return self.number[a] == self.number[b] and self._said[a]

    def crowded(self, i: int) -> bool:
        """Whether so many claims give this number that to give it too tells nothing."""
        return self._givers[self.kin[i], self.number[i]] > CROWD

    def other_size(self, a: int, b: int) -> float:
        """As :func:`~provenance.facts.values.other_size`, of two claims."""
        return self._size(self.value[a], self.value[b])

    def _equal_values(self, one: int, other: int) -> bool:
        return same_number(self._values[one], self._values[other])

    def _sizes_apart(self, one: int, other: int) -> float:
        return other_size(self._values[one], self._values[other])
