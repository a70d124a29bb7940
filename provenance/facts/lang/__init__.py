"""The tables of a language: what the readers of mentions know of its words.

Tables are TOML files, one folder a language, so that another language is another folder. They are read once and frozen.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from provenance.facts.lang.fold import fold

Phrases = Mapping[str, str]
TAIL = r"(?![^\W_])"


@dataclass(frozen=True, slots=True)
class Word:
    """A number word: ``category`` is unit, teen, ten, hundred, scale, collective, vague or denominator.

    ``hi`` is the open upper end of a vague word (0: none). ``ordinal`` words end a number.
    """

    category: str
    value: Decimal
    ordinal: bool = False
    long: bool = False
    exact: bool = True
    plural: bool = False
    hi: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class NumberTable:
    """Number words and digits of a language. ``lexeme`` matches one number word at a place of folded text."""

    decimal: str
    words: Mapping[str, Word]
    lexeme: re.Pattern[str]
    trigger: re.Pattern[str]
    join: re.Pattern[str] | None
    join_before: frozenset[str]
    join_after: frozenset[str]
    half_join: re.Pattern[str]
    half_link: re.Pattern[str]
    of: re.Pattern[str]
    range_to: re.Pattern[str]
    range_or: re.Pattern[str]
    range_and: re.Pattern[str]
    minus: frozenset[str]
    point: re.Pattern[str]
    out_of: re.Pattern[str]
    one_in: re.Pattern[str]
    digits_hundred: bool
    lone_behind: frozenset[str]
    glued_signs: Mapping[str, Decimal]
    articles: frozenset[str]
    pronouns: frozenset[str]
    plural_articles: frozenset[str]
    lone: frozenset[str]
    suffixes: frozenset[str]
    signs: Mapping[str, Decimal]
    money_signs: Mapping[str, Decimal]
    labels: frozenset[str]
    set_names: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class MoneyTable:
    """Currency names (folded) and signs (as written) with their codes."""

    names: Phrases
    scaled: Phrases
    minor: Phrases
    signs: Phrases
    weak: frozenset[str]
    link: re.Pattern[str]
    before: re.Pattern[str]
    behind: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class UnitTable:
    """Names (folded) and signs (as written) of units, durations in seconds, shares and ages."""

    names: Phrases
    symbols: Phrases
    behind: re.Pattern[str]
    weak: frozenset[str]
    link: re.Pattern[str]
    durations: Mapping[str, Decimal]
    glued: frozenset[str]
    percent: frozenset[str]
    points: frozenset[str]
    age_before: tuple[tuple[str, ...], ...]
    compounds: Mapping[str, Mapping[str, Decimal]]
    age_clause: frozenset[str]
    bare_age_before: tuple[tuple[str, ...], ...]
    article_behind: frozenset[str]
    clock_units: frozenset[str]
    clock_behind: frozenset[str]
    age_after: frozenset[str]
    apposition: bool
    bare_apposition: bool


@dataclass(frozen=True, slots=True)
class HedgeTable:
    """Words around a figure, by their last (before) or first (after) word."""

    before: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    after: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    sign_after: Phrases
    pair_open: frozenset[str]
    pair_close: frozenset[str]
    pair_block: frozenset[str]
    pair_links: frozenset[str]
    determiners: frozenset[str]
    fillers: frozenset[str]
    between: frozenset[str]
    from_words: frozenset[str]
    change: frozenset[str]
    duration_needs: Mapping[str, frozenset[str]]
    each_before: frozenset[str]
    each_after: frozenset[str]
    elided_behind: frozenset[str]
    minus_block: frozenset[str]


@dataclass(frozen=True, slots=True)
class CountTable:
    """What is needed to find and name the thing counted."""

    endings: tuple[str, ...]
    not_endings: tuple[str, ...]
    noun_first: bool
    year_before_noun: bool
    link: re.Pattern[str]
    adjectives: frozenset[str]
    stop: frozenset[str]
    irregular: Phrases
    lemma: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All that is known of one language."""

    language: str
    numbers: NumberTable
    money: MoneyTable
    units: UnitTable
    hedges: HedgeTable
    counts: CountTable


