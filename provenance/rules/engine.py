"""Runs the rules over a corpus and drops what was silenced."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from provenance.config import Config
from provenance.corpus.model import Corpus
from provenance.errors import InputError
from provenance.findings.baseline import Baseline
from provenance.findings.model import Finding, Severity, order, with_fingerprints
from provenance.findings.suppression import Ignore, ignores_of
from provenance.rules.base import Context, Rule, Scope, matches
from provenance.rules.foreign import ForeignFolder, foreign_seeds, seen_by
from provenance.rules.registry import selected
from provenance.rules.silences import StaleBaseline
from provenance.rules.silent import Silent
from provenance.store.memory import Memory
from provenance.text.decode import TextFile

if TYPE_CHECKING:
    from provenance.facts.results import Analysis


class RuleError(RuntimeError):
    """A rule raised: an error of ours (or of the package it comes from), never of the corpus."""


def run(
    corpus: Corpus,
    config: Config,
    *,
    only_paths: Collection[str] | None = None,
    analysis: "Analysis | None" = None,
    baseline: Baseline | None = None,
    settings: TextFile | None = None,
    memory: Memory | None = None,
    sound: Collection[str] = (),
) -> list[Finding]:
    """What the rules the configuration asks for find in the corpus: sorted, with fingerprints.

    With ``only_paths`` (paths as the corpus has them), rules that compare files still see the whole corpus, and the
    findings kept are those located in these files or related to them, and what is wrong with the index as a whole.
    ``analysis`` saves working out the facts of the corpus a second time, ``memory`` what was worked out of its blocks
    in earlier runs. What ``baseline`` lists is left out, and an entry of it that silences nothing is a finding.
    ``settings`` is the file the configuration comes from, where silences that silence nothing are to be reported.
    ``sound`` has the SHA-256 of seeds at which the rules of one file need not look, for they are proved to find nothing
    there. A folder of another tool's files is told of once.

    Raises:
        InputError: the configuration names a code no rule has.
        RuleError: a rule raised.
    """
    rules = selected(config)
    whole = Context(corpus, config, known_analysis=analysis, memory=memory)
    local = whole if only_paths is None else Context(_narrowed(corpus, only_paths), config)
    told_once = ForeignFolder in rules and only_paths is None and analysis is None
    foreign = foreign_seeds(corpus) if told_once else ()
    silent = Silent(local.corpus.seeds, rules, config, None if foreign else memory)
    doubtful = replace(local, corpus=_without_seeds(local.corpus, sound, silent.paths))
    found: list[Finding] = []
    for scope, context in ((Scope.FILE, doubtful), (Scope.CORPUS, whole)):
        for rule in rules:
            if rule.scope is scope:
                found += _found(
                    rule, replace(context, corpus=seen_by(rule, context.corpus, foreign)) if foreign else context
                )
        if scope is Scope.FILE:
            silent.keep(found)
    ran = frozenset(rule.code for rule in rules)
    everything = only_paths is None and corpus.root is not None
    over = replace(local, findings=tuple(found), ran=ran, settings=settings if everything else None)
    for rule in rules:
        if rule.scope is Scope.RUN:
            found += _found(rule, over)
    if only_paths is not None:
        found = [finding for finding in found if _concerns(finding, only_paths)]
    kept = _not_silenced(found, corpus, config)
    made = with_fingerprints((_weighed(finding, config) for finding in kept), corpus.folder)
    return made if baseline is None else _without(baseline, made, corpus, config, only_paths)


def _without(
    baseline: Baseline, made: list[Finding], corpus: Corpus, config: Config, only_paths: Collection[str] | None
) -> list[Finding]:
    """The findings a baseline does not list, and what it lists in vain."""
    listed = {entry.fingerprint for entry in baseline.entries}
    ran = {rule.code: rule for rule in selected(config)}
    prefix = f"{corpus.folder}/" if corpus.folder else ""
    there = {finding.fingerprint for finding in made}
    looked_for = [
        entry
        for entry in baseline.entries
        if corpus.root is not None  # of loose files nothing says which corpus they are from
        and entry.code in ran
        and (only_paths is None or prefix + entry.path in only_paths)
    ]
    left = [finding for finding in made if finding.fingerprint not in listed]
    if StaleBaseline.code in ran:
        rule = StaleBaseline()
        gone = (rule.gone(baseline, entry) for entry in looked_for if entry.fingerprint not in there)
        left += with_fingerprints(_weighed(finding, config) for finding in gone)
    return sorted(left, key=order)


def _found(rule: type[Rule], context: Context) -> list[Finding]:
    try:
        return list(rule().check(context))
    except InputError:  # what the user must put right, such as an extra that is not installed
        raise
    except Exception as error:
        raise RuleError(f"the rule {rule.code} ({rule.name}) failed: {error}") from error


def _narrowed(corpus: Corpus, paths: Collection[str]) -> Corpus:
    """The corpus with these seeds only; its index stays, as the frame of each of them."""
    seeds = tuple(seed for seed in corpus.seeds if seed.file.path in paths)
    unreadable = tuple(file for file in corpus.unreadable if file.path in paths)
    return replace(corpus, seeds=seeds, unreadable=unreadable)


def _without_seeds(corpus: Corpus, digests: Collection[str], paths: Collection[str]) -> Corpus:
    if not digests and not paths:
        return corpus
    seeds = (s for s in corpus.seeds if s.file.sha256 not in digests and s.file.path not in paths)
    return replace(corpus, seeds=tuple(seeds))


def _concerns(finding: Finding, paths: Collection[str]) -> bool:
    if finding.path in paths or any(other.path in paths for other in finding.related):
        return True
    # without its table in order, the index says nothing of the files asked for
    return finding.code in ("IDX101", "IDX102", "IDX103")


def _not_silenced(found: Iterable[Finding], corpus: Corpus, config: Config) -> list[Finding]:
    ignores: dict[str, tuple[Ignore, ...]] = {seed.file.path: ignores_of(seed) for seed in corpus.seeds}
    if corpus.index is not None:
        ignores[corpus.index.file.path] = ignores_of(corpus.index)

    def silenced(finding: Finding) -> bool:
        if any(
            finding.code.startswith(codes) and matches(finding.path, pattern)
            for pattern, codes in config.per_file_ignores.items()
        ):
            return True
        # what is said of an ignore cannot be silenced by an ignore
        return not finding.code.startswith("SUP") and any(
            ignore.silences(named.code, finding) for ignore in ignores.get(finding.path, ()) for named in ignore.codes
        )

    return [finding for finding in found if not silenced(finding)]


def _weighed(finding: Finding, config: Config) -> Finding:
    prefixes = [prefix for prefix in config.severity if finding.code.startswith(prefix)]
    if not prefixes:
        return finding
    return replace(finding, severity=Severity(config.severity[max(prefixes, key=len)]))
