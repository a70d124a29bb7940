"""Read every block of a corpus once: sentences, mentions, names, quotations."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from provenance.corpus.model import Block, Corpus, Seed, TextFile
from provenance.facts.model import Mention, Name, Quotation, Sentence, Source


@dataclass(frozen=True, slots=True)
class Reading:
    """One block and what stands in it. All offsets count from the start of the block's text."""

    source: Source
    file: TextFile
    block: Block
    language: str
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    names: tuple[Name, ...]
    quotations: tuple[Quotation, ...]


def read_corpus(corpus: Corpus) -> tuple[Reading, ...]:
    """Read all blocks that hold text, in the order of their files.

    Names are resolved over the whole corpus: a surname in one source may stand for a full name in another.
    """
    from provenance.facts.mentions import extract
    from provenance.facts.names.entities import resolve
    from provenance.facts.names.finding import find_names
    from provenance.facts.speech.quotations import find_quotations
    from provenance.text.sentences import sentences

    placed = [(seed, block) for seed in corpus.seeds for block in seed.blocks if block.text.strip()]
    split = [sentences(block.text, _primary(block.metadata.get("language"))) for _, block in placed]
    found = [find_names(block.text, parts) for (_, block), parts in zip(placed, split, strict=True)]
    resolved = resolve(found, [block.text for _, block in placed])
    ids = _source_ids(placed)
    readings = []
    for (seed, block), source_id, parts, names in zip(placed, ids, split, resolved, strict=True):
        language = _primary(block.metadata.get("language")) or _main_language(parts)
        readings.append(
            Reading(
                _source(seed, block, source_id),
                seed.file,
                block,
                language,
                parts,
                extract(block.text, published=_published(block), sentences=parts),
                names,
                find_quotations(block.text, parts, names),
            )
        )
    return tuple(readings)


def _source_ids(placed: list[tuple[Seed, Block]]) -> list[str]:
    """The block ids; with their file, and a number, where they alone are not unique (loose or malformed files)."""
    count = Counter(block.id for _, block in placed)
    numbers: Counter[str] = Counter()
    ids: dict[str, None] = {}
    for seed, block in placed:
        name = block.id if count[block.id] == 1 else f"{seed.file.path}#{block.id}"
        numbers[name] += 1
        unique = name if numbers[name] == 1 else f"{name}#{numbers[name]}"
        while unique in ids:
            numbers[name] += 1
            unique = f"{name}#{numbers[name]}"
        ids[unique] = None
    return list(ids)


def _source(seed: Seed, block: Block, source_id: str) -> Source:
    values = block.metadata
    data = block.data
    return Source(
        source_id,
        seed.file.path,
        block.id,
        values.get("title"),
        values.get("publisher"),
        values.get("origin"),
        values.get("published"),
        values.get("language"),
        block.sha256,
        len(data),
    )


def _primary(tag: str | None) -> str | None:
    """The primary language of a BCP 47 tag ("fr-CA" → "fr")."""
    return tag.split("-")[0].lower() if tag else None


def _main_language(parts: tuple[Sentence, ...]) -> str:
    """The language of most of the text by length; English where nothing tells."""
    weight: Counter[str] = Counter()
    for part in parts:
        weight[part.language] += part.end - part.start
    return max(sorted(weight), key=lambda code: weight[code]) if weight else "en"


def _published(block: Block) -> date | None:
    """The day of publication, None unless the metadata fix it to the day."""
    try:
        return date.fromisoformat(block.metadata.get("published", "")[:10])
    except ValueError:
        return None
