"""Names, places and quotations as mentions: what stands in a text beside its figures."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from provenance.facts.model import Kind, Mention, Name, Quotation, Sentence

# The kinds of mentions that are no figures.
ANCHORS = frozenset((Kind.NAME, Kind.PLACE, Kind.QUOTATION))
# What is an utterance; words merely set in marks are none.
_UTTERED = ("indirect", "quoted")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A name, place or quotation.

    ``entity`` is who or what a name stands for, ``speaker`` who says a quotation (None: not said), ``voice`` whether it
    is ``quoted`` or ``indirect``.
    """

    mention: Mention
    entity: str | None = None
    speaker: str | None = None
    voice: str | None = None


def find_anchors(
    texts: Sequence[str], sentences: Sequence[Sequence[Sentence]], kinds: frozenset[Kind] = ANCHORS
) -> list[tuple[Anchor, ...]]:
    """The anchors of each text in order of their start; none overlaps another of its kind.

    Names are resolved over all ``texts``. ``sentences`` are those of each text; offsets count its code points. Only
    ``kinds`` are given, and quotations are not looked for where they are not asked for.
    """
    from provenance.facts.names.entities import resolve
    from provenance.facts.names.finding import find_names

    if not kinds & ANCHORS:
        return [() for _ in texts]
    found = [find_names(text, parts) for text, parts in zip(texts, sentences, strict=True)]
    out = []
    for text, parts, names in zip(texts, sentences, resolve(found, texts), strict=True):
        anchors = [anchor for anchor in of_names(names) if anchor.mention.kind in kinds]
        if Kind.QUOTATION in kinds:
            from provenance.facts.speech.quotations import find_quotations

            anchors += of_quotations(find_quotations(text, parts, names))
        out.append(tuple(sorted(anchors, key=_order)))
    return out


def of_names(names: Iterable[Name]) -> list[Anchor]:
    """Proper names, and phrases that name a person by office where no proper name is part of them."""
    free = _Free()
    return [
        Anchor(Mention(name.start, name.end, name.start, name.end, name.kind, name.text), entity=name.entity)
        for name in sorted(names, key=lambda name: (name.role, name.start, name.end))
        if free.take(name.start, name.end)
    ]


def of_quotations(quotations: Iterable[Quotation]) -> list[Anchor]:
    """Utterances in marks, and reported ones where no marks are part of them."""
    free = _Free()
    uttered = [quotation for quotation in quotations if quotation.voice in _UTTERED]
    return [
        Anchor(
            Mention(one.start, one.end, one.qstart, one.qend, Kind.QUOTATION, one.text),
            speaker=one.speaker,
            voice=one.voice,
        )
        for one in sorted(uttered, key=lambda one: (-_UTTERED.index(one.voice), one.qstart, -one.qend))
        if free.take(one.qstart, one.qend)
    ]


class _Free:
    """The part of a text not yet taken."""

    def __init__(self) -> None:
        self._taken: list[tuple[int, int]] = []

    def take(self, start: int, end: int) -> bool:
        """Take ``start``..``end``, unless some of it is taken already."""
        at = bisect_left(self._taken, (start, end))
        if at and self._taken[at - 1][1] > start:
            return False
        if at < len(self._taken) and self._taken[at][0] < end:
            return False
        self._taken.insert(at, (start, end))
        return True


def _order(anchor: Anchor) -> tuple[int, int, str]:
    mention = anchor.mention
    return mention.start, mention.end, mention.kind
