"""The tables as a Croissant 1.0 data set, for loaders of machine-learning data."""

from hashlib import sha256
from typing import Any

from provenance import __version__
from provenance.export.material import Material, json_bytes, program
from provenance.export.tables import Column, Table, tables

_TYPES = {
    "string": "sc:Text",
    "integer": "sc:Integer",
    "number": "sc:Float",
    "boolean": "sc:Boolean",
    "date": "sc:Date",
}
_CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileProperty": "cr:fileProperty",
    "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
"""The context as the specification prints it: readers compare it."""


def files(material: Material) -> dict[str, bytes]:
    """``croissant.json`` and the tables."""
    found = tables(material)
    licences = sorted({text.said("licence") for text in material.texts} - {""})
    document = {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "name": "provenance",
        "description": f"Facts and claims read from the corpus with the digest {material.corpus.digest}.",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "url": program(),
        "version": __version__,
        **({"datePublished": material.published} if material.published else {}),
        **({"license": licences} if licences else {}),
        "distribution": [_file(table) for table in found],
        "recordSet": [_records(table, {one.name: one for one in found}) for table in found],
    }
    return {"croissant.json": json_bytes(document), **{table.path: table.data for table in found}}


def _file(table: Table) -> dict[str, Any]:
    data = table.data
    return {
        "@type": "cr:FileObject",
        "@id": table.path,
        "name": table.path,
        "description": table.meaning,
        "contentUrl": table.path,
        "contentSize": f"{len(data)} B",
        "encodingFormat": "text/csv",
        "sha256": sha256(data).hexdigest(),
    }


def _records(table: Table, others: dict[str, Table]) -> dict[str, Any]:
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": table.meaning,
        "key": {"@id": f"{table.name}/{table.columns[0].name}"},
        "field": [_field(table, column, others) for column in table.columns],
    }


def _field(table: Table, column: Column, others: dict[str, Table]) -> dict[str, Any]:
    name = table.references.get(column.name)
    link = {"references": {"field": {"@id": f"{name}/{others[name].columns[0].name}"}}} if name else {}
    return {
        "@type": "cr:Field",
        "@id": f"{table.name}/{column.name}",
        "name": column.name,
        "description": column.meaning,
        "dataType": _TYPES[column.type],
        "source": {"fileObject": {"@id": table.path}, "extract": {"column": column.name}},
        **link,
    }
