"""The words by which a language says who said something, from ``lang/<code>/speech.toml``."""

import re
from dataclasses import dataclass
from functools import cache

from provenance.facts.names.tables import plain
from provenance.text.languages import function_words
from provenance.text.tables import complete, table

WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*['’]?|[,;:()«»“”\"–—.!?…]")


@dataclass(frozen=True)
class SpeechTable:
    """The words of one language. ``forms`` maps a form to ``finite``, ``participle``, ``gerund`` or ``infinitive``.

    ``possessive`` is what stands behind the apostrophe of an owner.
    """

    forms: dict[str, str]
    auxiliaries: frozenset[str]
    passive: frozenset[str]
    reflexive: frozenset[str]
    be: frozenset[str]
    bare: frozenset[str]
    counting: frozenset[str]
    sources: frozenset[str]
    clitics: frozenset[str]
    negations: frozenset[str]
    determiners: frozenset[str]
    articles: frozenset[str]
    links: frozenset[str]
    prepositions: frozenset[str]
    pronouns: frozenset[str]
    stressed: frozenset[str]
    relatives: frozenset[str]
    that: frozenset[str]
    names_modify: bool
    possessive: frozenset[str]
    according: tuple[tuple[str, ...], ...]
    between: frozenset[str]
    naming: frozenset[str]
    grammar: frozenset[str]


@cache
def speech_table(language: str) -> SpeechTable:
    """The table of one language (ISO 639-1)."""
    with complete(language):
        return _speech_table(language)


def _speech_table(language: str) -> SpeechTable:
    raw = table(f"{language}/speech.toml")
    forms: dict[str, str] = {}
    for kind in ("gerund", "infinitive", "participle", "finite"):
        for stem in raw["stems"].split():
            for ending in raw[f"{kind}_endings"]:
                forms[stem + ending] = kind
    for kind, key in (("gerund", "gerunds"), ("infinitive", "infinitives"), ("participle", "participles")):
        forms.update(dict.fromkeys(raw[key].split(), kind))
    # A form that is both ("dit") counts as finite: it needs no helper, and may have one.
    forms.update(dict.fromkeys(raw["finite"].split(), "finite"))
    for word in raw["not_verbs"].split():
        forms.pop(word, None)
    return SpeechTable(
        forms=forms,
        according=tuple(tuple(_split(phrase)) for phrase in raw["according"]),
        between=frozenset(raw["between"].split()),
        naming=frozenset(raw["naming"].split()),
        stressed=frozenset(raw["stressed_pronouns"]),
        grammar=function_words()[language].words - frozenset(raw.get("nouns", "").split()),
        auxiliaries=frozenset(raw["auxiliaries"]),
        passive=frozenset(raw["passive"]),
        reflexive=frozenset(raw["reflexive"]),
        be=frozenset(raw["be"]),
        bare=frozenset(raw["bare"].split()),
        counting=frozenset(raw.get("counting", "").split()),
        sources=frozenset(raw["sources"].split()),
        clitics=frozenset(raw["clitics"]),
        negations=frozenset(raw["negations"]),
        determiners=frozenset(raw["determiners"]),
        articles=frozenset(raw["articles"]),
        links=frozenset(raw["links"]),
        prepositions=frozenset(raw["prepositions"]),
        pronouns=frozenset(raw["pronouns"]),
        relatives=frozenset(raw["relatives"]),
        that=frozenset(raw["that"]),
        names_modify=raw["names_modify"],
        possessive=frozenset(raw.get("possessive", ())),
    )


def body(speaker: str, language: str) -> str | None:
    """Which kind of body a speaker without a name is ("les organisateurs" → ``organisers``); None if none is known."""
    words = frozenset(_split(speaker))
    bodies = table(f"{language}/speech.toml").get("bodies", {})
    found = {group for group, nouns in bodies.items() if not words.isdisjoint(nouns)}
    return found.pop() if len(found) == 1 else None


def _split(phrase: str) -> list[str]:
    return [plain(match.group()).lower() for match in WORD.finditer(phrase)]
