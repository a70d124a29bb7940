"""REF4xx: the index and the files against each other."""

import unicodedata
from collections.abc import Iterator

from provenance.corpus.index import row_values
from provenance.corpus.index_table import row_line
from provenance.corpus.model import Index, Seed
from provenance.findings.model import Finding, Fix, Related, Severity
from provenance.rules import sample
from provenance.rules.base import Context, Rule, Scope
from provenance.rules.headers import header_broken
from provenance.rules.places import of_cell, of_seed
from provenance.rules.rows import leaves_corpus, listed_rows, seed_path

_GOOD = (sample.corpus(harbour=sample.seed()),)
_REWRITE = "run `provenance index` if the seed is right"


class RowWithoutFile(Rule):
    """A row of the index whose file is not there."""

    code = "REF401"
    name = "row-without-file"
    severity = Severity.ERROR
    scope = Scope.CORPUS
    summary = "a row of the index whose file does not exist"
    why = "A source was deleted, renamed or never added, and reports can no longer lead to it."
    mend = "Bring the file back (`git log --diff-filter=D -- FILE` finds when it went), or delete the row."
    examples_bad = ({"INDEX.md": sample.index(sample.row("harbour.md", sample.seed()))},)
    examples_good = _GOOD

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield a finding for each such row, or row without file."""
        unreadable = {file.path for file in context.corpus.unreadable}
        if context.corpus.index is not None:
            for row in context.corpus.index.rows:
                if "file" in row.cells and not row.file.strip():
                    place = of_cell(context.corpus.index, row, "file")
                    yield self.at(
                        context.corpus.index.file, *place, "the row names no file", "name it, or delete the row"
                    )
        alike = {_folded(seed.file.path): seed.file.path for seed in context.corpus.seeds}
        for index, row, seed in listed_rows(context):
            path = seed_path(index, row)
            if seed is None and path not in unreadable:
                hint = f"bring it back (`git log --diff-filter=D -- {path}`), or delete the row"
                if (other := alike.get(_folded(path or ""))) is not None:
                    accents = _composed(other) == _composed(path or "")
                    how = "in how accents are written" if accents else "in small and capital letters"
                    hint = f"{other} differs only {how}: run `provenance index`"
                place = of_cell(index, row, "file")
                yield self.at(index.file, *place, f"the file {row.file} does not exist", hint)


def _composed(path: str) -> str:
    return unicodedata.normalize("NFC", path)


def _folded(path: str) -> str:
    return _composed(path).casefold()


class FileWithoutRow(Rule):
    """A seed the index does not list."""

    code = "REF402"
    name = "file-without-row"
    severity = Severity.ERROR
    scope = Scope.CORPUS
    summary = "a seed that has no row in the index"
    why = "The index is the list of what the corpus holds; nobody would miss this file."
    mend = "Add the row with `provenance index`."
    fix = "safe"
    examples_bad = ({**sample.corpus(harbour=sample.seed()), "port.md": sample.seed("Other text.\n", id="port")},)
    examples_good = _GOOD

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield a finding for each such seed, unless the index has no table to be listed in."""
        index = context.corpus.index
        if index is None or index.end == 0:
            return
        listed = {seed_path(index, row) for row in index.rows}
        for seed in context.corpus.seeds:
            if seed.file.path not in listed and not seed.bare:
                where = Related(index.file.path, None, "the index")
                yield self.at(
                    seed.file,
                    *of_seed(seed),
                    f"{seed.file.path} has no row in {index.file.path}",
                    "run `provenance index`",
                    related=[where],
                    fix=None if header_broken(seed) else self._listed(context, index, seed),
                )

    def _listed(self, context: Context, index: Index, seed: Seed) -> Fix | None:
        """The row, put before the first one whose file comes later."""
        if index.problems:
            return None
        values = row_values(seed, context.corpus.folder)
        line = row_line(values, index.columns)
        newline = "\r\n" if "\r\n" in index.file.text else "\n"
        later = next((row for row in index.rows if row.file > values["file"]), None)
        at, text = (index.end, newline + line) if later is None else (later.start, line + newline)
        return self.mended("add its row to the index", (index.file, at, at, text))


class RowDiffers(Rule):
    """A row of the index that says something else than its seed."""

    code = "REF405"
    name = "row-differs"
    severity = Severity.ERROR
    scope = Scope.CORPUS
    summary = "a row of the index that says something else than the metadata of its seed"
    why = "People read the index, programs the seeds: they would cite one source differently."
    mend = "Correct the seed, or write the index anew with `provenance index`."
    examples_bad = (
        {
            "INDEX.md": sample.index(sample.row("harbour.md", sample.seed(), publisher="Island Post")),
            "harbour.md": sample.seed(),
        },
        {"INDEX.md": sample.index(sample.row("harbour.md", sample.seed(), blocks="2")), "harbour.md": sample.seed()},
    )
    examples_good = _GOOD

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield a finding for each cell that differs."""
        for index, row, seed in listed_rows(context):
            if seed is None or seed.front is None or header_broken(seed):
                continue  # what is missing has a rule of its own
            for column, expected in row_values(seed).items():
                cell = row.cells.get(column)
                if cell is None or column in ("file", "sha256") or cell.text == expected:
                    continue
                yield self.at(
                    index.file,
                    *of_cell(index, row, column),
                    f"the index gives `{cell.text}` as {column} of {seed.file.path}, the seed `{expected}`",
                    _REWRITE,
                    related=[
                        Related(seed.file.path, seed.file.span(*_said_in(seed, column)), f"the seed says `{expected}`")
                    ],
                    anchor=f"{row.file}\0{column}",
                )


class PathLeavesCorpus(Rule):
    """A row of the index that names something outside the corpus."""

    code = "REF406"
    name = "path-leaves-corpus"
    severity = Severity.ERROR
    scope = Scope.CORPUS
    summary = "a row of the index whose file lies outside the folder of the index"
    why = "Such a file is not part of the corpus: it is missing for everyone else, or read where nobody expects it."
    mend = "Put the file into the corpus, and name it relative to the index with `/` between folders."
    examples_bad = (
        {"INDEX.md": sample.index(sample.row("../harbour.md", sample.seed()))},
        {"INDEX.md": sample.index(sample.row("/srv/harbour.md", sample.seed()))},
        {"INDEX.md": sample.index(sample.row("https://example.org/harbour.md", sample.seed()))},
    )
    examples_good = _GOOD

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield a finding for each such row."""
        index = context.corpus.index
        for row in index.rows if index is not None else ():
            if index is not None and leaves_corpus(row):
                message = f"the path {row.file} leaves the corpus"
                help_ = "put the file into the corpus and name it relative to the index"
                if "\\" in row.file:
                    message = f"the path {row.file} has a backslash, which names no folder on other systems"
                    help_ = "write `/` between folders, or run `provenance index`"
                yield self.at(index.file, *of_cell(index, row, "file"), message, help_)


def _said_in(seed: Seed, column: str) -> tuple[int, int]:
    entry = None if seed.front is None else seed.front.get(column)
    return of_seed(seed) if entry is None else (entry.value_start, entry.value_end)


RULES = (
    RowWithoutFile,
    FileWithoutRow,
    RowDiffers,
    PathLeavesCorpus,
)
