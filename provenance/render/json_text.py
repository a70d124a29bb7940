"""JSON as text for people and programs: indented, and safe to show on a terminal."""

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache, lru_cache
from itertools import groupby
from json.encoder import encode_basestring
from typing import Any

from provenance.facts.wording import plain

# Valid inside a JSON string, but a terminal or a page would act on them. None of them stands outside of strings.
_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
# Undecodable bytes: UTF-8 cannot hold them, and strict readers refuse them as escapes too.
_UNDECODABLE = re.compile("[\ud800-\udfff]")
# What the encoder of the standard library writes by itself, and much faster than we could.
_FLAT = frozenset({str, int, float, bool, type(None)})


class Written(str):
    """A node that has been written already, as deep as it stands."""

    __slots__ = ()


def render(document: Mapping[str, Any] | list[Any]) -> str:
    """``document`` as text: two blanks deep, lists of plain values on one line, keys in the order given, final newline.

    Characters that act on a terminal are written as escapes; the data is the same. A byte of a text that is not UTF-8
    reads U+FFFD; its place in bytes still leads to it.
    """
    return text(document) + "\n"


def text(node: Any, depth: int = 0) -> str:
    """A node as text, as :func:`render` writes it at that depth."""
    pieces: list[str] = []
    _write(node, "\n" + "  " * depth, pieces)
    runs = groupby(pieces, key=lambda piece: type(piece) is Written)
    return "".join(["".join(run) if clean else _clean("".join(run)) for clean, run in runs])


def _clean(text: str) -> str:
    text = _UNDECODABLE.sub("\ufffd", text)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _write(node: Any, line: str, pieces: list[str]) -> None:
    """Add ``node`` to the pieces; ``line`` starts a line as deep as it stands."""
    if type(node) is Written:
        pieces.append(node)
        return
    deeper = line + "  "
    if isinstance(node, dict) and node:
        start = "{" + deeper
        flat: dict[str, Any] = {}
        for key, one in node.items():
            if type(one) in _FLAT:
                flat[key] = one
                continue
            if flat:
                pieces.append(start + _flat(flat, deeper))
                start, flat = "," + deeper, {}
            if type(one) is list and all(type(each) is int for each in one):
                pieces.append(f"{start}{_key(key)}: {one}")
            else:
                pieces.append(f"{start}{_key(key)}: ")
                _write(one, deeper, pieces)
            start = "," + deeper
        if flat:
            pieces.append(start + _flat(flat, deeper))
        pieces.append(line + "}")
    elif isinstance(node, list) and any(isinstance(one, (dict, list, Written)) for one in node):
        start = "[" + deeper
        for one in node:
            pieces.append(start)
            _write(one, deeper, pieces)
            start = "," + deeper
        pieces.append(line + "]")
    elif isinstance(node, list):
        pieces.append("[" + ", ".join([_scalar(one) for one in node]) + "]")
    else:
        pieces.append("{}" if isinstance(node, dict) else _scalar(node))


def _flat(node: dict[str, Any], line: str) -> str:
    """The keys and plain values of a node, each on a line of its own, without the brackets."""
    return _flat_encoder(line).encode(node)[1:-1]


@cache
def _flat_encoder(line: str) -> json.JSONEncoder:
    return json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=("," + line, ": "))


@lru_cache(maxsize=1024)
def _key(name: str) -> str:
    return encode_basestring(name)


def _scalar(node: Any) -> str:
    kind = type(node)
    if kind is str:
        return encode_basestring(node)
    if kind is int:
        return str(node)
    return plain(node).lower() if kind is Decimal else json.dumps(node, allow_nan=False)
