"""Configuration: ``[tool.provenance]`` in pyproject.toml, or a file provenance.toml."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, ClassVar, Literal

from provenance.errors import InputError
from provenance.findings.model import Severity


def _with_hyphens(name: str) -> str:
    return name.replace("_", "-")


@dataclass(frozen=True)
class Config:
    """What a run is told to do. The fields are the keys of the file, with hyphens there.

    ``corpus`` is a folder, relative to the file that says so. ``select`` and ``ignore`` are rule codes or beginnings
    of codes (``SRC``, ``FACT6``); an empty ``select`` means every rule. ``severity`` gives rules another severity.
    ``per_file_ignores`` maps a pattern of paths to codes (``*`` also matches ``/``; a pattern without a leading ``/``
    matches at any depth). ``fail_on`` is the least severity that makes ``check`` exit 1. ``baseline`` is a file of
    findings left for later, relative to the file that says so.
    """

    corpus: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    fail_on: Literal["error", "warning", "note"] = "error"
    baseline: str | None = None

    __pydantic_config__: ClassVar[dict[str, Any]] = {
        "extra": "forbid",
        "alias_generator": _with_hyphens,
        "title": "provenance configuration",
    }


@dataclass(frozen=True)
class Located:
    """A configuration and the file it came from (None: the defaults)."""

    config: Config = field(default_factory=Config)
    file: Path | None = None

    @property
    def corpus(self) -> Path | None:
        """The folder of the corpus the configuration names, relative to the working directory where it lies below."""
        if self.config.corpus is None or self.file is None:
            return None
        return self.file.parent / self.config.corpus

    @property
    def baseline(self) -> Path | None:
        """The baseline file the configuration names."""
        if self.config.baseline is None or self.file is None:
            return None
        return self.file.parent / self.config.baseline


def keys() -> tuple[str, ...]:
    """The keys a configuration may hold, as written in the file."""
    return tuple(_with_hyphens(name) for name in (each.name for each in fields(Config)))


def config_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the configuration table."""
    from pydantic import TypeAdapter

    schema = TypeAdapter(Config).json_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "description": "The table [tool.provenance] of pyproject.toml, or the whole of provenance.toml.",
    }


def as_table(config: Config) -> dict[str, Any]:
    """The configuration as plain values under the keys of the file."""
    from pydantic import TypeAdapter

    table: dict[str, Any] = TypeAdapter(Config).dump_python(config, mode="json", by_alias=True)
    return table


def load_config(start: Path, file: Path | None = None) -> Located:
    """The configuration in force at the folder ``start``: from ``file``, else the nearest one upward.

    In one folder provenance.toml goes before pyproject.toml; a pyproject.toml without ``[tool.provenance]`` is passed
    over.

    Raises:
        InputError: a file that cannot be read, is no TOML, or holds an unknown key or a bad value.
    """
    if file is not None:
        return Located(_validated(_table(file) or {}, shown(file)), file)
    folder = start.absolute()
    for above in (folder, *folder.parents):
        for candidate in (above / "provenance.toml", above / "pyproject.toml"):
            if candidate.is_file() and (table := _table(candidate)) is not None:
                return Located(_validated(table, shown(candidate)), candidate)
    return Located()


def shown(file: Path) -> str:
    """The path as messages show it: relative to the working directory."""
    try:
        return Path(os.path.relpath(file)).as_posix()
    except ValueError:  # another drive, on Windows
        return file.as_posix()


def _table(file: Path) -> dict[str, Any] | None:
    """The table of a file that is ours; None for a pyproject.toml that does not speak of us."""
    import tomllib

    try:
        parsed = tomllib.loads(file.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise InputError(f"{shown(file)}: cannot read the configuration: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise InputError(f"{shown(file)}: not UTF-8 (byte {error.start})", "save the file as UTF-8") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError(f"{shown(file)}: not valid TOML: {error}") from None
    if file.name != "pyproject.toml":
        return parsed
    tool = parsed.get("tool")
    table = tool.get("provenance") if isinstance(tool, dict) else None
    if table is None or isinstance(table, dict):
        return table
    raise InputError(f"{shown(file)}: tool.provenance must be a table", "write [tool.provenance] above the keys")


def _validated(table: dict[str, Any], shown: str) -> Config:
    from pydantic import TypeAdapter, ValidationError

    try:
        return TypeAdapter(Config).validate_python(table)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        if first["type"] == "unexpected_keyword_argument":
            from provenance.findings.nearest import did_you_mean

            raise InputError(f"{shown}: unknown key `{where}`", did_you_mean(where, keys())) from None
        got = first["input"]
        raise InputError(
            f"{shown}: bad value for `{where}`: {got!r}", first["msg"][:1].lower() + first["msg"][1:]
        ) from None
