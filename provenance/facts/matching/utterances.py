"""The same utterance in several sources, though cut, reworded or translated."""

import re
from collections.abc import Sequence

from provenance.facts.matching.candidates import pairs
from provenance.facts.matching.dialogues import Echo, given_to_others
from provenance.facts.matching.features import Feature, Rarity, plainly
from provenance.facts.matching.links import Link
from provenance.facts.matching.sides import Sides
from provenance.facts.model import Claim, Kind

# Letter-wise likeness (0..1) of two utterances in one language from which they are one, for the same speaker and
# for two different ones; short utterances ("on verra") coincide by chance.
SAME_SPEAKER, OTHER_SPEAKER = 0.78, 0.84
# Shared part of the meaning across languages, for the same speaker only.
ACROSS = 0.55
LEAST_WORDS, LEAST_WORDS_OTHER_SPEAKER = 3, 6
# How sure one utterance of two speakers is that is known by those around it, at the most.
IN_ORDER = 0.8


def utterance_links(claims: Sequence[Claim], sides: Sides | None = None) -> list[Link]:
    """Links between quotations of different sources, surest first; ``sides`` are those of the claims, where known."""
    quoted = [i for i, claim in enumerate(claims) if claim.mention.kind is Kind.QUOTATION]
    rarity = Rarity([claims[i] for i in quoted])
    found: dict[tuple[int, int], Link] = {}
    echoes: dict[tuple[int, int], Echo] = {}
    for a, b in sorted(set(pairs(sides or Sides(claims), quoted))):
        if claims[a].source.id == claims[b].source.id or _other_figures(claims[a], claims[b]):
            continue
        echo = _echo(claims[a], claims[b], rarity)
        if echo.tells:
            echoes[a, b] = echo
        link = _link(a, b, claims[a], claims[b], echo)
        if link is not None:
            found[a, b] = link
    for a, b in given_to_others(claims, quoted, echoes):
        echo = echoes[a, b]
        sure = max(echo.part, echo.likeness) * IN_ORDER
        feature = Feature("the utterances around, and the meaning", sure, 1.0, plainly(sorted(echo.terms)))
        found.setdefault((a, b), Link(a, b, sure, True, (feature,)))
    return sorted(found.values(), key=lambda link: (-link.score, link.a, link.b))


def _link(a: int, b: int, left: Claim, right: Claim, echo: Echo) -> Link | None:
    named = left.speaker_named and right.speaker_named
    same_speaker, other_speaker = named and left.speaker == right.speaker, named and left.speaker != right.speaker
    # An elided article is a word of its own ("l'argent"), but adds nothing that would tell two speakers apart.
    if min(len(each.slot.words.split()) for each in (left, right)) < LEAST_WORDS:
        return None
    if other_speaker and echo.words < LEAST_WORDS_OTHER_SPEAKER:
        return None
    if left.language == right.language:
        if echo.likeness < (OTHER_SPEAKER if other_speaker else SAME_SPEAKER):
            return None
        feature = Feature("wording of the quotations", echo.likeness, 1.0, "")
        return Link(a, b, echo.likeness, True, (feature,))
    if not same_speaker or len(echo.terms) < 2 or echo.part < ACROSS:
        return None
    feature = Feature("the meaning of the quotations", echo.part, 1.0, plainly(sorted(echo.terms)))
    return Link(a, b, echo.part, True, (feature,))


def _echo(a: Claim, b: Claim, rarity: Rarity) -> Echo:
    """What two utterances have in common."""
    terms = a.slot.terms.keys() & b.slot.terms.keys()
    weighed = min(sum(rarity(term) for term in claim.slot.terms) for claim in (a, b)) if terms else 1.0
    return Echo(
        frozenset(terms),
        frozenset(a.slot.entities.keys() & b.slot.entities.keys()),
        sum(rarity(term) for term in terms) / weighed if weighed else 0.0,
        _likeness(a.slot.words, b.slot.words) / 100 if a.language == b.language else 0.0,
        min(len(claim.quote.split()) for claim in (a, b)),
    )


def _other_figures(a: Claim, b: Claim) -> bool:
    """The same frame around another figure is another utterance."""
    one, other = _numbers(a.quote), _numbers(b.quote)
    return bool(one) and bool(other) and not one & other


def _numbers(quote: str) -> set[str]:
    return set(re.findall(r"\d+", quote))


def _likeness(a: str, b: str) -> float:
    """Likeness (0..100) of two utterances; one may be a part of the other, as long as it is a large one."""
    from rapidfuzz.fuzz import partial_ratio, ratio

    shorter, longer = sorted((a, b), key=len)
    if not shorter:
        return 0.0
    if len(shorter) >= 0.3 * len(longer):
        return float(max(ratio(a, b), partial_ratio(shorter, longer)))
    return float(ratio(a, b))