def languages() -> tuple[str, ...]:
    """The languages there are tables for (ISO 639-1), sorted."""
    return tuple(sorted(entry.name for entry in files(__name__).iterdir() if (entry / "numbers.toml").is_file()))


@cache
def table(path: str) -> Mapping[str, Any]:
    """The TOML file at ``path`` (relative to this package), read once.

    Raises:
        FileNotFoundError: if there is no such file.
    """
    return MappingProxyType(tomllib.loads((files(__name__) / path).read_text(encoding="utf-8")))


def alternation(words: Iterable[str]) -> str:
    """A pattern for any of ``words``, the longest first, sharing first letters so that it fails fast.

    A space in a word also stands for a hyphen.
    """
    groups: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda w: (-len(w), w)):
        groups.setdefault(word[0], []).append(word[1:])
    parts = []
    for first, rests in sorted(groups.items()):
        tails = "|".join(re.escape(rest).replace(r"\ ", "[ -]") for rest in rests)
        parts.append(f"{re.escape(first)}(?:{tails})")
    return "(?:" + "|".join(parts) + ")"


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


def key(name: str) -> str:
    """A name as it is looked up: folded, its words joined by single spaces."""
    return " ".join(re.findall(r"[^\W\d_]+|[^\w\s'-]", fold(name)))


def _phrases(rows: Mapping[str, str]) -> Phrases:
    return MappingProxyType({key(name): code for name, code in rows.items()})


SPACES = "[ \u00a0\u202f\u2009]"


def _signs(signs: Iterable[str]) -> str:
    ordered = sorted(set(signs), key=lambda s: (-len(s), s))
    return "(?:" + "|".join(re.escape(s).replace(r"\ ", SPACES) for s in ordered) + ")"


def _links(words: Iterable[str]) -> re.Pattern[str]:
    """One of ``words`` between two words of a phrase, with the space around it; an elided word needs none behind."""
    folded = sorted(_folded(words), key=lambda w: (-len(w), w))
    parts = [re.escape(w) + ("" if w.endswith("'") else r"[ -]") for w in folded]
    return re.compile(r"[ -]?(?:" + "|".join(parts) + ")" if parts else r"(?!)")


def _number(value: float | str) -> Decimal:
    exact = Decimal(str(value))
    return Decimal(int(exact)) if exact == int(exact) else exact


def _words(raw: Mapping[str, Any]) -> dict[str, Word]:
    words: dict[str, Word] = {}
    long = _folded(raw["long_ten"]["words"])
    exact = _folded(raw["exact"]["words"])
    suffix = raw["denominator_plural"]["suffix"]
    for category in ("unit", "teen", "ten", "hundred", "scale"):
        for name, value in raw[category].items():
            key = fold(name)
            words[key] = Word(category, _number(value), long=key in long)
        for name, value in raw[f"ordinal_{category}"].items() if f"ordinal_{category}" in raw else ():
            key, number = fold(name), _number(value)
            words[key] = Word(category, number, ordinal=True)
            words.setdefault(key + suffix, Word(category, number, ordinal=True, plural=True))
    for name, value in raw["collective"].items():
        key = fold(name)
        words[key] = Word("collective", _number(value), exact=key in exact, plural=key.endswith("s"))
    for name, (lo, hi) in raw["vague"].items():
        words[fold(name)] = Word("vague", Decimal(lo), hi=Decimal(hi), exact=False)
    for name, value in raw["denominator"].items():
        words[fold(name)] = Word("denominator", Decimal(value))
    return words


