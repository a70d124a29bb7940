"""How a figure is meant: planned or done, for when and where, on what basis, whether it replaces an earlier one.

Only cues in the figure's own clause count, and only where they are plain; a verdict uses them to explain a difference,
so that a cue that is missed costs a needless alarm and one that is misread a missed conflict.
"""

from bisect import bisect_left
from collections.abc import Iterator, Set
from datetime import date

from provenance.facts.claiming.context import STRONG, Context
from provenance.facts.claiming.modality import modality
from provenance.facts.grammar import Cue, grammar
from provenance.facts.model import Kind, Mention, Setting
from provenance.facts.names.tables import places, plain

# How many words before and behind a figure an update, a basis and a period may stand; how many before it a weak cue.
UPDATE_BEFORE, UPDATE_BEHIND = 10, 4
BASIS_BEFORE, BASIS_BEHIND = 6, 7
PERIOD_REACH = 12
WEAK_BEFORE = 2
DIRECTED = ("update.up", "update.down")
# Dates as coarse as these are what a figure is for; a day is when somebody said it, as often as not.
PERIODS = frozenset({"month", "quarter", "season", "year", "decade", "range"})
CONTINENTS = frozenset({"Africa", "Asia", "Europe", "Antarctica", "Oceania"})
WORLD = "world"


def setting(around: Context, mention: Mention) -> Setting:
    """How ``mention``, a figure of the sentence, is meant."""
    first = bisect_left(around.starts, mention.qstart)
    last = bisect_left(around.starts, mention.qend)
    if mention.kind is Kind.DATE:
        held = _as_of(around)
        return Setting(
            hour=_hour(around, first, last),
            modality=modality(around, first, last),
            as_of=_day_said(mention) if held is mention else None,
        )
    near = [
        cue
        for cue in _near(around, first, last)
        if not cue.label.startswith("basis.stage.") or (first - 1 <= cue.first and cue.last <= last + 1)
    ]
    labels = {cue.label for cue in near}
    former = any(
        (cue.label == "update.before" and cue.last == first) or (cue.label == "update.behind" and cue.first >= last)
        for cue in near
    ) and not any(cue.label == "update.weak" and cue.first == last for cue in near)  # "up from 5.7 billion now"
    held = _as_of(around)
    update = None if former else next((cue for cue in near if _updates(cue, first, last)), None)
    return Setting(
        modality=modality(around, first, last),
        period=_period(around, mention),
        place=_place(around, mention, labels),
        basis=frozenset(label.removeprefix("basis.") for label in labels if label.startswith("basis."))
        - {"scope.world"},
        updated=_words(around, update) if update is not None else None,
        direction=update.label.removeprefix("update.") if update is not None and update.label in DIRECTED else None,
        former=former,
        so_far="time.so_far" in labels,
        as_of=_day_said(held) if held is not None else None,
        part=any(_part(cue, mention, first, last) for cue in around.cues),
    )


def _reach(cue: Cue) -> int:
    """How many words before a figure a cue may stand."""
    return UPDATE_BEFORE if cue.label.startswith("update.") else BASIS_BEFORE


def _updates(cue: Cue, first: int, last: int) -> bool:
    """Whether a cue says of the figure at ``first`` to ``last`` that it replaces another: a direction stands before
    it, a mere "now" right before it.
    """
    if cue.label in DIRECTED:
        return 0 <= first - cue.last <= UPDATE_BEFORE
    if cue.label == "update.weak":
        return 0 <= first - cue.last <= WEAK_BEFORE
    return cue.label == "update.any" and (
        0 <= first - cue.last <= UPDATE_BEFORE or 0 <= cue.first - last <= UPDATE_BEHIND
    )


def _near(around: Context, first: int, last: int) -> Iterator[Cue]:
    """The cues around the tokens ``first`` to ``last`` with no strong mark between, and a basis among them."""
    tokens = around.clause.tokens
    for cue in around.cues:
        if first <= cue.first and cue.last <= last and cue.label.startswith("basis."):
            yield cue  # "20 other pilots" is one figure
            continue
        if cue.last <= first and first - cue.last <= _reach(cue):
            gap = around.text[tokens[cue.last - 1].end : tokens[first].start] if first < len(tokens) else ""
        elif cue.first >= last and cue.first - last <= BASIS_BEHIND:
            gap = around.text[tokens[last - 1].end : tokens[cue.first].start]
        else:
            continue
        figures = sum(token.figure for token in (tokens[cue.last : first] or tokens[last : cue.first]))
        if not any(mark in gap for mark in STRONG) and not figures:
            yield cue


