"""DUP503: passages that blocks of different sources share."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from provenance.config import Thresholds
from provenance.findings.model import Finding, Related, Severity
from provenance.rules import sample
from provenance.rules.base import Context, Rule, Scope
from provenance.rules.copies import declared, share
from provenance.rules.meetings import WORTH_A_LOOK, Meeting, Text
from provenance.store.memory import remembered
from provenance.text.shingles import RUN, WORD

# Of one block, so many others are named: those it shares most with.
_MOST_OTHERS = 3
# Of so many texts the words are kept: each meets several others.
_KEPT = 512
_QUOTED = re.compile(r"«[^«»\n]{1,2000}»|“[^“”\n]{1,2000}”|\"[^\"\n]{1,2000}\"")

_SHARED = (
    "The harbour of the old town was built in stone by order of the council, after the great storm had carried the "
    "wooden piers away with all the boats that lay there.\n"
)
_ONE = "Fishing boats came back first on Monday, followed by the ferry. The mayor thanked everyone.\n\n"
_OTHER = "Repairs have cost more than was planned, the island's treasurer told us. Tourists are expected soon.\n\n"


class SharedPassage(Rule):
    """A passage in two sources."""

    code = "DUP503"
    name = "shared-passage"
    severity = Severity.NOTE
    scope = Scope.CORPUS
    summary = (
        f"a passage of {Thresholds.shared_passage} words or more, quotations left out, that blocks of two sources "
        "share, where neither says that it is made from the other"
    )
    why = "One took it from the other, or both from an agency: what the passage says comes from one origin, not two."
    mend = "Find out whose words they are and say so with `origin` or `derived_from`; else leave it as a warning."
    examples_bad = (
        sample.corpus(
            harbour=sample.seed(_ONE + _SHARED), port=sample.seed(_SHARED + _OTHER, id="port", publisher="Island Post")
        ),
    )
    examples_good = (
        sample.corpus(
            harbour=sample.seed(_ONE + _SHARED),
            port=sample.seed(_SHARED + _OTHER, id="port", publisher="Island Post", derived_from="harbour"),
        ),
        sample.corpus(harbour=sample.seed(_ONE + _SHARED), port=sample.seed(_SHARED + _OTHER, id="port")),
        sample.corpus(
            harbour=sample.seed(f"{_ONE}“{_SHARED.strip()}”\n"),
            port=sample.seed(f"{_OTHER}“{_SHARED.strip()}”\n", id="port", publisher="Island Post"),
        ),
        sample.corpus(harbour=sample.seed(_ONE), port=sample.seed(_OTHER, id="port", publisher="Island Post")),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield a finding for each such pair, at the longest passage in the later of the two."""
        least = context.config.thresholds.shared_passage
        pairs: dict[str, list[Meeting]] = defaultdict(list)
        for meeting in context.meetings:
            if meeting.shared + RUN > least and _two_sources(meeting.text, meeting.earlier):
                pairs[f"{meeting.text.seed.file.path}\0{meeting.text.block.id}"].append(meeting)
        most = [
            meeting
            for meetings in pairs.values()
            for meeting in sorted(meetings, key=lambda meeting: -meeting.shared)[:_MOST_OTHERS]
            if not _copy(meeting, context.config.thresholds.near_copy)
        ]
        found = remembered(
            context.memory,
            "passages",
            tuple[_Passage, ...],
            [(meeting.text.block.sha256, meeting.earlier.block.sha256) for meeting in most],
            lambda at: tuple(_passages(most[at].text, most[at].earlier)),
        )
        for meeting, shared in zip(most, found, strict=True):
            passages = [passage for passage in shared if passage.words >= least]
            if passages:
                yield self._shared(meeting, passages)

    def _shared(self, meeting: Meeting, passages: Sequence["_Passage"]) -> Finding:
        text, other = meeting.text, meeting.earlier
        longest = max(passages, key=lambda passage: passage.words)
        total = sum(passage.words for passage in passages)
        part = total * 100 // min(len(text.words), len(other.words))
        more = f" in {len(passages)} passages" if len(passages) > 1 else ""
        return self.at(
            text.seed.file,
            text.block.start + longest.start,
            text.block.start + longest.end,
            f"block `{text.block.id}` shares {total} words{more} with block `{other.block.id}` of another source, "
            f"{part} % of the shorter of the two",
            "if both took them from an agency, say so with `origin`; if one took them from the other, with "
            "`derived_from`",
            related=[
                Related(
                    other.seed.file.path,
                    other.seed.file.span(
                        other.block.start + longest.other_start, other.block.start + longest.other_end
                    ),
                    f"the passage in block `{other.block.id}`",
                )
            ],
            anchor=f"{text.block.id}\0{other.block.id}",
        )


