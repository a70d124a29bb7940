"""`provenance export` as a person runs it."""

import json
import re
from pathlib import Path

import pytest

from provenance.cli.app import run
from provenance.cli.export import ExportFormat
from provenance.export.formats import FORMATS

ROOT = Path(__file__).resolve().parents[2]
SEED = (
    b"---\nid: quay\npublisher: The Quay\npublished: 2025-02-10\nlanguage: en\n---\n\n"
    b"<!-- seed:block quay-1\n-->\nThe port has 12 quays. It cost $40 million.\n<!-- seed:end quay-1 -->\n"
)


@pytest.fixture
def corpus(tmp_path, monkeypatch):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "quay.md").write_bytes(SEED)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_command_and_the_documents_name_the_formats_there_are():
    assert [each.value for each in ExportFormat] == list(FORMATS)
    text = (ROOT / "docs" / "exports.md").read_text("utf-8")
    tables = [re.findall(r"^\| `([a-z-]+)` \|", part, re.MULTILINE) for part in text.split("\n## How they are proved")]
    assert tables == [list(FORMATS), list(FORMATS)]
    for each in FORMATS.values():
        assert f"`{each.name}`" in text


@pytest.mark.parametrize("name", [each.name for each in FORMATS.values() if not each.folder])
def test_one_file_goes_to_standard_output_or_where_it_is_told(corpus, capsys, name):
    assert run(["export", name, "seeds"]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert run(["export", name, "--output", "out.file"]) == 0
    assert capsys.readouterr().out == "written: out.file\n"
    assert (corpus / "out.file").read_bytes().decode("utf-8") == said.out
    assert "quay" in said.out


@pytest.mark.parametrize("name", [each.name for each in FORMATS.values() if each.folder])
def test_a_folder_is_written_again_but_never_over_something_else(corpus, capsys, name):
    assert run(["export", name]) == 2
    assert "is a folder of files, and none is named" in capsys.readouterr().err
    assert run(["export", name, "-o", "out/there"]) == 0
    written = {path: path.read_bytes() for path in (corpus / "out" / "there").rglob("*") if path.is_file()}
    assert capsys.readouterr().out == f"written: {Path('out/there')} ({len(written)} files)\n"
    assert run(["export", name, "-q", "-o", "out/there"]) == 0
    assert capsys.readouterr().out == ""
    (corpus / "out" / "there" / "mine.txt").write_bytes(b"mine")
    assert run(["export", name, "-o", "out/there"]) == 2
    assert "holds mine.txt, which this export has not" in capsys.readouterr().err
    (corpus / "file").write_bytes(b"")
    assert run(["export", name, "-o", "file"]) == 2
    assert "is a file" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in written} == written


def test_one_file_is_not_written_over_a_folder(corpus, capsys):
    (corpus / "out").mkdir()
    assert run(["export", "csl-json", "-o", "out"]) == 2
    error = capsys.readouterr().err
    assert "is a folder" in error
    assert str(Path("out/sources.csl.json")) in error


@pytest.mark.parametrize("day", ["tomorrow", "2025-02-30", "2025"])
def test_a_day_that_is_none_is_refused(corpus, capsys, day):
    assert run(["export", "croissant", "-o", "out", "--date", day]) == 2
    assert f"--date {day} is no day" in capsys.readouterr().err
    assert not (corpus / "out").exists()


def test_the_day_given_is_the_day_written(corpus):
    assert run(["export", "ro-crate", "-q", "-o", "out", "--date", "2026-01-02"]) == 0
    graph = json.loads((corpus / "out" / "ro-crate-metadata.json").read_bytes())["@graph"]
    assert next(node for node in graph if node["@id"] == "./")["datePublished"] == "2026-01-02"


def test_links_lead_from_the_output_to_the_seeds(corpus, capsys):
    assert run(["export", "web-annotation", "-q", "-o", "deep/down/a.jsonld"]) == 0
    items = json.loads((corpus / "deep" / "down" / "a.jsonld").read_bytes())["first"]["items"]
    assert {item["target"]["source"]["id"] for item in items} == {"../../seeds/quay.md"}


def test_an_unknown_format_is_named(corpus, capsys):
    assert run(["export", "pdf"]) == 2
    assert "pdf" in capsys.readouterr().err
