"""The values facts are made of. Every value is frozen; offsets are code points of the block's text unless said."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from provenance.text.position import Span
from provenance.text.sentences import Sentence as Sentence


class Kind(StrEnum):
    """What a mention is."""

    MONEY = "money"
    NUMBER = "number"
    COUNT = "count"
    PERCENT = "percent"
    ORDINAL = "ordinal"
    QUANTITY = "quantity"
    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    PLACE = "place"
    NAME = "name"
    QUOTATION = "quotation"


# The role of a number that only names or numbers something ("Series 60").
LABEL = "label"
# The month and day of the first day of a stretch, and of its last.
Stretch = tuple[tuple[int, int], tuple[int, int]]


class Hedge(StrEnum):
    """How a value is qualified by the words around it."""

    NONE = "none"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    ABOUT = "about"
    NEARLY = "nearly"
    ONLY = "only"


@dataclass(frozen=True, slots=True)
class Value:
    """An interval with open or closed ends.

    ``lo`` and ``hi`` are exact decimals, or days (both included) for dates; None is unbounded. ``unit``: ISO 4217 for
    money, UCUM-like for quantities, the counted noun's lemma for counts, ``s`` for durations (a month has 30 days, a
    year 365), None for numbers, ordinals, shares (percentage points) and dates. ``precision`` is the half unit of the
    last digit said ("277 million" is ±500,000), None where nothing was rounded.

    A date that cannot be placed in a year keeps ``lo`` and ``hi`` None and what it does say: ``month`` (1–12), ``day``
    (1–31), ``weekday`` (ISO, Monday 1), ``years_ago`` (before the unknown day of its text), ``stretch`` (the month and
    day of its first and of its last day). ``granularity`` of a date: day, week, month, quarter, season, year, decade,
    century, or range.

    ``role`` says what part the value plays: of a duration ``age``; of a number ``fraction``, ``points`` (percentage
    points), ``each`` (distributive), ``elided`` (unit or scale borrowed from the sentence), ``member`` (the "one" of
    "one of the …") or ``label`` (it only names or numbers something); of a date ``since``, ``until``, or the ``start``,
    ``middle`` or ``end`` of the period it names.
    """

    lo: Decimal | date | None = None
    hi: Decimal | date | None = None
    lo_open: bool = False
    hi_open: bool = False
    unit: str | None = None
    approx: bool = False
    hedge: Hedge = Hedge.NONE
    precision: Decimal | None = None
    role: str | None = None
    granularity: str | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    years_ago: int | None = None
    stretch: Stretch | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A surface string and its value.

    ``start``..``end`` is the mention without its hedge, ``qstart``..``qend`` with hedge and determiner; ``text`` is
    the text from ``start`` to ``end``. For a quotation, ``start``..``end`` is the utterance without its marks and
    ``qstart``..``qend`` with them. ``written`` are the ends of a duration as numbers in the unit the text uses.
    """

    start: int
    end: int
    qstart: int
    qend: int
    kind: Kind
    text: str
    value: Value = field(default_factory=Value)
    written: tuple[Decimal | None, Decimal | None] | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name in a text: its place, its surface text, and the entity it stands for.

    ``entity`` is the canonical name within the corpus ("Musk" → "Elon Musk"). A common noun phrase that a role learnt
    from the corpus resolves ("le patron de Tesla" → "Elon Musk") is a Name with ``role`` True. ``kind`` is NAME or
    PLACE.
    """

    start: int
    end: int
    text: str
    entity: str
    kind: Kind = Kind.NAME
    role: bool = False


@dataclass(frozen=True, slots=True)
class Quotation:
    """An utterance set in quotation marks, or reported speech.

    ``start``..``end`` is the utterance without its marks, ``qstart``..``qend`` with them (equal for indirect speech).
    ``speaker`` is the entity or the wording of who said it, None where the text does not say; ``speaker_start``..
    ``speaker_end`` where it says so; ``via`` who relays it ("Musk …, indique The Information"). ``voice``: ``quoted``,
    ``indirect``, or ``mention`` (a word or name in marks that nobody utters).
    """

    start: int
    end: int
    qstart: int
    qend: int
    text: str
    voice: str
    speaker: str | None = None
    speaker_start: int | None = None
    speaker_end: int | None = None
    via: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A block as a source of claims, with what the report says of it. ``language`` and dates are as declared.

    ``start`` is the byte of the file at which its text begins, ``bytes`` the length of the text.
    """

    id: str
    file: str
    block: str
    title: str | None
    publisher: str | None
    origin: str | None
    published: str | None
    language: str | None
    sha256: str
    bytes: int
    start: int = 0


