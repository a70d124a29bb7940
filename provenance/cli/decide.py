"""``provenance decide``: what a person rules on a conflict or a match, kept beside the seeds."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli.cache import NoCache, memory
from provenance.cli.progress import working
from provenance.cli.semantic import Parse, Semantic, meaning_of, parser_of, with_semantic
from provenance.cli.trace import as_shown
from provenance.errors import InputError

if TYPE_CHECKING:
    from provenance.cli.given import Given
    from provenance.facts.curating.decisions import Decision, DecisionList
    from provenance.facts.model import Claim
    from provenance.facts.results import Analysis

KINDS = ("same-fact", "different-fact", "accepted", "superseded", "misprint")


def decide(
    kind: Annotated[
        str | None,
        typer.Argument(
            help=f"What is ruled: {', '.join(KINDS)}. Without it, the decisions are listed.", metavar="KIND"
        ),
    ] = None,
    targets: Annotated[
        list[str] | None,
        typer.Argument(
            help="What it is ruled on: the id of a fact, or claims by their ids or as FILE:LINE:COLUMN.",
            metavar="TARGETS",
            show_default=False,
        ),
    ] = None,
    why: Annotated[str | None, typer.Option("--why", help="The reason, for those who come later.")] = None,
    who: Annotated[str | None, typer.Option("--who", help="Who decides.")] = None,
    day: Annotated[
        str | None, typer.Option("--date", help="The day of the decision (YYYY-MM-DD, or `today`); none unless asked.")
    ] = None,
    of: Annotated[str | None, typer.Option("--of", help="The id of the source that is wrong or outdated.")] = None,
    export: Annotated[
        Path | None, typer.Option("--export", help="Write conflicts and decisions as a sheet (CSV) to be filled in.")
    ] = None,
    sheet: Annotated[
        Path | None, typer.Option("--import", help="Take over the decisions of a sheet that was filled in.")
    ] = None,
    corpus: Annotated[
        Path | None,
        typer.Option(
            "--corpus", help="The folder of the corpus; else the one found from here upward.", show_default=False
        ),
    ] = None,
    config: Annotated[
        Path | None, typer.Option("--config", help="Read this configuration file.", show_default=False)
    ] = None,
    semantic: Semantic = None,
    parse: Parse = None,
    no_cache: NoCache = False,
) -> None:
    """Rule on a conflict or a match; the decision goes into decisions.yaml beside the seeds.

    same-fact and different-fact say what is matched; accepted, superseded and misprint settle a conflict, which the
    report then shows as decided. A decision holds as long as the texts it was made on are unchanged. With neither KIND
    nor a sheet, lists the decisions, and exits 1 if one of them is not applied.
    """
    from provenance.cli.given import read
    from provenance.corpus.listing import DECISIONS_NAME
    from provenance.facts.analysis import analyse
    from provenance.facts.curating.decisions import decision_list

    if sum(each is not None for each in (kind, export, sheet)) > 1:
        raise InputError("KIND, --export and --import exclude each other", "give one of them")
    given = read([] if corpus is None else [corpus], config)
    if given.corpus.root is None:
        raise InputError("decisions belong to a corpus folder, and files were named", "name the folder with --corpus")
    file = given.corpus.list_named(DECISIONS_NAME)
    old = None if file is None else decision_list(file)
    if old is not None and old.problems:
        first = old.problems[0]
        place = old.listing.file.span(first.start, first.end)
        raise InputError(f"{old.listing.file.path}:{place.line}: {first.message}", first.help)
    settings = with_semantic(given.config, semantic, parse)
    with working("reading the sources …"):
        analysis = analyse(given.corpus, meaning_of(settings), parser_of(settings), memory(no_cache))
    if kind is not None:
        _write(given, old, _made(kind, targets or [], analysis, why, who, day, of))
    elif export is not None:
        _export(export, analysis, old)
    elif sheet is not None:
        _import(sheet, given, analysis, old)
    elif any(each is not None for each in (why, who, day, of)):
        raise InputError("nothing is decided", f"begin with one of {', '.join(KINDS)}")
    else:
        _list(analysis, old)


def _made(
    kind: str,
    targets: Sequence[str],
    analysis: "Analysis",
    why: str | None,
    who: str | None,
    day: str | None,
    of: str | None,
) -> "dict[str, Decision | None]":
    from provenance.facts.curating.decisions import Ruling, decided

    if kind not in KINDS:
        from provenance.findings.nearest import did_you_mean

        raise InputError(f"`{kind}` is no decision", did_you_mean(kind, KINDS))
    if not (why or "").strip():
        raise InputError("a decision needs a reason", "add --why TEXT")
    claims: dict[str, Claim] = {}
    for target in targets:
        claims |= {claim.id: claim for claim in _meant(analysis, target)}
    if not claims:
        raise InputError(
            "it is not said what is decided", "name the id of a fact, or claims; `provenance trace` tells both"
        )
    day = date.today().isoformat() if day == "today" else day
    try:
        made = decided(Ruling(kind), list(claims.values()), (why or "").strip(), who=who, date=day, of=of)
    except ValueError as error:
        raise InputError(str(error), "`provenance decide --help` says what a decision has") from None
    return {made.id: made}


def _meant(analysis: "Analysis", target: str) -> "list[Claim]":
    from provenance.facts.asking.trace import claims_meant
    from provenance.facts.model import Kind

    found = claims_meant(analysis, target, as_shown)
    if not found:
        raise InputError(f"`{target}` names no fact and no claim", "`provenance trace` finds them by their words")
    whole = any(fact.id == target for fact in analysis.facts)
    if not whole and len(found) > 1:  # a figure within a quotation: the figure is nearer
        figures = [claim for claim in found if claim.mention.kind is not Kind.QUOTATION]
        if len(figures) != 1:
            raise InputError(f"`{target}` names {len(found)} claims", "name one: " + ", ".join(c.id for c in found))
        found = figures
    return found


def _write(given: "Given", old: "DecisionList | None", changed: "dict[str, Decision | None]") -> None:
    from provenance.corpus.listing import DECISIONS_NAME
    from provenance.corpus.write import write_atomic
    from provenance.facts.curating.decisions_file import rewritten
    from provenance.render.phrases import counted

    root = given.corpus.root
    if root is None:
        raise AssertionError("asked before")
    if changed:
        write_atomic(root / DECISIONS_NAME, rewritten(old, changed).encode("utf-8", "surrogateescape"))
    known = set() if old is None else {decision.id for decision in old.entries.values()}
    gone = sum(decision is None for decision in changed.values())
    new = len(changed.keys() - known)
    parts = [(new, "added"), (len(changed) - new - gone, "changed"), (gone, "taken out")]
    told = ", ".join(f"{counted(count, 'decision')} {what}" for count, what in parts if count)
    typer.echo(f"{as_shown(str(root / DECISIONS_NAME))}: {told or 'nothing to change'}")
    for identifier, decision in changed.items():
        typer.echo(f"  {identifier} {'taken out' if decision is None else decision.kind.value}")


def _export(path: Path, analysis: "Analysis", old: "DecisionList | None") -> None:
    from provenance.corpus.write import write_atomic
    from provenance.render.decision_sheet import export

    write_atomic(path, export(analysis, {} if old is None else old.entries))
    typer.echo(f"written: {path}")


def _import(path: Path, given: "Given", analysis: "Analysis", old: "DecisionList | None") -> None:
    from provenance.corpus.load import read_file
    from provenance.corpus.model import Unreadable
    from provenance.render.decision_sheet import imported

    file = read_file(path, str(path))
    if isinstance(file, Unreadable):
        raise InputError(f"{path}: cannot be read: {file.reason}", "name a sheet that `--export` wrote")
    _write(given, old, imported(file.data, str(path), analysis, {} if old is None else old.entries))


def _list(analysis: "Analysis", old: "DecisionList | None") -> None:
    from provenance.facts.results import Standing
    from provenance.render.visible import one_line

    decisions = {} if old is None else old.entries
    if not decisions:
        typer.echo("No decisions.")
    for outcome in analysis.decisions:
        decision = decisions[outcome.number]
        state = f"{outcome.standing.value:<8} {decision.kind.value:<14} {one_line(decision.id)}"
        typer.echo(f"{state}  {one_line(decision.why)}" + (f": {one_line(outcome.reason)}" if outcome.reason else ""))
        for claim in decision.claims:
            typer.echo(f"    {one_line(claim.source)}  “{one_line(claim.quote)}”")
    if any(outcome.standing is not Standing.APPLIED for outcome in analysis.decisions):
        raise typer.Exit(1)
