"""Choices that look like chance and are the same on every run, machine and version of Python."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TypeVar

_Option = TypeVar("_Option")


@dataclass(frozen=True, slots=True)
class Draw:
    """Choices that depend on ``basis`` alone: the seed number, and what the choice is made for.

    So a change at one place stays as it is when other places are added to the corpus.
    """

    basis: str

    def number(self, label: object = "") -> int:
        """A whole number of 64 bits."""
        digest = sha256(f"{self.basis}\0{label}".encode("utf-8", "surrogateescape")).digest()
        return int.from_bytes(digest[:8], "big")

    def pick(self, options: Sequence[_Option], label: object = "") -> _Option:
        """One of ``options``, of which there must be one at least."""
        return options[self.number(label) % len(options)]
