"""Where the corpora lie that a check is about, told before anything heavy is imported."""

import os
from collections.abc import Sequence

from provenance.quick import INDEX


def roots_of(paths: Sequence[str], configured: str | None) -> tuple[str, ...]:
    """The folders, and the files outside of any corpus, that a check of these paths looks at.

    Raises:
        ValueError: there is none.
    """
    roots = dict.fromkeys([] if paths else [configured or _found()])
    for path in map(os.path.abspath, paths):
        path = corpus_meant(path)
        above = _enclosing(path)
        if above is None and configured is not None and (path + os.sep).startswith(configured + os.sep):
            above = configured
        roots[above or path] = None
    if not all(os.path.exists(root) for root in roots):
        raise ValueError(paths)
    return tuple(roots)


def corpus_meant(path: str) -> str:
    """What a path stands for: a project's folder means the indexed folder ``seeds`` in it, all else itself."""
    inner = os.path.join(path, "seeds")
    if not os.path.isfile(os.path.join(path, INDEX)) and os.path.isfile(os.path.join(inner, INDEX)):
        return inner
    return path


def _found() -> str:
    folder = os.getcwd()
    while True:
        if os.path.isdir(os.path.join(folder, "seeds")):
            return os.path.join(folder, "seeds")
        if os.path.isfile(os.path.join(folder, INDEX)):
            return folder
        above = os.path.dirname(folder)
        if above == folder:
            raise ValueError("no corpus")
        folder = above


def _enclosing(path: str) -> str | None:
    folder = path
    while not os.path.isfile(os.path.join(folder, INDEX)):
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above
    return folder
