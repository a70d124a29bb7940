"""Folders of another tool's files: told of once, with what to do."""

import json
from pathlib import Path

from rule_corpora import corpus_of

from provenance.cli.app import run as command
from provenance.config import Config
from provenance.rules.engine import run

CORPORA = Path(__file__).parent.parent / "corpora" / "broken"


def tree(name):
    folder = CORPORA / f"idx107-{name}"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.md"))}


BLOG, VAULT, DOCS = tree("site-of-posts"), tree("vault-of-notes"), tree("documentation")


def found(files, **config):
    return [(one.path, one.code) for one in run(corpus_of(files), Config(**config))]


def test_it_says_what_is_there_and_what_to_do():
    (one,) = run(corpus_of(VAULT), Config())
    assert one.message == (
        "no corpus yet: 5 files and no INDEX.md: 3 with the front matter of another tool (`created`, `tags`, "
        "`aliases`, `meta`, `rating`, `up`), 2 without any"
    )
    (one,) = run(corpus_of(BLOG), Config())
    assert 'metadata-names = { date = "published" }' in one.help
    assert 'metadata-keys = ["categories", "layout"]' in one.help
    assert "provenance index" in one.help
    assert "provenance add" in one.help


def test_the_configuration_it_proposes_is_one(tmp_path):
    import re

    from provenance.config import load_config

    (one,) = run(corpus_of(BLOG | DOCS), Config())
    lines = [line for line in re.findall(r"`([^`]+)`", one.help) if " = " in line]
    assert len(lines) == 2
    (tmp_path / "provenance.toml").write_text("\n".join(lines), "utf-8")
    assert load_config(tmp_path).config.dialect.declared


def test_broken_bytes_and_broken_yaml_are_told_of_all_the_same():
    files = VAULT | {
        "Bad.md": b"---\ntags: [daily\ncreated: x\n---\nText.\n",
        "Twice.md": b"---\ncreated: 1\ncreated: 2\n---\nText.\n",
        "Latin.md": b"---\ncreated: 1\n---\nCaf\xe9.\n",
    }
    assert found(files) == [
        ("Bad.md", "META202"),
        ("INDEX.md", "IDX107"),
        ("Latin.md", "SRC001"),
        ("Twice.md", "META203"),
    ]


def test_seeds_among_them_are_checked_as_seeds():
    files = VAULT | {"seed.md": "---\nseed: 1\nid: a b\n---\nText.\n"}
    codes = {code for path, code in found(files) if path == "seed.md"}
    assert {"META205", "META206", "REF407"} <= codes
    assert ("INDEX.md", "IDX107") in found(files)


def test_without_the_rule_each_file_is_told_of():
    codes = [code for _, code in found(BLOG, ignore=("IDX107", "FACT", "DUP"))]
    assert codes.count("META204") >= len(BLOG)
    assert "IDX101" in codes


def test_a_few_texts_that_wait_to_be_added_are_told_of_one_by_one():
    files = {f"{name}.txt": f"The {name} reopened.\n" for name in ("harbour", "mill", "pier", "lock")}
    assert [code for _, code in found(files)] == ["IDX101", *["META201"] * 4]
    many = {f"{number}.txt": f"The gate number {number} reopened.\n" for number in range(100)}
    assert found(many) == [("INDEX.md", "IDX107")]


def test_a_page_of_the_name_of_the_index_is_none():
    (one,) = run(corpus_of(BLOG | {"INDEX.md": "# Posts\n\n| date | post |\n|---|---|\n"}), Config())
    assert one.code == "IDX107"
    assert "no table of seeds in INDEX.md" in one.message


def test_a_folder_with_an_index_is_a_corpus():
    codes = {code for _, code in found(BLOG | {"INDEX.md": "| id | file |\n|---|---|\n| a | Ferry.md |\n"})}
    assert "IDX107" not in codes
    assert "META204" in codes


def test_of_ten_thousand_files_one_finding_in_any_form(tmp_path, monkeypatch, capsys):
    for number in range(300):  # as many more would say the same
        folder = tmp_path / "site" / str(number % 7)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{number}.md").write_text(f"---\ntitle: Post {number}\ntags: [a]\n---\nText {number}.\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert command(["check", "site", "--format", "json"]) == 1
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert [(one["path"], one["code"]) for one in findings] == [("site/INDEX.md", "IDX107")]
    assert command(["check", "site", "--ignore", "IDX107,FACT,DUP", "--statistics"]) == 1
    assert " 300 error   META202" in " " + capsys.readouterr().out
