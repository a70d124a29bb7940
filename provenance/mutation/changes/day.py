"""Another date: another day of the month, another month, another year or decade."""

import re
from collections.abc import Iterator
from datetime import date

from provenance.facts.model import Claim, Kind
from provenance.mutation.changes.wording import fits
from provenance.mutation.model import Edit
from provenance.mutation.sites import Site
from provenance.mutation.tables import Words

_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_DAY = re.compile(r"(?<![\d/.-])(?:[12]?[1-9]|[123]0|31)(?![\w/.-])")
_DECADE = re.compile(r"(?<!\d)(?:(?:19|20)?[1-9]0)(?!\d)")
_YEARS = (-3, -2, -1, 1, 2, 3)
_DECADES = (-20, -10, 10)
# Every month has them.
_DAYS = range(2, 29)
_WEEK = 7


def day(site: Site) -> Edit | None:
    """One part of the date becomes another; which one follows from the draw."""
    table, mention = site.words, site.claim.mention
    if mention.kind is not Kind.DATE or table is None:
        return None
    options = [
        edit
        for part, edits in (
            ("day", _other_day(site, table)),
            ("month", _other_month(site, table)),
            ("year", _other_year(site)),
            ("decade", _other_decade(site)),
        )
        if all(_says(other, part) for other in site.others)
        for edit in edits
    ]
    return site.draw.pick(options) if options else None


def _says(claim: Claim, part: str) -> bool:
    """Whether a date fixes a part of it, so that another one contradicts it."""
    value = claim.value
    if (value.lo is None) != (value.hi is None):  # before, since: an open stretch
        return False
    if part == "day":
        return value.granularity == "day" and (value.day is not None or value.lo is not None)
    if part == "month":
        return value.granularity in ("day", "month") and (value.month is not None or value.lo is not None)
    if part == "year":
        return value.lo is not None and value.granularity != "decade" and _year(value.lo) == _year(value.hi)
    return value.granularity == "decade"


def _year(end: object) -> int | None:
    return end.year if isinstance(end, date) else None


def _weekday_named(text: str, table: Words) -> bool:
    return any(word.lower() in text.lower() for word in table.weekdays)


def _other_day(site: Site, table: Words) -> Iterator[Edit]:
    text = site.claim.mention.text
    found = list(_DAY.finditer(text))
    if len(found) != 1 or not _month_named(text, table):
        return
    old = int(found[0].group())
    if old == 1:  # in French the first is an ordinal
        return
    step = _WEEK if _weekday_named(text, table) else 1
    days = [new for new in _DAYS if new != old and (new - old) % step == 0]
    yield site.in_mention(*found[0].span(), str(site.draw.pick(days, "day")))


def _month_named(text: str, table: Words) -> re.Match[str] | None:
    names = "|".join(re.escape(month) for month in table.months)
    return re.search(rf"(?<!\w)(?:{names})(?!\w)", text, re.IGNORECASE)


def _other_month(site: Site, table: Words) -> Iterator[Edit]:
    text = site.claim.mention.text
    found = _month_named(text, table)
    if found is None or _weekday_named(text, table):
        return
    old = found.group()
    at = site.claim.mention.start + found.start()
    months = [month for month in table.months if month.lower() != old.lower() and fits(site, at, month, table)]
    if months:
        new = site.draw.pick(months, "month")
        yield site.in_mention(*found.span(), new.capitalize() if old[0].isupper() else new)


def _other_year(site: Site) -> Iterator[Edit]:
    text = site.claim.mention.text
    found = list(_YEAR.finditer(text))
    if len(found) == 1 and site.claim.value.granularity in ("day", "month", "quarter", "season", "year"):
        yield site.in_mention(*found[0].span(), str(int(found[0].group()) + site.draw.pick(_YEARS, "year")))


def _other_decade(site: Site) -> Iterator[Edit]:
    text = site.claim.mention.text
    found = list(_DECADE.finditer(text))
    if len(found) != 1 or site.claim.value.granularity != "decade":
        return
    old = int(found[0].group())
    decades = [old + step for step in _DECADES if len(str(old + step)) == len(str(old)) and old + step > 0]
    if decades:
        yield site.in_mention(*found[0].span(), str(site.draw.pick(decades, "decade")))
