"""The report for programs: every fact, claim and finding with its place, as one JSON document.

Built with plain values, not the models of :mod:`provenance.contracts`: the published schema, which the tests hold
this against, is what readers rely on.
"""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal
from itertools import zip_longest
from typing import Any

from provenance import __version__
from provenance.corpus.model import Corpus
from provenance.facts.curating.watch import Watched, watched_facts
from provenance.facts.model import Claim, Hedge, Kind, Source, Value
from provenance.facts.results import Analysis, Crowd, Decided, Fact
from provenance.facts.set_aside import Reason
from provenance.facts.wording import fact_label
from provenance.findings.model import Finding, Fix, order
from provenance.render.json_text import Written, text
from provenance.store.memory import Memory, remembered
from provenance.text.position import Span

SCHEMA = "provenance/report/1"
# Hedges that leave one end of a value open.
UPPER, LOWER = frozenset({Hedge.AT_MOST, Hedge.LESS_THAN}), frozenset({Hedge.AT_LEAST, Hedge.MORE_THAN})


def document(
    corpus: Corpus,
    analysis: Analysis,
    findings: Sequence[Finding],
    since: Mapping[str, Any] | None = None,
    memory: Memory | None = None,
) -> dict[str, Any]:
    """The report as JSON values (a :class:`Decimal` only where no JSON float holds it exactly).

    ``since`` says what became of the conflicts since an earlier report (see :mod:`provenance.render.since`). With a
    ``memory`` facts may stand in it as they are written, for :func:`render` alone.
    """
    return {
        "schema": SCHEMA,
        "tool": {
            "name": "provenance",
            "version": __version__,
            **({"vectors": analysis.vectors} if analysis.vectors is not None else {}),
        },
        "corpus": {"root": corpus_name(corpus), "digest": corpus.digest},
        "sources": [source(each, analysis.set_aside.get(each.id)) for each in analysis.sources],
        "origins": [
            {"sources": list(group), "why": list(why)}
            for group, why in zip_longest(analysis.origin_groups, analysis.origin_reasons, fillvalue=())
        ],
        **({"crowds": [crowd(each) for each in analysis.crowds]} if analysis.crowds else {}),
        **({} if since is None else {"since": dict(since)}),
        **({"watched": [watched_fact(each) for each in held]} if (held := watched_facts(corpus, analysis)) else {}),
        "facts": written(analysis.facts, analysis.bases, memory),
        "findings": [finding(each) for each in sorted(findings, key=order)],
    }


def corpus_name(corpus: Corpus) -> str | None:
    """The corpus folder as the paths of its files show it (``.`` if they are relative to it); None for loose files."""
    return None if corpus.root is None else corpus.folder or "."


def crowd(each: Crowd) -> dict[str, Any]:
    """Claims too many to be compared in full."""
    return {"shared": list(each.shared), "claims": each.claims}


def source(each: Source, set_aside: Mapping[Reason, int] | None = None) -> dict[str, Any]:
    """One source; how many figures were set aside in it, by reason, where any were."""
    return {
        "id": each.id,
        "file": each.file,
        "block": each.block,
        "title": each.title,
        "publisher": each.publisher,
        "origin": each.origin,
        "published": each.published,
        "language": each.language,
        "sha256": each.sha256,
        "bytes": each.bytes,
        "start": each.start,
        **({"set_aside": {reason.value: count for reason, count in set_aside.items()}} if set_aside else {}),
    }


def fact(each: Fact) -> dict[str, Any]:
    """One fact with its claims."""
    kind = {"conflict_kind": each.conflict_kind.value} if each.conflict_kind else {}
    return {
        "id": each.id,
        "kind": each.kind.value,
        "label": fact_label(each),
        "verdict": each.verdict.value,
        **kind,
        "severity": each.severity,
        "score": round(each.score, 6),
        **({} if each.confidence is None else {"confidence": round(each.confidence, 6)}),
        **({} if each.decision is None else {"decision": decision(each.decision)}),
        "origins": each.origins,
        "why": list(each.why),
        "explanations": list(each.explanations),
        "claims": [claim(one) for one in each.claims],
    }


def decision(each: Decided) -> dict[str, Any]:
    """What a person decided on a conflict; who, when and of which source only where it is said."""
    told = {"id": each.id, "kind": each.kind, "why": each.why, "who": each.who, "date": each.date, "of": each.of}
    return {key: value for key, value in told.items() if value is not None}


def claim(each: Claim) -> dict[str, Any]:
    """One claim with its place in the file."""
    return {
        "id": each.id,
        "source": each.source.id,
        "file": each.source.file,
        "quote": each.quote,
        "context": each.context,
        "span": span(each.span),
        "value": value(each.mention.kind, each.value),
        "subject": each.subject,
        **({} if each.subject_confirmed is None else {"subject_confirmed": each.subject_confirmed}),
        "measure": each.measure,
        "speaker": each.speaker,
        "as_of": each.as_of,
        "polarity": each.polarity,
        "language": each.language,
        **meant(each),
    }


