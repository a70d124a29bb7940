"""Two texts side by side: do they conflict, say the same, or speak of different things?"""

from dataclasses import dataclass
from math import sqrt

from provenance.corpus.model import Block, Corpus, Header, Seed, TextFile
from provenance.facts.analysis import facts_of
from provenance.facts.claiming.claims import claims as claims_of
from provenance.facts.claiming.fillers import filler_links
from provenance.facts.claiming.signs import signs_apart
from provenance.facts.matching.links import links
from provenance.facts.matching.meaning import Meaning
from provenance.facts.matching.slots import clauses
from provenance.facts.matching.utterances import utterance_links
from provenance.facts.reading import Reading, read_corpus
from provenance.facts.results import Fact, Verdict

# Shared meaning of two texts from which they speak of the same thing although no figure of theirs was matched.
SAME_MATTER = 0.3

MATCHED = frozenset({Verdict.AGREE, Verdict.COMPATIBLE, Verdict.QUOTE_VARIANT, Verdict.CONTESTED, Verdict.REVISED})


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two texts. ``language`` is a BCP 47 tag and ``published`` an ISO date, where known."""

    text: str
    language: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """``label`` is conflict, consistent or unrelated; ``score`` (0..1) how sure; ``why`` in words, strongest first."""

    label: str
    score: float
    why: tuple[str, ...]
    facts: tuple[Fact, ...]


def compare_texts(a: Side, b: Side, meaning: Meaning | None = None) -> Outcome:
    """Compare two texts: conflicts first, then figures and quotations they share, then their meaning as a whole.

    ``meaning`` adds meaning vectors to the matching of figures.
    """
    readings = read_corpus(Corpus(None, (_seed("a", a), _seed("b", b))))
    claims = claims_of(readings)
    signs, between = signs_apart(readings, claims, side_by_side=True)
    found = [*links(claims, side_by_side=True, meaning=meaning), *utterance_links(claims), *filler_links(claims)]
    facts = facts_of((*claims, *signs), [*found, *between], ())
    shared = tuple(f for f in facts if len({claim.source.id for claim in f.claims}) > 1)
    conflicts = [fact for fact in shared if fact.verdict is Verdict.CONFLICT]
    if conflicts:
        return Outcome("conflict", max(f.score for f in conflicts), _reasons(conflicts), shared)
    matched = [fact for fact in shared if fact.verdict in MATCHED]
    common, told = _shared_meaning(readings)
    if matched:
        return Outcome("consistent", max(0.5, common), _reasons(matched), shared)
    if common >= SAME_MATTER:
        return Outcome("consistent", common, (f"shared meaning {common:.2f}: {told}",), shared)
    return Outcome("unrelated", 1.0 - common, (f"shared meaning {common:.2f}: {told or 'nothing'}",), shared)


def _seed(name: str, side: Side) -> Seed:
    data = side.text.encode("utf-8", "replace")  # a lone surrogate is no text; one mark stands for it
    text = data.decode("utf-8")
    given = {"language": side.language, "published": side.published}
    metadata = {key: value for key, value in given.items() if value}
    block = Block(name, text, 0, len(text), 0, 0, Header(0, 0), metadata, implicit=True)
    return Seed(TextFile(name, data, text), None, (block,))


def _reasons(facts: list[Fact]) -> tuple[str, ...]:
    return tuple(
        f"{fact.verdict}: {' / '.join(f'“{claim.quote}”' for claim in fact.claims)}: {'; '.join(fact.why)}"
        for fact in facts
    )


def _shared_meaning(readings: tuple[Reading, ...]) -> tuple[float, str]:
    """The part (0..1) of the terms and names of both texts that they share, and the shared ones in words."""
    if len(readings) < 2:
        return 0.0, ""
    sides = [
        {
            term
            for clause in clauses(r)
            for token in clause.tokens
            for term in (*token.terms, token.entity or "")
            if term
        }
        for r in readings
    ]
    shared = sides[0] & sides[1]
    if not shared:
        return 0.0, ""
    return len(shared) / sqrt(len(sides[0]) * len(sides[1])), ", ".join(sorted(shared)[:6])