def _part(cue: Cue, mention: Mention, first: int, last: int) -> bool:
    """Whether a cue says of the figure at ``first`` to ``last`` that it is a part of another."""
    if cue.label == "time.part":
        return cue.last in (first, first - 1)
    return cue.label == "time.new" and mention.kind is Kind.COUNT and first <= cue.first and cue.last <= last


def _words(around: Context, cue: Cue) -> str:
    tokens = around.clause.tokens
    return plain(around.text[tokens[cue.first].start : tokens[cue.last - 1].end])


def _period(around: Context, mention: Mention) -> tuple[date, date] | None:
    """The one coarse date that stands near the figure in its clause, or opens the sentence."""
    found = []
    for day in around.dates:
        lo, hi = day.value.lo, day.value.hi
        if day.value.granularity not in PERIODS or not isinstance(lo, date) or not isinstance(hi, date):
            continue
        if day.start < mention.qend and mention.qstart < day.end:
            continue
        before, after = sorted((day, mention), key=lambda m: m.qstart)
        gap = around.text[before.qend : after.qstart]
        opens = day is before and _opens(around, day) and not any(mark in gap for mark in STRONG)
        close = len(gap.split()) <= PERIOD_REACH and not any(mark in gap for mark in STRONG + ",")
        if opens or close:
            found.append((lo, hi))
    return found[0] if len(set(found)) == 1 else None


def _opens(around: Context, day: Mention) -> bool:
    """Whether a date stands at the very beginning of the sentence, a preposition before it ("In 2024, …")."""
    at = bisect_left(around.starts, day.start)
    return 0 < at <= 2 and around.folded[0] in grammar(around.clause.sentence.language).prepositions


def _place(around: Context, mention: Mention, labels: Set[str]) -> str | None:
    """The country or continent, or the whole world, that stands near the figure with a preposition."""
    if "basis.scope.world" in labels:
        return WORLD
    prepositions = grammar(around.clause.sentence.language).prepositions
    found = []
    for name in around.clause.names:
        identity = places().get(plain(name.text)) if name.kind is Kind.PLACE else None
        if identity is None or not (identity in CONTINENTS or (len(identity) == 2 and identity.isupper())):
            continue
        gap = (
            around.text[name.end : mention.qstart]
            if name.end <= mention.qstart
            else around.text[mention.qend : name.start]
        )
        at = bisect_left(around.starts, name.start)
        before = around.folded[max(0, at - 2) : at]
        if any(word in prepositions for word in before) and not any(mark in gap for mark in STRONG + ","):
            found.append(identity)
    return found[0] if len(set(found)) == 1 else None


def _as_of(around: Context) -> Mention | None:
    """The day behind words like "as of"; behind a looser word ("au 3 mars") only where that opens a part."""
    tokens = around.clause.tokens
    for cue in around.cues:
        if cue.label not in ("time.as_of", "time.as_of_opening") or cue.last >= len(tokens):
            continue
        if cue.label == "time.as_of_opening" and not _opens_part(around, cue.first):
            continue
        day = next((d for d in around.dates if tokens[cue.last].start in (d.start, d.qstart)), None)
        if day is not None and _day_said(day) is not None:
            return day
    return None


def _day_said(day: Mention) -> str | None:
    """A day as ISO writes it; without the year (``--03-14``) where that is not known, None for what is no day."""
    value = day.value
    if isinstance(value.lo, date):
        return value.lo.isoformat() if value.granularity == "day" else None
    return f"--{value.month:02}-{value.day:02}" if value.month and value.day else None


def _opens_part(around: Context, at: int) -> bool:
    """Whether token ``at`` opens the sentence or stands behind a comma or a bracket."""
    tokens = around.clause.tokens
    return at == 0 or any(mark in around.text[tokens[at - 1].end : tokens[at].start] for mark in ",(")


def _hour(around: Context, first: int, last: int) -> str | None:
    """``night``, ``dawn`` or ``midnight`` where a word in the date or right beside it says so."""
    for cue in around.cues:
        if cue.label in ("time.night", "time.dawn", "time.midnight") and first - 1 <= cue.first <= last:
            return cue.label.removeprefix("time.")
    return None
