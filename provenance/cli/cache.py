"""The option ``--no-cache``, and what is kept of a command for the next time."""

from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli import unchanged

if TYPE_CHECKING:
    from provenance.store.memory import Memory

NoCache = Annotated[
    bool, typer.Option("--no-cache", help="Work everything out anew, and remember nothing for the next time.")
]


def memory(no_cache: bool = False) -> "Memory | None":
    """What this program worked out before; None where that is not wanted, or there is no place for it."""
    from provenance.store.cache import Cache, default_folder
    from provenance.store.memory import Memory

    folder = None if no_cache else default_folder()
    return None if folder is None else Memory.of(Cache(folder))


def remember(code: int, text: str, summary: str) -> None:
    """Keep the answer of this process's check, where it is of a kind that may be kept."""
    asked, unchanged.asked = unchanged.asked, None
    if asked is not None:
        asked.keep(code, text, summary)
