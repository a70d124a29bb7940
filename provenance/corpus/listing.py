"""A YAML list beside the seeds (``facts.yaml``, ``decisions.yaml``): its values as written, each with its exact place.

YAML's own events are read rather than a built value: a scalar keeps its text (``no`` stays a word), and anchors,
aliases, tags and merge keys, which could make a small file a huge value, are refused.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from provenance.corpus.model import Problem, TextFile

if TYPE_CHECKING:
    from yaml.events import Event

WATCH_NAME, DECISIONS_NAME = "facts.yaml", "decisions.yaml"
MAX_BYTES = 1024 * 1024
_MAX_DEPTH = 4

Way = tuple[str | int, ...]
"""The way to a value: the number of its entry, then keys and numbers."""


@dataclass(frozen=True)
class Listing:
    """A list as written.

    ``entries`` are plain values: text, lists and mappings. ``places`` has the place of each value by its way, in code
    points of the file; an entry is placed at its first key. A file with a problem has the entries before it.
    """

    file: TextFile
    entries: tuple[Any, ...] = ()
    places: Mapping[Way, tuple[int, int]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def place(self, way: Way) -> tuple[int, int]:
        """The place of the value there, or of the nearest around it."""
        while way and way not in self.places:
            way = way[:-1]
        return self.places.get(way, (0, 0))


class _BrokenError(Exception):
    """The YAML cannot be read further."""

    def __init__(self, message: str, start: int, end: int) -> None:
        super().__init__(message)
        self.message, self.start, self.end = message, start, end


def read_listing(file: TextFile, code: str) -> Listing:
    """Read a list; never raises on content. What is broken comes back as one problem of that code."""
    import yaml

    offset = 1 if file.text.startswith("\ufeff") else 0
    source = file.text[offset:]
    reader = _Reader(source, offset)
    problem = None
    try:
        if len(file.data) > MAX_BYTES:
            raise _BrokenError(f"the list is larger than {MAX_BYTES} bytes", 0, 0)
        reader.read()
    except _BrokenError as error:
        problem = Problem(code, offset + error.start, offset + error.end, error.message, _HELP)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = min(mark.index if mark is not None else 0, len(source))
        what = " ".join(part for part in (error.context, error.problem) if part)
        problem = Problem(code, offset + at, offset + at, f"this is not valid YAML ({what})", _HELP)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        what = " ".join(str(error).split())
        problem = Problem(code, offset, offset, f"this is not valid YAML ({what})", _HELP)
    return Listing(file, tuple(reader.entries), reader.places, () if problem is None else (problem,))


_HELP = "Write a list of `- key: value` entries; put a value that begins with a mark or holds `: ` in double quotes."


class _Reader:
    """Walks the events of one YAML document that should be a list of mappings."""

    def __init__(self, source: str, offset: int) -> None:
        self.source = source
        self.offset = offset
        self.entries: list[Any] = []
        self.places: dict[Way, tuple[int, int]] = {}

    def read(self) -> None:
        import yaml

        # The YAML reader takes these for line ends or refuses them; replaced one for one, so that no place moves.
        readable = self.source.translate({0x85: " ", 0x2028: " ", 0x2029: " ", 0xFEFF: " "})
        loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        events: Iterator[Event] = iter(yaml.parse(readable, Loader=loader))
        next(events)  # the stream
        if isinstance(next(events), yaml.StreamEndEvent):
            return
        top = next(events)
        if isinstance(top, yaml.ScalarEvent) and not top.value:
            return
        if not isinstance(top, yaml.SequenceStartEvent):
            raise self._broken("this is no list", top)
        self._plain(top)
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            number = len(self.entries)
            if not isinstance(event, yaml.MappingStartEvent):
                raise self._broken(f"entry {number + 1} is no mapping of keys to values", event)
            self.entries.append(self._value(event, events, (number,), 1))
        next(events)  # the end of the document
        if not isinstance(behind := next(events), yaml.StreamEndEvent):
            raise self._broken("this holds a second YAML document", behind)

    def _value(self, event: "Event", events: "Iterator[Event]", way: Way, depth: int) -> Any:
        import yaml

        self._plain(event)
        self.places[way] = self._place(event)
        if isinstance(event, yaml.ScalarEvent):
            return event.value
        if depth > _MAX_DEPTH:
            raise self._broken("this is nested too deeply", event)
        if isinstance(event, yaml.SequenceStartEvent):
            values: list[Any] = []
            while not isinstance(inner := next(events), yaml.SequenceEndEvent):
                values.append(self._value(inner, events, (*way, len(values)), depth + 1))
            return values
        mapping: dict[str, Any] = {}
        while not isinstance(key := next(events), yaml.MappingEndEvent):
            self._plain(key)
            if not isinstance(key, yaml.ScalarEvent):
                raise self._broken("a key is a list or a mapping", key)
            if key.value in mapping or key.value == "<<":
                raise self._broken(f"the key `{key.value}` is given twice or merges", key)
            if not mapping:
                self.places[way] = self._place(key)
            mapping[key.value] = self._value(next(events), events, (*way, key.value), depth + 1)
        return mapping

    def _plain(self, event: "Event") -> None:
        import yaml

        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            raise self._broken("this has a YAML anchor or alias, which is not used here", event)
        if getattr(event, "tag", None) is not None:
            raise self._broken("this has a YAML tag (it starts with `!`), which is not used here", event)

    def _place(self, event: "Event") -> tuple[int, int]:
        start, end = self._marks(event)
        return self.offset + start, self.offset + end

    def _marks(self, event: "Event") -> tuple[int, int]:
        first, last = event.start_mark, event.end_mark
        start = 0 if first is None else min(first.index, len(self.source))
        end = start if last is None else min(max(last.index, start), len(self.source))
        return start, start + len(self.source[start:end].rstrip())

    def _broken(self, message: str, event: "Event") -> _BrokenError:
        start, end = self._marks(event)
        newline = self.source.find("\n", start)  # a list or a mapping begins with nothing: its line is shown
        return _BrokenError(message, start, end if end > start else newline if newline >= 0 else len(self.source))
