"""``provenance check``: what is malformed in a corpus, and what its sources contradict each other in."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli.cache import NoCache, memory, remember
from provenance.cli.findings_output import Format, Result, write
from provenance.cli.patch import write_patch
from provenance.cli.progress import working
from provenance.cli.proved import take_sound
from provenance.cli.semantic import Semantic, with_semantic
from provenance.cli.targets import Target, targets, typed
from provenance.errors import InputError

if TYPE_CHECKING:
    from provenance.config import Config, Located
    from provenance.findings.baseline import Baseline
    from provenance.findings.model import Finding
    from provenance.rules.fixing import Fixed
    from provenance.store.memory import Memory
    from provenance.text.decode import TextFile


class Level(StrEnum):
    """A severity, gravest first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Folders or files. Without any: the corpus found from here upward.", show_default=False),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(help="Only these rules: codes or beginnings of codes, comma-separated.", show_default=False),
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(help="Not these rules, besides those of the configuration.", show_default=False)
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="How to write the findings.")] = Format.TEXT,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file.", show_default=False)
    ] = None,
    fail_on: Annotated[
        Level | None, typer.Option(help="Exit 1 on findings of this severity or graver.", show_default="error")
    ] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit 0 whatever is found.")] = False,
    baseline: Annotated[
        Path | None,
        typer.Option(help="Leave out the findings this file lists (see `provenance baseline`).", show_default=False),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(metavar="REV", help="Leave out what was already there at this git revision.", show_default=False),
    ] = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="Mend what can be mended without touching a text, and report the rest.")
    ] = False,
    unsafe_fixes: Annotated[
        bool,
        typer.Option(
            "--unsafe-fixes", help="With --fix or --diff: also mend inside texts, and take their digests along."
        ),
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Write nothing; show what --fix would change, and exit 1 if anything would.")
    ] = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Instead of findings, write how many there are of each code.")
    ] = False,
    stdin_filename: Annotated[
        Path | None,
        typer.Option(
            metavar="PATH", help="Check standard input as if it were the content of this file.", show_default=False
        ),
    ] = None,
    config: Annotated[
        Path | None, typer.Option(help="Read this configuration file instead of looking upward.", show_default=False)
    ] = None,
    semantic: Semantic = None,
    no_cache: NoCache = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No summary.")] = False,
) -> None:
    """Check a corpus: bytes, index, metadata, blocks, digests, copies, and what its sources say of each other.

    Of files inside a corpus the whole corpus is read, and what concerns these files is reported.
    """
    from provenance.config import load_config
    from provenance.findings.model import Severity

    if statistics and form is not Format.TEXT:
        raise InputError(
            "--statistics is written as text only", "leave out --format, or count the findings of the JSON"
        )
    if unsafe_fixes and not (fix or diff):
        raise InputError("--unsafe-fixes does nothing by itself", "add --fix, or --diff to see what it would do")
    if stdin_filename is not None and (paths or fix):
        raise InputError("--stdin-filename takes neither PATHS nor --fix", "use --diff to see what a fix would do")
    located = load_config(Path.cwd(), config)
    settings = with_semantic(_overlaid(located.config, select, ignore), semantic)
    wanted = _wanted(paths or [], stdin_filename, located)
    if fix or diff:
        wanted = list(_mended(wanted, settings, unsafe=unsafe_fixes, write_files=not diff, quiet=quiet))
    run = _Run(settings, _read_baseline(baseline, located, wanted), since, memory=memory(no_cache), sound=take_sound())
    if located.file is not None and not select and not ignore:
        run = replace(run, source=_read_text(located.file))
    findings: list[Finding] = []
    files: dict[str, TextFile] = {}
    with working("checking …", quiet=quiet):
        for target in wanted:
            findings += run.findings(target)
            files |= {seed.file.path: seed.file for seed in target.corpus.seeds}
            if target.corpus.index is not None:
                files[target.corpus.index.file.path] = target.corpus.index.file
    for file in (run.baseline.file if run.baseline is not None else None, run.source):
        if file is not None:
            files.setdefault(file.path, file)
    least = Severity(fail_on.value if fail_on is not None else settings.fail_on)
    result = Result(tuple(_in_order(findings)), files, sum(target.size for target in wanted), least)
    code = 0 if exit_zero else int(any(finding.severity.rank <= least.rank for finding in findings))
    with suppress(BrokenPipeError):  # a reader that saw enough does not change what was found
        remember(code, *write(result, form, output, statistics=statistics, quiet=quiet))
    if code:
        raise typer.Exit(code)


