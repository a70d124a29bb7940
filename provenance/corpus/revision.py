"""A corpus as git recorded it at a revision."""

import os
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from provenance.corpus.dialect import PLAIN, Dialect
from provenance.corpus.index import INDEX_NAME, parse_index
from provenance.corpus.listing import DECISIONS_NAME, WATCH_NAME
from provenance.corpus.load import is_seed_name
from provenance.corpus.model import Corpus, Index, Seed, Unreadable
from provenance.corpus.seed import parse_seed
from provenance.errors import InputError
from provenance.text.decode import MAX_FILE_BYTES, text_file

# A hook is started with these set for the repository it runs in; here the folder of the corpus says which one is meant.
_GIT = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR")


def load_revision(root: Path, revision: str, folder: str, dialect: Dialect = PLAIN) -> Corpus:
    """The files of the corpus folder ``root`` at ``revision``, read from git and not from the disk.

    A folder the revision does not have is an empty corpus. ``folder`` is the root as paths shall show it,
    ``dialect`` what the files write otherwise than the format.

    Raises:
        InputError: the folder is in no git repository, git is missing, or there is no such revision.
    """
    listing = _git(root, "ls-tree", "-r", "-z", "--end-of-options", _tree(root, revision)).split(b"\0")
    wanted = []
    unreadable = []
    for line in filter(None, listing):
        head, _, raw = line.partition(b"\t")
        mode, _, blob = head.decode("ascii").split(" ")[:3]
        name = PurePosixPath(os.fsdecode(raw))
        if name.as_posix() not in (INDEX_NAME, WATCH_NAME, DECISIONS_NAME) and not is_seed_name(name):
            continue
        if mode == "120000":
            unreadable.append(Unreadable(_shown(folder, name), "it is a link, which is not followed in a revision"))
        else:
            wanted.append((name, blob))
    index: Index | None = None
    seeds: list[Seed] = []
    lists = []
    for (name, _), data in zip(wanted, _blobs(root, [blob for _, blob in wanted]), strict=True):
        path = _shown(folder, name)
        if len(data) > MAX_FILE_BYTES:
            unreadable.append(Unreadable(path, f"it is larger than {MAX_FILE_BYTES // (1024 * 1024)} MiB"))
        elif name.as_posix() == INDEX_NAME:
            index = parse_index(text_file(path, data))
        elif name.as_posix() in (WATCH_NAME, DECISIONS_NAME):
            lists.append(text_file(path, data))
        else:
            seeds.append(parse_seed(text_file(path, data), dialect))
    in_order = tuple(sorted(seeds, key=lambda seed: seed.file.path))
    return Corpus(root, in_order, index, tuple(unreadable), folder, tuple(lists))


def _shown(folder: str, name: PurePosixPath) -> str:
    return f"{folder}/{name}" if folder else name.as_posix()


def _tree(root: Path, revision: str) -> str:
    found = _run(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{tree}}")
    if found.returncode == 0:
        return found.stdout.decode("ascii").strip()
    if _run(root, "rev-parse", "--git-dir").returncode != 0:
        raise InputError("the corpus is in no git repository", "run this in a clone, or leave out the revision")
    raise InputError(f"git knows no revision `{revision}`", "name a commit, a branch or a tag (`git log --oneline`)")


def _blobs(root: Path, names: Sequence[str]) -> Iterator[bytes]:
    """The contents of blobs, in the order of their names."""
    if not names:
        return
    answer = _git(root, "cat-file", "--batch", given="".join(f"{name}\n" for name in names).encode("ascii"))
    at = 0
    for name in names:
        line = answer.index(b"\n", at)
        head = answer[at:line].split(b" ")
        if head[0] != name.encode("ascii") or len(head) != 3:
            raise InputError(f"git cannot read the object {name}", "`git fsck` says what is wrong with the repository")
        size = int(head[2])
        yield answer[line + 1 : line + 1 + size]
        at = line + size + 2


def _git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    done = _run(root, *arguments, given=given)
    if done.returncode != 0:
        reason = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise InputError(f"git {arguments[0]} failed: {reason[-1] if reason else done.returncode}")
    return done.stdout


def _run(root: Path, *arguments: str, given: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    environment = {key: value for key, value in os.environ.items() if key not in _GIT}
    try:
        return subprocess.run(  # noqa: S603 - the program is git, each argument is one word of its own
            ["git", "-C", str(root), *arguments],  # noqa: S607 - git is where the user has it
            input=given,
            capture_output=True,
            env=environment,
            check=False,
        )
    except OSError as error:
        raise InputError(f"git cannot be run: {error.strerror}", "install git, or leave out the revision") from None
