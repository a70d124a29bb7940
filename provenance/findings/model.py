"""A finding: something a rule reports about a place."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from provenance.text.position import Span


class Severity(StrEnum):
    """How much a finding matters; ``error`` blocks by default."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return ("error", "warning", "note").index(self.value)


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that belongs to a finding, such as the other side of a conflict."""

    path: str
    span: Span | None
    label: str


@dataclass(frozen=True, slots=True)
class Edit:
    """One replacement in a file of the corpus (a path as findings have it); an empty span inserts."""

    path: str
    span: Span
    replacement: str


@dataclass(frozen=True, slots=True)
class Fix:
    """How to mend a finding without a person.

    ``safe``: nothing a source says is touched, and no meaning guessed. The edits do not overlap.
    """

    safe: bool
    description: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """What, where, how to mend.

    ``path`` is relative to the working directory (or to the corpus root where that is not below
    it) and POSIX; ``span`` counts from the start of that file, and is None where a whole file is
    meant. ``anchor`` is the text the finding is about: with code and path it makes the
    fingerprint, so that a finding keeps its identity when lines move.
    """

    code: str
    severity: Severity
    message: str
    path: str
    span: Span | None
    help: str
    related: tuple[Related, ...] = ()
    anchor: str = ""
    fingerprint: str = ""
    fix: Fix | None = None


def order(finding: Finding) -> tuple[str, int, str, str]:
    """The sort key of findings: path, place, code, message."""
    return (finding.path, finding.span.chars[0] if finding.span else -1, finding.code, finding.message)


def with_fingerprints(findings: Iterable[Finding], folder: str = "") -> list[Finding]:
    """Sort findings and give each a fingerprint of 16 hex digits.

    It is made from code, path, the anchor text and the anchor's occurrence among equal ones, never from line
    numbers (a finding must survive moved lines). The path counts from ``folder``, the corpus as paths show it: a
    finding is the same from wherever the command is run.
    """
    from dataclasses import replace

    seen: dict[tuple[str, str, str], int] = {}
    out = []
    for finding in sorted(findings, key=order):
        key = (finding.code, finding.path, finding.anchor)
        seen[key] = seen.get(key, 0) + 1
        path = finding.path.removeprefix(f"{folder}/" if folder else "")
        basis = "\0".join((finding.code, path, finding.anchor, str(seen[key]))).encode("utf-8", "surrogateescape")
        out.append(replace(finding, fingerprint=sha256(basis).hexdigest()[:16]))
    return out
