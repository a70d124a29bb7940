"""META209, META210 and BLK313: dates that cannot be, in the metadata and in the text.

No clock is asked: what is reported of a corpus does not depend on the day it is checked. A date in the future is told
by its own corpus: by `retrieved`, and by years no text of today can have.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from provenance.corpus.keys import KEYS, ValueKind
from provenance.corpus.model import Block, Entry, Seed
from provenance.findings.model import Finding, Related, Severity
from provenance.rules import sample
from provenance.rules.base import Context, Rule
from provenance.rules.weekdays import NAMES, wrong_weekdays

_GOOD = ({"harbour.md": sample.seed(published="2025-01-23", retrieved="2025-01-23")},)
_FIRST, _LAST = 1600, 2100
_DATES = tuple(key.name for key in KEYS if key.kind is ValueKind.DATE)
# A time without zone may be that of any place on earth.
_EASTMOST, _WESTMOST = timedelta(hours=14), timedelta(hours=12)


class PublishedAfterRetrieved(Rule):
    """A text fetched before it was published."""

    code = "META209"
    name = "published-after-retrieved"
    severity = Severity.ERROR
    summary = "a block whose text was fetched before it was published, whatever the time zones"
    why = "One of the two dates is wrong, and with it every “yesterday” and “on Tuesday” that is counted from it."
    mend = "Look both up, and correct the one that is wrong."
    examples_bad = (
        {"harbour.md": sample.seed(published="2025-02-23", retrieved="2025-01-24")},
        {"harbour.md": sample.seed(published="2025-06", retrieved="2025-01-24")},
        {"harbour.md": sample.seed(published="2025-01-23T12:00:00Z", retrieved="2025-01-23T12:30:00+01:00")},
    )
    examples_good = (
        *_GOOD,
        {"harbour.md": sample.seed(published="2025-01-24", retrieved="2025-01-23T20:00:00-05:00")},
        {"harbour.md": sample.seed(published="2025-01-23", retrieved="2025")},
    )

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each pair of such dates, at the date of publication."""
        for seed in context.corpus.seeds:
            told: set[tuple[int, int]] = set()
            for block in seed.blocks:
                published, retrieved = _entry(seed, block, "published"), _entry(seed, block, "retrieved")
                if published is None or retrieved is None:
                    continue
                pair = published.key_start, retrieved.key_start
                if pair in told or not _later(published.value, retrieved.value):
                    continue
                told.add(pair)
                where = seed.file.span(retrieved.value_start, retrieved.value_end)
                yield self.at(
                    seed.file,
                    published.value_start,
                    published.value_end,
                    f"published on {published.value}, but retrieved before, on {retrieved.value}",
                    "correct the date that is wrong",
                    related=[Related(seed.file.path, where, "retrieved then")],
                    anchor=f"{published.value}\0{retrieved.value}",
                )


def _entry(seed: Seed, block: Block, key: str) -> Entry | None:
    own = block.header.get(key)
    return own if own is not None or seed.front is None else seed.front.get(key)


def _later(published: str, retrieved: str) -> bool:
    """Whether a date is later than another in whatever time zones; False for what is no date."""
    try:
        return _bounds(published)[0] > _bounds(retrieved)[1]
    except ValueError:
        return False


def _bounds(value: str) -> tuple[datetime, datetime]:
    """The first and the last moment a date may mean.

    Raises:
        ValueError: it is none, or of a year that cannot be.
    """
    if not _FIRST <= int(value[:4]) <= _LAST:
        raise ValueError(value)
    if len(value) > 10:
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is not None:
            return moment, moment
        first, last = moment, moment
    else:
        year, month, day = (*map(int, value.split("-")), 0, 0)[:3]
        start = date(year, month or 1, day or 1)
        end = start if day else date(year + (not month or month == 12), month % 12 + 1 if month else 1, 1) - _DAY
        first, last = datetime.combine(start, time.min), datetime.combine(end, time.max)
    return (first - _EASTMOST).replace(tzinfo=UTC), (last + _WESTMOST).replace(tzinfo=UTC)


_DAY = timedelta(days=1)


class YearOutOfRange(Rule):
    """A year that cannot be."""

    code = "META210"
    name = "year-out-of-range"
    severity = Severity.ERROR
    summary = f"a date in the metadata whose year is before {_FIRST} or after {_LAST}"
    why = (
        "Newspapers are younger, and nothing was published in the next century: figures of the year were swapped or "
        "lost. Whether a date lies in the future of the day of the check is not asked: that would change day by day."
    )
    mend = "Correct the year."
    examples_bad = (
        {"harbour.md": sample.seed(published="2205-01-23")},
        {"harbour.md": sample.seed(retrieved="0025-01-23")},
    )
    examples_good = (*_GOOD, {"harbour.md": sample.seed(published="1789-07-15")})

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield a finding for each such date."""
        for seed in context.corpus.seeds:
            fronts = () if seed.front is None else (seed.front,)
            for header in (*fronts, *(block.header for block in seed.blocks if not block.implicit)):
                for entry in header.entries:
                    year = entry.value[:4]
                    if entry.key in _DATES and year.isdecimal() and not _FIRST <= int(year) <= _LAST:
                        yield self.at(
                            seed.file,
                            entry.value_start,
                            entry.value_end,
                            f"`{entry.key}` is in the year {year}",
                            "correct the year",
                            anchor=f"{entry.key}\0{entry.value}",
                        )


class WrongWeekday(Rule):
    """A weekday that is not that of its date."""

    code = "BLK313"
    name = "wrong-weekday"
    severity = Severity.NOTE
    summary = "a full date in a text with a weekday that it did not fall on (“Tuesday, 20 January 2025” was a Monday)"
    why = "Either the day or the weekday is wrong, and what is dated by it may be put on the wrong day."
    mend = "Look the day up elsewhere before quoting it. The source keeps its text."
    examples_bad = (
        {"harbour.md": sample.seed("The harbour reopened on Tuesday, January 20, 2025.\n")},
        {"harbour.md": sample.seed("The harbour reopened on Tues. 20 January 2025.\n")},
        {"harbour.md": sample.seed("Le port a rouvert mardi 20 janvier 2025.\n", language="fr")},
        {"harbour.md": sample.seed("Le port a rouvert le mardi 20/01/2025.\n", language="fr")},
    )
    examples_good = (
        {"harbour.md": sample.seed("The harbour reopened on Monday, 20th January 2025, not Tuesday.\n")},
        {"harbour.md": sample.seed("The harbour reopened on Friday 03/01/2025 and on Saturday 03/01/2025.\n")},
        {"harbour.md": sample.seed("Le port a rouvert mercredi 1er janvier 2025.\n", language="fr")},
        {"harbour.md": sample.seed("From Tuesday to 20 January 2025 it was closed.\n")},
    )

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield a finding for each such date."""
        for seed, block, glance in context.glances:
            if not glance.calendar:
                continue
            for wrong in wrong_weekdays(block.text):
                start, end = block.start + wrong.start, block.start + wrong.end
                days = " or ".join(f"a {NAMES[day.isoweekday() - 1]}" for day in wrong.days)
                yield self.at(
                    seed.file,
                    start,
                    end,
                    f"“{block.text[wrong.start : wrong.end]}”: that day was {days}",
                    "look the day up elsewhere; the source keeps its text",
                )


RULES = (PublishedAfterRetrieved, YearOutOfRange, WrongWeekday)
