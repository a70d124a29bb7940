"""Mentions in a short form that tables of expected values can be written in."""

from datetime import date
from decimal import Decimal

from provenance.facts.mentions import extract
from provenance.facts.model import Kind, Mention, Value

TEMPORAL = (Kind.DATE, Kind.TIME)


def _plain(number: Decimal | date | None) -> str:
    if not isinstance(number, Decimal):
        return ""
    return str(int(number)) if number == int(number) else f"{number:f}".rstrip("0")


def interval(value: Value) -> str:
    """``5``, ``>=5``, ``>5``, ``<=5``, ``<5``, ``5..10``; an approximation has ``~`` before it."""
    lo, hi = _plain(value.lo), _plain(value.hi)
    sign = "~" if value.approx else ""
    if lo == hi:
        return sign + lo
    if not hi:
        return f"{sign}{'>' if value.lo_open else '>='}{lo}"
    if not lo:
        return f"{sign}{'<' if value.hi_open else '<='}{hi}"
    return f"{sign}{lo}..{hi}"


def short(mention: Mention) -> str:
    """``money ~10000000 EUR``."""
    return " ".join(filter(None, (mention.kind.value, interval(mention.value), mention.value.unit)))


def figures(text: str, language: str) -> list[Mention]:
    """The mentions in ``text`` that are no dates or times."""
    return [m for m in extract(text, language=language) if m.kind not in TEMPORAL]


def said(text: str, language: str) -> list[str]:
    """The short forms of the figures in ``text``."""
    return [short(m) for m in figures(text, language)]
