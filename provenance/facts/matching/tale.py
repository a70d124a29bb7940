"""What sentences tell, figures left out, and how much two of them share of it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

from provenance.facts.lexicon import kind_of
from provenance.facts.matching.likeness import Fronts, counterparts, fronts, name_words
from provenance.facts.matching.weights import weights
from provenance.facts.model import Slot

# Sentences that share this much (0..1) of what they tell are alike for certain.
ALIKE = 0.35
# Sentences this much alike (0..1) tell one thing in nearly the same words; in two languages fewer words are known to be
# the same, by chance still fewer.
ONE_TELLING, IN_TWO_LANGUAGES = 0.5, 0.4


@dataclass(frozen=True, slots=True)
class Tale:
    """The terms and the words of names of a sentence with their weights, in order."""

    terms: Mapping[str, float]
    weight: float
    fronts: Fronts


def tale(slots: Iterable[Slot], rarity: Callable[[str], float] = lambda _: 1.0) -> Tale:
    """What the sentence tells that figures with these ``slots`` stand in; what is rare weighs more."""
    told: dict[str, float] = {}
    table = weights()["kinds"]
    for slot in slots:
        for term in slot.terms:
            if not term.startswith("<~"):
                weight = table[kind_of(term[1:-1])] if term[0] == "<" else table["word"]
                told[term] = weight * rarity(term)
        for name in slot.entities:
            rare = rarity("@" + name)
            told.update((word, table["name"] * rare) for word in name_words(name))
    told = dict(sorted(told.items()))
    return Tale(told, sum(told.values()), fronts(told))


def likeness_of(one: Tale, other: Tale) -> float:
    """How much (0..1) two tales share, of the (geometric) mean of both."""
    return shared(one, other) / sqrt(one.weight * other.weight) if one.weight and other.weight else 0.0


def shared(one: Tale, other: Tale) -> float:
    """The weight of what two tales share; words alike in spelling count as far as they are."""
    left, right = one.terms, other.terms
    both = sum([min(left[term], right[term]) for term in left if term in right])
    likes = counterparts(one.fronts, other.fronts)
    return both + sum([alike * min(left[word], right[like]) for word, (like, alike) in sorted(likes.items())])
