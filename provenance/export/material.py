"""What all exports draw on: the analysis, with each source beside the text it was read from."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from provenance.corpus.model import Block, Corpus, Seed
from provenance.facts.model import Claim, Source
from provenance.facts.results import Analysis, Fact
from provenance.render.json_text import render
from provenance.render.links import href

_UNDECODABLE = re.compile("[\ud800-\udfff]")
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True, slots=True)
class Text:
    """A source, with the seed and the block it was read from."""

    source: Source
    seed: Seed
    block: Block

    def said(self, key: str) -> str:
        """What the metadata say under a key; empty if nothing."""
        return self.block.metadata.get(key, "").strip()

    @property
    def title(self) -> str:
        """The title, or the id where there is none."""
        return self.source.title or self.source.id


@dataclass(frozen=True, slots=True)
class Material:
    """All an export is made of.

    ``base`` leads from the export to where the paths of the seeds count from. ``published`` is the ISO day an export
    says it was published on: as given, else the latest that a source names; None where none does.
    """

    corpus: Corpus
    analysis: Analysis
    texts: tuple[Text, ...]
    base: str | None
    published: str | None = None

    def by_id(self) -> dict[str, Text]:
        """The texts by the id of their source."""
        return {text.source.id: text for text in self.texts}

    def claims(self) -> Iterator[tuple[Fact, Claim]]:
        """Every claim with its fact, in the order of the report."""
        return ((fact, claim) for fact in self.analysis.facts for claim in fact.claims)

    def way_to(self, path: str) -> str:
        """The way from the export to a file of the corpus, percent-encoded."""
        return href(self.base or "", path)


def gather(corpus: Corpus, analysis: Analysis, base: str | None, published: str | None = None) -> Material:
    """Put each source beside its text, and settle the day of publication."""
    # A malformed corpus may hold a block id twice: the place tells them apart.
    placed = {
        (seed.file.path, block.id, seed.file.span(block.start, block.start).bytes[0]): (seed, block)
        for seed in corpus.seeds
        for block in seed.blocks
    }
    texts = tuple(Text(each, *placed[each.file, each.block, each.start]) for each in analysis.sources)
    named = [said[:10] for text in texts for said in (text.said("published"), text.said("retrieved"))]
    latest = max((day for day in named if len(day_parts(day)) == 3), default=None)
    return Material(corpus, analysis, texts, base, published or latest)


def json_bytes(document: Mapping[str, Any]) -> bytes:
    """JSON as the report writes it: numbers with every digit, nothing that acts on a terminal."""
    return render(document).encode("utf-8")


def decoded(text: str) -> str:
    """``text`` with U+FFFD for each byte that is not UTF-8, as every output of this program has it."""
    return _UNDECODABLE.sub("\ufffd", text)


def urn(*parts: str) -> str:
    """A name of the form urn:uuid, made from the parts alone."""
    name = "\0".join(("provenance", *parts))
    return f"urn:uuid:{uuid5(NAMESPACE_URL, decoded(name))}"


def program() -> str:
    """What stands for this program where a format asks for an address."""
    return urn("program")


def day_parts(date: str) -> tuple[int, ...]:
    """Year, month and day of an ISO date, as far as it goes; empty if it is none."""
    found = _DATE.match(date)
    return tuple(int(part) for part in found.groups() if part) if found else ()
