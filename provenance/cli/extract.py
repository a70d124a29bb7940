"""``provenance extract``: the mentions in texts, with their places and values."""

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, TextIO

import typer

from provenance.cli.records import as_utf8, language, published, records
from provenance.errors import InputError


class ExtractFormat(StrEnum):
    """How the mentions are written."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"


def extract(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            help="A corpus, seeds or texts (with --jsonl: files of records); without any, the corpus found from here "
            "upward (with --jsonl: standard input).",
            show_default=False,
        ),
    ] = None,
    form: Annotated[ExtractFormat, typer.Option("--format", help="How to write the mentions.")] = ExtractFormat.TEXT,
    jsonl: Annotated[
        bool,
        typer.Option(
            "--jsonl",
            help='Read records {"id","text","lang"?,"published"?} as JSON lines from standard input or PATHS and write '
            '{"id","mentions"} for each.',
        ),
    ] = False,
    config: Annotated[
        Path | None, typer.Option("--config", help="Read this configuration file.", show_default=False)
    ] = None,
) -> None:
    """List every number, amount, count, share, ordinal, quantity, duration, date and time, with its normal form."""
    if jsonl:
        for name, stream in _inputs(paths or []):
            _records(name, stream, sys.stdout)
        return
    from provenance.cli.given import read

    corpus = read(paths or [], config).corpus
    writers = {ExtractFormat.TEXT: _text, ExtractFormat.JSON: _json, ExtractFormat.JSONL: _jsonl}
    for piece in writers[form](corpus.seeds):
        sys.stdout.write(piece)
    if corpus.unreadable:
        raise InputError(
            "; ".join(f"{file.path} cannot be read: {file.reason}" for file in corpus.unreadable),
            "Everything else was read.",
        )


def _mentions(block: Any) -> Sequence[Any]:
    from provenance.facts.mentions import extract as mentions_of
    from provenance.text.sentences import sentences

    declared = (block.metadata.get("language") or "").split("-")[0].lower()
    parts = sentences(block.text, declared or None)  # a block may quote in another language than it declares
    return mentions_of(block.text, published=_day(block.metadata.get("published")), sentences=parts, members=True)


def _day(said: str | None) -> date | None:
    """The day of publication, None unless it is fixed to the day."""
    try:
        return date.fromisoformat((said or "")[:10])
    except ValueError:
        return None


# -- records ----------------------------------------------------------------------------------------------------------


def _inputs(paths: Sequence[Path]) -> Iterator[tuple[str, TextIO]]:
    if not paths:
        yield "standard input", as_utf8(sys.stdin)
    for path in paths:
        try:
            with path.open(encoding="utf-8", errors="surrogateescape", newline="\n") as stream:
                yield path.as_posix(), stream
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or "it is no valid path"
            raise InputError(f"{path}: cannot be read: {reason}", "Name an existing file of records.") from None


def _records(name: str, source: TextIO, out: TextIO) -> None:
    import json

    from provenance.facts.mentions import extract as mentions_of

    for where, record in records(name, source):
        if "id" not in record or not isinstance(record.get("text"), str):
            raise InputError(
                f'{where} is no record with "id" and "text"',
                'Write {"id": …, "text": "…", "lang": "fr", "published": "2025-01-23"}; the last two may be left out.',
            )
        lang, day = language(where, record, "lang"), _day(published(where, record, "published"))
        found = mentions_of(record["text"], language=lang, published=day, members=True)
        answer = {"id": record["id"], "mentions": [mention_json(mention) for mention in found]}
        out.write(json.dumps(answer, ensure_ascii=False) + "\n")


def mention_json(mention: Any) -> dict[str, Any]:
    """A mention as JSON values: offsets in code points of its text, numbers as JSON numbers, days in ISO form."""
    value = mention.value
    told = {
        "start": mention.start,
        "end": mention.end,
        "qstart": mention.qstart,
        "qend": mention.qend,
        "type": mention.kind.value,
        "lo": _end(value.lo),
        "hi": _end(value.hi),
        "lo_open": value.lo_open,
        "hi_open": value.hi_open,
        "unit": value.unit,
        "approx": value.approx,
        "hedge": value.hedge.value,
        "text": mention.text,
    }
    if value.role:
        told["role"] = value.role
    if mention.written:
        told["num_lo"], told["num_hi"] = map(_end, mention.written)
    return told


def _end(end: Decimal | date | None) -> int | float | str | None:
    if end is None:
        return None
    if isinstance(end, date):
        return end.isoformat()
    return int(end) if end == end.to_integral_value() else float(end)


# -- texts ------------------------------------------------------------------------------------------------------------


def _text(seeds: Sequence[Any]) -> Iterator[str]:
    from provenance.facts.wording import normal_form
    from provenance.render.visible import one_line
    from provenance.text.position import Positions

    for seed in seeds:
        positions = Positions(seed.file.text)
        for block in seed.blocks:
            for mention in _mentions(block):
                span = positions.span(block.start + mention.start, block.start + mention.end)
                place = f"{one_line(seed.file.path)}:{span.line}:{span.column}"
                yield f"{place}: {mention.kind.value}: {one_line(mention.text)}: {normal_form(mention)}\n"


def _json(seeds: Sequence[Any]) -> Iterator[str]:
    from provenance.render.report_json import render

    yield render(
        {"schema": "provenance/mentions/1", "sources": [_source(seed, block) for seed, block in _blocks(seeds)]}
    )


def _jsonl(seeds: Sequence[Any]) -> Iterator[str]:
    import json

    for seed, block in _blocks(seeds):
        yield json.dumps(_source(seed, block), ensure_ascii=False) + "\n"


def _blocks(seeds: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
    for seed in seeds:
        for block in seed.blocks:
            yield seed, block


def _source(seed: Any, block: Any) -> dict[str, Any]:
    """A block with its mentions; their offsets count from the start of the block, ``offset`` says where it starts."""
    return {
        "id": block.id,
        "file": seed.file.path,
        "offset": block.start,
        "mentions": [mention_json(mention) for mention in _mentions(block)],
    }
