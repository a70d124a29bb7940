"""Which corpora a check is about, and which of their files."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from provenance.errors import InputError

if TYPE_CHECKING:
    from provenance.config import Located
    from provenance.corpus.model import Corpus


@dataclass(frozen=True)
class Target:
    """A corpus, and the paths (as it has them) findings are wanted for; None: all of it."""

    corpus: "Corpus"
    only: frozenset[str] | None = None

    @property
    def size(self) -> int:
        """How many files are looked at."""
        if self.only is not None:
            return len(self.only)
        corpus = self.corpus
        return len(corpus.seeds) + len(corpus.unreadable) + (corpus.index is not None)


@dataclass
class _Wanted:
    """What of one corpus is asked for: all of it, or some paths (absolute)."""

    all: bool = False
    paths: list[Path] = field(default_factory=list)


def targets(paths: Sequence[Path], located: "Located") -> Iterator[Target]:
    """What ``paths`` mean: corpora, and loose files taken together; without any, the corpus of this place.

    Raises:
        InputError: a path does not exist, or there is no corpus here.
    """
    from provenance.corpus.load import find_corpus, load

    here, dialect = Path.cwd(), located.config.dialect
    if not paths:
        folder = _below(_configured(located) or find_corpus(here), here)
        yield Target(load([folder], working_directory=here, dialect=dialect))
        return
    wanted, loose = _sorted_out(paths, located)
    for root, some in wanted.items():
        relative = not all(path.is_absolute() for path in some.paths)
        named = Path(os.path.relpath(root, here)) if relative else root
        corpus = load([named], working_directory=here, dialect=dialect)
        if some.all:
            yield Target(corpus)
            continue
        members = _members(corpus)
        only = set()
        for path in some.paths:
            name = _shown(corpus, _absolute(path))
            if path.is_dir():
                only |= {member for member in members if member.startswith(name + "/")}
            elif name in members:
                only.add(name)
            elif path.name.lower() != "readme.md":  # a remark of the curator's, as in the corpus as a whole
                loose.append(path)
        yield Target(corpus, frozenset(only))
    if loose:
        yield Target(load(loose, working_directory=here, dialect=dialect))


def _sorted_out(paths: Sequence[Path], located: "Located") -> tuple[dict[Path, _Wanted], list[Path]]:
    """What is wanted of which corpus folder, and the files that are in none."""
    from provenance.corpus.load import corpus_meant, enclosing_corpus

    configured = _configured(located)
    configured = None if configured is None else _absolute(configured)
    wanted: dict[Path, _Wanted] = {}
    loose: list[Path] = []
    for path in map(corpus_meant, paths):
        absolute = _absolute(path)
        if not absolute.exists():
            raise InputError(f"{path} does not exist", "name an existing file or folder")
        root = enclosing_corpus(absolute)
        if root is None and configured is not None and absolute.is_relative_to(configured):
            root = configured
        if root is None and absolute.is_dir():
            root = absolute
        if root is None:
            loose.append(path)
            continue
        some = wanted.setdefault(root, _Wanted())
        some.all = some.all or root == absolute
        some.paths.append(path)
    return wanted, loose


def _configured(located: "Located") -> Path | None:
    """The corpus folder the configuration names.

    Raises:
        InputError: it is not there.
    """
    folder = located.corpus
    if folder is not None and not folder.is_dir():
        from provenance.config import shown

        where = shown(located.file) if located.file is not None else "configuration"
        raise InputError(f"{where}: corpus: there is no folder `{located.config.corpus}`", "correct it, or name PATHS")
    return folder


def _absolute(path: Path) -> Path:
    """The path from the root, without ``..``, links not followed."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - Path.absolute keeps the dots


def _below(folder: Path, here: Path) -> Path:
    """The folder relative to the working directory, where it lies below it."""
    absolute = _absolute(folder)
    return absolute.relative_to(here) if absolute.is_relative_to(here) else absolute


def _members(corpus: "Corpus") -> frozenset[str]:
    index = () if corpus.index is None else (corpus.index.file.path,)
    unreadable = (file.path for file in corpus.unreadable)
    lists = (file.path for file in corpus.lists)
    return frozenset((*index, *(seed.file.path for seed in corpus.seeds), *unreadable, *lists))


def _shown(corpus: "Corpus", path: Path) -> str:
    """The name a file of the corpus goes by in findings."""
    relative = os.path.relpath(path, corpus.root) if corpus.root is not None else str(path)
    return (PurePosixPath(corpus.folder) / Path(relative).as_posix()).as_posix()


def typed(name: Path, data: bytes, located: "Located") -> Target:
    """The file ``name`` with other content than the disk has, in its corpus where it is in one."""
    from provenance.corpus.index import INDEX_NAME, parse_index
    from provenance.corpus.load import load
    from provenance.corpus.model import Corpus
    from provenance.corpus.seed import parse_seed
    from provenance.text.decode import text_file

    here, dialect = Path.cwd(), located.config.dialect
    roots = [] if not name.parent.is_dir() else list(_sorted_out([name.parent], located)[0])
    if not roots or not (roots[0] / INDEX_NAME).is_file():
        file = text_file(name.name if name.is_absolute() else name.as_posix(), data)
        return Target(Corpus(None, (parse_seed(file, dialect),)))
    corpus = load([_below(roots[0], here)], working_directory=here, dialect=dialect)
    path = _shown(corpus, _absolute(name))
    file = text_file(path, data)
    if corpus.index is not None and path == corpus.index.file.path:
        return Target(replace(corpus, index=parse_index(file)), frozenset({path}))
    others = [seed for seed in corpus.seeds if seed.file.path != path]
    seeds = tuple(sorted([*others, parse_seed(file, dialect)], key=lambda seed: seed.file.path))
    unreadable = tuple(one for one in corpus.unreadable if one.path != path)
    return Target(replace(corpus, seeds=seeds, unreadable=unreadable), frozenset({path}))
