"""What checking and reporting whole corpora cost, as ratios within one run.

Made-up news (benchmarks/made_news.py) is written to a temporary folder, with a cache of its own. CPU seconds of the
command where the system tells them, wall time elsewhere (Windows); of several runs the least.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from made_news import write
from startup import ROOT, cpu_of_children

# With so many sentences of background made-up news is as long as the seeds of this project (some 500 words).
LONG = 20
SCHEMA = ROOT / "schemas" / "front-matter.schema.json"


class Bench:
    """Runs commands in one folder."""

    def __init__(self, folder: Path, rounds: int) -> None:
        self.folder, self.rounds = folder, rounds
        script = shutil.which("provenance", path=str(Path(sys.executable).parent))
        self.ours = [script] if script else [sys.executable, "-m", "provenance"]
        self.environment = {**os.environ, "PROVENANCE_CACHE": str(folder / "cache")}

    def once(self, command: Sequence[str], place: Path) -> float:
        """Seconds of one run; findings are no failure.

        Raises:
            RuntimeError: the command could not do its work.
        """
        import time

        before, began = cpu_of_children(), time.perf_counter()
        done = subprocess.run(command, cwd=place, env=self.environment, stdin=subprocess.DEVNULL, capture_output=True)
        wall, after = time.perf_counter() - began, cpu_of_children()
        if done.returncode not in (0, 1):
            raise RuntimeError(f"{' '.join(command)}: {done.stderr.decode('utf-8', 'replace').strip()[-500:]}")
        return wall if after is None or before is None else after - before

    def least(self, command: Sequence[str], place: Path, rounds: int | None = None) -> float:
        """The least of some runs."""
        return min(self.once(command, place) for _ in range(rounds or self.rounds))

    def least_edited(self, command: Sequence[str], place: Path) -> float:
        """The least of some runs, each behind an edit of one seed."""
        seconds = []
        for _ in range(self.rounds):
            edited(place)
            seconds.append(self.once(command, place))
        return min(seconds)

    def corpus(self, number: int, background: int = 0) -> Path:
        """A project with so many indexed seeds, short ones but for their sentences of ``background``."""
        place = self.folder / f"{number}-{background}"
        if not place.exists():
            write(number, place / "seeds", background)
            self.once([*self.ours, "index"], place)
        return place

    def ratios(self, cold: list[str], place: Path, rounds: int | None = None) -> tuple[float, float]:
        """Seconds of a command without cache, and with everything as it was the last time."""
        first = self.least([*self.ours, *cold, "--no-cache"], place, rounds)
        self.once([*self.ours, *cold], place)
        return first, self.least([*self.ours, *cold], place)


def front_matter(place: Path) -> list[str]:
    """The front matter of each seed as a YAML file of its own."""
    folder = place / "yaml"
    folder.mkdir(exist_ok=True)
    names = []
    for seed in sorted((place / "seeds").glob("s*.md")):
        name = folder / f"{seed.stem}.yaml"
        name.write_bytes(seed.read_bytes().split(b"---\n")[1])
        names.append(str(name))
    return names


def edited(place: Path) -> None:
    """Change one figure in one seed, its digest and the index."""
    seed = place / "seeds" / "s000007.md"
    text = seed.read_text("utf-8")
    body = text.split("-->\n", 1)[1]
    figure = next(word for word in body.split() if word.isdigit())
    seed.write_bytes(text.replace(f" {figure} ", f" {int(figure) + 1} ", 1).encode())


def row(name: str, measured: float, against: str, anchor: float, goal: str) -> None:
    print(f"| {name} | {measured:.2f} s | {against} ({anchor:.2f} s) | {measured / anchor:.3f} | {goal} |", flush=True)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3, help="runs of each command, of which the least counts")
    parser.add_argument("--seeds", type=int, default=10_000, help="seeds of the large corpus (default 10000)")
    parser.add_argument("--told", type=int, default=500, help="seeds of the corpus whose facts are read (default 500)")
    parser.add_argument("--against", help="the command check-jsonschema (default: the one on the path)")
    options = parser.parse_args()
    unit = "wall" if cpu_of_children() is None else "CPU"
    print(f"| what | {unit} | against | ratio | goal |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as name:
        bench = Bench(Path(name), options.rounds)
        ours, thousand = bench.ours, bench.corpus(1000)
        bare = bench.least([sys.executable, "-c", "pass"], thousand)
        hook = bench.least([*ours, "hook", "seeds/s000001.md"], thousand)
        row("`hook`, one sound seed", hook, "`python -c pass`", bare, "≤ 2")
        alone = bench.least([*ours, "check", "--ignore", "FACT,DUP", "--no-cache"], thousand)
        against = options.against or shutil.which("check-jsonschema")
        if against:
            files = front_matter(thousand)
            theirs = bench.least([against, "--schemafile", str(SCHEMA), *files], thousand)
            row("`check --ignore FACT,DUP`, 1,000 seeds cold", alone, "check-jsonschema", theirs, "≤ .33")
        for ignored, place in (("FACT", bench.corpus(options.seeds)), ("", bench.corpus(options.told))):
            words = ["check", *(["--ignore", ignored] if ignored else [])]
            seeds = len(list((place / "seeds").glob("s*.md")))
            cold, warm = bench.ratios(words, place, 1)
            row(f"`{' '.join(words)}`, {seeds:,} seeds unchanged", warm, "cold", cold, "≤ .1")
        for length, background in (("short ", 0), ("", LONG)):
            place = bench.corpus(options.told, background)
            report = [*ours, "report", "--format", "json"]
            whole = bench.least([*report, "--no-cache"], place)
            bench.once(report, place)
            told = f"`report`, one of {options.told} {length}seeds edited"
            row(told, bench.least_edited(report, place), "whole", whole, "≤ .2")
    return 0


if __name__ == "__main__":
    sys.exit(main())
