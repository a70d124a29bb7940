"""Mentions: surface strings with a place and a normalised value."""

from datetime import date

from provenance.facts.model import Mention

__all__ = ["extract"]

_FALLBACK = "en"


def extract(text: str, *, language: str | None = None, published: date | None = None) -> tuple[Mention, ...]:
    """Every number, amount, count, share, ordinal, quantity, duration, date and time in ``text``.

    Args:
        text: any text; offsets of the mentions are its code points.
        language: ISO 639-1; None: told sentence by sentence. A language without tables is read as English.
        published: the day relative dates count from.

    Returns:
        The mentions in order of their start; no two of them overlap.
    """
    from provenance.facts.lang import languages
    from provenance.facts.mentions.arbiter import extract_span, prepare

    known = languages()
    view = prepare(text)
    if language is not None:
        return tuple(extract_span(text, view, 0, len(text), language if language in known else _FALLBACK, published))
    mentions: list[Mention] = []
    for start, end, spoken in _stretches(text):
        mentions += extract_span(text, view, start, end, spoken if spoken in known else _FALLBACK, published)
    return tuple(mentions)


def _stretches(text: str) -> list[tuple[int, int, str]]:
    """Neighbouring sentences of one language, from the first code point to the last."""
    from provenance.text.sentences import sentences

    stretches: list[tuple[int, int, str]] = []
    for sentence in sentences(text):
        if stretches and stretches[-1][2] == sentence.language:
            stretches[-1] = (stretches[-1][0], sentence.end, sentence.language)
        else:
            stretches.append((sentence.start, sentence.end, sentence.language))
    return stretches or [(0, len(text), _FALLBACK)]
