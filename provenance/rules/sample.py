"""Small corpora for the examples of rules."""

import re
from hashlib import sha256

_LINE = re.compile(r'^(id|title|publisher|published|language): "(.*)"$', re.MULTILINE)
COLUMNS = ("id", "file", "title", "publisher", "published", "language", "blocks", "sha256")
FRONT = {
    "seed": "1",
    "id": "harbour",
    "title": "The harbour reopens",
    "publisher": "Example Times",
    "published": "2025-01-23",
    "language": "en",
}
TEXT = "The harbour reopened on Monday after four weeks of repairs.\n"


def front(**changes: str | None) -> str:
    """Front matter; a change to None leaves the key out."""
    values = {**FRONT, **changes}
    lines = [f'{key}: "{value}"' for key, value in values.items() if value is not None]
    return "\n".join(["---", *lines, "---", ""])


def block(identifier: str, text: str = TEXT, *, recorded: bool = True, **header: str) -> str:
    """A block, with its digest unless told otherwise (``text`` ends in a newline, which is not part of it)."""
    data = text.removesuffix("\n").encode()
    if recorded:
        header = {"sha256": sha256(data).hexdigest(), "bytes": str(len(data)), **header}
    lines = "".join(f'{key}: "{value}"\n' for key, value in header.items())
    return f"<!-- seed:block {identifier}\n{lines}-->\n{text}<!-- seed:end {identifier} -->\n"


def seed(text: str = TEXT, *, recorded: bool = True, **changes: str | None) -> str:
    """A seed of one block, ``<id>-1``."""
    identifier = changes.get("id", FRONT["id"])
    return front(**changes) + "\n" + block(f"{identifier}-1", text, recorded=recorded)


def row(file: str, content: str, *, blocks: str = "1", **changes: str) -> tuple[str, ...]:
    """The index row of a seed made by :func:`seed` with the same changes."""
    values = {**FRONT, "file": f"[{file}]({file})", "blocks": blocks, "sha256": sha256(content.encode()).hexdigest()}
    values |= changes
    return tuple(values[column] for column in COLUMNS)


def index(*rows: tuple[str, ...], columns: tuple[str, ...] = COLUMNS) -> str:
    """An INDEX.md with these rows."""
    lines = [columns, ("---",) * len(columns), *rows]
    table = "\n".join("| " + " | ".join(cells) + " |" for cells in lines)
    return f"# Seeds\n\n<!-- seed:index -->\n\n{table}\n\n<!-- seed:end index -->\n"


def corpus(**files: str) -> dict[str, str]:
    """Seeds by id (file ``<id>.md``) and the index that fits them."""
    rows = [row(f"{name}.md", content, **dict(_LINE.findall(content))) for name, content in files.items()]
    return {"INDEX.md": index(*rows), **{f"{name}.md": content for name, content in files.items()}}
