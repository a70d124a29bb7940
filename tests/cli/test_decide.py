"""`provenance decide` as a person runs it: a decision made, listed, through a spreadsheet, and gone stale."""

import csv
import io
import json

import pytest

from provenance.cli.app import run
from provenance.render.decision_sheet import COLUMNS

LOSS = (
    "---\nid: {0}\npublisher: {0}\npublished: 2025-01-24\nlanguage: en\n---\n\n<!-- seed:block {0}-1\n-->\n{1}\n"
    "<!-- seed:end {0}-1 -->\n"
)
TEXTS = {
    "herald": "Norvel lost $277M at its Kerdrel plant in 2024.",
    "post": "Norvel lost 340 million dollars at its Kerdrel plant in 2024.",
}


@pytest.fixture
def corpus(tmp_path, monkeypatch):
    (tmp_path / "seeds").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "seeds" / f"{name}.md").write_text(LOSS.format(name, text), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def said(capsys, *arguments, code=0):
    assert run(list(arguments)) == code
    return capsys.readouterr().out


def conflict(capsys):
    facts = json.loads(said(capsys, "report", "--format", "json"))["facts"]
    (found,) = [fact for fact in facts if fact["verdict"] == "conflict"]
    return found


def codes(capsys):
    run(["check", "--select", "FACT,SUP", "--format", "json"])
    return [finding["code"] for finding in json.loads(capsys.readouterr().out)["findings"]]


def test_a_conflict_is_settled_shown_and_no_finding_any_more(corpus, capsys):
    assert codes(capsys) == ["FACT601"]
    fact = conflict(capsys)
    said(
        capsys,
        "decide",
        "misprint",
        fact["id"],
        "--why",
        "the annual report has 277",
        "--who",
        "A. C.",
        "--of",
        "post-1",
    )
    assert codes(capsys) == []
    decided = conflict(capsys)["decision"]
    assert (decided["kind"], decided["why"], decided["who"], decided["of"]) == (
        "misprint", "the annual report has 277", "A. C.", "post-1",
    )  # fmt: skip
    assert "date" not in decided
    for form in ("md", "html"):
        text = said(capsys, "report", "--format", form)
        assert "No conflict" in text
        assert "1 conflict is decided" in text
        assert "the annual report has 277" in text
        assert "340" in text
    assert "applied  misprint" in said(capsys, "decide")


def test_claims_are_told_apart_by_their_places(corpus, capsys):
    said(
        capsys,
        "decide",
        "different-fact",
        "herald.md:10:13",
        "post.md:10:13",
        "--why",
        "two plants",
        "--date",
        "2025-02-01",
    )
    document = json.loads(said(capsys, "report", "--format", "json"))
    assert [fact["id"] for fact in document["facts"] if fact["verdict"] == "conflict"] == []
    assert 'date: "2025-02-01"' in (corpus / "seeds" / "decisions.yaml").read_text("utf-8")
    assert codes(capsys) == []


def test_a_changed_text_makes_it_stale(corpus, capsys):
    said(capsys, "decide", "accepted", conflict(capsys)["id"], "--why", "known")
    path = corpus / "seeds" / "post.md"
    path.write_text(path.read_text("utf-8").replace("plant in", "works in"), encoding="utf-8")
    assert codes(capsys) == ["SUP911", "FACT601"]
    assert "stale" in said(capsys, "decide", code=1)
    assert "decision" not in conflict(capsys)


def test_deciding_anew_replaces_and_leaves_the_rest_of_the_file(corpus, capsys):
    path = corpus / "seeds" / "decisions.yaml"
    fact = conflict(capsys)["id"]
    said(capsys, "decide", "accepted", fact, "--why", "known")
    path.write_text("# ours\n" + path.read_text("utf-8").rstrip("\n") + "  # as said\n# below", encoding="utf-8")
    said(capsys, "decide", "superseded", fact, "--why", "a later count")
    text = path.read_text("utf-8")
    assert text.startswith("# ours\n")
    assert text.endswith("# below")
    assert (text.count("- id:"), text.count("kind: superseded"), text.count("known")) == (1, 1, 0)
    assert codes(capsys) == []


def cells(path):
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))


