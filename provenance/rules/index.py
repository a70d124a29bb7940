"""IDX1xx: the index as a table."""

import posixpath
from collections.abc import Iterator
from pathlib import PurePosixPath

from provenance.corpus.index import INDEX_NAME
from provenance.corpus.model import Index, IndexRow
from provenance.findings.model import Finding, Related, Severity
from provenance.rules import sample
from provenance.rules.base import Context, ParserRule, Rule, Scope
from provenance.rules.places import of_cell
from provenance.rules.rows import seed_path

_GOOD = (sample.corpus(harbour=sample.seed()),)


class IndexMissing(Rule):
    """A corpus without index."""

    code = "IDX101"
    name = "index-missing"
    severity = Severity.ERROR
    scope = Scope.CORPUS
    summary = "a corpus without INDEX.md"
    why = "Without the list of seeds a lost file is not missed, and a changed one not noticed."
    mend = "Write it with `provenance index`."
    examples_bad = ({"harbour.md": sample.seed()},)
    examples_good = _GOOD

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield a finding if the corpus is a folder and has none (one that cannot be read has its own rule)."""
        corpus = context.corpus
        path = posixpath.join(corpus.folder, INDEX_NAME)
        unreadable = any(file.path == path for file in corpus.unreadable)
        if corpus.index is None and corpus.root is not None and not unreadable:
            yield self.whole(path, f"the corpus has no {INDEX_NAME}", "run `provenance index`")


class IndexMalformed(ParserRule):
    """An index that is no sound table."""

    code = "IDX102"
    name = "index-malformed"
    severity = Severity.ERROR
    summary = "an index without table, or with rows that have more or fewer cells than the header"
    why = "Markdown readers pad short rows and drop extra cells without a word, so columns slip."
    mend = "Mend the row, or write the table anew with `provenance index`."
    examples_bad = (
        {"INDEX.md": "# Seeds\n\nNothing here yet.\n"},
        {"INDEX.md": sample.index(sample.row("harbour.md", sample.seed())[:5]), "harbour.md": sample.seed()},
    )
    examples_good = _GOOD


class ColumnMissing(ParserRule):
    """An index without one of its columns."""

    code = "IDX103"
    name = "column-missing"
    severity = Severity.ERROR
    summary = "an index that lacks one of the columns id, file, title, publisher, published, language, blocks, sha256"
    why = "What the column would say of the seeds is not covered by the index."
    mend = "Write the table anew with `provenance index`."
    examples_bad = (
        {
            "INDEX.md": sample.index(sample.row("harbour.md", sample.seed())[:-1], columns=sample.COLUMNS[:-1]),
            "harbour.md": sample.seed(),
        },
    )
    examples_good = _GOOD


class DuplicateRow(Rule):
    """Two rows for one seed."""

    code = "IDX104"
    name = "duplicate-row"
    severity = Severity.ERROR
    scope = Scope.CORPUS
    summary = "two rows of the index for one file, or with one id"
    why = "Which of the two is right is not said."
    mend = "Delete one of the rows, or write the table anew with `provenance index`."
    examples_bad = (
        {
            "INDEX.md": sample.index(*[sample.row("harbour.md", sample.seed())] * 2),
            "harbour.md": sample.seed(),
        },
    )
    examples_good = _GOOD

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield a finding for each row whose file, or else id, an earlier row has."""
        index = context.corpus.index
        if index is None:
            return
        files: dict[str, IndexRow] = {}
        ids: dict[str, IndexRow] = {}
        for row in index.rows:
            path, cell = seed_path(index, row), row.cells.get("id")
            identifier = "" if cell is None else cell.text
            if path and (earlier := files.setdefault(path, row)) is not row:
                yield self._finding(index, row, earlier, "file", f"the file {row.file} has a row already", path)
            elif identifier and (earlier := ids.setdefault(identifier, row)) is not row:
                yield self._finding(index, row, earlier, "id", f"the id `{identifier}` has a row already", path)

    def _finding(
        self, index: Index, row: IndexRow, earlier: IndexRow, column: str, message: str, path: str | None
    ) -> Finding:
        related = [Related(index.file.path, index.file.span(*of_cell(index, earlier, column)), "the earlier row")]
        if path:
            related.append(Related(path, None, f"the file of this row, {PurePosixPath(path).name}"))
        return self.at(
            index.file, *of_cell(index, row, column), message, "delete one, or run `provenance index`", related=related
        )


RULES = (IndexMissing, IndexMalformed, ColumnMissing, DuplicateRow)
