"""``provenance config``: the configuration in force, and its schema."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, help="Show the configuration in force, or its JSON Schema.")


@app.command()
def show(
    config: Annotated[
        Path | None, typer.Option("--config", help="Read this file instead of looking upward.", show_default=False)
    ] = None,
) -> None:
    """Print the configuration in force here as JSON, and the file it comes from."""
    import json

    from provenance.config import as_table, load_config, shown

    located = load_config(Path.cwd(), config)
    answer = {"file": None if located.file is None else shown(located.file), "config": as_table(located.config)}
    typer.echo(json.dumps(answer, ensure_ascii=False, indent=2))


@app.command()
def schema() -> None:
    """Print the JSON Schema of the configuration."""
    import json

    from provenance.config import config_schema

    typer.echo(json.dumps(config_schema(), ensure_ascii=False, indent=2))
