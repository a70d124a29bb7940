"""Setting up on machines that lack this or that. What the machine has is played; nothing is installed."""

import ast
import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "tools" / "bootstrap.py"


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bootstrap", FILE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["bootstrap"] = module  # NamedTuple looks its module up
    spec.loader.exec_module(module)
    return module


bootstrap = load()


class Machine:
    """Answers for :func:`bootstrap.ask`: which commands work, and what they leave behind."""

    def __init__(self, works: tuple[str, ...], venv: Path) -> None:
        self.works, self.venv, self.asked = works, venv, []
        self.made = self.pip = False

    def ask(self, command: list[str]) -> tuple[int, str]:
        line = " ".join(command)
        self.asked.append(line)
        if command[1:] == ["-c", bootstrap.PROBE]:
            return (0, "3.12.1\n/base/python\n") if self.made else (127, "no such file")
        if command[1:] == ["-m", "pip", "--version"]:
            return (0, "pip 26") if self.pip else (1, "No module named pip")
        if not any(word in line for word in self.works):
            return 1, f"cannot: {line}"
        self.made = True
        # virtualenv brings pip along; the other ways of making an environment do not
        self.pip = self.pip or "virtualenv" in line or "ensurepip" in line or "install" in line
        return 0, ""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    (tmp_path / "provenance").mkdir()
    (tmp_path / "provenance" / "__init__.py").write_text('__version__ = "1"\n', encoding="utf-8")
    return tmp_path


def test_the_file_stays_readable_for_python_3_6():
    ast.parse(FILE.read_text("utf-8"), feature_version=(3, 6))


def test_probe_tells_version_and_installation_of_the_running_python():
    found = bootstrap.probe([sys.executable])
    assert found.version == sys.version_info[:3]
    assert Path(found.base).exists()


@pytest.mark.parametrize(
    "command",
    [
        ["no-such-python-anywhere"],
        [sys.executable, "-c", "print('hello')"],
        [sys.executable, "-c", "raise SystemExit(3)"],
    ],
    ids=["missing", "babbles", "fails"],
)
def test_probe_passes_over_what_is_no_python(command):
    assert bootstrap.probe(command) is None


@pytest.mark.parametrize(("windows", "launcher"), [(False, ("python3.12",)), (True, ("py", "-3.12"))])
def test_candidates_begin_with_the_running_python(windows, launcher):
    found = bootstrap.candidates(windows)
    assert found[0] == (sys.executable,)
    assert launcher in found


def test_an_old_python_gives_way_to_a_newer_one(monkeypatch):
    known = {
        "python3": bootstrap.Interpreter((3, 8, 18), "/old"),
        "python3.12": bootstrap.Interpreter((3, 12, 1), "/new"),
        "python": bootstrap.Interpreter((3, 12, 1), "/new"),
        "python3.11": bootstrap.Interpreter((3, 11, 0), "/least"),
    }
    monkeypatch.setattr(bootstrap, "probe", lambda command: known.get(command[0]))
    found = bootstrap.suitable([("python3",), ("python3.13",), ("python3.12",), ("python",), ("python3.11",)])
    assert [python.base for python in found] == ["/new", "/least"]


def test_only_old_pythons_are_named_with_how_to_mend(monkeypatch):
    monkeypatch.setattr(bootstrap, "probe", lambda command: bootstrap.Interpreter((3, 10, 4), "/old"))
    with pytest.raises(bootstrap.SetupError, match=r"3\.11 or newer is needed; found only 3\.10\.4(.|\n)*Install one"):
        bootstrap.suitable([("python3",)])


@pytest.mark.parametrize(
    ("works", "used"),
    [
        (("-m venv", "ensurepip"), ["-m venv", "-m ensurepip"]),
        (("-m venv", "uv pip"), ["-m venv", "uv pip install"]),
        (("uv venv", "uv pip"), ["uv venv", "uv pip install"]),
        (("-m venv", "pip --python"), ["-m venv", "-m pip --python"]),
        (("virtualenv --quiet --python",), ["virtualenv --quiet --python"]),
        (("-m virtualenv",), ["-m virtualenv"]),
    ],
    ids=["usual", "no-ensurepip-but-uv", "only-uv", "no-ensurepip-but-pip", "virtualenv-command", "virtualenv-module"],
)
def test_each_way_to_an_environment_with_pip(tmp_path, monkeypatch, works, used):
    machine = Machine(works, tmp_path / ".venv")
    monkeypatch.setattr(bootstrap, "ask", machine.ask)
    assert bootstrap.create(tmp_path / ".venv", "/base/python", False) == []
    assert bootstrap.give_pip(tmp_path / ".venv", "/base/python", False) == []
    tried = [line for line in machine.asked if any(word in line for word in works)]
    assert len(tried) == len(used)
    assert all(word in line for word, line in zip(used, tried, strict=True))


def test_without_any_way_the_message_tells_what_was_tried(tmp_path, monkeypatch):
    machine = Machine((), tmp_path / ".venv")
    monkeypatch.setattr(bootstrap, "ask", machine.ask)
    monkeypatch.setattr(bootstrap, "suitable", lambda commands: [bootstrap.Interpreter((3, 12, 1), "/base/python")])
    with pytest.raises(bootstrap.SetupError) as caught:
        bootstrap.build(tmp_path / ".venv", False)
    assert "/base/python -m venv" in str(caught.value)
    assert "apt install python3-venv" in str(caught.value)


