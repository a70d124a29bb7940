"""Writing ``decisions.yaml``: entries added, replaced or taken out, all else in the file left as it is."""

from collections.abc import Mapping

from provenance.corpus.write import scalar
from provenance.errors import InputError
from provenance.facts.curating.decisions import Decision, DecisionList, readable

HEAD = "# What was ruled on conflicts and matches; `provenance decide` writes it, people may too.\n"


def listed(decision: Decision) -> str:
    """A decision as an entry of the list."""
    told = {
        "id": decision.id,
        "kind": decision.kind.value,
        "of": decision.of,
        "why": decision.why,
        "who": decision.who,
        "date": decision.date,
    }
    lines = [f"{key}: {scalar(readable(value))}" for key, value in told.items() if value is not None]
    lines.append("claims:")
    for claim in decision.claims:
        lines += [
            f"  - source: {scalar(readable(claim.source))}",
            f"    sha256: {claim.sha256}",
            f"    start: {claim.start}",
            f"    end: {claim.end}",
            f"    quote: {scalar(claim.quote)}",
        ]
    return "- " + "\n  ".join(lines) + "\n"


def rewritten(old: DecisionList | None, changed: Mapping[str, Decision | None]) -> str:
    """The text of the file with these decisions by their id put in, or (None) taken out.

    What else stands in the file stays, comments and other entries included.

    Raises:
        InputError: an entry to be changed does not stand on lines of its own.
    """
    text = HEAD if old is None else old.listing.file.text
    numbers = {} if old is None else {decision.id: number for number, decision in old.entries.items()}
    edits = []
    for identifier, decision in changed.items():
        entry = "" if decision is None else listed(decision)
        if identifier in numbers and old is not None:
            edits.append((*_lines_of(old, numbers[identifier]), entry))
        elif entry:
            edits.append((len(text), len(text), entry))
    for start, end, entry in sorted(edits, key=lambda edit: edit[:2], reverse=True):
        before = text[:start]
        gap = "" if not before or before.endswith("\n") else "\n"
        text = before + gap + entry + text[end:]
    return text


def _lines_of(old: DecisionList, number: int) -> tuple[int, int]:
    """The lines of an entry, in code points."""
    text = old.listing.file.text
    places = [place for way, place in old.listing.places.items() if way[0] == number]
    start = text.rfind("\n", 0, min(start for start, _ in places)) + 1
    newline = text.find("\n", max(end for _, end in places) - 1)
    if not text[start:].lstrip("\ufeff").startswith("-"):
        raise InputError(
            f"{old.listing.file.path}: entry {number + 1} does not begin its own line",
            "write each entry below a `- ` at the beginning of a line",
        )
    return start, len(text) if newline < 0 else newline + 1
