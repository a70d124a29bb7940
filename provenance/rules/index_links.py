"""IDX105 to IDX108: the order of the rows of the index, and where its links lead."""

import posixpath
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import PurePosixPath
from urllib.parse import unquote

from provenance.corpus.load import is_seed_name
from provenance.corpus.model import Index
from provenance.findings.model import Finding, Related, Severity
from provenance.rules import sample
from provenance.rules.base import Context, Rule, Scope
from provenance.rules.places import of_cell
from provenance.rules.rows import leaves_corpus

_HARBOUR, _PORT = sample.seed(), sample.seed("Port.\n", id="port")
_SOUND = sample.corpus(harbour=_HARBOUR, port=_PORT)
_ROWS = sample.row("harbour.md", _HARBOUR), sample.row("port.md", _PORT, id="port")
_SEEDS = {"harbour.md": _HARBOUR, "port.md": _PORT}


class RowOrder(Rule):
    """Rows in no order."""

    code = "IDX105"
    name = "row-order"
    severity = Severity.NOTE
    scope = Scope.CORPUS
    summary = "rows of the index that are not in the order of their files"
    why = "Two people who add seeds at the same time then change the same lines, and nobody finds a row by looking."
    mend = "Run `provenance index`, which writes the rows in order."
    examples_bad = ({"INDEX.md": sample.index(_ROWS[1], _ROWS[0]), **_SEEDS},)
    examples_good = (_SOUND,)

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding, at the first row that should stand further up."""
        index = context.corpus.index
        if index is None:
            return
        rows = [row for row in index.rows if row.file.strip()]
        for above, row in pairwise(rows):
            if row.file < above.file:
                yield self.at(
                    index.file,
                    *of_cell(index, row, "file"),
                    f"the row of {row.file} stands below that of {above.file}",
                    "run `provenance index`, which writes the rows in the order of their files",
                    anchor="",
                )
                return


class BrokenLink(Rule):
    """A link of the index to a seed that is not there."""

    code = "IDX106"
    name = "broken-link"
    severity = Severity.WARNING
    scope = Scope.CORPUS
    summary = "a link in INDEX.md, beside those of the column `file`, to a text of the corpus that is not there"
    why = "A reader of the index is led nowhere: the file was renamed, or never added."
    mend = "Correct the link, or take it out."
    examples_bad = (
        {**_SOUND, "INDEX.md": _SOUND["INDEX.md"] + "\nStart with [the harbour](habrour.md).\n"},
        {**_SOUND, "INDEX.md": _SOUND["INDEX.md"] + "\nStart with [the harbour][1].\n\n[1]: <old/harbour.md>\n"},
    )
    examples_good = (
        {
            **_SOUND,
            "INDEX.md": _SOUND["INDEX.md"]
            + "\nSee [the harbour](./harbour.md#top), [this](README.md), [that](../notes/x.md), [all](https://example.org/"
            "a.md) and `[x](y.md)`.\n",
        },
    )

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield a finding for each such link."""
        index = context.corpus.index
        if index is None:
            return
        there = {seed.file.path for seed in context.corpus.seeds} | {one.path for one in context.corpus.unreadable}
        files = [(cell.start, cell.end) for row in index.rows if (cell := row.cells.get("file")) is not None]
        own = {at for start, end in files for at in (start, end)}
        for start, end, target in _links(index.file.text):
            path = _inside(index, target)
            if path is None or path in there or start in own or end in own:
                continue
            yield self.at(
                index.file,
                start,
                end,
                f"this link leads to {target}, which is not there",
                "correct it, or take it out",
                anchor=target,
            )


class LinkTextDiffers(Rule):
    """A row that shows one file and leads to another."""

    code = "IDX108"
    name = "link-text-differs"
    severity = Severity.WARNING
    scope = Scope.CORPUS
    summary = "a row of the index whose link shows the name of another file than the one it leads to"
    why = "People read the one name, programs follow the other."
    mend = "Correct the one that is wrong, or write the table anew with `provenance index`."
    examples_bad = ({**_SOUND, "INDEX.md": _SOUND["INDEX.md"].replace("[harbour.md]", "[dock.md]")},)
    examples_good = (
        _SOUND,
        {**_SOUND, "INDEX.md": _SOUND["INDEX.md"].replace("[harbour.md]", "[The harbour]")},
    )

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield a finding for each such row."""
        index = context.corpus.index
        for row in index.rows if index is not None else ():
            cell = row.cells.get("file")
            if index is None or cell is None or not cell.link or leaves_corpus(row):
                continue
            shown, meant = PurePosixPath(cell.text.strip()), PurePosixPath(cell.link)
            if shown.suffix.lower() in (".md", ".txt") and shown.name != meant.name:
                path = posixpath.normpath(posixpath.join(posixpath.dirname(index.file.path), cell.link))
                yield self.at(
                    index.file,
                    cell.start,
                    cell.end,
                    f"the link shows {cell.text} and leads to {cell.link}",
                    "correct the one that is wrong, or run `provenance index`",
                    related=[Related(path, None, "where it leads")],
                )


_LINK = re.compile(
    r"\[[^\[\]\n]{0,300}\]\([ \t]{0,4}(<[^<>\n]{1,500}>|[^\s()<>]{1,500})(?:[ \t]{1,4}[\"'(][^\n]{0,200})?\)"
)
_REFERENCE = re.compile(r"^ {0,3}\[[^\[\]\n]{1,300}\]:[ \t]{0,8}(<[^<>\n]{1,500}>|[^\s<>]{1,500})", re.MULTILINE)
_CODE = re.compile(r"(?:^|\n) {0,3}(```|~~~)[^\n]*\n|(`)[^`\n]{1,500}`|(<!--)")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]{1,30}:")


def _links(text: str) -> list[tuple[int, int, str]]:
    """The links of a Markdown text that are neither code nor in comments: start, end, target."""
    shown = _without_code(text)
    found = [
        (match.start(), match.end(), match[1].strip("<>"))
        for kind in (_LINK, _REFERENCE)
        for match in kind.finditer(shown)
    ]
    return sorted(found)


def _without_code(text: str) -> str:
    """The text with blanks where code and comments stand."""
    out, at = [], 0
    while (match := _CODE.search(text, at)) is not None:
        end = match.end()
        if match[1] is not None:
            close = text.find("\n" + match[1], end - 1)
            end = len(text) if close < 0 else close + 1 + len(match[1])
        elif match[3] is not None:
            close = text.find("-->", end)
            end = len(text) if close < 0 else close + 3
        out += [text[at : match.start()], re.sub(r"[^\n]", " ", text[match.start() : end])]
        at = end
    return "".join([*out, text[at:]])


def _inside(index: Index, target: str) -> str | None:
    """The path, as the corpus has it, of the seed a link means; None where it means no seed of this corpus."""
    name = unquote(re.split(r"[?#]", target, maxsplit=1)[0])
    if not name or _SCHEME.match(target) or name.startswith("/") or "\\" in name:
        return None
    relative = posixpath.normpath(name)
    if relative.split("/")[0] == ".." or not is_seed_name(PurePosixPath(relative)):
        return None
    return posixpath.normpath(posixpath.join(posixpath.dirname(index.file.path), relative))


RULES = (RowOrder, BrokenLink, LinkTextDiffers)
