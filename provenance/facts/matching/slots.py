"""What a mention is about: the words around it, near ones first, with its own value left out."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypeVar

from provenance.facts.grammar import grammar
from provenance.facts.lang.fold import fold
from provenance.facts.lexicon import broader, concepts_at, kind_of, lemma, organisation, peoples_at, words
from provenance.facts.matching.weights import weights
from provenance.facts.model import Kind, Mention, Name, Quotation, Sentence, Slot
from provenance.facts.names.tables import places, plain
from provenance.facts.reading import Reading
from provenance.text.languages import function_words

_Placed = TypeVar("_Placed", Name, Mention, Quotation)

# Nearness of a word d tokens away is 1 / (1 + d / HALF): at HALF tokens it counts half.
HALF = 5.0
# What a boundary between word and mention adds to their distance, in tokens.
COMMA, CLAUSE, STRONG, OTHER_FIGURE = 2.0, 1.5, 4.0, 3.0
# Words nearer than this govern the mention.
HEAD_NEARNESS = 0.5
# A heading or a sentence longer than this many words is read around the mention only.
REACH = 60
# An ordinal ranks a word at most this many words behind it.
RANKED_WITHIN = 2


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a sentence: its place in the block, the word, what it stands for; ``figure``: part of a figure."""

    start: int
    end: int
    word: str
    terms: tuple[str, ...]
    entity: str | None = None
    figure: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence with its tokens, its names and the utterances it touches, made once and shared by its mentions."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    names: tuple[Name, ...]
    quotations: tuple[Quotation, ...]


@cache
def _function_words(language: str) -> frozenset[str]:
    table = function_words().get(language)
    return frozenset(fold(word) for word in table.starters) if table is not None else frozenset()


def clauses(reading: Reading) -> tuple[Clause, ...]:
    """The sentences of a reading as tokens with their meaning."""
    names = by_sentence(reading.sentences, reading.names)
    figures = by_sentence(reading.sentences, reading.mentions)
    quotations = by_sentence(reading.sentences, reading.quotations)
    return tuple(
        _clause(reading.block.text, sentence, names[i], figures[i], quotations[i])
        for i, sentence in enumerate(reading.sentences)
    )


def by_sentence(sentences: Sequence[Sentence], items: Sequence[_Placed]) -> list[list[_Placed]]:
    """For each sentence the items that touch it, in their order."""
    starts = [sentence.start for sentence in sentences]
    held: list[list[_Placed]] = [[] for _ in sentences]
    for item in items:
        first = max(0, bisect_right(starts, item.start) - 1)
        for i in range(first, bisect_left(starts, item.end, first)):
            if item.start < sentences[i].end:
                held[i].append(item)
    return held


def _clause(
    text: str, sentence: Sentence, names: list[Name], figures: list[Mention], quotations: list[Quotation]
) -> Clause:
    names = [n for n in names if sentence.start <= n.start and n.end <= sentence.end]
    spans = [(m.qstart, m.qend) for m in figures if sentence.start <= m.start and m.end <= sentence.end]
    text = text[sentence.start : sentence.end]
    raw = [(s + sentence.start, e + sentence.start, w) for s, e, w in words(text)]
    meaning: dict[int, list[str]] = {}
    for index, length, concept in concepts_at([w for _, _, w in raw], sentence.language):
        for i in range(index, index + length):
            meaning.setdefault(i, []).append(f"<{concept}>")
    everyday: dict[int, list[str]] = {}
    for index, length, common in concepts_at([w for _, _, w in raw], sentence.language, everyday=True):
        for i in range(index, index + length):
            everyday.setdefault(i, []).append(f"={common}")
    peoples = {index: place for index, _, place in peoples_at([w for _, _, w in raw], sentence.language)}
    stop = _function_words(sentence.language)
    tokens = []
    for i, (start, end, word) in enumerate(raw):
        name = _name_at(names, start, end)
        figure = any(begin <= start and end <= stop_at for begin, stop_at in spans)
        if name is not None and not name.role:
            # "Russian" and "Slovaques", read as names for their capital, are of a country too.
            people = peoples.get(i) if (name.start, name.end) == (start, end) else None
            tokens.append(Token(start, end, word, (), people or _everywhere(name.entity), figure))
            continue
        entity = _everywhere(name.entity) if name is not None else peoples.get(i)
        terms = tuple(dict.fromkeys(meaning.get(i, ())))
        if not terms and i not in peoples and word.isalpha() and len(word) > 1 and fold(word) not in stop:
            terms = tuple(dict.fromkeys(everyday.get(i, ()))) or _other_word(word, sentence.language)
        tokens.append(Token(start, end, word, terms, entity, figure))
    return Clause(sentence, tuple(tokens), tuple(names), tuple(quotations))


