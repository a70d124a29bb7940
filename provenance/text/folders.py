"""Where the tables of each language lie: those of this package, and those other packages bring."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from provenance.errors import InputError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

# A package without code into which any distribution may put a folder a language; found without reading metadata.
OUTSIDE = "provenance_languages"
# What a language must have, all of it: who finds its sentences will also look for its names.
TABLES = (
    "calendar", "counts", "currencies", "function_words", "grammar", "hedges", "measures", "money", "names", "numbers",
    "roles", "speech", "units",
)  # fmt: skip


def shared_folder() -> "Traversable":
    """Where the tables that all languages share lie, and a folder for each language of this package."""
    folder = Path(__file__).parent.parent / "facts" / "lang"
    if folder.is_dir():
        return folder
    from importlib.resources import files  # out of an archive, which takes its time

    return files("provenance") / "facts" / "lang"


@cache
def language_folders() -> "Mapping[str, Traversable]":
    """The folder of each language by its code (ISO 639-1), sorted by code; those of this package win.

    Raises:
        InputError: a folder of another package lacks a table.
    """
    own = shared_folder()
    found: dict[str, Traversable] = {each.name: each for each in own.iterdir() if (each / "numbers.toml").is_file()}
    for folder in _outside():
        missing = [f"{name}.toml" for name in TABLES if not (folder / f"{name}.toml").is_file()]
        if missing:
            raise InputError(
                f"the language {folder.name!r} in {OUTSIDE} lacks {', '.join(missing)}",
                "Add the tables (docs/languages.md says what each holds), or remove the folder.",
            )
        found.setdefault(folder.name, folder)
    return MappingProxyType(dict(sorted(found.items())))


def _outside() -> Iterator[Path]:
    spec = find_spec(OUTSIDE)
    for place in spec.submodule_search_locations or () if spec is not None else ():
        yield from sorted(each for each in Path(place).iterdir() if (each / "numbers.toml").is_file())
