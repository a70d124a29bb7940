"""The command ``provenance``. Nothing heavy is imported before it is known what is asked."""

import sys


def main() -> None:
    """Run the command with the arguments of the process and end it with the exit code."""
    if sys.argv[1:] == ["--version"]:
        from provenance import __version__

        sys.stdout.write(f"provenance {__version__}\n")
        return
    from provenance.cli.app import run

    sys.exit(run(sys.argv[1:]))
