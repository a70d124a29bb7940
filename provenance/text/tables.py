"""The tables of each language as they are written: TOML, read once."""

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from types import MappingProxyType
from typing import Any

from provenance.errors import InputError
from provenance.text.folders import language_folders, shared_folder


def languages() -> tuple[str, ...]:
    """The languages there are tables for (ISO 639-1), sorted."""
    return tuple(language_folders())


@cache
def table(path: str) -> Mapping[str, Any]:
    """The table at ``path``: ``<language>/<table>.toml``, or the name of one that all languages share. Read once.

    A table that says ``extends = "fr"`` has the sections of the French one but for those of its own; a section of lists
    is filled up list by list.

    Raises:
        FileNotFoundError: if there is no such file.
        InputError: if it is no TOML.
    """
    language, slash, name = path.rpartition("/")
    shared = shared_folder()
    folder = language_folders().get(language, shared / language) if slash else shared
    try:
        raw = tomllib.loads((folder / name).read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"the language table {path} is no TOML: {error}") from None
    base = raw.pop("extends", None)
    return MappingProxyType(raw if base is None else _filled(raw, table(f"{base}/{name}")))


def _filled(own: Mapping[str, Any], base: Mapping[str, Any]) -> dict[str, Any]:
    """``own`` with what only ``base`` has; a section that maps words to what they mean is never mixed."""

    def section(key: str) -> Any:
        mine, theirs = own.get(key), base.get(key)
        if mine is None:
            return theirs
        if isinstance(mine, dict) and isinstance(theirs, dict) and any(isinstance(v, list) for v in theirs.values()):
            return {**theirs, **mine}
        return mine

    return {key: section(key) for key in {**base, **own}}


@contextmanager
def complete(language: str) -> Iterator[None]:
    """While the tables of ``language`` are made ready.

    Raises:
        InputError: a key is missing.
    """
    try:
        yield
    except KeyError as error:
        reason = f"a table of the language {language!r} lacks {error}"
        raise InputError(reason, "docs/languages.md says what each table holds.") from None
