"""The tables of a language: what the readers of mentions know of its words.

Tables are TOML files, one folder a language, so that another language is another folder. They are read once and frozen.
"""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Any

from provenance.facts.lang.fold import fold
from provenance.facts.lang.patterns import SPACES, TAIL, alternation, any_of, key, links, starts, tokens
from provenance.facts.lang.tables import (
    FRACTION_SIGNS,
    CountTable,
    HedgeTable,
    Lexicon,
    MoneyTable,
    NumberTable,
    Phrases,
    UnitTable,
    Word,
)
from provenance.text.tables import complete, languages, table

__all__ = [
    "CountTable",
    "HedgeTable",
    "Lexicon",
    "MoneyTable",
    "NumberTable",
    "UnitTable",
    "Word",
    "lexicon",
    "tokens",
]


# A word between a number and what it is a part of.
_NOUN = r"[^\W\d_]{2,24}"


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


def _phrases(rows: Mapping[str, str]) -> Phrases:
    return MappingProxyType({key(name): code for name, code in rows.items()})


def _firsts(names: Iterable[str]) -> frozenset[str]:
    """The words that names begin with."""
    return frozenset(name.partition(" ")[0] for name in names)


def _number(value: float | str) -> Decimal:
    exact = Decimal(str(value))
    return Decimal(int(exact)) if exact == int(exact) else exact


def _words(raw: Mapping[str, Any]) -> dict[str, Word]:
    words: dict[str, Word] = {}
    long = _folded(raw["long_ten"]["words"])
    exact = _folded(raw["exact"]["words"])
    alone = _folded(raw["ordinal_alone"]["words"])
    suffix = raw["denominator_plural"]["suffix"]
    for category in ("unit", "teen", "ten", "hundred", "scale"):
        for name, value in raw[category].items():
            key = fold(name)
            words[key] = Word(category, _number(value), long=key in long, several=key.endswith(suffix))
        for name, value in raw[f"ordinal_{category}"].items() if f"ordinal_{category}" in raw else ():
            key, number = fold(name), _number(value)
            words[key] = Word(category, number, ordinal=True, alone=key in alone)
            if number > 2:  # "two thirds", but "two seconds" are a time
                words.setdefault(key + suffix, Word(category, number, ordinal=True, plural=True))
    for name, value in raw["collective"].items():
        key = fold(name)
        words[key] = Word("collective", _number(value), exact=key in exact, plural=key.endswith(suffix))
    for name, (lo, hi) in raw["vague"].items():
        words[fold(name)] = Word("vague", Decimal(lo), hi=Decimal(hi), exact=False)
    for name, value in raw["denominator"].items():
        key = fold(name)
        words[key] = Word("denominator", Decimal(value), several=key.endswith(suffix))
    return words


def _numbers(raw: Mapping[str, Any], durations: Iterable[str]) -> NumberTable:
    words = _words(raw)
    articles = _folded(raw["article"]["words"])
    parts = _folded(raw["counted_part"])
    lexeme = alternation(words) + TAIL
    scales = [w for w, word in words.items() if word.category in ("scale", "hundred", "collective", "denominator")]
    behind = alternation([*scales, *durations, *_folded(raw["out_of"])])
    triggers = [w for w in words if w not in articles]
    behind = rf"{behind}{TAIL}|{_NOUN} {alternation(parts)} (?:[0-9]|{alternation(triggers)}{TAIL})"
    article = rf"{alternation(articles)}(?=[ -](?:{behind}))"
    counting = "|".join(rf"(?<={re.escape(fold(words))})" for words in raw["article"]["counts_behind"])
    if counting:
        article += rf"|(?:{counting}){alternation(articles)}{TAIL}"
    signs = "".join(FRACTION_SIGNS)
    opening = f"(?:{alternation(triggers)}{TAIL}|{article})"
    return NumberTable(
        decimal=raw["decimal"],
        words=MappingProxyType(words),
        lexeme=re.compile(lexeme),
        trigger=re.compile(rf"[0-9]+|(?<![^\W_]){opening}|[{signs}]"),
        places=starts(opening, "[0-9]", signs),
        join=links(raw["and"]),
        join_before=_folded(raw["and_before"]),
        join_after=frozenset(raw["and_after"]),
        half_join=links(raw["halves_join"]),
        half_link=links(raw["half_links"]),
        of=links(raw["of"]),
        range_to=links(raw["range_to"]),
        range_or=links(raw["range_or"]),
        range_and=links(raw["range_and"]),
        minus=_folded(raw["minus"]),
        point=links(raw["point"]),
        out_of=links(raw["out_of"]),
        one_in=links(raw["one_in"]),
        counted_part=re.compile(rf" {_NOUN} (?:{_NOUN} )?{alternation(parts)} "),
        digits_hundred=raw["digits_hundred"]["allowed"],
        lone_behind=_folded(raw["lone_behind"]["words"]),
        glued_signs=MappingProxyType({k: _number(v) for k, v in raw["scale_sign_glued"].items()}),
        articles=articles,
        pronouns=_folded(raw["pronoun"]["words"]),
        lone=_folded(raw["lone_denominator"]["words"]),
        lone_needs=MappingProxyType({fold(k): _folded(v) for k, v in raw["lone_denominator"]["needs"].items()}),
        suffixes=_folded(raw["ordinal_suffix"]["suffixes"]),
        signs=MappingProxyType({k: _number(v) for k, v in raw["scale_sign"].items()}),
        money_signs=MappingProxyType({k: _number(v) for k, v in raw["scale_sign_money"].items()}),
        labels=MappingProxyType({fold(word): reason for reason, words in raw["label"].items() for word in words}),
        counted_labels=_folded(raw["counter"]["parts"]),
        counters=_folded(raw["counter"]["words"]),
        streets=_folded(raw["street"]["words"]),
        member=re.compile(rf"(?<![^\W_]){alternation(_folded(raw['member']['words']))}(?={raw['member']['behind']})")
        if raw["member"]["words"]
        else re.compile("(?!)"),
        set_names=starts(alternation(_folded(raw["name"]["words"])) + TAIL),
    )


