"""What became of planted changes, for programs."""

from typing import Any

from provenance.mutation.model import Change, Mode, Outcome, Result
from provenance.render.report_json import span

SCHEMA = "provenance/mutation/1"


def document(result: Result, *, seed: int, limit: int) -> dict[str, Any]:
    """The result as JSON values: counts by mode and kind, unchanged copies, and every planted change."""
    return {
        "schema": SCHEMA,
        "seed": seed,
        "limit": limit,
        "counts": [
            {"mode": mode, "change": change, "planted": len(told), "found": sum(outcome.found for outcome in told)}
            for mode in Mode
            for change in Change
            if (told := result.of(mode, change))
        ],
        "unchanged": {
            "copies": result.copies,
            "false_alarms": [
                {"path": alarm.path, "code": alarm.code, "message": alarm.message} for alarm in result.alarms
            ],
        },
        "planted": [_outcome(outcome) for outcome in result.outcomes],
    }


def _outcome(outcome: Outcome) -> dict[str, Any]:
    return {
        "mode": outcome.mode,
        "change": outcome.change,
        "path": outcome.path,
        "span": span(outcome.span),
        "old": outcome.old,
        "new": outcome.new,
        "code": outcome.code,
        "reason": outcome.reason,
    }
