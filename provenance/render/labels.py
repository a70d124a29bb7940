"""The words of the page around what the sources say, in English or French.

English words are the keys of the table, so that what has no French yet shows in English. Only labels are translated:
sources are quoted as they are, and the reasons of a match are told in English.
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from provenance.facts.model import Claim, Kind, Value
from provenance.facts.wording import claim_in_words, counted_noun, normal_form, vaguely
from provenance.render.phrases import Words

LANGUAGES = ("en", "fr")
_LONG_NUMBER = re.compile(r"\d{5,}")


@cache
def table() -> Mapping[str, str]:
    """French by English."""
    return tomllib.loads(files("provenance.render").joinpath("labels.toml").read_text("utf-8"))


def words(language: str) -> Words:
    """What translates the labels."""
    return str if language == "en" else lambda text: table().get(text, text)


def value_words(language: str) -> Callable[[Claim], str]:
    """What writes the value of a claim: words in English, figures and signs in any other language."""
    return claim_in_words if language == "en" else _in_figures


def _in_figures(claim: Claim) -> str:
    mention = claim.mention
    worded = mention.kind in (Kind.NAME, Kind.PLACE, Kind.QUOTATION, Kind.TIME)
    if mention.kind is Kind.DATE:
        told = _days(mention.value) or mention.text
        return f"≠ {told}" if claim.polarity == "denied" else told
    figures = normal_form(replace(mention, value=replace(mention.value, unit=counted_noun(mention))))
    told = mention.text if worded else figures.removeprefix("= ").partition(" ± ")[0] or mention.text
    told = _LONG_NUMBER.sub(lambda match: f"{int(match[0]):,}".replace(",", "\u202f"), told)
    told = vaguely(mention, told)
    return f"≠ {told}" if claim.polarity == "denied" else told


def _days(value: Value) -> str:
    """A date in figures, a whole year or month without its days: ``2022``, ``2022-03``, ``≤ 2022-03-14``."""
    lo, hi = (end if isinstance(end, date) else None for end in (value.lo, value.hi))
    if lo is None and hi is None:
        return ""
    if hi is None:
        return f"{'>' if value.lo_open else '≥'} {lo}"
    if lo is None:
        return f"{'<' if value.hi_open else '≤'} {hi}"
    whole = lo.day == 1 and (hi == date.max or (hi + timedelta(days=1)).day == 1)
    length = 4 if whole and (lo.month, hi.month) == (1, 12) else 7 if whole else 10
    first, last = lo.isoformat()[:length], hi.isoformat()[:length]
    return first if first == last else f"{first} – {last}"
