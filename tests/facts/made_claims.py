"""Claims made by hand, for tests of what is done with them."""

from collections.abc import Mapping
from decimal import Decimal

from provenance.facts.model import Claim, Hedge, Kind, Mention, Slot, Source, Value
from provenance.text.position import Positions


def number(value: str, **more: object) -> Value:
    n = Decimal(value)
    return Value(n, n, **more)  # type: ignore[arg-type]


def less_than(value: str) -> Value:
    return Value(None, Decimal(value), hi_open=True, hedge=Hedge.LESS_THAN)


def claim(
    source: str,
    quote: str,
    value: Value | None = None,
    *,
    kind: Kind = Kind.MONEY,
    at: int = 0,
    terms: Mapping[str, float] | None = None,
    names: Mapping[str, float] | None = None,
    unit: frozenset[str] = frozenset(),
    subject: str | None = None,
    speaker: str | None = None,
    published: str | None = None,
    language: str = "fr",
    words: str = "",
) -> Claim:
    text = " " * at + quote
    span = Positions(text).span(at, len(text))
    terms = terms or {}
    head = frozenset(t for t, near in terms.items() if near >= 0.5)
    return Claim(
        id=f"{source}@{at}-{len(text)}",
        source=Source(source, f"{source}.md", source, None, None, None, published, language, "0" * 64, len(text)),
        mention=Mention(at, len(text), at, len(text), kind, quote, value or Value()),
        span=span,
        quote=quote,
        context=quote,
        context_span=span,
        language=language,
        subject=subject,
        speaker=speaker,
        speaker_named=speaker is not None,
        as_of=published,
        slot=Slot(terms, head, unit, names or {}, words),
    )
