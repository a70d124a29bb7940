"""Finds what is said, by whom, and in which voice: in marks, in reported speech, or a word merely set in marks."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from provenance.facts.model import Name, Quotation, Sentence
from provenance.facts.names.tables import plain
from provenance.facts.speech.continued import continued
from provenance.facts.speech.marks import Marked, marked
from provenance.facts.speech.reported import Clauses, Saying
from provenance.facts.speech.subjects import Speaker

QUOTED, INDIRECT, MENTION, NARRATOR = "quoted", "indirect", "mention", "narrator"
# So few words in marks, with nobody seen to say them, are a term rather than an utterance.
_FEW_WORDS = 3
# How near its verb a short utterance stands, in code points.
_NEAR = 45


@dataclass(frozen=True, slots=True)
class _Said:
    speaker: Speaker | None
    via: Speaker | None = None


def _outermost(places: Sequence[Marked]) -> list[Marked]:
    out: list[Marked] = []
    for place in places:
        if not out or place.qstart >= out[-1].qend:
            out.append(place)
    return out


def _at_or_before(starts: Sequence[int], at: int) -> int:
    return max(0, bisect_right(starts, at) - 1)


def _who(speaker: Speaker | None) -> str | None:
    return None if speaker is None else speaker.who


class _Reader:
    """Walks through a text once, remembering who was last heard and spoken of."""

    def __init__(self, text: str, sentences: Sequence[Sentence], names: Sequence[Name]) -> None:
        self.text, self.sentences = text, sentences
        self.places = list(marked(text))
        self.outer = _outermost(self.places)
        self.starts = [sentence.start for sentence in sentences]
        self.clauses: list[Clauses] = []
        self.sayings: list[list[Saying]] = []
        at_name = at_place = 0
        for sentence in sentences:
            while at_name < len(names) and names[at_name].start < sentence.start:
                at_name += 1
            end_name = at_name
            while end_name < len(names) and names[end_name].start < sentence.end:
                end_name += 1
            while at_place < len(self.outer) and self.outer[at_place].qend <= sentence.start:
                at_place += 1
            end_place = at_place
            while end_place < len(self.outer) and self.outer[end_place].qstart < sentence.end:
                end_place += 1
            hidden = [(place.qstart, place.qend) for place in self.outer[at_place:end_place]]
            clauses = Clauses(text, sentence, names[at_name:end_name], hidden)
            self.clauses.append(clauses)
            self.sayings.append(clauses.sayings())
        self._resolve_pronouns()

    def _resolve_pronouns(self) -> None:
        """Give each speaker that is only a pronoun the one last heard, else the one last spoken of."""
        self.sources: list[list[tuple[Speaker, tuple[int, int]]]] = []
        previous: Speaker | None = None
        for number, clauses in enumerate(self.clauses):
            main = clauses.main_subject()
            here = previous
            resolved = []
            for saying in self.sayings[number]:
                speaker = saying.speaker
                if speaker.pronoun:
                    own = main if main is not None and not main.pronoun and main.start < speaker.start else here
                    if saying.inverted or any(end <= speaker.start for _, end in clauses.hidden):
                        own = previous or own
                    speaker = Speaker(_who(own), speaker.start, speaker.end, pronoun=True)
                else:
                    here = speaker
                resolved.append(replace(saying, speaker=speaker))
            self.sayings[number] = resolved
            self.sources.append(
                [
                    (replace(source, who=_who(previous)) if source.pronoun else source, clause)
                    for source, clause in clauses.according()
                ]
            )
            heard = [saying.speaker for saying in resolved if saying.speaker.who is not None]
            if heard:
                previous = heard[-1]
            elif main is not None and not main.pronoun and main.who is not None:
                previous = main

    # -- utterances in marks -------------------------------------------------------------------------------------

    def _left(self, place: Marked, number: int, floor: int) -> Saying | None:
        """The last verb of saying before the marks, in their sentence."""
        found = [s for s in self.sayings[number] if s.end <= place.qstart and s.start >= floor]
        return found[-1] if found else None

    def _right(self, place: Marked, number: int, ceiling: int) -> Saying | None:
        """The verb behind the marks whose subject says them; no other marks may stand between."""
        for saying in self.sayings[number]:
            if saying.start >= place.qend:
                between = self.text[place.qend : min(saying.start, saying.speaker.start)]
                if saying.inverted and saying.start < ceiling:
                    return saying
                if not saying.inverted and saying.speaker.start >= place.qend and not between.strip(" ,\u00a0"):
                    return saying
                return None
        return None

    def _mention(self, place: Marked, number: int, known: set[str]) -> bool:
        """Whether the words in marks are named rather than said, whatever verbs stand around."""
        clauses = self.clauses[number]
        before = plain(self.text[max(clauses.sentence.start, place.qstart - 40) : place.qstart]).lower()
        words = before.replace("'", "' ").split()
        if words and words[-1] in clauses.table.naming:
            return True
        content = self.text[place.start : place.end]
        return content in known

    def quotations(self, names: Sequence[Name]) -> list[Quotation]:
        known = {name.text for name in names}
        out: list[Quotation] = []
        last: _Said | None = None
        last_place: Marked | None = None
        if not self.sentences:
            return out
        for position, place in enumerate(self.outer):
            ceiling = self.outer[position + 1].qstart if position + 1 < len(self.outer) else len(self.text)
            number = _at_or_before(self.starts, place.qstart)
            ending = _at_or_before(self.starts, place.qend - 1)
            sentence = self.clauses[number].sentence
            words = len(self.text[place.start : place.end].split())
            if self._mention(place, number, known):
                out.append(self._quotation(place, MENTION, _Said(None)))
                continue
            same_line = last_place is not None and "\n" not in self.text[last_place.qend : place.qstart]
            same_sentence = last_place is not None and last_place.qend > sentence.start
            floor = last_place.qend if last_place is not None and same_sentence else sentence.start
            left, right = self._left(place, number, floor), self._right(place, ending, ceiling)
            colon = self.text[sentence.start : place.qstart].rstrip().endswith(":")

            def within(saying: Saying, place: Marked = place) -> bool:
                return saying.clause is not None and saying.clause[0] <= place.start and place.end <= saying.clause[1]

            said: _Said | None = None
            if right is not None:
                said = _Said(right.speaker)
                if left is not None and _who(left.speaker) not in (None, right.speaker.who) and left.clause is not None:
                    said = _Said(left.speaker, right.speaker)
            elif left is not None and (words > _FEW_WORDS or place.qstart - left.end < _NEAR or colon or within(left)):
                said = _Said(left.speaker)
            elif same_sentence and last is not None:
                said = last
            elif colon:
                said = _Said(self.clauses[number].main_subject())
            elif same_line and last is not None and words > _FEW_WORDS:
                said = last
            elif words > _FEW_WORDS:
                earlier = [s for s in self.sayings[number] if s.end <= place.qstart]
                said = _Said(earlier[-1].speaker if earlier else None)
            if said is None or (said.speaker is None and words <= _FEW_WORDS):
                out.append(self._quotation(place, MENTION, _Said(None)))
                continue
            out.append(self._quotation(place, QUOTED, said))
            last, last_place = said, place
        return out

    def _quotation(self, place: Marked, voice: str, said: _Said) -> Quotation:
        speaker = said.speaker
        return Quotation(
            place.start,
            place.end,
            place.qstart,
            place.qend,
            self.text[place.start : place.end],
            voice,
            _who(speaker),
            speaker.start if speaker is not None and speaker.who is not None else None,
            speaker.end if speaker is not None and speaker.who is not None else None,
            _who(said.via),
        )

    # -- reported speech -----------------------------------------------------------------------------------------

    def reported(self) -> list[Quotation]:
        """Reported clauses with their speakers."""
        out = []
        outer_starts = [place.qstart for place in self.outer]
        for number in range(len(self.clauses)):
            spoken = [(saying.speaker, saying.clause, saying.via) for saying in self.sayings[number]]
            spoken += [(speaker, clause, None) for speaker, clause in self.sources[number]]
            for speaker, clause, via in spoken:
                if clause is None or speaker.who is None:
                    continue
                start, end = clause
                while end > start and self.text[end - 1] in " ,\u00a0":
                    end -= 1
                if self.text[end - 1] == ")" and "(" not in self.text[start:end]:
                    end -= 1
                holder = bisect_right(outer_starts, start) - 1
                if start < end and not (holder >= 0 and end <= self.outer[holder].qend):
                    out.append(
                        Quotation(
                            start,
                            end,
                            start,
                            end,
                            self.text[start:end],
                            INDIRECT,
                            speaker.who,
                            speaker.start,
                            speaker.end,
                            via,
                        )
                    )
        return out

    def nested(self, utterances: Sequence[Quotation]) -> list[Quotation]:
        """Marks inside an utterance: what the speaker quotes in turn."""
        spoken = {q.qstart for q in utterances if q.voice == QUOTED}
        out, outer = [], -1
        for place in self.places:
            while outer + 1 < len(self.outer) and self.outer[outer + 1].qstart <= place.qstart:
                outer += 1
            holder = self.outer[outer]
            if place is not holder and holder.qstart in spoken:
                out.append(self._quotation(place, MENTION, _Said(None)))
        return out


def find_quotations(text: str, sentences: Sequence[Sentence], names: Sequence[Name]) -> tuple[Quotation, ...]:
    """The utterances of ``text`` in order of place, the longer first where one holds another.

    Offsets are code points. ``names`` are those of the text, best with their entities resolved and offices added: a
    speaker is the entity of the name that says it, else the wording ("le parquet"), else None.
    """
    reader = _Reader(text, sentences, names)
    utterances = reader.quotations(names)
    found = [*utterances, *reader.nested(utterances), *reader.reported()]
    found += continued(text, reader.clauses, found)
    return tuple(sorted(dict.fromkeys(found), key=lambda q: (q.qstart, -q.qend, q.voice, q.speaker or "")))


def speaker_at(quotations: Sequence[Quotation], start: int, end: int) -> tuple[str | None, str, str | None]:
    """Who vouches for the words from ``start`` to ``end``: speaker, voice (``narrator`` for the text itself), and via.

    The innermost utterance decides; words in marks that nobody utters do not count.
    """
    holders = sorted(
        (q for q in quotations if q.voice != MENTION and q.start <= start and end <= q.end),
        key=lambda q: (q.end - q.start, q.voice != QUOTED),
    )
    if not holders:
        return None, NARRATOR, None
    named = [q for q in holders if q.speaker is not None]
    speaker = named[0].speaker if named else None
    relays = [q.via for q in holders if q.via is not None] + [q.speaker for q in named]
    return speaker, holders[0].voice, next((who for who in relays if who != speaker), None)
