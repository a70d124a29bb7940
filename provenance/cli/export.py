"""``provenance export``: the analysis in the formats of others."""

import os
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from provenance.cli.destination import link_base, write
from provenance.cli.progress import working
from provenance.cli.semantic import Semantic, meaning_of, with_semantic
from provenance.errors import InputError


class ExportFormat(StrEnum):
    """What is written."""

    WEB_ANNOTATION = "web-annotation"
    CSL_JSON = "csl-json"
    BIBLATEX = "biblatex"
    DATAPACKAGE = "datapackage"
    PROV = "prov"
    RO_CRATE = "ro-crate"
    BAGIT = "bagit"
    CROISSANT = "croissant"
    FTM = "ftm"


def export(
    form: Annotated[ExportFormat, typer.Argument(metavar="FORMAT", help="What to write.", show_default=False)],
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            help="A corpus, seeds or texts; without any, the corpus found from here upward.", show_default=False
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            help="Write here: a file, or for datapackage, ro-crate, bagit and croissant a folder, which has to be new "
            "or hold nothing but an earlier export.",
            show_default=False,
        ),
    ] = None,
    date: Annotated[
        str | None,
        typer.Option(
            "--date",
            help="The day (YYYY-MM-DD) that ro-crate and croissant give as that of publication; else the latest day "
            "that a source names.",
            show_default=False,
        ),
    ] = None,
    config: Annotated[
        Path | None, typer.Option("--config", help="Read this configuration file.", show_default=False)
    ] = None,
    semantic: Semantic = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Do not say what was written.")] = False,
) -> None:
    """Write the sources, facts and claims of a corpus in a format that other programs read.

    FORMAT is web-annotation, csl-json, biblatex, prov or ftm (one file, to standard output unless --output names one),
    or datapackage, ro-crate, bagit or croissant (a folder). An export holds quotations and their sentences, never
    whole texts; bagit alone packs the seeds as they are.
    """
    from provenance.cli.given import read
    from provenance.export.formats import FORMATS, make
    from provenance.facts.analysis import analyse

    folder = FORMATS[form.value].folder
    if folder and output is None:
        raise InputError(f"{form.value} is a folder of files, and none is named", "add --output FOLDER")
    day = None if date is None else _day(date)
    given = read(paths or [], config)
    meaning = meaning_of(with_semantic(given.config, semantic))
    with working("reading the sources …"):
        analysis = analyse(given.corpus, meaning)
    place = Path() if output is None else output if folder else output.parent
    files = make(form.value, given.corpus, analysis, link_base(given.corpus, place), day)
    if output is None:
        typer.echo(next(iter(files.values())).decode("utf-8"), nl=False)
        return
    written = _into_folder(output, files) if folder else _into_file(output, files)
    if not quiet:
        typer.echo(f"written: {written}")


def _day(said: str) -> str:
    from datetime import date

    try:
        return date.fromisoformat(said).isoformat()
    except ValueError:
        raise InputError(f"--date {said} is no day", "write it as 2025-01-23") from None


def _into_file(output: Path, files: Mapping[str, bytes]) -> str:
    if output.is_dir():
        raise InputError(f"--output {output} is a folder", f"name a file, such as {output / next(iter(files))}")
    write(output, next(iter(files.values())))
    return str(output)


def _into_folder(output: Path, files: Mapping[str, bytes]) -> str:
    """Write all files, once it is sure that nothing else lies there: it would seem to belong to the export."""
    if output.exists() and not output.is_dir():
        raise InputError(f"--output {output} is a file", "name a folder")
    strangers = sorted(set(_below(output)) - set(files))
    if strangers:
        raise InputError(f"{output} holds {strangers[0]}, which this export has not", "name a new or empty folder")
    for name, data in files.items():
        write(output / name, data)
    return f"{output} ({len(files)} files)"


def _below(folder: Path) -> list[str]:
    return [
        (Path(where) / name).relative_to(folder).as_posix() for where, _, names in os.walk(folder) for name in names
    ]
