"""A Markdown report too large for a code host to show, in files of a readable size with an index.

It is cut between sections, then between facts or rows of a table; a table that goes on in the next file has its head
again. Links within the report lead to the file their target is in.
"""

import re
from collections.abc import Iterator
from pathlib import PurePath

# Code hosts show Markdown up to 500 kB or so, and only its source beyond.
READABLE = 500_000
_ANCHOR = re.compile(r'^<a name="([\w-]{1,100})"></a>$', re.MULTILINE)
_INNER_LINK = re.compile(r"\]\(#([\w-]{1,100})\)")
_PART = re.compile(r"\.part-\d{2,6}\.md")


def split(text: str, name: str, readable: int | None = None) -> dict[str, str]:
    """The files of a report called ``name`` (``provenance.md``), by name: the report itself, or an index and its parts.

    Args:
        text: the whole report.
        name: the file it is written to.
        readable: the most bytes a file may have, :data:`READABLE` unless said; what cannot be cut (a paragraph, a row)
            may have more.
    """
    readable = READABLE if readable is None else readable
    if _size(text) <= readable:
        return {name: text}
    head, *sections = re.split(r"^(?=## )", text, flags=re.MULTILINE)
    # Links to other parts grow when they name the file, by less than a half.
    told = [(section.partition("\n")[0].removeprefix("## "), section) for section in sections]
    pieces = [(title, piece) for title, section in told for piece in _pieces(section, readable * 2 // 3)]
    names = [part_name(name, number) for number in range(1, len(pieces) + 1)]
    places = {anchor: at for (_, piece), at in zip(pieces, names, strict=True) for anchor in _ANCHOR.findall(piece)}
    for (title, _), at in zip(pieces, names, strict=True):
        places.setdefault(title.lower().replace(" ", "-"), at)
    contents = [
        f"- [{title}{_of(number, [each for each, _ in pieces])}]({at})"
        for number, ((title, _), at) in enumerate(zip(pieces, names, strict=True))
    ]
    files = {name: "\n".join([_relinked(head, name, places).rstrip("\n"), "", "## Parts", "", *contents, ""])}
    for number, ((title, piece), at) in enumerate(zip(pieces, names, strict=True)):
        around = [f"[Index]({name})"]
        if number:
            around.append(f"[back]({names[number - 1]})")
        if number + 1 < len(names):
            around.append(f"[on]({names[number + 1]})")
        part = _of(number, [each for each, _ in pieces])
        body = _relinked(piece, at, places).rstrip("\n")
        files[at] = f"# Provenance report: {title}{part}\n\n{' · '.join(around)}\n\n{body}\n"
    return files


def part_name(name: str, number: int) -> str:
    """What part ``number`` (from 1) of the report ``name`` is called: ``provenance.part-01.md``."""
    return f"{PurePath(name).stem}.part-{number:02}.md"


def is_part(name: str, candidate: str) -> bool:
    """Whether ``candidate`` is what a part of the report ``name`` would be called."""
    stem = PurePath(name).stem
    return candidate.startswith(stem) and _PART.fullmatch(candidate[len(stem) :]) is not None


def _size(text: str) -> int:
    return len(text.encode("utf-8", "replace"))


def _of(number: int, titles: list[str]) -> str:
    """Which of the pieces of its section the piece is: ``, 2 of 3``; empty where it is the whole."""
    same = [at for at, title in enumerate(titles) if title == titles[number]]
    return f", {same.index(number) + 1} of {len(same)}" if len(same) > 1 else ""


def _relinked(text: str, name: str, places: dict[str, str]) -> str:
    def target(match: re.Match[str]) -> str:
        place = places.get(match[1], name)
        return match[0] if place == name else f"]({place}#{match[1]})"

    return _INNER_LINK.sub(target, text)


def _pieces(section: str, most: int) -> Iterator[str]:
    """A section in pieces of at most ``most`` bytes, as far as it can be cut."""
    piece: list[str] = []
    size = 0
    head: list[str] = []
    summary = ""
    blank = False
    lines = section.rstrip("\n").split("\n")
    for number, line in enumerate(lines):
        in_table = line.startswith("|")
        if not in_table:
            head = []
        elif not head and number + 1 < len(lines):
            head = [line, lines[number + 1]]
        row = in_table and bool(head) and line not in head
        full = size + _size(line) + 1 > most
        # A fact begins best on a page of its own when the page is nearly full.
        late = size > most * 3 // 4 and line.startswith(("<a name=", "<details>"))
        if piece and ((full and (row or (blank and not in_table))) or late):
            yield "\n".join([*piece, *(["", "</details>"] if summary else [])]) + "\n"
            opened = [summary, ""] if summary else []
            piece = [*opened, *(head if row else [])]
            size = sum(_size(each) + 1 for each in piece)
        if line.startswith("<details>"):
            summary = line
        elif line == "</details>":
            summary = ""
        piece.append(line)
        size += _size(line) + 1
        blank = not line
    yield "\n".join(piece) + "\n"
