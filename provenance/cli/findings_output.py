"""How findings leave the command."""

import os
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from provenance.findings.model import Finding, Severity
    from provenance.text.decode import TextFile


class Format(StrEnum):
    """How findings are written."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"
    GITLAB = "gitlab"
    JUNIT = "junit"


@dataclass(frozen=True)
class Result:
    """What a run found, in which files, of how many, and from which severity on it counts."""

    findings: "tuple[Finding, ...]"
    files: "dict[str, TextFile]"
    number: int
    least: "Severity"


def write(result: Result, form: Format, output: Path | None, *, statistics: bool, quiet: bool) -> tuple[str, str]:
    """Write the findings to a file or to standard output, and to a terminal how many there are; give back both."""
    from provenance.render import findings_text

    color = output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    if statistics:
        text = "".join(findings_text.statistics(result.findings, _names()))
    elif form is Format.TEXT:
        text = "".join(findings_text.render(result.findings, result.files, color=color))
    else:
        text = _as_data(result, form)
    if output is None:
        typer.echo(text, nl=False)
    else:
        from provenance.corpus.write import write_atomic

        write_atomic(output, text.encode("utf-8", "backslashreplace"))
    summary = "" if quiet or not sys.stderr.isatty() else findings_text.summary(result.findings, result.number)
    typer.echo(summary, err=True, nl=False)
    return text, summary


def _as_data(result: Result, form: Format) -> str:
    """The findings in a form for programs."""
    from provenance.render.json_text import render

    findings = result.findings
    if form is Format.JSON:
        from provenance.render.findings_json import document

        return render(document(findings, result.number))
    if form is Format.SARIF:
        from provenance.render import findings_sarif
        from provenance.rules.registry import all_rules

        return render(findings_sarif.document(findings, all_rules()))
    if form is Format.GITLAB:
        from provenance.render import findings_gitlab

        return render(findings_gitlab.document(findings, _names()))
    if form is Format.JUNIT:
        from provenance.render import findings_junit

        return findings_junit.render(findings, _names(), result.least)
    from provenance.render import findings_github

    return "".join(findings_github.render(findings, _names()))


def _names() -> dict[str, str]:
    from provenance.rules.registry import all_rules

    return {rule.code: rule.name for rule in all_rules()}
