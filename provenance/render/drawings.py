"""Where the marks of the drawings stand: values side by side, dates on a line of time, sources and their origins.

Only numbers and words; the templates make them SVG. Lengths are in pixels of the drawing.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from math import log2

from provenance.facts.model import Claim, Kind, Source
from provenance.facts.results import Analysis, Fact, Verdict
from provenance.render.phrases import positions
from provenance.render.report_view import View

LANE = 26
WIDTH = 620
_MARGIN = 14
_TICK_ROOM = 84
_MOST_LANES = 60
# How far a date without a first or last day reaches from the one it has: nobody knows how far.
_ARROW = 30
# Numbers stand on a line of their order of magnitude where the greatest is this many times the least.
_WIDE_RANGE = 50


@dataclass(frozen=True, slots=True)
class Bar:
    """A value from ``x1`` to ``x2`` (equal: a point) in lane ``y``; ``open_left``, ``open_right``: it goes on."""

    label: str
    note: str
    claim: Claim
    x1: float
    x2: float
    y: int
    open_left: bool = False
    open_right: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the axis with its label."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Strip:
    """Bars above each other on one axis; ``lanes`` are the labels of the lanes, empty where each bar has its own."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    height: int
    lanes: tuple[str, ...] = ()
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Node:
    """A source or an origin: its name and place."""

    name: str
    source: Source | None
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Edge:
    """That a source rests on an origin, and what shows it."""

    start: Node
    end: Node
    why: str


@dataclass(frozen=True, slots=True)
class Graph:
    """Origins on the left, sources on the right."""

    origins: tuple[Node, ...]
    sources: tuple[Node, ...]
    edges: tuple[Edge, ...]
    height: int
    left_out: int


def values(fact: Fact, view: View, in_words: Callable[[Claim], str]) -> Strip | None:
    """The differing values of a fact on one axis, with the numbers of their sources; None where they do not differ."""
    sides = list(positions(fact).values())
    shown = [claims for claims in sides if _ends(claims[0]) != (None, None)]
    if len(shown) < 2 or fact.kind in (Kind.TIME, Kind.ORDINAL):
        return None
    units = {claims[0].value.unit for claims in shown}
    ends = [end for claims in shown for end in _ends(claims[0]) if end is not None]
    if len(units) > 1 or (min(ends) == max(ends) and all(None not in _ends(claims[0]) for claims in shown)):
        return None
    place = _value_scale(ends)
    bars = []
    for y, claims in enumerate(shown):
        lo, hi = _ends(claims[0])
        numbers = dict.fromkeys(view.number(claim.source) for claim in claims)
        first = _MARGIN if lo is None else place(lo)
        last = WIDTH - _MARGIN if hi is None else place(hi)
        bars.append(
            Bar(in_words(claims[0]), ", ".join(numbers), claims[0], first, last, y * LANE, lo is None, hi is None)
        )
    return Strip(tuple(bars), (), len(bars) * LANE)


def _ends(claim: Claim) -> tuple[float | None, float | None]:
    """The ends of a value as numbers to draw; a day as its place in the calendar, its last day included."""
    ends: list[float | None] = []
    for end, after in ((claim.value.lo, 0), (claim.value.hi, 1)):
        if isinstance(end, date):
            ends.append(float(end.toordinal() + after))
        elif isinstance(end, Decimal) and end.is_finite() and abs(end.adjusted()) < 300:
            ends.append(float(end))
        else:
            ends.append(None)
    return ends[0], ends[1]


def _value_scale(ends: Sequence[float]) -> Callable[[float], float]:
    low, high = min(ends), max(ends)
    wide = low > 0 and high / low > _WIDE_RANGE
    first, last = (log2(low), log2(high)) if wide else (low, high)
    room = (last - first) * 0.18 or 1.0
    first, last = first - room, last + room

    def place(value: float) -> float:
        at = log2(value) if wide and value > 0 else value
        part = min(1.0, max(0.0, (at - first) / (last - first)))
        return round(_MARGIN + part * (WIDTH - 2 * _MARGIN), 1)

    return place


