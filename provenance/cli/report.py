"""``provenance report``: where the sources agree and where they do not, for people and for programs."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from provenance.cli.cache import NoCache, memory
from provenance.cli.check import Level
from provenance.cli.destination import link_base, write
from provenance.cli.progress import working
from provenance.cli.semantic import Parse, Semantic, meaning_of, parser_of, with_semantic
from provenance.errors import InputError

if TYPE_CHECKING:
    from provenance.cli.given import Given
    from provenance.config import Config
    from provenance.findings.model import Finding
    from provenance.store.memory import Memory


class ReportFormat(StrEnum):
    """How the report is written."""

    MD = "md"
    HTML = "html"
    JSON = "json"
    ALL = "all"


class Labels(StrEnum):
    """The language of the words around what the sources say."""

    EN = "en"
    FR = "fr"


_FORMATS = (ReportFormat.MD, ReportFormat.HTML, ReportFormat.JSON)
_SUFFIXES = {".md": ReportFormat.MD, ".html": ReportFormat.HTML, ".htm": ReportFormat.HTML, ".json": ReportFormat.JSON}
_DIFFERENCE_LINES = 5


def report(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            help="A corpus, seeds or texts; without any, the corpus found from here upward.", show_default=False
        ),
    ] = None,
    form: Annotated[
        list[ReportFormat] | None,
        typer.Option(
            "--format",
            help="May be given more than once. Else from the name of the output, else md.",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", help="Write here; with several formats, the name without its ending.", show_default=False
        ),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit 1 if what lies at --output is not current.")
    ] = False,
    fail_on: Annotated[
        Level | None,
        typer.Option("--fail-on", help="Exit 1 on a finding this grave or graver.", show_default=False),
    ] = None,
    previous: Annotated[
        Path | None,
        typer.Option("--previous", help="An earlier JSON report to compare with, instead of the one at --output."),
    ] = None,
    labels: Annotated[
        Labels, typer.Option("--labels", help="The language of the labels of the HTML report.")
    ] = Labels.EN,
    since: Annotated[
        str | None,
        typer.Option("--since", help="A revision of git, to list which conflicts are new or resolved since."),
    ] = None,
    config: Annotated[
        Path | None, typer.Option("--config", help="Read this configuration file.", show_default=False)
    ] = None,
    semantic: Semantic = None,
    parse: Parse = None,
    no_cache: NoCache = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Do not say what was written.")] = False,
) -> None:
    """Report where the sources agree and where they do not, every figure with its place."""
    targets = _targets(form or [], output, check)
    kept = memory(no_cache)
    texts, findings, answer = _texts(
        paths or [], targets, output, (previous, since), config, (semantic, parse), kept, labels
    )
    stale = False
    for each, text in texts.items():
        target = targets[each]
        if target is None:
            typer.echo(text, nl=False)
            continue
        files, left_over = _files(each, target, text)
        for path, content in files.items():
            if check:
                stale |= _is_stale(path, content, quiet)
            else:
                write(path, content.encode("utf-8"))
        for path in left_over:
            if check:
                stale = True
                if not quiet:
                    typer.echo(f"{path} is a part of an earlier report")
            else:
                _remove(path)
    if not quiet and not check and output is not None:
        typer.echo(answer)
        typer.echo("written: " + ", ".join(str(target) for target in targets.values()))
    failed = fail_on is not None and any(_reaches(finding, fail_on) for finding in findings)
    if stale or failed:
        raise typer.Exit(1)


def _reaches(finding: "Finding", least: Level) -> bool:
    from provenance.findings.model import Severity

    return finding.severity.rank <= Severity(least.value).rank


def _files(form: ReportFormat, target: Path, text: str) -> tuple[dict[Path, str], list[Path]]:
    """The files a report is written as, and the parts of an earlier one that it no longer has."""
    from provenance.render.markdown_split import is_part, split

    if form is not ReportFormat.MD:
        return {target: text}, []
    files = {target.with_name(name): part for name, part in split(text, target.name).items()}
    there = sorted(target.parent.iterdir()) if target.parent.is_dir() else []
    return files, [path for path in there if is_part(target.name, path.name) and path not in files]


def _remove(path: Path) -> None:
    try:
        path.unlink()
    except OSError as error:
        raise InputError(f"{path}: a part of an earlier report; cannot be removed: {error.strerror}") from None


def _targets(asked: Sequence[ReportFormat], output: Path | None, check: bool) -> dict[ReportFormat, Path | None]:
    """The formats wanted, each with the file it goes to (None: standard output)."""
    wanted = _FORMATS if ReportFormat.ALL in asked else tuple(each for each in _FORMATS if each in asked)
    if output is None:
        if check:
            raise InputError("--check compares a file, and none is named", "add --output FILE")
        if len(wanted) > 1:
            raise InputError("several formats do not go into one stream", "add --output FILE (without its ending)")
        return dict.fromkeys(wanted or (ReportFormat.MD,))
    if output.is_dir():
        raise InputError(f"--output {output} is a folder", f"name a file, such as {output / 'provenance'}")
    known = _SUFFIXES.get(output.suffix.lower())
    if len(wanted) > 1:
        stem = output.with_suffix("") if known else output
        return {each: stem.with_name(f"{stem.name}.{each.value}") for each in wanted}
    return {(wanted[0] if wanted else known or ReportFormat.MD): output}


def _texts(
    paths: Sequence[Path],
    targets: Mapping[ReportFormat, Path | None],
    output: Path | None,
    compared: tuple[Path | None, str | None],
    config: Path | None,
    tiers: tuple[bool | None, bool | None],
    kept: "Memory | None",
    labels: Labels,
) -> "tuple[dict[ReportFormat, str], list[Finding], str]":
    """The report in each format, the findings, and the verdict in one line."""
    from provenance.cli.given import read
    from provenance.facts.analysis import analyse
    from provenance.render import phrases
    from provenance.render.since import since as since_then
    from provenance.rules.engine import run

    previous, revision = compared
    if previous is not None and revision is not None:
        raise InputError("--previous and --since exclude each other", "give one of them")
    earlier = None if previous is None else _earlier(previous)
    given = read(paths, config)
    settings = with_semantic(given.config, *tiers)
    with working("reading the sources …"):
        analysis = analyse(given.corpus, meaning_of(settings), parser_of(settings), kept)
        findings = run(given.corpus, given.config, analysis=analysis, memory=kept)
        if revision is not None:
            earlier = _at_revision(given, revision, settings, kept)
    replaced = earlier is None
    if earlier is None:
        earlier = _last(targets)
    told = (
        None if earlier is None else since_then(given.corpus, analysis, earlier, revision=revision, replaced=replaced)
    )
    base = link_base(given.corpus, Path() if output is None else output.parent)

    def rendered(form: ReportFormat) -> str:
        match form:
            case ReportFormat.JSON:
                from provenance.render import json_text, report_json

                return json_text.render(report_json.document(given.corpus, analysis, findings, told, kept))
            case ReportFormat.HTML:
                from provenance.render import report_html

                return report_html.render(
                    given.corpus, analysis, findings, since=told, link_base=base, language=labels.value
                )
            case _:
                from provenance.render import report_markdown

                return report_markdown.render(given.corpus, analysis, findings, since=told, link_base=base)

    return {each: rendered(each) for each in targets}, findings, "".join(phrases.answer(analysis))


def _last(targets: Mapping[ReportFormat, Path | None]) -> dict[str, Any] | None:
    """The JSON report that is to be replaced, or lies beside the one that is; None where there is none to be read."""
    places = [targets.get(ReportFormat.JSON), *targets.values()]
    place = next((each for each in places if each is not None), None)
    if place is None or not place.with_suffix(".json").is_file():
        return None
    try:
        return _earlier(place.with_suffix(".json"))
    except InputError:  # of another program or version: nothing to compare with
        return None


def _at_revision(given: "Given", revision: str, settings: "Config", kept: "Memory | None") -> dict[str, Any]:
    """The report of the corpus as it was."""
    from provenance.corpus.revision import load_revision
    from provenance.facts.analysis import analyse
    from provenance.render.report_json import document

    if given.corpus.root is None:
        raise InputError("--since needs a corpus folder", "name the folder, not single files")
    then = load_revision(given.corpus.root, revision, given.corpus.folder, given.config.dialect)
    return document(then, analyse(then, meaning_of(settings), parser_of(settings), kept), ())


def _earlier(path: Path) -> dict[str, Any]:
    """An earlier JSON report.

    Raises:
        InputError: it cannot be read, or is none.
    """
    from pydantic import ValidationError

    from provenance.contracts.report import Report

    try:
        return Report.model_validate_json(path.read_bytes()).model_dump(by_alias=True, exclude_unset=True)
    except OSError as error:
        raise InputError(
            f"{path}: cannot be read: {error.strerror}", "--previous takes an earlier JSON report"
        ) from None
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise InputError(
            f"{path}: no JSON report of this program: {where + ': ' if where else ''}{first['msg']}",
            "--previous takes what `provenance report --format json` wrote",
        ) from None


def _is_stale(path: Path, text: str, quiet: bool) -> bool:
    """Whether the file is not ``text`` (line ends apart, which git may change); says in what, on standard output."""
    try:
        found = path.read_bytes().replace(b"\r\n", b"\n").decode("utf-8", "replace")
    except FileNotFoundError:
        found = None
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from None
    if found == text:
        return False
    if not quiet:
        typer.echo(f"{path} is not current" if found is not None else f"{path} does not exist")
        for line in _difference(found or "", text):
            typer.echo(f"  {line}")
    return True


def _difference(old: str, new: str) -> list[str]:
    """The first lines that differ, old and new."""
    before, after = old.split("\n"), new.split("\n")
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False)))
    ends = zip(reversed(before[same:]), reversed(after[same:]), strict=False)
    tail = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], ends))
    lines = [f"from line {same + 1}:"]
    for sign, side in (("-", before), ("+", after)):
        part = side[same : len(side) - tail]
        lines += [f"{sign} {line[:200]}" for line in part[:_DIFFERENCE_LINES]]
        if len(part) > _DIFFERENCE_LINES:
            lines.append(f"{sign} … {len(part) - _DIFFERENCE_LINES} more lines")
    return lines
