"""How long the command takes to start and to check the corpus, as a multiple of a bare Python.

Each command and ``python -c pass`` run in turn in one process tree, so that a busy machine slows both alike; the figure
is the ratio of the medians. CPU time of the child where the system tells it, wall time elsewhere (Windows).
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
START_LIMIT = 3.0
HOOK_LIMIT = 4.0


def once(command: Sequence[str]) -> float:
    """Seconds of one run of ``command`` in the project's root.

    Raises:
        RuntimeError: if it fails; a command that fails has no speed.
    """
    before, began = cpu_of_children(), time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True)
    wall, after = time.perf_counter() - began, cpu_of_children()
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise RuntimeError(f"{' '.join(command)} exited with {done.returncode}: {said[-1] if said else 'no message'}")
    return wall if after is None or before is None else after - before


def cpu_of_children() -> float | None:
    """User and system seconds of all children that ended; None where the system does not count them."""
    if os.name == "nt":
        return None
    import resource  # not on Windows

    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def paired(bare: Sequence[str], command: Sequence[str], rounds: int) -> tuple[float, float]:
    """Median seconds of both commands, run in turn ``rounds`` times after one unmeasured run of each."""
    once(bare), once(command)
    pairs = [(once(bare), once(command)) for _ in range(rounds)]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)


def main() -> int:
    """Print one line a command; exit code 1 if ``--version`` or the hook takes more than its limit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=21, help="measured runs of each command (default 21)")
    rounds = parser.parse_args().rounds
    script = shutil.which("provenance", path=str(Path(sys.executable).parent))
    if script is None:
        sys.stderr.write("startup.py: no provenance command beside this Python; run: make bench\n")
        return 2
    bare = [sys.executable, "-c", "pass"]
    unit = "wall" if cpu_of_children() is None else "CPU"
    ratios = {}
    seeds = [path for path in sorted((ROOT / "seeds").glob("*.md")) if path.name not in ("INDEX.md", "README.md")]
    hook = ["hook", seeds[0].relative_to(ROOT).as_posix()]
    for arguments, share in ((["--version"], 1), (hook, 1), (["check", "seeds"], 3)):
        base, took = paired(bare, [script, *arguments], max(3, rounds // share))
        ratios[arguments[0]] = took / base
        name = " ".join(["provenance", *arguments])
        print(f"{name:24} {took / base:6.2f} x python -c pass  ({took * 1000:.0f} ms / {base * 1000:.0f} ms {unit})")
    for name, limit in (("--version", START_LIMIT), ("hook", HOOK_LIMIT)):
        if ratios[name] > limit:
            print(f"provenance {name} takes more than {limit:g} times a bare start")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
