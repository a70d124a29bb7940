"""Another speaker for a quotation."""

from provenance.facts.model import Kind, Name
from provenance.mutation.changes.wording import has_article, other_names
from provenance.mutation.model import Edit
from provenance.mutation.sites import Site, is_person


def speaker(site: Site) -> Edit | None:
    """The name of who is quoted becomes that of somebody else who is quoted in the corpus."""
    table, claim = site.words, site.claim
    if table is None or claim.mention.kind is not Kind.QUOTATION or not claim.speaker_named:
        return None
    if any(other.speaker != claim.speaker for other in site.others):
        return None
    found = _named_at(site)
    if found is None or has_article(site, found):
        return None
    person = is_person(found.entity)
    speakers = tuple(sorted(who for who in site.cast.speakers if is_person(who) == person and who != claim.speaker))
    others = other_names(site, found, speakers, table)
    if not others:
        return None
    start, end = min(found.start, site.figure[0]), max(found.end, site.figure[1])
    return Edit(found.start, found.end, site.draw.pick(others), (start, end))


def _named_at(site: Site) -> Name | None:
    """The name by which the text says who speaks; None where it is a pronoun or an office."""
    mention = site.claim.mention
    for quotation in site.reading.quotations:
        at, to = quotation.speaker_start, quotation.speaker_end
        if (quotation.start, quotation.end) == (mention.start, mention.end) and at is not None and to is not None:
            within = [each for each in site.reading.names if at <= each.start and each.end <= to and not each.role]
            return next((each for each in within if each.entity == quotation.speaker), None)
    return None
