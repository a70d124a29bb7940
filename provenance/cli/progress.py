"""Says that work goes on: on standard error, and only where a person watches."""

import sys
from collections.abc import Callable, Iterator
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


@contextmanager
def counting(what: str, *, quiet: bool = False) -> Iterator[Callable[[int, int], None]]:
    """Like :func:`working`, for work in steps: the body is given what to tell how many are done, and of how many."""
    if quiet or not sys.stderr.isatty():
        yield lambda _done, _of: None
        return
    from rich.console import Console

    with Console(stderr=True).status(what) as status:
        yield lambda done, of: status.update(f"{what}: {done} of {of}")