def timeline(view: View, in_words: Callable[[Claim], str]) -> Strip | None:
    """The dates each source gives, a lane a source; then the values in dispute at the day each held, a lane a fact.

    The axis shortens long gaps: a distance grows with the logarithm of the days.
    """
    told: list[tuple[int, date | None, date | None, Claim, str]] = []
    lanes: list[str] = []
    rows = {row.source.id: row for row in view.sources}
    dated = [claim for one in view.timeline for claim in one.claims]
    for claim in sorted(dated, key=lambda claim: int(rows[claim.source.id].name[1:])):
        name = rows[claim.source.id].name
        if not lanes or lanes[-1] != name:
            lanes.append(name)
        first, last = (end if isinstance(end, date) else None for end in (claim.value.lo, claim.value.hi))
        told.append((len(lanes) - 1, first, last, claim, ""))
    for fact in (*view.conflicts, *view.explained):
        if fact.verdict is Verdict.SINGLE_SOURCE or fact.kind in (Kind.DATE, Kind.TIME):
            continue
        held = [(day, claim) for claim in fact.claims if (day := _day(claim.as_of or claim.source.published))]
        if len(held) > 1:
            lanes.append(fact.id)
            told += [(len(lanes) - 1, day, day, claim, in_words(claim)) for day, claim in held]
    shown = [one for one in told if one[0] < _MOST_LANES]
    ends = sorted({end for _, first, last, _, _ in shown for end in (first, last) if end})
    if len(ends) < 2:
        return None
    place = _time_scale(ends)
    bars = tuple(
        Bar(
            note or in_words(claim),
            "",
            claim,
            place[first] if first else max(0.0, place[last or ends[0]] - _ARROW),
            place[last] if last else min(float(WIDTH), place[first or ends[-1]] + _ARROW),
            lane * LANE,
            first is None,
            last is None,
        )
        for lane, first, last, claim, note in shown
    )
    lanes = lanes[:_MOST_LANES]
    return Strip(bars, _ticks(ends, place), len(lanes) * LANE, tuple(lanes), len(told) - len(shown))


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _time_scale(days: Sequence[date]) -> dict[date, float]:
    steps = [0.0]
    for before, after in pairwise(days):
        steps.append(steps[-1] + log2(1 + (after - before).days))
    width = WIDTH - 2 * _MARGIN
    return {day: round(_MARGIN + step / steps[-1] * width, 1) for day, step in zip(days, steps, strict=True)}


def _ticks(days: Iterable[date], place: dict[date, float]) -> tuple[Tick, ...]:
    ticks: list[Tick] = []
    for day in days:
        x = place[day]
        if (not ticks or x - ticks[-1].x >= _TICK_ROOM) and x <= WIDTH - _TICK_ROOM + _MARGIN:
            ticks.append(Tick(x, day.isoformat()))
    return tuple(ticks)


def origins(analysis: Analysis, view: View) -> Graph:
    """Which sources rest on one origin; those that share theirs first."""
    reasons = {
        source.id: "; ".join(why)
        for group, why in zip(view.origins, view.origin_reasons, strict=True)
        for source in group
    }
    shared = {source.id for group in view.origins for source in group}
    groups = [*view.origins, *((source,) for source in analysis.sources if source.id not in shared)]
    left: list[Node] = []
    right: list[Node] = []
    edges: list[Edge] = []
    for number, group in enumerate(groups, 1):
        if len(right) >= _MOST_LANES:
            break
        top = len(right) * LANE
        nodes = [Node(view.source_name(source), source, 300, top + at * LANE) for at, source in enumerate(group)]
        origin = Node(str(number), None, 120, top + (len(nodes) - 1) * LANE // 2)
        left.append(origin)
        right += nodes
        edges += [Edge(origin, node, reasons.get(node.source.id, "") if node.source else "") for node in nodes]
    return Graph(tuple(left), tuple(right), tuple(edges), len(right) * LANE, len(analysis.sources) - len(right))
