"""What the documents say of the program is so."""

import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from provenance.cli.app import app

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text("utf-8")
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "benchmarks").glob("*.md")])
COMMANDS: dict[str, Any] = get_command(app).commands


def section(text: str, heading: str) -> str:
    """The text under a heading, up to the next of the same level."""
    found = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, heading
    return found.group(1)


def first_cells(text: str) -> list[str]:
    """The first column of the tables in a text, without head and rule."""
    rows = re.findall(r"^\| *(.*?) *\|", text, re.MULTILINE)
    return [cell.strip("`") for cell in rows if cell.startswith("`")]


def test_the_readme_lists_the_commands_there_are():
    listed = [cell.split()[0] for cell in first_cells(section(README, "Commands"))]
    assert sorted(listed) == sorted(name for name, command in COMMANDS.items() if not command.hidden)


def all_commands() -> Iterator[tuple[str, Any]]:
    for name, command in sorted(COMMANDS.items()):
        yield name, command
        for inner, below in getattr(command, "commands", {}).items():
            yield f"{name} {inner}", below


@pytest.mark.parametrize(("name", "command"), list(all_commands()), ids=[name for name, _ in all_commands()])
def test_every_command_argument_and_option_says_what_it_is(name, command):
    assert command.help, name
    for parameter in command.params:
        assert getattr(parameter, "help", None), f"{name}: {parameter.name}"


def commands_shown() -> Iterator[tuple[str, str]]:
    """(document, command line) for each `provenance …` in code of the documents."""
    for path in DOCUMENTS:
        text = path.read_text("utf-8")
        for line in re.findall(r"(?:^|[`:] ?)(provenance(?: [^`\n#|…]+)?)", text, re.MULTILINE):
            yield path.relative_to(ROOT).as_posix(), line.strip()


SHOWN = sorted({(name, line) for name, line in commands_shown() if len(line.split()) > 1})


def test_the_documents_show_commands():
    assert len(SHOWN) > 10


@pytest.mark.parametrize(("document", "line"), SHOWN, ids=[f"{name}: {line}" for name, line in SHOWN])
def test_a_command_shown_exists_with_its_options(document, line):
    words = shlex.split(line)[1:]
    if words[0].startswith("-"):
        assert words[0] in ("--help", "--version")
        return
    if words[0].isupper():  # COMMAND
        return
    assert words[0] in COMMANDS, line
    command = COMMANDS[words[0]]
    if len(words) > 1 and hasattr(command, "commands"):
        command = command.commands[words[1]]
    options = {option for parameter in command.params for option in parameter.opts} | {"--help"}
    assert [word for word in words if word.startswith("-") and word.split("=")[0] not in options] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_links_of_a_document_lead_somewhere(path):
    text = re.sub(r"```.*?```", "", path.read_text("utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if not re.match(r"[a-z]+:", target):
            file, _, anchor = target.partition("#")
            there = (path.parent / file.partition("?")[0]).resolve() if file else path
            assert there.exists(), target
            if line := re.fullmatch(r"L(\d+)", anchor):
                assert int(line[1]) <= len(there.read_text("utf-8").splitlines()), target
            elif anchor and there.suffix == ".md":
                headings = re.findall(r"^#+ (.+)$", there.read_text("utf-8"), re.MULTILINE)
                assert anchor in {re.sub(r"[^\w\- ]", "", one.lower()).replace(" ", "-") for one in headings}, target


@pytest.mark.parametrize("document", ["README.md", "docs/report.md"])
def test_the_verdicts_are_explained(document):
    from provenance.facts.results import Verdict

    listed = first_cells(section((ROOT / document).read_text("utf-8"), "Verdicts"))
    assert listed == [verdict.value for verdict in Verdict]


def test_the_keys_of_the_format_are_the_keys_that_are_read():
    from provenance.corpus.keys import KEYS, Where

    table = section((ROOT / "docs/format.md").read_text("utf-8"), "A seed")
    rows = re.findall(r"^\| `([a-z_0-9]+)` \| ([^|]+) \| ([^|]+) \|", table, re.MULTILINE)
    in_front = {Where.FRONT: "required", Where.BOTH: "yes", Where.BLOCK: "one-block seeds"}
    expected = [(key.name, in_front[key.where], "–" if key.where is Where.FRONT else "yes") for key in KEYS]
    assert [(name, front.strip(), block.strip()) for name, front, block in rows] == expected
    assert all(key.required == (key.where is Where.FRONT) for key in KEYS)


def test_the_configuration_shown_is_valid_and_names_every_key(tmp_path):
    from provenance.config import keys, load_config

    shown = re.search(r"```toml\n(.*?)```", section(README, "Configuration"), re.DOTALL)
    assert shown
    (tmp_path / "pyproject.toml").write_text(shown.group(1), encoding="utf-8")
    located = load_config(tmp_path)
    assert located.file == tmp_path / "pyproject.toml"
    assert set(tomllib.loads(shown.group(1))["tool"]["provenance"]) == set(keys())


@pytest.mark.parametrize("document", ["README.md", "docs/format.md"])
def test_the_seed_shown_is_one(document, tmp_path):
    """The example, saved as it stands, keeps every rule of a seed: digest and length included."""
    from provenance.config import Config
    from provenance.corpus.load import load
    from provenance.rules.engine import run

    shown = re.search(r"```markdown\n(---\n.*?)```", (ROOT / document).read_text("utf-8"), re.DOTALL)
    assert shown
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "harbour-works.md").write_bytes(shown.group(1).encode("utf-8"))
    corpus = load([tmp_path / "seeds" / "harbour-works.md"], working_directory=tmp_path)
    assert [block.id for seed in corpus.seeds for block in seed.blocks] == ["harbour-works-1"]
    found = run(corpus, Config(select=("SRC", "META", "BLK", "REF")))
    assert [f"{one.code} {one.message}" for one in found if one.severity != "note"] == []


def test_the_quotations_in_the_readme_stand_in_the_committed_report():
    """If the report has changed: copy them anew."""
    report = (ROOT / "reports" / "provenance.md").read_text("utf-8").splitlines()
    quoted = re.findall(r"^> .+$", section(README, "What a report looks like"), re.MULTILINE)
    assert len(quoted) > 3
    assert [line for line in quoted if line.replace("](seeds/", "](../seeds/") not in report] == []


def test_make_targets_named_in_the_documents_exist():
    phony = re.search(r"^\.PHONY:(.*)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert phony
    for path in DOCUMENTS:
        named = set(re.findall(r"(?:^|`)make ([a-z]+)", path.read_text("utf-8"), re.MULTILINE))
        assert named <= set(phony.group(1).split()), path.name
