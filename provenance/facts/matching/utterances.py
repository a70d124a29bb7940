"""The same utterance in several sources, though cut, reworded or translated."""

import re
from collections.abc import Sequence

from provenance.facts.matching.candidates import pairs
from provenance.facts.matching.features import Feature, Rarity, plainly
from provenance.facts.matching.links import Link
from provenance.facts.matching.sides import Sides
from provenance.facts.model import Claim, Kind

# Letter-wise likeness (0..100) of two utterances in one language from which they are one, for the same speaker and
# for two different ones; short utterances ("on verra") coincide by chance.
SAME_SPEAKER, OTHER_SPEAKER = 78.0, 84.0
# Shared part of the meaning across languages, for the same speaker only.
ACROSS = 0.55
LEAST_WORDS, LEAST_WORDS_OTHER_SPEAKER = 3, 6


def utterance_links(claims: Sequence[Claim], sides: Sides | None = None) -> list[Link]:
    """Links between quotations of different sources, surest first; ``sides`` are those of the claims, where known."""
    quoted = [i for i, claim in enumerate(claims) if claim.mention.kind is Kind.QUOTATION]
    rarity = Rarity([claims[i] for i in quoted])
    found = []
    for a, b in sorted(set(pairs(sides or Sides(claims), quoted))):
        if claims[a].source.id != claims[b].source.id:
            link = _link(a, b, claims[a], claims[b], rarity)
            if link is not None:
                found.append(link)
    return sorted(found, key=lambda link: (-link.score, link.a, link.b))


def _link(a: int, b: int, left: Claim, right: Claim, rarity: Rarity) -> Link | None:
    named = left.speaker_named and right.speaker_named
    same_speaker, other_speaker = named and left.speaker == right.speaker, named and left.speaker != right.speaker
    numbers = _numbers(left.quote), _numbers(right.quote)
    if all(numbers) and not numbers[0] & numbers[1]:  # the same frame around another figure is another utterance
        return None
    shortest = min(len(left.quote.split()), len(right.quote.split()))
    if shortest < (LEAST_WORDS_OTHER_SPEAKER if other_speaker else LEAST_WORDS):
        return None
    if left.language == right.language:
        likeness = _likeness(left.slot.words, right.slot.words)
        if likeness < (OTHER_SPEAKER if other_speaker else SAME_SPEAKER):
            return None
        feature = Feature("wording of the quotations", likeness / 100, 1.0, "")
        return Link(a, b, likeness / 100, True, (feature,))
    if not same_speaker:
        return None
    shared = sorted(set(left.slot.terms) & set(right.slot.terms))
    if len(shared) < 2:
        return None
    weigh_left = sum(rarity(t) for t in left.slot.terms)
    weigh_right = sum(rarity(t) for t in right.slot.terms)
    part = sum(rarity(t) for t in shared) / min(weigh_left, weigh_right)
    if part < ACROSS:
        return None
    return Link(a, b, part, True, (Feature("the meaning of the quotations", part, 1.0, plainly(shared)),))


def _numbers(quote: str) -> set[str]:
    return set(re.findall(r"\d+", quote))


def _likeness(a: str, b: str) -> float:
    """Likeness of two utterances; one may be a part of the other, as long as it is a large one."""
    from rapidfuzz.fuzz import partial_ratio, ratio

    shorter, longer = sorted((a, b), key=len)
    if not shorter:
        return 0.0
    if len(shorter) >= 0.3 * len(longer):
        return float(max(ratio(a, b), partial_ratio(shorter, longer)))
    return float(ratio(a, b))