def _money(
    raw: Mapping[str, Any], generated: Mapping[str, Any], shared: Mapping[str, Any], scales: Iterable[str]
) -> MoneyTable:
    signs = {code: code for code in generated["names"].values()} | dict(generated["signs"]) | dict(raw["signs"])
    signs |= shared["currencies"]
    dollars = {code for sign, code in signs.items() if "$" in sign}
    signs |= {form: code for code in sorted(dollars) for form in (f"{code}$", f"{code.lower()}$")}
    leading = set(signs) - set(raw["trailing_signs"]["words"])
    letters = any_of(s for s in leading if s[0].isalpha())
    other = any_of(s for s in leading if not s[0].isalpha())
    trailing = set(signs) - set(raw["leading_signs"]["words"])
    end = r"(?![^\W_])"
    minor = _phrases(raw["minor"])
    names, scaled = _phrases(dict(generated["names"]) | dict(raw["names"])), _phrases(raw["names_scaled"])
    large = _phrases(raw["names_large"])
    return MoneyTable(
        before=re.compile(rf"(?:(?<![^\W_]){letters}|{other}){SPACES}?$"),
        behind=re.compile(
            rf"{SPACES}?(?P<scale>{any_of(scales)}(?=[^a-z0-9]|[A-Z]))?{SPACES}?(?P<sign>{any_of(trailing)}){end}"
        ),
        names=names,
        scaled=scaled,
        large=large,
        of_money=_folded(raw["of_money"]["words"]),
        firsts=_firsts((*names, *scaled, *large)),
        ends=frozenset(sign[-1] for sign in signs),
        minor=minor,
        minor_firsts=_firsts(minor),
        signs=MappingProxyType(signs),
        weak=frozenset(raw["weak_signs"]["words"]),
        broken=frozenset(raw["broken_signs"]["words"]),
        link=links(raw["links"]["words"]),
    )


