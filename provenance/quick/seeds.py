"""Plain seeds, and the rows the index should have of them."""

try:
    from _sha2 import sha256  # type: ignore[import-not-found, unused-ignore]
except ImportError:  # the module behind hashlib, which is slow to load, has another name in older versions
    try:
        from _sha256 import sha256  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        from hashlib import sha256

from provenance.quick.characters import clean
from provenance.quick.headers import NAME, header

ROW_KEYS = ("title", "publisher", "published", "language")
_CELL_MARKS = "\\`*_[]<>&~$|"


class PlainBlock:
    """A block of a plain seed: its id, what is said of it (the front matter's values under its own), its text."""

    __slots__ = ("id", "metadata", "text")

    def __init__(self, name: str, metadata: "dict[str, str]", text: str) -> None:
        self.id, self.metadata, self.text = name, metadata, text


class PlainSeed:
    """A seed without error: the row the index should have of it, and its blocks."""

    __slots__ = ("blocks", "row")

    def __init__(self, row: str, blocks: "list[PlainBlock]") -> None:
        self.row, self.blocks = row, blocks


def plain_seed(name: str, text: str) -> "PlainSeed | None":
    """A seed of the file ``name`` that is proved to be without error; None where that is not proved."""
    parts = name.split("/")
    if not all(part and not part.startswith(".") and NAME.issuperset(part) for part in parts) or not clean(text):
        return None
    if not text.startswith("---\n"):
        return None
    head, fence, body = text[4:].partition("\n---\n")
    front = header(head, front=True)
    if not fence or front is None or "seed" not in front or "id" not in front:
        return None
    blocks = _blocks(body, front)
    if blocks is None:
        return None
    cells = [_cell(front.get(key, "")) for key in ROW_KEYS]
    digest = sha256(text.encode()).hexdigest()
    row = " | ".join(["| " + _cell(front["id"]), f"[{_cell(name)}]({name})", *cells, str(len(blocks)), digest + " |"])
    return PlainSeed(row, blocks)


def _cell(value: str) -> str:
    for mark in _CELL_MARKS:
        if mark in value:
            value = value.replace(mark, "\\" + mark)
    return value


def _blocks(body: str, front: "dict[str, str]") -> "list[PlainBlock] | None":
    """The blocks of a body that holds nothing else, each closed and as recorded; None without proof."""
    names: set[str] = set()
    blocks: list[PlainBlock] = []
    rest = body.lstrip("\n")
    while rest:
        marker, newline, rest = rest.partition("\n")
        name = marker.removeprefix("<!-- seed:block ")
        if not newline or name == marker or not name or not NAME.issuperset(name) or name in names:
            return None
        if not (name[0].isalnum() and name[-1].isalnum()) or len(name) > 100:
            return None
        names.add(name)
        head, closing, rest = rest.partition("\n-->\n")
        values = header(head, front=False)
        if values is None or any(key in values and key not in front for key in ROW_KEYS):
            return None  # the row of the index may follow the blocks there
        if values.get("retrieved", front.get("retrieved", "9")) < values.get("published", front.get("published", "")):
            return None  # by a day it may be a matter of time zones
        text, ending, rest = rest.partition(f"\n<!-- seed:end {name} -->\n")
        if not closing or not ending or "<!-- seed:" in text or not text.strip():
            return None
        data = text.encode()
        if values.get("sha256") != sha256(data).hexdigest() or values.get("bytes") != str(len(data)):
            return None
        blocks.append(PlainBlock(name, front | values, text))
        rest = rest.lstrip("\n")
    return blocks or None
