"""A YAML header as written: every key and value with its exact place, duplicates kept, nothing reinterpreted.

YAML's own events are read rather than a built value: they keep the text of a scalar (``no`` stays a word, ``1.10``
keeps its zero), both of two equal keys, and the offset of everything. Line numbers of the YAML reader are never used,
because it counts U+0085 and U+2028 as line ends.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from provenance.corpus.dialect import PLAIN, Dialect
from provenance.corpus.header_lines import by_lines, simple_entries
from provenance.corpus.keys import KEYS_BY_NAME
from provenance.corpus.model import Entry, Header, Problem

if TYPE_CHECKING:
    from yaml.events import Event

MAX_HEADER_BYTES = 64 * 1024
_MAX_DEPTH = 8  # the YAML reader takes quadratic time on deep nesting; a header needs a depth of one

BROKEN, DUPLICATE = "META202", "META203"

_LINE_HELP = "Write one `key: value` a line; put a value that holds `: `, ` #` or a leading mark in double quotes."

_OWN_KEY_HELP = (
    "Write one text there in double quotes; or name the key under `metadata-keys` in the configuration, if it is one "
    "of your own."
)

# What the YAML reader would take for a line end or an encoding mark, or refuse, though YAML 1.2 (or another rule of
# ours) has its own say on it. Each is replaced one for one while reading, so no offset moves.
_ODD = re.compile("[\x85\u2028\u2029\ufeff\ud800-\udfff]")

# What the YAML reader was at when it found no end: the mistake is where that began.
_FROM_WHERE_IT_BEGAN = frozenset(
    (
        "while scanning a simple key",
        "while scanning a quoted scalar",
        "while parsing a flow sequence",
        "while parsing a flow mapping",
    )
)
# A value that opens with a quotation mark of which there is no second on the line.
_QUOTE = re.compile(r"^[^\s:\"'#]{1,100}:[ \t]{1,20}(?:(\")[^\"\n]*$|(')[^'\n]*$)", re.MULTILINE)

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


def read_header(text: str, start: int, end: int, dialect: Dialect = PLAIN) -> tuple[Header, tuple[Problem, ...]]:
    """Read the YAML mapping that stands at ``text[start:end]`` (code points); places count from the start of ``text``.

    Never raises on content. What is broken comes back as problems META202 (no YAML, no mapping, a value that is no
    plain text, an anchor, alias or tag, more than 64 kB) and META203 (a key given twice, once for each further one).
    Where the YAML cannot be read at all, the entries are those a line-by-line reading finds. Keys that ``dialect`` has
    another name for come back under the known name; values of its own keys may be anything, kept as it is written.
    """
    source = text[start:end]
    if len(source) > MAX_HEADER_BYTES or len(source.encode("utf-8", "surrogateescape")) > MAX_HEADER_BYTES:
        problem = Problem(
            BROKEN,
            start,
            end,
            f"the header is larger than {MAX_HEADER_BYTES} bytes",
            "Keep metadata in the header and text in a block; if a text stands here, a closing mark is missing above.",
        )
        entries = renamed(by_lines(source[:MAX_HEADER_BYTES], start), dialect)
        return Header(start, end, entries), (problem, *_duplicates(entries))
    simple = simple_entries(source, start)
    if simple is not None:
        simple = renamed(simple, dialect)
        return Header(start, end, simple), tuple(_duplicates(simple))
    read, problems = _by_yaml(source, start, dialect.own)
    entries = renamed(read, dialect)
    return Header(start, end, entries), (*problems, *_duplicates(entries))


def renamed(entries: Iterable[Entry], dialect: Dialect) -> tuple[Entry, ...]:
    """The entries under the names the format has for their keys."""
    if not dialect.names:
        return tuple(entries)
    return tuple(
        replace(entry, key=dialect.names[entry.key]) if entry.key in dialect.names else entry for entry in entries
    )


def values(header: Header) -> dict[str, str]:
    """The values by key; of a key given twice, the first."""
    found: dict[str, str] = {}
    for entry in header.entries:
        found.setdefault(entry.key, entry.value)
    return found


def _duplicates(entries: tuple[Entry, ...]) -> Iterator[Problem]:
    seen: set[str] = set()
    for entry in entries:
        if entry.key in seen:
            yield Problem(
                DUPLICATE,
                entry.key_start,
                entry.key_end,
                f"the key `{entry.key}` is given twice; the first value counts",
                "Keep one of the two lines.",
            )
        seen.add(entry.key)


@dataclass(frozen=True, slots=True)
class _Fault:
    """What this format does not have; offsets count from the start of the header."""

    message: str
    start: int
    end: int
    foreign: str = ""


class _BrokenError(Exception):
    """The YAML cannot be read further."""

    def __init__(self, message: str, start: int, end: int) -> None:
        super().__init__(message)
        self.fault = _Fault(message, start, end)


def _stand_ins(source: str) -> dict[str, str]:
    """For each odd character of ``source``, a private-use character that does not occur in it."""
    odd = sorted(set(_ODD.findall(source)))
    free = (chr(code) for code in range(0xF0000, 0xFFFFE) if chr(code) not in source)
    return dict(zip(odd, free, strict=False))


def _by_yaml(source: str, start: int, own: Collection[str] = ()) -> tuple[tuple[Entry, ...], list[Problem]]:
    stand_ins = _stand_ins(source)
    readable = source.translate({ord(odd): stand_in for odd, stand_in in stand_ins.items()})
    back = {ord(stand_in): odd for odd, stand_in in stand_ins.items()}
    entries: list[Entry] = []
    problems: list[Problem] = []
    try:
        for found in _Reader(readable, own).pairs():
            if isinstance(found, _Fault):
                problems.append(_problem(found, start))
            else:
                key, value, places = found
                entries.append(Entry(key.translate(back), value.translate(back), *(start + place for place in places)))
    except _BrokenError as error:
        entries = list(by_lines(source, start))
        problems = [_problem(error.fault, start)]
    return tuple(entries), problems


def _problem(fault: _Fault, start: int) -> Problem:
    remedy = _OWN_KEY_HELP if fault.foreign and fault.foreign not in KEYS_BY_NAME else _LINE_HELP
    return Problem(BROKEN, start + fault.start, start + fault.end, fault.message, remedy, fault.foreign)


_Pair = tuple[str, str, tuple[int, int, int, int]]


class _Reader:
    """Walks the events of one YAML document that should be a flat mapping of scalars."""

    def __init__(self, source: str, own: Collection[str]) -> None:
        self.source = source
        self.own = own
        self.read_to = 0
        self.events = self._checked_events()

    def _checked_events(self) -> "Iterator[Event]":
        import yaml

        forbidden = _FORBIDDEN.search(self.source)
        if forbidden is not None:
            what = f"the header holds the character U+{ord(forbidden[0]):04X}, which YAML does not allow"
            raise _BrokenError(what, *forbidden.span())
        loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            yield from yaml.parse(self.source, Loader=loader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            if error.context in _FROM_WHERE_IT_BEGAN and error.context_mark is not None:
                mark = error.context_mark
            at = min(mark.index if mark is not None else 0, len(self.source))
            what = " ".join(part for part in (error.context, error.problem) if part)
            if "quoted" in (error.context or "") or self.source[at - 1 : at] in ('"', "'"):
                opened = max(_QUOTE.finditer(self.source, 0, self._line_end(at)), key=re.Match.start, default=None)
                if opened is not None:
                    quote = opened.lastindex or 1
                    what, at = f"the quotation mark {opened[quote]} is not closed on its line", opened.start(quote)
            raise _BrokenError(f"the header is not valid YAML ({what})", at, self._line_end(at)) from None
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            raise _BrokenError(f"the header is not valid YAML ({error})", 0, self._line_end(0)) from None

    def _line_end(self, at: int) -> int:
        newline = self.source.find("\n", at)
        end = newline if newline >= 0 else len(self.source)
        return end - 1 if end > at and self.source[end - 1] == "\r" else end

    def _next(self) -> "Event":
        event = next(self.events, None)
        if event is None:
            raise _BrokenError("the header is not valid YAML (it ends too early)", len(self.source), len(self.source))
        return event

    def _place(self, event: "Event") -> tuple[int, int]:
        if event.start_mark is None or event.end_mark is None:
            raise AssertionError("an event read from a text has marks")
        end = min(event.end_mark.index, len(self.source))
        start = min(event.start_mark.index, end)
        if self.source[start:end].strip(" \t\r\n"):
            while self.source[end - 1] in " \t\r\n":  # the mark behind a block scalar stands on the next line
                end -= 1
        else:
            end = start
        return start, end

    def pairs(self) -> "Iterator[_Pair | _Fault]":
        """Each pair with its four offsets; what is no plain text as a :class:`_Fault` to go on from.

        Raises:
            _BrokenError: where nothing behind can be trusted.
        """
        import yaml

        self._next()  # the stream
        opening = self._next()
        if isinstance(opening, yaml.StreamEndEvent):
            return
        top = self._next()
        if not isinstance(top, yaml.MappingStartEvent):
            start, end = self._place(top)
            if isinstance(top, yaml.ScalarEvent) and not top.value and start == end:
                return  # `---` and nothing behind it
            raise _BrokenError("the header is no list of `key: value` pairs", start, self._line_end(start))
        if top.anchor is not None or top.tag is not None:
            start, _ = self._place(top)
            raise _BrokenError("the header has a YAML anchor or tag, which this format does not use", start, start + 1)
        while not isinstance(key := self._next(), yaml.MappingEndEvent):
            yield from self._pair(key)
        self._next()  # the end of the document
        if not isinstance(behind := self._next(), yaml.StreamEndEvent):
            start, _ = self._place(behind)
            raise _BrokenError("the header holds a second YAML document", start, self._line_end(start))

    def _pair(self, key: "Event") -> "Iterator[_Pair | _Fault]":
        import yaml

        key_place = self._place(key)
        key_fault = self._fault(key, "key")
        value = self._next()
        value_place = self._place(value)
        value_fault = self._fault(value, "value")
        if key_fault is None and isinstance(key, yaml.ScalarEvent) and key.value in self.own:
            start, end = value_place[0], max(value_place[1], self.read_to)
            if value_fault is not None or not isinstance(value, yaml.ScalarEvent):
                written = self.source[start:end].rstrip()
                yield key.value, written, (*key_place, start, start + len(written))
                return
            value_fault = None
        if key_fault is not None:
            yield _Fault(key_fault, *key_place)
        elif value_fault is not None:
            start, end = value_place
            end = end if isinstance(value, yaml.ScalarEvent) else self._line_end(start)
            name = key.value if isinstance(key, yaml.ScalarEvent) else ""
            said = value_fault.replace("the value", f"the value of `{name}`", 1) if name else value_fault
            yield _Fault(said, start, end, name)
        if isinstance(key, yaml.ScalarEvent) and isinstance(value, yaml.ScalarEvent):
            yield key.value, value.value, (*key_place, *value_place)

    def _fault(self, event: "Event", role: str) -> str | None:
        """What is wrong with a key or value; a collection is read to its end."""
        import yaml

        if isinstance(event, yaml.AliasEvent):
            return f"the {role} is a YAML alias (*{event.anchor}), which this format does not use"
        if isinstance(event, yaml.CollectionStartEvent):
            self._skip_collection(self._place(event)[0])
            return f"the {role} is a list or a mapping, where this format has only text"
        if isinstance(event, yaml.ScalarEvent):
            if event.anchor is not None:
                return f"the {role} has a YAML anchor (&{event.anchor}), which this format does not use"
            if event.tag is not None:
                return f"the {role} has a YAML tag (it starts with `!`), which this format does not use"
            if role == "key" and not event.value:
                return "the key is empty"
        return None

    def _skip_collection(self, at: int) -> None:
        import yaml

        depth = 1
        while depth:
            event = self._next()
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            self.read_to = self._place(event)[1]
            if depth > _MAX_DEPTH:
                raise _BrokenError("the value is nested too deeply", at, self._line_end(at))
