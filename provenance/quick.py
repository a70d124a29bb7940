"""Proves of plain seeds that they are sound, with what Python has built in.

A commit should not wait. Most seeds are as ``provenance add`` writes them: simple header lines, closed blocks with
their digests, a row in the index that says the same. Of those this module can tell in a few milliseconds that no rule
finds an error in them. It never reports anything: whatever it cannot prove, sound or not, is for the full check, which
has the last word. Tests hold the one against the other on every example of every rule.

Nothing is imported here that a bare interpreter has not loaded or cannot load at once: the import of ``re`` alone
would double the time.
"""

import os

try:
    from _sha2 import sha256  # type: ignore[import-not-found, unused-ignore]
except ImportError:  # the module behind hashlib, which is slow to load, has another name in older versions
    try:
        from _sha256 import sha256  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        from hashlib import sha256

LARGEST = 8 * 1024 * 1024
INDEX = "INDEX.md"
COLUMNS = "| id | file | title | publisher | published | language | blocks | sha256 |"
OPENING, CLOSING = "<!-- seed:index -->", "<!-- seed:end index -->"

TEXT_KEYS = frozenset(("title", "publisher", "origin", "author", "licence", "derived_from", "translation_of"))
FREE_KEYS = frozenset(("extractor", "note"))
DATE_KEYS = frozenset(("published", "retrieved"))
ADDRESS_KEYS = frozenset(("url", "archive_url"))
REFERENCE_KEYS = frozenset(("derived_from", "translation_of"))
ROW_KEYS = ("title", "publisher", "published", "language")

_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_DIGITS = frozenset("0123456789")
_NAME = _LETTERS | _DIGITS | frozenset("._-")
_HEX = frozenset("0123456789abcdef")
_HOST = _LETTERS | _DIGITS | frozenset(".-")
_CELL_MARKS = "\\`*_[]<>&~$|"
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

# Characters a byte from 0x80 to 0xBF becomes when UTF-8 is read as Windows-1252 or Latin-1, and those of the bytes
# that begin such a sequence: one beside the other may be garbled text.
TAILS = frozenset(map(chr, range(0x80, 0xC0))) | frozenset("€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ")
LEADS = frozenset(map(chr, range(0xC2, 0xF5)))
# Code points that may hide or reorder text, or are none: (first, last).
_DOUBTFUL = (
    (0x7F, 0x9F),
    (0xAD, 0xAD),
    (0x34F, 0x34F),
    (0x61C, 0x61C),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x2028, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xD800, 0xDFFF),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFFF),
    (0xE0000, 0x10FFFF),
)


def plainly_sound(paths: "list[str]") -> bool:
    """Whether files of indexed corpora are proved to be without error, as the rules see it by default.

    False says nothing but that the full check is needed: for a malformed file, and as well for one of a form this
    does not read, a configuration that says more than where the corpus is, a folder without index, an option.
    """
    try:
        if not paths or not _plain_configuration():
            return False
        corpora: dict[str, tuple[str, set[str]]] = {}
        for path in paths:
            folder = _corpus_of(path)
            if folder is None:
                return False
            name = os.path.relpath(path, folder).replace(os.sep, "/")
            if folder not in corpora:
                corpora[folder] = (_read(os.path.join(folder, INDEX)), set())
            if os.path.basename(name).lower() != "readme.md":  # no seed, but a remark of the curator's
                corpora[folder][1].add(name)
        return all(_sound(folder, index, names) for folder, (index, names) in corpora.items())
    except (OSError, ValueError):
        return False


def _read(path: str) -> str:
    """The text of a regular file.

    Raises:
        OSError: it cannot be read.
        ValueError: it is none, too large, or not UTF-8.
    """
    if os.path.islink(path) or not os.path.isfile(path) or os.path.getsize(path) > LARGEST:
        raise ValueError(path)
    with open(path, "rb", buffering=0) as stream:
        return stream.readall().decode("utf-8")


def _plain_configuration() -> bool:
    """Whether the configuration in force here, if there is one, says no more than where the corpus is."""
    folder = os.getcwd()
    while True:
        own = os.path.join(folder, "provenance.toml")
        if os.path.exists(own):
            return _names_corpus_only(_read(own))
        project = os.path.join(folder, "pyproject.toml")
        if os.path.exists(project):
            text = _read(project)
            head, opening, table = text.partition("[tool.provenance]\n")
            if opening:
                return "tool.provenance" not in head + table and _names_corpus_only(table.partition("\n[")[0])
            if "provenance" in text:
                return False
        above = os.path.dirname(folder)
        if above == folder:
            return True
        folder = above


