"""Bytes to text, without losing one."""

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from provenance.quick.characters import clean
from provenance.text.position import Positions, Span

MAX_FILE_BYTES = 32 * 1024 * 1024
"""The largest file that is read; a larger one is reported as unreadable."""


@dataclass(frozen=True)
class TextFile:
    """One file as it lies on disk.

    ``path`` is what messages show, relative and POSIX. ``text`` is ``data`` decoded as
    UTF-8, each undecodable byte kept as one lone surrogate, so that encoding it back gives ``data``.
    A byte order mark stays in ``text`` (as U+FEFF).
    """

    path: str
    data: bytes
    text: str

    @cached_property
    def positions(self) -> Positions:
        """The line table of the text."""
        return Positions(self.text)

    @cached_property
    def sha256(self) -> str:
        """Digest of the bytes, 64 hex digits."""
        return sha256(self.data).hexdigest()

    @cached_property
    def clean(self) -> bool:
        """Whether it is certain at a glance that no character of the text is undecodable, hidden, garbled or a control.

        False says nothing: then the text has to be looked at closely.
        """
        return clean(self.text)

    def span(self, start: int, end: int) -> Span:
        """The place from code point ``start`` to ``end`` of this file."""
        return self.positions.span(start, end)


def text_file(path: str, data: bytes) -> TextFile:
    """Decode ``data`` as UTF-8; a byte that is no UTF-8 becomes the lone surrogate U+DC00 + byte.

    Never raises, and ``result.text.encode("utf-8", "surrogateescape")`` is ``data`` again. Line ends and a byte order
    mark are left as they are. ``path`` is kept as given.
    """
    return TextFile(path, data, data.decode("utf-8", "surrogateescape"))
