"""Findings for programs: the JSON of ``provenance check``."""

from collections.abc import Sequence
from typing import Any

from provenance.findings.model import Finding, Severity
from provenance.render.report_json import finding

SCHEMA = "provenance/findings/1"


def document(findings: Sequence[Finding], files: int) -> dict[str, Any]:
    """The findings, in the order given, and their numbers as JSON values; ``files`` is how many files were read."""
    counts = {severity: sum(one.severity is severity for one in findings) for severity in Severity}
    return {
        "schema": SCHEMA,
        "findings": [finding(one) for one in findings],
        "summary": {
            "errors": counts[Severity.ERROR],
            "warnings": counts[Severity.WARNING],
            "notes": counts[Severity.NOTE],
            "files": files,
        },
    }
