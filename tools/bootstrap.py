"""Sets up what a task of this project needs, then runs the task: ``python3 tools/bootstrap.py TASK``.

Needs a Python and the standard library only. The file itself is written for Python 3.6, so that an old ``python3``
gets far enough to find a newer one on the machine, or to say what is missing. Everything is installed into ``.venv``
beside the project file; nothing else on the machine is changed.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Dict, Iterable, List, Mapping, NamedTuple, Optional, Sequence, Tuple

MINIMUM = (3, 11)
NEWER = ("3.14", "3.13", "3.12", "3.11")
PROBE = (
    "import sys; print('%d.%d.%d' % sys.version_info[:3]);"
    " print(getattr(sys, '_base_executable', '') or sys.executable)"
)
CORPUS = "seeds"
REPORT = "reports/provenance"

# Settings of the caller that would send an installation, or the imports of a tool, past the virtual environment.
LEAKS = (
    "PIP_PREFIX",
    "PIP_PYTHON",
    "PIP_TARGET",
    "PIP_USER",
    "PYTHONHOME",
    "PYTHONPATH",
    "VIRTUAL_ENV",
    "__PYVENV_LAUNCHER__",
)

TASKS = {
    "report": "read the corpus and write " + REPORT + ".md, .html and .json",
    "check": "check the corpus and its index, as the pre-commit hook does",
    "test": "everything that must hold: style, types, corpus, committed reports, tests",
    "bench": "measure start-up and checking against a bare Python",
    "clean": "remove .venv, caches and build output",
    "help": "show this list",
}


class SetupError(Exception):
    """The machine lacks something; the message says what and how to mend it."""


class Interpreter(NamedTuple):
    """A Python that answers: its version, and the installation behind it (behind an environment, the one it is of)."""

    version: Tuple[int, ...]
    base: str


def say(line: str) -> None:
    """Print a line before whatever the next process prints."""
    print(line, flush=True)


def clean_environment(environment: Mapping[str, str]) -> Dict[str, str]:
    """The environment for our processes: the caller's, without what leads out of the virtual environment."""
    kept = {key: value for key, value in environment.items() if key not in LEAKS}
    kept["PIP_DISABLE_PIP_VERSION_CHECK"] = "1"
    return kept


def ask(command: Sequence[str]) -> Tuple[int, str]:
    """Run quietly; give back the exit code and what was printed (127 where there is no such program)."""
    try:
        done = subprocess.run(
            list(command),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=clean_environment(os.environ),
            universal_newlines=True,
            errors="replace",
        )
    except OSError as error:
        return 127, str(error)
    return done.returncode, done.stdout


def show(command: Sequence[str], root: Path) -> int:
    """Run in ``root`` with the output passed through; give back the exit code."""
    return subprocess.run(list(command), cwd=str(root), env=clean_environment(os.environ)).returncode


def probe(command: Sequence[str]) -> Optional[Interpreter]:
    """The interpreter that ``command`` starts; None if it does not start, as a dead link or an unset shim does not."""
    code, out = ask([*command, "-c", PROBE])
    lines = out.splitlines()[-2:]
    if code != 0 or len(lines) < 2 or not all(part.isdigit() for part in lines[0].split(".")):
        return None
    return Interpreter(tuple(int(part) for part in lines[0].split(".")), lines[1])


def candidates(windows: bool) -> List[Tuple[str, ...]]:
    """Commands that may start a Python that is new enough, the one that runs this file first."""
    found = [(sys.executable,)] if sys.executable else []
    for version in NEWER:
        found.append(("py", "-" + version) if windows else ("python" + version,))
    return [*found, ("python3",), ("python",)]


def suitable(commands: Iterable[Sequence[str]]) -> List[Interpreter]:
    """The interpreters among ``commands`` that answer and are new enough, each once, in the same order.

    Raises:
        SetupError: if there is none.
    """
    answers = [answer for answer in map(probe, commands) if answer is not None]
    good = {}  # type: Dict[str, Interpreter]
    for answer in answers:
        if answer.version[:2] >= MINIMUM:
            good.setdefault(os.path.realpath(answer.base), answer)
    if good:
        return list(good.values())
    seen = sorted({".".join(map(str, answer.version)) for answer in answers})
    raise SetupError(
        "Python 3.11 or newer is needed; found {}.\n"
        "  Install one (Debian, Ubuntu: apt install python3; macOS: brew install python; Windows: python.org;\n"
        "  anywhere: uv python install), or name one: make PYTHON=/path/to/python3.12".format(
            "only " + ", ".join(seen) if seen else "none"
        )
    )


def python_of(venv: Path, windows: bool) -> Path:
    """Where a virtual environment keeps its interpreter."""
    return venv / "Scripts" / "python.exe" if windows else venv / "bin" / "python"


