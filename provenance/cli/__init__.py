"""The command ``provenance``. Nothing heavy is imported before it is known what is asked."""

import sys


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
    if arguments[:1] == ["check"]:
        from provenance.cli.unchanged import answered

        code = answered(arguments[1:])
        if code is not None:
            sys.exit(code)
    import gc

    gc.set_threshold(100_000, 50, 50)  # one command makes many values and keeps them: looking for cycles finds none
    from provenance.cli.app import run

    sys.exit(run(arguments))
