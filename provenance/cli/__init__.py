"""The command ``provenance``. Nothing heavy is imported before it is known what is asked."""

import sys
from contextlib import suppress


def main() -> None:
    """Run the command with the arguments of the process and end it with the exit code."""
    if sys.argv[1:] == ["--version"] and sys.stdout is not None:
        from provenance import __version__

        with suppress(OSError):  # the application tells why it could not be written
            sys.stdout.write(f"provenance {__version__}\n")
            sys.stdout.flush()
            return
    from provenance.cli.app import run

    sys.exit(run(sys.argv[1:]))
