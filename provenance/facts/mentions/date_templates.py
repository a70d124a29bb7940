"""Templates of dates: what stands in a slot, the pattern of a form, and the tokens it can begin with."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from provenance.facts.mentions.date_words import GAP, SPACE, TAIL, TOKEN, any_of, compiled, fold, word_pattern

# Stands for a digit in the first tokens of a form: "####" for a year in figures.
DIGIT = "#"

_SPACING = re.compile(r"\[[^\]]*\]| \??")
_ACCENTED = re.compile(r"[à-ÿ]")
_SLOT = re.compile(r"(?<!\?P)<(\w+)(?::(\d))?>(\?)?")
_NUMBER = r"(?:0?[1-9]|[12]\d|3[01])"
_OPENING = re.compile(
    r"\((?:\?:|\?P<core>)?((?:[^()]|\([^()]*\))*)\)(\?)?|<\w+(?::\d)?>(\?)?|\[[^\]]*\](\?)?|[^\W\d_]+"
)
# The tables a slot takes its words from.
_TABLES = {
    "weekday": ("weekdays",),
    "Weekday": ("weekdays", "weekdays_short"),
    "month": ("months", "months_short"),
    "longmonth": ("months",),
    "day": ("day_words",),
    "ordinalday": ("day_words",),
    "yearwords": ("year_words",),
    "season": ("seasons",),
    "shift": ("shifts",),
    "shiftintext": ("shifts_in_text",),
    "this": ("this",),
    "that": ("that",),
    "unit": ("units",),
    "count": ("counts",),
    "roughcount": ("rough_counts",),
    "counthedge": ("count_hedges",),
    "nth": ("nths",),
    "nthunit": ("nth_units",),
    "hourword": ("counts",),
    "quarter": ("ordinals",),
    "half": ("ordinals",),
    "century": ("ordinals", "roman", "numerals"),
    "decade": ("decade_words",),
    "decadeword": ("decade_words",),
    "part": ("parts",),
    "relative": ("relative",),
    "holiday": ("holidays",),
    "daypart": ("dayparts",),
    "noon": ("noon",),
}
# How many digits the slots that take digits may begin with; no slot follows them without a sign in between.
_DIGITS: Mapping[str, tuple[int, ...]] = {
    **dict.fromkeys(("day", "ordinalday", "daynumber", "monthnumber", "twodigitmonth", "hour", "minute"), (1, 2)),
    **dict.fromkeys(("yy", "shortyear"), (2,)),
    **dict.fromkeys(("quarter", "quarterdigit", "half", "halfdigit", "century"), (1, 2)),
    **dict.fromkeys(("decade", "decadenumber"), (2, 4)),
    "count": (1, 2, 3),
    "year": (4,),
}


@dataclass(frozen=True)
class Form:
    """One template as a pattern.

    ``need`` names the check its surroundings must pass. A ``range`` names two ends, a ``list`` two dates or three.
    ``sign`` is that of its count, ``fixed`` what it says besides its words.
    """

    source: str
    need: str | None
    range: bool
    list: bool
    sign: int
    fixed: Mapping[str, Any]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The compiled pattern."""
        return compiled(self.source)


