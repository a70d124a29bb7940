"""Reports that go on in the next sentence with nothing but the mood of its verb to say so.

French tells what it only passes on in the conditional. "Selon X, les deux contrôleraient 40 % du capital. Y verserait
7 milliards." gives both figures as X has them. Only where the report before it is in that mood too, runs to the end of
its sentence, and no other voice comes in, is it taken to go on.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from provenance.facts.grammar import grammar
from provenance.facts.model import Quotation
from provenance.facts.speech.reported import Clauses
from provenance.facts.speech.words import WORD

# The shortest verb that a conditional ending is seen in, in letters.
_SHORTEST = 6
# How many words of a sentence are looked through for its first verb.
_OPENING = 24


def continued(text: str, sentences: Sequence[Clauses], told: Sequence[Quotation]) -> list[Quotation]:
    """The sentences that go on with the report of the sentence before them, as indirect speech.

    ``told`` are the utterances and reports found so far; a sentence that one of them touches has its own voice.
    """
    out: list[Quotation] = []
    before: Quotation | None = None
    for clauses, own in zip(sentences, _touching(sentences, told), strict=True):
        start, end = clauses.sentence.start, clauses.sentence.end
        if not own and before is not None and not _parted(text, before.end, start) and _passes_on(clauses):
            while end > start and text[end - 1] in ".!?… \u00a0\n":
                end -= 1
            before = replace(before, start=start, end=end, qstart=start, qend=end, text=text[start:end])
            out.append(before)
            continue
        before = _open_report(text, clauses, own)
    return out


def _touching(sentences: Sequence[Clauses], told: Sequence[Quotation]) -> list[list[Quotation]]:
    """For each sentence those of ``told`` that have a part in it."""
    starts = [clauses.sentence.start for clauses in sentences]
    held: list[list[Quotation]] = [[] for _ in sentences]
    for quotation in told:
        first = max(0, bisect_right(starts, quotation.start) - 1)
        for number in range(first, bisect_left(starts, quotation.end, first)):
            if quotation.start < sentences[number].sentence.end:
                held[number].append(quotation)
    return held


def _open_report(text: str, clauses: Clauses, own: Sequence[Quotation]) -> Quotation | None:
    """The report that runs to the end of a sentence, in the conditional; with who relays it."""
    closing = clauses.sentence.end
    while closing > clauses.sentence.start and text[closing - 1] in ".!?… \u00a0\n":
        closing -= 1
    ending = sorted((q for q in own if q.end >= closing), key=lambda q: q.end - q.start)
    if not ending or any(q.voice != "indirect" or q.speaker is None for q in own):
        return None
    words = [match.group().lower() for match in WORD.finditer(text, ending[0].start, ending[0].end)]
    if not any(_conditional(word, clauses) for word in words):
        return None
    relays = [q.via for q in ending if q.via is not None] + [q.speaker for q in ending]
    return replace(ending[0], via=next((who for who in relays if who != ending[0].speaker), None))


def _parted(text: str, end: int, start: int) -> bool:
    """Whether more than the end of a sentence and of a paragraph stands between two places."""
    return bool(text[end:start].strip(" \u00a0\n\r.…"))


def _conditional(word: str, clauses: Clauses) -> bool:
    words = grammar(clauses.sentence.language)
    return len(word) >= _SHORTEST and word.endswith(words.conditional) and word not in words.own_conditional


def _passes_on(clauses: Clauses) -> bool:
    """Whether the first verb of a sentence only passes on what it tells."""
    words = grammar(clauses.sentence.language)
    lowers = [word.lower for word in clauses.words]
    if not words.conditional or clauses.hidden or any(word in words.comments for word in lowers):
        return False
    for word in lowers[:_OPENING]:
        if _conditional(word, clauses):
            return True
        if word in words.auxiliaries or word in words.finite or word in words.own_conditional:
            return False
        if word in words.relatives or word in clauses.table.forms:
            return False
    return False
