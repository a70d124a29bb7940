"""Readings of a corpus: how its sources are named."""

from provenance.corpus.model import Corpus
from provenance.corpus.seed import parse_seed
from provenance.facts.reading import read_corpus
from provenance.text.decode import text_file


def ids(*ids_of_blocks: str) -> list[str]:
    blocks = "".join(
        f"<!-- seed:block {name} -->\nThe pier is old.\n<!-- seed:end {name} -->\n" for name in ids_of_blocks
    )
    seed = parse_seed(text_file("a.md", f"---\nseed: 1\nid: a\n---\n{blocks}".encode()))
    return [reading.source.id for reading in read_corpus(Corpus(None, (seed,)))]


def test_a_source_has_the_id_of_its_block_unless_another_has_it_too() -> None:
    assert ids("one", "two") == ["one", "two"]
    assert ids("one", "two", "one", "one") == ["a.md#one", "two", "a.md#one#2", "a.md#one#3"]