@lru_cache(maxsize=1 << 16)
def _other_word(word: str, language: str) -> tuple[str, ...]:
    """What a word outside the tables stands for: what its dictionary form means, else that form."""
    listed = lemma(word, language)
    names = [name for _, _, name in concepts_at([listed], language, everyday=True)]
    return tuple(f"={name}" for name in names) or (fold(listed),)


def _name_at(names: Sequence[Name], start: int, end: int) -> Name | None:
    return next((n for n in names if n.start < end and start < n.end), None)


def slot(text: str, held: Sequence[Clause], mention: Mention) -> Slot:
    """The slot of a mention in the sentence it begins in, the first of those that ``held`` it; an utterance may run
    over several. ``text`` is the block's text.
    """
    clause = held[0]
    inside = [t for each in held for t in each.tokens if t.start < mention.qend and t.end > mention.qstart]
    if mention.kind is Kind.QUOTATION:
        return _utterance(inside)
    unit: set[str] = set()
    if mention.kind is Kind.COUNT:
        unit.update(term for token in inside for term, _ in _weighed(token, mention.kind))
        if mention.value.unit and not unit:
            unit.add(fold(mention.value.unit))
    elif mention.kind is Kind.ORDINAL:  # the first what?
        unit.update(_ranked(clause, mention))
    terms: dict[str, float] = {}
    entities: dict[str, float] = {}
    nearby: list[str] = []
    for token, nearness in _around(text, clause, mention):
        for term, weight in _weighed(token, mention.kind):
            terms[term] = max(terms.get(term, 0.0), nearness * weight)
        if token.entity is not None:
            entities[token.entity] = max(entities.get(token.entity, 0.0), nearness)
        if token.terms:
            nearby.append(fold(token.word))
    terms.update(dict.fromkeys(sorted(unit), 1.0))
    head = frozenset(term for term, nearness in terms.items() if nearness >= HEAD_NEARNESS)
    return Slot(terms, head, frozenset(unit), entities, " ".join(sorted(nearby)))


@lru_cache(maxsize=1 << 16)
def _everywhere(entity: str) -> str:
    """What a name is called in all languages: a country and its people are one, and so are ONU and UN."""
    return organisation(entity) or places().get(plain(entity), entity)


def _ranked(clause: Clause, mention: Mention) -> tuple[str, ...]:
    """What an ordinal ranks: the first word with a meaning right behind it."""
    behind = [token for token in clause.tokens if token.start >= mention.end][:RANKED_WITHIN]
    return next((token.terms for token in behind if token.terms), ())


def _utterance(inside: Sequence[Token]) -> Slot:
    """A quotation is about its own words, all alike near."""
    terms = {term: 1.0 for token in inside for term in token.terms}
    entities = {token.entity: 1.0 for token in inside if token.entity is not None}
    return Slot(terms, frozenset(terms), frozenset(), entities, " ".join(fold(token.word) for token in inside))


def _around(text: str, clause: Clause, mention: Mention) -> Iterator[tuple[Token, float]]:
    """The words before a mention, then those behind, each side nearest first, with their nearness (0..1)."""
    breaks = grammar(clause.sentence.language).clause
    before = [t for t in clause.tokens if t.end <= mention.qstart][::-1]
    behind = [t for t in clause.tokens if t.start >= mention.qend]
    for side, edge in ((before, mention.qstart), (behind, mention.qend)):
        distance, at = 0.0, edge
        for token in side[:REACH]:
            distance += 1.0 + _boundary(text[token.end : at] if token.end <= at else text[at : token.start])
            at = token.start if token.end <= at else token.end
            if token.word.casefold() in breaks:
                distance += CLAUSE
            if token.figure:
                distance += OTHER_FIGURE / 2
            else:
                yield token, 1.0 / (1.0 + distance / HALF)


def _weighed(token: Token, kind: Kind) -> Iterator[tuple[str, float]]:
    """What a word stands for, and how much that weighs beside a mention of this kind."""
    table = weights()["kinds"]
    for term in token.terms:
        if term[0] != "<":
            yield term, table["word"]
            continue
        concept = term[1:-1]
        kept = kind_of(concept)
        # Saying is what happens on a date, but only who speaks about an amount.
        weight = table["act"] if kept == "say" and kind is Kind.DATE else table[kept]
        yield term, weight
        for name in broader(concept):
            yield f"<~{name}>", weight * table["broader"]


def _boundary(gap: str) -> float:
    """What the marks between two words add to their distance; a comma inside a figure is none."""
    if any(mark.isdigit() for mark in gap):
        return 0.0
    return sum(COMMA if mark == "," else STRONG for mark in gap if mark in ",;:()[]–—")
