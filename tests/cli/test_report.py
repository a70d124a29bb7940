"""`provenance report` and `provenance facts` as a person runs them, on a corpus on disk, through the whole pipeline."""

import csv
import io
import json
import os
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from provenance.cli.app import run

SCHEMAS = Path(__file__).resolve().parents[2] / "schemas"

HERALD = (
    "---\nid: herald\ntitle: Norvel | plant\npublisher: The Herald\npublished: 2025-01-24\nlanguage: en\n---\n\n"
    "<!-- seed:block herald-1\n-->\n"
    "🚀🏭 Norvel will invest $300 million in its Kerdrel plant, the company said on Wednesday.\r\n"
    "The factory employs 1\u00a0200 people <b>today</b> | [click](http://evil.example/).\r\n"
    "“We will stay in Kerdrel for good,” said Ana Roy, the head of Norvel.\n"
    "<!-- seed:end herald-1 -->\n"
).encode()
GAZETTE = (
    "---\nid: gazette\npublisher: La Gazette\npublished: 2025-01-24\nlanguage: fr\n---\n\n"
    "<!-- seed:block gazette-1\n-->\n"
    "Norvel va investir 450\u00a0millions de dollars dans son usine de Kerdrel, a annoncé l’entreprise mercredi.\n"
    "L’usine emploie 1\u202f200 personnes. 👩\u200d🔬\n"
    "«\u00a0Nous resterons à Kerdrel pour de bon\u00a0», a déclaré Ana Roy, la patronne de Norvel.\n"
    "<!-- seed:end gazette-1 -->\n"
).encode()
WIRE = b"Kerdrel (\xe9) : 12,5 % des 1 200 emplois de Norvel, soit 150 postes, en 2024.\r\nRien \x1b[31m de plus.\r\n"


