"""``provenance verify``: every quotation of a report re-read from the bytes of the files."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from provenance.errors import InputError

if TYPE_CHECKING:
    from provenance.verification.check import Outcome, Quoted

COMMITTED = Path("reports/provenance.json")


class VerifyFormat(StrEnum):
    """How the result is written."""

    TEXT = "text"
    JSON = "json"


def verify(
    report: Annotated[
        Path | None,
        typer.Argument(
            help=f"A report in JSON, HTML or Markdown; without any, {COMMITTED.as_posix()} from here upward.",
            show_default=False,
        ),
    ] = None,
    root: Annotated[
        Path | None,
        typer.Option(
            "--root",
            help="The folder that the paths in a JSON or HTML report count from. Without it: the first of this folder "
            "and those around the report in which a file of the report lies.",
            show_default=False,
        ),
    ] = None,
    form: Annotated[VerifyFormat, typer.Option("--format", help="How to write the result.")] = VerifyFormat.TEXT,
) -> None:
    """Re-read every quotation of a report from the bytes of the files, and tell which stand and which do not.

    A citation is exact or orphaned, never moved to words that are alike. Exit 1 if one is orphaned. In a JSON or HTML
    report each is held against the digest of its source, its bytes, code points, UTF-16 units, lines and columns; in
    Markdown, which has lines only, the words and their sentence against the line.
    """
    from provenance.corpus.load import read_file
    from provenance.verification.check import orphans
    from provenance.verification.check import verify as outcomes_of
    from provenance.verification.reading import parts, quoted

    path = report if report is not None else _committed()
    data = _read(path)
    told = quoted(data, path.as_posix(), {name: _read(path.with_name(name)) for name in parts(data, path.name)})
    base = _base(told, path, root)
    outcomes = outcomes_of(told, lambda name: read_file(base / name, name), lambda name: _is_inside(base, name))
    typer.echo(_as_json(path, told, outcomes) if form is VerifyFormat.JSON else _as_text(path, outcomes), nl=False)
    if orphans(outcomes):
        raise typer.Exit(1)


def _read(path: Path) -> bytes:
    from provenance.corpus.load import read_file
    from provenance.corpus.model import Unreadable

    file = read_file(path, path.as_posix())
    if isinstance(file, Unreadable):
        raise InputError(f"{path}: cannot be read: {file.reason}", "name a report that `provenance report` wrote")
    return file.data


def _committed() -> Path:
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / COMMITTED).is_file():
            return (folder / COMMITTED).relative_to(here) if folder == here else folder / COMMITTED
    raise InputError(f"there is no {COMMITTED.as_posix()} here or above", "name a report")


def _base(told: "Quoted", report: Path, root: Path | None) -> Path:
    """The folder the paths of the report count from.

    Raises:
        InputError: none of its files is found; then the folder is another, rather than every citation lost.
    """
    here = Path.cwd()
    names = sorted({citation.file for citation in told.citations})
    around = [here, *(here / report).parents] if root is None else [root]
    folders = [report.parent] if told.form == "md" else around
    for folder in folders:
        if not names or any(_is_file(folder / name) for name in names):
            return folder
    raise InputError(
        f"{report}: none of the files it quotes is found: {names[0]}",
        "links in Markdown lead from the report itself: put it where it was written"
        if told.form == "md"
        else "name the folder its paths count from: --root FOLDER",
    )


def _is_inside(base: Path, name: str) -> bool:
    """Whether a file lies below the folder, links followed."""
    return (base / name).resolve().is_relative_to(base.resolve())


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name no file system takes
        return False


def _as_text(path: Path, outcomes: "Sequence[Outcome]") -> str:
    return "".join(line + "\n" for line in _lines(path, outcomes))


def _lines(path: Path, outcomes: "Sequence[Outcome]") -> Iterator[str]:
    from provenance.render.phrases import counted
    from provenance.render.visible import one_line
    from provenance.verification.check import orphans

    for outcome in outcomes:
        if not outcome.exact:
            one = outcome.citation
            yield one_line(f"{one.file}:{one.line}: orphaned: “{one.quote}” ({one.id})")
            yield from (f"  {one_line(problem)}" for problem in outcome.problems)
    lost = orphans(outcomes)
    yield f"{path.as_posix()}: {counted(len(outcomes), 'citation')}, {len(outcomes) - lost:,} exact, {lost:,} orphaned"


def _as_json(path: Path, told: "Quoted", outcomes: "Sequence[Outcome]") -> str:
    from provenance.render.json_text import render
    from provenance.verification.check import orphans

    listed: list[dict[str, Any]] = [
        {
            "id": outcome.citation.id,
            "file": outcome.citation.file,
            "line": outcome.citation.line,
            "quote": outcome.citation.quote,
            "exact": outcome.exact,
            "problems": list(outcome.problems),
        }
        for outcome in outcomes
    ]
    lost = orphans(outcomes)
    return render(
        {
            "schema": "provenance/verification/1",
            "report": path.name,
            "form": told.form,
            "citations": listed,
            "summary": {"exact": len(outcomes) - lost, "orphaned": lost},
        }
    )
