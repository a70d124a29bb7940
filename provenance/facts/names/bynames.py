"""Finds people and firms that a text calls by a description, where the corpus itself or a table says who it is.

"OpenAI, maker of ChatGPT" teaches who the maker of ChatGPT is; a firm may go by the town it has its seat in; "the
president" is the one a text has named before, if it names no other. Where it would be a guess, nothing is found.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from provenance.facts.model import Kind, Name
from provenance.facts.names.offices import SPACE, OfficeText, any_of, is_person
from provenance.text.languages import function_words
from provenance.text.tables import complete, languages, table

# How far before a description the person may be that it takes up, in code points.
_REACH = 400
# How many code points may stand between what a thing is called and who made it; no mark of a clause is among them.
_BETWEEN = 40
# So many mentions by office may lie in one another.
_NESTED = 4
_SENTENCE_END = re.compile(r"[.!?…][\"»”]?\s")
# A name that begins no further than so many code points into its sentence is the subject of it.
_OPENING = 3
_MARK = re.compile(r"[,.;:()]")
_MARKS = ',.;:!?)»”"\n'


@dataclass(frozen=True, slots=True)
class _Bynames:
    """How a language describes: ``made``, ``product`` and ``by`` lead to a maker, ``seat`` is a firm by its town."""

    made: re.Pattern[str]
    product: re.Pattern[str]
    by: re.Pattern[str]
    seat: re.Pattern[str]
    seats: Mapping[str, str]
    same: re.Pattern[str]
    native: re.Pattern[str]
    bare: re.Pattern[str]
    behind_bare: frozenset[str]


@cache
def _bynames(language: str) -> _Bynames:
    with complete(language):
        raw = table(f"{language}/roles.toml")
    return _read(raw.get("bynames", {}), raw["grammar"]["of"], language)


def _read(raw: Mapping[str, Any], of_words: Sequence[str], language: str) -> _Bynames:
    def spaced(words: Sequence[str]) -> str:
        ordered = sorted(words, key=lambda w: (-len(w), w))
        return "|".join(w if w.endswith("'") else re.escape(w).replace(r"\ ", SPACE) + SPACE for w in ordered) or "(?!)"

    def words(key: str) -> str:
        return any_of(raw.get(key, ())) or "(?!)"

    of, the, contracted = spaced(of_words), spaced(raw.get("the", ())), spaced(raw.get("contracted", ()))
    seats: dict[str, str] = raw.get("seats", {})
    return _Bynames(
        made=re.compile(rf"(?<![\w'-])(?P<the>{the})?(?:{words('makers')}){SPACE}(?:{of})"),
        product=re.compile(rf",{SPACE}(?:{the})(?:{words('products')}){SPACE}"),
        by=re.compile(rf"(?:^|[\s'])(?:{of}|{spaced(raw.get('by', ()))})$"),
        seat=re.compile(
            rf"(?<![\w'-])(?:{the})(?:{words('firms')}){SPACE}(?:{of})(?P<seat>{any_of(list(seats)) or '(?!)'})(?!\w)"
        ),
        seats=seats,
        same=re.compile(rf"(?<![\w'-])(?:{words('same')})(?!\w)"),
        native=re.compile(rf"(?<![\w'-])(?:{words('natives')})"),
        bare=re.compile(
            rf"(?<![\w'-])(?:(?P<the>{the})|(?P<contracted>{contracted}))?(?P<noun>{words('bare')})(?![\w'-])"
        ),
        behind_bare=function_words()[language].words - frozenset(of_words) - frozenset(raw.get("not_behind", ())),
    )


def byname_mentions(text: OfficeText, found: Sequence[Name], makers: Mapping[str, str]) -> tuple[Name, ...]:
    """The descriptions in a text that stand for somebody or something, as names with ``role`` True.

    ``found`` are its mentions by office; none of them is given again. ``makers`` says who made what.
    """
    mentions = {}
    starts = [name.start for name in found]
    for language in languages():
        for start, end, entity in _described(text, found, makers, _bynames(language)):
            at = bisect_left(starts, end)
            if not any(start < name.end for name in found[max(0, at - _NESTED) : at]):
                mentions[start, end] = Name(start, end, text.source[start:end], entity, role=True)
    return tuple(mentions[place] for place in sorted(mentions))


def _described(
    text: OfficeText, roles: Sequence[Name], makers: Mapping[str, str], words: _Bynames
) -> Iterator[tuple[int, int, str]]:
    for match in words.made.finditer(text.text):
        product = text.starting(match.end())
        if match["the"] and product is not None and product.entity in makers:
            yield match.start(), product.end, makers[product.entity]
    named = {name.entity for name in text.names}
    for match in words.seat.finditer(text.text):
        if words.seats[match["seat"]] in named:
            yield match.start(), match.end(), words.seats[match["seat"]]
    people = sorted((n for n in (*text.names, *roles) if n.role or is_person(n)), key=lambda n: (n.start, -n.end))
    starts = [name.start for name in people]
    for match in words.same.finditer(text.text):
        window = max(0, match.start() - _REACH)
        floor = max((end.end() for end in _SENTENCE_END.finditer(text.text, window, match.start())), default=window)
        here = people[bisect_left(starts, floor) : bisect_left(starts, match.start())]
        near = bool(here) and here[0].start > floor + _OPENING and match.start() - here[-1].end <= _BETWEEN
        if near and len({name.entity for name in here}) == 1:
            yield match.start(), match.end(), here[0].entity
    for match in words.native.finditer(text.text):
        town, at = text.starting(match.end()), bisect_left(starts, match.start())
        before = people[max(0, at - 2) : at]
        near = len(before) == 2 and match.start() - before[-1].end <= _REACH
        if town is not None and town.kind is Kind.PLACE and near and before[0].entity == before[1].entity:
            yield match.start(), town.end, before[0].entity
    yield from _bare(text, roles, words)


# -- who made what ---------------------------------------------------------------------------------------------------


def made_by(text: OfficeText) -> Iterator[tuple[str, str]]:
    """What a text says was made by whom, in any language."""
    for language in languages():
        yield from _made(text, _bynames(language))


def makers_of(told: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The one maker that the corpus names of each thing."""
    makers: dict[str, set[str]] = defaultdict(set)
    for product, maker in told:
        if product != maker:
            makers[product].add(maker)
    return {product: next(iter(known)) for product, known in makers.items() if len(known) == 1}


