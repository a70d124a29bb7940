"""Has Frictionless validate a data package, and counts its rows."""

import sys
from pathlib import Path

import verdict
from frictionless import Package, validate

path = Path(sys.argv[1]) / "datapackage.json"
found = validate(str(path))
errors = [*found.errors, *(error for task in found.tasks for error in task.errors)]
wrong = [f"{error.type}: {error.message}" for error in errors]
told = verdict.report()
expected = {"sources": len(told["sources"]), "facts": len(told["facts"]), "claims": len(verdict.claims())}
rows = {task.name: task.stats.get("rows") for task in found.tasks}
if not wrong and rows != expected:
    wrong.append(f"rows are {rows}, not {expected}")
if not wrong:
    read = [row["quote"] for row in Package(str(path)).get_resource("claims").read_rows()]
    wrong += [f"“{one['quote']}” is read as “{other}”" for one, other in zip(verdict.claims(), read, strict=True)
              if one["quote"] != other]  # fmt: skip
verdict.end(wrong, f"{sum(expected.values())} rows in {len(found.tasks)} tables")
