"""How a check ends: each line of what is wrong, then what was checked; 1 if anything is wrong."""

import json
import sys
from pathlib import Path


def report():
    """The JSON report on the same corpus: what the export has to hold."""
    return json.loads(Path(sys.argv[2]).read_text("utf-8"))


def claims():
    """The claims of the report."""
    return [claim for fact in report()["facts"] for claim in fact["claims"]]


def end(wrong, checked):
    """Say it and leave."""
    print(*(" ".join(line.split()) for line in wrong), f"{checked}, {len(wrong)} wrong", sep="\n")
    sys.exit(1 if wrong else 0)