def test_the_digest_follows_everything_an_installation_depends_on(project):
    first = bootstrap.digest(project, (3, 12, 1))
    assert first == bootstrap.digest(project, (3, 12, 1))
    seen = {first, bootstrap.digest(project, (3, 13, 0))}
    for name in ("pyproject.toml", "provenance/__init__.py"):
        file = project / name
        file.write_text(file.read_text("utf-8") + "# more\n", encoding="utf-8")
        seen.add(bootstrap.digest(project, (3, 12, 1)))
    assert len(seen) == 4


@pytest.fixture
def installs(project, monkeypatch):
    """A machine on which everything works; the list of pip's targets grows with each installation."""
    machine = Machine(("venv", "ensurepip"), project / ".venv")
    targets = []

    def ask(command):
        (project / ".venv").mkdir(exist_ok=True)
        return machine.ask(command)

    def show(command, root):
        targets.append(command[-1])
        return machine.pip_fails

    machine.pip_fails = 0
    machine.targets = targets
    monkeypatch.setattr(bootstrap, "ask", ask)
    monkeypatch.setattr(bootstrap, "show", show)
    monkeypatch.setattr(bootstrap, "suitable", lambda commands: [bootstrap.Interpreter((3, 12, 1), "/base/python")])
    return machine


def test_an_installation_is_done_once_until_something_it_depends_on_changes(project, installs):
    bootstrap.set_up(project)
    bootstrap.set_up(project)
    assert installs.targets == ["."]
    bootstrap.set_up(project, "dev")
    bootstrap.set_up(project, "dev")
    bootstrap.set_up(project)
    assert installs.targets == [".", ".[dev]"]
    (project / "pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")
    bootstrap.set_up(project, "dev")
    assert installs.targets == [".", ".[dev]", ".[dev]"]


def test_a_failed_installation_keeps_pips_exit_code_and_is_tried_again(project, installs, capsys):
    installs.pip_fails = 7
    with pytest.raises(SystemExit) as ended:
        bootstrap.set_up(project)
    assert ended.value.code == 7
    assert "its message is above" in capsys.readouterr().out
    installs.pip_fails = 0
    bootstrap.set_up(project)
    assert installs.targets == [".", "."]


def test_a_dead_environment_is_made_anew(project, installs):
    bootstrap.set_up(project)
    installs.made = False
    bootstrap.set_up(project)
    assert sum("-m venv" in line for line in installs.asked) == 2
    assert installs.targets == [".", "."]


def test_an_environment_that_was_moved_is_made_anew(project, installs):
    bootstrap.set_up(project)
    (project / ".venv" / "installed-for").write_text("/elsewhere", encoding="utf-8")
    (project / ".venv" / "installed-core").unlink()
    bootstrap.set_up(project)
    assert sum("-m venv" in line for line in installs.asked) == 2


def test_an_environment_of_other_hands_is_used_as_it_is(project, installs):
    (project / ".venv").mkdir()
    installs.made, installs.pip = True, False
    bootstrap.set_up(project)
    assert not any("-m venv" in line for line in installs.asked)
    assert any("ensurepip" in line for line in installs.asked)
    assert installs.targets == ["."]


def test_what_leads_out_of_the_environment_is_not_passed_on():
    kept = bootstrap.clean_environment({"PIP_USER": "1", "PYTHONPATH": "x", "PIP_INDEX_URL": "y", "HOME": "z"})
    assert kept == {"PIP_INDEX_URL": "y", "HOME": "z", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


@pytest.mark.parametrize(("failing", "ran"), [(None, 7), ("mypy", 3)])
def test_the_test_task_stops_at_the_first_failure(project, monkeypatch, capsys, failing, ran):
    commands = []

    def show(command, root):
        commands.append(command)
        return 5 if failing in command else 0

    monkeypatch.setattr(bootstrap, "set_up", lambda root, extra: "python")
    monkeypatch.setattr(bootstrap, "show", show)
    assert bootstrap.perform("test", project, "seeds") == (5 if failing else 0)
    assert len(commands) == ran
    assert ("failed with exit code 5" in capsys.readouterr().out) == bool(failing)


def test_a_report_on_other_texts_leaves_the_committed_one_alone():
    assert bootstrap.report_of("seeds") == "reports/provenance"
    assert bootstrap.report_of("elsewhere/articles") == "reports/articles"
    assert bootstrap.report_of("../shared/seeds") == "reports/seeds"


def test_only_tasks_that_read_a_corpus_take_one(capsys):
    with pytest.raises(SystemExit) as ended:
        bootstrap.main(["clean", "elsewhere"])
    assert ended.value.code == 2
    assert "only report and check take a corpus" in capsys.readouterr().err


def test_make_offers_the_tasks_and_nothing_else():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    phony = re.search(r"^\.PHONY:(.*)$", makefile, re.MULTILINE)
    assert phony
    assert sorted(phony.group(1).split()) == sorted(bootstrap.TASKS)


def test_the_help_task_names_every_task(capsys):
    assert bootstrap.main(["help"]) == 0
    listed = re.findall(r"^make (\w+)", capsys.readouterr().out, re.MULTILINE)
    assert listed == list(bootstrap.TASKS)


def test_clean_removes_only_what_was_made(project):
    kept = project / "provenance" / "__init__.py"
    made = [project / ".venv" / "x", project / "provenance" / "__pycache__" / "a.pyc", project / "dist" / "w.whl"]
    for file in made:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"")
    bootstrap.clean(project)
    assert kept.exists()
    assert not any(file.exists() for file in made)


def test_ci_runs_the_test_command_of_the_readme():
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert "make test" in script
    assert "make test" in (ROOT / "README.md").read_text("utf-8")
