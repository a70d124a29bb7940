"""``provenance mutate``: how much of what goes wrong in a corpus is found."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from provenance.cli.progress import counting
from provenance.errors import InputError

if TYPE_CHECKING:
    from provenance.mutation.model import Result

_Choice = TypeVar("_Choice", bound=StrEnum)


class MutateFormat(StrEnum):
    """How the result is written."""

    TEXT = "text"
    JSON = "json"


def mutate(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            help="A corpus, seeds or texts; without any, the corpus found from here upward.", show_default=False
        ),
    ] = None,
    kinds: Annotated[
        list[str] | None,
        typer.Option(
            "--kinds",
            help="Only these: number, bound, date, weekday, name, negation, speaker, unit; comma-separated.",
            show_default=False,
        ),
    ] = None,
    mode: Annotated[
        list[str] | None,
        typer.Option(
            "--mode",
            help="copy: change a copy of a source and set it beside the source; cross: change a source where others "
            "say the same. Both unless one is named.",
            show_default=False,
        ),
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many changes of each kind in a mode.")] = 20,
    seed: Annotated[int, typer.Option("--seed", help="Another number plants other changes.")] = 0,
    form: Annotated[MutateFormat, typer.Option("--format", help="How to write the result.")] = MutateFormat.TEXT,
    fail_under: Annotated[
        float | None,
        typer.Option(
            "--fail-under", min=0, max=100, help="Exit 1 if less than this percentage is found.", show_default=False
        ),
    ] = None,
    config: Annotated[
        Path | None, typer.Option("--config", help="Read this configuration file.", show_default=False)
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress.")] = False,
) -> None:
    """Plant errors in copies of the corpus, one at a time, and tell how many of them are found.

    What is not found shows the blind spots of this corpus, each with its place and the change. Copies without a change
    show false alarms. Nothing is written to the corpus. Every change is an analysis of the whole corpus: for a large
    one, name a few files or a low --limit.
    """
    from provenance.cli.given import read
    from provenance.mutation.measure import measure
    from provenance.mutation.model import Change, Mode

    changes, modes = _chosen(kinds, Change, "--kinds"), _chosen(mode, Mode, "--mode")
    given = read(paths or [], config)
    with counting("planting changes", quiet=quiet) as tell:
        result = measure(given.corpus, given.config, changes=changes, modes=modes, limit=limit, seed=seed, tell=tell)
    typer.echo(_written(result, form, seed, limit), nl=False)
    if fail_under is not None and _share(result) < fail_under:
        raise typer.Exit(1)


def _chosen(values: Sequence[str] | None, choices: type[_Choice], option: str) -> frozenset[_Choice]:
    """The choices named, all of them if none is."""
    named = [part.strip() for value in values or () for part in value.split(",") if part.strip()]
    for part in named:
        if part not in list(choices):
            raise InputError(f"{option}: there is no `{part}`", f"choose from {', '.join(choices)}")
    return frozenset(choices(part) for part in named) or frozenset(choices)


def _share(result: "Result") -> float:
    """The percentage found; nothing is found where nothing could be planted."""
    from provenance.mutation.model import percent

    return percent(result.outcomes) or 0.0


def _written(result: "Result", form: MutateFormat, seed: int, limit: int) -> str:
    from provenance.render import mutation_json, mutation_text
    from provenance.render.json_text import render

    if form is MutateFormat.JSON:
        return render(mutation_json.document(result, seed=seed, limit=limit))
    return "".join(mutation_text.render(result))
