"""A figure a person writes down ("277 millions", "$277M", "2015"), read as those of a text are."""

import re
from datetime import date
from functools import cache

from provenance.facts.model import Kind, Mention, Value

_YEAR = re.compile(r"(?:1[0-9]|20)[0-9]{2}", re.ASCII)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
# Longer than any figure, and than any sentence that names one.
LONGEST = 500


@cache
def figures(text: str) -> tuple[Mention, ...]:
    """What ``text`` says in figures; offsets are code points of it without the blanks around.

    Where one figure is the whole text, that figure alone, in the first language that reads it so. A bare year, which
    in a text needs words around it, is a year here, and the number too.
    """
    from provenance.facts.mentions import extract
    from provenance.text.tables import languages

    text = text.strip()[:LONGEST]
    if _YEAR.fullmatch(text) or _DAY.fullmatch(text):
        return _dated(text)
    partly: tuple[Mention, ...] = ()
    for language in (None, *languages()):
        found = extract(text, language=language)
        if len(found) == 1 and found[0].qstart == 0 and found[0].qend == len(text):
            return found
        partly = partly or found
    return partly


def _dated(text: str) -> tuple[Mention, ...]:
    """A year, also as a plain number; or an ISO day."""
    from decimal import Decimal

    if len(text) == 4:
        year, number = int(text), Decimal(text)
        value = Value(date(year, 1, 1), date(year, 12, 31), granularity="year")
        values = ((Kind.DATE, value), (Kind.NUMBER, Value(number, number)))
        return tuple(Mention(0, 4, 0, 4, kind, text, value) for kind, value in values)
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return ()
    return (Mention(0, len(text), 0, len(text), Kind.DATE, text, Value(day, day, granularity="day")),)