def _numbers(raw: Mapping[str, Any], durations: Iterable[str]) -> NumberTable:
    words = _words(raw)
    articles = _folded(raw["article"]["words"])
    lexeme = alternation(words) + TAIL
    scales = [w for w, word in words.items() if word.category in ("scale", "hundred", "collective", "denominator")]
    behind = alternation([*scales, *durations, *_folded(raw["out_of"])])
    triggers = [w for w in words if w not in articles]
    article = alternation(articles) + r"[ -](?=" + behind + TAIL + ")"
    return NumberTable(
        decimal=raw["decimal"],
        words=MappingProxyType(words),
        lexeme=re.compile(lexeme),
        trigger=re.compile(rf"[0-9]+|(?<![^\W_])(?:{alternation(triggers)}{TAIL}|{article})|[½¼¾⅓⅔⅛]"),
        join=_links(raw["and"]),
        join_before=_folded(raw["and_before"]),
        join_after=frozenset(raw["and_after"]),
        half_join=_links(raw["halves_join"]),
        half_link=_links(raw["half_links"]),
        of=_links(raw["of"]),
        range_to=_links(raw["range_to"]),
        range_or=_links(raw["range_or"]),
        range_and=_links(raw["range_and"]),
        minus=_folded(raw["minus"]),
        point=_links(raw["point"]),
        out_of=_links(raw["out_of"]),
        one_in=_links(raw["one_in"]),
        digits_hundred=raw["digits_hundred"]["allowed"],
        lone_behind=_folded(raw["lone_behind"]["words"]),
        glued_signs=MappingProxyType({k: _number(v) for k, v in raw["scale_sign_glued"].items()}),
        articles=articles,
        pronouns=_folded(raw["pronoun"]["words"]),
        plural_articles=_folded(raw["plural_article"]["words"]),
        lone=_folded(raw["lone_denominator"]["words"]),
        suffixes=_folded(raw["ordinal_suffix"]["suffixes"]),
        signs=MappingProxyType({k: _number(v) for k, v in raw["scale_sign"].items()}),
        money_signs=MappingProxyType({k: _number(v) for k, v in raw["scale_sign_money"].items()}),
        labels=_folded(raw["label"]["words"]),
        set_names=re.compile(rf"(?<![^\W_]){alternation(_folded(raw['name']['words']))}{TAIL}"),
    )


def _money(
    raw: Mapping[str, Any], generated: Mapping[str, Any], shared: Mapping[str, Any], scales: Iterable[str]
) -> MoneyTable:
    signs = {code: code for code in generated["names"].values()} | dict(generated["signs"]) | dict(raw["signs"])
    signs |= shared["currencies"]
    dollars = {code for sign, code in signs.items() if "$" in sign}
    signs |= {form: code for code in sorted(dollars) for form in (f"{code}$", f"{code.lower()}$")}
    letters = _signs(s for s in signs if s[0].isalpha())
    other = _signs(s for s in signs if not s[0].isalpha())
    end = r"(?![^\W_])"
    return MoneyTable(
        before=re.compile(rf"(?:(?<![^\W_]){letters}|{other}){SPACES}?$"),
        behind=re.compile(
            rf"{SPACES}?(?P<scale>{_signs(scales)}(?=[^a-z0-9]|[A-Z]))?{SPACES}?(?P<sign>{_signs(signs)}){end}"
        ),
        names=_phrases(dict(generated["names"]) | dict(raw["names"])),
        scaled=_phrases(raw["names_scaled"]),
        minor=_phrases(raw["minor"]),
        signs=MappingProxyType(signs),
        weak=frozenset(raw["weak_signs"]["words"]),
        link=_links(raw["links"]["words"]),
    )


def _units(raw: Mapping[str, Any], generated: Mapping[str, Any], shared: Mapping[str, Any]) -> UnitTable:
    age = raw["age"]
    symbols = dict(shared["units"]) | dict(raw["symbols"])
    return UnitTable(
        names=_phrases(dict(generated["names"]) | dict(raw["quantity"])),
        symbols=MappingProxyType(symbols),
        behind=re.compile(rf"{SPACES}?-?(?P<sign>{_signs(symbols)})(?![^\W_])"),
        link=_links(raw["links"]["words"]),
        weak=frozenset(shared["weak"]["symbols"]),
        durations=MappingProxyType({key(k): _number(v) for k, v in raw["duration"].items()}),
        glued=_folded(raw["duration_glued"]["words"]),
        percent=frozenset(key(w) for w in raw["percent"]["words"]),
        points=frozenset(key(w) for w in raw["percent"]["points"]),
        age_before=tuple(tokens(fold(p)) for p in age["before"]),
        bare_age_before=tuple(tokens(fold(p)) for p in age["bare_before"]),
        compounds=MappingProxyType({k: {n: _number(v) for n, v in row.items()} for k, row in raw["compound"].items()}),
        age_clause=_folded(age["clause"]),
        article_behind=_folded(raw["article_behind"]["words"]),
        clock_units=_folded(raw["clock"]["units"]),
        clock_behind=_folded(raw["clock"]["behind"]),
        age_after=frozenset(key(w) for w in age["after"]),
        apposition=age["apposition"],
        bare_apposition=age["bare_apposition"],
    )