def _made(text: OfficeText, words: _Bynames) -> Iterator[tuple[str, str]]:
    for match in words.made.finditer(text.text):
        product = text.starting(match.end())
        if product is None or not _thing(product):
            continue
        before = text.ending(match.start() - 2) if text.text.endswith(", ", 0, match.start()) else None
        behind = text.starting(product.end + 2) if text.text.startswith(", ", product.end) else None
        for maker in (before, behind):
            if maker is not None and _thing(maker) and (before is None or behind is None):
                yield product.entity, maker.entity
    for match in words.product.finditer(text.text):
        product, place = text.ending(match.start()), bisect_left(text.starts, match.start())
        if product is None or not _thing(product) or place == len(text.names):
            continue
        maker = text.names[place]  # the next name, not far behind and with "of" or "by" before it
        between = text.text[match.end() - 1 : maker.start]
        if (
            maker.start - match.end() <= _BETWEEN
            and words.by.search(between)
            and not _MARK.search(between)
            and _thing(maker)
        ):
            yield product.entity, maker.entity


def _thing(name: Name) -> bool:
    return name.kind is not Kind.PLACE and not is_person(name)


# -- "the president" -------------------------------------------------------------------------------------------------


def _bare(text: OfficeText, roles: Sequence[Name], words: _Bynames) -> Iterator[tuple[int, int, str]]:
    """An office without more, where every other mention of it in the text is of one person."""
    holders: dict[str, set[str | None]] = defaultdict(set)
    bare: dict[str, list[tuple[int, int]]] = defaultdict(list)
    first: dict[str, int] = {}
    starts = [role.start for role in roles]
    for match in words.bare.finditer(text.text):
        noun = match["noun"]
        near = roles[
            max(0, bisect_right(starts, match.start("noun")) - _NESTED) : bisect_right(starts, match.start("noun"))
        ]
        known = next((r for r in near if match.end() <= r.end), None)
        known = known or text.starting(match.end() + 1)
        if known is not None:
            holders[noun].add(known.entity if known.role or is_person(known) else None)
            first.setdefault(noun, match.start())
        elif match["the"] and _nothing_more(text.text, match.end(), words):
            bare[noun].append((match.start(), match.end()))
        elif match["the"] or match["contracted"]:
            holders[noun].add(None)  # "the president of the union" is somebody else
    for noun, places in bare.items():
        people = holders[noun]
        entity = next(iter(people)) if len(people) == 1 else None
        if entity is not None:
            yield from ((start, end, entity) for start, end in places if start > first[noun])


def _nothing_more(text: str, end: int, words: _Bynames) -> bool:
    """Whether a noun that ends at ``end`` is the whole phrase: a mark or a small word follows."""
    if end >= len(text) or text[end] in _MARKS:
        return True
    following = re.match(r"[ \u00a0]([^\W\d_]{1,20}'?)", text[end : end + 24])
    return following is not None and following.group(1) in words.behind_bare
