"""Read every block of a corpus once: sentences, mentions, names, quotations."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from provenance.corpus.model import Block, Corpus, Seed, TextFile
from provenance.facts.model import Kind, Mention, Name, Quotation, Sentence, Source
from provenance.facts.set_aside import Reason, SetAside
from provenance.store.memory import Memory, remembered
from provenance.text.boilerplate import says_when
from provenance.text.furniture import furniture
from provenance.text.lines import lines_of
from provenance.text.sentences import dateline


@dataclass(frozen=True, slots=True)
class Reading:
    """One block and what stands in it. All offsets count from the start of the block's text.

    ``basis`` is a digest of all that this depends on: the text, what is declared of it, and what the names in it stand
    for.
    """

    source: Source
    file: TextFile
    block: Block
    language: str
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    names: tuple[Name, ...]
    quotations: tuple[Quotation, ...]
    set_aside: tuple[SetAside, ...] = ()
    basis: str = ""


def read_corpus(corpus: Corpus, before: Iterable[Reading] = (), memory: Memory | None = None) -> tuple[Reading, ...]:
    """Read all blocks that hold text, in the order of their files.

    Names are resolved over the whole corpus: a surname in one source may stand for a full name in another.
    ``before`` are readings of a corpus that has some of the same blocks: what depends on the text of a block alone is
    taken from them. What was kept in ``memory`` is not worked out again either.
    """
    from provenance.facts.names.entities import resolve

    placed = [(seed, block) for seed in corpus.seeds for block in seed.blocks if block.text.strip()]
    earlier = {_basis(reading.block): reading for reading in before}
    blocks = [block for _, block in placed]
    bases = [_basis(block) for block in blocks]
    read = remembered(memory, "parts", _Parts, bases, lambda at: _parts(blocks[at], earlier.get(bases[at])))
    resolved = resolve([parts.names for parts in read], [block.text for block in blocks], memory)
    whole = [_named(basis, names) for basis, names in zip(bases, resolved, strict=True)]
    quotations = remembered(
        memory,
        "quotations",
        tuple[Quotation, ...],
        [(basis,) for basis in whole],
        lambda at: _quotations(blocks[at], read[at].sentences, resolved[at], earlier.get(bases[at])),
    )
    ids = _source_ids(placed)
    return tuple(
        Reading(
            _source(seed, block, source_id),
            seed.file,
            block,
            _primary(block.metadata.get("language")) or _main_language(parts.sentences),
            parts.sentences,
            parts.mentions,
            names,
            spoken,
            parts.set_aside,
            basis,
        )
        for (seed, block), source_id, parts, names, spoken, basis in zip(
            placed, ids, read, resolved, quotations, whole, strict=True
        )
    )


@dataclass(frozen=True, slots=True)
class _Parts:
    """What depends on the text of a block alone; ``names`` are not resolved."""

    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...]
    mentions: tuple[Mention, ...]
    set_aside: tuple[SetAside, ...]


def _basis(block: Block) -> tuple[str, str | None, str | None]:
    """All that the parts of a block depend on: its text, and what is declared of it."""
    return block.sha256, block.metadata.get("language"), block.metadata.get("published")


def _named(basis: tuple[str, str | None, str | None], names: Iterable[Name]) -> str:
    """A digest of all that what a block says depends on: its own basis, and what the names in it stand for."""
    told = (*basis, [(name.start, name.end, name.entity, name.kind.value, name.role) for name in names])
    return sha256(repr(told).encode("utf-8", "surrogateescape")).hexdigest()


def _parts(block: Block, known: Reading | None) -> _Parts:
    if known is not None:
        proper = tuple(name for name in known.names if not name.role)
        return _Parts(known.sentences, proper, known.mentions, known.set_aside)
    from provenance.facts.mentions import sift
    from provenance.facts.names.finding import find_names
    from provenance.text.sentences import sentences

    cut = sentences(block.text, _primary(block.metadata.get("language")))
    sifted = sift(block.text, published=_published(block), sentences=cut)
    return _Parts(cut, find_names(block.text, cut), *_of_the_article(block.text, sifted.mentions, sifted.set_aside))


def _of_the_article(
    text: str, mentions: tuple[Mention, ...], set_aside: tuple[SetAside, ...]
) -> tuple[tuple[Mention, ...], tuple[SetAside, ...]]:
    """The mentions in the article itself; those in lines of the page it was taken from are set aside, and so are days
    that only say when it was published.
    """
    page = [(run[0][0].start, run[-1][0].end) for run in furniture(text)]
    lines = list(lines_of(text))
    when = [(line.start, line.end) for line in lines if says_when(line.text)]
    when += [(line.start, line.start + length) for line in lines if (length := dateline(line.text))]
    around = [m for m in mentions if _within(m, page) or (m.kind in (Kind.DATE, Kind.TIME) and _within(m, when))]
    if not around:
        return mentions, set_aside
    aside = [SetAside(m.start, m.end, m.text, Reason.PAGE) for m in around]
    kept = tuple(m for m in mentions if m not in around)
    return kept, tuple(sorted((*set_aside, *aside), key=lambda one: one.start))


def _within(mention: Mention, places: Iterable[tuple[int, int]]) -> bool:
    return any(start <= mention.start < end for start, end in places)


def _quotations(
    block: Block, cut: tuple[Sentence, ...], names: tuple[Name, ...], known: Reading | None
) -> tuple[Quotation, ...]:
    if known is not None and known.names == names:
        return known.quotations
    from provenance.facts.speech.quotations import find_quotations

    return find_quotations(block.text, cut, names)


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
        seed.file.positions.byte_at(block.start),
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
