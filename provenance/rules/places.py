"""Where findings about a seed or a block are placed (code points of the file)."""

from provenance.corpus.model import Block, Index, IndexRow, Seed


def first_line(text: str, start: int, end: int) -> tuple[int, int]:
    """The first line of ``text[start:end]``, without its line end."""
    newline = text.find("\n", start, end)
    stop = end if newline < 0 else newline
    return start, stop - 1 if stop > start and text[stop - 1] == "\r" else stop


def of_seed(seed: Seed) -> tuple[int, int]:
    """The id of a seed, else the first line of its front matter or, for bare text, of the file."""
    if seed.front is None:
        return first_line(seed.file.text, 0, len(seed.file.text))
    entry = seed.front.get("id")
    if entry is not None:
        return entry.value_start, entry.value_end
    return first_line(seed.file.text, seed.front.start, max(seed.front.start, seed.front.end))


def of_block(seed: Seed, block: Block) -> tuple[int, int]:
    """The first line of a block's marker; for the implicit block, the place of the seed."""
    if block.implicit:
        return of_seed(seed)
    return first_line(seed.file.text, block.marker_start, block.marker_end)


def of_cell(index: Index, row: IndexRow, column: str) -> tuple[int, int]:
    """The cell of a row in that column; the whole row where the cell is empty or missing."""
    cell = row.cells.get(column)
    if cell is None or cell.start == cell.end:
        return first_line(index.file.text, row.start, row.end)
    return cell.start, cell.end