def create(venv: Path, base: str, windows: bool) -> List[str]:
    """Make a virtual environment, with or without pip; give back what went wrong (nothing, if it stands)."""
    failed = []
    for way in (
        [base, "-m", "venv", "--without-pip", str(venv)],
        ["uv", "venv", "--quiet", "--python", base, str(venv)],
        ["virtualenv", "--quiet", "--python", base, str(venv)],
        [base, "-m", "virtualenv", "--quiet", str(venv)],
    ):
        shutil.rmtree(str(venv), ignore_errors=True)
        code, out = ask(way)
        if code == 0 and probe([str(python_of(venv, windows))]):
            return []
        failed.append(complaint(way, out))
    return failed


def give_pip(venv: Path, base: str, windows: bool) -> List[str]:
    """Put pip into a virtual environment that lacks it; give back what went wrong (nothing, if it is there).

    Distributions split Python: Debian without python3-venv has ``venv`` but no ``ensurepip``.
    """
    python = str(python_of(venv, windows))
    if has_pip(python):
        return []
    failed = []
    for way in (
        [python, "-m", "ensurepip", "--default-pip"],
        ["uv", "pip", "install", "--quiet", "--python", python, "pip"],
        ["virtualenv", "--quiet", "--python", base, str(venv)],
        [base, "-m", "virtualenv", "--quiet", str(venv)],
        [base, "-m", "pip", "--python", python, "install", "--quiet", "pip"],
    ):
        out = ask(way)[1]
        if has_pip(python):
            return []
        failed.append(complaint(way, out))
    return failed


def complaint(way: Sequence[str], out: str) -> str:
    """A failed attempt in one line: the command and the last thing it said."""
    lines = [line.strip() for line in out.splitlines() if line.strip()]
    return "{}: {}".format(" ".join(way), lines[-1] if lines else "failed")


def has_pip(python: str) -> bool:
    """Whether that interpreter can install into itself."""
    return ask([python, "-m", "pip", "--version"])[0] == 0


def digest(root: Path, version: Sequence[int]) -> str:
    """What an installation depends on: the place (scripts name it), the project file, our version, the Python."""
    state = hashlib.sha256()
    for part in (str(root).encode("utf-8", "surrogateescape"), repr(tuple(version)).encode("ascii")):
        state.update(part + b"\0")
    for name in ("pyproject.toml", "provenance/__init__.py"):
        state.update(hashlib.sha256((root / name).read_bytes()).digest())
    return state.hexdigest()


def stamps(venv: Path, extra: str) -> List[Path]:
    """The files that witness an installation; one with an extra contains the one without."""
    return [venv / ("installed-" + name) for name in (("core", extra) if extra else ("core",))]


def is_current(venv: Path, extra: str, wanted: str) -> bool:
    """Whether the last installation of this extra still stands."""
    try:
        return stamps(venv, extra)[-1].read_text(encoding="ascii").strip() == wanted
    except (OSError, UnicodeDecodeError):
        return False


def in_place(venv: Path, root: Path, windows: bool) -> Optional[Interpreter]:
    """The interpreter of an existing environment; None where it is dead, too old, cannot get pip, or was moved.

    An environment that moved with its folder still starts, but its scripts and the editable install lead to the old
    place.
    """
    found = probe([str(python_of(venv, windows))])
    if found is None or found.version[:2] < MINIMUM:
        return None
    try:
        home = (venv / "installed-for").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:  # made by other hands
        home = str(root)
    return found if home == str(root) and not give_pip(venv, found.base, windows) else None


def build(venv: Path, windows: bool) -> Interpreter:
    """Make ``.venv`` anew with the first interpreter that can.

    Raises:
        SetupError: if none can, with what was tried.
    """
    failed = []  # type: List[str]
    for host in suitable(candidates(windows)):
        say("Making .venv with Python {}".format(".".join(map(str, host.version))))
        complaints = create(venv, host.base, windows) or give_pip(venv, host.base, windows)
        if not complaints:
            return host
        failed.extend(complaints)
    raise SetupError(
        "no virtual environment with pip could be made. Tried:\n  {}\n"
        "  Install what is missing (Debian, Ubuntu: apt install python3-venv; anywhere: uv or virtualenv), then run\n"
        "  the same command again.".format("\n  ".join(failed))
    )


