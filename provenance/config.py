"""Configuration: ``[tool.provenance]`` in pyproject.toml, or a file provenance.toml."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, ClassVar, Literal

from provenance.corpus.dialect import PLAIN, Delimiters, Dialect
from provenance.corpus.keys import KEYS_BY_NAME
from provenance.errors import InputError
from provenance.findings.model import Severity


def _with_hyphens(name: str) -> str:
    return name.replace("_", "-")


@dataclass(frozen=True)
class Thresholds:
    """From where on something is reported.

    ``near_copy`` is the share of a text (0.5 to 1) another must hold, or the likeness of the two, for a near copy.
    ``shared_passage`` is the number of words (8 or more) in a row that two sources share.
    """

    near_copy: float = 0.8
    shared_passage: int = 20

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid", "alias_generator": _with_hyphens}


@dataclass(frozen=True)
class Config:
    """What a run is told to do. The fields are the keys of the file, with hyphens there.

    ``corpus`` is a folder, relative to the file that says so. ``select`` and ``ignore`` are rule codes or beginnings
    of codes (``SRC``, ``FACT6``); an empty ``select`` means every rule. ``severity`` gives rules another severity.
    ``per_file_ignores`` maps a pattern of paths to codes (``*`` also matches ``/``; a pattern without a leading ``/``
    matches at any depth). ``fail_on`` is the least severity that makes ``check`` exit 1. ``baseline`` is a file of
    findings left for later, relative to the file that says so. ``semantic`` adds meaning vectors to the matching of
    facts (the extra ``semantic``), ``parse`` a parser's opinion on their subjects (the extra ``parse``).

    For corpora that were there before this format: ``metadata_keys`` are keys of the corpus's own; ``metadata_names``
    maps other names of known keys to those (``date`` to ``published``); ``delimiters`` are the lines around texts, in
    which ``{id}`` stands for the id of the block. ``thresholds`` say from where on something is reported.
    """

    corpus: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    fail_on: Literal["error", "warning", "note"] = "error"
    baseline: str | None = None
    semantic: bool = False
    parse: bool = False
    metadata_keys: tuple[str, ...] = ()
    metadata_names: Mapping[str, str] = field(default_factory=dict)
    delimiters: Delimiters | None = None
    thresholds: Thresholds = Thresholds()

    __pydantic_config__: ClassVar[dict[str, Any]] = {
        "extra": "forbid",
        "alias_generator": _with_hyphens,
        "title": "provenance configuration",
    }

    @property
    def dialect(self) -> Dialect:
        """How the files of the corpus are to be read."""
        if not (self.metadata_keys or self.metadata_names or self.delimiters):
            return PLAIN
        return Dialect(frozenset(self.metadata_keys), self.metadata_names, self.delimiters)


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


_TABLES: dict[str, type[Delimiters | Thresholds]] = {"delimiters": Delimiters, "thresholds": Thresholds}


def keys(table: type[Config | Delimiters | Thresholds] = Config) -> tuple[str, ...]:
    """The keys a configuration, or a table in it, may hold, as written in the file."""
    return tuple(_with_hyphens(name) for name in (each.name for each in fields(table)))


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
        config = TypeAdapter(Config).validate_python(table)
    except ValidationError as error:
        # a key that is missing may be there under a name nobody knows
        first = min(error.errors(include_url=False), key=lambda one: one["type"] != "unexpected_keyword_argument")
        where = ".".join(str(part) for part in first["loc"])
        if first["type"] in ("unexpected_keyword_argument", "missing"):
            from provenance.findings.nearest import did_you_mean

            *table_of, key = map(str, first["loc"])
            known = keys(_TABLES[table_of[0]]) if table_of else keys()
            if first["type"] == "missing":
                raise InputError(f"{shown}: `{table_of[0]}` lacks `{key}`", f"it takes {', '.join(known)}") from None
            raise InputError(f"{shown}: unknown key `{where}`", did_you_mean(key, known)) from None
        got = first["input"]
        raise InputError(
            f"{shown}: bad value for `{where}`: {got!r}", first["msg"][:1].lower() + first["msg"][1:]
        ) from None
    for message, hint in _faults(config):
        raise InputError(f"{shown}: {message}", hint)
    return config


def _faults(config: Config) -> Iterator[tuple[str, str]]:
    """What is of the right form and still cannot be meant, each with how to mend it."""
    from provenance.findings.nearest import did_you_mean

    for key in config.metadata_keys:
        if key in KEYS_BY_NAME:
            yield f"metadata-keys: `{key}` is a key of the format already", "take it out"
        if not key.strip():
            yield "metadata-keys: a key is empty", "take it out"
    for name, key in config.metadata_names.items():
        if key not in KEYS_BY_NAME or key == "seed":
            hint = did_you_mean(key, [each for each in KEYS_BY_NAME if each != "seed"])
            yield f"metadata-names: `{name}` is mapped to `{key}`, which is no key of the format", hint
        if name in KEYS_BY_NAME:
            yield f"metadata-names: `{name}` is a key of the format already", "take it out"
        if name in config.metadata_keys:
            yield f"`{name}` is under metadata-keys and under metadata-names", "take it out of one of them"
    if config.delimiters is not None and (fault := config.delimiters.fault()) is not None:
        yield f"delimiters: {fault}", 'for example open = "=== {id} ===", close = "=== end {id} ==="'
    if not 0.5 <= config.thresholds.near_copy <= 1:
        yield f"thresholds.near-copy: {config.thresholds.near_copy} is no share from 0.5 to 1", "0.8 is the default"
    if config.thresholds.shared_passage < 8:
        yield f"thresholds.shared-passage: {config.thresholds.shared_passage} words are too few", "8 is the least"
