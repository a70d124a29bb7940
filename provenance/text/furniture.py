"""Runs of lines in a text that belong to the page it was taken from."""

from collections.abc import Iterator

from provenance.text.boilerplate import LONGEST, is_number, kinds_of
from provenance.text.lines import Line, lines_of


def furniture(text: str) -> Iterator[list[tuple[Line, str]]]:
    """Runs of furniture, each line with its kind; a bare number beside one belongs to it."""
    if not any(0 < len(line) <= LONGEST for line in text.split("\n")):
        return
    lines = list(lines_of(text))
    found = list(zip(lines, kinds_of([line.text for line in lines]), strict=True))
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
