"""The corpora that are run: with a copy of a block added, or with a block exchanged."""

from collections.abc import Iterator
from dataclasses import replace

from provenance.corpus.model import Block, Corpus, Header, Seed
from provenance.facts.reading import Reading
from provenance.text.decode import TextFile

# What a header says of the text or the place of a block holds no longer for a changed one.
_OF_THE_ORIGINAL = frozenset({"id", "sha256", "bytes", "raw_sha256", "url", "archive_url", "derived_from"})
_COPY = "copy"


def with_copy(corpus: Corpus, reading: Reading, text: str) -> tuple[Corpus, str]:
    """The corpus and one more source, which holds ``text`` and else is like the block of ``reading``; and its path."""
    path = _free_path(corpus, f"{reading.file.path}~{_COPY}")
    copy = _seed(path, f"{reading.block.id}-{_COPY}", reading.block, text, publisher=_COPY)
    return replace(corpus, seeds=(*corpus.seeds, copy)), path


def exchanged(corpus: Corpus, reading: Reading, text: str) -> tuple[Corpus, str]:
    """The corpus with ``text`` for the text of the block of ``reading``; and the path that text now has."""
    path = _free_path(corpus, f"{reading.file.path}~changed")
    publisher = reading.block.metadata.get("publisher")
    changed = _seed(path, reading.block.id, reading.block, text, publisher=publisher)
    return replace(corpus, seeds=tuple(_with_exchange(corpus, reading, changed))), path


def _with_exchange(corpus: Corpus, reading: Reading, changed: Seed) -> Iterator[Seed]:
    for seed in corpus.seeds:
        if seed.file.path != reading.file.path:
            yield seed
            continue
        yield replace(seed, blocks=tuple(block for block in seed.blocks if block.start != reading.block.start))
        yield changed


def _seed(path: str, name: str, like: Block, text: str, *, publisher: str | None) -> Seed:
    metadata = {key: value for key, value in like.metadata.items() if key not in _OF_THE_ORIGINAL}
    if publisher is not None:
        metadata["publisher"] = publisher
    file = TextFile(path, text.encode("utf-8", "surrogateescape"), text)
    return Seed(file, None, (Block(name, text, 0, len(text), 0, 0, Header(0, 0), metadata, implicit=True),))


def _free_path(corpus: Corpus, path: str) -> str:
    taken = {seed.file.path for seed in corpus.seeds}
    while path in taken:
        path += "~"
    return path
