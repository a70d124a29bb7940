"""What was extracted from a text, as JSON values: one object a mention, one a figure set aside."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from provenance.facts.anchors import Anchor
from provenance.facts.model import Mention
from provenance.facts.set_aside import SetAside


def listed(mentions: Sequence[Mention | Anchor], set_aside: Sequence[SetAside] | None) -> dict[str, Any]:
    """``mentions``, and under a key of its own what is set aside, where that is wanted (None: it is not)."""
    told = [anchor(each) if isinstance(each, Anchor) else mention(each) for each in mentions]
    return {"mentions": told} | ({} if set_aside is None else {"set_aside": [aside(each) for each in set_aside]})


def anchor(each: Anchor) -> dict[str, Any]:
    """A name, place or quotation as JSON values: as any mention, and the entity, or the speaker and the voice."""
    told = mention(each.mention)
    if each.voice is None:
        return told | {"entity": each.entity}
    return told | {"speaker": each.speaker, "voice": each.voice}


def aside(each: SetAside) -> dict[str, Any]:
    """A figure set aside as JSON values: offsets in code points of its text, the reason and what it means."""
    return {
        "start": each.start,
        "end": each.end,
        "text": each.text,
        "reason": each.reason.value,
        "meaning": each.reason.meaning,
    }


def mention(each: Mention) -> dict[str, Any]:
    """A mention as JSON values: offsets in code points of its text, numbers as JSON numbers, days in ISO form."""
    value = each.value
    told: dict[str, Any] = {
        "start": each.start,
        "end": each.end,
        "qstart": each.qstart,
        "qend": each.qend,
        "type": each.kind.value,
        "lo": _end(value.lo),
        "hi": _end(value.hi),
        "lo_open": value.lo_open,
        "hi_open": value.hi_open,
        "unit": value.unit,
        "approx": value.approx,
        "hedge": value.hedge.value,
        "text": each.text,
    }
    if value.role:
        told["role"] = value.role
    if each.written:
        told["num_lo"], told["num_hi"] = map(_end, each.written)
    return told


def _end(end: Decimal | date | None) -> int | float | str | None:
    if end is None:
        return None
    if isinstance(end, date):
        return end.isoformat()
    return int(end) if end == end.to_integral_value() else float(end)
