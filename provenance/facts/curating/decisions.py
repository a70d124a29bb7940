"""What a person ruled on conflicts and matches (``decisions.yaml``), as long as the texts are those it was ruled on.

A decision names its claims by the digest of their text, their place in it and their words. Once a text has another
digest the decision is stale: it is reported, and decides nothing any more.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import Any, ClassVar

from provenance.corpus.listing import DECISIONS_NAME, Listing, read_listing
from provenance.corpus.model import Corpus, Problem, TextFile
from provenance.facts.curating.entries import entries
from provenance.facts.model import Claim

BROKEN = "SUP910"
_DIGEST = re.compile("[0-9a-f]{64}")


class Ruling(StrEnum):
    """What a decision says."""

    SAME_FACT = "same-fact"
    DIFFERENT_FACT = "different-fact"
    ACCEPTED = "accepted"
    SUPERSEDED = "superseded"
    MISPRINT = "misprint"

    @property
    def meaning(self) -> str:
        """In one plain sentence."""
        return _MEANINGS[self]


_MEANINGS: Mapping[Ruling, str] = {
    Ruling.SAME_FACT: "the claims speak of one fact and are matched",
    Ruling.DIFFERENT_FACT: "the claims speak of different facts and are not matched",
    Ruling.ACCEPTED: "the conflict is known and stands as it is",
    Ruling.SUPERSEDED: "one of the figures was replaced by a later one",
    Ruling.MISPRINT: "one of the sources has it wrong",
}
ON_MATCHES = frozenset({Ruling.SAME_FACT, Ruling.DIFFERENT_FACT})


@dataclass(frozen=True, slots=True)
class Quoted:
    """A claim as a decision names it: ``start`` and ``end`` are code points of the text with that digest."""

    source: str
    sha256: str
    start: int
    end: int
    quote: str

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}

    def __post_init__(self) -> None:
        if not _DIGEST.fullmatch(self.sha256):
            raise ValueError("`sha256` is 64 hexadecimal digits, in small letters")
        if not 0 <= self.start <= self.end:
            raise ValueError("`start` and `end` are code points of the text, in this order")


@dataclass(frozen=True, slots=True)
class Decision:
    """A ruling on claims: ``why`` and ``who`` for those who come later, ``of`` the source that is wrong or outdated."""

    id: str
    kind: Ruling
    why: str
    claims: tuple[Quoted, ...]
    who: str | None = None
    date: str | None = None
    of: str | None = None

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid", "title": "A decision"}

    def __post_init__(self) -> None:
        if not self.id.strip() or not self.why.strip():
            raise ValueError("`id` and `why` are not empty")
        if len(self.claims) < 2:
            raise ValueError("`claims` names two claims or more")
        if self.date is not None and not is_day(self.date):
            raise ValueError("`date` is a day such as 2025-01-31")
        if self.of is not None and self.of not in {claim.source for claim in self.claims}:
            raise ValueError("`of` is the source of one of the claims")


def is_day(text: str) -> bool:
    """Whether a text is an ISO day."""
    try:
        return len(text) == 10 and date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


@dataclass(frozen=True)
class DecisionList:
    """``decisions.yaml`` as read: the sound entries by their number, and what is wrong with the others."""

    listing: Listing
    entries: dict[int, Decision] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def decision_list(file: TextFile) -> DecisionList:
    """Read a list of decisions; never raises on content."""
    listing = read_listing(file, BROKEN)
    found, problems = entries(listing, Decision, BROKEN)
    return DecisionList(listing, found, problems)


def decisions_of(corpus: Corpus) -> Mapping[int, Decision]:
    """The sound decisions of a corpus by their number in its list."""
    file = corpus.list_named(DECISIONS_NAME)
    return {} if file is None else decision_list(file).entries


def decisions_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of ``decisions.yaml``."""
    from pydantic import TypeAdapter

    schema = TypeAdapter(list[Decision]).json_schema()
    return {**schema, "title": "Decisions", "description": "Rulings on conflicts and matches, beside the seeds."}


def decided(kind: Ruling, claims: Sequence[Claim], why: str, **more: str | None) -> Decision:
    """A new decision on claims. Its id comes from the claims and from whether it is on their match or their conflict.

    Raises:
        ValueError: what is given makes no decision; the message says why.
    """
    quoted = tuple(sorted((_quoted(claim) for claim in claims), key=lambda q: (q.source, q.start, q.end)))
    basis = "\0".join(["match" if kind in ON_MATCHES else "conflict", *map(str, quoted)])
    identifier = "D" + sha256(basis.encode("utf-8", "surrogateescape")).hexdigest()[:10]
    return Decision(identifier, kind, why, quoted, **more)


def _quoted(claim: Claim) -> Quoted:
    mention = claim.mention
    return Quoted(claim.source.id, claim.source.sha256, mention.start, mention.end, readable(claim.quote))


def readable(quote: str) -> str:
    """The words of a claim as a file can hold them: a byte that is no UTF-8 reads U+FFFD."""
    return re.sub("[\ud800-\udfff]", "\ufffd", quote)
