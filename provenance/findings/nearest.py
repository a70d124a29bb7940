"""The known word a mistyped one was probably meant to be."""

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word closest to ``word``, or None where none is close (case is ignored)."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    best = process.extractOne(
        word, sorted(known), scorer=OSA.normalized_similarity, processor=str.casefold, score_cutoff=0.5
    )
    return None if best is None else best[0]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A help sentence that names the nearest known word, else all of them."""
    names = sorted(known)
    best = nearest(word, names)
    return f"did you mean `{best}`?" if best else "known: " + ", ".join(names)
