"""Findings as workflow commands of GitHub Actions: each becomes an annotation on its line."""

from collections.abc import Iterator, Mapping, Sequence

from provenance.findings.model import Finding, Severity
from provenance.render.visible import visible

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(findings: Sequence[Finding], names: Mapping[str, str]) -> Iterator[str]:
    """One line (with its newline) a finding; ``names`` are the names of rules by code.

    Columns are given only for a place within one line: across lines the host refuses them.
    """
    for finding in findings:
        properties = {"file": finding.path, "title": f"{finding.code} {names.get(finding.code, '')}".strip()}
        span = finding.span
        if span is not None:
            properties |= {"line": str(span.line), "endLine": str(span.end_line)}
            if span.line == span.end_line:
                properties |= {"col": str(span.column), "endColumn": str(max(span.column, span.end_column - 1))}
        listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
        said = [finding.message, *([finding.help] if finding.help else [])]
        for other in finding.related:
            said.append(f"{other.label}: {other.path}" + (f":{other.span.line}" if other.span else ""))
        yield f"::{_COMMANDS[finding.severity]} {listed}::{_data(chr(10).join(said))}\n"


def _data(text: str) -> str:
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
