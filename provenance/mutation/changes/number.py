"""Another number, of the same shape."""

import re
from collections.abc import Iterator
from decimal import Decimal

from provenance.facts.lang import lexicon
from provenance.facts.lang.fold import fold
from provenance.facts.model import Kind
from provenance.mutation.changes.figures import LESS, MORE, excludes, own_point
from provenance.mutation.model import Edit
from provenance.mutation.sites import Site

# A number in digits, with the marks between its groups and before its decimals.
_DIGITS = re.compile(r"\d{1,15}(?:[.,\u00a0\u202f\u2009 '’]\d{1,9}){0,6}")
_WORD = re.compile(r"[^\W\d_]{2,20}")
# So often another number is tried before a site is given up.
_TRIES = 40
_OLDEST, _WHOLE = Decimal(110), Decimal(100)
# Behind these last digits an English ordinal ends in its own way.
_OWN_SUFFIX = "123"


def number(site: Site) -> Edit | None:
    """The number in digits or in words becomes one that no reading of the old one allows."""
    old = own_point(site)
    if old is None or old <= 0:
        return None
    runs = list(_DIGITS.finditer(site.claim.mention.text))
    if not runs:
        return _in_words(site, old)
    return _in_digits(site, old, runs[0]) if len(runs) == 1 else None


def _allowed(site: Site, old: Decimal, new: Decimal) -> bool:
    """Whether ``new`` contradicts all that is said, can be a number of its kind, and is no figure of the corpus yet."""
    mention = site.claim.mention
    if LESS < new / old < MORE or new == 1 or new in site.cast.figures:
        return False
    if not all(excludes(other.value, new) for other in site.others):
        return False
    if mention.kind is Kind.PERCENT and old <= _WHOLE:
        return new <= _WHOLE
    if mention.value.role == "age":
        return new / old * _years(old) <= _OLDEST
    return True


def _years(seconds: Decimal) -> Decimal:
    return seconds / (365 * 86_400)


def _in_digits(site: Site, old: Decimal, run: re.Match[str]) -> Edit | None:
    told = run.group()
    ordinal = site.claim.mention.kind is Kind.ORDINAL
    if ordinal and told[-1] in _OWN_SUFFIX:
        return None
    for new in _shapes(site, told):
        fits = _allowed(site, old, old * _value(new) / _value(told)) and _value(new) != 1
        if fits and not (ordinal and new[-1] in _OWN_SUFFIX):
            return site.in_mention(run.start(), run.end(), new)
    return None


def _shapes(site: Site, old: str) -> Iterator[str]:
    """Numbers with as many digits as ``old``, as many of them zeros at the end, and the same marks between them."""
    digits = "".join(char for char in old if char.isdigit())
    told = digits if _decimals(old) else digits.rstrip("0")
    zeros = "0" * (len(digits) - len(told))
    for attempt in range(_TRIES):
        new = "".join(str(site.draw.number(f"{attempt} {place}") % 10) for place in range(len(told)))
        if told[0] == "0":  # 0.5 stays below one
            new = "0" + new[1:]
        if new[-1] != "0" and (new[0] != "0" or told[0] == "0"):
            rest = iter(new + zeros)
            yield "".join(next(rest) if char.isdigit() else char for char in old)


def _decimals(text: str) -> int:
    """How many digits stand behind the decimal mark; a last group of three is none."""
    parts = re.split(r"[.,]", text)
    return len(parts[-1]) if len(parts) > 1 and len(parts[-1]) != 3 else 0


def _value(text: str) -> Decimal:
    """The number in digits."""
    return Decimal(int("".join(char for char in text if char.isdigit()))).scaleb(-_decimals(text))


def _in_words(site: Site, old: Decimal) -> Edit | None:
    table = site.words
    if table is None:
        return None
    text = site.claim.mention.text
    for word in _WORD.finditer(text):
        row = next((row for row in table.rows if word.group().lower() in row), None)
        if row is None:
            continue
        behind = _WORD.search(text, word.end())
        if behind is not None and behind.group().lower() in table.not_before:
            return None
        values = lexicon(site.claim.language).numbers.words
        each = {other: values[fold(other)].value for other in row}
        told = each[word.group().lower()]
        options = [other for other in row if _allowed(site, old, old * each[other] / told)]
        if not options:
            return None
        new = site.draw.pick(options)
        return site.in_mention(word.start(), word.end(), new.capitalize() if word.group()[0].isupper() else new)
    return None
