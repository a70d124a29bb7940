"""Names of events, found whole by their table: most have words without a capital ("guerre de Sécession")."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from provenance.facts.lexicon.organisations import events
from provenance.facts.model import Name, Sentence
from provenance.facts.names.tables import plain


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    """Any of the names, the longest first, with a capital or without at its beginning."""
    names = sorted(events(language), key=lambda name: (-len(name), name))
    either = (f"[{name[0].lower()}{name[0].upper()}]{re.escape(name[1:])}" for name in names)
    return re.compile(rf"(?<!\w)(?:{'|'.join(either)})(?![\w-])") if names else None


def with_events(text: str, sentences: Sequence[Sentence], found: Iterable[Name]) -> Iterator[Name]:
    """The names that were ``found``, in order, and those of events in the place of the parts of them among these.

    A longer name that holds that of an event, or overlaps it, stays.
    """
    spans = [span for sentence in sentences for span in _events(text, sentence)]
    at = 0
    held: list[Name] = []
    for name in found:
        while at < len(spans) and spans[at][1] <= name.start:
            yield from _settled(text, spans[at], held)
            at, held = at + 1, []
        if at < len(spans) and spans[at][0] < name.end:
            held.append(name)
        else:
            yield name
    for span in spans[at:]:
        yield from _settled(text, span, held)
        held = []


def _settled(text: str, span: tuple[int, int], held: Sequence[Name]) -> Iterable[Name]:
    start, end = span
    if any(name.start < start or name.end > end or (name.start, name.end) == span for name in held):
        return held
    return (Name(start, end, text[start:end], text[start:end]),)


def _events(text: str, sentence: Sentence) -> Iterator[tuple[int, int]]:
    pattern = _pattern(sentence.language)
    if pattern is not None:
        for match in pattern.finditer(plain(text[sentence.start : sentence.end])):
            yield sentence.start + match.start(), sentence.start + match.end()
