"""``provenance compare``: two texts or files, or pairs as JSON lines."""

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from provenance.cli.records import as_utf8, language, published, records
from provenance.cli.semantic import Semantic, meaning_of, with_semantic
from provenance.cli.sentences import lines, write_records
from provenance.errors import InputError

if TYPE_CHECKING:
    from provenance.facts.matching.meaning import Meaning

_SURROGATES = re.compile("[\ud800-\udfff]")


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
    sentences: Annotated[
        bool,
        typer.Option(
            "--sentences",
            help="Instead of figures, show the sentences that say the same; with --jsonl write "
            '{"id","sentences":[{"a":[start,end],"b":[start,end],"likeness"}]}.',
        ),
    ] = False,
    semantic: Semantic = None,
) -> None:
    """Say whether two texts conflict, say the same, or speak of different things, and why."""
    if sentences and explain:
        raise InputError("--explain tells why figures were matched, and --sentences matches none", "leave out one")
    from provenance.config import load_config

    meaning = meaning_of(with_semantic(load_config(Path.cwd()).config, semantic))
    if jsonl:
        if a is not None:
            raise InputError("--jsonl reads pairs from standard input and takes no texts", "leave out A and B")
        pairs = _pairs(as_utf8(sys.stdin))
        if sentences:
            write_records(pairs, sys.stdout, meaning)
        else:
            _lines(pairs, sys.stdout, meaning)
        return
    if a is None or b is None:
        raise InputError(
            "compare needs two texts or files", "provenance compare A B, or --jsonl with pairs on standard input"
        )
    if sentences:
        for line in lines(_side(a), _side(b), meaning):
            typer.echo(line)
        return
    _two(a, b, explain, meaning)


def _two(a: str, b: str, explain: bool, meaning: "Meaning | None") -> None:
    from provenance.facts.comparison import compare_texts
    from provenance.facts.wording import value_in_words
    from provenance.render.visible import one_line

    outcome = compare_texts(_side(a), _side(b), meaning)
    typer.echo(f"{outcome.label} (score {outcome.score:.2f})")
    for fact in outcome.facts:
        kind = f" ({fact.conflict_kind})" if fact.conflict_kind else ""
        typer.echo(f"\n{fact.verdict}{kind}: {one_line(fact.label)}")
        for claim in fact.claims:
            place = f"{claim.source.id}:{claim.span.line}:{claim.span.column}"
            typer.echo(f"  {place}  “{one_line(claim.quote)}”  = {one_line(value_in_words(claim.mention))}")
        for reason in (*fact.why, *fact.explanations) if explain else fact.explanations:
            typer.echo(f"  {one_line(reason)}")
    if explain and not outcome.facts:
        for reason in outcome.why:
            typer.echo(f"  {one_line(reason)}")


def _side(argument: str) -> Any:
    """A file's text if there is one of that name, else the argument itself.

    Raises:
        InputError: the argument names a folder, a file that is not there, or one that is not one text.
    """
    from provenance.corpus.load import load
    from provenance.facts.comparison import Side

    path = Path(argument)
    if not _is_path(argument, path):
        return Side(argument)
    corpus = load([path], working_directory=Path.cwd())
    for file in corpus.unreadable:
        raise InputError(f"{argument} cannot be read: {file.reason}", "name a text, or a file that holds one")
    blocks = [block for seed in corpus.seeds for block in seed.blocks]
    if corpus.root is not None or len(blocks) != 1:
        what = "is a folder" if corpus.root is not None else f"holds {len(blocks)} blocks"
        raise InputError(f"{argument} {what}", "compare takes one text a side; use report for more")
    block = blocks[0]
    return Side(block.text, block.metadata.get("language"), block.metadata.get("published"))


def _is_path(argument: str, path: Path) -> bool:
    """Whether the argument means a file: one is there, or it is one word that ends as names of files do."""
    try:
        if argument and path.exists():
            return True
    except (OSError, ValueError):  # a long text is no path
        return False
    return re.fullmatch(r"\S{1,1000}\.(?:md|txt)", argument) is not None


def _lines(pairs: Iterable[tuple[Any, Any, Any]], out: TextIO, meaning: "Meaning | None") -> None:
    import json

    from provenance.facts.comparison import compare_texts

    for identity, a, b in pairs:
        outcome = compare_texts(a, b, meaning)
        answer = {
            "id": identity,
            "label": outcome.label,
            "score": round(outcome.score, 3),
            "why": list(outcome.why),
        }
        out.write(json.dumps(answer, ensure_ascii=False) + "\n")


def _pairs(source: TextIO) -> Iterator[tuple[Any, Any, Any]]:
    from provenance.facts.comparison import Side

    for where, record in records("standard input", source):
        missing = [key for key in ("id", "a", "b") if key not in record]
        if missing:
            raise InputError(f"{where} lacks {', '.join(missing)}", 'each needs "id", "a" and "b"')
        if not isinstance(record["a"], str) or not isinstance(record["b"], str):
            raise InputError(f'"a" and "b" in {where} must be texts', "write them as JSON strings")
        a, b = (
            Side(
                _SURROGATES.sub("\ufffd", record[side]),  # JSON can hold half a character, a text cannot
                language(where, record, f"lang_{side}"),
                published(where, record, f"published_{side}"),
            )
            for side in ("a", "b")
        )
        yield record["id"], a, b
