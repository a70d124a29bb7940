"""The values facts are made of. Every value is frozen; offsets are code points of the block's text unless said."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from provenance.facts.set_aside import Reason
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


class Verdict(StrEnum):
    """What the claims of one fact say of each other (see the README for when each is given)."""

    AGREE = "agree"
    COMPATIBLE = "compatible"
    CONFLICT = "conflict"
    CONTESTED = "contested"
    REVISED = "revised"
    QUOTE_VARIANT = "quote-variant"
    SINGLE_SOURCE = "single-source"


class ConflictKind(StrEnum):
    """In what two claims of one fact cannot both be true."""

    VALUE = "value"
    BOUND = "bound"
    DATE = "date"
    NAME = "name"
    POLARITY = "polarity"
    ATTRIBUTION = "attribution"


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


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person decided on a conflict; ``meaning`` is its kind in a sentence, ``of`` the source it speaks of."""

    id: str
    kind: str
    meaning: str
    why: str
    who: str | None = None
    date: str | None = None
    of: str | None = None


class Standing(StrEnum):
    """What became of a decision."""

    APPLIED = "applied"
    STALE = "stale"
    UNUSED = "unused"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the decision of that number in the list, and why it was not applied."""

    number: int
    id: str
    kind: str
    standing: Standing
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """Claims about one and the same thing, and the verdict on them.

    ``score`` (0..1) says how much the verdict deserves a person's time; ``severity`` is none, low, medium or high.
    ``origins`` counts independent newsrooms, not articles. ``confidence`` (0..1) is the part of the independent cues
    known on both sides (subject, measure, names, unit, time) that agree, None where none is known. ``why`` says why the
    claims were matched and judged so, ``explanations`` the innocent explanations that were looked for. ``decision`` is
    what a person decided on a conflict, which stays one all the same.
    """

    id: str
    kind: Kind
    label: str
    verdict: Verdict
    claims: tuple[Claim, ...]
    origins: int
    score: float = 0.0
    severity: str = "none"
    conflict_kind: ConflictKind | None = None
    why: tuple[str, ...] = ()
    explanations: tuple[str, ...] = ()
    confidence: float | None = None
    decision: Decided | None = None


@dataclass(frozen=True, slots=True)
class Slip:
    """Figures of one text that do not fit each other: where the later one stands in its file, and what is wrong."""

    source: Source
    span: Span
    quote: str
    message: str


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name that a block spells apart from the usual form of the corpus.

    ``text`` stands ``times`` in the block, first at ``span``; ``usual`` stands ``usual_times`` in the corpus, in
    ``usual_blocks`` other blocks, first in ``usual_source`` at ``usual_span``. Spans count from the start of the file.
    """

    source: Source
    span: Span
    text: str
    times: int
    usual: str
    usual_times: int
    usual_blocks: int
    usual_source: Source
    usual_span: Span


@dataclass(frozen=True, slots=True)
class Crowd:
    """Claims too many to be compared with one another: what they share, in words, and how many they are.

    Each was compared with those few that share most with it, so that a match may be missing.
    """

    shared: tuple[str, ...]
    claims: int


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that was found in a corpus: its sources, the facts in order of weight, and which sources share an origin.

    ``origin_groups`` are tuples of source ids that share one origin (only groups of two or more), ``origin_reasons``
    what shows each. ``set_aside`` counts by source id the figures that are no facts, for each reason in the order of
    :class:`Reason`. ``slips`` are figures that do not fit within one text, ``spellings`` names spelt apart.
    ``vectors`` names the encoder whose meaning vectors took part in the matching, if any did. ``decisions`` says what
    became of each decision of a person. ``crowds`` were not compared in full, the largest first. ``bases`` has, where
    there is a memory, for each source a digest of all that its claims were made from.
    """

    sources: tuple[Source, ...]
    facts: tuple[Fact, ...]
    origin_groups: tuple[tuple[str, ...], ...] = ()
    set_aside: Mapping[str, Mapping[Reason, int]] = field(default_factory=dict)
    origin_reasons: tuple[tuple[str, ...], ...] = ()
    slips: tuple[Slip, ...] = ()
    vectors: str | None = None
    decisions: tuple[Outcome, ...] = ()
    spellings: tuple[Spelling, ...] = ()
    crowds: tuple[Crowd, ...] = ()
    bases: Mapping[str, str] = field(default_factory=dict, compare=False)
