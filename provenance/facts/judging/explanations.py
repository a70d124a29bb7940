"""Why two figures that cannot both be true as they stand may be so all the same: the innocent explanations.

Each takes two claims and answers in words, or None. They are tried in order, the first answer counts. What they read is
what the texts say (:class:`~provenance.facts.model.Setting`, speakers, dates); none guesses.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from provenance.facts.matching.likeness import alike_names
from provenance.facts.model import LABEL, Claim, Kind, Value
from provenance.facts.results import Verdict
from provenance.facts.speech.words import body
from provenance.facts.wording import day_in_words

# Kinds of figures that grow or shrink from one day to the next.
COUNTED = frozenset({Kind.COUNT, Kind.NUMBER, Kind.PERCENT})
# An office seldom changes hands within so many days without the news saying so.
OFFICE_DAYS = 30
UNSETTLED = frozenset({"plan", "forecast"})

# What was looked for in vain where a conflict is reported; the first of figures only, for a sign is not rounded.
LOOKED_FOR = (
    "rounding, an “about” or a coarser unit does not account for the difference",
    "the texts do not give the figures to two different speakers",
    "neither text says that its figure is only planned, a part of the other, or for another period, place or basis",
    "neither text says that its figure is later than the other, or replaces it",
)


def explained(a: Claim, b: Claim) -> tuple[Verdict, str] | None:
    """The verdict and the reason of the first explanation that holds for two figures that do not meet."""
    for verdict, reason in _EXPLANATIONS:
        told = reason(a, b)
        if told is not None:
            return verdict, told
    return None


def one_day_apart(a: Claim, b: Claim) -> bool:
    """Whether two dates are neighbouring days, so that a time zone may lie between them."""
    return a.mention.kind is Kind.DATE and b.mention.kind is Kind.DATE and _first_day(a, b) is not None


def _first_day(a: Claim, b: Claim) -> tuple[Claim, Claim] | None:
    """Two claims of neighbouring days, the earlier first; None for other dates."""
    one, other = _day(a.value), _day(b.value)
    if one is not None and other is not None:
        gap = (other - one).days
    else:
        weekdays = _weekday(a.value), _weekday(b.value)
        if weekdays[0] is None or weekdays[1] is None:
            return None
        gap = (weekdays[1] - weekdays[0] + 3) % 7 - 3
    return (a, b) if gap == 1 else (b, a) if gap == -1 else None


def months_apart(first: str, last: str) -> bool:
    """Whether two ISO days are so far apart that an office may have changed hands between them."""
    try:
        return abs(date.fromisoformat(last) - date.fromisoformat(first)).days > OFFICE_DAYS
    except ValueError:
        return True


def _day(value: Value) -> date | None:
    return value.lo if isinstance(value.lo, date) and value.lo == value.hi else None


def _weekday(value: Value) -> int | None:
    day = _day(value)
    return day.isoweekday() if day is not None else value.weekday


def _speakers(a: Claim, b: Claim) -> str | None:
    if a.speaker is None or b.speaker is None:
        return None
    if a.speaker_named and b.speaker_named:
        one = (
            alike_names(a.speaker, b.speaker)
            or _abbreviates(a.speaker, b.speaker)
            or _abbreviates(b.speaker, a.speaker)
        )
        return None if one else "each figure is given by a different named speaker"
    if a.speaker_named or b.speaker_named:
        return None
    bodies = body(a.speaker, a.language), body(b.speaker, b.language)
    if None not in bodies and bodies[0] != bodies[1]:
        return f"each figure is given by a different speaker: {', '.join(sorted((a.speaker, b.speaker)))}"
    return None


def _abbreviates(short: str, full: str) -> bool:
    """Whether a name is made of the first letters of another ("U.N.", "United Nations")."""
    letters = short.replace(".", "")
    return letters.isupper() and letters == "".join(word[0] for word in full.split() if word[0].isupper())


def _planned(a: Claim, b: Claim) -> str | None:
    if "denied" in (a.polarity, b.polarity) or Kind.DATE in (a.mention.kind, b.mention.kind):
        return None
    for one, other in ((a, b), (b, a)):
        if one.setting.modality in UNSETTLED and other.setting.modality == "fact":
            return (
                f"both can be true: “{one.quote}” is a {one.setting.modality}, “{other.quote}” is said to have happened"
            )
    return None


def _period(a: Claim, b: Claim) -> str | None:
    one, other = a.setting.period, b.setting.period
    if one is not None and other is not None and (one[1] < other[0] or other[1] < one[0]):
        first, last = sorted((one, other))
        return f"both can be true: one is for {_stretch(first)}, the other for {_stretch(last)}"
    return None


def _stretch(period: tuple[date, date]) -> str:
    first, last = period
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    return f"{first.isoformat()} to {last.isoformat()}"


def _place(a: Claim, b: Claim) -> str | None:
    one, other = a.setting.place, b.setting.place
    if one is not None and other is not None and one != other:
        return f"both can be true: one is for {_where(one)}, the other for {_where(other)}"
    return None


def _where(place: str) -> str:
    return "the whole world" if place == "world" else place


def _basis(a: Claim, b: Claim) -> str | None:
    one, other = _groups(a), _groups(b)
    for group in sorted(one.keys() & other.keys() - {"state"}):
        if one[group] != other[group]:
            first, last = sorted((one[group], other[group]))
            return f"both can be true: they are not reckoned alike ({group}: {first} in one, {last} in the other)"
    for fiscal, plain in ((a, b), (b, a)):
        years = fiscal.setting.period, plain.setting.period
        if "year.fiscal" in fiscal.setting.basis and "year.fiscal" not in plain.setting.basis and None not in years:
            return "both can be true: one is for a fiscal year, the other for a calendar year"
    return None


def _groups(claim: Claim) -> dict[str, str]:
    """The members by group, of groups with one member only."""
    found: dict[str, list[str]] = {}
    for basis in sorted(claim.setting.basis):
        group, _, member = basis.partition(".")
        found.setdefault(group, []).append(member)
    return {group: members[0] for group, members in found.items() if len(members) == 1}


def _part(a: Claim, b: Claim) -> str | None:
    if Kind.ORDINAL in (a.mention.kind, b.mention.kind):  # the third is no part of the fifth
        return None
    for one, other in ((a, b), (b, a)):
        if one.setting.part and not other.setting.part and _greater(other.value, one.value):
            return f"both can be true: “{one.quote}” is given as a part of a greater figure"
    return None


def _besides(a: Claim, b: Claim) -> str | None:
    """One counts the others ("the two other hikers"), the other all of them."""
    for one, other in ((a, b), (b, a)):
        fewer, every = one.value.lo, other.value.lo
        one_more = isinstance(fewer, Decimal) and isinstance(every, Decimal) and every == fewer + 1
        if one_more and "besides.others" in one.setting.basis - other.setting.basis:
            return f"both can be true: “{one.quote}” counts the others, “{other.quote}” all of them"
    return None


def _at_first(a: Claim, b: Claim) -> str | None:
    """One counts those of the beginning ("the 12 founding members")."""
    for one, other in ((a, b), (b, a)):
        counted = one.mention.kind is Kind.COUNT
        if counted and "stage.original" in one.setting.basis and "stage.original" not in other.setting.basis:
            return f"both can be true: “{one.quote}” counts those of the beginning"
    return None


def _midnight(a: Claim, b: Claim) -> str | None:
    if a.setting.hour == b.setting.hour != "midnight":
        return None  # the night of Friday is nowhere the night of Thursday
    days = _first_day(a, b) if one_day_apart(a, b) else None
    if days is not None and (
        days[0].setting.hour in ("night", "midnight") or days[1].setting.hour in ("dawn", "midnight")
    ):
        return "both can be true: it was near the change of day, which falls on another date in another time zone"
    return None


def _as_of(a: Claim, b: Claim) -> str | None:
    dates = a.mention.kind is Kind.DATE and b.mention.kind is Kind.DATE
    if dates and a.setting.as_of is not None and b.setting.as_of is not None:
        return "both can be true: the dates are those of two counts"
    return None


def _corrected(a: Claim, b: Claim) -> str | None:
    for one, other in ((a, b), (b, a)):
        if one.setting.former and not other.setting.former:
            return f"“{one.quote}” is given as an earlier figure"
        if one.setting.so_far and not other.setting.so_far and _greater(other.value, one.value):
            return f"“{one.quote}” is given as a count so far, “{other.quote}” is the later one"
        basis = one.setting.basis, other.setting.basis
        counted = one.mention.kind is Kind.COUNT
        if counted and "state.provisional" in basis[0] and "state.provisional" not in basis[1]:
            return f"“{one.quote}” is given as provisional"
        if one.setting.updated and not other.setting.updated and not other.setting.former:
            grown = _greater(one.value, other.value)
            if one.setting.direction is None or grown is (one.setting.direction == "up"):
                return f"“{one.quote}” is given as a new figure (“{one.setting.updated}”)"
    return None


def _later(a: Claim, b: Claim) -> str | None:
    """The figures were taken at different, known times: a toll rises, a total is corrected."""
    one, other = a.setting.as_of, b.setting.as_of
    if one is not None and other is not None:
        first, last = sorted((one, other))
        return f"the figures are of {_told(first)} and of {_told(last)}" if one != other else None
    if not a.as_of or not b.as_of or a.as_of[:10] == b.as_of[:10]:
        return None
    if one is not None or other is not None:
        first, last = sorted((a.as_of[:10], b.as_of[:10]))
        return f"the figures are of {_told(first)} and of {_told(last)}"
    return "the sources speak at different times" if _changes(a) and _changes(b) else None


def _changes(claim: Claim) -> bool:
    """Whether a figure may be another one the next day: what is counted, not what something is called."""
    return claim.mention.kind in COUNTED and claim.value.role != LABEL


def _told(day: str) -> str:
    """An ISO day in words; one without its year keeps what it has."""
    try:
        known = date.fromisoformat(day.replace("--", "2000-", 1) if day.startswith("--") else day)
    except ValueError:
        return day
    words = day_in_words(known)
    return words.removesuffix(" 2000") if day.startswith("--") else words


def _greater(a: Value, b: Value) -> bool:
    """Whether the first number is greater, by its lower end."""
    one, other = (value.lo if value.lo is not None else value.hi for value in (a, b))
    return isinstance(one, Decimal) and isinstance(other, Decimal) and one > other


_EXPLANATIONS: tuple[tuple[Verdict, Callable[[Claim, Claim], str | None]], ...] = (
    (Verdict.CONTESTED, _speakers),
    (Verdict.COMPATIBLE, _planned),
    (Verdict.COMPATIBLE, _part),
    (Verdict.COMPATIBLE, _besides),
    (Verdict.COMPATIBLE, _at_first),
    (Verdict.COMPATIBLE, _period),
    (Verdict.COMPATIBLE, _basis),
    (Verdict.COMPATIBLE, _place),
    (Verdict.COMPATIBLE, _midnight),
    (Verdict.COMPATIBLE, _as_of),
    (Verdict.REVISED, _corrected),
    (Verdict.REVISED, _later),
)
