"""A person named in an office who belongs elsewhere by all that the corpus says else.

"The boss of Northwind" may be two people. But where one of them is told to be so once, holds an office of something
else, and has nothing more to do with Northwind, while the other is tied to it again and again, one name is wrong.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from provenance.facts.lexicon import organisation
from provenance.facts.names.holders import Sure
from provenance.facts.names.ties import COUNTRY, Tie

# How often the other one must be tied to the organisation, unless the stray governs a country.
AGAIN = 2


class Ties:
    """How often the texts of a corpus tie whom to which organisation."""

    def __init__(self, by_reading: Iterable[Iterable[Tie]]) -> None:
        self._count: Counter[tuple[str, str]] = Counter()
        self._holds: dict[str, set[str]] = defaultdict(set)
        self._governs: set[str] = set()
        for told in by_reading:
            for tie in told:
                self._count[tie.person, tie.of] += 1
                if tie.holds:
                    self._holds[tie.person].add(tie.of)
                if tie.governs:
                    self._governs.add(tie.person)

    def stray(self, of: str, told: Sequence[tuple[str, Sure]]) -> str | None:
        """Of two persons told to hold one office of ``of``, the one whose name stands there by mistake; else None."""
        people = sorted({person for person, _ in told})
        if len(people) != 2:
            return None
        for stray, holder in (people, people[::-1]):
            governs = stray in self._governs
            if not self._belongs_elsewhere(stray, of) or self._count[holder, of] < (1 if governs else AGAIN):
                continue
            if governs and not of.startswith(COUNTRY) and (organisation(of) or holder in self._governs):
                return None  # those who govern countries preside over what countries have in common
            # The owner of several firms is the boss of one that has a chief executive of its own: a chief whom nobody
            # calls the boss.
            called = {sure for person, sure in told if person == holder}
            owner = not governs and all(sure < min(called) for person, sure in told if person == stray)
            return None if owner else stray
        return None

    def _belongs_elsewhere(self, person: str, of: str) -> bool:
        # "The prime minister" is of a country, which may be this one.
        known = {of, COUNTRY} if of.startswith(COUNTRY) else {of}
        return self._count[person, of] == 1 and bool(self._holds[person] - known)
