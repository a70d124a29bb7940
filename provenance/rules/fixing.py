"""Applies the fixes of findings, until nothing is left to fix, and keeps digests and index true meanwhile.

The text of a block is evidence: an edit inside one is applied only where unsafe fixes are asked for, whatever the rule
says of it. A digest that was right before a fix is right after it; one that was wrong stays as it is, for a person to
look into.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from provenance.config import Config
from provenance.corpus.index import parse_index
from provenance.corpus.model import Block, Corpus, Entry, Index, Seed
from provenance.corpus.seed import parse_seed
from provenance.findings.model import Edit, Finding, Fix
from provenance.rules.engine import run
from provenance.rules.rows import seed_path
from provenance.text.decode import TextFile, text_file

# A fix may bring out what another one mends; each round applies what does not overlap.
ROUNDS = 100

_Piece = tuple[int, int, str]
"""Start and end in code points, and what stands there instead."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """The corpus after fixing, the files that changed (before and after, by path) and the findings that were fixed."""

    corpus: Corpus
    changes: tuple[tuple[TextFile, TextFile], ...]
    applied: tuple[Finding, ...]


def fixed(corpus: Corpus, config: Config, *, unsafe: bool = False, only_paths: Collection[str] | None = None) -> Fixed:
    """Apply the safe fixes of what the rules find (and the unsafe ones, if asked), in memory.

    A round that mends nothing on balance, or by safe fixes moves the border of a text, is taken back, and tried without
    those of its fixes that do no good by themselves. What sources say of each other is not looked at: nothing there is
    mended by a program.
    """
    config = replace(config, ignore=(*config.ignore, "FACT"))
    applied: list[Finding] = []
    refused: set[str] = set()
    now = corpus
    found = run(now, config, only_paths=only_paths)
    for _ in range(ROUNDS):
        chosen = _chosen(now, [one for one in found if one.fingerprint not in refused], unsafe=unsafe)
        if not chosen:
            break
        after = _applied(now, chosen)
        left = run(after, config, only_paths=only_paths)
        if not (_better(left, found) and (unsafe or _same_texts(after, now))):
            alone = [_applied(now, [one]) for one in chosen]
            refused |= {
                one.fingerprint
                for one, then in zip(chosen, alone, strict=True)
                if not (unsafe or _same_texts(then, now))
                or not _better(run(then, config, only_paths=only_paths), found)
            }
            continue
        now, found = after, left
        applied += chosen
        refused.clear()  # what did no good beside another fault may do good without it
    before = _files(corpus)
    changes = [(before[path], file) for path, file in sorted(_files(now).items()) if file.data != before[path].data]
    return Fixed(now, tuple(changes), tuple(applied))


def _better(after: Sequence[Finding], before: Sequence[Finding]) -> bool:
    """Whether less is amiss than before, graver findings counting first."""
    now, then = (Counter(one.severity.rank for one in findings) for findings in (after, before))
    return [now[rank] for rank in range(3)] < [then[rank] for rank in range(3)]


def _same_texts(after: Corpus, before: Corpus) -> bool:
    """Whether every block has the text it had: what stands outside a text may still say where one begins."""
    texts = ([[block.text for block in seed.blocks] for seed in corpus.seeds] for corpus in (after, before))
    return next(texts) == next(texts)


def _files(corpus: Corpus) -> dict[str, TextFile]:
    files = {seed.file.path: seed.file for seed in corpus.seeds}
    return files if corpus.index is None else files | {corpus.index.file.path: corpus.index.file}


def _chosen(corpus: Corpus, found: Iterable[Finding], *, unsafe: bool) -> list[Finding]:
    """The findings whose fixes may be applied and do not touch each other."""
    taken: dict[str, list[tuple[int, int]]] = {}
    chosen = []
    texts = {
        seed.file.path: [(block.start, block.end) for block in seed.blocks if block.start < block.end]
        for seed in corpus.seeds
    }
    for finding in found:
        fix = finding.fix
        if fix is None or not (unsafe or _is_safe(fix, texts)):
            continue
        places = [(edit.path, *edit.span.chars) for edit in fix.edits]
        if any(start <= b and a <= end for path, start, end in places for a, b in taken.get(path, ())):
            continue
        for path, start, end in places:
            taken.setdefault(path, []).append((start, end))
        chosen.append(finding)
    return chosen


def _is_safe(fix: Fix, texts: Mapping[str, Sequence[tuple[int, int]]]) -> bool:
    return fix.safe and not any(
        edit.span.chars[0] < end and start < edit.span.chars[1]
        for edit in fix.edits
        for start, end in texts.get(edit.path, ())
    )


def _applied(corpus: Corpus, chosen: Sequence[Finding]) -> Corpus:
    by_path: dict[str, list[_Piece]] = {}
    for finding in chosen:
        for edit in finding.fix.edits if finding.fix else ():
            by_path.setdefault(edit.path, []).append(_piece(edit))
    seeds = {}
    for seed in corpus.seeds:
        if seed.file.path in by_path:
            seeds[seed.file.path] = _with_digests(
                seed, parse_seed(_edited(seed.file, by_path[seed.file.path]), seed.dialect)
            )
    index = corpus.index
    if index is not None:
        pieces = by_path.get(index.file.path, [])
        pieces += _row_digests(index, corpus, seeds)
        if pieces:
            index = parse_index(_edited(index.file, pieces))
    return replace(corpus, index=index, seeds=tuple(seeds.get(seed.file.path, seed) for seed in corpus.seeds))


def _piece(edit: Edit) -> _Piece:
    return (*edit.span.chars, edit.replacement)


def _edited(file: TextFile, pieces: Iterable[_Piece]) -> TextFile:
    out, at = [], 0
    for start, end, text in sorted(pieces):
        out += [file.text[at:start], text]
        at = end
    out.append(file.text[at:])
    return text_file(file.path, "".join(out).encode("utf-8", "surrogateescape"))


def _with_digests(before: Seed, after: Seed) -> Seed:
    """``after``, the digests and sizes of its blocks brought along where those of ``before`` were right."""
    old = {block.id: block for block in before.blocks}
    pieces = []
    for block in after.blocks:
        was = old.get(block.id)
        if was is not None and was.text != block.text:
            pieces += [
                (entry.value_start, entry.value_end, new)
                for key in ("sha256", "bytes")
                if (entry := block.header.get(key)) is not None
                and (new := _carried(key, was, block, entry)) is not None
            ]
    return parse_seed(_edited(after.file, pieces), after.dialect) if pieces else after


def _carried(key: str, was: Block, block: Block, entry: Entry) -> str | None:
    said = {"sha256": (was.sha256, block.sha256), "bytes": (str(len(was.data)), str(len(block.data)))}
    right, new = said[key]
    return new if entry.value.strip().lower() == right else None


def _row_digests(index: Index, corpus: Corpus, changed: dict[str, Seed]) -> list[_Piece]:
    """The new digests of changed seeds, in the rows that had the right ones."""
    old = {seed.file.path: seed.file.sha256 for seed in corpus.seeds}
    pieces = []
    for row in index.rows:
        path = seed_path(index, row)
        cell = row.cells.get("sha256")
        if path in changed and cell is not None and cell.text.strip() == old[path]:
            pieces.append((cell.start, cell.end, changed[path].file.sha256))
    return pieces