@dataclass(frozen=True)
class _Run:
    """What the rules are run with; ``source`` is the file of the configuration, where all of it was looked at."""

    config: "Config"
    baseline: "Baseline | None" = None
    since: str | None = None
    source: "TextFile | None" = None
    memory: "Memory | None" = None
    sound: frozenset[str] = frozenset()

    def findings(self, target: Target) -> "list[Finding]":
        """What is found in a target and was not there before."""
        from provenance.rules.engine import run

        found = run(
            target.corpus,
            self.config,
            only_paths=target.only,
            baseline=self.baseline,
            settings=self.source,
            memory=self.memory,
            sound=self.sound,
        )
        if self.since is None:
            return found
        from provenance.corpus.revision import load_revision

        if target.corpus.root is None:
            raise InputError("--since needs a corpus folder", "name the folder, not single files outside of one")
        earlier = load_revision(target.corpus.root, self.since, target.corpus.folder, self.config.dialect)
        before = run(earlier, self.config, memory=self.memory)
        known = {finding.fingerprint for finding in before}
        return [finding for finding in found if finding.fingerprint not in known]


def _overlaid(config: "Config", select: Sequence[str] | None, ignore: Sequence[str] | None) -> "Config":
    """The configuration with the rules the command line names."""
    if select:
        config = replace(config, select=_codes(select))
    if ignore:
        config = replace(config, ignore=(*config.ignore, *_codes(ignore)))
    return config


def _codes(options: Sequence[str]) -> tuple[str, ...]:
    return tuple(code.strip() for option in options for code in option.split(",") if code.strip())


def _in_order(findings: "list[Finding]") -> "list[Finding]":
    from provenance.findings.model import order

    return sorted(findings, key=order)


def _wanted(paths: Sequence[Path], stdin_filename: Path | None, located: "Located") -> list[Target]:
    if stdin_filename is not None:
        return [typed(stdin_filename, sys.stdin.buffer.read(), located)]
    return list(targets(paths, located))


def _read_text(path: Path) -> "TextFile":
    from provenance.config import shown
    from provenance.corpus.load import read_file
    from provenance.corpus.model import Unreadable

    file = read_file(path, shown(path))
    if isinstance(file, Unreadable):
        raise InputError(f"{file.path} cannot be read: {file.reason}", "name an existing file")
    return file


def _read_baseline(given: Path | None, located: "Located", wanted: Sequence[Target]) -> "Baseline | None":
    """The baseline named on the command line, else the one the configuration names."""
    path = given or located.baseline
    if path is None:
        return None
    if len(wanted) > 1:
        raise InputError("a baseline is for one corpus, and several were named", "check them one by one")
    from provenance.findings.baseline import parse

    return parse(_read_text(path))


def _mended(
    wanted: Sequence[Target], config: "Config", *, unsafe: bool, write_files: bool, quiet: bool
) -> Iterator[Target]:
    """The targets after fixing; with ``write_files`` the files are replaced, else the change is shown.

    Raises:
        typer.Exit: at the end, with 1, if changes were shown.
    """
    from provenance.rules.fixing import fixed

    changed = number = 0
    for target in wanted:
        result = fixed(target.corpus, config, unsafe=unsafe, only_paths=target.only)
        if write_files:
            _replace_files(result)
        else:
            for before, after in result.changes:
                write_patch(after.path, before.data, after.data)
        changed += len(result.changes)
        number += len(result.applied)
        yield replace(target, corpus=result.corpus)
    if write_files and not quiet and number and sys.stderr.isatty():
        sys.stderr.write(f"fixed {number} finding{'s' * (number > 1)} in {changed} file{'s' * (changed > 1)}\n")
    if not write_files:
        raise typer.Exit(1 if changed else 0)


def _replace_files(result: "Fixed") -> None:
    """Write what changed: seeds first, the index last, so that it never vouches for bytes that are not there."""
    from provenance.corpus.write import write_atomic

    index = result.corpus.index.file.path if result.corpus.index is not None else None
    for before, after in sorted(result.changes, key=lambda change: change[1].path == index):
        path = result.corpus.path_of(after.path)
        try:
            unchanged = path.read_bytes() == before.data
        except OSError as error:
            raise InputError(f"{after.path} cannot be read again: {error.strerror}") from None
        if not unchanged:
            raise InputError(f"{after.path} changed while it was checked; it was left as it is", "run this again")
        write_atomic(path, after.data)
