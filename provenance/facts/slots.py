"""What a mention is about: the words around it, near ones first, with its own value left out."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from provenance.facts.grammar import grammar
from provenance.facts.lexicon import concepts_at, kind_of, lemma, words
from provenance.facts.matching_weights import weights
from provenance.facts.model import Kind, Mention, Name, Sentence, Slot
from provenance.facts.reading import Reading
from provenance.text.languages import function_words

# Nearness of a word d tokens away is 1 / (1 + d / HALF): at HALF tokens it counts half.
HALF = 5.0
# What a boundary between word and mention adds to their distance, in tokens.
COMMA, CLAUSE, STRONG, OTHER_FIGURE = 2.0, 1.5, 4.0, 3.0
# Words nearer than this govern the mention.
HEAD_NEARNESS = 0.5
# A heading or a sentence longer than this many words is read around the mention only.
REACH = 60


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a sentence: its place in the block, the word, and what it stands for."""

    start: int
    end: int
    word: str
    terms: tuple[str, ...]
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence's tokens and the figures among them, made once and shared by its mentions."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    figures: tuple[tuple[int, int], ...]


@cache
def _function_words(language: str) -> frozenset[str]:
    table = function_words().get(language)
    return frozenset(fold(word) for word in table.starters) if table is not None else frozenset()


def fold(word: str) -> str:
    """Lower case without accents."""
    decomposed = unicodedata.normalize("NFD", word.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def clauses(reading: Reading) -> tuple[Clause, ...]:
    """The sentences of a reading as tokens with their meaning."""
    return tuple(_clause(reading, sentence) for sentence in reading.sentences)


def _clause(reading: Reading, sentence: Sentence) -> Clause:
    text = reading.block.text[sentence.start : sentence.end]
    names = [n for n in reading.names if sentence.start <= n.start and n.end <= sentence.end]
    figures = [m for m in reading.mentions if sentence.start <= m.start and m.end <= sentence.end]
    raw = [(s + sentence.start, e + sentence.start, w) for s, e, w in words(text)]
    meaning: dict[int, list[str]] = {}
    for index, length, concept in concepts_at([w for _, _, w in raw], sentence.language):
        for i in range(index, index + length):
            meaning.setdefault(i, []).append(f"<{concept}>")
    stop = _function_words(sentence.language)
    tokens = []
    for i, (start, end, word) in enumerate(raw):
        name = _name_at(names, start, end)
        if name is not None and not name.role:
            tokens.append(Token(start, end, word, (), name.entity))
            continue
        entity = name.entity if name is not None else None
        terms = tuple(dict.fromkeys(meaning.get(i, ())))
        if not terms and word.isalpha() and len(word) > 1 and fold(word) not in stop:
            terms = (fold(lemma(word, sentence.language)),)
        tokens.append(Token(start, end, word, terms, entity))
    spans = tuple((m.qstart, m.qend) for m in figures if m.kind not in (Kind.QUOTATION, Kind.NAME, Kind.PLACE))
    return Clause(sentence, tuple(tokens), spans)


def _name_at(names: Sequence[Name], start: int, end: int) -> Name | None:
    return next((n for n in names if n.start < end and start < n.end), None)


def slot(text: str, clause: Clause, mention: Mention) -> Slot:
    """The slot of a mention in its sentence; ``text`` is the block's text."""
    terms: dict[str, float] = {}
    entities: dict[str, float] = {}
    unit: set[str] = set()
    nearby: list[str] = []
    outside = [t for t in clause.tokens if t.end <= mention.qstart or t.start >= mention.qend]
    inside = [t for t in clause.tokens if t.start < mention.qend and t.end > mention.qstart]
    if mention.kind is Kind.COUNT:
        unit.update(term for t in inside for term in t.terms)
        if mention.value.unit and not unit:
            unit.add(fold(mention.value.unit))
    breaks = grammar(clause.sentence.language).clause
    kinds = weights()["kinds"]
    before = [t for t in outside if t.end <= mention.qstart][::-1]
    after = [t for t in outside if t.start >= mention.qend]
    for side, edge in ((before, mention.qstart), (after, mention.qend)):
        distance, at = 0.0, edge
        for token in side[:REACH]:
            gap = text[token.end : at] if token.end <= at else text[at : token.start]
            distance += 1.0 + _boundary(gap)
            if token.word.casefold() in breaks:
                distance += CLAUSE
            if any(s <= token.start and token.end <= e for s, e in clause.figures):
                distance += OTHER_FIGURE / 2
                at = token.start if token.end <= at else token.end
                continue
            nearness = 1.0 / (1.0 + distance / HALF)
            for term in token.terms:
                weight = kinds[kind_of(term[1:-1]) if term[0] == "<" else "word"]
                terms[term] = max(terms.get(term, 0.0), nearness * weight)
            if token.entity is not None:
                entities[token.entity] = max(entities.get(token.entity, 0.0), nearness)
            if token.terms and len(nearby) < 24:
                nearby.append(fold(token.word))
            at = token.start if token.end <= at else token.end
    for term in unit:
        terms[term] = 1.0
    head = frozenset(term for term, nearness in terms.items() if nearness >= HEAD_NEARNESS)
    return Slot(terms, head, frozenset(unit), entities, " ".join(sorted(nearby)))


def _boundary(gap: str) -> float:
    cost = 0.0
    for mark in gap:
        if mark == ",":
            cost += COMMA
        elif mark in ";:()[]–—":
            cost += STRONG
    return cost