def _names_corpus_only(table: str) -> bool:
    lines = [line for line in map(str.strip, table.split("\n")) if line and not line.startswith("#")]
    if len(lines) > 1:
        return False
    value = "".join(lines).removeprefix("corpus = ")
    return not lines or (lines[0] != value and value.strip('"') == value[1:-1] and "\\" not in value)


def _corpus_of(path: str) -> "str | None":
    """The nearest folder above a file that has an index; None too for a path that goes through a link."""
    folder = os.path.dirname(os.path.abspath(path))
    if os.path.realpath(path) != os.path.abspath(path):
        return None
    while not os.path.exists(os.path.join(folder, INDEX)):
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above
    return folder


def _sound(folder: str, index: str, names: "set[str]") -> bool:
    rows = _rows(index)
    if rows is None:
        return False
    if INDEX in names:  # then all it says is asked about
        names = set(rows) | names - {INDEX}
        if not clean(index) or names != set(_seeds(folder)):
            return False
    ids = {row.split(" | ", 1)[0] for row in rows.values()}
    return len(ids) == len(rows) and all(
        name in rows and _seed_row(name, _read(os.path.join(folder, name))) == rows[name] for name in names
    )


def _seeds(folder: str, below: str = "") -> "list[str]":
    """The files of a corpus that may be seeds, relative to its folder."""
    found = []
    with os.scandir(os.path.join(folder, below)) as entries:
        for entry in entries:
            name = below + entry.name
            if entry.name.startswith("."):
                continue
            if entry.is_symlink():
                raise ValueError(name)
            if entry.is_dir():
                found += _seeds(folder, name + "/")
            elif entry.name.lower().endswith((".md", ".txt")) and entry.name.lower() not in ("index.md", "readme.md"):
                found.append(name)
    return found


def _rows(index: str) -> "dict[str, str] | None":
    """The rows of the table by the file they name, where the index is as ``provenance index`` writes it."""
    before, opening, rest = index.partition(OPENING + "\n")
    table, closing, behind = rest.partition("\n" + CLOSING)
    if not opening or not closing or "<!--" in behind or "<!--" in table:
        return None
    if before.startswith("---") or any(mark in before for mark in ("<", "```", "~~~")):
        return None  # the table may stand in a comment, a code block, an element
    if (before and not before.endswith("\n")) or (behind and not behind.startswith("\n")):
        return None
    lines = table.strip("\n").split("\n")
    if lines[0] != COLUMNS or len(lines) < 2 or lines[1] != "| --- | --- | --- | --- | --- | --- | --- | --- |":
        return None
    rows: dict[str, str] = {}
    for line in lines[2:]:
        if line.count(" | ") != 7 or line.count("|") != 9 or not line.startswith("| ") or not line.endswith(" |"):
            return None
        name = line.partition("](")[2].partition(") | ")[0]
        if not name or name in rows:
            return None
        rows[name] = line
    return rows


def _seed_row(name: str, text: str) -> "str | None":
    """The row the index should have of a seed without error; None where that is not proved."""
    parts = name.split("/")
    if not all(part and not part.startswith(".") and _NAME.issuperset(part) for part in parts) or not clean(text):
        return None
    if not text.startswith("---\n"):
        return None
    head, fence, body = text[4:].partition("\n---\n")
    front = header(head, front=True)
    if not fence or front is None or "seed" not in front or "id" not in front:
        return None
    number = _blocks(body, front)
    if number is None:
        return None
    cells = [_cell(front.get(key, "")) for key in ROW_KEYS]
    digest = sha256(text.encode()).hexdigest()
    return " | ".join(["| " + _cell(front["id"]), f"[{_cell(name)}]({name})", *cells, str(number), digest + " |"])


def _cell(value: str) -> str:
    for mark in _CELL_MARKS:
        if mark in value:
            value = value.replace(mark, "\\" + mark)
    return value


_in_order = {"\t", "\n"}


def clean(text: str) -> bool:
    """Whether a text holds no character that a rule could report: no control, nothing hidden, nothing garbled."""
    characters = set(text)
    for character in characters - _in_order:
        point = ord(character)
        if point < 0x20 or any(first <= point <= last for first, last in _DOUBTFUL):
            return False
        _in_order.add(character)  # a corpus is written with some hundred characters, over and over
    if TAILS.isdisjoint(characters):
        return True
    for lead in characters & LEADS:
        at = text.find(lead)
        while at >= 0:
            if _doubtful(lead, text[at + 1 : at + 5]):
                return False
            at = text.find(lead, at + 1)
    return True