@pytest.fixture
def corpus(tmp_path, monkeypatch):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "herald.md").write_bytes(HERALD)
    (tmp_path / "seeds" / "gazette é.md").write_bytes(GAZETTE)
    (tmp_path / "seeds" / "wire.txt").write_bytes(WIRE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def said(capsys, *arguments, code=0):
    assert run(list(arguments)) == code
    return capsys.readouterr().out


def test_every_figure_leads_back_to_its_bytes(corpus, capsys):
    document = json.loads(said(capsys, "report", "--format", "json"))
    Draft202012Validator(json.loads((SCHEMAS / "report.schema.json").read_text("utf-8"))).validate(document)
    claims = [claim for fact in document["facts"] for claim in fact["claims"]]
    assert {"$300 million", "450\u00a0millions de dollars", "12,5 %"} <= {claim["quote"] for claim in claims}
    assert len({claim["id"] for claim in claims}) == len(claims)
    assert len({fact["id"] for fact in document["facts"]}) == len(document["facts"])
    sources = {source["id"]: source for source in document["sources"]}
    assert {source["file"] for source in sources.values()} == {
        "seeds/gazette é.md",
        "seeds/herald.md",
        "seeds/wire.txt",
    }
    for claim in claims:
        data = (corpus / claim["file"]).read_bytes()
        text = data.decode("utf-8", "surrogateescape")
        quote, span = claim["quote"], claim["span"]
        assert data[slice(*span["bytes"])].decode("utf-8", "replace") == quote
        assert text[slice(*span["chars"])] == quote
        start, end = span["utf16"]
        assert text.encode("utf-16-le", "surrogatepass")[2 * start : 2 * end].decode("utf-16-le") == quote
        assert text.split("\n")[span["line"] - 1][span["column"] - 1 :].startswith(quote.split("\n")[0])
        assert quote in claim["context"] or claim["context"] in quote or claim["value"]["type"] == "quotation"
        assert claim["file"] == sources[claim["source"]]["file"]


def test_by_default_it_is_markdown_on_standard_output(corpus, capsys):
    text = said(capsys, "report")
    assert text.startswith("# Provenance report\n\n**")
    assert "Corpus `seeds`, 3 sources" in text
    assert "[seeds/herald.md:" in text
    assert "(seeds/gazette%20%C3%A9.md?plain=1#L" in text
    assert "\x1b" not in text
    assert "The check of the files reported" in text


def test_all_formats_are_written_whole_and_say_where(corpus, capsys):
    out = said(capsys, "report", "--format", "all", "--output", "reports/provenance")
    answer, written = out.splitlines()
    names = ["provenance.html", "provenance.json", "provenance.md"]
    assert sorted(path.name for path in (corpus / "reports").iterdir()) == names
    assert written == "written: " + ", ".join(
        str(Path("reports") / f"provenance.{suffix}") for suffix in ("md", "html", "json")
    )
    markdown = (corpus / "reports" / "provenance.md").read_text("utf-8")
    assert markdown.split("\n")[2].replace("**", "") == answer
    assert "](../seeds/herald.md?plain=1#L" in markdown
    page = (corpus / "reports" / "provenance.html").read_text("utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert 'href="../seeds/gazette%20%C3%A9.md"' in page
    for name in names:
        assert str(corpus) not in (corpus / "reports" / name).read_text("utf-8")


def test_two_runs_write_the_same_bytes(corpus, capsys):
    first = [said(capsys, "report", "--format", form) for form in ("md", "html", "json")]
    assert first == [said(capsys, "report", "--format", form) for form in ("md", "html", "json")]


@pytest.mark.parametrize(("name", "start"), [("r.html", "<!DOCTYPE"), ("r.json", "{"), ("r.md", "# "), ("r", "# ")])
def test_the_name_of_the_output_tells_the_format(corpus, capsys, name, start):
    said(capsys, "report", "--output", name)
    assert (corpus / name).read_text("utf-8").startswith(start)


def test_the_labels_of_the_page_may_be_french(corpus, capsys):
    assert said(capsys, "report", "--format", "html", "--labels", "fr").startswith('<!DOCTYPE html>\n<html lang="fr">')
    assert '<html lang="en">' in said(capsys, "report", "--format", "html")


def test_quiet_says_nothing(corpus, capsys):
    assert said(capsys, "report", "--output", "r.md", "--quiet") == ""


def test_check_tells_a_current_report_from_a_stale_one(corpus, capsys):
    written = ["report", "--format", "all", "--output", "r"]
    said(capsys, *written)
    assert said(capsys, *written, "--check") == ""
    for name in ("r.md", "r.html", "r.json"):  # as git may check them out on Windows
        (corpus / name).write_bytes((corpus / name).read_bytes().replace(b"\n", b"\r\n"))
    assert said(capsys, *written, "--check") == ""
    seed = corpus / "seeds" / "herald.md"
    seed.write_bytes(seed.read_bytes().replace(b"$300 million", b"$310 million"))
    out = said(capsys, *written, "--check", code=1)
    assert "r.md is not current" in out
    assert "r.json is not current" in out
    assert {line[:4] for line in out.splitlines() if line.startswith("  ")} == {"  fr", "  - ", "  + "}
    assert len(out.splitlines()) < 60
    assert b"310" not in (corpus / "r.md").read_bytes()


def test_a_large_report_is_written_in_parts_and_old_parts_go(corpus, capsys, monkeypatch):
    monkeypatch.setattr("provenance.render.markdown_split.READABLE", 6_000)
    lines = "".join(f"On 3 March 2024 the mill of Kerdrel sold {number} pumps.\n" for number in range(1, 60))
    (corpus / "many.txt").write_text(lines, "utf-8")
    (corpus / "r.part-notes.md").write_text("mine", "utf-8")
    said(capsys, "report", "many.txt", "--output", "r.md")
    names = sorted(path.name for path in corpus.glob("r*.md"))
    assert names[:3] == ["r.md", "r.part-01.md", "r.part-02.md"]
    assert max((corpus / name).stat().st_size for name in names) <= 6_000
    assert said(capsys, "report", "many.txt", "--output", "r.md", "--check") == ""
    (corpus / "r.part-02.md").write_text("changed", "utf-8")
    assert "r.part-02.md is not current" in said(capsys, "report", "many.txt", "--output", "r.md", "--check", code=1)
    monkeypatch.undo()
    monkeypatch.chdir(corpus)
    out = said(capsys, "report", "--output", "r.md", "--check", code=1)
    assert "r.part-02.md is a part of an earlier report" in out
    said(capsys, "report", "--output", "r.md")
    assert sorted(path.name for path in corpus.glob("r*.md")) == ["r.md", "r.part-notes.md"]


def test_check_names_a_report_that_was_never_written(corpus, capsys):
    assert "none.md does not exist" in said(capsys, "report", "--output", "none.md", "--check", code=1)
    assert not (corpus / "none.md").exists()


def test_it_is_a_gate_only_when_asked(corpus, capsys):
    (corpus / "seeds" / "herald.md").write_bytes(HERALD.replace(b"language: en", b"language: en\nno such key: 1"))
    said(capsys, "report", "--output", "r.json")
    severities = {finding["severity"] for finding in json.loads((corpus / "r.json").read_text("utf-8"))["findings"]}
    assert "error" in severities
    said(capsys, "report", "--output", "r.json", "--fail-on", "error", code=1)


def test_changes_since_an_earlier_report(corpus, capsys):
    said(capsys, "report", "--output", "old.json")
    old = json.loads((corpus / "old.json").read_text("utf-8"))
    old["facts"][-1] |= {"id": "F0", "verdict": "conflict", "label": "was | here"}
    (corpus / "old.json").write_text(json.dumps(old), "utf-8")
    text = said(capsys, "report", "--previous", "old.json")
    assert "Resolved: 1 conflict\n\n- was \\| here (`F0`), now single-source\n" in text


def test_loose_texts_are_read_too(corpus, capsys):
    (corpus / "plain.txt").write_text("Norvel sold 40 pumps in 2023.\n", "utf-8")
    text = said(capsys, "report", "plain.txt")
    assert "| 40 pumps |" in text
    assert "(plain.txt#L1)" in text
    assert "Corpus" not in text.partition("## ")[0]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--check"], "--check compares a file"),
        (["--format", "md", "--format", "json"], "several formats do not go into one stream"),
        (["--output", "seeds"], "is a folder"),
        (["no/such/path"], "no/such/path"),
        (["--previous", "none.json"], "none.json: cannot be read"),
        (["--previous", "seeds/wire.txt"], "no JSON report of this program"),
        (["--output", "seeds/wire.txt/r.md"], "cannot make this folder"),
        (["--format", "pdf"], "pdf"),
    ],
)
def test_bad_usage_is_told_and_exits_2(corpus, capsys, arguments, message):
    assert run(["report", *arguments]) == 2
    told = capsys.readouterr()
    assert message in told.err
    assert told.out == ""
    assert "Traceback" not in told.err


