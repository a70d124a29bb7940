"""Recording digests: the sha256 and the size of each block, where its header does not say them yet."""

from dataclasses import dataclass

from provenance.corpus.header import values
from provenance.corpus.model import Block, Seed
from provenance.corpus.seed import parse_seed
from provenance.corpus.write import header_lines
from provenance.text.decode import text_file


@dataclass(frozen=True, slots=True)
class Recorded:
    """The new bytes of a seed, the ids of the blocks that got a digest, and of those that could not get one."""

    data: bytes
    done: tuple[str, ...]
    left: tuple[str, ...]


def recorded(seed: Seed) -> Recorded:
    """``seed`` with ``sha256`` and ``bytes`` in each header that lacks them; no text and no recorded value changes.

    A block in which the parser met a problem is left alone: its digest would vouch for what a person has yet to mend.
    So is a block with a wrong digest or size recorded, and bare text, which has no header.
    """
    text = seed.file.text
    done, left = [], []
    pieces: list[str] = []
    at = 0
    for block in seed.blocks:
        if seed.bare or not _missing(block):
            continue
        lines = missing_lines(seed, block)
        if lines is None:
            left.append(block.id)
            continue
        place, end, addition = lines
        pieces += (text[at:place], addition)
        at = end
        done.append(block.id)
    pieces.append(text[at:])
    data = "".join(pieces).encode("utf-8", "surrogateescape")
    if not _holds(seed, data, len(done)):  # a header in a layout that takes no further line, such as {a: b}
        return Recorded(seed.file.data, (), tuple(left + done))
    return Recorded(data, tuple(done), tuple(left))


def missing_lines(seed: Seed, block: Block) -> tuple[int, int, str] | None:
    """The lines the header of ``block`` lacks, and the place (code points) they replace; None where it lacks none.

    None too where a digest would vouch for what a person has yet to mend.
    """
    missing = _missing(block)
    if seed.bare or not missing or _troubled(seed, block):
        return None
    place, addition = _addition(seed.file.text, block, missing)
    return place, block.header.end, addition


def _missing(block: Block) -> dict[str, str]:
    own = values(block.header)
    actual = {"sha256": block.sha256, "bytes": str(len(block.data))}
    return {key: value for key, value in actual.items() if key not in own}


def _troubled(seed: Seed, block: Block) -> bool:
    own = values(block.header)
    wrong = own.get("sha256", block.sha256) != block.sha256 or own.get("bytes", str(len(block.data))) != str(
        len(block.data)
    )
    return wrong or any(block.marker_start <= problem.start <= block.end for problem in seed.problems)


def _addition(text: str, block: Block, missing: dict[str, str]) -> tuple[int, str]:
    """The missing lines, and the place (code points) from which they stand up to the end of the header."""
    opening = text[block.marker_start : block.header.end]
    newline = "\r\n" if "\r\n" in text[block.marker_start : block.start] else "\n"
    lines = header_lines(missing).replace("\n", newline)
    if opening.endswith("\n"):
        return block.header.end, lines
    return block.marker_start + len(opening.rstrip(" \t")), newline + lines  # `-->` stood on the last line


def _holds(before: Seed, data: bytes, done: int) -> bool:
    """Whether ``data`` has the blocks of ``before``, nothing new wrong with it, and ``done`` fewer blocks to record."""
    after = parse_seed(text_file(before.file.path, data), before.dialect)
    open_before, open_after = (sum(bool(_missing(block)) for block in seed.blocks) for seed in (before, after))
    return (
        [(block.id, block.text) for block in before.blocks] == [(block.id, block.text) for block in after.blocks]
        and len(after.problems) == len(before.problems)
        and open_after == open_before - done
    )
