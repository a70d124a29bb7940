"""Headers read line by line: exactly where they are simple, and as well as can be where they are no YAML."""

import re
from collections.abc import Iterator

from provenance.corpus.model import Entry

# A line whose meaning in YAML is beyond doubt: a word, a colon, and words or a quoted text without escapes.
_QUOTED = r'"([^"\\\n]*)"'
_PLAIN = r"([^\W_](?:[^\s:#]|:(?=\S)|[ ](?=[^\s#]))*)"
_SIMPLE = re.compile(rf"([A-Za-z][A-Za-z0-9_-]{{0,63}}):[ ]+(?:{_QUOTED}|{_PLAIN})[ ]*\r?(?:\n|\Z)")
_NOT_SIMPLE = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]|\r(?!\n)")
_LINE = re.compile(r"([A-Za-z][A-Za-z0-9_.-]{0,63})[ \t]{0,8}:(?:[ \t]([^\n]*))?(?:\n|$)")


def simple_entries(source: str, start: int) -> tuple[Entry, ...] | None:
    """The entries of a header in which every line is simple, as a YAML reader finds them; else None.

    This is how nearly all headers look, and it takes no YAML reader. ``start`` is added to every offset.
    """
    if _NOT_SIMPLE.search(source):
        return None
    entries = []
    at = 0
    while at < len(source):
        match = _SIMPLE.match(source, at)
        if match is None:
            return None
        if match[2] is not None:
            value, value_start, value_end = match[2], match.start(2) - 1, match.end(2) + 1
        else:
            value, value_start, value_end = match[3], match.start(3), match.end(3)
        entries.append(
            Entry(match[1], value, start + match.start(1), start + match.end(1), start + value_start, start + value_end)
        )
        at = match.end()
    return tuple(entries)


def by_lines(source: str, start: int) -> Iterator[Entry]:
    """The ``key: value`` lines of ``source``, read without YAML; ``start`` is added to every offset."""
    at = 0
    while at < len(source):
        match = _LINE.match(source, at)
        if match is not None:
            raw = match[2] or ""
            value = raw.strip(" \t\r")
            value_start = match.start(2) + len(raw) - len(raw.lstrip(" \t\r")) if value else match.end(1) + 1
            value_end = value_start + len(value)
            if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
                value = value[1:-1]
            yield Entry(
                match[1],
                value,
                start + match.start(1),
                start + match.end(1),
                start + value_start,
                start + value_end,
            )
        newline = source.find("\n", at)
        at = newline + 1 if newline >= 0 else len(source)
