"""Findings for people: place, message, the line with a mark under it, help, and the places that belong to it."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate

from provenance.findings.model import Finding, Severity
from provenance.render.visible import one_line, visible
from provenance.text.decode import TextFile
from provenance.text.position import Span

_WIDTH = 100
_TAB = 4
_STYLES = {
    "error": "\x1b[1;31m",
    "warning": "\x1b[1;33m",
    "note": "\x1b[1;36m",
    "place": "\x1b[1m",
    "frame": "\x1b[34m",
    "mark": "\x1b[1;31m",
}


def render(findings: Sequence[Finding], files: Mapping[str, TextFile], *, color: bool = False) -> Iterator[str]:
    """The lines (each with its newline) that show the findings, in the order given.

    ``files`` gives the files by the path findings use; where one is missing, its lines are left out.
    """
    paint = _painted if color else _plain
    for finding in findings:
        place = _place(finding.path, finding.span)
        severity = paint(finding.severity.value, finding.severity.value)
        yield f"{paint('place', place)}: {severity} {finding.code} {visible(finding.message)}\n"
        spans = [finding.span, *(other.span for other in finding.related if other.path in files)]
        gutter = max((len(str(span.line)) for span in spans if span is not None), default=1)
        yield from _excerpt(files.get(finding.path), finding.span, gutter, paint)
        if finding.help:
            yield f"{' ' * gutter} {paint('frame', '=')} help: {visible(finding.help)}\n"
        for other in finding.related:
            yield f"{' ' * gutter}{paint('frame', '-->')} {_place(other.path, other.span)} {visible(other.label)}\n"
            yield from _excerpt(files.get(other.path), other.span, gutter, paint)
        yield "\n"


def statistics(findings: Sequence[Finding], names: Mapping[str, str]) -> Iterator[str]:
    """One line a code: how many findings, and the name of the rule; the most frequent first."""
    counts = Counter((finding.code, finding.severity.value) for finding in findings)
    width = max((len(str(count)) for count in counts.values()), default=1)
    for (code, severity), count in sorted(counts.items(), key=lambda one: (-one[1], one[0])):
        yield f"{count:>{width}} {severity:<7} {code} {names.get(code, '')}".rstrip() + "\n"


def summary(findings: Sequence[Finding], files: int) -> str:
    """One line: how many findings of each severity in how many files."""
    counts = Counter(finding.severity for finding in findings)
    said = [_counted(counts[severity], severity.value) for severity in Severity if counts[severity]]
    return f"{', '.join(said) or 'no findings'} in {_counted(files, 'file')}\n"


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" + ("" if number == 1 else "s")


def _plain(_style: str, text: str) -> str:
    return text


def _painted(style: str, text: str) -> str:
    return f"{_STYLES[style]}{text}\x1b[0m"


def _place(path: str, span: Span | None) -> str:
    return one_line(path) if span is None else f"{one_line(path)}:{span.line}:{span.column}"


def _excerpt(file: TextFile | None, span: Span | None, gutter: int, paint: Callable[[str, str], str]) -> Iterator[str]:
    """The first line of the place with marks under it."""
    if file is None or span is None:
        return
    shown, mark = _marked_line(file, span)
    bar = paint("frame", "|")
    yield f"{' ' * gutter} {bar}\n"
    yield f"{paint('frame', f'{span.line:>{gutter}}')} {bar} {shown}".rstrip() + "\n"
    yield f"{' ' * gutter} {bar} {mark[: len(mark) - len(mark.lstrip())]}{paint('mark', mark.lstrip())}\n"


def _marked_line(file: TextFile, span: Span) -> tuple[str, str]:
    """The line as a terminal can show it, cut around the place, and the line of marks below it."""
    start = file.positions.line_starts[span.line - 1]
    newline = file.text.find("\n", start)
    end = len(file.text) if newline < 0 else newline
    if end > start and file.text[end - 1] == "\r":
        end -= 1
    first, last = span.chars[0], max(min(span.chars[1], end), span.chars[0])
    # a line may be a whole file long: only what can be shown is looked at
    left, right = max(start, first - _WIDTH), min(end, first + 2 * _WIDTH)
    cells = [_cell(char) for char in file.text[left:right]]
    columns = [0, *accumulate(width for _, width in cells)]  # where each cell starts, and the last ends
    before = min(first, right) - left
    inside = max(before, min(last, right) - left)
    room = min(columns[inside] - columns[before], _WIDTH - 10)
    whole = (left, right) == (start, end) and columns[-1] <= _WIDTH
    begin = 0 if whole else before
    while begin > 0 and columns[before] - columns[begin - 1] + room <= _WIDTH * 2 // 3:
        begin -= 1
    stop = begin
    while stop < len(cells) and columns[stop + 1] - columns[begin] <= _WIDTH:
        stop += 1
    lead, trail = "…" if left + begin > start else "", "…" if left + stop < end else ""
    shown = lead + "".join(text for text, _ in cells[begin:stop]) + trail
    offset = len(lead) + columns[before] - columns[begin]
    return shown, " " * offset + "^" * max(1, columns[max(before, min(inside, stop))] - columns[before])


def _cell(char: str) -> tuple[str, int]:
    """A character as shown, and how many columns of a terminal it takes."""
    if " " <= char <= "~":
        return char, 1
    if char == "\t":
        return " " * _TAB, _TAB
    text = visible(char)
    if text != char:
        return text, len(text)
    if unicodedata.combining(char):
        return char, 0
    return char, 2 if unicodedata.east_asian_width(char) in "WF" else 1
