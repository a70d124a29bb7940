"""A baseline: findings somebody has seen and left for later, so that only new ones are reported.

Kept by fingerprint, which comes from content and not from line numbers: an entry holds while the text it is about
stays, wherever that moves in its file. One file is for one corpus.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from provenance.errors import InputError
from provenance.findings.model import Finding
from provenance.text.decode import TextFile

SCHEMA = "provenance/baseline/1"
_KEYS = ("fingerprint", "code", "path", "message")


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding left for later; ``path`` counts from the folder of the corpus."""

    fingerprint: str
    code: str
    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """The entries of a baseline file, and the file."""

    file: TextFile
    entries: tuple[Entry, ...]

    def place(self, entry: Entry) -> tuple[int, int]:
        """Where the fingerprint of an entry stands in the file (code points)."""
        start = max(0, self.file.text.find(entry.fingerprint))
        return start, start + len(entry.fingerprint)


def parse(file: TextFile) -> Baseline:
    """Read a baseline file.

    Raises:
        InputError: it is none.
    """
    again = "write it anew with `provenance baseline`"
    try:
        document = json.loads(file.text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{file.path}: not valid JSON: {error}", again) from None
    if not isinstance(document, dict) or document.get("schema") != SCHEMA:
        raise InputError(f'{file.path}: no baseline: there is no "schema": "{SCHEMA}"', again)
    listed = document.get("findings")
    if not isinstance(listed, list) or not all(_sound(one) for one in listed):
        raise InputError(f'{file.path}: "findings" is no list of {", ".join(_KEYS)}', again)
    return Baseline(file, tuple(Entry(*(one[key] for key in _KEYS)) for one in listed))


def _sound(entry: object) -> bool:
    return isinstance(entry, dict) and all(isinstance(entry.get(key), str) for key in _KEYS)


def entries_of(findings: Iterable[Finding], folder: str) -> tuple[Entry, ...]:
    """The entries that would silence these findings; ``folder`` is the corpus as their paths show it."""
    prefix = f"{folder}/" if folder else ""
    made = {Entry(one.fingerprint, one.code, one.path.removeprefix(prefix), one.message) for one in findings}
    return tuple(sorted(made, key=lambda entry: (entry.path, entry.code, entry.fingerprint)))


def as_text(entries: Iterable[Entry]) -> str:
    """A baseline file: one line an entry, so that changes of it are easy to read and to merge."""
    lines = ",\n".join(
        "    " + json.dumps({key: getattr(entry, key) for key in _KEYS}, ensure_ascii=False) for entry in entries
    )
    return f'{{\n  "schema": "{SCHEMA}",\n  "findings": [' + (f"\n{lines}\n  " if lines else "") + "]\n}\n"