def test_a_report_that_cannot_be_written_leaves_the_old_one(corpus, capsys, monkeypatch):
    (corpus / "r.md").write_text("old", "utf-8")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert run(["report", "--output", "r.md"]) == 2
    assert "No space left on device" in capsys.readouterr().err
    assert (corpus / "r.md").read_text("utf-8") == "old"
    assert sorted(path.name for path in corpus.iterdir()) == ["r.md", "seeds"]


def listed(capsys, *arguments):
    return json.loads(said(capsys, "facts", "--format", "json", *arguments))


def test_facts_as_json_are_valid_and_filtered(corpus, capsys):
    everything = listed(capsys)
    fact = Draft202012Validator(json.loads((SCHEMAS / "fact.schema.json").read_text("utf-8")))
    for each in everything:
        fact.validate(each)
    assert {each["kind"] for each in listed(capsys, "--kind", "money")} == {"money"}
    kinds = {each["kind"] for each in listed(capsys, "--kind", "money", "--kind", "percent")}
    assert kinds == {"money", "percent"}
    several = listed(capsys, "--min-origins", "2")
    assert several
    assert all(each["origins"] >= 2 for each in several)
    single = listed(capsys, "--verdict", "single-source")
    assert {each["verdict"] for each in single} == {"single-source"}
    assert 0 < len(listed(capsys, "--entity", "norvel")) < len(everything)
    assert listed(capsys, "--entity", "norv") == []


