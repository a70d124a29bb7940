"""Tables and links of the Markdown report."""

from collections.abc import Iterable, Iterator, Sequence

from provenance.render.links import href
from provenance.render.visible import markdown


def link(base: str | None, path: str, line: int | None, label: str = "") -> str:
    """A link to a line of a file, ``path:line`` unless labelled (with Markdown); plain words where ``base`` is None.

    ``base`` is the folder ``path`` is relative to, as seen from the document.
    """
    words = label or markdown(path) + (f":{line}" if line else "")
    if base is None:
        return words
    target = href(base, path)
    # A host shows a Markdown file rendered, without lines, unless asked for its source.
    source_view = "?plain=1" if line and path.lower().endswith((".md", ".markdown")) else ""
    return f"[{words}]({target}{source_view}" + (f"#L{line})" if line else ")")


def table(head: Sequence[str], rows: Iterable[Sequence[str]], right: Sequence[int] = ()) -> Iterator[str]:
    """A table of cells that are Markdown already, and a blank line; ``right`` columns are set to the right."""
    yield "| " + " | ".join(head) + " |"
    yield "|" + "|".join(" ---: " if column in right else " --- " for column in range(len(head))) + "|"
    for row in rows:
        yield "| " + " | ".join(row) + " |"
    yield ""
