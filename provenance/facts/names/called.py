"""People and things that a text calls by their office or by a description, over a whole corpus.

What each text tells of who holds or made what depends on that text alone, so that it may be kept; what it then means
by an office depends on what all of them tell.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain

from provenance.facts.model import Name
from provenance.facts.names.bynames import byname_mentions, made_by, makers_of
from provenance.facts.names.offices import Office, OfficeText
from provenance.facts.names.roles import offices_told, role_mentions
from provenance.store.memory import Memory, remembered


@dataclass(frozen=True, slots=True)
class _Telling:
    """What a text tells: offices, each with who holds it; and things, each with who made it."""

    offices: tuple[tuple[Office, str | None], ...]
    made: tuple[tuple[str, str], ...]


def called(
    blocks_names: Sequence[tuple[Name, ...]], texts: Sequence[str], memory: Memory | None = None
) -> list[tuple[Name, ...]]:
    """For each text, the mentions by office and by description, as names with ``role`` True.

    The names must carry their entities. Offsets are code points.
    """

    def text(at: int) -> OfficeText:
        return OfficeText(texts[at], blocks_names[at])

    bases = [
        (_digest(source), [(name.start, name.end, name.entity, name.kind.value) for name in names])
        for source, names in zip(texts, blocks_names, strict=True)
    ]
    told = remembered(memory, "offices", _Telling, bases, lambda at: _telling(text(at)))
    offices = role_mentions([each.offices for each in told], texts)
    makers = makers_of(chain.from_iterable(each.made for each in told))
    known = [{entity: makers[entity] for *_, entity, _ in named if entity in makers} for _, named in bases]
    given = [
        (*basis, [(role.start, role.end, role.entity) for role in found], made)
        for basis, found, made in zip(bases, offices, known, strict=True)
    ]
    described = remembered(
        memory, "bynames", tuple[Name, ...], given, lambda at: byname_mentions(text(at), offices[at], known[at])
    )
    return [(*one, *other) for one, other in zip(offices, described, strict=True)]


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogateescape")).hexdigest()


def _telling(text: OfficeText) -> _Telling:
    return _Telling(tuple(offices_told(text)), tuple(made_by(text)))
