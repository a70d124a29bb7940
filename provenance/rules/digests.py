"""REF4xx: the recorded digests against files and blocks."""

import re
from collections.abc import Iterator

from provenance.corpus.keys import KEYS_BY_NAME, PATTERNS
from provenance.corpus.model import Block, Entry, Seed
from provenance.corpus.record import missing_lines
from provenance.findings.model import Finding, Fix, Related, Severity
from provenance.rules import sample
from provenance.rules.base import Context, Rule, Scope
from provenance.rules.causes import before, cause_of
from provenance.rules.places import of_block, of_cell
from provenance.rules.rows import listed_rows

_GOOD = (sample.corpus(harbour=sample.seed()),)


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
        for index, row, seed in listed_rows(context):
            cell = row.cells.get("sha256")
            if seed is None or cell is None or cell.text.strip() == seed.file.sha256:
                continue
            recorded = cell.text.strip()
            cause = cause_of(seed.file.data, recorded, None)
            if recorded.lower() == seed.file.sha256:
                cause = "the digest is right, but in capital letters"
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
    fix = "unsafe"
    examples_bad = (
        {"harbour.md": sample.seed().replace("four weeks", "five weeks")},
        {"harbour.md": sample.seed().replace(".\n<!--", ".\r\n<!--")},
        {"harbour.md": sample.seed("One line.\nAnother.\n").replace("line.\n", "line.\r\n")},
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
            if entry is not None and _recorded(entry) and entry.value.strip().lower() != actual
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
            fix=self._restored(seed, block, digest.value.strip().lower() if digest else ""),
        )

    def _restored(self, seed: Seed, block: Block, recorded: str) -> Fix | None:
        """The recorded bytes, where they can be told from those that are there."""
        found = before(block.data, recorded)
        if found is None:
            return None
        text = found[1].decode("utf-8", "surrogateescape")
        return self.mended("bring the recorded bytes back", (seed.file, block.start, block.end, text))


def _recorded(entry: Entry) -> bool:
    """Whether the value can be a digest or a size at all; one that cannot has a rule of its own."""
    pattern = PATTERNS[KEYS_BY_NAME[entry.key].kind]
    return re.search(pattern, entry.value.strip().lower()) is not None


class DigestMissing(Rule):
    """A block without recorded digest."""

    code = "REF407"
    name = "digest-missing"
    severity = Severity.WARNING
    summary = "a block whose SHA-256 is not recorded"
    why = "A change of its text would not be noticed."
    mend = "Write the digest the finding gives into the header of the block."
    fix = "safe"
    examples_bad = ({"harbour.md": sample.seed(recorded=False)},)
    examples_good = _GOOD

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield a finding for each block of a seed without digest."""
        for seed in context.corpus.seeds:
            if any(problem.code in ("BLK306", "META202") for problem in seed.problems):
                continue  # what the blocks and their headers are is not certain
            if seed.dialect.declared:
                continue  # such a corpus keeps the digests of its files, in the index
            for block in seed.blocks:
                if not seed.bare and block.closed and block.text.strip() and block.header.get("sha256") is None:
                    lines = missing_lines(seed, block)
                    yield self.at(
                        seed.file,
                        *of_block(seed, block),
                        f"no SHA-256 is recorded for block `{block.id}`",
                        f"add sha256: {block.sha256}",
                        anchor=block.id,
                        fix=lines and self.mended("record digest and size", (seed.file, *lines)),
                    )


RULES = (FileDigestDiffers, BlockTextChanged, DigestMissing)
