"""``provenance extract``: the mentions in texts, with their places and values."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import repeat, tee
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from provenance.cli.records import as_utf8, language, published, records
from provenance.errors import InputError

if TYPE_CHECKING:
    from provenance.corpus.model import Block, Seed
    from provenance.facts.anchors import Anchor
    from provenance.facts.model import Kind, Mention
    from provenance.facts.set_aside import SetAside
    from provenance.text.sentences import Sentence


class ExtractFormat(StrEnum):
    """How the mentions are written."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"


class Wanted(StrEnum):
    """The kinds of mentions that can be asked for."""

    MONEY = "money"
    NUMBER = "number"
    COUNT = "count"
    PERCENT = "percent"
    ORDINAL = "ordinal"
    QUANTITY = "quantity"
    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    PLACE = "place"
    NAME = "name"
    QUOTATION = "quotation"


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
    kind: Annotated[
        list[Wanted] | None,
        typer.Option(
            "--kind",
            help="Only mentions of this kind; may be given more than once. Else all (with --jsonl: all but place, name "
            "and quotation, which take as long as all others).",
            show_default=False,
        ),
    ] = None,
    set_aside: Annotated[
        bool,
        typer.Option("--set-aside", help="Also the figures that are no facts, each with the reason (JSON: always)."),
    ] = False,
    config: Annotated[
        Path | None, typer.Option("--config", help="Read this configuration file.", show_default=False)
    ] = None,
) -> None:
    """List every number, amount, count, share, ordinal, quantity, duration, date, time, name, place and quotation."""
    from provenance.facts.anchors import ANCHORS
    from provenance.facts.model import Kind

    kinds = frozenset(Kind(each.value) for each in kind or Wanted)
    if jsonl:
        for name, stream in _inputs(paths or []):
            _records(name, stream, sys.stdout, kinds if kind else kinds - ANCHORS, set_aside)
        return
    from provenance.cli.given import read

    corpus = read(paths or [], config).corpus
    writers = {ExtractFormat.TEXT: _text, ExtractFormat.JSON: _json, ExtractFormat.JSONL: _jsonl}
    set_aside |= form is ExtractFormat.JSON
    for piece in writers[form](_extracts(corpus.seeds, kinds, set_aside), set_aside):
        sys.stdout.write(piece)
    if corpus.unreadable:
        raise InputError(
            "; ".join(f"{file.path} cannot be read: {file.reason}" for file in corpus.unreadable),
            "Everything else was read.",
        )


@dataclass(frozen=True, slots=True)
class Extract:
    """A block with what stands in it: figures and anchors of the kinds asked for, in order, and what is set aside."""

    seed: "Seed"
    block: "Block"
    mentions: "Sequence[Mention | Anchor]"
    set_aside: "Sequence[SetAside]"


def _extracts(seeds: "Sequence[Seed]", kinds: "frozenset[Kind]", set_aside: bool) -> Iterator[Extract]:
    """Every block with what is asked for; names are resolved over all of them."""
    from provenance.facts.anchors import ANCHORS, find_anchors
    from provenance.text.sentences import sentences

    placed = [(seed, block) for seed in seeds for block in seed.blocks]
    cut: Iterator[Sequence[Sentence]] = (sentences(block.text, _declared(block)) for _, block in placed)
    anchors: Iterable[Sequence[Anchor]] = repeat((), len(placed))
    if kinds & ANCHORS:
        cut, parts = tee(cut)
        anchors = find_anchors([block.text for _, block in placed], list(parts), kinds)
    for (seed, block), parts_here, here in zip(placed, cut, anchors, strict=True):
        day = _day(block.metadata.get("published"))
        yield Extract(seed, block, *_found(block.text, None, day, parts_here, here, kinds, set_aside))


def _declared(block: "Block") -> str | None:
    """The language a block declares; it may quote another."""
    return (block.metadata.get("language") or "").split("-")[0].lower() or None


