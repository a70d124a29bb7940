"""Two wordings of one utterance, word by word: what both have, and what only the one or the other has."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

# Comparing takes the product of the two lengths; an utterance of more words is shown whole.
_MOST_WORDS = 400
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


class Part(StrEnum):
    """Which wording has the words."""

    BOTH = "both"
    FIRST = "first"
    SECOND = "second"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words next to each other that the same wording has, as it writes them (the second, where both have them)."""

    part: Part
    text: str


def word_diff(first: str, second: str) -> tuple[Stretch, ...]:
    """The second wording, with the words of the first that it lacks in their place.

    Case and the shape of apostrophes and quotation marks make no difference.
    """
    a, b = _TOKEN.findall(first), _TOKEN.findall(second)
    if max(len(a), len(b)) > _MOST_WORDS:
        return (Stretch(Part.FIRST, first), Stretch(Part.SECOND, second))
    return tuple(_joined(_stretches(a, b)))


def _stretches(a: list[str], b: list[str]) -> Iterator[Stretch]:
    matcher = SequenceMatcher(None, [_key(token) for token in a], [_key(token) for token in b], autojunk=False)
    for operation, a_start, a_end, b_start, b_end in matcher.get_opcodes():
        if operation == "equal":
            yield Stretch(Part.BOTH, "".join(b[b_start:b_end]))
            continue
        if a_end > a_start:
            yield Stretch(Part.FIRST, "".join(a[a_start:a_end]))
        if b_end > b_start:
            yield Stretch(Part.SECOND, "".join(b[b_start:b_end]))


def _joined(stretches: Iterator[Stretch]) -> Iterator[Stretch]:
    """A lone blank between two changes is a change too, so that a new phrase is not cut at each word."""
    held: dict[Part, str] = {}
    for stretch in stretches:
        if stretch.part is not Part.BOTH:
            held[stretch.part] = held.get(stretch.part, "") + stretch.text
        elif held and stretch.text.isspace():
            held = {part: held.get(part, "") + stretch.text for part in (Part.FIRST, Part.SECOND)}
        else:
            yield from _changed(held)
            held = {}
            yield stretch
    yield from _changed(held)


def _changed(held: dict[Part, str]) -> Iterator[Stretch]:
    # Blanks held for both sides end a change: they are no words of either alone.
    for part in (Part.FIRST, Part.SECOND):
        if text := held.get(part, ""):
            yield Stretch(Part.BOTH if text.isspace() else part, text)


def _key(token: str) -> str:
    return {"’": "'", "“": '"', "”": '"', "«": '"', "»": '"'}.get(token, " " if token.isspace() else token.casefold())