def _doubtful(lead: str, behind: str) -> bool:
    """Whether a letter and what follows it may be garbled: "É »" is ordinary, and so is "é »" with a no-break space.

    Letters that only begin characters which European text does not have count where another such sequence follows.
    """
    if behind[:1] not in TAILS or not behind:
        return False
    if lead < "à":
        return lead in "ÂÃÄÅ" or (behind[1:2] in LEADS and behind[2:3] in TAILS) or behind[1:2] in TAILS
    if behind[1:2] not in TAILS or len(behind) < 2:
        return False
    return lead in "âïðñòóô" or behind[2:3] in LEADS or behind[2:3] in TAILS


def header(source: str, *, front: bool) -> "dict[str, str] | None":
    """The values of a header of simple lines in which each is known, given once and right; else None."""
    values: dict[str, str] = {}
    for line in source.split("\n"):
        key, colon, written = line.partition(": ")
        value = _scalar(written)
        if not colon or key in values or value is None or not _right(key, value, front):
            return None
        values[key] = value
    return values


def _scalar(written: str) -> "str | None":
    """A YAML scalar whose meaning is beyond doubt."""
    if len(written) > 2 and written[0] == written[-1] == '"':
        value = written[1:-1]
        return None if '"' in value or "\\" in value or "-->" in value or value != value.strip() else value
    if not written or not written[0].isalnum() or written != written.strip() or written.endswith(":"):
        return None
    return None if any(doubt in written for doubt in ("#", ": ", "  ", "\t", "-->", "\u00a0")) else written


def _right(key: str, value: str, front: bool) -> bool:
    if "\t" in value:
        return False
    if key == "seed":
        return front and value == "1"
    if key == "id":
        return front and len(value) <= 100 and _NAME.issuperset(value) and value[0].isalnum() and value[-1].isalnum()
    if key in ("sha256", "raw_sha256"):
        return front is (key == "raw_sha256") and len(value) == 64 and _HEX.issuperset(value)
    if key == "bytes":
        return not front and _DIGITS.issuperset(value) and (value == "0" or value[0] != "0") and len(value) < 18
    if key in DATE_KEYS:
        return _day(value)
    if key == "language":
        return value in ("fr", "en", "fr-FR", "fr-CA", "fr-BE", "fr-CH", "en-GB", "en-US")
    if key in ADDRESS_KEYS:
        scheme, _, rest = value.partition("://")
        return scheme in ("http", "https") and _host(rest.split("/", 1)[0]) and value.isascii() and " " not in value
    if key in REFERENCE_KEYS and all(_NAME.issuperset(part.strip()) for part in value.split(",")):
        return False  # ids may lead in a circle, which only the whole corpus shows
    return key in TEXT_KEYS or key in FREE_KEYS


def _host(name: str) -> bool:
    """Whether a name is plainly that of a host: labels of letters, digits and inner hyphens, the last no number."""
    labels = name.split(".")
    return (
        _HOST.issuperset(name)
        and len(name) <= 253
        and not labels[-1].isdigit()
        and all(label and len(label) <= 63 and label[0] != "-" and label[-1] != "-" for label in labels)
    )


def _day(value: str) -> bool:
    """Whether a value is a day of the calendar, written 2025-01-23."""
    parts = value.split("-")
    if [len(part) for part in parts] != [4, 2, 2] or not _DIGITS.issuperset("".join(parts)):
        return False
    year, month, day = map(int, parts)
    if not (1600 <= year <= 2100 and 1 <= month <= 12 and 1 <= day <= _DAYS[month - 1]):
        return False
    return (month, day) != (2, 29) or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))


def _blocks(body: str, front: "dict[str, str]") -> "int | None":
    """How many blocks stand in a body that holds nothing else, each closed and as recorded; None without proof."""
    names: set[str] = set()
    rest = body.lstrip("\n")
    while rest:
        marker, newline, rest = rest.partition("\n")
        name = marker.removeprefix("<!-- seed:block ")
        if not newline or name == marker or not name or not _NAME.issuperset(name) or name in names:
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
        rest = rest.lstrip("\n")
    return len(names) or None
