"""Changes of facts between two states of a corpus: for people, for a code host, for programs."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from provenance.corpus.model import Corpus
from provenance.facts.asking.changes import FactChanges, Said, Stated, Turned, fact_changes, renamed
from provenance.facts.results import Analysis
from provenance.render.phrases import counted, shortened
from provenance.render.report_json import document
from provenance.render.visible import markdown, one_line

SCHEMA = "provenance/diff/1"
_SHORT = 100
_Report = Mapping[str, Any]


def stated(told: Mapping[str, Any]) -> Stated:
    """A fact of a JSON report as it is compared."""
    claims = tuple(Said(one["source"], one["quote"], one["context"], _value(one), one["id"]) for one in told["claims"])
    return Stated(told["id"], told["kind"], told["label"], told["verdict"], told["severity"], claims)


def _value(claim: Mapping[str, Any]) -> str:
    said = {key: value for key, value in claim["value"].items() if value is not None}
    return json.dumps([said, claim["polarity"], claim["speaker"]], sort_keys=True, default=str)


def changed(before: _Report, after: _Report) -> FactChanges:
    """What became of the facts from one JSON report to a later one."""
    digests = [{one["id"]: one["sha256"] for one in report["sources"]} for report in (before, after)]
    was, now = ([stated(one) for one in report["facts"]] for report in (before, after))
    return fact_changes(was, now, renamed(*digests))


@dataclass(frozen=True)
class Difference:
    """Two states of a corpus as JSON reports, the name of the earlier one, and what became of the facts."""

    revision: str
    before: _Report
    after: _Report
    changes: FactChanges


def difference(revision: str, before: tuple[Corpus, Analysis], after: tuple[Corpus, Analysis]) -> Difference:
    """Compare a corpus as it was at a revision with itself as it is."""
    reports = [document(corpus, analysis, ()) for corpus, analysis in (before, after)]
    return Difference(revision, reports[0], reports[1], changed(*reports))


def sources(told: Difference) -> dict[str, list[str]]:
    """The ids of sources that are new, gone, changed."""
    was, now = ({one["id"]: one["sha256"] for one in report["sources"]} for report in (told.before, told.after))
    names = renamed(was, now)
    return {
        "new": [each for each in now if each not in was and each not in names.values()],
        "gone": [each for each in was if each not in now and each not in names],
        "changed": [each for each in now if each in was and was[each] != now[each]],
    }


def as_json(told: Difference) -> dict[str, Any]:
    """The difference as JSON values."""
    was = {one["id"]: one for one in told.before["facts"]}
    now = {one["id"]: one for one in told.after["facts"]}
    return {
        "schema": SCHEMA,
        "revision": told.revision,
        "corpus": {"before": told.before["corpus"]["digest"], "after": told.after["corpus"]["digest"]},
        "sources": sources(told),
        "turned": [
            {
                "before": was[each.before.id],
                "after": now[each.after.id],
                "verdict_changed": each.verdict,
                "claims_gone": [claim.id for claim in each.gone],
                "claims_new": [claim.id for claim in each.new],
            }
            for each in ordered(told.changes.turned)
        ],
        "new": [now[each.id] for each in told.changes.new],
        "gone": [was[each.id] for each in told.changes.gone],
        "unchanged": len(told.changes.same),
    }


def ordered(turned: Sequence[Turned]) -> list[Turned]:
    """What turned into a conflict first, then what was one, then other verdicts, then the rest."""

    def rank(each: Turned) -> int:
        verdicts = each.after.verdict, each.before.verdict
        return verdicts.index("conflict") if each.verdict and "conflict" in verdicts else 2 if each.verdict else 3

    return sorted(turned, key=rank)


def summary(told: Difference) -> str:
    """The difference in one line."""
    changes, moved = told.changes, sources(told)
    facts = f"{counted(len(changes.turned), 'fact')} turned, {len(changes.new):,} new, {len(changes.gone):,} gone"
    of_sources = ", ".join(f"{counted(len(moved[what]), 'source')} {what}" for what in moved if moved[what])
    return f"since {told.revision}: {facts}, {len(changes.same):,} unchanged; {of_sources or 'no source changed'}"


def as_text(told: Difference) -> str:
    """The difference as lines."""
    return "".join(line + "\n" for line in _lines(told))


def _lines(told: Difference) -> Iterator[str]:
    yield one_line(summary(told))
    was, now = _places(told.before), _places(told.after)
    for sign, what, each, gone, new in _entries(told):
        yield ""
        yield f"{sign:<6} {what}  {each.kind}  {one_line(each.label)}  [{each.id}]"
        for mark, claims, places in (("-", gone, was), ("+", new, now)):
            for claim in claims:
                yield f"    {mark} {one_line(places[claim.id])}  “{one_line(shortened(claim.quote, _SHORT))}”"


def as_markdown(told: Difference) -> str:
    """The difference in Markdown, for a comment on a change."""
    return "".join(line + "\n" for line in _markdown(told))


def _markdown(told: Difference) -> Iterator[str]:
    text = summary(told)
    yield f"**Facts {markdown(text)}**"
    heading = ""
    was, now = _places(told.before), _places(told.after)
    titles = {"turned": "Turned", "new": "New", "gone": "Gone"}
    for sign, what, each, gone, new in _entries(told):
        if heading != sign:
            heading = sign
            yield ""
            yield f"### {titles[sign]}"
            yield ""
        yield f"- **{what}** · {each.kind} · {markdown(each.label)} (`{each.id}`)"
        for mark, claims, places in (("−", gone, was), ("+", new, now)):
            for claim in claims:
                quote = markdown(shortened(claim.quote, _SHORT))
                yield f"  - {mark} {markdown(places[claim.id])} “{quote}”"


_Entry = tuple[str, str, Stated, Sequence[Said], Sequence[Said]]


def _entries(told: Difference) -> Iterator[_Entry]:
    for turn in ordered(told.changes.turned):
        what = f"{turn.before.verdict} → {turn.after.verdict}" if turn.verdict else turn.after.verdict
        yield "turned", what, turn.after, turn.gone, turn.new
    for each in told.changes.new:
        yield "new", each.verdict, each, (), each.claims
    for each in told.changes.gone:
        yield "gone", each.verdict, each, each.claims, ()


def _places(report: _Report) -> dict[str, str]:
    """The file and line of each claim by its id."""
    return {one["id"]: f"{one['file']}:{one['span']['line']}" for each in report["facts"] for one in each["claims"]}
