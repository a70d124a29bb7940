"""Fit the weights of matching and print the tables to put into ``weights.toml``.

    python benchmarks/fit_weights.py [--semantic] PAIRS.jsonl CORPORA.jsonl [DISTINCT ...]

PAIRS: ``{"id", "group", "a", "b", "lang_a", "lang_b", "label"}`` a line. Of two sentences that say the same
(``consistent``) figures of equal value are one fact, figures that cannot both be true are two; of two that do not
(``unrelated``) all are two. An equal value is treated as if it were unknown, so that what is learnt is the slot.
CORPORA: ``{"id", "docs": [{"doc", "text", "lang"}], "clusters": [{"claims": [{"doc", "start", "end"}]}]}`` a line, the
claims of one cluster being one fact. DISTINCT: folders or files on one topic whose differing figures are known to be of
different facts (but for the few real conflicts: they are too few to matter). ``--semantic`` fits the tables for
matching with meaning vectors.

Logistic regression by Newton's method with a small ridge. For each table the area under the curve is told twice: on
what was fitted, and on halves fitted on the other half (cut by ``group``).
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import md5
from math import exp
from pathlib import Path
from typing import Any

from provenance.corpus.load import load
from provenance.corpus.model import Block, Corpus, Header, Seed, TextFile
from provenance.facts.claiming.claims import claims as claims_of
from provenance.facts.comparing import compare, same_number
from provenance.facts.matching.candidates import candidates
from provenance.facts.matching.meaning import meaning
from provenance.facts.matching.scoring import Scorer
from provenance.facts.matching.sides import Sides
from provenance.facts.model import Claim, Kind
from provenance.facts.reading import read_corpus
from provenance.facts.values import Relation

RIDGE, STEPS = 1.0, 25
SEMANTIC = "--semantic"
# What a row weighs in the table for corpora: of corpora in two languages, of texts on one topic, of pairs.
BILINGUAL, DISTINCT, PAIR = 0.5, 2.0, 0.2


@dataclass(frozen=True, slots=True)
class Row:
    """The features of a pair of claims, whether they are one fact, what the row belongs to, and what it weighs."""

    features: dict[str, float]
    one: int
    group: str
    weight: float = 1.0


def seed(name: str, text: str, language: str | None) -> Seed:
    metadata = {"language": language} if language else {}
    block = Block(name, text, 0, len(text), 0, 0, Header(0, 0), metadata, implicit=True)
    return Seed(TextFile(name, text.encode(), text), None, (block,))


def read(path: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(path).read_text("utf-8").splitlines() if line.strip()]


def scored(claims: Sequence[Claim], *, side_by_side: bool) -> Iterator[tuple[int, int, dict[str, float]]]:
    sides = Sides(claims)
    found = list(candidates(sides, side_by_side=side_by_side))
    score = Scorer(sides, found, side_by_side=side_by_side, meaning=meaning() if SEMANTIC in sys.argv else None)
    for a, b in found:
        if claims[a].source.id != claims[b].source.id:
            yield a, b, score.values(a, b)


def rows_of_pairs(pairs: Sequence[dict[str, Any]], *, side_by_side: bool, weight: float = 1.0) -> Iterator[Row]:
    for pair in pairs:
        if pair["label"] not in ("consistent", "unrelated") or pair.get("noisy") or pair.get("soft"):
            continue
        sides = (seed("a", pair["a"], pair["lang_a"]), seed("b", pair["b"], pair["lang_b"]))
        claims = claims_of(read_corpus(Corpus(None, sides)))
        found = list(scored(claims, side_by_side=side_by_side))
        equal = Counter(i for a, b, _ in found if same_number(claims[a].value, claims[b].value) for i in (a, b))
        for a, b, values in found:
            if same_number(claims[a].value, claims[b].value):
                if pair["label"] == "consistent" and equal[a] == equal[b] == 1:
                    yield Row(values, 1, pair["group"], weight)
            elif compare(claims[a].value, claims[b].value).relation is Relation.APART:
                yield Row(values, 0, pair["group"], weight)


def rows_of_corpora(cases: Sequence[dict[str, Any]]) -> Iterator[Row]:
    for case in cases:
        claims = claims_of(read_corpus(Corpus(None, tuple(seed(d["doc"], d["text"], d["lang"]) for d in case["docs"]))))
        weight = BILINGUAL if len({doc["lang"] for doc in case["docs"]}) > 1 else 1.0
        fact_of: dict[int, int] = {}
        for number, cluster in enumerate(case["clusters"]):
            for gold in cluster["claims"]:
                for i, claim in enumerate(claims):
                    m = claim.mention
                    touches = m.start < gold["end"] and gold["start"] < m.end
                    if claim.source.id == gold["doc"] and m.kind is not Kind.QUOTATION and touches:
                        fact_of.setdefault(i, number)
        for a, b, values in scored(claims, side_by_side=False):
            if a in fact_of and b in fact_of:
                yield Row(values, int(fact_of[a] == fact_of[b]), case["id"].split(":")[0], weight)


def rows_of_distinct(paths: Sequence[str]) -> Iterator[Row]:
    for path in paths:
        claims = claims_of(read_corpus(load([Path(path)], working_directory=Path.cwd())))
        for a, b, values in scored(claims, side_by_side=False):
            if compare(claims[a].value, claims[b].value).relation is Relation.APART and not same_number(
                claims[a].value, claims[b].value
            ):
                yield Row(values, 0, path, DISTINCT)


def fit(rows: Sequence[Row], names: Sequence[str]) -> list[float]:
    """Weights, the bias first."""
    width = len(names) + 1
    points = [(1.0, *(row.features[name] for name in names)) for row in rows]
    weights = [0.0] * width
    for _ in range(STEPS):
        gradient = [0.0, *(RIDGE * w for w in weights[1:])]
        bend = [[RIDGE if i == j and i else 1e-6 * (i == j) for j in range(width)] for i in range(width)]
        for row, point in zip(rows, points, strict=True):
            p = logistic(weights, point)
            error, curve = row.weight * (p - row.one), row.weight * p * (1 - p)
            for i, x in enumerate(point):
                if x:
                    gradient[i] += error * x
                    for j, y in enumerate(point):
                        bend[i][j] += curve * x * y
        step = solve(bend, gradient)
        weights = [w - s for w, s in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 1e-6:
            break
    return weights


def logistic(weights: Sequence[float], point: Sequence[float]) -> float:
    total = sum(w * x for w, x in zip(weights, point, strict=True))
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The solution of a small set of linear equations (Gauss, with the largest pivot)."""
    rows = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    for i in range(len(rows)):
        pivot = max(range(i, len(rows)), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for r in range(len(rows)):
            if r != i and rows[r][i]:
                factor = rows[r][i] / rows[i][i]
                rows[r] = [x - factor * y for x, y in zip(rows[r], rows[i], strict=True)]
    return [line[-1] / line[i] for i, line in enumerate(rows)]


def area(rows: Sequence[Row], scores: Sequence[float]) -> float:
    """The part of pairs of a right and a wrong row of which the right one scores higher."""
    order = sorted(range(len(rows)), key=lambda i: scores[i])
    ranks = sum(rank for rank, i in enumerate(order, 1) if rows[i].one)
    ones = sum(row.one for row in rows)
    return (ranks - ones * (ones + 1) / 2) / (ones * (len(rows) - ones))


def halves(rows: Sequence[Row], names: Sequence[str]) -> float:
    half = [md5(row.group.encode()).digest()[0] % 2 for row in rows]
    scores = [0.0] * len(rows)
    for side in (0, 1):
        weights = fit([row for row, h in zip(rows, half, strict=True) if h != side], names)
        for i, row in enumerate(rows):
            if half[i] == side:
                scores[i] = logistic(weights, (1.0, *(row.features[name] for name in names)))
    return area(rows, scores)


def tell(table: str, rows: Sequence[Row]) -> None:
    names = list(rows[0].features)
    weights = fit(rows, names)
    scores = [logistic(weights, (1.0, *(row.features[name] for name in names))) for row in rows]
    print(f"# {len(rows)} pairs of claims, {sum(row.one for row in rows)} of one fact;", end=" ")
    print(f"area under the curve {area(rows, scores):.3f}, each half fitted on the other {halves(rows, names):.3f}")
    print(f"[{table}]")
    for name, weight in zip(("bias", *names), weights, strict=True):
        print(f"{name} = {weight:.2f}")
    print()


def main() -> None:
    pairs_file, cases_file, *distinct = [argument for argument in sys.argv[1:] if argument != SEMANTIC]
    pairs, cases = read(pairs_file), read(cases_file)
    ending = "_semantic" if SEMANTIC in sys.argv else ""
    tell(f"side_by_side{ending}", list(rows_of_pairs(pairs, side_by_side=True)))
    tell(
        f"corpus{ending}",
        [*rows_of_corpora(cases), *rows_of_distinct(distinct), *rows_of_pairs(pairs, side_by_side=False, weight=PAIR)],
    )


if __name__ == "__main__":
    main()
