"""Bounds that two figures make together: "more than 100 and less than 300", "more than 5 km (3 miles)"."""

import re
from dataclasses import replace

from provenance.facts.lang import Lexicon
from provenance.facts.lang.fold import View
from provenance.facts.model import Hedge, Kind, Mention, Value

_CONVERTED = frozenset((Kind.MONEY, Kind.QUANTITY))
_OPENING = re.compile(r" ?\((?:[^\W\d_]{1,10} ){0,2}$")
_LINK = 16


def shared(mentions: list[Mention], view: View, lexicon: Lexicon) -> list[Mention]:
    """``mentions`` (in order) with two bounds of one value made one, and a conversion in brackets bounded alike."""
    out: list[Mention] = []
    for mention in mentions:
        last = out[-1] if out else None
        if last is not None and mention.qstart - last.qend <= _LINK:
            if _converts(last, mention, view):
                mention = _bounded_like(mention, last)
            elif (both := _between(last, mention, view, lexicon)) is not None:
                out[-1] = both
                continue
        out.append(mention)
    return out


def _converts(first: Mention, second: Mention, view: View) -> bool:
    """ "7.5 million crowns (US $1.1 million)": the same amount in another unit, in brackets right behind."""
    return (
        first.kind in _CONVERTED
        and second.kind is first.kind
        and second.value.unit != first.value.unit
        and second.value.lo == second.value.hi
        and not second.value.approx
        and _OPENING.fullmatch(view.raw, first.end, second.qstart) is not None
        and view.raw[second.end : second.end + 1] in (")", ",", ";")
    )


def _bounded_like(mention: Mention, first: Mention) -> Mention:
    one, like = mention.value, first.value
    if like.hedge is Hedge.ONLY or (like.lo is not None and like.hi is not None and like.lo != like.hi):
        return mention
    value = replace(
        one,
        lo=one.lo if like.lo is not None else None,
        hi=one.hi if like.hi is not None else None,
        lo_open=like.lo_open,
        hi_open=like.hi_open,
        approx=like.approx,
        hedge=like.hedge,
    )
    return replace(mention, value=value)


def _between(first: Mention, second: Mention, view: View, lexicon: Lexicon) -> Mention | None:
    """One value out of a lower and an upper bound that stand side by side; None where they are two."""
    a, b = first.value, second.value
    if not (_is_bound(a) and _is_bound(b)) or (a.lo is None) == (b.lo is None):
        return None
    bare = first.kind is Kind.NUMBER
    if not (bare or (first.kind is second.kind and a.unit == b.unit)):
        return None
    link = view.low[first.qend : second.qstart].strip(" ,")
    if link not in lexicon.hedges.bound_links:
        return None
    low, high = (a, b) if a.hi is None else (b, a)
    if low.lo is None or high.hi is None or not low.lo < high.hi:  # type: ignore[operator]
        return None
    value = replace(
        b, lo=low.lo, hi=high.hi, lo_open=low.lo_open, hi_open=high.hi_open, hedge=a.hedge, approx=a.approx or b.approx
    )
    end = second.end
    return Mention(first.start, end, first.qstart, second.qend, second.kind, view.raw[first.start : end], value)


def _is_bound(value: Value) -> bool:
    return (value.lo is None) != (value.hi is None)
