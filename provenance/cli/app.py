"""All commands in one application, and how a run ends: 0 clean, 1 findings, 2 usage, 3 internal error."""

import errno
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from provenance.cli.add import add
from provenance.cli.baseline import baseline
from provenance.cli.check import check
from provenance.cli.compare import compare
from provenance.cli.config import app as config
from provenance.cli.decide import decide
from provenance.cli.diff import diff
from provenance.cli.explain import explain, rules
from provenance.cli.export import export
from provenance.cli.extract import extract
from provenance.cli.facts import facts
from provenance.cli.hook import hook
from provenance.cli.index import index
from provenance.cli.mutate import mutate
from provenance.cli.report import report
from provenance.cli.server import server
from provenance.cli.trace import trace
from provenance.cli.verify import verify
from provenance.errors import InputError

_FULL = frozenset({errno.ENOSPC, errno.EIO, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})

app = typer.Typer(
    name="provenance",
    help="Check a corpus of source texts, read its facts, and report where the sources agree and where they do not.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _version(asked: bool) -> None:
    if asked:
        from provenance import __version__

        typer.echo(f"provenance {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    pass


app.command()(check)
app.command()(add)
app.command()(baseline)
app.command()(compare)
app.command()(decide)
app.command()(diff)
app.command()(hook)
app.command()(index)
app.command()(explain)
app.command()(export)
app.command()(extract)
app.command()(facts)
app.command()(mutate)
app.command()(report)
app.command()(rules)
app.command()(server)
app.command()(trace)
app.command()(verify)
app.add_typer(config, name="config")


def run(arguments: Sequence[str]) -> int:
    """Run the application; give back the exit code."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started us
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - open to the end
    code = 0
    try:
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):  # outputs are UTF-8 with \n wherever we run; what is pending is written
                stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
        code = _run(arguments)
        sys.stdout.flush()
    except InputError as error:
        sys.stderr.write(f"provenance: {error.message}\n" + (f"  help: {error.help}\n" if error.help else ""))
        return 2
    except BrokenPipeError:  # the reader of our output went away: it has what it wanted
        _discard_output()
    except OSError as error:
        if error.errno not in _FULL:
            return _internal_error()
        _discard_output()
        sys.stderr.write(f"provenance: the output cannot be written: {error.strerror}\n")
        return 2
    except Exception:
        return _internal_error()
    return code


def _run(arguments: Sequence[str]) -> int:
    try:
        code = app(list(arguments), standalone_mode=True)
    except SystemExit as end:
        if isinstance(end.__context__, BrokenPipeError):  # typer calls that 1, which is our word for findings
            raise end.__context__ from None
        return end.code if isinstance(end.code, int) else 0 if end.code is None else 3
    return code if isinstance(code, int) else 0


def _discard_output() -> None:
    """Let what is still buffered go nowhere, or the interpreter would fail on it at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _internal_error() -> int:
    traceback.print_exc()
    sys.stderr.write("provenance: internal error; please report it with the lines above\n")
    return 3
