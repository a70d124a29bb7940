"""Sources and claims as FollowTheMoney statements: every value a row, with the data set it comes from.

A source is an Article; a claim is a Note on its article, which quotes the words, says how they are read and whom they
name. Readers drop or change in silence what the model does not take, so values are written as it cleans them, and
``original_value`` has the words as they stand, what nobody sees in them named (``⟨U+200D⟩``).
"""

import csv
import io
import re
from collections.abc import Iterator
from hashlib import sha1

from provenance.export.material import Material, Text, day_parts, decoded
from provenance.facts.model import Claim
from provenance.facts.results import Fact
from provenance.facts.wording import claim_in_words
from provenance.render.visible import visible

_COLUMNS = (
    "canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin", "lang", "original_value",
    "external", "first_seen", "last_seen", "id",
)  # fmt: skip
_TYPES = {
    "contentHash": "checksum",
    "entity": "entity",
    "fileSize": "number",
    "language": "language",
    "detectedLanguage": "language",
    "namesMentioned": "name",
    "publishedAt": "date",
    "sourceUrl": "url",
}
"""The types of the properties used here; all others are ``string`` or, below, ``text``."""

_TEXTS = frozenset({"summary", "description", "notes"})
_LANGUAGES = {"en": "eng", "fr": "fra", "de": "deu", "es": "spa", "it": "ita", "pt": "por", "nl": "nld"}
_DATASET = "provenance"
_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2060-\u2064\ufeff]")
"""What the model takes out of every value."""


def files(material: Material) -> dict[str, bytes]:
    """One CSV file of statements, no row twice."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, dialect=csv.unix_dialect)
    writer.writerow(_COLUMNS)
    seen: set[str] = set()
    for row in _rows(material):
        if row[-1] not in seen:
            seen.add(row[-1])
            writer.writerow(row)
    return {"statements.csv": out.getvalue().encode("utf-8")}


def _rows(material: Material) -> Iterator[tuple[str, ...]]:
    for text in material.texts:
        name = _id("article", text.source.id)
        for prop, value in _article(text):
            yield from _row(name, "Article", prop, value)
    for fact, claim in material.claims():
        name = _id("claim", claim.id)
        for prop, value in _note(fact, claim):
            yield from _row(name, "Note", prop, value)


def _article(text: Text) -> Iterator[tuple[str, str]]:
    yield "title", text.title
    yield "fileName", text.source.file
    yield "fileSize", str(text.source.bytes)
    yield "contentHash", sha1(text.block.data, usedforsecurity=False).hexdigest()
    yield "author", text.said("author")
    yield "publisher", text.source.publisher or ""
    yield "publishedAt", "-".join(f"{part:02}" for part in day_parts(text.said("published")))
    yield "sourceUrl", text.said("url")
    yield "language", _LANGUAGES.get((text.source.language or "")[:2].lower(), "")


def _note(fact: Fact, claim: Claim) -> Iterator[tuple[str, str]]:
    yield "entity", _id("article", claim.source.id)
    yield "description", claim.quote
    yield "notes", claim.context
    yield "summary", claim_in_words(claim)
    first, last = claim.span.bytes
    yield "keywords", f"{claim.source.file}:{claim.span.line}, bytes {first}-{last}"
    yield "keywords", f"fact {fact.id}"
    yield "keywords", fact.verdict.value
    yield "detectedLanguage", _LANGUAGES.get(claim.language, "")
    for name in (claim.subject_name, claim.speaker if claim.speaker_named else None, claim.via):
        yield "namesMentioned", name or ""


def _row(entity: str, schema: str, prop: str, said: str) -> Iterator[tuple[str, ...]]:
    kind = _TYPES.get(prop, "text" if prop in _TEXTS else "string")
    original = decoded(said)
    value = " ".join(_HIDDEN.sub("", original).split())
    if value:
        value, kept = visible(value), "" if original == value else visible(original)
        key = sha1(f"{_DATASET}.{entity}.{prop}.{value}".encode(), usedforsecurity=False).hexdigest()
        yield entity, entity, prop, kind, schema, value, _DATASET, "", "", kept, "f", "", "", key


def _id(kind: str, name: str) -> str:
    return f"{kind}-{sha1(decoded(name).encode(), usedforsecurity=False).hexdigest()}"
