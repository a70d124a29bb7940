"""The words of a check that ask for nothing out of the common, read before anything heavy is imported."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

_FLAGS = frozenset({"--quiet", "-q", "--exit-zero", "--statistics"})
_OPTIONS = frozenset({"--select", "--ignore", "--format", "--fail-on"})
NO_CACHE = "--no-cache"


class Plain(NamedTuple):
    """Paths, options with their values in order, and flags, none of which reads or writes elsewhere."""

    paths: Sequence[str]
    options: Mapping[str, Sequence[str]]
    flags: frozenset[str]


def plain(arguments: Sequence[str]) -> Plain | None:
    """The arguments of ``provenance check``; None where one of them is not plain."""
    paths: list[str] = []
    options: dict[str, list[str]] = {}
    flags: set[str] = set()
    rest = list(arguments)
    while rest:
        argument = rest.pop(0)
        name, equals, value = argument.partition("=")
        if name in _OPTIONS:
            if not equals:
                if not rest or rest[0].startswith("-"):
                    return None
                value = rest.pop(0)
            options.setdefault(name, []).append(value)
        elif not argument.startswith("-"):
            paths.append(argument)
        elif argument in _FLAGS or argument == NO_CACHE:
            flags.add(argument)
        else:
            return None
    return Plain(paths, options, frozenset(flags))


def codes(values: Sequence[str]) -> tuple[str, ...]:
    """The codes, or beginnings of codes, that values of an option name."""
    return tuple(code.strip() for value in values for code in value.split(",") if code.strip())
