"""Has followthemoney make entities of statements and clean each value: it drops what it refuses, so count."""

import csv
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import verdict

program = Path(sys.executable).with_name("ftm")
wrong = []
with tempfile.TemporaryDirectory() as folder:
    entities, cleaned = Path(folder) / "entities.json", Path(folder) / "cleaned.json"
    for command in (
        ["aggregate-statements", "-f", "csv", "-i", sys.argv[1], "-o", entities],
        ["validate", "-i", entities, "-o", cleaned],
    ):
        done = subprocess.run([program, *command], capture_output=True, text=True, encoding="utf-8")
        if done.returncode:
            wrong.append(done.stderr.strip()[-500:])
    kept = {}
    for line in cleaned.read_text("utf-8").split("\n") if cleaned.exists() else []:
        if line:
            entity = json.loads(line)
            kept[entity["id"]] = entity
with Path(sys.argv[1]).open(encoding="utf-8", newline="") as stream:
    statements = list(csv.DictReader(stream, dialect=csv.unix_dialect))
for row in statements:
    entity = kept.get(row["entity_id"], {"schema": None, "properties": {}})
    if row["value"] not in entity["properties"].get(row["prop"], []) or entity["schema"] != row["schema"]:
        wrong.append(f"{row['schema']} {row['prop']}: “{row['value']}” is dropped or changed")
count = {name: sum(entity["schema"] == name for entity in kept.values()) for name in ("Article", "Note")}
expected = {"Article": len(verdict.report()["sources"]), "Note": len(verdict.claims())}
if count != expected:
    wrong.append(f"entities are {count}, not {expected}")
verdict.end(wrong, f"{len(statements)} statements, {sum(count.values())} entities")
