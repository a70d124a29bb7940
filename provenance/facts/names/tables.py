"""What the tables say of names: ``lang/<code>/names.toml``, and the dictionary where they say nothing."""

from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from provenance.text.languages import function_words
from provenance.text.tables import complete, languages, table


def plain(text: str) -> str:
    """``text`` with straight apostrophes and ordinary spaces: how tables spell names."""
    return text if text.isascii() else text.replace("’", "'").replace("\u00a0", " ").replace("\u202f", " ")


@dataclass(frozen=True)
class NameTable:
    """What one language's data say of names. All words in lower case except the places and ``letters``."""

    language: str
    particles: frozenset[str]
    given_particles: frozenset[str]
    head_particles: frozenset[str]
    heads: frozenset[str]
    tails: frozenset[str]
    common: frozenset[str]
    titles: frozenset[str]
    articles: frozenset[str]
    letters: frozenset[str]
    place_prepositions: frozenset[str]
    firms: frozenset[str]
    adverb_endings: tuple[str, ...]
    starters: frozenset[str]

    @cached_property
    def breaks(self) -> frozenset[str]:
        """Words with a capital that end a run of names."""
        return self.common | self.titles


@cache
def name_table(language: str) -> NameTable:
    """The table of one language (ISO 639-1)."""
    with complete(language):
        return _name_table(language)


def _name_table(language: str) -> NameTable:
    raw = table(f"{language}/names.toml")
    calendar = frozenset(raw["months"]) | frozenset(raw["weekdays"])
    return NameTable(
        language=language,
        particles=frozenset(raw["particles"]),
        given_particles=frozenset(raw["given_particles"]),
        head_particles=frozenset(raw["head_particles"]),
        heads=frozenset(raw["heads"].split()),
        tails=frozenset(raw["tails"].split()),
        common=frozenset(raw["common"].split()) | calendar,
        titles=frozenset(raw["titles"]) | frozenset(title.rstrip(".") for title in raw["titles"]),
        articles=frozenset(raw["articles"]),
        letters=frozenset(raw["letters"]),
        place_prepositions=frozenset(raw["place_prepositions"]),
        firms=frozenset(raw["firms"].split()),
        adverb_endings=tuple(raw["adverb_endings"]),
        starters=function_words()[language].starters,
    )


@cache
def places() -> dict[str, str]:
    """Every place name of every table → the name or code that place has in all of them."""
    out: dict[str, str] = {}
    for language in languages():
        for name, identity in table(f"{language}/names.toml")["places"].items():
            out.setdefault(name, identity)
    return out


@cache
def given_names() -> frozenset[str]:
    """Given names, in lower case: of every language's table, and of the world's news (``given.txt``)."""
    own = (word for language in languages() for word in table(f"{language}/names.toml")["given"].split())
    lines = files("provenance.facts.names").joinpath("given.txt").read_text("utf-8").splitlines()
    return frozenset((*own, *(word for line in lines if not line.startswith("#") for word in line.split())))