def slot_patterns(words: Mapping[str, Any], options: Mapping[str, Any]) -> dict[str, str]:
    """The pattern of each slot of a template."""

    def of(name: str) -> str:
        return any_of(word for source in _TABLES[name] for word in words.get(source, ()))

    suffix = options["ordinal_suffix"]
    century = rf"(?:{any_of(words['roman'])}|[12]?\d)\s?(?:{options['century_suffix']})"
    return {
        **{name: of(name) for name in _TABLES},
        "part": rf"(?:{of('part')}){GAP}",
        "counthedge": rf"(?:{of('counthedge')}){GAP}",
        "month": rf"(?:{any_of(words['months'])})|(?:{any_of(words['months_short'])})\.?",
        "Weekday": rf"(?:{any_of(words['weekdays'])})|(?:{any_of(words['weekdays_short'])})\.?",
        "day": rf"{_NUMBER}(?:{suffix})?|{of('day')}",
        "ordinalday": rf"{_NUMBER}(?:{suffix})|{of('ordinalday')}",
        "daynumber": _NUMBER,
        "monthnumber": r"1[0-2]|0?[1-9]",
        "twodigitmonth": r"0[1-9]|1[0-2]",
        "year": r"1\d{3}|2[01]\d{2}",
        "yy": r"['’]\d{2}|[3-9]\d",
        "shortyear": r"\d{2}",
        "count": rf"\d{{1,3}}|{of('count')}",
        "quarterdigit": "[1-4]",
        "halfdigit": "[12]",
        "decade": rf"(?:1\d|20)?\d0|{of('decade')}",
        "decadenumber": r"(?:1\d|20)?\d0",
        "century": rf"{century}|{any_of(words['ordinals'])}",
        "hour": r"2[0-4]|1\d|0?\d",
        "minute": r"[0-5]\d",
        "sep": "[/.-]",
    }


def form_of(entry: Mapping[str, Any], slots: Mapping[str, str]) -> Form:
    """The form of a row of the table, given the patterns of its slots."""

    def slot(match: re.Match[str]) -> str:
        name, index, optional = match.groups(default="")
        return f"(?P<{name}{index}>{slots[name]}){optional}"

    def spacing(match: re.Match[str]) -> str:
        return {" ": SPACE, " ?": r"\s?"}.get(match[0]) or match[0].replace(" ", " \u00a0\u202f")

    text = _SLOT.sub(slot, _ACCENTED.sub(lambda letter: word_pattern(letter[0]), _SPACING.sub(spacing, entry["text"])))
    return Form(
        rf"(?:{text}){TAIL}",
        entry.get("need"),
        entry.get("range", False),
        entry.get("list", False),
        entry.get("sign", 0),
        entry.get("set", {}),
    )


def first_tokens(template: str, words: Mapping[str, Any]) -> set[str]:
    """The folded tokens a template can begin with."""
    found: set[str] = set()
    digits: set[str] = set()
    rest = template
    # Optional pieces may be missing: each of them can come first, and so can what follows the last.
    while piece := _OPENING.match(rest):
        for alternative in (piece[1] or piece[0]).split("|"):
            if slot := re.match(r"<(\w+)", alternative):
                found.update(word for source in _TABLES.get(slot[1], ()) for word in words.get(source, ()))
                digits.update(DIGIT * length for length in _DIGITS.get(slot[1], ()))
            elif literal := re.match(r"\[?([^\W\d_]+)", alternative):
                found.update(literal[1] if alternative.startswith("[") else (literal[1],))
        if not (piece[2] or piece[3] or piece[4]):
            break
        rest = rest[piece.end() :].lstrip(" ?")
    tokens = (TOKEN.match(fold(word)) for word in found)
    return digits.union(DIGIT * len(token[0]) if token[0].isdigit() else token[0] for token in tokens if token)


def roman(number: int) -> str:
    """A number below 40 in Roman figures."""
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


def year_words(parts: Mapping[str, Mapping[str, int]]) -> dict[str, int]:
    """The years a language says in words: "nineteen ninety-one", "two thousand and one"."""
    found = dict(parts.get("alone", {}))
    small = {**parts.get("ones", {}), **parts.get("tens", {})}
    for thousand, number in parts.get("thousands", {}).items():
        found |= {f"{thousand} {word}": number + n for word, n in small.items()}
        for ten, tens in parts.get("tens", {}).items():
            for one, ones in parts.get("ones", {}).items() if tens % 10 == 0 and tens > 10 else ():
                found |= {f"{thousand} {ten}{link}{one}": number + tens + ones for link in "- "}
    for century, hundreds in parts.get("centuries", {}).items():
        for ten, tens in parts.get("tens", {}).items():
            found[f"{century} {ten}"] = hundreds * 100 + tens
            for one, ones in parts.get("ones", {}).items() if tens % 10 == 0 and tens > 10 else ():
                found |= {f"{century} {ten}{link}{one}": hundreds * 100 + tens + ones for link in "- "}
    return found