def test_facts_by_source_speaker_and_day(corpus, capsys):
    def quotes(*arguments):
        return {claim["quote"] for fact in listed(capsys, *arguments) for claim in fact["claims"]}

    for name in ("herald-1", "seeds/herald.md", "herald.md", "the herald"):
        assert "$300 million" in quotes("--source", name)
        assert "12,5 %" not in quotes("--source", name)
    assert {"$300 million", "12,5 %"} <= quotes("--source", "herald-1", "--source", "wire.txt")
    assert listed(capsys, "--source", "erald.md") == []
    assert quotes("--speaker", "ana roy") >= {"We will stay in Kerdrel for good,"}
    assert listed(capsys, "--speaker", "na roy") == []
    dated = quotes("--since", "2025-01-24")
    assert "$300 million" in dated
    assert dated == quotes("--since", "2025")
    assert "150" not in {quote.partition(" ")[0] for quote in dated}
    assert listed(capsys, "--since", "2025-01-25") == []
    assert run(["facts", "--since", "yesterday"]) == 2
    assert "`yesterday` is no day" in capsys.readouterr().err


@pytest.mark.parametrize(("option", "known"), [("--kind", "money"), ("--verdict", "conflict")])
def test_an_unknown_choice_is_told_with_the_known_ones(corpus, capsys, option, known):
    assert run(["facts", option, "colour"]) == 2
    told = capsys.readouterr().err
    assert f"{option}: 'colour' is not a valid" in told
    assert known in told


def test_facts_as_a_table_name_places_and_show_nothing_that_acts(corpus, capsys):
    out = said(capsys, "facts")
    assert "seeds/herald.md:11:23  300 million USD  “$300 million”" in out
    assert "\x1b" not in out


def test_nothing_in_csv_acts_on_a_terminal_and_nothing_of_it_is_dropped(corpus, capsys):
    (corpus / "plain.txt").write_text("“The quay\x1b[31m will never be \u202esold to them,” said Ana Roy.\n", "utf-8")
    out = said(capsys, "facts", "plain.txt", "--format", "csv")
    assert "The quay⟨U+001B⟩[31m will never be ⟨U+202E⟩sold to them" in out
    assert "\x1b" not in out


def test_facts_as_csv_hold_a_row_for_each_claim(corpus, capsys):
    (corpus / "plain.txt").write_text("=cmd: 40 pumps, -5 % and “=1+1 is two” said Ana Roy.\n", "utf-8")
    rows = list(csv.DictReader(io.StringIO(said(capsys, "facts", "plain.txt", "--format", "csv"))))
    claims = [claim for fact in listed(capsys, "plain.txt") for claim in fact["claims"]]
    assert [row["claim"] for row in rows] == [claim["id"] for claim in claims]
    row = next(row for row in rows if "40" in row["quote"])
    assert (row["lo"], row["hi"], row["line"], row["column"]) == ("40", "40", "1", "7")
    texts = [row[column] for row in rows for column in ("label", "quote", "value", "speaker")]
    assert not [text for text in texts if text.startswith(("=", "+", "-", "@"))]
    assert [row["quote"] for row in rows if row["lo"] == "-5"] == ["'-5 %"]
