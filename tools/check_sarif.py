"""Has Microsoft's SARIF validator read what `provenance check --format sarif` writes: ``python tools/check_sarif.py``.

Needs npm and a network, and some minutes. Every corpus of tests/corpora/broken is written as SARIF and must be accepted
without one result under the rules of SARIF and of GitHub; a twin with a broken line number, whose validation must fail,
shows that the validator looks. Its exit code says nothing, so its results are counted.
"""

import json
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = "@microsoft/sarif-multitool@5.7.0"
_PROGRAMS = {
    "Linux": "linux/Sarif.Multitool",
    "Darwin": "darwin/Sarif.Multitool",
    "Windows": "win32/Sarif.Multitool.exe",
}


def main() -> int:
    """Print how many files were read and how many results there are; 0 if all is accepted and the twin refused."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run(["npm", "install", "--silent", "--prefix", name, PACKAGE], check=True)
        program = folder / "node_modules/@microsoft" / f"sarif-multitool-{_PROGRAMS[platform.system()]}"
        program.chmod(0o755)
        files = [written(corpus, folder) for corpus in sorted((ROOT / "tests/corpora/broken").iterdir())]
        found = results(program, files, folder / "found.log")
        twin = folder / "twin.sarif"
        document = json.loads(files[0].read_text("utf-8"))
        document["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
        twin.write_text(json.dumps(document), encoding="utf-8")
        refused = results(program, [twin], folder / "twin.log")
    print(f"{len(files)} files, {found} results; the broken twin: {refused} results")
    return 0 if found == 0 and refused > 0 else 1


def written(corpus: Path, folder: Path) -> Path:
    """The findings of a corpus as a SARIF file."""
    path = folder / f"{corpus.name}.sarif"
    command = [sys.executable, "-m", "provenance", "check", ".", "--format", "sarif", "--exit-zero", "--quiet"]
    subprocess.run([*command, "--no-cache", "--output", str(path)], cwd=corpus, check=True)
    return path


def results(program: Path, files: list[Path], log: Path) -> int:
    """How many results the validator has for these files."""
    options = ["--rule-kind", "Sarif;Ghas", "--output", str(log), "--log", "ForceOverwrite"]
    done = subprocess.run(
        [program, "validate", *map(str, files), *options], capture_output=True, text=True, check=False
    )
    if not log.exists():
        raise RuntimeError(f"the validator wrote no log: {done.stdout}{done.stderr}")
    document = json.loads(log.read_text("utf-8-sig"))
    return sum(len(run.get("results", ())) for run in document["runs"])


if __name__ == "__main__":
    sys.exit(main())
