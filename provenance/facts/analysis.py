"""The whole way from a corpus to judged facts."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from types import MappingProxyType

from provenance.corpus.model import Corpus
from provenance.facts.bases import bases
from provenance.facts.claiming.claims import claims as claims_of
from provenance.facts.claiming.fillers import filler_links
from provenance.facts.claiming.parsing import Parser, confirmed
from provenance.facts.claiming.signs import signs_apart
from provenance.facts.comparing import compare
from provenance.facts.curating.decisions import Decision, decisions_of
from provenance.facts.curating.rulings import Rulings
from provenance.facts.judging.kept import judged
from provenance.facts.lexicon.dictionaries import kept_answers
from provenance.facts.matching.clusters import clusters
from provenance.facts.matching.features import plainly
from provenance.facts.matching.links import Link, links
from provenance.facts.matching.meaning import Meaning
from provenance.facts.matching.neighbours import Shared
from provenance.facts.matching.settled import Settled
from provenance.facts.matching.sides import Sides
from provenance.facts.matching.utterances import utterance_links
from provenance.facts.model import Claim, Kind
from provenance.facts.names.spelling import spellings
from provenance.facts.reading import Reading, read_corpus
from provenance.facts.results import Analysis, ConflictKind, Crowd, Fact, Verdict
from provenance.facts.set_aside import counts
from provenance.facts.sharing.origins import origin_counter, origins
from provenance.facts.sharing.reprinted import reprinted
from provenance.facts.sums.arithmetic import slips
from provenance.facts.values import Relation
from provenance.store.memory import Memory

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
# Of a fact with more sentences than this, dates are not compared with those of other facts.
MOST_DATED = 50


def analyse(
    corpus: Corpus, meaning: Meaning | None = None, parser: Parser | None = None, memory: Memory | None = None
) -> Analysis:
    """Read, claim, match and judge all blocks of a corpus.

    ``meaning`` adds meaning vectors to the matching, ``parser`` a second opinion on the subjects of claims.
    What was kept in ``memory`` of blocks that are as they were is not worked out again.
    """
    with kept_answers(memory):
        return analyse_readings(
            read_corpus(corpus, memory=memory), meaning, parser, memory, decisions_of(corpus), corpus.place
        )


def analyse_readings(
    readings: Sequence[Reading],
    meaning: Meaning | None = None,
    parser: Parser | None = None,
    memory: Memory | None = None,
    decisions: Mapping[int, Decision] = MappingProxyType({}),
    place: str = "",
) -> Analysis:
    """Claim, match and judge what was read; ``decisions`` are what people ruled, by their number in their list.

    ``place`` tells in the ``memory`` one corpus from others, whatever is changed in it.
    """
    found_origins = origins(readings, memory, place)
    groups = tuple(origin.sources for origin in found_origins)
    claims = claims_of(readings, memory)
    signs, between = signs_apart(readings, claims)
    claims = (*claims, *signs)
    told = reprinted(readings, claims if parser is None else confirmed(claims, parser), groups, between)
    crowds: Counter[Shared] = Counter()
    kept = memory if meaning is None and parser is None else None  # what other packages say is not kept
    made_from = {} if kept is None else bases(readings, told.claims, kept)
    settled = None if kept is None else Settled(kept, place, made_from)
    sides = Sides(told.claims)
    found = told.over(
        [
            *links(told.claims, meaning=meaning, crowds=crowds, sides=sides, settled=settled),
            *utterance_links(told.claims, sides),
            *filler_links(told.claims),
        ]
    )
    sources = tuple(reading.source for reading in readings)
    rulings = Rulings(decisions, told.claims, sources)
    facts = facts_of(told.claims, found, groups, rulings, settled)
    if settled is not None:
        settled.keep()
    return Analysis(
        sources=sources,
        facts=facts,
        origin_groups=groups,
        set_aside={reading.source.id: counts(reading.set_aside) for reading in readings if reading.set_aside},
        origin_reasons=tuple(origin.why for origin in found_origins),
        bases=made_from,
        slips=tuple(slip for reading in readings for slip in slips(reading)),
        vectors=None if meaning is None else meaning.name,
        spellings=spellings(readings),
        decisions=rulings.outcomes(),
        crowds=tuple(
            Crowd(tuple(plainly([each]) for each in shared), size)
            for shared, size in sorted(crowds.items(), key=lambda crowd: (-crowd[1], crowd[0]))
        ),
    )


def facts_of(
    claims: Sequence[Claim],
    found: Sequence[Link],
    groups: Sequence[Sequence[str]],
    rulings: Rulings | None = None,
    settled: Settled | None = None,
) -> tuple[Fact, ...]:
    """Cluster claims along their links and judge each cluster; conflicts first, the strongest before.

    What is ``settled`` is not judged again.
    """
    groups_of_claims = clusters(claims, found)
    if rulings is not None:
        groups_of_claims, found = rulings.apply(groups_of_claims, found)
    home = {i: n for n, members in enumerate(groups_of_claims) for i in members}
    place = {i: at for members in groups_of_claims for at, i in enumerate(members)}
    inner: dict[int, list[Link]] = defaultdict(list)
    for link in found:
        if home[link.a] == home[link.b]:
            inner[home[link.a]].append(link.between(place[link.a], place[link.b]))
    count = origin_counter(groups)
    facts = [
        judged([claims[i] for i in members], inner[n], count, settled) for n, members in enumerate(groups_of_claims)
    ]
    facts = of_their_own_years(facts)
    return tuple(sorted(facts if rulings is None else rulings.over(facts), key=_order))


def of_their_own_years(facts: Sequence[Fact]) -> list[Fact]:
    """Dates in conflict that are the periods of two figures, each explained by its own, are of two things: no conflict.

    "Lost 277 million in 2023" and "lost 340 million in 2024" can both be true, and so can both years.
    """
    periods = {
        frozenset((_dated(a, a.setting.period), _dated(b, b.setting.period)))
        for fact in facts
        if fact.kind is not Kind.DATE and fact.verdict is not Verdict.AGREE
        for a, b in combinations(_of_periods(fact), 2)
        if a.setting.period != b.setting.period and compare(a.value, b.value).relation is Relation.APART
    }
    judged = []
    for fact in facts:
        if fact.verdict is Verdict.CONFLICT and fact.conflict_kind is ConflictKind.DATE:
            dated = {_dated(claim, (claim.value.lo, claim.value.hi)) for claim in fact.claims}
            crowd = len(dated) > MOST_DATED
            pairs = set() if crowd else {frozenset((a, b)) for a, b in combinations(dated, 2) if a[2] != b[2]}
            if pairs and pairs <= periods:
                fact = replace(
                    fact,
                    verdict=Verdict.COMPATIBLE,
                    conflict_kind=None,
                    severity="none",
                    score=0.0,
                    explanations=("both can be true: each is the period of another figure",),
                )
        judged.append(fact)
    return judged


def _dated(claim: Claim, dates: tuple[object, object] | None) -> tuple[str, int, object]:
    """A sentence, by its source and place, with a date in it."""
    return claim.source.id, claim.context_span.chars[0], dates


def _of_periods(fact: Fact) -> list[Claim]:
    """One claim for each sentence and period; none of a crowd."""
    found = {_dated(c, c.setting.period): c for c in fact.claims if c.setting.period is not None}
    return list(found.values()) if len(found) <= MOST_DATED else []


def _order(fact: Fact) -> tuple[int, float, int, str, int]:
    first = fact.claims[0]
    return (ORDER.index(fact.verdict), -fact.score, -fact.origins, first.source.file, first.span.chars[0])
