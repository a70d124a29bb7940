"""Every citation of a report held against the bytes of the files: exact, or orphaned.

A citation whose words are not where the report says is orphaned. It is never moved to words that are alike: "500
billion" beside a vanished "100 billion" is another figure.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from provenance.corpus.model import Unreadable
from provenance.text.decode import TextFile
from provenance.text.position import Positions, Span

_UNDECODABLE = re.compile("[\ud800-\udfff]")
_BLANKS = re.compile(r"[ \t\r\n]+")
_NAMED = re.compile(r"⟨(?:U\+([0-9A-F]{4,6})|byte [0-9A-F]{2})⟩")
_SHOWN = 60
_REACH = 4096
"""How far around its line the words of a Markdown report are looked for; it shows far less of any."""


@dataclass(frozen=True, slots=True)
class Cited:
    """The text of a source as a report has it: ``start`` and ``bytes`` place it in its file."""

    id: str
    file: str
    sha256: str
    bytes: int
    start: int


@dataclass(frozen=True, slots=True)
class Citation:
    """Words a report quotes, and where it says they stand.

    ``span`` is None in Markdown, which names the ``line``; ``quote`` are then the words as shown, and ``before`` and
    ``after`` what is shown around them. ``source`` is the id of a :class:`Cited`, None in Markdown.
    """

    id: str
    file: str
    line: int
    quote: str
    span: Span | None = None
    source: str | None = None
    context: str | None = None
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Quoted:
    """What a report of the form ``json``, ``html`` or ``md`` quotes."""

    form: str
    citations: tuple[Citation, ...]
    sources: Mapping[str, Cited] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A citation, and all that is wrong with it: nothing if it is exact."""

    citation: Citation
    problems: tuple[str, ...]

    @property
    def exact(self) -> bool:
        """Whether the words stand where the report says, in the text it was made from."""
        return not self.problems


def verify(
    quoted: Quoted, read: Callable[[str], TextFile | Unreadable], shows: Callable[[str], bool] = lambda _: True
) -> list[Outcome]:
    """Hold every citation against its file.

    Args:
        quoted: what the report quotes.
        read: gives the file that a path of the report names.
        shows: whether what stands in that file may be repeated. A report may come from a stranger, and name a file that
            is none of theirs.
    """
    files: dict[str, _File | Unreadable] = {}
    texts: dict[str, str] = {}

    def file_of(path: str) -> "_File | Unreadable":
        if path not in files:
            found = read(path)
            files[path] = found if isinstance(found, Unreadable) else _File(found, shows(path))
        return files[path]

    def problems(citation: Citation) -> tuple[str, ...]:
        file = file_of(citation.file)
        if isinstance(file, Unreadable):
            return (f"the file cannot be read: {file.reason}",)
        if citation.span is None:
            return file.at_line(citation)
        source = quoted.sources.get(citation.source or "")
        if source is None or source.file != citation.file:
            return ("the report does not say which text it quotes",)
        if source.id not in texts:
            texts[source.id] = file.text_of(source)
        return (*filter(None, [texts[source.id]]), *file.at_span(citation, citation.span))

    return [Outcome(citation, problems(citation)) for citation in quoted.citations]


class _File:
    """One file as it lies on disk now, in the forms its citations are compared in."""

    def __init__(self, file: TextFile, shows: bool) -> None:
        self.shows = shows
        self.data = file.data
        # The JSON report writes an undecodable byte as U+FFFD; code points count the same.
        self.text = _UNDECODABLE.sub("\ufffd", file.text)
        self.positions: Positions = file.positions
        self.length = len(file.text)
        self.lines: dict[int, tuple[str, int, int]] = {}

    def text_of(self, source: Cited) -> str:
        """What is wrong with the text of a source; empty if it is the one the report was made from."""
        found = sha256(self.data[source.start : source.start + source.bytes]).hexdigest()
        if found == source.sha256:
            return ""
        digests = f"its SHA-256 is {found[:12]}…, not {source.sha256[:12]}…"
        return f"the text is not the one the report was made from: {digests}"

    def at_span(self, citation: Citation, span: Span) -> tuple[str, ...]:
        """What is wrong with a citation that has a place in bytes, code points and UTF-16 units."""
        found = []
        first, last = span.bytes
        there = _UNDECODABLE.sub("\ufffd", self.data[first:last].decode("utf-8", "surrogateescape"))
        if there != citation.quote:
            found.append(f"bytes {first}–{last} read " + (f"“{_short(there)}”" if self.shows else "otherwise"))
        start, end = span.chars
        if not 0 <= start <= end <= self.length:
            found.append(f"the file ends before code point {end}")
        elif self.positions.span(start, end) != span:
            found.append("its offsets, lines and columns are not of one place")
        context = citation.context
        if context is not None and not found and not self._around(context, start, end):
            found.append("the sentence around it reads otherwise")
        return tuple(found)

    def _around(self, context: str, start: int, end: int) -> bool:
        """Whether ``context`` stands where it shares a place with the citation."""
        at = self.text.find(context, max(0, start - len(context)), end + len(context))
        return bool(context) and 0 <= at < end and at + len(context) > start

    def at_line(self, citation: Citation) -> tuple[str, ...]:
        """What is wrong with words shown beside a line: they must begin in it, with what is shown around them."""
        starts = self.positions.line_starts
        if citation.line > len(starts):
            return (f"the file has {len(starts)} lines",)
        text, begin, end = self._line(citation.line)
        at = text.find(citation.quote, begin)
        met = False
        while begin <= at < max(end, begin + 1):
            met = True
            lead, tail = citation.before.rstrip(" "), citation.after.lstrip(" ")
            last = at + len(citation.quote)
            led = text[max(0, at - len(lead) - _SHOWN) : at].rstrip(" ").endswith(lead)
            if led and text[last : last + len(tail) + _SHOWN].lstrip(" ").startswith(tail):
                return ()
            at = text.find(citation.quote, at + 1)
        if met:
            return ("the sentence around it reads otherwise",)
        return (f"line {citation.line} does not hold these words",)

    def _line(self, number: int) -> tuple[str, int, int]:
        """A line as shown, with what is around it, and where in that it begins and ends."""
        if number not in self.lines:
            starts = self.positions.line_starts
            begin, end = starts[number - 1], starts[number] if number < len(starts) else self.length
            before = shown(self.text[max(0, begin - _REACH) : begin])
            line = shown(self.text[begin:end])
            text = before + shown(self.text[begin : end + _REACH])
            self.lines[number] = text, len(before), len(before) + len(line)
        return self.lines[number]


def shown(text: str) -> str:
    """Text as a report shows it on one line: blanks and line ends as one space, what was named as it is."""
    return _BLANKS.sub(" ", _NAMED.sub(_unnamed, _UNDECODABLE.sub("\ufffd", text)))


def _unnamed(match: re.Match[str]) -> str:
    code = int(match[1], 16) if match[1] else 0xFFFD
    return chr(code) if code < 0xD800 or 0xE000 <= code <= 0x10FFFF else "\ufffd"


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def orphans(outcomes: Sequence[Outcome]) -> int:
    """How many citations are orphaned."""
    return sum(not outcome.exact for outcome in outcomes)
