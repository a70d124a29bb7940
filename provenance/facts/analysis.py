"""The whole way from a corpus to judged facts."""

from collections import defaultdict
from collections.abc import Sequence

from provenance.corpus.model import Corpus
from provenance.facts.claims import claims as claims_of
from provenance.facts.matching.clusters import clusters
from provenance.facts.matching.links import Link, links
from provenance.facts.matching.utterances import utterance_links
from provenance.facts.model import Analysis, Claim, Fact, Verdict
from provenance.facts.origins import count_origins, origin_groups
from provenance.facts.reading import Reading, read_corpus
from provenance.facts.verdicts import judge

# Facts in order of what a reader wants first.
ORDER = (
    Verdict.CONFLICT,
    Verdict.CONTESTED,
    Verdict.REVISED,
    Verdict.COMPATIBLE,
    Verdict.AGREE,
    Verdict.QUOTE_VARIANT,
    Verdict.SINGLE_SOURCE,
)


def analyse(corpus: Corpus) -> Analysis:
    """Read, claim, match and judge all blocks of a corpus."""
    return analyse_readings(read_corpus(corpus))


def analyse_readings(readings: Sequence[Reading]) -> Analysis:
    """Claim, match and judge what was read."""
    groups = origin_groups(readings)
    claims = claims_of(readings)
    found = [*links(claims), *utterance_links(claims)]
    facts = facts_of(claims, found, groups)
    return Analysis(tuple(reading.source for reading in readings), facts, groups)


def facts_of(claims: Sequence[Claim], found: Sequence[Link], groups: Sequence[Sequence[str]]) -> tuple[Fact, ...]:
    """Cluster claims along their links and judge each cluster; conflicts first, the strongest before."""
    groups_of_claims = clusters(claims, found)
    home = {i: n for n, members in enumerate(groups_of_claims) for i in members}
    inner: dict[int, list[Link]] = defaultdict(list)
    for link in found:
        if home[link.a] == home[link.b]:
            inner[home[link.a]].append(link)
    facts = [
        judge([claims[i] for i in members], inner[n], lambda ids: count_origins(ids, groups))
        for n, members in enumerate(groups_of_claims)
    ]
    return tuple(sorted(facts, key=_order))


def _order(fact: Fact) -> tuple[int, float, int, str, int]:
    first = fact.claims[0]
    return (ORDER.index(fact.verdict), -fact.score, -fact.origins, first.source.file, first.span.chars[0])
