"""What decisions do: claims held together or apart, conflicts settled; and what becomes of each decision."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from provenance.facts.comparing import same_number
from provenance.facts.curating.decisions import ON_MATCHES, Decision, Quoted, Ruling, readable
from provenance.facts.matching.features import Feature
from provenance.facts.matching.links import Link
from provenance.facts.model import Claim, Kind, Source
from provenance.facts.results import Decided, Fact, Outcome, Standing, Verdict


class Rulings:
    """The decisions that hold for some claims, and what becomes of each."""

    def __init__(self, decisions: Mapping[int, Decision], claims: Sequence[Claim], sources: Iterable[Source]) -> None:
        self._claims = claims
        self._decisions = decisions
        self._met: dict[int, tuple[int, ...]] = {}
        self._outcomes: dict[int, tuple[Standing, str]] = {}
        if not decisions:
            return
        digests: dict[str, set[str]] = {}
        for source in sources:
            digests.setdefault(source.id, set()).add(source.sha256)
        places: dict[tuple[str, int, int, str], list[int]] = {}
        for i, claim in enumerate(claims):
            mention = claim.mention
            key = (claim.source.sha256, mention.start, mention.end, readable(claim.quote))
            places.setdefault(key, []).append(i)
        for number, decision in decisions.items():
            met: set[int] = set()
            for each in decision.claims:
                here = places.get((each.sha256, each.start, each.end, each.quote), [])
                met.update([i for i in here if claims[i].source.id == each.source] or here)
                if not here:
                    self._outcomes.setdefault(number, _missing(each, digests))
            if number not in self._outcomes:
                self._met[number] = tuple(sorted(met))

    def apply(
        self, groups: Sequence[tuple[int, ...]], found: Sequence[Link]
    ) -> tuple[list[tuple[int, ...]], list[Link]]:
        """The groups of claims as they are ruled, and the links with those a decision makes."""
        links = list(found)
        apart = self._apart(groups)
        joined = self._joined(groups)
        if not apart and not joined:
            return list(groups), links
        links += joined
        home = list(range(len(self._claims)))
        enemies: dict[int, set[int]] = {}
        for a, b in apart:
            enemies.setdefault(a, set()).add(b)
            enemies.setdefault(b, set()).add(a)
        members = {i: [i] for i in home}
        old = {i: n for n, group in enumerate(groups) for i in group}
        same_group = [link for link in found if old[link.a] == old[link.b]]
        ranked = sorted(same_group, key=lambda link: (not link.equal, -link.score, link.a, link.b))
        for link in (*joined, *ranked):
            a, b = home[link.a], home[link.b]
            if a != b and not any(enemies.get(i, set()).intersection(members[b]) for i in members[a]):
                for moved in members[b]:
                    home[moved] = a
                members[a] += members.pop(b)
        return sorted(tuple(sorted(group)) for group in members.values()), links

    def _joined(self, groups: Sequence[tuple[int, ...]]) -> list[Link]:
        home = {i: n for n, group in enumerate(groups) for i in group}
        made = []
        for number, (first, *others) in self._of(Ruling.SAME_FACT):
            if all(home[i] == home[first] for i in others):
                self._outcomes[number] = (Standing.UNUSED, "the claims are matched without it")
            elif any(_sort(self._claims[i]) != _sort(self._claims[first]) for i in others):
                self._outcomes[number] = (Standing.UNUSED, "the claims are of different kinds")
            else:
                self._outcomes[number] = (Standing.APPLIED, "")
                feature = Feature("a decision", 1.0, 1.0, self._decisions[number].id)
                a = self._claims[first]
                made += [Link(first, i, 1.0, _alike(a, self._claims[i]), (feature,)) for i in others]
        return made

    def _apart(self, groups: Sequence[tuple[int, ...]]) -> set[tuple[int, int]]:
        home = {i: n for n, group in enumerate(groups) for i in group}
        pairs: set[tuple[int, int]] = set()
        for number, met in self._of(Ruling.DIFFERENT_FACT):
            differing = {
                (a, b)
                for a, b in combinations(met, 2)
                if len(met) == 2 or _said(self._claims[a]) != _said(self._claims[b])
            }
            used = any(home[a] == home[b] for a, b in differing)
            self._outcomes[number] = (
                (Standing.APPLIED, "") if used else (Standing.UNUSED, "the claims are not matched anyway")
            )
            pairs |= differing
        return pairs

    def _of(self, kind: Ruling) -> list[tuple[int, tuple[int, ...]]]:
        return [(n, met) for n, met in self._met.items() if self._decisions[n].kind is kind]

    def over(self, facts: Sequence[Fact]) -> tuple[Fact, ...]:
        """The facts, with the decision on each conflict that one covers wholly."""
        covered = {
            number: frozenset(self._claims[i].id for i in met)
            for number, met in self._met.items()
            if self._decisions[number].kind not in ON_MATCHES
        }
        for number in covered:
            self._outcomes[number] = (Standing.UNUSED, "the claims are in no conflict")
        if not covered:
            return tuple(facts)
        told = []
        for fact in facts:
            if fact.verdict is Verdict.CONFLICT:
                ids = frozenset(claim.id for claim in fact.claims)
                for number, claims in covered.items():
                    if ids <= claims:
                        self._outcomes[number] = (Standing.APPLIED, "")
                        if fact.decision is None:
                            fact = replace(fact, decision=_brief(self._decisions[number]))
                    elif len(ids & claims) > 1 and self._outcomes[number][0] is Standing.UNUSED:
                        more = len(ids - claims)
                        said = "a claim it does not name has" if more == 1 else f"{more} claims it does not name have"
                        self._outcomes[number] = (Standing.STALE, f"{said} come into the conflict {fact.id}")
            told.append(fact)
        return tuple(told)

    def outcomes(self) -> tuple[Outcome, ...]:
        """What became of each decision, in the order of the list; to be asked for once all are applied."""
        return tuple(
            Outcome(number, decision.id, decision.kind.value, *self._outcomes[number])
            for number, decision in self._decisions.items()
        )


def _missing(each: Quoted, digests: Mapping[str, set[str]]) -> tuple[Standing, str]:
    if each.sha256 in {digest for found in digests.values() for digest in found}:
        return Standing.UNUSED, f"nothing is claimed any more by “{each.quote}” in {each.source}"
    if each.source in digests:
        return Standing.STALE, f"the text of {each.source} has changed"
    return Standing.STALE, f"the corpus has no source {each.source} with that text"


def _brief(decision: Decision) -> Decided:
    return Decided(
        decision.id, decision.kind.value, decision.kind.meaning, decision.why, decision.who, decision.date, decision.of
    )


def _said(claim: Claim) -> object:
    """That in which claims of one fact differ."""
    if claim.mention.kind is Kind.QUOTATION:
        return claim.speaker
    if claim.mention.kind is Kind.NAME:
        return claim.subject_name
    return claim.value, claim.polarity


def _sort(claim: Claim) -> str:
    """What may be in one fact: quotations, names, dates, or figures."""
    own = claim.mention.kind in (Kind.QUOTATION, Kind.NAME, Kind.DATE)
    return claim.mention.kind.value if own else "figure"


def _alike(a: Claim, b: Claim) -> bool:
    return a.mention.kind in (Kind.QUOTATION, Kind.NAME) or same_number(a.value, b.value)
