"""REF4xx: the index, the files and the recorded digests against each other."""

from collections.abc import Iterator

from provenance.corpus.index import row_values
from provenance.corpus.model import Block, Index, IndexRow, Seed
from provenance.findings.model import Finding, Related, Severity
from provenance.rules import sample
from provenance.rules.base import Context, Rule, Scope
from provenance.rules.causes import cause_of
from provenance.rules.metadata import header_broken
from provenance.rules.places import of_block, of_cell, of_seed
from provenance.rules.rows import leaves_corpus, seed_path

_GOOD = (sample.corpus(harbour=sample.seed()),)
_REWRITE = "run `provenance index` if the seed is right"


def _rows(context: Context) -> Iterator[tuple[Index, IndexRow, Seed | None]]:
    """The rows of the index that name a file inside the corpus, each with its seed.

    Rows with too few or too many cells are left out: what stands under which column is not certain there.
    """
    index = context.corpus.index
    if index is None:
        return
    seeds = {seed.file.path: seed for seed in context.corpus.seeds}
    malformed = {problem.start for problem in index.problems if problem.code == "IDX102"}
    for row in index.rows:
        path = seed_path(index, row)
        if path is not None and row.start not in malformed:
            yield index, row, seeds.get(path)


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
        for index, row, seed in _rows(context):
            if seed is None and seed_path(index, row) not in unreadable:
                hint = f"bring it back (`git log --diff-filter=D -- {seed_path(index, row)}`), or delete the row"
                place = of_cell(index, row, "file")
                yield self.at(index.file, *place, f"the file {row.file} does not exist", hint)


class FileWithoutRow(Rule):
    """A seed the index does not list."""

    code = "REF402"
    name = "file-without-row"
    severity = Severity.ERROR
    scope = Scope.CORPUS
    summary = "a seed that has no row in the index"
    why = "The index is the list of what the corpus holds; nobody would miss this file."
    mend = "Add the row with `provenance index`."
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
                )


class FileDigestDiffers(Rule):
    """A file that is not the one the index recorded."""

    code = "REF403"
    name = "file-digest-differs"
    severity = Severity.ERROR
    scope = Scope.CORPUS
    summary = "a seed whose SHA-256 is not the one in the index"
    why = (
        "The file was changed after it was recorded: on purpose, by accident, or by a checkout that changes line ends."
    )
    mend = "See what changed (`git diff`); run `provenance index` if the change is meant, else restore the file."
    examples_bad = (
        {
            "INDEX.md": sample.index(sample.row("harbour.md", sample.seed(), sha256="0" * 64)),
            "harbour.md": sample.seed(),
        },
    )
    examples_good = _GOOD

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield a finding for each row with another digest."""
        for index, row, seed in _rows(context):
            cell = row.cells.get("sha256")
            if seed is None or cell is None or cell.text.strip() == seed.file.sha256:
                continue
            recorded = cell.text.strip()
            cause = cause_of(seed.file.data, recorded, None)
            yield self.at(
                index.file,
                *of_cell(index, row, "sha256"),
                f"{seed.file.path} is not the file recorded here"
                + (f": {cause}" if cause else "" if recorded else ": no digest is recorded"),
                f"see `git log -p -- {seed.file.path}`; run `provenance index` if the change is meant",
                related=[Related(seed.file.path, None, f"has the SHA-256 {seed.file.sha256}")],
                anchor=row.file,
            )


class BlockTextChanged(Rule):
    """A block whose text is not what was recorded."""

    code = "REF404"
    name = "block-text-changed"
    severity = Severity.ERROR
    summary = "a block whose text does not have the recorded SHA-256 or number of bytes"
    why = "The evidence was altered after it was taken: what reports quote may no longer be what the source said."
    mend = "See what changed and restore the text; if the change is meant, record the new digest with it."
    examples_bad = (
        {"harbour.md": sample.seed().replace("four weeks", "five weeks")},
        {"harbour.md": sample.seed().replace(".\n<!--", ".\r\n<!--")},
    )
    examples_good = _GOOD

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each block with another digest or length."""
        for seed in context.corpus.seeds:
            for block in seed.blocks:
                if block.closed:  # where the text of an unclosed block ends is not known
                    yield from self._compared(seed, block)

    def _compared(self, seed: Seed, block: Block) -> Iterator[Finding]:
        digest, size = block.header.get("sha256"), block.header.get("bytes")
        data = block.data
        wrong = [
            entry
            for entry, actual in ((digest, block.sha256), (size, str(len(data))))
            if entry is not None and entry.value.strip().lower() != actual
        ]
        if not wrong:
            return
        first = wrong[0]
        cause = cause_of(data, digest.value if digest else "", size.value if size else None)
        if len(wrong) == 1 and first is size and digest is not None:
            cause = "its SHA-256 is the recorded one, only the length is wrong"
        yield self.at(
            seed.file,
            first.value_start,
            first.value_end,
            f"the text of block `{block.id}` is not what was recorded" + (f": {cause}" if cause else ""),
            f"see `git log -p -- {seed.file.path}` and restore the text; if the change is meant, record "
            f"sha256: {block.sha256}, bytes: {len(data)}",
            related=[Related(seed.file.path, seed.file.span(block.start, block.end), f"{len(data)} bytes of text")],
            anchor=block.id,
        )


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
        for index, row, seed in _rows(context):
            if seed is None or header_broken(seed):
                continue
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


class DigestMissing(Rule):
    """A block without recorded digest."""

    code = "REF407"
    name = "digest-missing"
    severity = Severity.WARNING
    summary = "a block whose SHA-256 is not recorded"
    why = "A change of its text would not be noticed."
    mend = "Write the digest the finding gives into the header of the block."
    examples_bad = ({"harbour.md": sample.seed(recorded=False)},)
    examples_good = _GOOD

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield a finding for each block of a seed without digest."""
        for seed in context.corpus.seeds:
            if any(problem.code == "BLK306" for problem in seed.problems):
                continue  # what the blocks are is not certain
            for block in seed.blocks:
                if not seed.bare and block.closed and block.text.strip() and block.header.get("sha256") is None:
                    yield self.at(
                        seed.file,
                        *of_block(seed, block),
                        f"no SHA-256 is recorded for block `{block.id}`",
                        f"add sha256: {block.sha256}",
                        anchor=block.id,
                    )


def _said_in(seed: Seed, column: str) -> tuple[int, int]:
    entry = None if seed.front is None else seed.front.get(column)
    return of_seed(seed) if entry is None else (entry.value_start, entry.value_end)


RULES = (
    RowWithoutFile,
    FileWithoutRow,
    FileDigestDiffers,
    BlockTextChanged,
    RowDiffers,
    PathLeavesCorpus,
    DigestMissing,
)
