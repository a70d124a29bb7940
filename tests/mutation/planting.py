"""Small corpora to plant changes in."""

from provenance.corpus.model import Block, Corpus, Header, Seed, TextFile
from provenance.facts.analysis import analyse_readings
from provenance.facts.reading import read_corpus
from provenance.mutation.changes import PLANTERS
from provenance.mutation.model import Change, Edit, Mode
from provenance.mutation.sites import Site, copy_sites, cross_sites


def corpus(*texts: str, published: str | None = None) -> Corpus:
    """Texts as loose sources a, b, c …"""
    metadata = {"published": published} if published else {}
    seeds = []
    for name, text in zip("abcdefgh", texts, strict=False):
        block = Block(name, text, 0, len(text), 0, 0, Header(0, 0), metadata, implicit=True)
        seeds.append(Seed(TextFile(f"{name}.txt", text.encode(), text), None, (block,)))
    return Corpus(None, tuple(seeds))


def sites(mode: Mode, *texts: str, seed: int = 0, published: str | None = None) -> list[Site]:
    readings = read_corpus(corpus(*texts, published=published))
    make = copy_sites if mode is Mode.COPY else cross_sites
    return list(make(readings, analyse_readings(readings), seed))


def edits(
    change: Change, mode: Mode, *texts: str, seed: int = 0, published: str | None = None
) -> list[tuple[Site, Edit]]:
    """Every change of a kind that can be planted, in the order of the sources and their places."""
    found = []
    for site in sites(mode, *texts, seed=seed, published=published):
        edit = PLANTERS[change](site)
        if edit is not None:
            found.append((site, edit))
    return sorted(found, key=lambda each: (each[0].claim.source.id, each[1].start))


def planted(change: Change, *texts: str, seed: int = 0) -> list[str]:
    """The changed texts, each with one change in a copy."""
    return [edit.applied(site.text) for site, edit in edits(change, Mode.COPY, *texts, seed=seed)]