def tokens(phrase: str) -> tuple[str, ...]:
    """The words and signs of a folded phrase, an elided word with its apostrophe."""
    return tuple(re.findall(r"[^\W_]+'?|[^\w\s]", phrase))


def _expanded(phrase: str, expand: Mapping[str, list[str]]) -> list[str]:
    for name, forms in expand.items():
        if "{" + name + "}" in phrase:
            return [phrase.replace("{" + name + "}", form) for form in forms]
    return [phrase]


def _hedges(raw: Mapping[str, Any]) -> HedgeTable:
    def index(side: str, key: int) -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
        found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for hedge, phrases in raw[side].items():
            for phrase in phrases:
                for form in _expanded(phrase, raw["expand"]):
                    words = tokens(fold(form))
                    found.setdefault(words[key], []).append((words, hedge))
        return MappingProxyType({k: tuple(sorted(v, key=lambda row: -len(row[0]))) for k, v in found.items()})

    pair = raw["only_pair"]
    return HedgeTable(
        before=index("before", -1),
        after=index("after", 0),
        sign_after=MappingProxyType(dict(raw["sign_after"])),
        pair_open=_folded(pair["open"]),
        pair_close=_folded(pair["close"]),
        pair_block=_folded(pair["block"]),
        pair_links=_folded(pair["links"]),
        determiners=_folded(raw["determiner"]["words"]),
        fillers=_folded(raw["filler"]["words"]),
        between=_folded(raw["between"]["words"]),
        from_words=_folded(raw["from"]["words"]),
        change=_folded(raw["from"]["change"]),
        duration_needs=MappingProxyType({fold(k): _folded(v) for k, v in raw["duration_needs"].items()}),
        each_before=_folded(raw["each"]["before"]),
        each_after=_folded(raw["each"]["after"]),
        elided_behind=_folded(raw["elided"]["behind"]),
        minus_block=_folded(raw["minus"]["block"]),
    )


def _counts(raw: Mapping[str, Any]) -> CountTable:
    return CountTable(
        endings=tuple(raw["plural_endings"]),
        not_endings=tuple(raw["not_plural"]),
        noun_first=raw["noun_first"],
        year_before_noun=raw["year_before_noun"],
        link=_links(raw["skip_links"]),
        adjectives=_folded(raw["adjectives"]["words"]),
        stop=_folded(raw["stop"]["words"]),
        irregular=_phrases(raw["irregular"]),
        lemma=tuple((fold(row["ending"]), row["becomes"]) for row in raw["lemma"]),
    )


@cache
def lexicon(language: str) -> Lexicon:
    """The tables of ``language`` (ISO 639-1).

    Raises:
        KeyError: if there are none.
    """
    if language not in languages():
        raise KeyError(language)
    units, numbers = table(f"{language}/units.toml"), table(f"{language}/numbers.toml")
    scales = [*numbers["scale_sign"], *numbers["scale_sign_money"]]
    return Lexicon(
        language=language,
        numbers=_numbers(numbers, _folded(units["article_duration"]["words"])),
        money=_money(
            table(f"{language}/money.toml"), table(f"{language}/currencies.toml"), table("symbols.toml"), scales
        ),
        units=_units(units, table(f"{language}/measures.toml"), table("symbols.toml")),
        hedges=_hedges(table(f"{language}/hedges.toml")),
        counts=_counts(table(f"{language}/counts.toml")),
    )
