"""Mentions: surface strings with a place and a normalised value."""

from collections.abc import Sequence
from datetime import date

from provenance.facts.model import Mention, Sentence

__all__ = ["extract"]

_FALLBACK = "en"


def extract(
    text: str,
    *,
    language: str | None = None,
    published: date | None = None,
    sentences: Sequence[Sentence] | None = None,
    members: bool = False,
) -> tuple[Mention, ...]:
    """Every number, amount, count, share, ordinal, quantity, duration, date and time in ``text``.

    Args:
        text: any text; offsets of the mentions are its code points.
        language: ISO 639-1; None: told sentence by sentence. A language without tables is read as English.
        published: the day relative dates count from.
        sentences: those of ``text``, in order, where the caller has cut it already; used where ``language`` is None.
        members: also the "one" of "one of the …", with the role ``member``: a figure, but hardly a fact.

    Returns:
        The mentions in order of their start; no two of them overlap.
    """
    from provenance.facts.lang import languages
    from provenance.facts.mentions.arbiter import read_runs

    known = languages()
    if language is not None:
        runs = [(0, len(text), language)]
    else:
        if sentences is None:
            from provenance.text.sentences import sentences as cut

            sentences = cut(text)
        runs = _runs(text, sentences)
    return tuple(
        read_runs(text, [(a, b, code if code in known else _FALLBACK) for a, b, code in runs], published, members)
    )


def _runs(text: str, sentences: Sequence[Sentence]) -> list[tuple[int, int, str]]:
    """Neighbouring sentences of one language, from the first code point to the last."""
    runs: list[tuple[int, int, str]] = []
    for sentence in sentences:
        if runs and runs[-1][2] == sentence.language:
            runs[-1] = (runs[-1][0], sentence.end, sentence.language)
        else:
            runs.append((sentence.start, sentence.end, sentence.language))
    return runs or [(0, len(text), _FALLBACK)]
