"""How a corpus that was there before this format writes what the format writes otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

ID_FIELD = "{id}"


@dataclass(frozen=True, slots=True)
class Delimiters:
    """The lines around a text, as literal lines in which ``{id}`` stands for the id of the block.

    ``open`` has ``{id}`` once; ``close`` once or not at all.
    """

    open: str
    close: str

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}

    def fault(self) -> str | None:
        """What is wrong with the two templates, in one sentence; None where they can be used."""
        for name, line, least in (("open", self.open, 1), ("close", self.close, 0)):
            if not least <= line.count(ID_FIELD) <= 1:
                return f"`{name}` must hold {ID_FIELD} once" + ("" if least else " or not at all")
            if line != line.strip() or not line.isprintable():
                return f"`{name}` must be one line without blanks at its ends"
            literal = line.replace(ID_FIELD, "")
            if len(literal.replace(" ", "")) < 2:
                return f"`{name}` needs two signs or more besides {ID_FIELD}, or texts would hold such lines"
            if "seed:" in literal or literal.strip("- ") == "":
                return f"`{name}` looks like what the format itself uses"
        return "`open` and `close` are one line" if self.open == self.close else None


@dataclass(frozen=True, slots=True)
class Dialect:
    """What the configuration says of the files of a corpus.

    ``own`` are keys besides those of the format; any YAML value may stand there and is kept as it is written.
    ``names`` maps other names of known keys to those (``date`` to ``published``). ``delimiters`` stand around texts in
    files without block markers.
    """

    own: frozenset[str] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)
    delimiters: Delimiters | None = None

    @property
    def declared(self) -> bool:
        """Whether anything is said: then files need not say that they are in this format."""
        return bool(self.own or self.names or self.delimiters)


PLAIN = Dialect()
"""The format itself."""
