"""How the tables of these tests are written and read.

A row is a sentence with its dates in brackets and, for each, what it must mean:
``lo..hi granularity`` (one day where both are equal, an open end left empty, ``?`` where no day is fixed), then the
constraints that remain (``m3`` month, ``d20`` day, ``w1`` weekday, ``ago10`` years), the part of the period and the
hedge, ``time`` for a time of day, ``approx``.
"""

import re
from datetime import date

from provenance.facts.mentions.dates import find_dates
from provenance.facts.model import Hedge, Kind, Mention


def said(mention: Mention) -> str:
    """The meaning of a mention in the notation of the rows."""
    value = mention.value
    days = "?" if value.lo is None and value.hi is None else f"{value.lo or ''}..{value.hi or ''}"
    if value.lo is not None and value.lo == value.hi:
        days = str(value.lo)
    constraints = [
        f"{sign}{n}"
        for sign, n in (("m", value.month), ("d", value.day), ("w", value.weekday), ("ago", value.years_ago))
        if n
    ]
    hedge = [] if value.hedge is Hedge.NONE else [value.hedge.value]
    kind = ["time"] if mention.kind is Kind.TIME else []
    approx = ["approx"] if value.approx else []
    role = [value.role] if value.role else []
    return " ".join([days, str(value.granularity), *constraints, *role, *hedge, *kind, *approx])


def read(row: str, language: str, published: date | None) -> tuple[list[str], list[str]]:
    """The bracketed texts of a row, and what was found in it: ``text = meaning``."""
    text = re.sub(r"[\[\]]", "", row)
    mentions = find_dates(text, language, published)
    for mention in mentions:
        assert mention.text == text[mention.start : mention.end]
        assert mention.qstart <= mention.start < mention.end <= mention.qend
    return re.findall(r"\[(.*?)\]", row), [f"{m.text} = {said(m)}" for m in mentions]


def expected(brackets: list[str], meanings: str) -> list[str]:
    """The same for what the row says must be found."""
    parts = [part.strip() for part in meanings.split(";")] if meanings else []
    return [f"{text} = {part}" for text, part in zip(brackets, parts, strict=True)]
