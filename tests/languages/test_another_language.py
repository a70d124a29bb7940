"""A third language is a folder of tables, brought by another package: nothing else is needed."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

# Not beside this file, whose folder is on the path of the tests: there it would be found by all of them.
OUTSIDE = Path(__file__).parent / "outside"
ROOT = Path(__file__).parents[2]
SPANISH = """
treinta y dos casas = count 32 32 casa
ciento cuarenta y un pueblos = count 141 141 pueblo
dos mil treinta y cinco = number 2035 2035 None
más de 12.500 millones de euros = money 12500000000 None EUR
tres millones de dólares = money 3000000 3000000 USD
mil millones de euros = money 1000000000 1000000000 EUR
entre 5 y 10 euros = money 5 10 EUR
casi 45,5 % = percent 45.5 45.5 None
12 por ciento = percent 12 12 None
unos 20 kilómetros = quantity 20 20 km
al menos tres años = duration 94608000 None s
una docena de huevos = count 12 12 huevo
el 3 de mayo de 2024 = date 2024-05-03 2024-05-03 None
en 1998 = date 1998-01-01 1998-12-31 None
ayer = date 2025-01-22 2025-01-22 None
marzo de 2020 = date 2020-03-01 2020-03-31 None
"""
ROWS = [tuple(row.split(" = ")) for row in SPANISH.strip().splitlines()]


def run(given: str, outside: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join((str(outside), str(ROOT)))
    return subprocess.run(
        [sys.executable, "-m", "provenance", *arguments],
        input=given, capture_output=True, text=True, encoding="utf-8", timeout=120,
        env={**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"}, check=False,
    )  # fmt: skip


def extracted(records: list[dict[str, Any]], outside: Path, *arguments: str) -> list[list[dict[str, Any]]]:
    done = run("\n".join(map(json.dumps, records)), outside, "extract", "--jsonl", *arguments)
    assert done.returncode == 0, done.stderr
    return [json.loads(line)["mentions"] for line in done.stdout.splitlines()]


def test_numbers_money_and_dates_are_read_with_the_tables_of_another_package() -> None:
    records = [{"id": phrase, "text": phrase, "lang": "es", "published": "2025-01-23"} for phrase, _ in ROWS]
    for mentions, (phrase, value) in zip(extracted(records, OUTSIDE), ROWS, strict=True):
        first = mentions[0]
        said = f"{first['type']} {first['lo']} {first['hi']} {first['unit']}"
        assert (phrase, said) == (phrase, value)


def test_a_text_in_the_new_language_is_told_from_the_others_and_they_read_as_before() -> None:
    texts = [
        "El alcalde de Sevilla dijo ayer que la ciudad gastará 2 billones de euros en las escuelas del barrio.",
        "Le maire de Lyon a dit hier que la ville dépensera 2 billions d'euros pour les écoles du quartier.",
        "The mayor of the city said that it would spend $2 billion on its schools and on their roofs.",
    ]
    records = [{"id": n, "text": text} for n, text in enumerate(texts)]
    money = [[m["lo"] for m in found if m["type"] == "money"] for found in extracted(records, OUTSIDE)]
    assert money == [[2 * 10**12], [2 * 10**12], [2 * 10**9]]
    places = [[m["text"] for m in found] for found in extracted(records, OUTSIDE, "--kind", "place")]
    assert places[0] == ["Sevilla"]


def test_without_the_package_there_are_no_such_tables(tmp_path: Path) -> None:
    [found] = extracted([{"id": 1, "text": "treinta y dos casas", "lang": "es"}], tmp_path)
    assert found == []


def copied(tmp_path: Path) -> Path:
    shutil.copytree(OUTSIDE / "provenance_languages", tmp_path / "provenance_languages")
    return tmp_path / "provenance_languages" / "es"


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("units.toml", None, "the language 'es' in provenance_languages lacks units.toml"),
        ("units.toml", "[duration", "the language table es/units.toml is no TOML"),
        ("units.toml", "[duration]\n", "a table of the language 'es' lacks 'article_duration'"),
    ],
)
def test_a_broken_language_is_a_clear_error(tmp_path: Path, name: str, text: str | None, complaint: str) -> None:
    folder = copied(tmp_path)
    if text is None:
        (folder / name).unlink()
    else:
        (folder / name).write_text(text, encoding="utf-8")
    done = run('{"id": 1, "text": "tres casas", "lang": "es"}', tmp_path, "extract", "--jsonl")
    assert done.returncode == 2
    assert complaint in done.stderr
    assert "Traceback" not in done.stderr


def test_the_tables_of_this_package_win(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    folder.rename(folder.with_name("fr"))
    [found] = extracted([{"id": 1, "text": "vingt euros", "lang": "fr"}], tmp_path)
    assert [m["lo"] for m in found] == [20]
