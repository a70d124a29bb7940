"""Which agency a text says it comes from: in its metadata, its byline, its dateline, its last line.

A credit is a line, or the end of one, that holds nothing but an agency and words that join it to an outlet. An agency
that is merely spoken of ("told Reuters") and the credit of a picture are none.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# A credit stands in one of so many first or last lines that hold text; a longer line is no byline, in code points.
LINES = 3
LONGEST_BYLINE = 80
# How many characters of a place stand before the agency in a dateline.
LONGEST_PLACE = 60
METADATA = ("origin", "author", "publisher")


@dataclass(frozen=True, slots=True)
class _Agencies:
    names: Mapping[str, str]
    name: str
    joins: frozenset[str]
    picture: frozenset[str]
    bracketed: re.Pattern[str]
    dateline: re.Pattern[str]
    found: re.Pattern[str]


@cache
def _agencies() -> _Agencies:
    raw = tomllib.loads(files("provenance.facts.sharing").joinpath("agencies.toml").read_text("utf-8"))
    names = {sign: name for name, signs in raw["agencies"].items() for sign in signs}
    any_name = "|".join(re.escape(sign) for sign in sorted(names, key=lambda sign: (-len(sign), sign)))
    joins = frozenset(raw["words"]["joins"])
    words = "|".join(re.escape(word) for word in sorted(joins, key=lambda w: (-len(w), w)) if word.isalpha())
    return _Agencies(
        names=names,
        name=any_name,
        joins=joins,
        picture=frozenset(raw["words"]["picture"]),
        bracketed=re.compile(rf"[(\[](?:(?:{words}) (?:l')?)?({any_name})[)\]]\s*$", re.IGNORECASE),
        dateline=re.compile(rf"^[^\W\d_][^\n(]{{1,{LONGEST_PLACE}}} ?\(({any_name})\) ?[-–—:]"),
        found=re.compile(rf"(?<![\w-])({any_name})(?![\w-])"),
    )


def agency_of(text: str, metadata: Mapping[str, str]) -> str | None:
    """The agency a block of text is credited to; None where nothing credits one.

    ``text`` is the block's text, ``metadata`` its header. The work is bounded by a few lines at either end.
    """
    for key in METADATA:
        credited = _byline(metadata.get(key, ""))
        if credited is not None:
            return credited
    lines = [line.strip() for line in (*_first_lines(text), *_last_lines(text))]
    for line in lines:
        credited = _line_credit(line)
        if credited is not None:
            return credited
    return None


def _first_lines(text: str) -> list[str]:
    return [line for line in text[:4000].split("\n") if line.strip()][:LINES]


def _last_lines(text: str) -> list[str]:
    return [line for line in text[-4000:].split("\n") if line.strip()][-LINES:]


def _line_credit(line: str) -> str | None:
    agencies = _agencies()
    if any(word in agencies.picture for word in re.findall(r"[^\W\d_]+|©", line[-120:].casefold())):
        return None
    for pattern in (agencies.dateline, agencies.bracketed):
        match = pattern.search(line[-200:] if pattern is agencies.bracketed else line[:200])
        if match is not None:
            return _named(match.group(1))
    return _byline(line) if len(line) <= LONGEST_BYLINE else None


def _byline(line: str) -> str | None:
    """The agency of a line that is a byline: the agency alone, or joined to an outlet of capitals."""
    agencies = _agencies()
    match = agencies.found.search(line)
    if match is None:
        return None
    before = line[: match.start()].split()
    behind = line[match.end() :].partition(",")[0].strip(" .;:()[]*")  # "…, published on 3 March" is idle
    if behind and behind.split()[0].casefold().strip(",") not in agencies.joins:
        return None
    words = [word.strip(".,;:()[]*") for word in (*before, *behind.split())]
    plain = [word for word in words if word and word.casefold() not in agencies.joins]
    titled = all(word[0].isupper() or word[0].isdigit() or len(word) <= 3 for word in plain)
    before = [word for word in before if word.strip(":([*")]
    joined = not before or before[-1].endswith(",") or before[-1].casefold().strip(":([*") in agencies.joins
    return _named(match.group(1)) if titled and joined and len(plain) <= 5 else None


def _named(sign: str) -> str | None:
    names = _agencies().names
    if sign in names:
        return names[sign]
    folded = {name.casefold(): told for name, told in names.items() if not name.isupper()}
    return folded.get(sign.casefold())
