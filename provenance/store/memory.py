"""Remembers what functions of blocks gave: by a digest of all that they were given, and of the program."""

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from typing import Any, TypeVar

from provenance.store.cache import Cache
from provenance.store.codec import decode, encode
from provenance.store.version import program

_Value = TypeVar("_Value")


class Memory:
    """A cache for one program: what another version of it worked out is not found."""

    def __init__(self, cache: Cache, version: str) -> None:
        self._cache, self._version = cache, version

    @classmethod
    def of(cls, cache: Cache | None) -> "Memory | None":
        """The memory in a cache; None where there is none, or the program cannot be told."""
        version = program()
        return None if cache is None or version is None else cls(cache, version)

    def key(self, name: str, *given: object) -> str:
        """The key of what the function of that name makes of what it was given (values with an exact ``repr``)."""
        return sha256(repr((self._version, name, given)).encode("utf-8", "surrogateescape")).hexdigest()

    def recall(self, kind: Any, keys: Sequence[str]) -> dict[str, Any]:
        """The values of the type ``kind`` kept under these keys, as far as there are any."""
        found = {}
        for key, data in self._cache.get(keys).items():
            try:
                found[key] = decode(kind, data)
            except ValueError:
                continue
        return found

    def keep(self, values: Mapping[str, object]) -> None:
        """Keep values under their keys."""
        self._cache.put({key: encode(value) for key, value in values.items()})

    def each(self, kind: Any, keys: Sequence[str], work: Callable[[int], Any]) -> list[Any]:
        """For each key what is kept under it, else what ``work`` gives for its place; that is kept then."""
        known = self.recall(kind, list(dict.fromkeys(keys)))
        made: dict[str, Any] = {}
        for at, key in enumerate(keys):
            if key not in known:
                known[key] = made[key] = work(at)
        self.keep(made)
        return [known[key] for key in keys]


def remembered(
    memory: Memory | None,
    name: str,
    kind: type[_Value],
    given: Sequence[tuple[object, ...]],
    work: Callable[[int], _Value],
) -> list[_Value]:
    """For each of ``given`` what ``work`` makes of it (by its place), or made of it before, where there is a memory.

    ``given`` must say all that the result depends on, the program apart; ``kind`` is the type of the results.
    """
    if memory is None:
        return [work(at) for at in range(len(given))]
    return memory.each(kind, [memory.key(name, *one) for one in given], work)
