"""SRC007: line ends of two kinds."""

from collections.abc import Iterator

from provenance.corpus.model import Index, Seed
from provenance.findings.model import Finding, Severity
from provenance.rules import sample
from provenance.rules.base import Context, Rule

_CRLF = sample.seed("One line.\nAnother line.\n").replace("\n", "\r\n")


class MixedLineEnds(Rule):
    """Line ends of two kinds, one beside the other."""

    code = "SRC007"
    name = "mixed-line-ends"
    severity = Severity.WARNING
    summary = "line ends of Windows (CRLF) and of Unix (LF) in the text of one block, or around the blocks of a file"
    why = "Two programs wrote the file in turn. The next one may make all of them one kind, and digests then fail."
    mend = "Outside blocks `--fix` makes them all one kind. In a block, fetch the text again, or leave it as it is."
    fix = "safe"
    examples_bad = (
        {"harbour.md": sample.seed().replace('title: "The harbour reopens"\n', 'title: "The harbour reopens"\r\n')},
        {"harbour.md": sample.seed("One line.\r\nAnother line.\nA third one.\n")},
    )
    examples_good = (
        {"harbour.md": sample.seed("One line.\nAnother line.\n")},
        {"harbour.md": sample.seed("One line.\r\nAnother line.\r\nA third one.\n")},
        {"harbour.md": _CRLF},
    )

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for what stands around the blocks, and one a block, at the first of the rarer kind."""
        for parsed in context.parsed:
            if parsed.file.clean or "\r\n" not in parsed.file.text:
                continue
            for where, places in _parts(parsed):
                windows = [at for at, crlf in places if crlf]
                unix = [at for at, crlf in places if not crlf]
                if not windows or not unix:
                    continue
                to_unix = len(unix) >= len(windows)
                wrong = windows if to_unix else unix
                kinds = ("CRLF", "LF") if to_unix else ("LF", "CRLF")
                file = parsed.file
                yield self.at(
                    file,
                    wrong[0],
                    wrong[0] + 1 + to_unix,
                    f"{len(wrong)} of {len(places)} line ends {where} are {kinds[0]}, the others {kinds[1]}",
                    f"make them all {kinds[1]}" if where == _AROUND else "fetch the text again, or leave it as it is",
                    anchor=where,
                    fix=self.mended(
                        f"make all line ends {where} {kinds[1]}",
                        *((file, at, at + 1 + to_unix, "\n" if to_unix else "\r\n") for at in wrong),
                    ),
                )


_AROUND = "around the blocks"


def _parts(parsed: Seed | Index) -> Iterator[tuple[str, list[tuple[int, bool]]]]:
    """What surrounds the blocks, and each block: in words, and the line ends there (place, whether CRLF).

    The line end before an end marker is of no part: it is written by whoever put the text into the seed.
    """
    text = parsed.file.text
    blocks = parsed.blocks if isinstance(parsed, Seed) else ()
    around: list[tuple[int, bool]] = []
    at = 0
    for block in blocks:
        around += _ends(text, at, block.start)
        yield f"of block `{block.id}`", _ends(text, block.start, block.end)
        at = block.end
        if block.closed and not block.implicit:
            at = text.find("\n", block.end) + 1 or len(text)
    yield _AROUND, around + _ends(text, at, len(text))


def _ends(text: str, start: int, end: int) -> list[tuple[int, bool]]:
    found = []
    at = text.find("\n", start, end)
    while at >= 0:
        crlf = at > start and text[at - 1] == "\r"
        found.append((at - crlf, crlf))
        at = text.find("\n", at + 1, end)
    return found


RULES = (MixedLineEnds,)