def meant(each: Claim) -> dict[str, Any]:
    """How the figure of a claim is meant and who relays it: only what the text says."""
    how = each.setting
    told = {
        "via": each.via,
        "modality": how.modality,
        "period": [day.isoformat() for day in how.period] if how.period else None,
        "place": how.place,
        "basis": sorted(how.basis),
        "updated": how.updated,
    }
    return {key: value for key, value in told.items() if value}


def span(each: Span) -> dict[str, Any]:
    """A place: offsets from the start of the file in three units, 1-based lines and columns."""
    found = each.details
    return {
        "bytes": list(found.bytes),
        "chars": list(each.chars),
        "utf16": list(found.utf16),
        "line": found.line,
        "column": found.column,
        "end_line": found.end_line,
        "end_column": found.end_column,
    }


def value(kind: Kind, each: Value) -> dict[str, Any]:
    """A value: what every kind has, and then only what is set."""
    rare = {
        "role": each.role,
        "granularity": each.granularity,
        "month": each.month,
        "day": each.day,
        "weekday": each.weekday,
        "years_ago": each.years_ago,
    }
    lo, hi = _ends(each)
    return {
        "type": kind.value,
        "lo": lo,
        "hi": hi,
        "lo_open": each.lo_open,
        "hi_open": each.hi_open,
        "unit": each.unit,
        "approx": each.approx,
        "hedge": each.hedge.value,
        "precision": number(each.precision),
        **{key: one for key, one in rare.items() if one is not None},
    }


def _ends(each: Value) -> tuple[int | float | Decimal | str | None, int | float | Decimal | str | None]:
    """Both ends. A day or month of which the year is not known reads ``--12-26`` or ``--12``."""
    if each.lo is not None or each.hi is not None or each.month is None:
        return number(each.lo), number(each.hi)
    known = f"--{each.month:02}" if each.day is None else f"--{each.month:02}-{each.day:02}"
    return None if each.hedge in UPPER else known, None if each.hedge in LOWER else known


def number(end: Decimal | date | None) -> int | float | Decimal | str | None:
    """The end of a value: integers stay integers, days become ISO strings, decimals keep exactly the digits said."""
    if end is None or isinstance(end, date):
        return end.isoformat() if end is not None else None
    if not end.is_finite():
        return None
    if end == end.to_integral_value() and end.adjusted() < 309:
        return int(end)
    nearest = float(end)
    return nearest if Decimal(repr(nearest)) == end else end


def watched_fact(each: Watched) -> dict[str, Any]:
    """One watched fact as JSON values."""
    watch = each.watch
    return {
        "id": watch.id,
        "status": each.status.value,
        **({} if watch.note is None else {"note": watch.note}),
        "expected": watch.value,
        "origins": each.origins,
        "origins_asked": watch.origins,
        "claims": [claim.id for claim in each.claims],
        "against": [claim.id for claim in each.against],
        "facts": [fact.id for fact in each.facts],
    }


def finding(each: Finding) -> dict[str, Any]:
    """One finding."""
    fix = {} if each.fix is None else {"fix": _fix(each.fix)}
    return {
        "code": each.code,
        "severity": each.severity.value,
        "message": each.message,
        "path": each.path,
        "span": span(each.span) if each.span else None,
        "help": each.help,
        "related": [
            {"path": one.path, "span": span(one.span) if one.span else None, "label": one.label} for one in each.related
        ],
        **fix,
        "fingerprint": each.fingerprint,
    }


def _fix(each: Fix) -> dict[str, Any]:
    return {
        "safe": each.safe,
        "description": each.description,
        "edits": [{"path": edit.path, "span": span(edit.span), "replacement": edit.replacement} for edit in each.edits],
    }


def written(facts: Sequence[Fact], bases: Mapping[str, str], memory: Memory | None) -> list[Any]:
    """The facts as they are written in a document; those told before are taken from ``memory``.

    ``bases`` has for each source, by its id, a digest of all that its claims were made from.
    """
    if memory is None or not bases:
        return [fact(each) for each in facts]

    given = [(_told(each), [(bases[claim.source.id], claim.id) for claim in each.claims]) for each in facts]
    known = remembered(memory, "fact as JSON", str, given, lambda at: text(fact(facts[at]), depth=2))
    return [Written(each) for each in known]


_TOLD = tuple(field.name for field in fields(Fact) if field.name != "claims")


def _told(each: Fact) -> list[object]:
    """All that is told of a fact but its claims."""
    return [getattr(each, name) for name in _TOLD]
