"""BLK3xx: blocks and their markers."""

from collections.abc import Iterator

from provenance.corpus.model import Block, Seed
from provenance.findings.model import Finding, Related, Severity
from provenance.rules import sample
from provenance.rules.base import Context, ParserRule, Rule, Scope
from provenance.rules.places import of_block

_HEAD = sample.front() + "\n"
_GOOD = ({"harbour.md": _HEAD + sample.block("harbour-1") + "\n" + sample.block("harbour-2", "Another text.\n")},)
_OPEN, _END = "<!-- seed:block harbour-1 -->\n", "<!-- seed:end harbour-1 -->\n"


class _MarkerRule(ParserRule):
    severity = Severity.ERROR
    why = "What belongs to the block, and so its digest, is not certain."
    examples_good = _GOOD


class Unclosed(_MarkerRule):
    """A block without end marker."""

    code = "BLK301"
    name = "unclosed-block"
    summary = "a block whose end marker is missing"
    mend = "Write `<!-- seed:end ID -->` on a line of its own behind the text."
    examples_bad = ({"harbour.md": _HEAD + _OPEN + sample.TEXT},)


class StrayEnd(_MarkerRule):
    """An end marker without block."""

    code = "BLK302"
    name = "stray-end"
    summary = "an end marker that closes no block"
    mend = "Delete it, or write the opening marker it belongs to."
    examples_bad = ({"harbour.md": _HEAD + sample.block("harbour-1") + "<!-- seed:end harbour-2 -->\n"},)


class Nested(_MarkerRule):
    """A block inside a block."""

    code = "BLK303"
    name = "nested-block"
    summary = "a block that opens before the one above it is closed"
    mend = "Close the block above first."
    examples_bad = ({"harbour.md": _HEAD + _OPEN + sample.TEXT + sample.block("harbour-2") + _END},)


class Empty(Rule):
    """A block without text."""

    code = "BLK304"
    name = "empty-block"
    severity = Severity.ERROR
    summary = "a block that holds no text"
    why = "It is listed as a source and says nothing: the text was lost, or never pasted."
    mend = "Put the text in, or delete the block."
    examples_bad = ({"harbour.md": _HEAD + sample.block("harbour-1", "\n")}, {"harbour.md": _HEAD})
    examples_good = _GOOD

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield a finding for each block of nothing but white space."""
        for seed in context.corpus.seeds:
            for block in seed.blocks:
                if not block.text.strip() and not seed.bare:
                    yield self.at(
                        seed.file,
                        *of_block(seed, block),
                        f"block `{block.id}` has no text",
                        "put the text in or delete the block",
                        anchor=block.id,
                    )


class DuplicateBlockId(Rule):
    """An id that two blocks have."""

    code = "BLK305"
    name = "duplicate-block-id"
    severity = Severity.ERROR
    scope = Scope.CORPUS
    summary = "two blocks of the corpus with one id"
    why = "A citation of the id leads to either."
    mend = "Give one of the two another id, in its opening and end marker."
    examples_bad = (
        {"harbour.md": _HEAD + sample.block("harbour-1") + sample.block("harbour-1", "Another text.\n")},
        {
            "harbour.md": sample.seed(),
            "port.md": sample.front(id="port") + sample.block("harbour-1", "Another text.\n"),
        },
    )
    examples_good = _GOOD

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield a finding for each marked block whose id an earlier block has."""
        first: dict[str, tuple[Seed, Block]] = {}
        for seed in context.corpus.seeds:
            for block in seed.blocks:
                if seed.bare or not block.id:
                    continue
                other_seed, other = first.setdefault(block.id, (seed, block))
                if other is block or (block.implicit and other.implicit):  # then it is the id of two seeds
                    continue
                where = Related(
                    other_seed.file.path, other_seed.file.span(*of_block(other_seed, other)), "the same id here"
                )
                yield self.at(
                    seed.file,
                    *of_block(seed, block),
                    f"the block id `{block.id}` is taken by a block of {other_seed.file.path}",
                    "give one of the two another id, in both its markers",
                    related=[where],
                    anchor=block.id,
                )


class MalformedMarker(_MarkerRule):
    """A comment that was meant as a marker and is none."""

    code = "BLK306"
    name = "malformed-marker"
    summary = "a comment that begins like a marker and is none"
    mend = "Write `<!-- seed:block ID`, the header and `-->`, or `<!-- seed:end ID -->`, at the start of a line."
    examples_bad = ({"harbour.md": _HEAD + "<!-- seed:block -->\n" + sample.TEXT + "<!-- seed:end -->\n"},)


class TextOutside(_MarkerRule):
    """Text between blocks."""

    code = "BLK307"
    name = "text-outside-block"
    summary = "text of a seed that stands in no block"
    why = "No digest covers it and no claim is read from it: it is lost evidence, or a block was cut."
    mend = "Move it into a block, or into the key `note` if it is a remark."
    examples_bad = ({"harbour.md": _HEAD + sample.block("harbour-1") + "\nOne more paragraph.\n"},)


RULES = (Unclosed, StrayEnd, Nested, Empty, DuplicateBlockId, MalformedMarker, TextOutside)
