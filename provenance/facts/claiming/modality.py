"""What the verb of a figure says of it: done, planned, expected, alleged or denied."""

from bisect import bisect_left
from collections.abc import Iterator

from provenance.facts.claiming.context import STRONG, Context
from provenance.facts.grammar import grammar
from provenance.facts.model import Kind, Mention
from provenance.facts.speech.words import speech_table

# How many words before a figure its verb may stand, and behind it.
VERB_REACH, VERB_BEHIND = 14, 4
SHORTEST_VERB = 5


def modality(around: Context, first: int, last: int) -> str | None:
    """What the nearest verb before the figure in its clause says of it, else one right behind; None where it is not
    plain.
    """
    at_cue = {
        at: cue.label.removeprefix("modality.")
        for cue in around.cues
        if cue.label.startswith("modality.")
        for at in range(cue.first, cue.last)
        if not around.clause.tokens[at].figure  # "may" is a verb, and in "1 May" it is none
    }
    words = grammar(around.clause.sentence.language)
    open_ended = False  # behind "began to cut" nothing is said to be done
    for at, word in _back(around, first, VERB_REACH, ",;:()"):
        found = at_cue.get(at) or _verb(around, at)
        if found is not None:
            return None if found == "told" or (found == "fact" and open_ended) else found
        open_ended = open_ended or _leads_on(around, at)
        if word in words.auxiliaries:
            return at_cue.get(at - 1)  # "will have"
    edge = around.clause.tokens[last - 1].end if last else 0
    for at in range(last, min(last + VERB_BEHIND, len(around.folded))):
        if any(mark in around.text[edge : around.starts[at]] for mark in STRONG + ","):
            return None
        edge = around.clause.tokens[at].end
        found = at_cue.get(at) or _verb(around, at)
        if found is None and _leads_on(around, at):
            return None
        if found is not None or around.folded[at] in words.clause:
            return None if found == "told" else found
    return None


def _leads_on(around: Context, at: int) -> bool:
    """Whether the word at ``at`` hangs what follows on another verb ("decided to cut", "asked about cutting")."""
    words = grammar(around.clause.sentence.language)
    if around.folded[at] in words.infinitive_markers:
        return not words.infinitive or "".join(around.folded[at + 1 : at + 2]).endswith(words.infinitive)
    return bool(words.gerund) and around.folded[at].endswith(words.gerund)


def _verb(around: Context, at: int) -> str | None:
    """What the word at ``at`` says if it is a verb: a future, a conditional, a past."""
    word, token = around.folded[at], around.clause.tokens[at]
    words, speech = grammar(around.clause.sentence.language), speech_table(around.clause.sentence.language)
    if token.entity is not None or token.figure or not token.word[0].islower() or word in words.not_verbs:
        return None
    if len(word) >= SHORTEST_VERB and word.endswith(words.conditional):
        return "alleged" if word in words.hearsay and _participle(around, at + 1) else "forecast"
    if len(word) >= SHORTEST_VERB and word.endswith(words.future) and not _noun(around, at):
        return "plan"
    if word in words.auxiliaries:
        return "fact" if _participle(around, at + 1) else None
    if len(word) >= SHORTEST_VERB and word.endswith(words.imperfect) and not _noun(around, at):
        return "told"
    if _passive(around, at):
        return None
    own = word in words.past or (words.past and word.endswith(words.past_endings) and word not in speech.forms)
    return "fact" if own and not _noun(around, at) else None


def _participle(around: Context, at: int) -> bool:
    """Whether a participle, not of a verb of saying, stands at ``at``, an adverb or a negation before it or not."""
    words, speech = grammar(around.clause.sentence.language), speech_table(around.clause.sentence.language)
    for word in around.folded[at : at + 2]:
        if word in words.articles or word in words.prepositions:
            return False
        if len(word) > 2 and word.endswith(words.participles) and word not in words.not_verbs:
            return word not in speech.forms
    return False


def _passive(around: Context, at: int) -> bool:
    """Whether the participle at ``at`` stands behind a bare "be", an adverb between them or not ("will be offered")."""
    return not grammar(around.clause.sentence.language).passive.isdisjoint(around.folded[max(0, at - 2) : at])


def _noun(around: Context, at: int) -> bool:
    return at > 0 and around.folded[at - 1] in grammar(around.clause.sentence.language).articles


def denied(around: Context, mention: Mention, reach: int) -> bool:
    """Whether a word before the mention in its own clause denies it, at most ``reach`` words away.

    "Without clearance on 3 May" denies the clearance, and not the day.
    """
    words = grammar(around.clause.sentence.language)
    first = bisect_left(around.starts, mention.qstart)
    behind = words.prepositions | words.introductions
    own = around.folded[first : bisect_left(around.starts, mention.start)]
    negations, beyond = 0, mention.kind is Kind.DATE or not behind.isdisjoint(own)
    for at, word in _back(around, first, reach, ',;:()"«»“”'):
        follower = around.folded[at + 1] if at + 1 < len(around.folded) else ""
        if word in words.denial:
            negations += 1
        elif word in words.negation or (word in words.contracted and follower in words.contractions):
            if follower in words.no_denial:
                return False
            negations += not (beyond and word in words.thing_negation)
        beyond = beyond or word in behind
    return negations % 2 == 1


def _back(around: Context, first: int, reach: int, marks: str) -> Iterator[tuple[int, str]]:
    """The words before token ``first``, nearest first, as far as none of the marks stands between."""
    tokens = around.clause.tokens
    edge = tokens[first].start if first < len(tokens) else around.clause.sentence.end
    for at in range(first - 1, max(-1, first - 1 - reach), -1):
        if any(mark in around.text[tokens[at].end : edge] for mark in marks):
            return
        yield at, around.folded[at]
        edge = tokens[at].start
