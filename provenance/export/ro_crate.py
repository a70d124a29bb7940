"""The tables in an RO-Crate 1.1: what they are, which texts they were read from, and by what."""

from hashlib import sha256
from typing import Any

from provenance import __version__
from provenance.errors import InputError
from provenance.export.material import Material, Text, json_bytes
from provenance.export.tables import Table, tables

_ROOT, _READING, _PROGRAM, _LICENCE = "./", "#reading", "#provenance", "#licence"


def files(material: Material) -> dict[str, bytes]:
    """``ro-crate-metadata.json`` and the tables.

    Raises:
        InputError: no day of publication is known, which a crate has to give.
    """
    if material.published is None:
        raise InputError(
            "an RO-Crate has to say when it was published, and no source names a day", "add --date YYYY-MM-DD"
        )
    found = tables(material)
    sources = {text.source.id: f"#source-{number}" for number, text in enumerate(material.texts, 1)}
    document = {
        "@context": ["https://w3id.org/ro/crate/1.1/context", {"sha256": "https://schema.org/sha256"}],
        "@graph": [
            {
                "@id": "ro-crate-metadata.json",
                "@type": "CreativeWork",
                "about": {"@id": _ROOT},
                "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
            },
            {
                "@id": _ROOT,
                "@type": "Dataset",
                "name": "Facts and claims of a corpus",
                "description": f"Read from the corpus with the digest {material.corpus.digest}.",
                "datePublished": material.published,
                "license": {"@id": _LICENCE},
                "hasPart": [{"@id": table.path} for table in found],
                "isBasedOn": [{"@id": name} for name in sources.values()],
                "mentions": {"@id": _READING},
            },
            *map(_file, found),
            {
                "@id": _READING,
                "@type": "CreateAction",
                "name": "Reading the corpus",
                "instrument": {"@id": _PROGRAM},
                "object": [{"@id": name} for name in sources.values()],
                "result": [{"@id": table.path} for table in found],
            },
            {"@id": _PROGRAM, "@type": "SoftwareApplication", "name": "provenance", "softwareVersion": __version__},
            _licence(material),
            *(_source(text, sources[text.source.id]) for text in material.texts),
        ],
    }
    return {"ro-crate-metadata.json": json_bytes(document), **{table.path: table.data for table in found}}


def _file(table: Table) -> dict[str, Any]:
    data = table.data
    return {
        "@id": table.path,
        "@type": "File",
        "name": table.name,
        "description": table.meaning,
        "encodingFormat": "text/csv",
        "contentSize": str(len(data)),
        "sha256": sha256(data).hexdigest(),
    }


def _licence(material: Material) -> dict[str, Any]:
    named = sorted({text.said("licence") for text in material.texts} - {""})
    silent = sum(not text.said("licence") for text in material.texts)
    told = [*named, *([f"not stated ({silent} of {len(material.texts)} sources)"] if silent else [])]
    return {
        "@id": _LICENCE,
        "@type": "CreativeWork",
        "name": "The licences of the sources",
        "description": f"Quotations of texts under licences of their own: {'; '.join(told) or 'no source'}.",
    }


def _source(text: Text, name: str) -> dict[str, Any]:
    told = {
        "creator": text.said("author"),
        "publisher": text.source.publisher,
        "datePublished": text.said("published"),
        "url": text.said("url"),
        "inLanguage": text.source.language,
        "license": text.said("licence"),
    }
    return {
        "@id": name,
        "@type": "CreativeWork",
        "name": text.title,
        "identifier": text.source.id,
        **{key: value for key, value in told.items() if value},
        "sha256": text.source.sha256,
    }
