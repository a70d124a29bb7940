"""JSON lines as commands read them: one object a line, each with its number in the input."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, NoReturn, TextIO

from provenance.errors import InputError


def as_utf8(stream: TextIO) -> TextIO:
    """``stream`` reading UTF-8 whatever the locale says, a byte that is none kept as a lone surrogate."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="surrogateescape", newline="\n")
    return stream


def records(name: str, source: TextIO) -> Iterator[tuple[str, dict[str, Any]]]:
    """The objects of ``source``, each with its place in words (``line 3 of standard input``); blank lines are passed.

    Raises:
        InputError: a line is no JSON, or no object.
    """
    import json

    for number, line in enumerate(source, 1):
        if number == 1:
            line = line.removeprefix("\ufeff")  # some shells put one before what they pipe
        if not line.strip():
            continue
        where = f"line {number} of {name}"
        try:
            record = json.loads(line, parse_constant=_no_json)
        except (ValueError, RecursionError) as error:
            raise InputError(f"{where} is no JSON: {error}", "Write one JSON object a line.") from None
        if not isinstance(record, dict):
            raise InputError(f"{where} is no JSON object", "Write one JSON object a line.")
        yield where, record


def language(where: str, record: dict[str, Any], key: str) -> str | None:
    """The language tag under ``key``, None where it is left out, null or empty.

    Raises:
        InputError: it is no text.
    """
    said = record.get(key)
    if not isinstance(said, str | None):
        raise InputError(f'"{key}" in {where} is no text', 'Write a code such as "fr", or leave it out.')
    return said or None


def published(where: str, record: dict[str, Any], key: str) -> str | None:
    """The date under ``key`` as written, None where it is left out, null or empty.

    Raises:
        InputError: it is no ISO date: a year, a month, or a day with or without a time.
    """
    said = record.get(key)
    if said is None or said == "":
        return None
    if not isinstance(said, str) or not _is_date(said):
        raise InputError(f'"{key}" in {where} is no date: {said!r}', "Write it as 2025-01-23, or leave it out.")
    return said


def _is_date(said: str) -> bool:
    if re.fullmatch(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2]))?", said):
        return True
    try:
        date.fromisoformat(said[:10])
    except ValueError:
        return False
    return True


def _no_json(word: str) -> NoReturn:
    raise ValueError(f"{word} is no JSON value")