def save(path, rows, *, delimiter=",", encoding="utf-8", line_end="\r\n"):
    """As another program saves it."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, delimiter=delimiter, lineterminator=line_end)
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(out.getvalue().encode(encoding))


@pytest.mark.parametrize(
    "saved",
    [{}, {"delimiter": ";", "encoding": "utf-8-sig"}, {"delimiter": "\t", "encoding": "utf-16", "line_end": "\n"}],
)
def test_a_sheet_goes_out_is_filled_in_and_comes_back(corpus, capsys, saved):
    sheet = corpus / "sheet.csv"
    fact = conflict(capsys)["id"]
    said(capsys, "decide", "--export", "sheet.csv")
    assert sheet.read_bytes().startswith(b"\xef\xbb\xbf")
    (row,) = cells(sheet)
    assert (row["fact"], row["decision"], row["standing"]) == (fact, "", "open")
    assert "$277M" in row["claims"]
    assert "340 million dollars" in row["claims"]
    why = '=HYPERLINK("x"); “two”,\n- counts'
    save(sheet, [{**row, "decision": "Accepted", "who": "'Ana", "date": "31/01/2025", "why": "'" + why}], **saved)
    assert "1 decision added" in said(capsys, "decide", "--import", "sheet.csv")
    decided = conflict(capsys)["decision"]
    assert (decided["kind"], decided["who"], decided["date"], decided["why"]) == ("accepted", "'Ana", "2025-01-31", why)

    said(capsys, "decide", "--export", "sheet.csv")
    (row,) = cells(sheet)
    assert row["why"] == "'" + why
    before = (corpus / "seeds" / "decisions.yaml").read_bytes()
    save(sheet, [row], **saved)
    assert "nothing to change" in said(capsys, "decide", "--import", "sheet.csv")
    assert (corpus / "seeds" / "decisions.yaml").read_bytes() == before

    save(sheet, [{**row, "why": "else"}], **saved)
    assert "1 decision changed" in said(capsys, "decide", "--import", "sheet.csv")
    assert conflict(capsys)["decision"]["why"] == "else"
    said(capsys, "decide", "--export", "sheet.csv")
    (row,) = cells(sheet)
    save(sheet, [], **saved)
    assert "nothing to change" in said(capsys, "decide", "--import", "sheet.csv")
    save(sheet, [{**row, "decision": ""}], **saved)
    assert "1 decision taken out" in said(capsys, "decide", "--import", "sheet.csv")
    assert "decision" not in conflict(capsys)


def test_a_day_a_spreadsheet_rewrote_is_the_day_it_was(corpus, capsys):
    said(capsys, "decide", "accepted", conflict(capsys)["id"], "--why", "known", "--date", "2025-03-02")
    said(capsys, "decide", "--export", "sheet.csv")
    (row,) = cells(corpus / "sheet.csv")
    save(corpus / "sheet.csv", [{**row, "date": "02/03/2025"}])
    assert "nothing to change" in said(capsys, "decide", "--import", "sheet.csv")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"decision": "perhaps"}, "sheet.csv, line"),
        ({"decision": "accepted"}, "`why`"),
        ({"why": "because"}, "`decision` is empty"),
        ({"decision": "accepted", "why": "x", "date": "02/03/2025"}, "may be several days"),
        ({"decision": "accepted", "why": "x", "of": "times"}, "`of`"),
        ({"decision": "accepted", "why": "x", "check": "c0"}, "no longer what it was"),
        ({"decision": "accepted", "why": "x", "id": "D0"}, "there is no decision D0"),
    ],
)
def test_a_row_that_makes_no_decision_changes_nothing(corpus, capsys, change, message):
    said(capsys, "decide", "--export", "sheet.csv")
    (row,) = cells(corpus / "sheet.csv")
    save(corpus / "sheet.csv", [{**row, **change}])
    assert run(["decide", "--import", "sheet.csv"]) == 2
    assert message in capsys.readouterr().err
    assert not (corpus / "seeds" / "decisions.yaml").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["accept", "F1", "--why", "x"], "did you mean `accepted`?"),
        (["accepted", "F1", "--why", "x"], "names no fact and no claim"),
        (["accepted", "--why", "x"], "not said what is decided"),
        (["accepted", "herald.md:10", "--why", "x"], "names 2 claims"),
        (["accepted", "herald.md:10:13", "--why", "x"], "two claims"),
        (["accepted", "herald.md:10:13"], "needs a reason"),
        (["--why", "x"], "nothing is decided"),
        (["--import", "no.csv"], "no.csv: cannot be read"),
        (["--import", "seeds/herald.md"], "has no column"),
        (["accepted", "--import", "x"], "exclude each other"),
        (["--corpus", "seeds/herald.md"], "decisions belong to a corpus folder"),
    ],
)
def test_what_cannot_be_decided_is_told(corpus, capsys, arguments, message):
    assert run(["decide", *arguments]) == 2
    assert message in capsys.readouterr().err


def test_a_broken_list_is_not_written_over(corpus, capsys):
    path = corpus / "seeds" / "decisions.yaml"
    path.write_text("- id: D1\n  kind: fine\n", encoding="utf-8")
    assert run(["decide", "accepted", "F1", "--why", "x"]) == 2
    assert "seeds/decisions.yaml:2: bad value for `kind`" in capsys.readouterr().err
    assert path.read_text("utf-8") == "- id: D1\n  kind: fine\n"
