"""One list of mentions out of many readers: who yields to whom, and figures that borrow a unit from their sentence."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from provenance.facts.lang import Lexicon, lexicon
from provenance.facts.lang.fold import View, view
from provenance.facts.mentions.aside import Aside
from provenance.facts.mentions.bounds import shared
from provenance.facts.mentions.scan import members as partitives
from provenance.facts.mentions.scan import scan
from provenance.facts.model import Kind, Mention

_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)]*\s+(?=[^\W\d_a-z])|\n")
_LAST = re.compile(r"([^\W\d_]+'?) ?$")
_MILLION = Decimal(10) ** 6
# How far behind an amount (code points) a figure may still borrow from it.
_ELISION = 600


def _elided(mentions: list[Mention], v: View, tables: Lexicon) -> list[Mention]:
    """Give a number the currency, and where it has none the scale, of the last amount of its sentence.

    "20 milliards d'euros …, puis 30 milliards" and "20 milliards d'euros …, un total de 60".
    """
    result: list[Mention] = []
    last: Mention | None = None
    for m in mentions:
        if m.kind is Kind.MONEY:
            last = m
        elif m.kind is Kind.NUMBER and m.value.role is None and last is not None:
            scale = _borrowed(m, last, v, tables)
            near = m.start - last.end < _ELISION
            if near and scale is not None and not _SENTENCE_END.search(v.raw, last.end, m.start):
                m = _as_money(m, last, scale)
        result.append(m)
    return result


def _borrowed(m: Mention, last: Mention, v: View, tables: Lexicon) -> Decimal | None:
    """By how much ``m`` is to be multiplied to be an amount like ``last``; None if it is none."""
    scale = _scale_of(last)
    if scale is None:
        return None
    if _scale_of(m) is not None:
        return Decimal(1)
    return scale if _stands_alone(m, v, tables) else None


def _as_money(m: Mention, last: Mention, scale: Decimal) -> Mention:
    value = m.value
    lo = value.lo * scale if isinstance(value.lo, Decimal) else None
    hi = value.hi * scale if isinstance(value.hi, Decimal) else None
    precision = value.precision if scale == 1 else scale / 2
    return replace(
        m,
        kind=Kind.MONEY,
        value=replace(value, lo=lo, hi=hi, unit=last.value.unit, precision=precision, role="elided"),
    )


def _scale_of(m: Mention) -> Decimal | None:
    """10⁶, 10⁹ … if the amount was said with a scale."""
    precision = m.value.precision
    if precision is None or precision < _MILLION / 20:
        return None
    top = m.value.hi if isinstance(m.value.hi, Decimal) else m.value.lo
    scale = _MILLION
    while isinstance(top, Decimal) and scale * 1000 <= abs(top):
        scale *= 1000
    return scale


def _stands_alone(m: Mention, v: View, tables: Lexicon) -> bool:
    """Digits without group or decimals, below a thousand, with nothing behind that they could count."""
    if not m.text.isascii() or not m.text.isdigit() or len(m.text) > 3:
        return False
    word = _LAST.search(v.low, max(0, m.start - 16), m.start)
    if word is None or word[1] not in tables.hedges.elided_behind:
        return False
    behind = v.raw[m.end : m.end + 2]
    if behind[:1] in ("", ".", ",", ";", ")", "»"):
        return not v.raw[m.end + 1 : m.end + 3].strip().isdigit()
    return behind[:1] in (" ", "\u00a0") and behind[1:].islower()


def merge(numbers: list[Mention], dates: list[Mention]) -> list[Mention]:
    """Both in order. A date keeps its place against numbers, except against an amount or a share it lies in.

    Each list is in order and free of overlaps.
    """
    kept: list[Mention] = []
    at = 0
    for d in dates:
        while at < len(numbers) and numbers[at].end <= d.start:
            at += 1
        n = numbers[at] if at < len(numbers) else None
        if n is None or not (n.start <= d.start and d.end <= n.end and n.end - n.start > d.end - d.start):
            kept.append(d)
    free: list[Mention] = []
    at = 0
    for n in numbers:
        while at < len(kept) and kept[at].end <= n.start:
            at += 1
        if at == len(kept) or kept[at].start >= n.end:
            free.append(n)
    return sorted([*free, *kept], key=lambda m: (m.start, m.end, m.kind))


def read_runs(
    text: str, runs: Sequence[tuple[int, int, str]], published: date | None, members: bool = False
) -> tuple[list[Mention], list[Aside]]:
    """The mentions in ``text``, and what was set aside in reading them, both in order.

    ``runs`` are (start, end, language) in code points, in order, none overlapping. ``members``: also what is one of
    several.
    """
    from provenance.facts.mentions.dates import find_dates_in

    v = view(text)
    dates = find_dates_in(text, runs, published, v)
    taken = [(v.seen(d.start), v.seen(d.end)) for d in dates]
    found: list[Mention] = []
    single: list[Mention] = []
    aside: list[Aside] = []
    for start, end, language in runs:
        tables = lexicon(language)
        if members:
            single += partitives(v, v.seen(start), v.seen(end), tables)
        figures, dropped = scan(v, v.seen(start), v.seen(end), tables, taken)
        found += shared(_elided(figures, v, tables), v, tables)
        aside += dropped
    if single:
        found = merge(found, single)
    if v.places is not None:
        found = [_moved(m, v, text) for m in found]
        aside = [(v.origin(start), v.origin(end), reason) for start, end, reason in aside]
    return merge(found, dates), aside


def _moved(m: Mention, v: View, text: str) -> Mention:
    start, end = v.origin(m.start), v.origin(m.end)
    return replace(m, start=start, end=end, qstart=v.origin(m.qstart), qend=v.origin(m.qend), text=text[start:end])
