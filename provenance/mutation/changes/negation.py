"""A statement denied, or a denial taken away."""

import re
from collections.abc import Iterator

from provenance.facts.grammar import grammar
from provenance.facts.model import Kind
from provenance.mutation.model import Edit
from provenance.mutation.sites import Site
from provenance.mutation.tables import Negation, Words

_WORD = re.compile(r"[^\W\d_]{1,30}")
# Where one statement ends and the next may begin.
_BREAKS = re.compile(r"[,;:()«»“”\"\n–—]")
# A participle stands next to its helper, or an adverb between them.
_REACH = 2


def negation(site: Site) -> Edit | None:
    """The verb that stands before the figure, or in the quotation, is denied; if it is denied, it no longer is."""
    table = site.words
    if table is None or any(other.polarity != site.claim.polarity for other in site.others):
        return None
    start, end = _statement(site)
    taken = _taken_away(site, table.negation, start, end)
    if taken is not None:
        return taken
    if _denies(site, start, end):
        return None
    verbs = list(_verbs(site, table, start, end))
    if not verbs:
        return None
    verb = verbs[-1] if site.claim.mention.kind is not Kind.QUOTATION else verbs[0]
    particle = table.negation.before_vowel if verb.group()[0] in table.vowels else table.negation.before
    return _edit(site, verb.start(), verb.end(), particle + verb.group() + table.negation.after)


def _statement(site: Site) -> tuple[int, int]:
    """The part of the block whose verb governs the claim: the quotation itself, or the words up to the figure."""
    mention = site.claim.mention
    if mention.kind is Kind.QUOTATION:
        return mention.start, mention.end
    start, end = site.sentence[0], mention.qstart
    breaks = [match.end() for match in _BREAKS.finditer(site.text, start, end)]
    words = grammar(site.claim.language).clause
    breaks += [match.end() for match in _WORD.finditer(site.text, start, end) if match.group().lower() in words]
    return max([start, *breaks]), end


def _edit(site: Site, start: int, end: int, new: str) -> Edit:
    first, last = site.sentence
    return Edit(start, end, new, (min(first, site.figure[0]), max(last, site.figure[1])))


def _taken_away(site: Site, words: Negation, start: int, end: int) -> Edit | None:
    for pattern, leaves in words.affirmed:
        found = re.compile(pattern).search(site.text, start, end)
        if found is not None:
            return _edit(site, *found.span(), found.expand(leaves))
    return None


def _denies(site: Site, start: int, end: int) -> bool:
    denials = grammar(site.claim.language).negation
    return any(match.group().lower() in denials for match in _WORD.finditer(site.text, start, end))


def _verbs(site: Site, table: Words, start: int, end: int) -> Iterator[re.Match[str]]:
    """The verbs that two small words around them deny."""
    words = list(_WORD.finditer(site.text, start, end))
    for at, word in enumerate(words):
        if at == 0 or site.text[word.start() - 1] not in " \u00a0" or words[at - 1].group() in table.negation.clitics:
            continue
        if word.group() in table.negation.verbs:
            yield word
        elif word.group() in table.negation.helpers:
            behind = [other.group() for other in words[at + 1 : at + 1 + _REACH]]
            if any(other.endswith(table.negation.participle_endings) for other in behind):
                yield word
