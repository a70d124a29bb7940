"""Whether one sentence denies what another says was done, to the same thing."""

from collections.abc import Iterator
from dataclasses import dataclass

from provenance.facts.grammar import grammar
from provenance.facts.lexicon import concepts_at, fold, kind_of, lemma, words
from provenance.facts.matching.acts import measures
from provenance.facts.model import Claim
from provenance.text.languages import function_words

# How many words before the verb its denial may stand ("n'a pas encore été"), and behind it what it is done to.
DENIED_WITHIN, DONE_TO_WITHIN = 3, 6
SHORTEST_WORD = 3
# Words (by concept) that stand for a name told before.
_ANY = frozenset({"company"})
_MARKS = frozenset(',;:()[]"«»“”.!?\n')


@dataclass(frozen=True, slots=True)
class Act:
    """What a sentence says of an act: whether it is denied, and what it is done to, as far as words behind it tell."""

    denied: bool
    done_to: frozenset[str]


def undone(a: Claim, b: Claim) -> bool | None:
    """Whether an act beside both figures is denied of the one and not of the other, and by all that is told is one.

    The denial must stand at the verb itself, and somebody must be named in both. False where the words behind the verb
    are of two things ("did not sell the port", "sold the fleet"); None where nothing tells.
    """
    told: bool | None = None
    for concept in (term.strip("<>") for term in measures(a.slot.head & b.slot.head)):
        one, other = (_act(claim, concept) if kind_of(concept) == "act" else None for claim in (a, b))
        if one is None or other is None or one.denied == other.denied:
            continue
        if one.done_to and other.done_to and one.done_to.isdisjoint(other.done_to):
            told = False if a.language == b.language else told
        elif not a.slot.entities.keys().isdisjoint(b.slot.entities):
            return True
    return told


def _act(claim: Claim, concept: str) -> Act | None:
    """The act, where it stands nearest before the figure in its sentence, or else behind it."""
    tokens = words(claim.context)
    figure = claim.span.chars[0] - claim.context_span.chars[0]
    at = min(
        (first for first, _, found in concepts_at([word for _, _, word in tokens], claim.language) if found == concept),
        key=lambda first: (tokens[first][0] > figure, abs(tokens[first][0] - figure)),
        default=None,
    )
    if at is None:
        return None
    return Act(_denied(claim, tokens, at), frozenset(_done_to(claim, tokens, at, figure)))


def _denied(claim: Claim, tokens: list[tuple[int, int, str]], at: int) -> bool:
    table = grammar(claim.language)
    folded = [fold(word) for _, _, word in tokens[: at + 1]]
    for i in range(at - 1, max(-1, at - 1 - DENIED_WITHIN), -1):
        if not _MARKS.isdisjoint(claim.context[tokens[i][1] : tokens[i + 1][0]]):
            return False
        contracted = folded[i] in table.contracted and folded[i + 1] in table.contractions
        if contracted or folded[i] in table.negation:
            return folded[i + 1] not in table.no_denial
    return False


def _done_to(claim: Claim, tokens: list[tuple[int, int, str]], at: int, figure: int) -> Iterator[str]:
    """What the words behind the verb tell, as far as its part of the sentence or the figure; "the company" is any."""
    table, function = grammar(claim.language), function_words().get(claim.language)
    behind = tokens[at + 1 : at + 1 + DONE_TO_WITHIN]
    meant = {i: concept for i, _, concept in concepts_at([word for _, _, word in behind], claim.language)}
    edge = tokens[at][1]
    for i, (start, end, word) in enumerate(behind):
        folded = fold(word)
        if edge <= figure <= start or folded in table.clause or folded in table.conjunctions:
            return
        if not _MARKS.isdisjoint(claim.context[edge:start]):
            return
        edge = end
        if i in meant:
            if meant[i] not in _ANY:
                yield f"<{meant[i]}>"
        elif word.isalpha() and len(word) >= SHORTEST_WORD and (function is None or folded not in function.starters):
            yield lemma(word, claim.language)
