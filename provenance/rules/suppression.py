"""SUP9xx: ignores."""

from collections.abc import Iterator

from provenance.corpus.model import TextFile
from provenance.findings.model import Finding, Severity
from provenance.findings.suppression import Ignore, Ignored, ignores_of
from provenance.rules import sample
from provenance.rules.base import Context, Rule, Scope

_GARBLED = sample.block("harbour-1", "L'Ã©tÃ© a Ã©tÃ© chaud.\n")


class UnusedIgnore(Rule):
    """An ignore that silences nothing."""

    code = "SUP901"
    name = "unused-ignore"
    severity = Severity.WARNING
    scope = Scope.RUN
    summary = "an ignore that silences nothing, or names a code no rule has"
    why = "It outlived what it was for, or is mistyped; the next real finding at this place would pass unseen."
    mend = "Delete the code, or the whole comment."
    fix = "safe"
    examples_bad = (
        {
            "harbour.md": sample.front()
            + "\n<!-- provenance: ignore[SRC003] kept as published -->\n"
            + sample.block("a")
        },
        {"harbour.md": sample.front() + "\n<!-- provenance: ignore[SRC033] kept as published -->\n" + _GARBLED},
        {"harbour.md": sample.front() + "\n<!-- provenance: ignore kept as published -->\n" + _GARBLED},
    )
    examples_good = (
        {"harbour.md": sample.front() + "\n<!-- provenance: ignore[SRC003] kept as published -->\n" + _GARBLED},
    )

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield a finding for each code of an ignore that silences no finding of this run."""
        by_path: dict[str, list[Finding]] = {}
        for finding in context.findings:
            by_path.setdefault(finding.path, []).append(finding)
        for parsed in context.parsed:
            for ignore in ignores_of(parsed):
                found = by_path.get(parsed.file.path, [])
                yield from self._unused(context, parsed.file, ignore, found)

    def _unused(self, context: Context, file: TextFile, ignore: Ignore, found: list[Finding]) -> Iterator[Finding]:
        if not ignore.codes:
            hint = "write <!-- provenance: ignore[CODE] reason -->"
            yield self.at(file, ignore.start, ignore.end, "this comment names no code and silences nothing", hint)
        unused = [
            (named, said)
            for named in ignore.codes
            if not any(ignore.silences(named.code, finding) for finding in found)
            and (said := self._why(context, named)) is not None
        ]
        whole = len(unused) == len(ignore.codes)
        for named, said in unused:
            place = _comment(file, ignore) if whole else _listed(ignore, named)
            fix = self.mended("delete the comment" if whole else "delete the code", (file, *place, ""))
            yield self.at(file, named.start, named.end, *said, fix=None if "did you mean" in said[1] else fix)

    def _why(self, context: Context, named: Ignored) -> tuple[str, str] | None:
        """Message and help; None where this run did not look for the code."""
        if named.code in context.ran:
            if named.code.startswith("SUP"):
                return f"`{named.code}` cannot be silenced by a comment", "use `ignore` in the configuration"
            return f"nothing is silenced by ignoring {named.code} here", "delete it"
        from provenance.rules.registry import all_rules

        codes = [rule.code for rule in all_rules()]
        if named.code in codes:
            return None
        from provenance.findings.nearest import nearest

        best = nearest(named.code, codes)
        hint = f"did you mean `{best}`?" if best else "`provenance rules` lists the codes"
        return f"no rule has the code `{named.code}`: nothing is silenced", hint


def _comment(file: TextFile, ignore: Ignore) -> tuple[int, int]:
    """The comment, with its line where it has one of its own."""
    text = file.text
    start = text.rfind("\n", 0, ignore.start) + 1
    newline = text.find("\n", ignore.end)
    end = len(text) if newline < 0 else newline + 1
    alone = not text[start : ignore.start].strip() and not text[ignore.end : end].strip()
    return (start, end) if alone else (ignore.start, ignore.end)


def _listed(ignore: Ignore, named: Ignored) -> tuple[int, int]:
    """A code among others, with the comma and the blanks on one side of it."""
    at = ignore.codes.index(named)
    if at + 1 < len(ignore.codes):
        return named.start, ignore.codes[at + 1].start
    return ignore.codes[at - 1].end, named.end


class IgnoreWithoutReason(Rule):
    """An ignore that does not say why."""

    code = "SUP902"
    name = "ignore-without-reason"
    severity = Severity.WARNING
    summary = "an ignore that gives no reason"
    why = "Nobody can tell later whether it still holds."
    mend = "Write the reason behind the bracket."
    examples_bad = ({"harbour.md": sample.front() + "\n<!-- provenance: ignore[SRC003] -->\n" + _GARBLED},)
    examples_good = UnusedIgnore.examples_good

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield a finding for each ignore with codes and no reason."""
        for parsed in context.parsed:
            for ignore in ignores_of(parsed):
                if ignore.codes and not ignore.reason:
                    hint = "write <!-- provenance: ignore[CODE] reason -->"
                    yield self.at(parsed.file, ignore.start, ignore.end, "this ignore gives no reason", hint)


RULES = (UnusedIgnore, IgnoreWithoutReason)
