"""Which conflicts are new, resolved or still there since an earlier report.

The earlier report is named, or made of a revision, or it is the report that lies where the new one goes. Of that one,
which the new one replaces, it is asked whether it tells of the same texts and the same open conflicts. If so it is no
earlier report but this very one, and what it says of the one before it stays: so a report made twice is the same, and
``--check`` finds a committed one current, however often it was made.
"""

from collections.abc import Mapping
from typing import Any

from provenance.corpus.model import Corpus
from provenance.facts.asking.changes import fact_changes, renamed
from provenance.facts.results import Analysis, Verdict
from provenance.render.changes import stated
from provenance.render.report_json import fact

_Told = Mapping[str, Any]


def since(
    corpus: Corpus, analysis: Analysis, earlier: _Told, *, revision: str | None = None, replaced: bool = False
) -> dict[str, Any] | None:
    """What became of the open conflicts (those nobody has decided) since an earlier JSON report.

    Args:
        corpus: what was read.
        analysis: what was found in it.
        earlier: the earlier report.
        revision: the revision of the corpus that the earlier report is of, where it was made of one.
        replaced: whether the earlier report is the one that the new one replaces.

    Returns:
        The value of ``since`` in the JSON report; None where the report replaced tells the same and of no earlier one.
    """
    now = [fact(each) for each in analysis.facts]
    open_now = {each["id"] for each in now if is_open(each)}
    open_before = {each["id"]: each for each in earlier["facts"] if is_open(each)}
    if replaced and earlier["corpus"]["digest"] == corpus.digest and open_before.keys() == open_now:
        kept: dict[str, Any] | None = earlier.get("since")
        return kept
    names = renamed(
        {each["id"]: each["sha256"] for each in earlier["sources"]},
        {each.id: each.sha256 for each in analysis.sources},
    )
    changes = fact_changes([stated(each) for each in earlier["facts"]], [stated(each) for each in now], names)
    pairs = {was.id: after.id for was, after in changes.same} | {t.before.id: t.after.id for t in changes.turned}
    by_id = {each["id"]: each for each in now}
    before = {pairs[each] for each in open_before if each in pairs}
    return {
        "digest": earlier["corpus"]["digest"],
        **({} if revision is None else {"revision": revision}),
        "new": [each["id"] for each in now if each["id"] in open_now and each["id"] not in before],
        "persisting": [each["id"] for each in now if each["id"] in open_now and each["id"] in before],
        "resolved": [
            {"id": key, "label": was["label"], "became": _became(by_id.get(pairs.get(key, "")))}
            for key, was in open_before.items()
            if pairs.get(key) not in open_now
        ],
    }


def is_open(told: _Told) -> bool:
    """Whether a fact of a JSON report is a conflict that nobody has decided."""
    return bool(told["verdict"] == Verdict.CONFLICT and told.get("decision") is None)


def _became(told: _Told | None) -> str:
    if told is None:
        return "its claims are gone"
    return f"decided: {told['decision']['kind']}" if "decision" in told else f"now {told['verdict']}"
