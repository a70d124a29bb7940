"""Says that work goes on: on standard error, and only where a person watches."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def working(what: str, *, quiet: bool = False) -> Iterator[None]:
    """Show ``what`` while the body runs; nothing at all unless standard error is a terminal."""
    if quiet or not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(what):
        yield
