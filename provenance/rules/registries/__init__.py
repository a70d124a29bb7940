"""Ids that others have registered: language subtags (IANA) and licences (SPDX). Made by tools/build_registries.py."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def registry(name: str) -> Mapping[str, Mapping[str, str]]:
    """The ids of a file of this folder by kind, each kind a mapping of the id in lower case to the id as registered."""
    raw = tomllib.loads((files(__package__) / f"{name}.toml").read_text(encoding="utf-8"))
    return {kind: {one.lower(): one for one in listed.split()} for kind, listed in raw.items()}
