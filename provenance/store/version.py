"""Which program made a result: one of another program, another Python or other packages beside it is worth nothing.

Nothing is imported here that costs time: this is asked before anything else is done.
"""

import os
import sys
from collections.abc import Iterator


def program() -> str | None:
    """A digest of the program that runs; None where it cannot be told by its files.

    That is so in a zip archive, and where another package adds rules or languages: its files may change at any time.

    It changes with any file of this package (its name, size or time of change), with the version of Python, and with
    the packages installed beside it, whose names and versions their folders give.
    """
    from hashlib import sha256

    digest = sha256(sys.version.encode())
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    try:
        for line in sorted(_files(package, "")):
            digest.update(line.encode("utf-8", "surrogateescape"))
        for folder in sys.path:
            for name in sorted(_installed(folder or os.curdir)):
                if _extends(os.path.join(folder, name)):
                    return None
                digest.update(f"{name}\n".encode("utf-8", "surrogateescape"))
    except OSError:
        return None
    return digest.hexdigest()


def extended() -> bool:
    """Whether another package may add rules or languages to this one; an archive on the path is not looked into."""
    folders = [folder or os.curdir for folder in sys.path]
    return any(
        os.path.isfile(folder) or any(_extends(os.path.join(folder, name)) for name in _installed(folder))
        for folder in folders
    )


def _files(folder: str, below: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _files(entry.path, f"{below}{entry.name}/")
            else:
                status = entry.stat()
                yield f"{below}{entry.name} {status.st_size} {status.st_mtime_ns}\n"


def _installed(folder: str) -> list[str]:
    try:
        return [name for name in os.listdir(folder) if name.endswith((".dist-info", ".egg-info", ".egg-link", ".pth"))]
    except OSError:  # an archive, or a folder that is not there
        return []


def _extends(package: str) -> bool:
    """Whether an installed package has entry points for this one."""
    try:
        with open(os.path.join(package, "entry_points.txt"), "rb") as stream:
            return b"[provenance." in stream.read()
    except OSError:
        return False
