"""Finds proper names: runs of words with a capital, with the small words that belong inside them.

Everything about a language (particles, institutions, peoples, given names, places) is in ``lang/<code>/names.toml``.
A word at the start of a sentence has its capital for another reason, so it is a name only if something else says so.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from provenance.facts.lexicon.dictionaries import is_listed
from provenance.facts.model import Kind, Name, Sentence
from provenance.facts.names.listed import with_events
from provenance.facts.names.tables import NameTable, given_names, name_table, places, plain

# Capital letters of the scripts news is printed in (``re`` has no class for them).
_UPPER = "".join(
    chr(code)
    for block in (range(0x41, 0x5B), range(0xC0, 0x250), range(0x370, 0x530), range(0x1E00, 0x1F00))
    for code in block
    if chr(code).isupper()
)
# Dotted initials, or a word with a capital first or after one or two small letters (xAI, iPhone). Words are bounded
# in length, so that a megabyte of letters costs no more than any other megabyte.
_TOKEN = re.compile(
    rf"(?<![\w])(?:(?:[{_UPPER}]\.){{2,8}}|(?:[{_UPPER}]|[^\W\d_]{{1,2}}(?=[{_UPPER}]))[^\W_]{{0,60}}(?:[-&][^\W_]{{1,60}}){{0,6}})"
)
_LETTERS = re.compile(r"[^\W\d_]{1,20}")
_SPACES = " \u00a0\u202f"
_APOSTROPHES = "'’"
# Signs behind which a capital may be that of a first word.
_OPENING = '«“"‘(:•—–!?;/|>*#-'
_PARTICLE_SPACE = 12
_TAIL = re.compile(r"[ \u00a0]([^\W\d_]{3,20})(?!\w)")
_MOST_TAILS = 3
_MOST_WORDS = 10


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str
    lower: str
    initial: bool


def _tokens(text: str, sentence: Sentence, own: NameTable) -> list[_Token]:
    out = []
    elided = False  # the article of "L'Insee" took the first word's capital upon itself
    for match in _TOKEN.finditer(text, sentence.start, sentence.end):
        start, end = match.span()
        word = match.group()
        before = start - 1
        while before >= sentence.start and text[before] in _SPACES:
            before -= 1
        initial = not elided and (before < sentence.start or text[before] in _OPENING)
        elided = False
        lower = plain(word).lower()
        if "-" in lower and lower.rpartition("-")[2] in own.starters:
            continue  # a question with its pronoun ("Voulez-vous"), or a prefix left over
        if end < sentence.end and text[end] in _APOSTROPHES:
            if initial and lower + "'" in own.starters:
                elided = True
                continue
            rest = _LETTERS.match(text, end + 1, sentence.end)
            if rest and lower + "'" + rest.group().lower() in own.starters:
                continue
        out.append(_Token(start, end, word, lower, initial))
    return out


def _multiple_capitals(word: str) -> bool:
    return sum(letter.isupper() for letter in word) > 1


def _joins(text: str, run: list[_Token], token: _Token, own: NameTable) -> bool:
    """Whether ``token`` goes on with the name that ``run`` holds."""
    left = run[-1]
    width = token.start - left.end
    if width == 1:
        sign = text[left.end]
        if sign in _SPACES:
            return not _new_person(text, run, token, own)
        return sign in _APOSTROPHES and len(left.text) == 1
    if width > _PARTICLE_SPACE:
        return False
    gap = plain(text[left.end : token.start])
    if gap == ". ":
        return len(left.text) == 1 and left.text.isupper()
    if not gap.startswith(" ") or not gap.endswith((" ", "'")):
        return False
    particle = gap.strip()
    if particle in own.particles:
        return True
    if particle in own.given_particles and len(run) == 1 and left.lower in given_names():
        return True
    return particle in own.head_particles and (run[0].lower in own.heads or left.lower in own.heads)


def _new_person(text: str, run: list[_Token], token: _Token, own: NameTable) -> bool:
    """Whether a person's name begins right behind another name ("le patron d'OpenAI Sam Altman")."""
    left = run[-1]
    if token.lower not in given_names() or left.lower in given_names() or left.lower in own.titles:
        return False
    if len(left.text) == 1 or not _followed(text, token):
        return False
    if _multiple_capitals(left.text) or plain(left.text) in places() or left.lower in own.firms:
        return True
    before = plain(text[max(0, left.start - _PARTICLE_SPACE) : left.start])
    return len(run) == 1 and before.endswith(
        tuple(f" {p}" if p.endswith("'") else f" {p} " for p in own.given_particles)
    )


def _followed(text: str, token: _Token) -> bool:
    after = text[token.end : token.end + 2]
    return len(after) == 2 and after[0] in _SPACES and after[1].isupper()


