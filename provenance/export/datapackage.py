"""A Frictionless data package (version 1): three tables as CSV, and what their columns mean."""

from hashlib import sha256
from typing import Any

from provenance.export.material import Material, json_bytes
from provenance.export.tables import Table, described, tables


def files(material: Material) -> dict[str, bytes]:
    """``datapackage.json`` and the tables."""
    found = tables(material)
    document = {
        "profile": "tabular-data-package",
        "name": "provenance",
        "title": "Facts and claims of a corpus",
        "description": f"Read from the corpus with the digest {material.corpus.digest}.",
        "resources": [_resource(table) for table in found],
    }
    return {"datapackage.json": json_bytes(document), **{table.path: table.data for table in found}}


def _resource(table: Table) -> dict[str, Any]:
    key = table.columns[0].name
    links = [
        {"fields": [column], "reference": {"resource": other, "fields": [key]}}
        for column, other in table.references.items()
    ]
    data = table.data
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "description": table.meaning,
        "path": table.path,
        "mediatype": "text/csv",
        "format": "csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{sha256(data).hexdigest()}",
        "schema": {
            "fields": list(described(table.columns)),
            "primaryKey": [key],
            **({"foreignKeys": links} if links else {}),
            "missingValues": [""],
        },
    }
