"""The weights and thresholds of matching: data of the package (``weights.toml``)."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """The tables ``features``, ``kinds`` and ``threshold``."""
    tables: Mapping[str, Mapping[str, float]] = tomllib.loads(
        files("provenance.facts.matching").joinpath("weights.toml").read_text("utf-8")
    )
    return tables
