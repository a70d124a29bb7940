"""Mentions: surface strings with a place and a normalised value; and the figures that are none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from provenance.facts.mentions.aside import Aside, settle
from provenance.facts.model import Mention, Sentence
from provenance.facts.set_aside import SetAside

__all__ = ["Sifted", "extract", "sift"]

_FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Sifted:
    """What a text says in figures, and the figures that are no facts, both in order of their start."""

    mentions: tuple[Mention, ...]
    set_aside: tuple[SetAside, ...]


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
    return tuple(_read(text, language, published, sentences, members)[0])


def sift(
    text: str,
    *,
    language: str | None = None,
    published: date | None = None,
    sentences: Sequence[Sentence] | None = None,
    members: bool = False,
) -> Sifted:
    """The mentions of :func:`extract`, and what was set aside in the same reading, each with its reason.

    Every digit of ``text`` lies in a mention or in what is set aside. The arguments are those of :func:`extract`.
    """
    mentions, aside = _read(text, language, published, sentences, members)
    return Sifted(tuple(mentions), settle(text, mentions, aside))


def _read(
    text: str,
    language: str | None,
    published: date | None,
    sentences: Sequence[Sentence] | None,
    members: bool,
) -> tuple[list[Mention], list[Aside]]:
    from provenance.facts.mentions.arbiter import read_runs
    from provenance.text.tables import languages

    known = languages()
    if language is not None:
        runs = [(0, len(text), language)]
    else:
        if sentences is None:
            from provenance.text.sentences import sentences as cut

            sentences = cut(text)
        runs = _runs(text, sentences)
    known_runs = [(start, end, code if code in known else _FALLBACK) for start, end, code in runs]
    return read_runs(text, known_runs, published, members)


def _runs(text: str, sentences: Sequence[Sentence]) -> list[tuple[int, int, str]]:
    """Neighbouring sentences of one language, from the first code point to the last."""
    runs: list[tuple[int, int, str]] = []
    for sentence in sentences:
        if runs and runs[-1][2] == sentence.language:
            runs[-1] = (runs[-1][0], sentence.end, sentence.language)
        else:
            runs.append((sentence.start, sentence.end, sentence.language))
    return runs or [(0, len(text), _FALLBACK)]
