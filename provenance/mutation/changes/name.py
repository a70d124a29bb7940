"""Another name in the place of the one a figure is about."""

from provenance.facts.model import Kind, Name
from provenance.mutation.changes.wording import has_article, other_names
from provenance.mutation.model import Edit
from provenance.mutation.sites import Site


def name(site: Site) -> Edit | None:
    """The name nearest to the figure, where its sentence has it, becomes another name of its kind."""
    table = site.words
    if table is None or site.claim.mention.kind is Kind.QUOTATION:
        return None
    if any(other.subject_name != site.claim.subject_name for other in site.others):
        return None
    for found in site.names:
        if found.entity == site.claim.subject_name and _free(site, found):
            others = other_names(site, found, site.cast.like(found), table)
            if others:
                return site.in_sentence(found.start, found.end, site.draw.pick(others))
    return None


def _free(site: Site, found: Name) -> bool:
    """Whether a name stands for itself: no part of an office, of a quotation or of who is quoted, and no article."""
    if found.role or has_article(site, found):
        return False
    if any(each.role and each.start <= found.start and found.end <= each.end for each in site.names):
        return False
    return not any(
        quotation.qstart <= found.start < quotation.qend
        or (
            quotation.speaker_start is not None
            and quotation.speaker_start <= found.start < (quotation.speaker_end or 0)
        )
        for quotation in site.reading.quotations
    )