def set_up(root: Path, extra: str = "") -> str:
    """Make ``.venv`` hold the project and one extra; give back its interpreter.

    Raises:
        SetupError: if no environment can be made.
        SystemExit: with pip's exit code, after pip said why.
    """
    windows = os.name == "nt"
    venv = root / ".venv"
    python = str(python_of(venv, windows))
    found = probe([python])
    if found and is_current(venv, extra, digest(root, found.version)):
        return python
    found = in_place(venv, root, windows) or build(venv, windows)
    say("Installing the project{} into .venv".format(" and what its tests need" if extra else ""))
    what = "." + ("[" + extra + "]" if extra else "")
    code = show([python, "-m", "pip", "install", "--quiet", "--editable", what], root)
    if code != 0:
        say("pip could not install the project; its message is above. Nothing outside .venv was changed.")
        raise SystemExit(code)
    (venv / "installed-for").write_text(str(root), encoding="utf-8", errors="surrogateescape")
    for stamp in stamps(venv, extra):
        stamp.write_text(digest(root, found.version) + "\n", encoding="ascii")
    return python


def steps(task: str, python: str, corpus: str) -> List[Tuple[str, List[str]]]:
    """The headings and commands of a task, quickest answer first."""
    provenance = [python, "-m", "provenance"]
    report = [*provenance, "report", corpus, "--format", "all", "--output", report_of(corpus)]
    index = ("Its index is current", [*provenance, "index", corpus, "--check"])
    if task == "report":
        return [("Reading the corpus", report)]
    if task == "check":
        return [("The corpus keeps its rules", [*provenance, "check", corpus]), index]
    if task == "bench":
        return [("Start-up", [python, "benchmarks/startup.py"])]
    return [
        ("Style", [python, "-m", "ruff", "check", "--quiet", "."]),
        ("Formatting", [python, "-m", "ruff", "format", "--check", "--quiet", "."]),
        ("Types", [python, "-m", "mypy", "--no-error-summary"]),
        # What sources say of each other never fails a check; the report below shows it.
        ("The corpus keeps its rules", [*provenance, "check", corpus, "--ignore", "FACT"]),
        index,
        ("The committed reports are current", [*report, "--check"]),
        ("Tests", [python, "-m", "pytest", "-q"]),
    ]


def report_of(corpus: str) -> str:
    """Where a report goes, without its ending: the committed one is of our own corpus, and not for other texts."""
    return REPORT if corpus == CORPUS else "reports/" + Path(corpus).resolve().name


def perform(task: str, root: Path, corpus: str) -> int:
    """Set up and run one task; give back the exit code of the first step that fails."""
    if task == "help":
        for name, meaning in TASKS.items():
            say("make {:8} {}".format(name, meaning))
        return 0
    if task == "clean":
        clean(root)
        return 0
    python = set_up(root, "dev" if task == "test" else "")
    for heading, command in steps(task, python, corpus):
        say("== " + heading)
        began = time.monotonic()
        code = show(command, root)
        if code != 0:
            say("== {}: failed with exit code {}: {}".format(heading, code, " ".join(command)))
            return code
        if task == "test":
            say("   passed in {:.1f} s".format(time.monotonic() - began))
    return 0


def clean(root: Path) -> None:
    """Remove what these tasks make; never a tracked file."""
    for name in (".venv", "build", "dist", ".hypothesis", ".import_linter_cache"):
        shutil.rmtree(str(root / name), ignore_errors=True)
    for name in (".mypy_cache", ".pytest_cache", ".ruff_cache"):
        shutil.rmtree(str(root / name), ignore_errors=True)
    for folder in ("provenance", "tests", "tools", "benchmarks"):
        for cache in list((root / folder).rglob("__pycache__")):
            shutil.rmtree(str(cache), ignore_errors=True)


def seen_from(root: Path, path: str) -> str:
    """A path of the caller as it reads in ``root``; absolute only where it lies on another drive."""
    try:
        return os.path.relpath(path, str(root))
    except ValueError:
        return str(Path(path).resolve())


def main(arguments: Sequence[str]) -> int:
    """Run the task named by ``arguments``; give back the exit code (2 where the machine lacks something)."""
    listing = "\n".join("  {:8} {}".format(name, meaning) for name, meaning in TASKS.items())
    parser = argparse.ArgumentParser(
        prog="bootstrap.py",
        description="Set up what a task needs in .venv, then run it.",
        epilog="tasks:\n" + listing,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("task", choices=sorted(TASKS), metavar="TASK", help="one of the tasks below")
    parser.add_argument("corpus", nargs="?", metavar="CORPUS", help="for report and check: instead of " + CORPUS + "/")
    chosen = parser.parse_args(list(arguments))
    if chosen.corpus and chosen.task not in ("report", "check"):
        parser.error("only report and check take a corpus")
    root = Path(__file__).resolve().parent.parent
    try:
        return perform(chosen.task, root, seen_from(root, chosen.corpus) if chosen.corpus else CORPUS)
    except SetupError as error:
        sys.stderr.write("bootstrap: {}\n".format(error))
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
