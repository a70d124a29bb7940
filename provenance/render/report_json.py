"""The report for programs: every fact, claim and finding with its place, as one JSON document.

Built with plain values, not the models of :mod:`provenance.contracts`: the published schema, which the tests hold
this against, is what readers rely on.
"""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import zip_longest
from json.encoder import encode_basestring
from typing import Any

from provenance import __version__
from provenance.corpus.model import Corpus
from provenance.facts.curating.watch import Watched, watched_facts
from provenance.facts.model import Analysis, Claim, Crowd, Decided, Fact, Hedge, Kind, Source, Value
from provenance.facts.set_aside import Reason
from provenance.facts.wording import fact_label, plain
from provenance.findings.model import Finding, Fix, order
from provenance.text.position import Span

SCHEMA = "provenance/report/1"
# Hedges that leave one end of a value open.
UPPER, LOWER = frozenset({Hedge.AT_MOST, Hedge.LESS_THAN}), frozenset({Hedge.AT_LEAST, Hedge.MORE_THAN})

# Valid inside a JSON string, but a terminal or a page would act on them. None of them stands outside of strings.
_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
# Undecodable bytes: UTF-8 cannot hold them, and strict readers refuse them as escapes too.
_UNDECODABLE = re.compile("[\ud800-\udfff]")


def document(
    corpus: Corpus, analysis: Analysis, findings: Sequence[Finding], since: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """The report as JSON values (a :class:`Decimal` only where no JSON float holds it exactly).

    ``since`` says what became of the conflicts since an earlier report (see :mod:`provenance.render.since`).
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
        "facts": [fact(each) for each in analysis.facts],
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
    return {
        "bytes": list(each.bytes),
        "chars": list(each.chars),
        "utf16": list(each.utf16),
        "line": each.line,
        "column": each.column,
        "end_line": each.end_line,
        "end_column": each.end_column,
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


def render(document: Mapping[str, Any] | list[Any]) -> str:
    """``document`` as text: two blanks deep, lists of plain values on one line, keys in the order given, final newline.

    Characters that act on a terminal are written as escapes; the data is the same. A byte of a text that is not UTF-8
    reads U+FFFD; its place in bytes still leads to it.
    """
    pieces: list[str] = []
    _write(document, "\n", pieces)
    pieces.append("\n")
    text = _UNDECODABLE.sub("\ufffd", "".join(pieces))
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _write(node: Any, line: str, pieces: list[str]) -> None:
    """Add ``node`` to the pieces; ``line`` starts a line as deep as it stands."""
    deeper = line + "  "
    if isinstance(node, dict) and node:
        start = "{" + deeper
        for key, one in node.items():
            pieces.append(f"{start}{_key(key)}: ")
            _add(one, deeper, pieces)
            start = "," + deeper
        pieces.append(line + "}")
    elif isinstance(node, list) and any(isinstance(one, (dict, list)) for one in node):
        start = "[" + deeper
        for one in node:
            pieces.append(start)
            _add(one, deeper, pieces)
            start = "," + deeper
        pieces.append(line + "]")
    elif isinstance(node, list):
        pieces.append("[" + ", ".join([_scalar(one) for one in node]) + "]")
    else:
        pieces.append("{}" if isinstance(node, dict) else _scalar(node))


def _add(node: Any, line: str, pieces: list[str]) -> None:
    if isinstance(node, (dict, list)):
        _write(node, line, pieces)
    else:
        pieces.append(_scalar(node))


@lru_cache(maxsize=1024)
def _key(name: str) -> str:
    return encode_basestring(name)


def _scalar(node: Any) -> str:
    kind = type(node)
    if kind is str:
        return encode_basestring(node)
    if kind is int:
        return str(node)
    return plain(node).lower() if kind is Decimal else json.dumps(node, allow_nan=False)
