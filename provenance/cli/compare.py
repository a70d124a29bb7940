"""``provenance compare``: two texts or files, or pairs as JSON lines."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, TextIO

import typer

from provenance.errors import InputError


def compare(
    a: Annotated[str | None, typer.Argument(help="A file, or a text itself.", show_default=False)] = None,
    b: Annotated[str | None, typer.Argument(help="The other file or text.", show_default=False)] = None,
    jsonl: Annotated[
        bool,
        typer.Option(
            "--jsonl",
            help='Read pairs {"id","a","b","lang_a"?,"lang_b"?,"published_a"?,"published_b"?} as JSON lines from '
            'standard input and write {"id","label","score","why"}.',
        ),
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show every feature and weight behind each match.")
    ] = False,
) -> None:
    """Say whether two texts conflict, say the same, or speak of different things, and why."""
    if jsonl:
        if a is not None:
            raise InputError("--jsonl reads pairs from standard input and takes no texts", "leave out A and B")
        _lines(sys.stdin, sys.stdout)
        return
    if a is None or b is None:
        raise InputError(
            "compare needs two texts or files", "provenance compare A B, or --jsonl with pairs on standard input"
        )
    _two(a, b, explain)


def _two(a: str, b: str, explain: bool) -> None:
    from provenance.facts.comparison import compare_texts
    from provenance.facts.wording import value_in_words

    outcome = compare_texts(_side(a), _side(b))
    typer.echo(f"{outcome.label} (score {outcome.score:.2f})")
    for fact in outcome.facts:
        kind = f" ({fact.conflict_kind})" if fact.conflict_kind else ""
        typer.echo(f"\n{fact.verdict}{kind}: {fact.label}")
        for claim in fact.claims:
            place = f"{claim.source.id}:{claim.span.line}:{claim.span.column}"
            typer.echo(f"  {place}  “{claim.quote}”  = {value_in_words(claim.mention)}")
        for reason in (*fact.why, *fact.explanations) if explain else fact.explanations:
            typer.echo(f"  {reason}")
    if explain and not outcome.facts:
        for reason in outcome.why:
            typer.echo(f"  {reason}")


def _side(argument: str) -> Any:
    """A file's (first block's) text if there is one of that name, else the argument itself."""
    from provenance.corpus.load import load
    from provenance.facts.comparison import Side

    path = Path(argument)
    try:
        is_file = path.is_file()
    except (OSError, ValueError):  # a long text is no path
        is_file = False
    if not is_file:
        return Side(argument)
    corpus = load([path], working_directory=Path.cwd())
    blocks = [block for seed in corpus.seeds for block in seed.blocks]
    if len(blocks) != 1:
        raise InputError(f"{argument} holds {len(blocks)} blocks", "compare takes one text a side; use report for more")
    block = blocks[0]
    return Side(block.text, block.metadata.get("language"), block.metadata.get("published"))


def _lines(source: TextIO, out: TextIO) -> None:
    import json

    from provenance.facts.comparison import Side, compare_texts

    for record in _records(source):
        sides = [Side(record[side], record.get(f"lang_{side}"), record.get(f"published_{side}")) for side in ("a", "b")]
        outcome = compare_texts(*sides)
        answer = {
            "id": record["id"],
            "label": outcome.label,
            "score": round(outcome.score, 3),
            "why": list(outcome.why),
        }
        out.write(json.dumps(answer, ensure_ascii=False) + "\n")


def _records(source: TextIO) -> Iterator[dict[str, Any]]:
    import json

    for number, line in enumerate(source, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except ValueError as error:
            raise InputError(
                f"line {number} of the input is no JSON: {error}", "write one JSON object a line"
            ) from None
        missing = [key for key in ("id", "a", "b") if not isinstance(record, dict) or key not in record]
        if missing:
            raise InputError(f"line {number} of the input lacks {', '.join(missing)}", 'each needs "id", "a" and "b"')
        if not isinstance(record["a"], str) or not isinstance(record["b"], str):
            raise InputError(f'"a" and "b" in line {number} of the input must be texts', "write them as JSON strings")
        yield record
