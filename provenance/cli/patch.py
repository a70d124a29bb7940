"""Changes of files as a patch, as `git apply` takes it."""

import sys
from collections.abc import Iterator


def write_patch(shown: str, before: bytes, after: bytes) -> None:
    """Write the change of one file to standard output: byte for byte, but made harmless for a terminal."""
    text = "".join(_lines_of_patch(shown, before, after))
    if sys.stdout.isatty():
        from provenance.render.visible import visible

        sys.stdout.write(visible(text))
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "surrogateescape"))


def _lines_of_patch(shown: str, before: bytes, after: bytes) -> Iterator[str]:
    from difflib import unified_diff

    for line in unified_diff(_lines(before), _lines(after), f"a/{shown}", f"b/{shown}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(data: bytes) -> list[str]:
    lines = data.decode("utf-8", "surrogateescape").split("\n")  # nothing else ends a line
    return [*(f"{line}\n" for line in lines[:-1]), *lines[-1:]] if lines[-1] else [f"{line}\n" for line in lines[:-1]]