def _units(raw: Mapping[str, Any], generated: Mapping[str, Any], shared: Mapping[str, Any]) -> UnitTable:
    age = raw["age"]
    symbols = dict(shared["units"]) | dict(raw["symbols"])
    names = _phrases(dict(generated["names"]) | dict(raw["quantity"]))
    durations = MappingProxyType({key(k): _number(v) for k, v in raw["duration"].items()})
    percent = frozenset(key(w) for w in raw["percent"]["words"])
    points = frozenset(key(w) for w in raw["percent"]["points"])
    return UnitTable(
        names=names,
        firsts=_firsts(names),
        symbols=MappingProxyType(symbols),
        behind=re.compile(rf"{SPACES}?-?(?P<sign>{any_of(symbols)})(?![^\W_])"),
        link=links(raw["links"]["words"]),
        weak=frozenset(shared["weak"]["symbols"]),
        durations=durations,
        closing=frozenset(shared["closing"]["symbols"]),
        glued=_folded(raw["duration_glued"]["words"]),
        percent=percent,
        points=points,
        share_firsts=_firsts((*percent, *points)),
        duration_firsts=_firsts(durations),
        age_before=tuple(tokens(fold(p)) for p in age["before"]),
        bare_age_before=tuple(tokens(fold(p)) for p in age["bare_before"]),
        compounds=MappingProxyType({k: {n: _number(v) for n, v in row.items()} for k, row in raw["compound"].items()}),
        age_clause=_folded(age["clause"]),
        article_behind=_folded(raw["article_behind"]["words"]),
        article_measure=_folded(raw["article_measure"]["words"]),
        article_money=_folded(raw["article_money"]["words"]),
        article_money_behind=_folded(raw["article_money"]["behind"]),
        below_zero=re.compile(" " + alternation(_folded(raw["below_zero"]["phrases"])) + TAIL),
        clock_units=_folded(raw["clock"]["units"]),
        clock_behind=_folded(raw["clock"]["behind"]),
        age_after=frozenset(key(w) for w in age["after"]),
        age_persons=_folded(age["persons"]),
        age_turned=tuple(tokens(fold(p)) for p in age["turned"]),
        age_turned_before=_folded(age["turned_before"]),
        age_head_before=_folded(age["head_before"]),
        some=frozenset(f" {fold(word)}" for word in raw["some"]["words"]),
        described=frozenset(f" {fold(word)}" for word in raw["some"]["described"]),
        capitals=raw["some"]["capitals"],
        some_behind=_folded(raw["some"]["behind"]),
        some_before=_folded(raw["some"]["before"]),
        apposition=age["apposition"],
        bare_apposition=age["bare_apposition"],
    )


def _expanded(phrase: str, expand: Mapping[str, list[str]]) -> list[str]:
    for name, forms in expand.items():
        if "{" + name + "}" in phrase:
            return [full for form in forms for full in _expanded(phrase.replace("{" + name + "}", form, 1), expand)]
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
    before = index("before", -1)
    lists = [pair["close"], pair["links"], raw["each"]["before"]]
    lists += [raw[name]["words"] for name in ("determiner", "filler", "between", "from")]
    return HedgeTable(
        near=frozenset(before) | _folded(word for words in lists for word in words),
        before=before,
        after=index("after", 0),
        after_block=_folded(raw["after_block"]["words"]),
        sign_after=MappingProxyType(dict(raw["sign_after"])),
        hyphened=MappingProxyType(dict(raw["hyphened"])),
        rough=_folded(raw["rough"]["words"]),
        pair_open=_folded(pair["open"]),
        pair_close=_folded(pair["close"]),
        pair_block=_folded(pair["block"]),
        pair_links=_folded(pair["links"]),
        pair_void=_folded(pair["void"]),
        determiners=_folded(raw["determiner"]["words"]),
        fillers=_folded(raw["filler"]["words"]),
        between=_folded(raw["between"]["words"]),
        from_words=_folded(raw["from"]["words"]),
        change=_folded(raw["from"]["change"]),
        duration_needs=MappingProxyType({fold(k): _folded(v) for k, v in raw["duration_needs"].items()}),
        each_before=_folded(raw["each"]["before"]),
        each_after=_folded(raw["each"]["after"]),
        each_block=_folded(raw["each"].get("block", ())),
        elided_behind=_folded(raw["elided"]["behind"]),
        bound_links=_folded(raw["bound_links"]["words"]) | {""},
        minus_block=_folded(raw["minus"]["block"]),
    )


def _counts(raw: Mapping[str, Any]) -> CountTable:
    return CountTable(
        endings=tuple(raw["plural_endings"]),
        not_endings=tuple(raw["not_plural"]),
        noun_first=raw["noun_first"],
        year_before_noun=raw["year_before_noun"],
        link=links(raw["skip_links"]),
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
        InputError: if one of them lacks a key.
    """
    if language not in languages():
        raise KeyError(language)
    with complete(language):
        return _lexicon(language)


def _lexicon(language: str) -> Lexicon:
    units, numbers = table(f"{language}/units.toml"), table(f"{language}/numbers.toml")
    scales = [*numbers["scale_sign"], *numbers["scale_sign_money"]]
    counted = [*numbers["article"]["counts"]]
    counted += [word for kind in ("duration", "measure", "money") for word in units[f"article_{kind}"]["words"]]
    return Lexicon(
        language=language,
        numbers=_numbers(numbers, _folded(counted)),
        money=_money(
            table(f"{language}/money.toml"), table(f"{language}/currencies.toml"), table("symbols.toml"), scales
        ),
        units=_units(units, table(f"{language}/measures.toml"), table("symbols.toml")),
        hedges=_hedges(table(f"{language}/hedges.toml")),
        counts=_counts(table(f"{language}/counts.toml")),
    )
