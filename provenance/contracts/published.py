"""The published JSON Schemas, by name: ``schemas/NAME.schema.json`` is each as text."""

import json
from collections.abc import Mapping
from typing import Any

from provenance.config import config_schema
from provenance.contracts.diff import DiffDocument
from provenance.contracts.findings import BaselineDocument, Contract, Finding, FindingsDocument
from provenance.contracts.index import IndexRow
from provenance.contracts.mutation import MutationDocument
from provenance.contracts.report import Fact, Report
from provenance.contracts.trace import TraceDocument
from provenance.contracts.verification import VerificationDocument
from provenance.corpus.keys import SCHEMA_DIALECT, block_header_schema, front_matter_schema
from provenance.facts.curating.decisions import decisions_schema
from provenance.facts.curating.watch import watch_schema


def schemas() -> dict[str, dict[str, Any]]:
    """Every published schema (2020-12), each with a stable ``$id``, in the order of their names."""
    found: Mapping[str, dict[str, Any]] = {
        "baseline": _of(BaselineDocument),
        "block-header": block_header_schema(),
        "configuration": config_schema(),
        "decisions": decisions_schema(),
        "diff": _of(DiffDocument),
        "fact": _of(Fact),
        "facts-list": watch_schema(),
        "finding": _of(Finding),
        "findings": _of(FindingsDocument),
        "front-matter": front_matter_schema(),
        "index-row": _of(IndexRow),
        "mutation": _of(MutationDocument),
        "report": _of(Report),
        "trace": _of(TraceDocument),
        "verification": _of(VerificationDocument),
    }
    return {name: _identified(name, schema) for name, schema in found.items()}


def as_text(schema: Mapping[str, Any]) -> str:
    """A schema as its file holds it."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _of(model: type[Contract]) -> dict[str, Any]:
    return model.model_json_schema(by_alias=True)


def _identified(name: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    head = {"$schema": SCHEMA_DIALECT, "$id": f"urn:provenance:schema:{name}:1"}
    return head | {key: value for key, value in schema.items() if key not in head}
