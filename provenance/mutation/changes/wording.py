"""What a word must be like to take another's place without breaking what stands before it."""

from provenance.facts.model import Name
from provenance.facts.names.tables import name_table, plain
from provenance.mutation.sites import Site
from provenance.mutation.tables import Words

_LONGEST_WORD = 12


def fits(site: Site, at: int, new: str, table: Words) -> bool:
    """Whether ``new`` can stand at ``at`` behind the word there: "d'avril" leaves no room for "mars"."""
    vowel = new[0].lower() in table.vowels
    before = _word_before(site, at)
    if before.endswith("'") or before in table.before_vowels:
        return vowel
    return not (vowel and before in table.before_consonants)


def _word_before(site: Site, at: int) -> str:
    """The word before a place, in lower case, an elided one with its apostrophe; empty where there is none."""
    words = plain(site.text[max(0, at - _LONGEST_WORD) : at]).lower().replace("'", "' ").split()
    return words[-1] if words else ""


def has_article(site: Site, name: Name) -> bool:
    """Whether an article stands before a name; another name would need another one, or none."""
    return _word_before(site, name.start) in name_table(site.claim.language).articles


def other_names(site: Site, name: Name, among: tuple[str, ...], table: Words) -> list[str]:
    """Those of ``among`` that can stand in the place of ``name`` and are not in the sentence."""
    here = {each.entity for each in site.names}
    return [other for other in among if other not in here and fits(site, name.start, other, table)]
