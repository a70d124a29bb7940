"""What became of planted changes, for people: a table of what was found, and every change that was missed."""

from collections.abc import Iterator, Sequence

from provenance.mutation.model import Change, Mode, Outcome, Result, percent
from provenance.render.visible import one_line

_KIND, _CELL = 10, 18
_LONGEST = 80


def render(result: Result) -> Iterator[str]:
    """The lines, each with its newline."""
    modes = [mode for mode in Mode if result.of(mode)]
    if not modes:
        yield "nothing that could be changed was found in this corpus\n"
    else:
        yield _row("", modes)
        for change in Change:
            told = [result.of(mode, change) for mode in modes]
            if any(told):
                yield _row(change, [_share(outcomes) for outcomes in told])
        yield _row("all", [_share(result.of(mode)) for mode in modes])
    if result.copies:
        a_copy = f"{result.alarms_per_copy:.2f} a copy"
        yield f"\nfalse alarms: {len(result.alarms)} in {_copies(result.copies)}, {a_copy}\n"
    for alarm in result.alarms:
        yield f"{one_line(alarm.path)}: {alarm.code} {one_line(alarm.message)}\n"
    missed = [outcome for outcome in result.outcomes if not outcome.found]
    if missed:
        yield "\nnot found:\n"
    for outcome in missed:
        yield f"{_change(outcome)}: {one_line(outcome.reason)}\n"


def _row(head: str, cells: Sequence[str]) -> str:
    return (f"{head:<{_KIND}}" + "".join(f"{cell:<{_CELL}}" for cell in cells)).rstrip() + "\n"


def _share(outcomes: Sequence[Outcome]) -> str:
    share = percent(outcomes)
    if share is None:
        return "-"
    found = sum(outcome.found for outcome in outcomes)
    return f"{found} of {len(outcomes)}".ljust(11) + f"{share:.0f} %"


def _copies(number: int) -> str:
    return "1 unchanged copy" if number == 1 else f"{number} unchanged copies"


def _change(outcome: Outcome) -> str:
    place = f"{one_line(outcome.path)}:{outcome.span.line}:{outcome.span.column}"
    return f"{place}: {outcome.mode} {outcome.change}: “{_short(outcome.old)}” became “{_short(outcome.new)}”"


def _short(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
