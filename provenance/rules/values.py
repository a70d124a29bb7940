"""Which values of a header are not what their keys ask for."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from provenance.corpus.keys import KEYS_BY_NAME, PATTERNS, ValueKind, block_header_schema, front_matter_schema

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator


def bad_keys(values: Mapping[str, str], *, front: bool) -> set[str]:
    """The known keys with bad values, in front matter (``front``) or in the header of a block.

    Form is judged by the JSON Schema of the header; a date must also be in the calendar, an address have a
    host that may exist.
    """
    plainly = all(_pattern(key).search(value) for key, value in values.items() if key in KEYS_BY_NAME)
    bad = set() if plainly else set(_bad_by_schema(values, front=front))  # the schema says the same, but slowly
    return bad | {key for key, value in values.items() if key not in bad and not _real(key, value)}


@cache
def _pattern(key: str) -> "re.Pattern[str]":
    return re.compile(PATTERNS[KEYS_BY_NAME[key].kind])


@cache
def _validators() -> "tuple[Draft202012Validator, Draft202012Validator]":
    from jsonschema import Draft202012Validator

    return Draft202012Validator(block_header_schema()), Draft202012Validator(front_matter_schema())


def _bad_by_schema(values: Mapping[str, str], *, front: bool) -> Iterator[str]:
    """The keys whose values the schema refuses (unknown and missing keys have their own rules)."""
    for error in _validators()[front].iter_errors(values):
        if error.absolute_path:
            yield str(error.absolute_path[0])


def _real(key: str, value: str) -> bool:
    """Whether a value of the right form names something that can exist: a day of the calendar, a host."""
    known = KEYS_BY_NAME.get(key)
    if known is not None and known.kind is ValueKind.DATE and len(value) >= 10:
        try:
            date.fromisoformat(value[:10])
        except ValueError:
            return False
    if known is not None and known.kind is ValueKind.URL:
        try:
            return _host(urlsplit(value).hostname or "") and urlsplit(value).port != 0
        except ValueError:
            return False
    return True


_LABEL = re.compile(r"[^\W_](?:[\w-]{0,61}[^\W_])?")


def _host(name: str) -> bool:
    """Whether a host may exist: labels of letters, digits and hyphens; four figures below 256; an IPv6 address."""
    if ":" in name:
        from ipaddress import IPv6Address

        IPv6Address(name.partition("%")[0])  # raises ValueError
        return True
    labels = name.removesuffix(".").split(".")
    if labels[-1].isdigit():
        return len(labels) == 4 and all(label.isdigit() and int(label) < 256 for label in labels)
    return len(name) <= 253 and all(map(_LABEL.fullmatch, labels))
