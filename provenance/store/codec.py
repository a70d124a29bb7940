"""Frozen values as JSON and back, by their types: nothing is run that the bytes say."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from json import dumps, loads
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

_Convert = Callable[[Any], Any]
# Before a day, where a number may stand as well.
_DAY = "@"


def encode(value: object) -> bytes:
    """A value of dataclasses, tuples, sets and mappings of strings, numbers, days and enumerations as JSON.

    A list is taken as it is: all in it must be what JSON has. A mere string is kept as its characters.
    """
    if type(value) is str:
        return value.encode("utf-8", "surrogatepass")
    return dumps(_plain(value), separators=(",", ":")).encode("ascii")


def decode(kind: Any, data: bytes) -> Any:
    """The value of the type ``kind`` that was encoded.

    Raises:
        ValueError: these bytes are none.
    """
    try:
        return data.decode("utf-8", "surrogatepass") if kind is str else _reader(kind)(loads(data))
    except (TypeError, KeyError, IndexError, AttributeError, ArithmeticError, RecursionError) as error:
        raise ValueError("no such value") from error


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return _DAY + value.isoformat()
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, list):  # values are frozen: a list holds what JSON has already
        return value
    if isinstance(value, frozenset):
        return sorted(map(_plain, value))
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    return [_plain(each) for each in _values(value.__class__)(value)]


@cache
def _values(kind: Any) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the values of the fields of a dataclass, in their order."""
    names = [field.name for field in fields(kind)]
    return attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)


@cache
def _reader(kind: Any) -> _Convert:
    """What makes a value of that type of what JSON gives."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _one_of([each for each in inner if each is not NoneType])
    if origin is tuple and inner[-1] is Ellipsis:
        each = _reader(inner[0])
        return tuple if each is _same else lambda found: tuple([each(one) for one in found])
    if origin is tuple:
        parts = [_reader(one) for one in inner]
        return lambda found: tuple([read(one) for read, one in zip(parts, found, strict=True)])
    if origin is frozenset:
        return frozenset
    if origin is dict:
        value = _reader(inner[1])
        return _same if value is _same else lambda found: {key: value(one) for key, one in found.items()}
    if isinstance(kind, type) and issubclass(kind, Enum):
        members: dict[Any, Any] = {member.value: member for member in kind}
        return members.__getitem__
    if isinstance(kind, type) and is_dataclass(kind):
        return _record(kind)
    readers: dict[Any, _Convert] = {Decimal: Decimal, date: _day}
    return readers.get(kind, _same)


def _one_of(kinds: list[Any]) -> _Convert:
    if {Decimal, date} == set(kinds):
        return lambda found: None if found is None else _day(found) if found[:1] == _DAY else Decimal(found)
    (kind,) = kinds
    read = _reader(kind)
    return _same if read is _same else lambda found: None if found is None else read(found)


def _record(kind: Any) -> _Convert:
    hints = get_type_hints(kind)
    readers = [_reader(hints[field.name]) for field in fields(kind)]
    changed = [(at, read) for at, read in enumerate(readers) if read is not _same]

    number = len(readers)

    def read_record(found: Any) -> Any:
        if len(found) != number:
            raise ValueError("no such value")
        for at, read in changed:
            found[at] = read(found[at])  # nobody else has this list: it was read for this record
        return kind(*found)

    return read_record


def _day(found: str) -> date:
    return date.fromisoformat(found.removeprefix(_DAY))


def _same(found: Any) -> Any:
    return found
