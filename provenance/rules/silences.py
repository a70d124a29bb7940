"""SUP9xx: silences written outside the seeds, in the configuration and in a baseline."""

from collections.abc import Iterator, Sequence

from provenance.findings.baseline import Baseline, Entry
from provenance.findings.model import Finding, Severity
from provenance.rules import sample
from provenance.rules.base import Context, Rule, Scope, matches
from provenance.text.decode import TextFile

_GOOD = (sample.corpus(harbour=sample.seed()),)


class StaleBaseline(Rule):
    """An entry of the baseline whose finding is gone."""

    code = "SUP903"
    name = "stale-baseline"
    severity = Severity.WARNING
    scope = Scope.RUN
    summary = "an entry of the baseline that silences nothing"
    why = "What it stood for is mended; should it come back, it would pass unseen."
    mend = "Take it out with `provenance baseline --prune`."
    examples_bad = ()
    examples_good = _GOOD

    def check(self, context: Context) -> Iterator[Finding]:  # noqa: ARG002 - the engine asks once all is silenced
        """Yield nothing: whether an entry is stale is known when every finding has its fingerprint."""
        yield from ()

    def gone(self, baseline: Baseline, entry: Entry) -> Finding:
        """The finding about an entry that silenced nothing."""
        return self.at(
            baseline.file,
            *baseline.place(entry),
            f"{entry.code} in {entry.path} is mended: this entry silences nothing",
            "run `provenance baseline --prune`",
            anchor=entry.fingerprint,
        )


class UnusedConfiguration(Rule):
    """A code the configuration silences for nothing."""

    code = "SUP904"
    name = "unused-configuration-ignore"
    severity = Severity.WARNING
    scope = Scope.RUN
    summary = "a code under `ignore` or `per-file-ignores` in the configuration that silences nothing"
    why = "It outlived what it was for; the next real finding would pass unseen."
    mend = "Delete the code from the configuration."
    examples_bad = ()
    examples_good = _GOOD

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield a finding for each such code; FACT codes under ``ignore`` are left alone, they cost too much to try."""
        if context.settings is None:
            return
        for pattern, codes in context.config.per_file_ignores.items():
            for code in codes:
                found = [one for one in context.findings if one.code.startswith(code) and matches(one.path, pattern)]
                if not found and any(ran.startswith(code) for ran in context.ran):
                    message = f"nothing is silenced by ignoring {code} in `{pattern}`"
                    yield self._unused(context.settings, ("per-file-ignores", pattern, code), message)
        for code in context.config.ignore:
            if not code.startswith("FACT") and not "FACT".startswith(code) and not self._finds(context, code):
                yield self._unused(context.settings, ("ignore", code), f"nothing is silenced by ignoring {code}")

    def _unused(self, file: TextFile, words: Sequence[str], message: str) -> Finding:
        """A finding at the last of the words that follow each other in the file, as far as they are found."""
        at, length = 0, 0
        for word in words:
            found = file.text.find(word, at + length)
            if found >= 0:
                at, length = found, len(word)
        return self.at(file, at, at + length, message, "delete it", anchor="\0".join(words))

    @staticmethod
    def _finds(context: Context, code: str) -> bool:
        from provenance.rules.registry import all_rules

        rules = [rule for rule in all_rules() if rule.code.startswith(code) and rule.scope is not Scope.RUN]
        return not rules or any(True for rule in rules for _ in rule().check(context))


RULES = (StaleBaseline, UnusedConfiguration)
