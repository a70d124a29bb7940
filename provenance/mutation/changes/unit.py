"""Another unit: another currency, another scale, points for percent, months for years."""

from collections.abc import Iterator

from provenance.facts.model import Kind
from provenance.mutation.changes.figures import point
from provenance.mutation.model import Edit
from provenance.mutation.sites import Site
from provenance.mutation.tables import Swap, Words

# Of these another unit is not another size of the same thing: it contradicts bounds as well.
_OTHER_THING = frozenset({Kind.PERCENT})


def unit(site: Site) -> Edit | None:
    """The unit of the figure becomes another one."""
    table, mention = site.words, site.claim.mention
    if table is None:
        return None
    if mention.kind not in _OTHER_THING and any(point(claim.value) is None for claim in (site.claim, *site.others)):
        return None
    if mention.value.role == "age" or any(other.value.unit != mention.value.unit for other in site.others):
        return None
    options = list(_swaps(site, table))
    return site.draw.pick(options) if options else None


def _swaps(site: Site, table: Words) -> Iterator[Edit]:
    text = site.claim.mention.text
    done: set[str] = set()
    for swap in table.units.get(site.claim.mention.kind.value, ()):
        at = _place(text, swap)
        if at is not None and swap.where not in done:
            done.add(swap.where)  # the first of its place that fits is the longest
            yield site.in_mention(at, at + len(swap.word), swap.becomes)


def _place(text: str, swap: Swap) -> int | None:
    """Where in a figure the unit stands as a word of its own; None where it does not."""
    at = {"first": 0, "last": len(text) - len(swap.word)}.get(swap.where, text.find(swap.word))
    if at < 0 or text[at : at + len(swap.word)] != swap.word:
        return None
    before, behind = text[:at][-1:], text[at + len(swap.word) :][:1]
    alone = not (swap.word[0].isalpha() and before.isalpha()) and not (swap.word[-1].isalpha() and behind.isalpha())
    return at if alone else None
