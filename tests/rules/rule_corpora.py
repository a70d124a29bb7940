"""Corpora from {path: content}, in memory."""

from collections.abc import Mapping
from pathlib import Path

from provenance.corpus.index import parse_index
from provenance.corpus.model import Corpus
from provenance.corpus.seed import parse_seed
from provenance.text.decode import text_file


def corpus_of(files: Mapping[str, str | bytes]) -> Corpus:
    read = {path: text_file(path, text.encode() if isinstance(text, str) else text) for path, text in files.items()}
    index = next((parse_index(file) for path, file in read.items() if path.endswith("INDEX.md")), None)
    lists = tuple(file for path, file in sorted(read.items()) if path.endswith(".yaml"))
    seeds = tuple(parse_seed(read[path]) for path in sorted(read) if not path.endswith(("INDEX.md", ".yaml")))
    return Corpus(Path(), seeds, index, lists=lists)
