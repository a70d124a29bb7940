"""What a report quotes, read from its JSON, HTML or Markdown.

JSON has everything. HTML carries the same as data: ``data-source`` on each text, ``data-citation`` where each claim
begins. Markdown has the words and a link to their line: quotations (``>``) and the tables with a column of wordings.
"""

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote

from provenance.errors import InputError
from provenance.render.markdown_split import is_part
from provenance.text.position import Details, Span
from provenance.verification.check import Citation, Cited, Quoted, shown

_LINK = re.compile(r"\[(?:[^\[\]\\]|\\.){1,2000}\]\(([^()\s?#]{1,4000})(?:\?plain=1)?#L(\d{1,9})\)")
_PART_LINK = re.compile(r"\]\(([^()\s?#/]{1,1000}\.md)[#)]")
_BOLD = re.compile(r"(?:\*\*|<b>)(.*)(?:\*\*|</b>)")
_CELL = re.compile(r"(?<!\\)\|")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])|</?(?:b|span)>|(&(?:amp|lt|gt);)")
_WORDINGS = frozenset({"Wording", "Utterance"})
_CUT = "[…]"


def parts(data: bytes, name: str) -> list[str]:
    """The files beside it that a Markdown report in parts links to, by name; empty if it is whole."""
    linked = (unquote(target) for target in _PART_LINK.findall(data.decode("utf-8", "replace")))
    return sorted({target for target in linked if is_part(name, target)})


def quoted(data: bytes, name: str, others: Mapping[str, bytes] | None = None) -> Quoted:
    """What the report ``data`` quotes; its form is told by its content.

    Args:
        data: the file.
        name: how messages name it.
        others: the other parts of a Markdown report, by name.

    Raises:
        InputError: it is no report, or one that quotes nothing that can be looked up.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(f"{name}: is not UTF-8", _HELP) from None
    head = text.lstrip()[:15].lower()
    try:
        if head.startswith("{"):
            return _of_json(json.loads(text))
        if head.startswith("<!doctype html"):
            return _of_html(text)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError(f"{name}: no report of this program: {_reason(error)}", _HELP) from None
    citations = list(_of_markdown(text))
    for part, content in (others or {}).items():
        found = _of_markdown(content.decode("utf-8", "replace"))
        citations += (replace(one, id=f"{part}, {one.id}") for one in found)
    if not citations:
        raise InputError(f"{name}: holds no quotation with a link to its line", _HELP)
    return Quoted("md", tuple(citations))


_HELP = "name what `provenance report` wrote: JSON, HTML, or Markdown with links"


def _reason(error: Exception) -> str:
    if isinstance(error, KeyError):
        return f"it lacks `{error.args[0]}`"
    return "a value is not of its kind" if isinstance(error, TypeError) else str(error)[:200]


def _of_json(document: Any) -> Quoted:
    if not str(document.get("schema", "")).startswith("provenance/report/"):
        raise ValueError("`schema` is not provenance/report")
    sources = [_cited(each) for each in document["sources"]]
    claims = [claim for fact in document["facts"] for claim in fact["claims"]]
    return Quoted("json", tuple(_citation(claim, str(claim["context"])) for claim in claims), _by_id(sources))


def _by_id(sources: Iterable[Cited]) -> dict[str, Cited]:
    return {source.id: source for source in sources}


def _cited(told: Any) -> Cited:
    if told.get("start") is None:
        raise ValueError("it does not say where its texts begin, as older versions wrote it; write it anew")
    return Cited(
        str(told["id"]),
        str(told["file"]),
        str(told["sha256"]),
        _count(told["bytes"]),
        _count(told["start"]),
    )


def _citation(told: Any, context: str | None) -> Citation:
    place = told["span"]
    line, column, end_line, end_column = (_count(place[key]) for key in ("line", "column", "end_line", "end_column"))
    details = Details(_pair(place["bytes"]), _pair(place["utf16"]), line, column, end_line, end_column)
    span = Span(_pair(place["chars"]), details)
    source, quote = str(told["source"]), str(told["quote"])
    return Citation(str(told["id"]), str(told["file"]), span.line, quote, span, source, context)


def _count(value: Any) -> int:
    if not isinstance(value, int) or value < 0:
        raise ValueError("an offset is not a number from 0")
    return value


def _pair(value: Any) -> tuple[int, int]:
    start, end = value
    return _count(start), _count(end)


class _Data(HTMLParser):
    """The data attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.sources: list[Cited] = []
        self.citations: list[Citation] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        for key, value in attrs:
            if key == "data-source":
                self.sources.append(_cited(json.loads(value or "")))
            elif key == "data-citation":
                self.citations.append(_citation(json.loads(value or ""), None))


def _of_html(text: str) -> Quoted:
    page = _Data()
    page.feed(text)
    page.close()
    if not page.sources and not page.citations:
        raise ValueError("the page has no citations as data")
    return Quoted("html", tuple(page.citations), _by_id(page.sources))


def _of_markdown(text: str) -> Iterator[Citation]:
    lines = text.replace("\r\n", "\n").split("\n")
    column: int | None = None
    for number, line in enumerate(lines, 1):
        if line.startswith("> — "):
            yield from _statement(number, lines[number - 3 : number - 2], line)
        elif not line.startswith("|"):
            column = None
        elif column is None:
            heads = [cell.strip() for cell in _CELL.split(line)]
            column = next((at for at, head in enumerate(heads) if head in _WORDINGS), -1)
        elif column >= 0 and (place := _LINK.search(line)):
            cell = _CELL.split(line)[column]
            yield _shown_at(number, place, "", cell, "")


def _statement(number: int, above: list[str], line: str) -> Iterator[Citation]:
    """The sentence two lines above the line that says whose it is."""
    bold = _BOLD.search(above[0]) if above and above[0].startswith("> ") else None
    place = _LINK.search(line)
    if bold and place:
        yield _shown_at(number - 2, place, above[0][2 : bold.start()], bold[1], above[0][bold.end() :])


def _shown_at(number: int, place: re.Match[str], before: str, words: str, after: str) -> Citation:
    lead, quote, tail = (shown(_plain(part)) for part in (before, words.strip(" "), after))
    if quote.endswith(_CUT):
        quote, tail = quote.removesuffix(_CUT).rstrip(" "), ""
    return Citation(
        f"line {number}",
        unquote(place[1], errors="surrogateescape"),
        int(place[2]),
        quote,
        before=lead.removeprefix(_CUT),
        after=tail.removesuffix(_CUT).rstrip(" "),
    )


def _plain(markdown: str) -> str:
    """Text as it reads, without the escapes the report writes."""
    return _ESCAPE.sub(lambda match: match[1] or html.unescape(match[2] or ""), markdown)
