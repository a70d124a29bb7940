"""Findings as JUnit XML, the form most build servers read."""

from collections.abc import Mapping, Sequence
from xml.etree import ElementTree

from provenance.findings.model import Finding, Severity
from provenance.render.visible import one_line, visible


def render(findings: Sequence[Finding], names: Mapping[str, str], least: Severity) -> str:
    """The document, with its newline.

    Each finding is a test case of the file it is in. It failed if the finding is of severity ``least`` or graver, so
    that build and exit code agree, and was skipped otherwise. Without findings one case passed.
    """
    failed = [finding for finding in findings if finding.severity.rank <= least.rank]
    counts = {
        "tests": str(len(findings) or 1),
        "failures": str(len(failed)),
        "errors": "0",
        "skipped": str(len(findings) - len(failed)),
    }
    root = ElementTree.Element("testsuites", {"name": "provenance", **counts})
    suite = ElementTree.SubElement(root, "testsuite", {"name": "provenance check", **counts})
    if not findings:
        ElementTree.SubElement(suite, "testcase", {"classname": "provenance", "name": "no findings"})
    for finding in findings:
        place = f":{finding.span.line}:{finding.span.column}" if finding.span else ""
        path = one_line(finding.path)
        case = ElementTree.SubElement(
            suite,
            "testcase",
            {"classname": path, "name": f"{finding.code} {names.get(finding.code, '')}".strip() + f" {path}{place}"},
        )
        message = one_line(finding.message)
        if finding.severity.rank <= least.rank:
            told = ElementTree.SubElement(case, "failure", {"type": finding.severity.value, "message": message})
            related = [f"{other.label}: {other.path}" for other in finding.related]
            told.text = "\n".join(visible(text) for text in (f"{finding.path}{place}", finding.help, *related) if text)
        else:
            ElementTree.SubElement(case, "skipped", {"message": f"{finding.severity.value}: {message}"})
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=False).join(
        ('<?xml version="1.0" encoding="UTF-8"?>\n', "\n")
    )
