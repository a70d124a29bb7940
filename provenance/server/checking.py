"""What the server says of an open file: findings, a page on each, and how figures are read."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from provenance.config import Located, load_config
from provenance.corpus.index import INDEX_NAME, parse_index
from provenance.corpus.load import enclosing_corpus, load
from provenance.corpus.model import Block, Corpus
from provenance.corpus.seed import parse_seed
from provenance.findings.model import Finding
from provenance.rules.engine import run
from provenance.text.decode import text_file

# What compares files with each other waits until the file is saved.
WHILE_TYPING = ("FACT", "DUP")


@dataclass
class Checker:
    """Corpora as they were when last read from the disk, by their folder."""

    known: dict[Path, Corpus] = field(default_factory=dict)

    def forget(self) -> None:
        """Read the corpora anew when they are next needed: something on the disk changed."""
        self.known.clear()

    def findings(self, path: Path, text: str, *, typing: bool) -> tuple[Finding, ...]:
        """What the rules find in the file ``path`` if ``text`` is its content.

        Raises:
            InputError: the configuration cannot be read.
        """
        located = load_config(path.parent)
        config = located.config
        if typing:
            config = replace(config, ignore=(*config.ignore, *WHILE_TYPING))
        corpus, shown = self._corpus(path, text, located)
        found = run(corpus, config, only_paths={shown})
        return tuple(finding for finding in found if finding.path == shown)

    def block_at(self, path: Path, text: str, offset: int) -> Block | None:
        """The block a code point of the file lies in."""
        seed = parse_seed(text_file(path.name, _bytes(text)), load_config(path.parent).config.dialect)
        return next((block for block in seed.blocks if block.start <= offset < block.end), None)

    def _corpus(self, path: Path, text: str, located: Located) -> tuple[Corpus, str]:
        """The corpus of a file with that content in it, and the file's path there."""
        root, dialect = enclosing_corpus(path), located.config.dialect
        if root is None and located.corpus is not None and path.is_relative_to(located.corpus.absolute()):
            root = located.corpus.absolute()
        if root is None:
            file = text_file(path.name, _bytes(text))
            return Corpus(None, (parse_seed(file, dialect),)), path.name
        if root not in self.known:
            self.known[root] = load([root], working_directory=root, dialect=dialect)
        corpus = self.known[root]
        shown = path.relative_to(root).as_posix()
        file = text_file(shown, _bytes(text))
        if path.name == INDEX_NAME:
            return replace(corpus, index=parse_index(file)), shown
        others = [seed for seed in corpus.seeds if seed.file.path != shown]
        seeds = sorted([*others, parse_seed(file, dialect)], key=lambda seed: seed.file.path)
        return replace(corpus, seeds=tuple(seeds)), shown


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")  # an editor may send half of a surrogate pair


def pages(findings: Sequence[Finding]) -> str:
    """What the rules of these findings look for, why, and how to mend it, as Markdown."""
    from provenance.rules.registry import rule_for

    parts = []
    for finding in findings:
        rule = rule_for(finding.code)
        parts.append(f"**{rule.code} {rule.name}**\n\n{rule.why}\n\n*How to mend it.* {rule.mend}")
    return "\n\n---\n\n".join(parts)


def reading(block: Block, offset: int) -> tuple[int, int, str] | None:
    """How the figure at a code point of the file is read: its place in the file, and its value in words."""
    from provenance.facts.mentions import extract
    from provenance.facts.wording import value_in_words

    said = block.metadata.get("published", "")[:10]
    try:
        published = date.fromisoformat(said)
    except ValueError:
        published = None
    for mention in extract(block.text, published=published):
        if block.start + mention.qstart <= offset < block.start + mention.qend:
            place = (block.start + mention.qstart, block.start + mention.qend)
            return (*place, f"{mention.kind.value}: {value_in_words(mention)}")
    return None
