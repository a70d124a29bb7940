"""The benchmark on hostile text runs, and says what its document says it does."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "benchmarks" / "adversarial.py"), "--size", "4000", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120, cwd=ROOT, check=False)


def test_each_text_is_told_with_its_cost_the_dearest_first():
    done = run("--only", "commas")
    assert done.returncode == 0, done.stderr
    rows = re.findall(
        r"^(.+?) {2,}(.+?) {2,}([\d.]+) s/MB +[\d,]+ x anchor +growth +[\d.]+$", done.stdout, re.MULTILINE
    )
    assert len(rows) == len(done.stdout.splitlines()) == 9
    assert {name for name, _, _ in rows} == {"digits, commas", "groups, commas", "commas"}
    costs = [float(cost) for _, _, cost in rows]
    assert costs == sorted(costs, reverse=True)


def test_a_limit_that_is_exceeded_ends_with_1():
    assert run("--only", "commas", "--most", "0").returncode == 1