@dataclass(frozen=True, slots=True)
class Slot:
    """What a mention is about, its own value left out: that by which claims are matched.

    ``terms`` maps what the words around it mean to their nearness (0..1]: a concept of the table as ``<name>``, a word
    outside the table as its folded lemma. ``head`` are the terms that govern it, ``unit`` the terms of the noun a
    count counts. ``entities`` maps the names in the sentence to their nearness. ``words`` are the folded words of the
    clause, sorted, for comparison letter by letter within one language.
    """

    terms: Mapping[str, float]
    head: frozenset[str]
    unit: frozenset[str]
    entities: Mapping[str, float]
    words: str


@dataclass(frozen=True, slots=True)
class Setting:
    """How a figure is meant, as far as cues near it say so; every field is empty where none does.

    ``modality``: ``fact`` (said to have happened), ``plan``, ``forecast`` or ``alleged``. ``period`` are the first and
    last day of the stretch of a month or longer that the figure is for. ``place`` is the country, continent or
    ``world`` it is for. ``basis`` holds what it is reckoned on (``profit.net``, ``rate.month`` …). ``updated`` is the
    cue that it replaces an earlier figure, ``direction`` whether it went ``up`` or ``down``; ``former``: it is itself
    the earlier figure. ``so_far``: more may come. ``as_of`` is the ISO day on which the text says the figure held
    (``--03-14`` where the year is not known). ``part``: it is a part of another figure. ``hour`` of a date: ``night``,
    ``midnight`` or ``dawn`` where the text says that it was near the change of day.
    """

    modality: str | None = None
    period: tuple[date, date] | None = None
    place: str | None = None
    basis: frozenset[str] = frozenset()
    updated: str | None = None
    direction: str | None = None
    former: bool = False
    so_far: bool = False
    as_of: str | None = None
    part: bool = False
    hour: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A mention with what it is about.

    ``mention`` counts from the start of the block, ``span`` and ``context_span`` from the start of the file; ``quote``
    is exactly the text at ``span``, ``context`` the sentence. ``subject`` is who or what it is about, as a known name
    or in the words of the text, ``subject_name`` the known name nearest to it, by which claims are compared.
    ``measure`` is what is measured in the words of the text, the figure itself as "…", ``slot`` what those words mean,
    ``setting`` how the figure is meant. ``speaker_named`` tells a known name from a mere wording
    ("a spokesman"). ``as_of`` is the day the text says the figure held, else that of publication. ``polarity`` is
    ``affirmed`` or ``denied``. ``subject_confirmed`` says whether a parser names the same subject, None where none was
    asked or it names nothing.
    """

    id: str
    source: Source
    mention: Mention
    span: Span
    quote: str
    context: str
    context_span: Span
    language: str
    subject: str | None = None
    subject_name: str | None = None
    subject_confirmed: bool | None = None
    measure: str = ""
    speaker: str | None = None
    speaker_named: bool = False
    via: str | None = None
    voice: str = "narrator"
    as_of: str | None = None
    polarity: str = "affirmed"
    setting: Setting = Setting()
    slot: Slot = field(default_factory=lambda: Slot({}, frozenset(), frozenset(), {}, ""), compare=False)

    @property
    def value(self) -> Value:
        """The value of the mention."""
        return self.mention.value
