"""Findings as SARIF 2.1.0 (OASIS), the form code hosts take for their security and quality tabs."""

from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote

from provenance import __version__
from provenance.findings.model import Finding, Fix, Severity
from provenance.render.visible import one_line, visible
from provenance.rules.base import Rule
from provenance.text.position import Span

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
PROJECT = "https://pypi.org/project/corpus-provenance/"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def document(findings: Sequence[Finding], rules: Iterable[type[Rule]]) -> dict[str, Any]:
    """One SARIF run: the findings in the order given, and the descriptor of every rule that found something.

    Columns count code points from 1, as everywhere here; ``columnKind`` says so.
    """
    codes = sorted({finding.code for finding in findings})
    known = {rule.code: rule for rule in rules}
    place = {code: number for number, code in enumerate(codes)}
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "provenance",
                        "semanticVersion": __version__,
                        "informationUri": PROJECT,
                        "rules": [_descriptor(known[code]) for code in codes],
                    }
                },
                "automationDetails": {"id": "provenance/check/"},
                "columnKind": "unicodeCodePoints",
                "results": [_result(finding, place[finding.code]) for finding in findings],
            }
        ],
    }


def _descriptor(rule: type[Rule]) -> dict[str, Any]:
    summary = f"Reports {rule.summary}."
    return {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": summary},
        "fullDescription": {"text": f"{summary} {rule.why}"},
        "help": {
            "text": f"{rule.why} How to mend it: {rule.mend}",
            "markdown": f"{rule.why}\n\n**How to mend it.** {rule.mend}",
        },
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.code.rstrip("0123456789").lower()], "precision": "very-high"},
    }


def _result(finding: Finding, index: int) -> dict[str, Any]:
    said = visible(finding.message)
    text = f"{said[:1].upper()}{said[1:]}."
    found: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": text if not finding.help else f"{text} {visible(finding.help)}"},
        "locations": [_location(finding.path, finding.span)],
        "partialFingerprints": {"provenance/v1": finding.fingerprint},
    }
    if finding.related:
        found["relatedLocations"] = [
            {"id": number, **_location(other.path, other.span), "message": {"text": one_line(other.label)}}
            for number, other in enumerate(finding.related, 1)
        ]
    if finding.fix is not None:
        found["fixes"] = [_fix(finding.fix)]
    return found


def _fix(fix: Fix) -> dict[str, Any]:
    changes: dict[str, list[dict[str, Any]]] = {}
    for edit in fix.edits:
        replacement = {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.replacement}}
        changes.setdefault(edit.path, []).append(replacement)
    return {
        "description": {"text": visible(fix.description)},
        "artifactChanges": [
            {"artifactLocation": _artifact(path), "replacements": replacements}
            for path, replacements in changes.items()
        ],
    }


def _location(path: str, span: Span | None) -> dict[str, Any]:
    # a finding about a whole file points at its first line: without a region code hosts show it nowhere
    region = {"startLine": 1} if span is None else _region(span)
    return {"physicalLocation": {"artifactLocation": _artifact(path), "region": region}}


def _artifact(path: str) -> dict[str, str]:
    # a name that is no UTF-8 keeps its bytes; a colon in the first part would make a scheme of it
    return {"uri": quote(path, safe="/", errors="surrogateescape")}


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
