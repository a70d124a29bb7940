"""Has mlcroissant validate a data set and load every record; validating alone does not look at the data."""

import logging
import sys
from pathlib import Path

import mlcroissant
import verdict

logging.disable(logging.INFO)
path = Path(sys.argv[1]) / "croissant.json"
wrong, records = [], {}
try:
    dataset = mlcroissant.Dataset(jsonld=path)
    wrong += sorted(dataset.metadata.ctx.issues.errors)
    for name in ("sources", "facts", "claims"):
        records[name] = list(dataset.records(name))
except Exception as error:
    wrong.append(f"{type(error).__name__}: {error}")
told = verdict.report()
expected = {"sources": told["sources"], "facts": told["facts"], "claims": verdict.claims()}
for name, rows in expected.items():
    if not wrong and len(records[name]) != len(rows):
        wrong.append(f"{len(records[name])} {name}, not {len(rows)}")
if not wrong:
    read = [record["claims/quote"].decode("utf-8") for record in records["claims"]]
    wrong += [f"“{one['quote']}” is read as “{other}”" for one, other in zip(expected["claims"], read, strict=True)
              if one["quote"] != other]  # fmt: skip
verdict.end(wrong, f"{sum(map(len, records.values()))} records loaded")
