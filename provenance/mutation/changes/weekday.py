"""Another day of the week."""

import re

from provenance.facts.model import Claim, Kind
from provenance.mutation.model import Edit
from provenance.mutation.sites import Site


def weekday(site: Site) -> Edit | None:
    """The day of the week becomes another one."""
    table, mention = site.words, site.claim.mention
    if mention.kind is not Kind.DATE or table is None or not all(_says_weekday(other) for other in site.others):
        return None
    names = "|".join(re.escape(name) for name in table.weekdays)
    found = re.search(rf"(?<!\w)(?:{names})(?!\w)", mention.text, re.IGNORECASE)
    if found is None:
        return None
    old = found.group()
    new = site.draw.pick([name for name in table.weekdays if name.lower() != old.lower()])
    return site.in_mention(*found.span(), new.capitalize() if old[0].isupper() else new)


def _says_weekday(claim: Claim) -> bool:
    """Whether a date is one day, or names a day of the week."""
    value = claim.value
    return value.weekday is not None or (value.granularity == "day" and value.lo is not None and value.lo == value.hi)
