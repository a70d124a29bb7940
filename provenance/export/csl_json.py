"""Sources as CSL-JSON. What the format has no place for stands under ``custom``, which no style prints."""

from typing import Any

from provenance.export.material import Material, Text, day_parts
from provenance.render.json_text import render


def files(material: Material) -> dict[str, bytes]:
    """A list with one item for each source."""
    return {"sources.csl.json": render([item(text) for text in material.texts]).encode("utf-8")}


def item(text: Text) -> dict[str, Any]:
    """One source."""
    publisher, url = text.source.publisher, text.said("url")
    told = {
        "container-title": publisher,
        "author": [{"literal": text.said("author")}] if text.said("author") else None,
        "issued": _date(text.said("published")),
        "accessed": _date(text.said("retrieved")),
        "URL": url,
        "language": text.source.language,
        "license": text.said("licence"),
    }
    return {
        "id": text.source.id,
        "type": "article-newspaper" if publisher else "webpage" if url else "document",
        "title": text.title,
        **{key: value for key, value in told.items() if value},
        "custom": custom(text),
    }


def custom(text: Text) -> dict[str, str]:
    """File, block and digest, and where else the text is kept.

    Not ``archive_location``, the place made for that: styles print it in the middle of the entry.
    """
    kept = {key: text.said(key) for key in ("origin", "archive_url", "derived_from", "translation_of")}
    source = text.source
    return {
        "file": source.file,
        "block": source.block,
        "sha256": source.sha256,
        **{key: value for key, value in kept.items() if value},
    }


def _date(said: str) -> dict[str, list[list[int]]] | None:
    parts = day_parts(said)
    return {"date-parts": [list(parts)]} if parts else None