def _runs(text: str, tokens: Sequence[_Token], own: NameTable) -> Iterator[list[_Token]]:
    run: list[_Token] = []
    for position, token in enumerate(tokens):
        if run and (token.initial or len(run) == _MOST_WORDS or not _joins(text, run, token, own)):
            yield run
            run = []
        following = tokens[position + 1] if position + 1 < len(tokens) else None
        if (
            token.lower in own.breaks
            and not (following is not None and following.lower in own.heads and following.start - token.end == 1)
            and not (run and len(run[0].text) == 1)
        ):
            if run:
                yield run
            run = []
            continue
        run.append(token)
    if run:
        yield run


def _title_case(text: str, sentence: Sentence, own: NameTable) -> bool:
    """Whether a heading gives every word a capital, so that capitals tell nothing."""
    body = text[sentence.start : sentence.end]
    if body[-1] in '.!?…"”»' or len(body) > 300:
        return False
    words = [word for word in re.findall(r"[^\W\d_]{2,}", body) if word.lower() not in own.starters]
    capitals = sum(word[0].isupper() for word in words)
    letters = sum(letter.isalpha() for letter in body)
    if letters and sum(letter.isupper() for letter in body) > 0.7 * letters:
        return len(words) > 3
    return len(words) > 3 and capitals > 0.75 * len(words)


def _stands(token: _Token, own: NameTable, seen: frozenset[str]) -> bool:
    """Whether a word whose capital tells nothing is a name all the same."""
    return (
        token.text in seen
        or plain(token.text) in places()
        or token.lower in own.firms
        or token.lower in given_names()
        or (_multiple_capitals(token.text) and not token.text.isupper())
    )


def _trim(run: list[_Token], own: NameTable, seen: frozenset[str]) -> list[_Token]:
    """``run`` without first words that are no part of the name; empty if nothing is left."""
    while run:
        first = run[0]
        if len(run) == 1 and len(first.text) == 1:
            return run if first.text in own.letters and (not first.initial or first.text in seen) else []
        if first.lower in own.articles and not first.initial and len(run) > 1:
            return run
        grammar = first.lower in own.starters or first.lower in own.articles
        if not grammar and not first.initial:
            return run
        if grammar and not (first.text.isupper() and len(first.text) > 1):
            run = run[1:]
            continue
        if not first.initial or _stands(first, own, seen) or (len(first.text) > 1 and first.text.isupper()):
            return run
        if len(run) > 1:
            doubtful = run[1].lower in given_names() and is_listed(first.lower, own.language)
            if not doubtful:
                return run
            run = run[1:]
            continue
        plausible = len(first.text) > 2 and not first.lower.endswith(own.adverb_endings)
        return run if plausible and not is_listed(first.lower, own.language) else []
    return run


def _is_place(text: str, start: int, surface: str, own: NameTable) -> bool:
    if plain(surface) in places():
        return True
    before = text[max(0, start - 6) : start].split()
    return (
        bool(before)
        and before[-1].lower() in own.place_prepositions
        and " " not in surface
        and text[start - 1] in _SPACES
    )


def _tail(text: str, end: int, limit: int, own: NameTable) -> int:
    """The end of an institution's name, with the small words behind it that belong to it."""
    for _ in range(_MOST_TAILS):
        match = _TAIL.match(text, end, limit)
        if match is None or match.group(1) not in own.tails:
            break
        end = match.end()
    return end


def find_names(text: str, sentences: Sequence[Sentence], known: frozenset[str] = frozenset()) -> tuple[Name, ...]:
    """The proper names of ``text`` in order; none overlaps another.

    Offsets are code points. ``known`` are words seen as names elsewhere (other texts of the corpus): they are names
    at the start of a sentence too. ``entity`` is the surface text until they are resolved over the corpus.
    """
    parts = []
    inside: set[str] = set(known)
    for sentence in sentences:
        own = name_table(sentence.language)
        tokens = _tokens(text, sentence, own)
        if not tokens:
            continue
        shouting = len(tokens) > 1 and _title_case(text, sentence, own)
        parts.append((sentence, own, tokens, shouting))
        if not shouting:
            inside.update(
                token.text
                for token in tokens
                if not token.initial and token.lower not in own.starters and token.lower not in own.breaks
            )
    seen = frozenset(inside)
    out: list[Name] = []
    for sentence, own, tokens, shouting in parts:
        if shouting:
            tokens = [token for token in tokens if _stands(token, own, seen) and token.lower not in own.starters]
        for run in _runs(text, tokens, own):
            kept = _trim(run, own, seen)
            if not kept:
                continue
            start, end = kept[0].start, kept[-1].end
            if kept[0].lower in own.heads or kept[-1].lower in own.heads or len(kept) == 1:
                longer = _tail(text, end, sentence.end, own)
                if kept[0].lower in own.heads or plain(text[start:longer]) in places():
                    end = longer
            surface = text[start:end]
            if len(kept) == 1 and kept[0].lower in own.heads and end == kept[0].end and surface not in places():
                continue
            kind = Kind.PLACE if _is_place(text, start, surface, own) else Kind.NAME
            out.append(Name(start, end, surface, surface, kind))
    return tuple(with_events(text, sentences, out))
