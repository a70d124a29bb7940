"""Names as claims: who holds an office that one person holds, who did what only one can have done.

A place that one name fills ("the chief executive of Northwind", "Northwind was bought by …") is matched by what it is,
never by the name in it, so that another name in another source is seen. Only wordings that leave no doubt count: an
office in apposition to a person, a participle with the one who did it right behind.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from provenance.facts.claiming.strays import Ties
from provenance.facts.grammar import grammar
from provenance.facts.matching.features import Feature
from provenance.facts.matching.links import Link
from provenance.facts.matching.slots import Clause
from provenance.facts.model import Claim, Kind, Name, Sentence
from provenance.facts.names.holders import Holder, Sure, holders
from provenance.facts.names.ties import COUNTRY
from provenance.facts.reading import Reading

# Acts (by concept) that one party does, once.
SOLE_ACTS = frozenset({"<appoint>", "<buy>", "<win>"})
# How many words may stand between what was done to and the participle.
REACH = 4
# How sure a match of two such places is.
SURE = 0.9


@dataclass(frozen=True, slots=True)
class Filler:
    """A place in words ("head of Northwind", "appoint: Ana Ruiz"), the name that fills it, and its sentence.

    ``sure`` is how sure the wording is that nobody else fills it, ``of`` what an office belongs to.
    """

    place: str
    name: Name
    sentence: Sentence
    sure: Sure = Sure.SOLE
    of: str = ""


def fillers(reading: Reading, split: Sequence[Clause]) -> list[Filler]:
    """The places of a reading that one name fills; ``split`` are its sentences."""
    found = []
    told: dict[int, list[Holder]] = defaultdict(list)
    for one in holders(reading.names, reading.block.text, reading.sentences):
        told[one.person.start].append(one)
    for clause in split:
        for name in clause.names:
            if not name.role:
                held = told.get(name.start, ())
                found += [Filler(_place(one), name, clause.sentence, one.sure, one.of) for one in held]
        found += (
            Filler(f"{act}: {about}", name, clause.sentence) for act, about, name in _done(reading.block.text, clause)
        )
    return found


def _place(one: Holder) -> str:
    """What an office is called in words; the chair of a country is its president."""
    of = one.of.removeprefix(COUNTRY)
    return f"{one.office.replace('chair', 'president') if of != one.of else one.office} of {of}"


def shared(by_reading: Sequence[Sequence[Filler]], ties: Ties) -> list[list[Filler]]:
    """Those whose place two readings tell, each filled by one name within a reading, as it tells it most surely.

    Less sure wordings add to what the others tell, and do not differ from it: the chief of a firm may not be the one
    its chief executive is. Only a name that strays there (see :mod:`.strays`) does.
    """
    told: dict[str, dict[int, list[Filler]]] = defaultdict(lambda: defaultdict(list))
    for number, found in enumerate(by_reading):
        for filler in found:
            told[filler.place][number].append(filler)
    kept: list[list[Filler]] = [[] for _ in by_reading]
    for where in told.values():
        fillers = [filler for found in where.values() for filler in found]
        plain = [(filler.name.entity, filler.sure) for filler in fillers if filler.sure > Sure.GUESS]
        stray = ties.stray(fillers[0].of, plain)
        believed = _believed(fillers) if stray is None else {name for name, _ in plain}
        chosen = {number: _chosen(found, believed, stray) for number, found in where.items()}
        if None in chosen.values() or sum(map(bool, chosen.values())) < 2:
            continue
        for number, believable in chosen.items():
            kept[number] += believable or ()
    return [sorted(found, key=lambda f: (f.name.start, f.place)) for found in kept]


def _believed(fillers: Sequence[Filler]) -> set[str]:
    """The names that fill a place: those told by the surest wording; by one less sure, only where all agree."""
    surest = max(filler.sure for filler in fillers)
    names = {filler.name.entity for filler in fillers if filler.sure is surest}
    if surest is Sure.GUESS or (surest is Sure.USUAL and len(names) > 1):
        return set()
    return names


def _chosen(fillers: Sequence[Filler], believed: Set[str], stray: str | None) -> list[Filler] | None:
    """What one reading tells of a place: the surest and first telling, beside it a stray name.

    Empty where it tells nothing that is believed; None where it names two as surely as each other.
    """
    told = [filler for filler in fillers if filler.name.entity in believed]
    kept = [filler for filler in told if filler.name.entity == stray][:1]
    others = [filler for filler in told if filler.name.entity != stray]
    if others:
        surest = max(filler.sure for filler in others)
        best = [filler for filler in others if filler.sure is surest]
        if len({filler.name.entity for filler in best}) > 1:
            return None
        kept.append(min(best, key=lambda filler: filler.name.start))
    return kept


def _done(text: str, clause: Clause) -> Iterator[tuple[str, str, Name]]:
    """What was done to a named thing and by whom: "Northwind, bought by Southwind"."""
    words = grammar(clause.sentence.language)
    tokens = clause.tokens
    names = {name.start: name for name in clause.names if not name.role}
    for at in range(1, len(tokens) - 1):
        act = next((term for term in tokens[at].terms if term in SOLE_ACTS), None)
        if (
            act is None
            or tokens[at + 1].word.casefold() not in words.by
            or not _participle(tokens[at].word, words.participles)
        ):
            continue
        behind = at + 2
        while behind < len(tokens) and tokens[behind].word.casefold() in words.articles:
            behind += 1
        doer = names.get(tokens[behind].start) if behind < len(tokens) else None
        done_to = _before(clause, at)
        if doer is None or done_to is None or doer.kind is Kind.PLACE or _listed(text, clause, doer):
            continue
        if done_to.entity != doer.entity:
            yield act.strip("<>"), done_to.entity, doer


def _participle(word: str, endings: tuple[str, ...]) -> bool:
    return word.casefold().endswith(endings)


def _before(clause: Clause, at: int) -> Name | None:
    """The name a participle belongs to: the nearest one before it, a few words away at the most."""
    edge = clause.tokens[at].start
    near = [name for name in clause.names if name.end <= edge and not name.role]
    if not near or near[-1].kind is Kind.PLACE:
        return None
    between = [token for token in clause.tokens if near[-1].end <= token.start and token.end <= edge]
    return near[-1] if len(between) <= REACH else None


def _listed(text: str, clause: Clause, name: Name) -> bool:
    """Whether a name is one of several ("by Ana Ruiz and Jon Ek")."""
    conjunctions = grammar(clause.sentence.language).conjunctions
    behind = text[name.end : name.end + 8].split()
    if behind and (behind[0].casefold() in conjunctions or behind[0] == "&"):
        return True
    return any(other.start == name.end + 2 for other in clause.names) and text[name.end : name.end + 1] == ","


def filler_links(claims: Sequence[Claim]) -> list[Link]:
    """Links between the names that fill one place in different sources, in order."""
    places: dict[str, list[int]] = defaultdict(list)
    for i, claim in enumerate(claims):
        if claim.mention.kind is Kind.NAME:
            places[claim.measure].append(i)
    found = []
    for place in sorted(places):
        filled = places[place]
        for at, i in enumerate(filled):
            # One source may name two: each is linked with the nearest before, or else behind, of another source.
            around = [*filled[:at][::-1], *filled[at + 1 :]]
            other = next((j for j in around if claims[j].source.id != claims[i].source.id), None)
            if other is not None and (other < i or claims[filled[0]].source.id == claims[i].source.id):
                a, b = sorted((i, other))
                feature = Feature("the place they fill", 1.0, SURE, place)
                found.append(Link(a, b, SURE, True, (feature,)))
    return list(dict.fromkeys(found))
