"""The report as one HTML file: opens from disk, asks nothing of any server, is complete without its script.

Every string that reaches the page is made visible and escaped by the template environment itself, so that no
expression in a template can forget it. Style and script are allowed by their digests, so that no other can act.
"""

from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from provenance.corpus.model import Corpus
from provenance.facts.model import Claim, Kind
from provenance.facts.results import Analysis, ConflictKind, Fact
from provenance.facts.wording import fact_label, normal_form
from provenance.findings.model import Finding
from provenance.render import drawings, labels, phrases, report_view, watched
from provenance.render.marked_texts import Anchors, source_data, texts
from provenance.render.visible import one_line
from provenance.render.word_diff import Stretch, word_diff

if TYPE_CHECKING:
    from jinja2 import Environment

_WIDEST_MATRIX = 24
_MOST_VARIANTS = 12
_LONGEST_LABEL = 80
# What the keys do, as the page tells it.
KEYS = (
    ("j", "next fact"),
    ("k", "previous fact"),
    ("c", "next conflict"),
    ("o", "open the texts of the fact side by side"),
    ("n", "next claim, in the texts"),
    ("p", "previous claim, in the texts"),
    ("/", "search"),
    ("x", "clear the filters"),
    ("m", "to the facts by source"),
    ("t", "to the timeline"),
    ("g", "to the origins"),
    ("h", "to the top"),
    ("?", "these keys"),
    ("Esc", "close"),
)


def render(
    corpus: Corpus,
    analysis: Analysis,
    findings: Sequence[Finding],
    *,
    since: Mapping[str, Any] | None = None,
    link_base: str | None = "",
    language: str = "en",
) -> str:
    """The report in HTML, with the texts of all sources and the claims highlighted in them.

    Args:
        corpus: what was read.
        analysis: what was found in it.
        findings: what the rules reported.
        since: what became of the conflicts since an earlier report (see :mod:`provenance.render.since`).
        link_base: the folder the paths of the seeds are relative to, as seen from the folder of the report (POSIX);
            None gives no links to files.
        language: of the labels, one of :data:`provenance.render.labels.LANGUAGES`.
    """
    from markupsafe import Markup

    words, in_words = labels.words(language), labels.value_words(language)
    anchors = Anchors(analysis)
    view = report_view.view(corpus, analysis, findings, since)
    style, script = _template("report.css"), _template("report.js")
    speakers = _speakers(analysis)
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            view=view,
            language=language,
            t=words,
            answer=phrases.answer(analysis, words),
            style=Markup(style),  # noqa: S704 - our own file
            style_digest=_digest(style),
            script=Markup(script),  # noqa: S704 - our own file
            script_digest=_digest(script),
            anchors=anchors,
            narrow=len(analysis.sources) <= _WIDEST_MATRIX,
            texts=list(texts(corpus, analysis, anchors, link_base)),
            meanings=phrases.MEANINGS,
            kinds={kind: f"of {kind.value}: {told}" for kind, told in phrases.KIND_MEANINGS.items()},
            worded_kinds=phrases.WORDED,
            elsewhere=(phrases.ELSEWHERE, phrases.ELSEWHERE_MANY),
            bare_file=(phrases.BARE_FILE, phrases.BARE_FILES),
            keys=KEYS,
            fact_kinds=[kind for kind in Kind if any(fact.kind is kind for fact in analysis.facts)],
            speakers=list(speakers),
            speakers_of=lambda claims: _joined(str(speakers[one.speaker]) for one in claims if one.speaker),
            sources_of=lambda claims: _joined(view.number(claim.source) for claim in claims),
            label=fact_label,
            title=lambda fact: phrases.fact_title(fact, in_words),
            sides=lambda fact: _sides(fact, view, in_words),
            variants=variants,
            value_strip=lambda fact: drawings.values(fact, view, in_words),
            timeline=lambda: drawings.timeline(view, in_words),
            lane_names={row.name: f"{row.name} {row.title}" for row in view.sources}
            | {fact.id: fact_label(fact) for fact in (*view.conflicts, *view.explained)},
            origin_graph=lambda: drawings.origins(analysis, view),
            counted=lambda count, one, many="": phrases.counted(count, one, many, words),
            standing_on=lambda fact: phrases.standing_on(fact, words),
            excerpt=phrases.excerpt,
            shortened=phrases.shortened,
            alike=phrases.alike,
            in_context=phrases.in_context,
            said_by=lambda claim: phrases.said_by(claim, words),
            about=phrases.about,
            decision_in_words=phrases.decision_in_words,
            legend=phrases.legend,
            in_words=in_words,
            source_data=source_data,
            normal_form=normal_form,
            watched_words=watched.IN_WORDS,
        )
    )


def _template(name: str) -> str:
    return files("provenance.render").joinpath("templates", name).read_text("utf-8")


def _digest(text: str) -> str:
    """What a Content-Security-Policy calls an element that holds exactly this text."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _joined(names: Iterator[str]) -> str:
    return " ".join(dict.fromkeys(names))


def _speakers(analysis: Analysis) -> dict[str, int]:
    """A number for each who says something, those named first by alphabet, then those only described."""
    claims = [claim for fact in analysis.facts for claim in fact.claims]
    told = {(not one.speaker_named, one.speaker.casefold(), one.speaker) for one in claims if one.speaker}
    return {name: number for number, name in enumerate(dict.fromkeys(name for *_, name in sorted(told)))}


def _sides(
    fact: Fact, view: report_view.View, in_words: Callable[[Claim], str]
) -> list[tuple[str, list[tuple[str, Claim]]]]:
    """The first positions of a fact in words, with the sources that hold it: their numbers and first claims."""
    told = []
    for said, claims in phrases.positions(fact).items():
        words = said if fact.conflict_kind is ConflictKind.ATTRIBUTION else in_words(claims[0])
        first: dict[str, Claim] = {}
        for claim in claims:
            first.setdefault(view.number(claim.source), claim)
        told.append((phrases.shortened(words, _LONGEST_LABEL), list(first.items())))
    return told[: phrases.MOST_POSITIONS]


def variants(fact: Fact) -> list[tuple[Claim, Claim, tuple[Stretch, ...]]]:
    """The differing wordings of a quotation, each word by word against the first in its language."""
    if fact.kind is not Kind.QUOTATION:
        return []
    first: dict[str, Claim] = {}
    seen: set[str] = set()
    found = []
    for claim in fact.claims:
        wording = " ".join(claim.quote.split())
        base = first.setdefault(claim.language, claim)
        if base is not claim and wording not in seen:
            found.append((base, claim, word_diff(" ".join(base.quote.split()), wording)))
        seen.add(wording)
    return found[:_MOST_VARIANTS]


def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("provenance.render"),
        autoescape=True,
        finalize=lambda value: one_line(value) if isinstance(value, str) and not hasattr(value, "__html__") else value,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
