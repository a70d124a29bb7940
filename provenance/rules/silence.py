"""Proves of a whole corpus of plain seeds that no rule but those that compare texts finds anything in it.

The quick proof of the commit hook (``provenance.quick``) shows that seeds are without error one by one, and with their
rows in the index. What warnings and notes ask for is asked here, of the same functions of a text that the rules ask.
Nothing is parsed for it. Whatever is not proved, sound or not, is for the rules.
"""

import os
from typing import NamedTuple

from provenance.quick import INDEX, read, seed_names
from provenance.quick.characters import clean
from provenance.quick.index import rows_of
from provenance.quick.seeds import PlainBlock, PlainSeed, plain_seed
from provenance.rules.glance import glance, said_against
from provenance.rules.loose_marks import loose_marks
from provenance.rules.repeats import repeats_of
from provenance.rules.second_articles import folded_title, second_article
from provenance.rules.weekdays import wrong_weekdays
from provenance.text.furniture import furniture

# So many seeds may be doubtful, or one in so many, before it is not worth the time to go on.
_FEW, _SHARE = 5, 10
_NEEDED = ("title", "publisher", "published", "language")


class Proof(NamedTuple):
    """What is proved of a corpus.

    ``files`` is how many it has, where no rule finds anything in any of them; else None. ``sound`` has the SHA-256 of
    seeds of which no rule that looks at one file finds anything.
    """

    files: int | None = None
    sound: frozenset[str] = frozenset()


def proof(folder: str) -> Proof:
    """What can be proved of a corpus; little where many of its seeds are not plain, for the rules must look at them.

    It holds for rules of this package, by a configuration that says no more than where the corpus is.

    Raises:
        InputError: another package brings a language without all of its tables.
    """
    blocks: list[PlainBlock] = []
    sound: set[str] = set()
    try:
        rows = _rows(folder)
        if rows is None:
            return Proof()
        for number, (name, row) in enumerate(rows.items()):
            seed = _seed(folder, name, row)
            if seed is not None:
                blocks += seed.blocks
                sound.add(row[-66:-2])  # the last cell
            elif (doubtful := number + 1 - len(sound)) > _FEW and doubtful * _SHARE > number:
                return Proof(None, frozenset(sound))
    except (OSError, ValueError):
        return Proof()
    alone = len({block.id for block in blocks}) == len(blocks)
    silent = len(sound) == len(rows) and alone and _one_article_each(blocks)
    return Proof(len(rows) + 1 if silent else None, frozenset(sound))


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
