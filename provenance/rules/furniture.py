"""Runs of lines in a text that belong to the page it was taken from."""

from collections.abc import Iterator

from provenance.rules.boilerplate import LONGEST, is_number, kind_of, may_hold_furniture
from provenance.text.lines import Line, lines_of


def furniture(text: str) -> Iterator[list[tuple[Line, str]]]:
    """Runs of furniture, each line with its kind; a bare number beside one belongs to it."""
    written = text.split("\n")
    if not any(0 < len(line) <= LONGEST for line in written):
        return
    if not may_hold_furniture([kept for line in written if 0 < len(kept := line.strip()) <= LONGEST]):
        return
    found: list[tuple[Line, str | None]] = [
        (line, kind_of(line.text) if len(line.text) <= LONGEST else None) for line in lines_of(text)
    ]
    if not any(kind for _, kind in found):
        return
    for at, (line, kind) in enumerate(found):
        beside = {found[near][1] for near in (at - 1, at + 1) if 0 <= near < len(found)}
        if kind is None and is_number(line.text) and beside & {"share", "count", "comments"}:
            found[at] = (line, "count")
    run: list[tuple[Line, str]] = []
    for line, kind in found:
        if kind is not None:
            run.append((line, kind))
        elif run:
            yield run
            run = []
    if run:
        yield run
