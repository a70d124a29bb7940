"""``provenance compare --sentences``: which sentences of two texts say the same."""

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from provenance.facts.comparison import Side
    from provenance.facts.matching.meaning import Meaning


def lines(a: "Side", b: "Side", meaning: "Meaning | None") -> Iterator[str]:
    """The pairs of sentences for people: both with line and column, and how alike they are."""
    from provenance.facts.parallels import parallels
    from provenance.render.visible import one_line
    from provenance.text.position import Positions

    found = parallels(a, b, meaning)
    vectors = f" (meaning vectors: {meaning.name})" if meaning is not None else ""
    yield f"{len(found)} pair{'' if len(found) == 1 else 's'} of sentences that say the same{vectors}"
    places = Positions(a.text), Positions(b.text)
    for pair in found:
        yield ""
        for name, side, place, sentence in (("a", a, places[0], pair.a), ("b", b, places[1], pair.b)):
            span = place.span(sentence.start, sentence.end)
            yield f"  {name}:{span.line}:{span.column}  “{one_line(side.text[sentence.start : sentence.end])}”"
        yield f"  alike {pair.likeness:.2f}"


def write_records(pairs: "Iterable[tuple[Any, Side, Side]]", out: TextIO, meaning: "Meaning | None") -> None:
    """For each pair of texts a JSON line ``{"id", "sentences"}``; ``a`` and ``b`` are code points, start and end."""
    from provenance.facts.parallels import parallels

    for identity, a, b in pairs:
        sentences = [
            {"a": [p.a.start, p.a.end], "b": [p.b.start, p.b.end], "likeness": round(p.likeness, 3)}
            for p in parallels(a, b, meaning)
        ]
        out.write(json.dumps({"id": identity, "sentences": sentences}, ensure_ascii=False) + "\n")
