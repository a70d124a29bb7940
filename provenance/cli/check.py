"""``provenance check``: what is malformed in a corpus, and what its sources contradict each other in."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli.progress import working
from provenance.errors import InputError

if TYPE_CHECKING:
    from provenance.config import Config, Located
    from provenance.corpus.model import Corpus
    from provenance.findings.model import Finding
    from provenance.text.decode import TextFile


class Format(StrEnum):
    """How findings are written."""

    TEXT = "text"
    JSON = "json"


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
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Instead of findings, write how many there are of each code.")
    ] = False,
    config: Annotated[
        Path | None, typer.Option(help="Read this configuration file instead of looking upward.", show_default=False)
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No summary.")] = False,
) -> None:
    """Check a corpus: bytes, index, metadata, blocks, digests, copies, and what its sources say of each other.

    Of files inside a corpus the whole corpus is read, and what concerns these files is reported.
    """
    from provenance.config import load_config
    from provenance.findings.model import Severity, order
    from provenance.rules.engine import run

    if statistics and form is not Format.TEXT:
        raise InputError(
            "--statistics is written as text only", "leave out --format, or count the findings of the JSON"
        )
    located = load_config(Path.cwd(), config)
    settings = _overlaid(located.config, select, ignore)
    findings: list[Finding] = []
    files: dict[str, TextFile] = {}
    number = 0
    for corpus, only in _corpora(paths or [], located):
        with working("checking …", quiet=quiet):
            findings += run(corpus, settings, only_paths=only)
        files |= {seed.file.path: seed.file for seed in corpus.seeds}
        if corpus.index is not None:
            files[corpus.index.file.path] = corpus.index.file
        number += _size(corpus) if only is None else len(only)
    findings.sort(key=order)
    with suppress(BrokenPipeError):  # a reader that saw enough does not change what was found
        _write(findings, files, number, form, output, statistics=statistics, quiet=quiet)
    least = Severity(fail_on.value if fail_on is not None else settings.fail_on)
    if not exit_zero and any(finding.severity.rank <= least.rank for finding in findings):
        raise typer.Exit(1)


def _overlaid(config: "Config", select: Sequence[str] | None, ignore: Sequence[str] | None) -> "Config":
    """The configuration with the rules the command line names."""
    if select:
        config = replace(config, select=_codes(select))
    if ignore:
        config = replace(config, ignore=(*config.ignore, *_codes(ignore)))
    return config


def _codes(options: Sequence[str]) -> tuple[str, ...]:
    return tuple(code.strip() for option in options for code in option.split(",") if code.strip())


def _size(corpus: "Corpus") -> int:
    return len(corpus.seeds) + len(corpus.unreadable) + (corpus.index is not None)


@dataclass
class _Wanted:
    """What of one corpus is asked for: all of it, or some paths (absolute)."""

    all: bool = False
    paths: list[Path] = field(default_factory=list)


def _corpora(paths: Sequence[Path], located: "Located") -> Iterator[tuple["Corpus", frozenset[str] | None]]:
    """The corpora to check, each with the paths findings are wanted for (None: all)."""
    from provenance.corpus.load import find_corpus, load

    here = Path.cwd()
    if not paths:
        yield load([_below(_configured(located) or find_corpus(here), here)], working_directory=here), None
        return
    wanted, loose = _sorted_out(paths, located)
    for root, some in wanted.items():
        relative = not all(path.is_absolute() for path in some.paths)
        corpus = load([Path(os.path.relpath(root, here)) if relative else root], working_directory=here)
        if some.all:
            yield corpus, None
            continue
        members = _members(corpus)
        only = set()
        for path in some.paths:
            name = _shown(corpus, _absolute(path))
            if path.is_dir():
                only |= {member for member in members if member.startswith(name + "/")}
            elif name in members:
                only.add(name)
            elif path.name.lower() != "readme.md":  # a remark of the curator's, as in the corpus as a whole
                loose.append(path)
        yield corpus, frozenset(only)
    if loose:
        yield load(loose, working_directory=here), None


def _sorted_out(paths: Sequence[Path], located: "Located") -> tuple[dict[Path, _Wanted], list[Path]]:
    """What is wanted of which corpus folder, and the files that are in none."""
    from provenance.corpus.load import corpus_meant, enclosing_corpus

    configured = _configured(located)
    configured = None if configured is None else _absolute(configured)
    wanted: dict[Path, _Wanted] = {}
    loose: list[Path] = []
    for path in map(corpus_meant, paths):
        absolute = _absolute(path)
        if not absolute.exists():
            raise InputError(f"{path} does not exist", "name an existing file or folder")
        root = enclosing_corpus(absolute)
        if root is None and configured is not None and absolute.is_relative_to(configured):
            root = configured
        if root is None and absolute.is_dir():
            root = absolute
        if root is None:
            loose.append(path)
            continue
        some = wanted.setdefault(root, _Wanted())
        some.all = some.all or root == absolute
        some.paths.append(path)
    return wanted, loose


def _configured(located: "Located") -> Path | None:
    """The corpus folder the configuration names.

    Raises:
        InputError: it is not there.
    """
    folder = located.corpus
    if folder is not None and not folder.is_dir():
        from provenance.config import shown

        where = shown(located.file) if located.file is not None else "configuration"
        raise InputError(f"{where}: corpus: there is no folder `{located.config.corpus}`", "correct it, or name PATHS")
    return folder


def _absolute(path: Path) -> Path:
    """The path from the root, without ``..``, links not followed."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - Path.absolute keeps the dots


def _below(folder: Path, here: Path) -> Path:
    """The folder relative to the working directory, where it lies below it."""
    absolute = _absolute(folder)
    return absolute.relative_to(here) if absolute.is_relative_to(here) else absolute


def _members(corpus: "Corpus") -> frozenset[str]:
    index = () if corpus.index is None else (corpus.index.file.path,)
    unreadable = (file.path for file in corpus.unreadable)
    return frozenset((*index, *(seed.file.path for seed in corpus.seeds), *unreadable))


def _shown(corpus: "Corpus", path: Path) -> str:
    """The name a file of the corpus goes by in findings."""
    relative = os.path.relpath(path, corpus.root) if corpus.root is not None else str(path)
    return (PurePosixPath(corpus.folder) / Path(relative).as_posix()).as_posix()


def _write(
    findings: "Sequence[Finding]",
    files: "dict[str, TextFile]",
    number: int,
    form: Format,
    output: Path | None,
    *,
    statistics: bool,
    quiet: bool,
) -> None:
    from provenance.render import findings_text

    color = output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    if form is Format.JSON:
        from provenance.render.findings_json import document
        from provenance.render.report_json import render

        text = render(document(findings, number))
    elif statistics:
        from provenance.rules.registry import all_rules

        text = "".join(findings_text.statistics(findings, {rule.code: rule.name for rule in all_rules()}))
    else:
        text = "".join(findings_text.render(findings, files, color=color))
    if output is None:
        typer.echo(text, nl=False)
    else:
        try:
            output.write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            raise InputError(f"cannot write {output}: {error.strerror}", "name a file in an existing folder") from None
    if not quiet and sys.stderr.isatty():
        typer.echo(findings_text.summary(findings, number), err=True, nl=False)
