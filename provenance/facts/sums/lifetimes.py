"""Ages that no year of birth gives: years and age in one sentence, against the year of the text or of death."""

from collections.abc import Iterator
from datetime import date

from provenance.facts.model import Kind, Mention
from provenance.facts.reading import Reading
from provenance.facts.sums.figures import Figures, exact, flat

# An age may be one year short of the difference of years; more may be one more slip of a calendar.
AGE_SLACK = 2
SECONDS_A_YEAR = 31_536_000
# How far before a figure the words that belong to it are looked for, in code points.
REACH = 30


def ages(here: Figures, reading: Reading) -> Iterator[tuple[Mention, str]]:
    """The ages of a sentence that do not fit, with what is wrong."""
    ages = [m for m in here.figures if m.kind is Kind.DURATION and _years(m) is not None]
    years = [m for m in here.figures if m.kind is Kind.DATE]
    if len(ages) != 1 or not years:
        return
    age = ages[0]
    told = _years(age) or 0
    low = here.low
    died = any(_holds(low, word) for word in here.words.died)
    ranges = [m for m in years if m.value.granularity == "range" and here.text[m.qstart - 1 : m.qstart] == "("]
    if died and len(ranges) == len(years) == 1 and _before(here, age, here.words.at_age):
        lo, hi = ranges[0].value.lo, ranges[0].value.hi
        if isinstance(lo, date) and isinstance(hi, date) and not 0 <= hi.year - lo.year - told <= 1:
            yield age, f"who lived from {lo.year} to {hi.year} did not die at {told}"
        return
    births = [m for m in years if _before(here, m, frozenset(here.words.born), within=True)]
    people = {
        name.entity
        for name in reading.names
        if here.sentence.start <= name.start < here.sentence.end and " " in name.entity
    }
    published = reading.source.published
    if (
        died
        or len(births) != 1
        or len(years) != 1
        or len(people) > 1
        or published is None
        or not published[:4].isdigit()
    ):
        return
    if age.value.role != "age" or any(_holds(low, word) for word in here.words.other_time):
        return
    born = births[0].value.lo
    if isinstance(born, date) and not -1 <= int(published[:4]) - born.year - told <= AGE_SLACK:
        yield age, f"who was born in {born.year} was not {told} in {published[:4]}, when the text was published"


def _years(mention: Mention) -> int | None:
    """An exact age or span in whole years."""
    seconds = exact(mention)
    if seconds is None or seconds % SECONDS_A_YEAR or seconds <= 0:
        return None
    return int(seconds / SECONDS_A_YEAR)


def _before(here: Figures, mention: Mention, cues: frozenset[str], within: bool = False) -> bool:
    """Whether one of the cues stands right before a mention, or opens it (a preposition may belong to a date)."""
    before = flat(
        here.text[max(here.sentence.start, mention.qstart - REACH) : mention.start if within else mention.qstart]
    )
    whole = flat(here.text[max(here.sentence.start, mention.qstart - REACH) : mention.qend]) if not within else before
    return any(before.endswith(" " + cue) or before == cue for cue in cues) or (
        not within and any(whole.endswith(f" {cue} {flat(mention.text)}") for cue in cues)
    )


def _holds(low: str, word: str) -> bool:
    """Whether a sentence holds a word or phrase, not a part of a longer word."""
    at = low.find(word)
    while at >= 0:
        end = at + len(word)
        if not low[max(0, at - 1) : at].isalnum() and not (low[end : end + 1].isalnum() and word[-1].isalnum()):
            return True
        at = low.find(word, at + 1)
    return False
