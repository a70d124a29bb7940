"""What a unit measures (``dimensions.toml``): the same number in another unit of it is no other fact, but a slip."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from provenance.facts.model import Claim, Kind


def dimension(claim: Claim) -> str | None:
    """What the unit of a figure measures; a sum is money in every currency. None where it is not in the table."""
    if claim.mention.kind is Kind.MONEY:
        return "money"
    return _dimensions().get(claim.value.unit or "") if claim.mention.kind is Kind.QUANTITY else None


@cache
def _dimensions() -> Mapping[str, str]:
    table = tomllib.loads(files("provenance.facts.matching").joinpath("dimensions.toml").read_text("utf-8"))
    return {unit: name for name, units in table.items() for unit in units}
