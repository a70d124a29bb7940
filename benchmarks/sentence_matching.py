"""How often the right sentence is found among all those of another language.

    python benchmarks/sentence_matching.py CASES.jsonl [--semantic] [--errors] [--predictions FILE]

CASES: ``{"id", "fr", "en"}`` a line, two sentences that say the same. For each French sentence the best of all English
ones is sought (precision at 1); the links are the pairs held to say the same. ``--errors`` lists what went wrong;
``--predictions`` writes ``{"id", "best", "linked"}`` lines, the English sentence by the id of its case.
"""

import argparse
import json
import time
from pathlib import Path

from provenance.facts.comparison import Side
from provenance.facts.matching.meaning import meaning
from provenance.facts.parallels import match_sentences


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", type=Path)
    parser.add_argument("--semantic", action="store_true", help="with meaning vectors (the extra `semantic`)")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--predictions", type=Path)
    given = parser.parse_args()
    cases = [json.loads(line) for line in given.cases.read_text("utf-8").splitlines() if line.strip()]
    encoder = meaning() if given.semantic else None
    started = time.process_time()
    found = match_sentences(
        [Side(case["fr"], "fr") for case in cases], [Side(case["en"], "en") for case in cases], encoder
    )
    seconds = time.process_time() - started
    right = [match for match in found if match.left == match.right]
    linked = [match for match in found if match.same]
    true = sum(match.left == match.right for match in linked)
    print(f"{len(cases)} sentences, {encoder.name if encoder else 'no vectors'}, {seconds:.1f} s CPU")
    print(f"P@1 {len(right) / len(cases):.4f}")
    print(f"links {len(linked)}: precision {true / max(1, len(linked)):.4f}, recall {true / len(cases):.4f}")
    if given.predictions:
        rows = ({"id": cases[m.left]["id"], "best": cases[m.right]["id"], "linked": m.same} for m in found)
        given.predictions.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    if given.errors:
        for match in found:
            if match.left != match.right:
                print(f"{match.likeness:.3f} {cases[match.left]['fr']} | {cases[match.right]['en']}")


if __name__ == "__main__":
    main()
