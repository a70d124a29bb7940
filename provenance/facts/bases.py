"""What the claims of a source were made from, as a digest: where it is the same, so are the claims."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from provenance.facts.model import Claim
from provenance.facts.reading import Reading
from provenance.store.memory import Memory


def bases(readings: Sequence[Reading], claims: Iterable[Claim], memory: Memory) -> dict[str, str]:
    """A digest by the id of each source.

    It covers the text and the names in it, the file around it, what is declared of the source, and of its claims what
    depends on other sources: which there are, who is known, what reprints make of them.
    """
    told: dict[str, list[tuple[object, ...]]] = defaultdict(list)
    for claim in claims:
        told[claim.source.id].append(
            (claim.id, claim.subject, claim.subject_name, claim.measure, claim.polarity, claim.speaker_named)
        )
    return {
        reading.source.id: memory.key(
            "claims",
            reading.basis,
            reading.source,
            reading.file.sha256,
            told.get(reading.source.id),
        )
        for reading in readings
    }
