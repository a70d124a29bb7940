"""The concept table and the inflection tables, read from the plain files beside this module."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain

KINDS = ("measure", "act", "change", "phase", "say", "who", "thing", "none")


@dataclass(frozen=True, slots=True)
class Concept:
    """One meaning and the words that carry it.

    ``kind`` is one of :data:`KINDS`. ``lemmas`` and ``exact`` map a language (ISO 639-1) to its words: those found in
    any inflection, and those taken as written only.
    """

    name: str
    kind: str
    lemmas: Mapping[str, tuple[str, ...]]
    exact: Mapping[str, tuple[str, ...]]


def rows(name: str) -> Iterator[tuple[int, list[str]]]:
    """The lines of a table beside this module that are neither blank nor comments: number (from 1) and cells."""
    text = (files(__package__) / name).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if line and not line.startswith("#"):
            yield number, line.split("\t")


def read_concepts(lines: Iterator[tuple[int, list[str]]]) -> tuple[Concept, ...]:
    """Concepts from rows, the first of which names the columns: concept, kind, then one language each.

    Raises:
        ValueError: if a row has another number of cells than the first, or a kind that does not exist.
    """
    _, (_, _, *languages) = next(lines)
    concepts = []
    for number, cells in lines:
        if len(cells) != len(languages) + 2:
            raise ValueError(f"concept table, line {number}: {len(cells)} cells where {len(languages) + 2} belong")
        name, kind, *columns = cells
        if kind not in KINDS:
            raise ValueError(f"concept table, line {number}: no kind {kind!r}, only {', '.join(KINDS)}")
        listed = {language: column.split(", ") for language, column in zip(languages, columns, strict=True)}
        lemmas = {language: tuple(w for w in column if not w.startswith("=")) for language, column in listed.items()}
        exact = {language: tuple(w[1:] for w in column if w.startswith("=")) for language, column in listed.items()}
        concepts.append(Concept(name, kind, lemmas, exact))
    return tuple(concepts)


@cache
def concept_table() -> tuple[Concept, ...]:
    """The concepts in the order of the file."""
    return read_concepts(rows("concepts.tsv"))


@cache
def everyday_table() -> tuple[Concept, ...]:
    """Everyday words the concept table leaves out (``everyday.tsv``), named by the first word of each language."""
    lines = rows("everyday.tsv")
    _, languages = next(lines)
    named = ((number, ["/".join(cell.split(", ")[0] for cell in cells), "thing", *cells]) for number, cells in lines)
    return read_concepts(chain([(0, ["concept", "kind", *languages])], named))


@cache
def peoples_table() -> tuple[Concept, ...]:
    """Adjectives and names of peoples (``peoples.tsv``), named by their country."""
    lines = rows("peoples.tsv")
    _, (_, *languages) = next(lines)
    named = ((number, [place, "who", *cells]) for number, (place, *cells) in lines)
    return read_concepts(chain([(0, ["concept", "kind", *languages])], named))


@cache
def irregular_forms(language: str) -> Mapping[str, str]:
    """Irregular form → lemma."""
    return {
        form: lemma for _, (code, lemma, forms) in rows("forms.tsv") if code == language for form in forms.split(", ")
    }


@cache
def endings(language: str) -> Mapping[str, tuple[tuple[int, str], ...]]:
    """Ending → what may stand in its place in the lemma, each with its rank (lower is tried first)."""
    table: dict[str, list[tuple[int, str]]] = {}
    for rank, (_, (code, ending, replacement)) in enumerate(rows("endings.tsv")):
        if code == language:
            table.setdefault(ending, []).append((rank, replacement))
    return {ending: tuple(replacements) for ending, replacements in table.items()}
