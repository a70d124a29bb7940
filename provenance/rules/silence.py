"""Proves of a whole corpus of plain seeds that no rule but those that compare texts finds anything in it.

The quick proof of the commit hook (``provenance.quick``) shows that seeds are without error one by one, and with their
rows in the index. What warnings and notes ask for is asked here, of the same functions of a text that the rules ask.
Nothing is parsed for it. Whatever is not proved, sound or not, is for the rules.
"""

import os

from provenance.quick import INDEX, read, seed_names
from provenance.quick.characters import clean
from provenance.quick.index import rows_of
from provenance.quick.seeds import PlainBlock, PlainSeed, plain_seed
from provenance.rules.furniture import furniture
from provenance.rules.glance import glance, said_against
from provenance.rules.loose_marks import loose_marks
from provenance.rules.repeats import repeats_of
from provenance.rules.second_articles import folded_title, second_article
from provenance.rules.weekdays import wrong_weekdays

_NEEDED = ("title", "publisher", "published", "language")


def silent(folder: str) -> int | None:
    """How many files a corpus has of which it is proved that the rules find nothing in them; None without proof.

    That holds for rules of this package, by a configuration that says no more than where the corpus is.

    Raises:
        InputError: another package brings a language without all of its tables.
    """
    blocks: list[PlainBlock] = []
    try:
        rows = _rows(folder)
        if rows is None:
            return None
        for name, row in rows.items():
            seed = _seed(folder, name, row)
            if seed is None:
                return None
            blocks += seed.blocks
    except (OSError, ValueError):
        return None
    if len({block.id for block in blocks}) < len(blocks) or not _one_article_each(blocks):
        return None
    return len(rows) + 1


def _rows(folder: str) -> dict[str, str] | None:
    """The rows of an index that is in order, and names the seeds that are there."""
    if os.path.lexists(os.path.join(folder, "decisions.yaml")):
        return None  # whether they are of any use, only the facts tell
    if os.path.lexists(watched := os.path.join(folder, "facts.yaml")):
        read(watched)
    index = read(os.path.join(folder, INDEX))
    rows = rows_of(index)
    if rows is None or not clean(index) or list(rows) != sorted(seed_names(folder)):
        return None
    if index.count("](") != len(rows) or "]:" in index or "provenance:" in index:
        return None  # there are further links, or silences
    return rows if len({row.split(" | ", 1)[0] for row in rows.values()}) == len(rows) else None


def _seed(folder: str, name: str, row: str) -> PlainSeed | None:
    """The seed of that row, where it is proved that the rules are silent on it alone."""
    text = read(os.path.join(folder, name))
    seed = plain_seed(name, text)
    if seed is None or seed.row != row:
        return None
    if "provenance:" in text and text.count("<!--") > 2 * len(seed.blocks):
        return None  # a silence may be for nothing
    return seed if all(map(_in_order, seed.blocks)) else None


def _in_order(block: PlainBlock) -> bool:
    """Whether a block says what evidence needs, and the rules are silent on its text and licence."""
    metadata, text = block.metadata, block.text
    if not all(key in metadata for key in _NEEDED) or not _licensed(metadata.get("licence")):
        return False
    seen = glance(text)
    if seen.lines or said_against(metadata["language"], text, seen) or repeats_of(text):
        return False
    return not (any(furniture(text)) or any(loose_marks(text)) or (seen.calendar and any(wrong_weekdays(text))))


def _licensed(licence: str | None) -> bool:
    if licence is None:
        return True
    from provenance.rules.licences import unknown_in

    return unknown_in(licence) is None


def _one_article_each(blocks: list[PlainBlock]) -> bool:
    """Whether no block, in the order of the index, seems to hold a second article."""
    titles: dict[str, PlainBlock] = {}
    for block in blocks:
        title = folded_title(block.metadata["title"])
        if title is not None:
            titles.setdefault(title, block)
    return all(second_article(block.text, titles, block) is None for block in blocks)
