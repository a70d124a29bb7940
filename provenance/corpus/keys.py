"""The known metadata keys: one table, and the JSON Schemas made from it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

FORMAT_VERSION = "1"
"""The version of the seed format this code reads and writes, the value of the key ``seed``."""

OWN_KEY_PREFIX = "x-"
"""Keys of a corpus's own start with this; anything may stand in them."""

SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"

ID_PATTERN = r"[A-Za-z0-9](?:[A-Za-z0-9._\-]{0,98}[A-Za-z0-9])?"
"""The id of a seed or block (no anchors): ASCII letters, digits, ``.``, ``_``, ``-``, at most 100 characters."""

_MONTH, _DAY = "(?:0[1-9]|1[0-2])", "(?:0[1-9]|[12][0-9]|3[01])"
_CLOCK = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_TIME = rf"T{_CLOCK}(?::[0-5][0-9](?:\.[0-9]{{1,9}})?)?(?:Z|[+\-]{_CLOCK})?"


class Where(StrEnum):
    """In which header a key may stand. ``BOTH``: in the front matter, and in a block's header over it."""

    FRONT = "front"
    BLOCK = "block"
    BOTH = "both"


class ValueKind(StrEnum):
    """What the value of a key has to be."""

    TEXT = "text"
    ID = "id"
    DATE = "date"
    LANGUAGE = "language"
    URL = "url"
    SHA256 = "sha256"
    INTEGER = "integer"
    VERSION = "version"


PATTERNS: dict[ValueKind, str] = {
    ValueKind.TEXT: r"\S",
    ValueKind.ID: rf"^{ID_PATTERN}$",
    ValueKind.DATE: rf"^[0-9]{{4}}(?:-{_MONTH}(?:-{_DAY}(?:{_TIME})?)?)?$",
    ValueKind.LANGUAGE: r"^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,6}$",
    ValueKind.URL: r"^https?://[^\s/?#]+[^\s]*$",
    ValueKind.SHA256: r"^[0-9a-f]{64}$",
    ValueKind.INTEGER: r"^(?:0|[1-9][0-9]{0,17})$",
    ValueKind.VERSION: rf"^{FORMAT_VERSION}$",
}
"""What a value of each kind matches (ECMA and Python read these alike)."""

EXPECTED: dict[ValueKind, str] = {
    ValueKind.TEXT: "some text",
    ValueKind.ID: "ASCII letters, digits, '.', '_' or '-', with a letter or digit at both ends, at most 100 characters",
    ValueKind.DATE: "an ISO 8601 date: 2025, 2025-01, 2025-01-23 or 2025-01-23T09:30:00+01:00",
    ValueKind.LANGUAGE: "a language tag such as fr, en or fr-CA",
    ValueKind.URL: "an address that starts with http:// or https://",
    ValueKind.SHA256: "64 lower-case hexadecimal digits",
    ValueKind.INTEGER: "a whole number without sign",
    ValueKind.VERSION: f"{FORMAT_VERSION}, the version of the seed format",
}
"""What a value of each kind is, in words that complete "must be …"."""


@dataclass(frozen=True, slots=True)
class Key:
    """One known key: its name, where it may stand, what its value is, and what it says in words."""

    name: str
    where: Where
    kind: ValueKind
    meaning: str
    required: bool = False


KEYS: tuple[Key, ...] = (
    Key("seed", Where.FRONT, ValueKind.VERSION, "Version of the seed format.", required=True),
    Key("id", Where.FRONT, ValueKind.ID, "Name of the seed, unique in the corpus.", required=True),
    Key("title", Where.BOTH, ValueKind.TEXT, "Title of the text, as published."),
    Key("publisher", Where.BOTH, ValueKind.TEXT, "Who published the text."),
    Key(
        "origin",
        Where.BOTH,
        ValueKind.TEXT,
        "The newsroom or agency whose reporting it is, where that is not the publisher (a reprinted agency text).",
    ),
    Key("author", Where.BOTH, ValueKind.TEXT, "Who wrote the text, as credited."),
    Key("published", Where.BOTH, ValueKind.DATE, "When the text was published."),
    Key("retrieved", Where.BOTH, ValueKind.DATE, "When the text was fetched."),
    Key("url", Where.BOTH, ValueKind.URL, "Where the text was published."),
    Key("archive_url", Where.BOTH, ValueKind.URL, "Where an archived copy is kept."),
    Key("language", Where.BOTH, ValueKind.LANGUAGE, "Language of the text."),
    Key("licence", Where.BOTH, ValueKind.TEXT, "Under which terms the text may be used."),
    Key("derived_from", Where.BOTH, ValueKind.TEXT, "Id of the seed or block this text was made from."),
    Key("translation_of", Where.BOTH, ValueKind.TEXT, "Id of the seed or block this text translates."),
    Key("extractor", Where.BOTH, ValueKind.TEXT, "Program and version that took the text out of the raw file."),
    Key("raw_sha256", Where.BOTH, ValueKind.SHA256, "SHA-256 of the raw file the text was taken from."),
    Key("note", Where.BOTH, ValueKind.TEXT, "Anything a reader should know."),
    Key(
        "sha256",
        Where.BLOCK,
        ValueKind.SHA256,
        "SHA-256 of the bytes of the block's text (in the front matter only for a seed without block markers).",
    ),
    Key(
        "bytes",
        Where.BLOCK,
        ValueKind.INTEGER,
        "Number of bytes of the block's text (in the front matter only for a seed without block markers).",
    ),
)

KEYS_BY_NAME: dict[str, Key] = {key.name: key for key in KEYS}


def front_matter_keys(*, implicit_block: bool) -> tuple[str, ...]:
    """Names of the keys the front matter may hold; a seed without markers keeps those of its one block there too."""
    return tuple(key.name for key in KEYS if implicit_block or key.where is not Where.BLOCK)


def block_header_keys() -> tuple[str, ...]:
    """Names of the keys the header of a block may hold."""
    return tuple(key.name for key in KEYS if key.where is not Where.FRONT)


def _value_schema(key: Key) -> dict[str, Any]:
    schema: dict[str, Any] = {"description": key.meaning, "type": "string"}
    if key.kind in (ValueKind.INTEGER, ValueKind.VERSION):
        # Our reader keeps every value as text; other YAML readers see a number here, and it is right so.
        schema["type"] = ["string", "integer"]
        schema["minimum"] = 1 if key.kind is ValueKind.VERSION else 0
        if key.kind is ValueKind.VERSION:
            schema["maximum"] = int(FORMAT_VERSION)
    schema["pattern"] = PATTERNS[key.kind]
    return schema


def _object_schema(title: str, description: str, names: tuple[str, ...]) -> dict[str, Any]:
    keys = [KEYS_BY_NAME[name] for name in names]
    schema: dict[str, Any] = {
        "$schema": SCHEMA_DIALECT,
        "title": title,
        "description": description,
        "type": "object",
        "properties": {key.name: _value_schema(key) for key in keys},
        "patternProperties": {f"^{OWN_KEY_PREFIX}": {"description": "A key of the corpus's own.", "type": "string"}},
        "additionalProperties": False,
    }
    required = [key.name for key in keys if key.required]
    if required:
        schema["required"] = required
    return schema


def front_matter_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of the front matter of a seed."""
    return _object_schema(
        "Front matter of a seed",
        "Metadata of a seed: the default for each of its blocks.",
        front_matter_keys(implicit_block=True),
    )


def block_header_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of the header of a block."""
    return _object_schema(
        "Header of a block",
        "Metadata of one block, laid over the front matter of its seed.",
        block_header_keys(),
    )
