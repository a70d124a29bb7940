"""Figures of one text that do not fit each other: a part that exceeds its whole, shares beyond a hundred, an age that
no year of birth gives.

Only wordings that leave no other reading count ("12 dead, 15 of them children" must be wrong; "12 families, including
30 children" need not be). What is said with "about" or "at least" is never held against another figure.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from provenance.facts.matching.slots import by_sentence
from provenance.facts.model import Kind, Mention
from provenance.facts.reading import Reading
from provenance.facts.results import Slip
from provenance.facts.sums.figures import Figures, arithmetic_words, exact, flat, short
from provenance.facts.sums.lifetimes import ages
from provenance.facts.wording import plain as digits
from provenance.text.position import Span

COUNTED = (Kind.COUNT, Kind.NUMBER)
# How far rounding may carry a sum of shares, and a share from its count, in points.
SHARES_SLACK, SHARE_SLACK = Decimal(1), Decimal(1)
# How far behind a share its answer stands, in code points.
ANSWER_REACH = 40


def slips(reading: Reading) -> tuple[Slip, ...]:
    """What does not fit in the text of one block, in the order of the text."""
    found = []
    figures = by_sentence(reading.sentences, reading.mentions)
    for sentence, mentions in zip(reading.sentences, figures, strict=True):
        words = arithmetic_words(sentence.language)
        ordered = tuple(sorted((m for m in mentions if m.kind is not Kind.NAME), key=lambda m: (m.start, m.end)))
        if words is None or len(ordered) < 2:
            continue
        here = Figures(reading.block.text, sentence, ordered, words)
        for mention, message in (*_parts(here), *_answers(here), *_share_of_count(here), *ages(here, reading)):
            found.append(Slip(reading.source, _span(reading, mention), mention.text, message))
    return tuple(found)


def _span(reading: Reading, mention: Mention) -> Span:
    return reading.file.span(reading.block.start + mention.start, reading.block.start + mention.end)


# -- parts and wholes ------------------------------------------------------------------------------------------------


def _parts(here: Figures) -> Iterator[tuple[Mention, str]]:
    for number, whole in enumerate(here.figures[:-1]):
        limit = exact(whole)
        parts = _parts_of(here, number)
        if limit is None or not parts:
            continue
        for part in parts:
            size = exact(part)
            if size is not None and size > limit and _same_kind(here, whole, part):
                yield part, f"“{short(part)}” is told as a part of “{short(whole)}”, and is more than it"
                break
        else:
            yield from _sum(here, whole, limit, parts)


def _parts_of(here: Figures, number: int) -> list[Mention]:
    """The figures told as parts of the figure ``number``: "…, dont A et B"."""
    whole, rest = here.figures[number], here.figures[number + 1 :]
    gap = here.between(whole, rest[0]).lstrip(",–—( ")
    before = _cut_cue(gap, here.words.part)
    if before is None or before.strip(" ,") not in ("", *here.words.between):
        return []
    parts = [rest[0]]
    for one, other in pairwise(rest):
        if here.between(one, other).strip() not in (",", "et", "and", ", and", "&"):
            break
        parts.append(other)
    return parts


def _cut_cue(gap: str, cues: frozenset[str]) -> str | None:
    """What stands before a cue that ends the gap; None where it ends with none."""
    for cue in sorted(cues, key=len, reverse=True):
        if gap == cue or gap.endswith((" " + cue, "," + cue)):
            return gap[: -len(cue)]
    return None


def _same_kind(here: Figures, whole: Mention, part: Mention) -> bool:
    """Whether the part is reckoned in what the whole is: one currency, one noun, no noun, or people in people."""
    if Kind.MONEY in (whole.kind, part.kind):
        return whole.kind is part.kind and whole.value.unit == part.value.unit
    if whole.kind not in COUNTED or part.kind not in COUNTED:
        return False
    units = whole.value.unit, part.value.unit
    return units[0] is not None and (units[1] in (None, units[0]) or all(unit in here.words.people for unit in units))


def _sum(here: Figures, whole: Mention, limit: Decimal, parts: Sequence[Mention]) -> Iterator[tuple[Mention, str]]:
    """Parts of which nobody is two, and that together exceed the whole."""
    sizes = [exact(part) for part in parts]
    units = [part.value.unit for part in parts]
    known = [size for size in sizes if size is not None]
    if len(parts) < 2 or len(known) < len(parts) or len(set(units)) < len(units):
        return
    if not any(
        group.issuperset(u for u in units if u is not None) and None not in units for group in here.words.disjoint
    ):
        return
    total = sum(known, Decimal(0))
    if total > limit and all(_same_kind(here, whole, part) for part in parts):
        told = " and ".join(f"“{short(part)}”" for part in parts)
        yield parts[-1], f"{told} make {digits(total)}, more than the “{short(whole)}” they are parts of"


# -- shares ----------------------------------------------------------------------------------------------------------


def _answers(here: Figures) -> Iterator[tuple[Mention, str]]:
    shares = [m for m in here.figures if m.kind is Kind.PERCENT and exact(m) is not None]
    for group in here.words.answers:
        told: dict[str, Mention] = {}
        for share in shares:
            answer = _answer(here, share, group)
            if answer is not None and answer not in told:
                told[answer] = share
        total = sum((exact(share) or Decimal(0) for share in told.values()), Decimal(0))
        if len(told) > 1 and total > 100 + SHARES_SLACK:
            last = max(told.values(), key=lambda m: m.start)
            names = ", ".join(f"{short(share)} {answer}" for answer, share in told.items())
            yield last, f"the shares of one whole ({names}) make {digits(total)} %, more than a hundred"
            return


def _answer(here: Figures, share: Mention, group: Sequence[str]) -> str | None:
    """Which answer of the group stands right behind a share, with no figure behind it."""
    behind = flat(here.text[share.qend : min(share.qend + ANSWER_REACH, here.sentence.end)])
    for filler in sorted(here.words.answering, key=len, reverse=True):
        if behind.startswith(filler + " "):
            behind = behind[len(filler) + 1 :]
            break
    for answer in sorted(group, key=len, reverse=True):
        rest = behind[len(answer) :]
        if behind.startswith(answer) and not rest[:1].isalnum():
            return None if rest.strip()[:1].isdigit() else answer
    return None


def _share_of_count(here: Figures) -> Iterator[tuple[Mention, str]]:
    for part, whole, share in zip(here.figures, here.figures[1:], here.figures[2:], strict=False):
        sizes = exact(part), exact(whole), exact(share)
        if share.kind is not Kind.PERCENT or part.kind not in COUNTED or whole.kind is not Kind.COUNT:
            continue
        if (
            flat(here.text[part.end : whole.start]) not in here.words.of
            or here.between(whole, share).strip(" ,(–—") not in here.words.that_is
        ):
            continue
        if sizes[0] is None or sizes[1] is None or sizes[2] is None or not 0 < sizes[0] <= sizes[1]:
            continue
        made = 100 * sizes[0] / sizes[1]
        if abs(made - sizes[2]) > max(SHARE_SLACK, 2 * (share.value.precision or Decimal(0))):
            told = digits(made.quantize(Decimal("0.1")))
            yield share, f"“{short(part)}” of “{short(whole)}” are {told} %, not “{short(share)}”"
