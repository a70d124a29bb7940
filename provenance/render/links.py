"""The way from a report to a file."""

import posixpath
from urllib.parse import quote


def href(base: str, path: str) -> str:
    """The way from the document to a file, percent-encoded."""
    way = posixpath.normpath(posixpath.join(base, path))
    return quote(way, safe="/", errors="surrogateescape").replace("//", "/")
