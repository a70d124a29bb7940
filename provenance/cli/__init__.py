"""The command ``provenance``. Nothing heavy is imported before it is known what is asked."""

import os
import sys


def command() -> None:
    """Run :func:`main` and end the process at once: to take a large corpus apart, value by value, takes a while."""
    try:
        main()
        code: str | int = 0
    except SystemExit as end:
        code = end.code or 0
    if not isinstance(code, int):
        sys.exit(code)
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except (OSError, ValueError):
        sys.exit(code)  # the interpreter says what is wrong with a stream
    os._exit(code)


def main() -> None:
    """Run the command with the arguments of the process and end it with the exit code."""
    arguments = sys.argv[1:]
    if arguments == ["--version"] and sys.stdout is not None:
        from provenance import __version__

        try:
            sys.stdout.write(f"provenance {__version__}\n")
            sys.stdout.flush()
        except OSError:  # the application tells why it could not be written
            pass
        else:
            return
    if arguments[:1] == ["hook"]:
        from provenance.quick import plainly_sound

        if plainly_sound(arguments[1:]):
            return
    import gc

    gc.set_threshold(1_000_000, 50, 100)  # one command makes many values and keeps them: looking for cycles finds none
    if arguments[:1] == ["check"]:
        from provenance.cli import unchanged
        from provenance.cli.proved import proved

        code = unchanged.answered(arguments[1:])
        if code is None:
            code = proved(arguments[1:], unchanged.asked)
        if code is not None:
            sys.exit(code)
    from provenance.cli.app import run

    sys.exit(run(arguments))
