"""What two matched claims have in common besides their score: independent cues, each of which may fail alone."""

from collections.abc import Callable
from dataclasses import dataclass

from provenance.facts.model import Claim, Kind


@dataclass(frozen=True, slots=True)
class Agreement:
    """The cues that agree and those that differ; a cue that one side lacks is in neither."""

    agree: tuple[str, ...] = ()
    differ: tuple[str, ...] = ()

    @property
    def confidence(self) -> float | None:
        """The part (0..1) of the known cues that agree; None where none is known."""
        known = len(self.agree) + len(self.differ)
        return round(len(self.agree) / known, 2) if known else None

    def in_words(self) -> str:
        """One line for the report; empty where no cue is known."""
        told = []
        if self.agree:
            told.append(f"{_listed(self.agree)} agree{'s' if len(self.agree) == 1 else ''}")
        if self.differ:
            told.append(f"{_listed(self.differ)} differ{'s' if len(self.differ) == 1 else ''}")
        return f"of the independent cues {', '.join(told)}" if told else ""


def agreement(a: Claim, b: Claim) -> Agreement:
    """Compare two claims cue by cue."""
    found = {name: cue(a, b) for name, cue in _CUES.items()}
    return Agreement(
        tuple(name for name, same in found.items() if same),
        tuple(name for name, same in found.items() if same is False),
    )


def _listed(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _subject(a: Claim, b: Claim) -> bool | None:
    return a.subject_name == b.subject_name if a.subject_name and b.subject_name else None


def _measure(a: Claim, b: Claim) -> bool | None:
    return bool(a.slot.head & b.slot.head) if a.slot.head and b.slot.head else None


def _names(a: Claim, b: Claim) -> bool | None:
    return not a.slot.entities.keys().isdisjoint(b.slot.entities) if a.slot.entities and b.slot.entities else None


def _unit(a: Claim, b: Claim) -> bool | None:
    if a.slot.unit and b.slot.unit:
        return not a.slot.unit.isdisjoint(b.slot.unit)
    if a.value.unit and b.value.unit and a.mention.kind is b.mention.kind and a.mention.kind is not Kind.COUNT:
        return a.value.unit == b.value.unit
    return None


def _time(a: Claim, b: Claim) -> bool | None:
    one, other = a.setting.period, b.setting.period
    return one[0] <= other[1] and other[0] <= one[1] if one is not None and other is not None else None


_CUES: dict[str, Callable[[Claim, Claim], bool | None]] = {
    "subject": _subject,
    "measure": _measure,
    "names": _names,
    "unit": _unit,
    "time": _time,
}
