"""What is known of a language, as frozen values."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from provenance.facts.lang.patterns import Starts

Phrases = Mapping[str, str]

# A fraction in one sign: above and below the line.
FRACTION_SIGNS = MappingProxyType(
    {
        "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
        "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A number word: ``category`` is unit, teen, ten, hundred, scale, collective, vague or denominator.

    ``hi`` is the open upper end of a vague word (0: none). ``ordinal`` words end a number; a ``plural`` of one is a
    denominator. ``several``: the form of a scale or a denominator for more than one. ``long`` tens go on to nineteen.
    An ``exact`` collective is no approximation. ``alone``: an ordinal that ends no longer number ("trente premiers").
    """

    category: str
    value: Decimal
    ordinal: bool = False
    long: bool = False
    exact: bool = True
    plural: bool = False
    several: bool = False
    alone: bool = False
    hi: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class NumberTable:
    """Number words and digits of a language.

    ``lexeme`` matches one number word at a place of folded text, ``trigger`` what a figure may start with, and
    ``places`` finds where in a text that stands.

    ``labels`` maps a word that a number stands behind to why that number is no fact; ``counted_labels`` are those of
    which a text has so many ("page 3/12"), ``counters`` what a page counts of itself, ``streets`` what a number stands
    before in an address.
    """

    decimal: str
    words: Mapping[str, Word]
    lexeme: re.Pattern[str]
    trigger: re.Pattern[str]
    places: Starts
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
    counted_part: re.Pattern[str]
    digits_hundred: bool
    lone_behind: frozenset[str]
    glued_signs: Mapping[str, Decimal]
    articles: frozenset[str]
    pronouns: frozenset[str]
    lone: frozenset[str]
    lone_needs: Mapping[str, frozenset[str]]
    suffixes: frozenset[str]
    signs: Mapping[str, Decimal]
    money_signs: Mapping[str, Decimal]
    labels: Mapping[str, str]
    counted_labels: frozenset[str]
    counters: frozenset[str]
    streets: frozenset[str]
    set_names: Starts
    member: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class MoneyTable:
    """Currency names (folded) and signs (as written) with their codes.

    ``scaled`` names count behind a scale only, ``large`` ones also behind a hundred and more in digits. Behind a
    ``scaled`` name and "of", all but the ``of_money`` words say that it is a weight (none: it never is). ``firsts``
    (``minor_firsts``) are the words that names begin with, ``ends`` the characters that signs end with: most figures
    have neither beside them, and need no longer look.
    """

    names: Phrases
    scaled: Phrases
    large: Phrases
    of_money: frozenset[str]
    firsts: frozenset[str]
    ends: frozenset[str]
    minor: Phrases
    minor_firsts: frozenset[str]
    signs: Phrases
    weak: frozenset[str]
    broken: frozenset[str]
    link: re.Pattern[str]
    before: re.Pattern[str]
    behind: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class UnitTable:
    """Names (folded) and signs (as written) of units, durations in seconds, shares and ages.

    ``firsts``, ``share_firsts`` and ``duration_firsts`` are the words that names of units, of shares and of durations
    begin with.
    """

    names: Phrases
    firsts: frozenset[str]
    symbols: Phrases
    behind: re.Pattern[str]
    weak: frozenset[str]
    link: re.Pattern[str]
    durations: Mapping[str, Decimal]
    closing: frozenset[str]
    glued: frozenset[str]
    percent: frozenset[str]
    points: frozenset[str]
    share_firsts: frozenset[str]
    duration_firsts: frozenset[str]
    age_before: tuple[tuple[str, ...], ...]
    compounds: Mapping[str, Mapping[str, Decimal]]
    age_clause: frozenset[str]
    bare_age_before: tuple[tuple[str, ...], ...]
    article_behind: frozenset[str]
    article_measure: frozenset[str]
    article_money: frozenset[str]
    article_money_behind: frozenset[str]
    below_zero: re.Pattern[str]
    clock_units: frozenset[str]
    clock_behind: frozenset[str]
    age_after: frozenset[str]
    age_persons: frozenset[str]
    age_turned: tuple[tuple[str, ...], ...]
    age_turned_before: frozenset[str]
    age_head_before: frozenset[str]
    some: frozenset[str]
    described: frozenset[str]
    capitals: bool
    some_behind: frozenset[str]
    some_before: frozenset[str]
    apposition: bool
    bare_apposition: bool


@dataclass(frozen=True, slots=True)
class HedgeTable:
    """Words around a figure, by their last (before) or first (after) word.

    A word right before a figure that is not among ``near`` says nothing about it. ``hyphened``: words behind a hyphen.
    ``rough``: hedges that also make a value approximate.
    """

    near: frozenset[str]
    before: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    after: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    after_block: frozenset[str]
    sign_after: Phrases
    hyphened: Phrases
    rough: frozenset[str]
    pair_open: frozenset[str]
    pair_close: frozenset[str]
    pair_block: frozenset[str]
    pair_links: frozenset[str]
    pair_void: frozenset[str]
    determiners: frozenset[str]
    fillers: frozenset[str]
    between: frozenset[str]
    from_words: frozenset[str]
    change: frozenset[str]
    duration_needs: Mapping[str, frozenset[str]]
    each_before: frozenset[str]
    each_after: frozenset[str]
    each_block: frozenset[str]
    elided_behind: frozenset[str]
    bound_links: frozenset[str]
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
