"""One seed file: front matter and blocks."""

import re
from pathlib import PurePosixPath

from provenance.corpus.blocks import first_marker, read_blocks
from provenance.corpus.delimited import read_delimited
from provenance.corpus.dialect import PLAIN, Dialect
from provenance.corpus.header import BROKEN, MAX_HEADER_BYTES, read_header, renamed, values
from provenance.corpus.header_lines import by_lines
from provenance.corpus.model import Block, Header, Problem, Seed
from provenance.text.decode import TextFile

MISSING = "META201"

_BOM = "\ufeff"
_FENCE = re.compile(r"---[ \t]*\r?(?:\n|\Z)")
_DOTS = re.compile(r"\.\.\.[ \t]*\r?(?:\n|\Z)")
_CLOSING_FENCE = re.compile(r"\n---[ \t]*\r?(?:\n|\Z)")


def parse_seed(file: TextFile, dialect: Dialect = PLAIN) -> Seed:
    """Read a seed as far as it can be read.

    Never raises on content: what is malformed is in ``problems`` (META201 front matter missing though there are
    markers, META202 front matter broken or not closed, META203, and those of
    :func:`provenance.corpus.blocks.read_blocks`). A file without front matter and markers is bare text: one implicit
    block over the whole file, named after the file. ``dialect`` is what the corpus writes otherwise.
    """
    text = file.text
    stem = PurePosixPath(file.path).stem
    top = len(_BOM) if text.startswith(_BOM) else 0
    front, body, problems = _front_matter(text, top, dialect)
    defaults = values(front) if front else {}
    found = read_blocks(text, body, defaults, dialect)
    if not found.marked and dialect.delimiters is not None:
        found = read_delimited(text, body, defaults, dialect.delimiters)
    elif front is None and found.marked:
        problems.append(
            Problem(
                MISSING,
                top,
                top,
                "the front matter is missing, though the file has block markers",
                "Start the file with a line `---`, `key: value` lines (seed, id, title, publisher …) and a line `---`.",
            )
        )
    problems.extend(found.problems)
    blocks = found.blocks
    if not blocks:
        if front is not None and not front.entries and problems and not found.marked:
            front = None  # two lines of dashes in a text are no front matter, and what they hold must not get lost
        if front is None:
            blocks = (Block(stem, text, 0, len(text), 0, 0, Header(0, 0), {}, implicit=True),)
        else:
            name = defaults.get("id") or stem
            blocks = (Block(name, text[body:], body, len(text), top, body, front, defaults, implicit=True),)
    problems.sort(key=lambda problem: (problem.start, problem.code))
    return Seed(file, front, blocks, tuple(problems), dialect)


def _front_matter(text: str, top: int, dialect: Dialect) -> tuple[Header | None, int, list[Problem]]:
    """The front matter at ``top`` if there is one, the offset of what follows it, and what is wrong with it."""
    fence = _FENCE.match(text, top)
    if fence is None:
        return None, top, []
    start = fence.end()
    limit = first_marker(text, start)
    # The newline of the opening fence may be the one before the closing fence: then the front matter is empty.
    close = _CLOSING_FENCE.search(text, start - 1, start + MAX_HEADER_BYTES if limit is None else limit)
    if close is not None:
        header, problems = read_header(text, start, max(start, close.start() + 1), dialect)
        return header, close.end(), list(problems)
    entries = []
    end = start
    for entry in renamed(by_lines(text[start : start + MAX_HEADER_BYTES], start), dialect):
        if entry.key_start != end:
            break
        entries.append(entry)
        newline = text.find("\n", entry.value_end)
        end = newline + 1 if newline >= 0 else len(text)
    if not entries:
        return None, top, []
    said, remedy = "the front matter is not closed", "Put a line `---` behind the last `key: value` line."
    if dots := _DOTS.match(text, end):
        said, remedy = "the front matter is closed with `...`", "Close it with a line `---`."
    problem = Problem(BROKEN, top, top + 3, said, remedy)
    if dots:
        return Header(start, end, tuple(entries)), dots.end(), [problem]
    return Header(start, end, tuple(entries)), end, [problem]
