"""A trace for people and for programs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from provenance.facts.asking.trace import Told, Trace, Traced
from provenance.facts.model import Claim, Source
from provenance.facts.wording import claim_in_words, fact_label, normal_form, value_in_words
from provenance.render.phrases import counted, excerpt, said_by
from provenance.render.report_json import fact, span, value
from provenance.render.visible import one_line
from provenance.text.position import Span

SCHEMA = "provenance/trace/1"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Words that stand in a text without being a claim; ``reason`` says why, where that is known."""

    source: Source
    span: Span
    quote: str
    reason: str | None = None


def as_text(trace: Trace, elsewhere: Sequence[Occurrence] = ()) -> str:
    """A trace as lines."""
    return "".join(line + "\n" for line in _lines(trace, elsewhere))


def _lines(trace: Trace, elsewhere: Sequence[Occurrence]) -> Iterator[str]:
    if trace.read_as:
        forms = " or ".join(f"{m.kind.value} {normal_form(m) or value_in_words(m)}" for m in trace.read_as)
        yield f"“{one_line(trace.asked)}” is read as {one_line(forms)}"
    if not trace.facts:
        yield f"No source says “{one_line(trace.asked)}”" + (" as a fact." if elsewhere else ".")
        for each in elsewhere:
            place = f"{one_line(each.source.file)}:{each.span.line}:{each.span.column}"
            yield f"    {place}  “{one_line(each.quote)}”" + (f"  {each.reason}" if each.reason else "")
    for number, traced in enumerate(trace.facts):
        if number or trace.read_as:
            yield ""
        yield from _fact(traced)


def _fact(traced: Traced) -> Iterator[str]:
    each = traced.fact
    kind = f" of {each.conflict_kind.value}" if each.conflict_kind else ""
    yield f"{one_line(fact_label(each))}  [{each.id}]"
    yield f"  {each.verdict.value}{kind}, {each.kind.value}, {counted(each.origins, 'origin')}"
    sources = len({one.source.id for one in traced.saying})
    if not traced.saying:
        yield "  said by nobody as asked"
    else:
        standing = f"{counted(sources, 'source')}, {counted(traced.origins, 'origin')}"
        yield f"  said by {standing}; {_since(traced)}"
    for one in traced.saying:
        yield from _claim(one)
    for heading, apart in (("cannot be true beside it:", True), ("otherwise, but can be true beside it:", False)):
        told = [each for each in traced.otherwise if (each.relation == "apart") is apart]
        if told:
            yield f"  {heading}"
        for other in told:
            yield from _claim(other.claim, other.reason)
    for line in (*each.why, *each.explanations):
        yield f"  · {one_line(line)}"


def _since(traced: Traced) -> str:
    first = traced.since
    if first is None:
        return "since when is not known: no source has a date"
    return one_line(f"first on {first.source.published} in {first.source.publisher or first.source.id}")


def _claim(each: Claim, reason: str = "") -> Iterator[str]:
    part = excerpt(each)
    publisher = f" ({each.source.publisher})" if each.source.publisher else ""
    facts = [claim_in_words(each), reason, said_by(each)]
    place = f"{each.source.file}:{each.span.line}:{each.span.column}"
    yield f"    {one_line(place)}  {one_line('; '.join(filter(None, facts)))}  {one_line(each.source.id + publisher)}"
    yield f"        {one_line(part.before)}⟦{one_line(part.text)}⟧{one_line(part.after)}"


def document(trace: Trace, elsewhere: Sequence[Occurrence] = ()) -> dict[str, Any]:
    """A trace as JSON values."""
    return {
        "schema": SCHEMA,
        "asked": trace.asked,
        "read_as": [
            {"text": m.text, "normal_form": normal_form(m), "value": value(m.kind, m.value)} for m in trace.read_as
        ],
        "facts": [_document(each) for each in trace.facts],
        "elsewhere": [
            {
                "source": each.source.id,
                "file": each.source.file,
                "span": span(each.span),
                "quote": each.quote,
                "reason": each.reason,
            }
            for each in elsewhere
        ],
    }


def _document(traced: Traced) -> dict[str, Any]:
    first = traced.since
    return {
        "fact": fact(traced.fact),
        "saying": [one.id for one in traced.saying],
        "otherwise": [_told(one) for one in traced.otherwise],
        "since": None if first is None else {"published": first.source.published, "claim": first.id},
        "origins": traced.origins,
    }


def _told(each: Told) -> dict[str, Any]:
    return {"claim": each.claim.id, "relation": each.relation.value, "reason": each.reason}
