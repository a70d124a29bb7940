"""Fit the weights of matching on labelled pairs and corpora, and print the table to put into ``weights.toml``.

    python benchmarks/fit_weights.py PAIRS.jsonl [CORPUS.jsonl]

PAIRS: ``{"a", "b", "lang_a", "lang_b", "label"}`` a line, sentences that say the same (``consistent``); figures of
equal value in both are taken as one fact, figures that differ as two. CORPUS: ``{"docs": [{"doc", "text", "lang"}],
"clusters": [{"claims": [{"doc", "start", "end"}]}]}`` a line, the claims of one cluster being one fact.
Logistic regression by gradient descent with a small ridge: a dozen numbers need no library.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from math import exp, log
from pathlib import Path
from typing import Any

from provenance.corpus.model import Block, Corpus, Header, Seed, TextFile
from provenance.facts.claims import claims as claims_of
from provenance.facts.matching.candidates import candidates
from provenance.facts.matching.features import Rarity, score
from provenance.facts.model import Claim
from provenance.facts.reading import read_corpus
from provenance.facts.values import same_number

Row = tuple[tuple[float, ...], int]
RIDGE, STEPS, RATE = 1e-3, 3000, 0.5


def seed(name: str, text: str, language: str | None) -> Seed:
    metadata = {"language": language} if language else {}
    block = Block(name, text, 0, len(text), 0, 0, Header(0, 0), metadata, implicit=True)
    return Seed(TextFile(name, text.encode(), text), None, (block,))


def read(path: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(path).read_text("utf-8").splitlines() if line.strip()]


def features(claims: Sequence[Claim]) -> Iterator[tuple[int, int, tuple[float, ...]]]:
    rarity = Rarity(claims)
    for a, b in candidates(claims):
        if claims[a].source.id != claims[b].source.id:
            yield a, b, tuple(f.value for f in score(claims[a], claims[b], rarity)[1])


def rows_of_pairs(pairs: Sequence[dict[str, Any]]) -> Iterator[Row]:
    for pair in pairs:
        if pair["label"] != "consistent" or not (pair.get("num_both") or pair.get("date_both")):
            continue
        sides = (seed("a", pair["a"], pair["lang_a"]), seed("b", pair["b"], pair["lang_b"]))
        claims = claims_of(read_corpus(Corpus(None, sides)))
        for a, b, values in features(claims):
            yield values, int(same_number(claims[a].value, claims[b].value))


def rows_of_corpora(cases: Sequence[dict[str, Any]]) -> Iterator[Row]:
    for case in cases:
        claims = claims_of(read_corpus(Corpus(None, tuple(seed(d["doc"], d["text"], d["lang"]) for d in case["docs"]))))
        fact_of: dict[int, int] = {}
        for number, cluster in enumerate(case["clusters"]):
            for gold in cluster["claims"]:
                for i, claim in enumerate(claims):
                    m = claim.mention
                    if claim.source.id == gold["doc"] and m.qstart < gold["end"] and gold["start"] < m.qend:
                        fact_of.setdefault(i, number)
        for a, b, values in features(claims):
            if a in fact_of and b in fact_of:
                yield values, int(fact_of[a] == fact_of[b])


def fit(rows: Sequence[Row]) -> list[float]:
    """Weights, the bias first. Both classes weigh the same in total, so that the rarer one is learnt too."""
    width = len(rows[0][0])
    weights = [0.0] * (width + 1)
    ones = sum(label for _, label in rows)
    balance = {1: 0.5 / max(1, ones), 0: 0.5 / max(1, len(rows) - ones)}
    for _ in range(STEPS):
        gradient = [RIDGE * w for w in weights]
        gradient[0] = 0.0
        for values, label in rows:
            total = weights[0] + sum(w * v for w, v in zip(weights[1:], values, strict=True))
            error = (1 / (1 + exp(-max(-30.0, min(30.0, total)))) - label) * balance[label]
            gradient[0] += error
            for i, value in enumerate(values, 1):
                gradient[i] += error * value
        weights = [w - RATE * g for w, g in zip(weights, gradient, strict=True)]
    return weights


def main() -> None:
    rows = list(rows_of_pairs(read(sys.argv[1])))
    if len(sys.argv) > 2:
        rows += list(rows_of_corpora(read(sys.argv[2])))
    weights = fit(rows)
    positive = sum(label for _, label in rows)
    loss = 0.0
    for values, label in rows:
        total = weights[0] + sum(w * v for w, v in zip(weights[1:], values, strict=True))
        p = 1 / (1 + exp(-max(-30.0, min(30.0, total))))
        loss -= log(max(1e-12, p if label else 1 - p))
    names = ("bias", "around", "head", "names", "other_names", "subject", "wording", "unit")
    print(f"# {len(rows)} pairs of claims, {positive} of one fact; mean loss {loss / len(rows):.3f}")
    print("[features]")
    for name, weight in zip(names, weights, strict=True):
        print(f"{name} = {weight:.2f}")


if __name__ == "__main__":
    main()
