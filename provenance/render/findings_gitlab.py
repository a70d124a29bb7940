"""Findings as a GitLab code quality report."""

from collections.abc import Mapping, Sequence
from typing import Any

from provenance.findings.model import Finding, Severity
from provenance.render.visible import one_line

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def document(findings: Sequence[Finding], names: Mapping[str, str]) -> list[dict[str, Any]]:
    """One entry a finding, in the order given; ``names`` are the names of rules by code."""
    return [
        {
            "description": one_line(finding.message + (f" ({finding.help})" if finding.help else "")),
            "check_name": f"{finding.code} {names.get(finding.code, '')}".strip(),
            "fingerprint": finding.fingerprint,
            "severity": _SEVERITIES[finding.severity],
            "location": {
                "path": finding.path,
                "lines": {
                    "begin": finding.span.line if finding.span else 1,
                    "end": finding.span.end_line if finding.span else 1,
                },
            },
        }
        for finding in findings
    ]