def _two_sources(one: Text, other: Text) -> bool:
    """Whether two blocks are of sources that are not known to have the same origin."""
    if one.seed is other.seed or declared(one, other):
        return False
    mine, theirs = one.block.metadata, other.block.metadata
    return not any(
        mine.get(key, "").strip() and mine.get(key, "").casefold() == theirs.get(key, "").casefold()
        for key in ("publisher", "origin")
    )


def _copy(meeting: Meeting, near: float) -> bool:
    """Whether the two are copies, for which there are other rules."""
    one, other = meeting.text, meeting.earlier
    if one.block.text == other.block.text:
        return True
    return meeting.part >= WORTH_A_LOOK and share(one, one.runs, other, near) >= near


@dataclass(frozen=True, slots=True)
class _Passage:
    """A shared passage: how many words it has, and its places in the two texts (code points)."""

    words: int
    start: int
    end: int
    other_start: int
    other_end: int


def _passages(text: Text, other: Text) -> Iterator[_Passage]:
    """The passages of ``text``, out of quotation marks, that stand in ``other`` word by word."""
    places = _first_places(other.block.text)
    words, tokens = _words(text.block.text), _words(other.block.text)
    at = 0
    for start, run in enumerate(_runs(text.block.text)):
        found = places.get(run) if start >= at else None
        if found is None or words[start : start + RUN] != tokens[found : found + RUN]:
            continue
        length = RUN
        while start + length < len(words) and found + length < len(tokens):
            if words[start + length] != tokens[found + length]:
                break
            length += 1
        yield _Passage(length, *_place(text, start, length), *_place(other, found, length))
        at = start + length


def _place(text: Text, first: int, length: int) -> tuple[int, int]:
    """Where so many words of a text stand, from the word ``first`` on."""
    spans = _spans(text.block.text)
    return spans[first][0], spans[first + length - 1][1]


@lru_cache(maxsize=_KEPT)
def _words(text: str) -> list[str]:
    """The words of a text; a quotation counts as one word that no other text has."""
    words, at = [], 0
    for number, quoted in enumerate(_QUOTED.finditer(text)):
        words += [word.casefold() for word in WORD.findall(text, at, quoted.start())]
        words.append(f"\0{id(text)}{number}")
        at = quoted.end()
    return words + [word.casefold() for word in WORD.findall(text, at)]


@lru_cache(maxsize=_KEPT)
def _spans(text: str) -> list[tuple[int, int]]:
    """The places of these words."""
    spans, at = [], 0
    for quoted in _QUOTED.finditer(text):
        spans += [*(word.span() for word in WORD.finditer(text, at, quoted.start())), quoted.span()]
        at = quoted.end()
    return spans + [word.span() for word in WORD.finditer(text, at)]


@lru_cache(maxsize=_KEPT)
def _runs(text: str) -> list[int]:
    """The runs of so many words, each as a number that hardly any other has."""
    words = _words(text)
    return list(map(hash, zip(*(words[first:] for first in range(RUN)), strict=False)))


@lru_cache(maxsize=_KEPT)
def _first_places(text: str) -> dict[int, int]:
    """Where each run first stands."""
    runs = _runs(text)
    return dict(zip(reversed(runs), range(len(runs) - 1, -1, -1), strict=True))


RULES = (SharedPassage,)
