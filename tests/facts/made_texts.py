"""Small corpora of loose texts, read and analysed."""

from provenance.corpus.model import Block, Corpus, Header, Seed, TextFile
from provenance.facts.analysis import analyse
from provenance.facts.claiming.claims import claims
from provenance.facts.model import Claim
from provenance.facts.reading import Reading, read_corpus
from provenance.facts.results import Analysis, Fact


def corpus_of(*texts: str, published: str | tuple[str, ...] | None = None, **metadata: str) -> Corpus:
    """One source a text, named a, b, c … h, t8, t9 …; ``published`` for all, or one for each."""
    seeds = []
    for number, text in enumerate(texts):
        name = "abcdefgh"[number] if number < 8 else f"t{number}"
        day = published[number] if isinstance(published, tuple) else published
        known = metadata | ({"published": day} if day else {})
        block = Block(name, text, 0, len(text), 0, 0, Header(0, 0), known, implicit=True)
        seeds.append(Seed(TextFile(f"{name}.txt", text.encode(), text), None, (block,)))
    return Corpus(None, tuple(seeds))


def readings_of(*texts: str, published: str | tuple[str, ...] | None = None) -> tuple[Reading, ...]:
    return read_corpus(corpus_of(*texts, published=published))


def claims_of_texts(*texts: str, published: str | tuple[str, ...] | None = None) -> tuple[Claim, ...]:
    return claims(readings_of(*texts, published=published))


def analysed(*texts: str, published: str | tuple[str, ...] | None = None) -> Analysis:
    return analyse(corpus_of(*texts, published=published))


def shared_facts(*texts: str, published: str | tuple[str, ...] | None = None) -> list[Fact]:
    """The facts that two of the texts tell."""
    found = analysed(*texts, published=published).facts
    return [fact for fact in found if len({claim.source.id for claim in fact.claims}) > 1]
