"""Words of a language that say how a claim is meant (``lang/<code>/grammar.toml``)."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Grammar:
    """Lower-case words that deny, open a clause, or stand before a noun."""

    negation: frozenset[str] = frozenset()
    clause: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()


@cache
def grammar(language: str) -> Grammar:
    """The table of a language (ISO 639-1), an empty one where there is none."""
    folder = files("provenance.facts") / "lang"
    if language not in {entry.name for entry in folder.iterdir()}:
        return Grammar()
    table = folder / language / "grammar.toml"
    if not table.is_file():
        return Grammar()
    return Grammar(**{key: frozenset(words) for key, words in tomllib.loads(table.read_text("utf-8")).items()})