def _found(
    text: str,
    language: str | None,
    day: date | None,
    parts: "Sequence[Sentence] | None",
    anchors: "Sequence[Anchor]",
    kinds: "frozenset[Kind]",
    set_aside: bool,
) -> "tuple[Sequence[Mention | Anchor], Sequence[SetAside]]":
    """Figures and anchors of the kinds asked for, in order, and what is set aside; nothing is read in vain."""
    from provenance.facts import mentions
    from provenance.facts.anchors import ANCHORS, Anchor

    if kinds <= ANCHORS and not set_aside:
        return anchors, ()
    if set_aside:
        sifted = mentions.sift(text, language=language, published=day, sentences=parts, members=True)
        read, aside = sifted.mentions, sifted.set_aside
    else:
        read, aside = mentions.extract(text, language=language, published=day, sentences=parts, members=True), ()
    figures = [mention for mention in read if mention.kind in kinds]

    def order(each: "Mention | Anchor") -> tuple[int, int, str]:
        mention = each.mention if isinstance(each, Anchor) else each
        return mention.start, mention.end, mention.kind

    return sorted([*figures, *anchors], key=order) if anchors else figures, aside


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


def _records(name: str, source: TextIO, out: TextIO, kinds: "frozenset[Kind]", set_aside: bool) -> None:
    import json

    from provenance.facts.anchors import ANCHORS, find_anchors
    from provenance.render.mentions_json import listed
    from provenance.text.sentences import sentences

    for where, record in records(name, source):
        text = record.get("text")
        if "id" not in record or not isinstance(text, str):
            raise InputError(
                f'{where} is no record with "id" and "text"',
                'Write {"id": …, "text": "…", "lang": "fr", "published": "2025-01-23"}; the last two may be left out.',
            )
        lang, day = language(where, record, "lang"), _day(published(where, record, "published"))
        parts = sentences(text, lang) if kinds & ANCHORS else None
        anchors = find_anchors([text], [parts], kinds)[0] if parts is not None else ()
        mentions, aside = _found(text, lang, day, parts, anchors, kinds, set_aside)
        answer = {"id": record["id"], **listed(mentions, aside if set_aside else None)}
        out.write(json.dumps(answer, ensure_ascii=False) + "\n")


# -- texts ------------------------------------------------------------------------------------------------------------


def _text(extracts: Iterator[Extract], set_aside: bool) -> Iterator[str]:
    from provenance.render.visible import one_line
    from provenance.text.position import Positions

    aside = []
    at: tuple[Seed, Positions] | None = None
    for each in extracts:
        if at is None or at[0] is not each.seed:
            at = each.seed, Positions(each.seed.file.text)
        for mention in each.mentions:
            kind, start, end, text, normal = _told(mention)
            place = _place(at[1], each, start, end)
            yield f"{place}: {kind}: {one_line(text)}: {one_line(normal)}\n"
        if set_aside:
            for one in each.set_aside:
                place = _place(at[1], each, one.start, one.end)
                aside.append(f"{place}: {one.reason.value}: {one_line(one.text)}: {one.reason.meaning}\n")
    if set_aside:
        yield f"\nSet aside: {len(aside):,}\n" if aside else "\nSet aside: none\n"
        yield from aside


def _told(each: "Mention | Anchor") -> tuple[str, int, int, str, str]:
    """Kind, place, text and normal form of a mention."""
    from provenance.facts.anchors import Anchor
    from provenance.facts.wording import normal_form

    if not isinstance(each, Anchor):
        return each.kind.value, each.start, each.end, each.text, normal_form(each)
    mention = each.mention
    normal = each.entity if each.voice is None else f"{each.voice}, {each.speaker or 'speaker not said'}"
    return mention.kind.value, mention.start, mention.end, mention.text, normal or mention.text


def _place(positions: Any, each: Extract, start: int, end: int) -> str:
    from provenance.render.visible import one_line

    span = positions.span(each.block.start + start, each.block.start + end)
    return f"{one_line(each.seed.file.path)}:{span.line}:{span.column}"


def _json(extracts: Iterator[Extract], set_aside: bool) -> Iterator[str]:
    from provenance.render.json_text import render

    yield render({"schema": "provenance/mentions/1", "sources": [_source(each, set_aside) for each in extracts]})


def _jsonl(extracts: Iterator[Extract], set_aside: bool) -> Iterator[str]:
    import json

    for each in extracts:
        yield json.dumps(_source(each, set_aside), ensure_ascii=False) + "\n"


def _source(each: Extract, set_aside: bool) -> dict[str, Any]:
    """A block with its mentions; their offsets count from the start of the block, ``offset`` says where it starts."""
    from provenance.render.mentions_json import listed

    return {
        "id": each.block.id,
        "file": each.seed.file.path,
        "offset": each.block.start,
        **listed(each.mentions, each.set_aside if set_aside else None),
    }
