"""`provenance trace` as a person runs it."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from provenance.cli.app import run

SCHEMAS = Path(__file__).resolve().parents[2] / "schemas"


def seed(identifier, publisher, published, language, text):
    return (
        f"---\nid: {identifier}\npublisher: {publisher}\npublished: {published}\nlanguage: {language}\n---\n\n"
        f"<!-- seed:block {identifier}-1\n-->\n{text}\n<!-- seed:end {identifier}-1 -->\n"
    ).encode()


TEXTS = {
    "herald": seed("herald", "The Herald", "2025-01-24", "en", "Norvel lost $277M at its Kerdrel plant in 2024."),
    "gazette": seed(
        "gazette",
        "La Gazette",
        "2025-01-22",
        "fr",
        "Norvel a perdu 277 millions de dollars dans son usine de Kerdrel en 2024.",
    ),
    "post": seed(
        "post",
        "The Post",
        "2025-01-23",
        "en",
        "Norvel lost 340 million dollars at its Kerdrel plant in 2024.\n“We will stay here for good,” said Ana Roy.\n"
        "Call us: phone 01 42 68 53 00.",
    ),
}


@pytest.fixture
def corpus(tmp_path, monkeypatch):
    (tmp_path / "seeds").mkdir()
    for name, data in TEXTS.items():
        (tmp_path / "seeds" / f"{name}.md").write_bytes(data)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def said(capsys, *arguments, code=0):
    assert run(["trace", *arguments]) == code
    return capsys.readouterr().out


def traced(capsys, *arguments, code=0):
    document = json.loads(said(capsys, *arguments, "--format", "json", code=code))
    schema = json.loads((SCHEMAS / "trace.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(document)
    return document


def quotes(one, ids):
    claims = {claim["id"]: claim["quote"] for claim in one["fact"]["claims"]}
    return sorted(claims[each] for each in ids)


@pytest.mark.parametrize("asked", ["277 millions", "$277M", "277 million USD", "277 000 000 dollars", " 277m$ "])
def test_a_figure_is_found_by_its_value_however_it_is_written(corpus, capsys, asked):
    (one,) = traced(capsys, asked)["facts"]
    assert quotes(one, one["saying"]) == ["$277M", "277 millions de dollars"]
    assert [(each["relation"], quotes(one, [each["claim"]])) for each in one["otherwise"]] == [
        ("apart", ["340 million dollars"])
    ]
    assert one["fact"]["verdict"] == "conflict"
    assert one["origins"] == 2
    assert one["since"]["published"] == "2025-01-22"


def test_another_unit_is_another_figure(corpus, capsys):
    assert traced(capsys, "277 million euros", code=1)["facts"] == []
    assert traced(capsys, "277 %", code=1)["facts"] == []


def test_for_people_it_names_place_sentence_source_and_day(corpus, capsys):
    text = said(capsys, "277 millions")
    assert "is read as number = 277000000 ± 500000" in text
    assert "first on 2025-01-22 in La Gazette" in text
    assert "seeds/herald.md:10:13  277 million USD" in text
    assert "Norvel lost ⟦$277M⟧ at its Kerdrel plant in 2024." in text
    before, _, behind = text.partition("cannot be true beside it:")
    assert "340" not in before
    assert "seeds/post.md:10:13  340 million USD" in behind


def test_a_place_an_id_and_the_words_lead_to_the_same_fact(corpus, capsys):
    (one,) = traced(capsys, "$277M")["facts"]
    fact, claim = one["fact"]["id"], next(each for each in one["fact"]["claims"] if each["quote"] == "$277M")
    start, end = claim["span"]["bytes"]
    line, column = claim["span"]["line"], claim["span"]["column"]
    for asked in (
        claim["id"],
        f"seeds/herald.md:{line}:{column}",
        f"herald.md:{line}:{column + 4}",
        str(corpus / "seeds" / "herald.md") + f":{line}:{column}",
        f"seeds/herald.md@{start}-{end}",
        f"seeds/herald.md@{start + 1}-{start + 1}",
    ):
        (found,) = traced(capsys, asked)["facts"]
        assert found["fact"]["id"] == fact, asked
        assert quotes(found, found["saying"]) == ["$277M", "277 millions de dollars"], asked
    (whole,) = traced(capsys, fact)["facts"]
    assert quotes(whole, whole["saying"]) == ["$277M", "277 millions de dollars"]
    assert traced(capsys, f"seeds/herald.md:{line}:{column + 5}", code=1)["facts"] == []
    assert traced(capsys, f"seeds/herald.md@{end}-{end + 1}", code=1)["facts"] == []


def test_a_line_leads_to_all_its_figures(corpus, capsys):
    found = traced(capsys, "seeds/herald.md:10")["facts"]
    assert {claim["quote"] for one in found for claim in one["fact"]["claims"]} >= {"$277M", "2024"}


def test_a_quotation_and_a_name(corpus, capsys):
    (one,) = traced(capsys, "we will stay here")["facts"]
    assert quotes(one, one["saying"]) == ["We will stay here for good,"]
    assert one["fact"]["kind"] == "quotation"
    assert {fact["fact"]["id"] for fact in traced(capsys, "ana roy")["facts"]} == {one["fact"]["id"]}
    assert traced(capsys, "na roy", code=1)["facts"] == []


def test_a_year_is_found_as_a_date(corpus, capsys):
    (one,) = traced(capsys, "2024")["facts"]
    assert one["fact"]["kind"] == "date"
    assert one["origins"] == 3


def test_words_that_are_no_fact_are_shown_where_they_stand(corpus, capsys):
    document = traced(capsys, "01 42 68 53 00", code=1)
    (place,) = document["elsewhere"]
    assert (place["file"], place["quote"]) == ("seeds/post.md", "01 42 68 53 00")
    assert place["reason"] == "It is a telephone or fax number."
    data = (corpus / "seeds" / "post.md").read_bytes()
    assert data[slice(*place["span"]["bytes"])] == b"01 42 68 53 00"
    assert "No source says “01 42 68 53 00” as a fact." in said(capsys, "01 42 68 53 00", code=1)
    assert said(capsys, "99 tonnes", code=1).endswith("No source says “99 tonnes”.\n")


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ("  ", "nothing is asked"),
        ("seeds/heralt.md:3", "did you mean `seeds/herald.md`?"),
        ("seeds/herald.md@9-3", "the end lies before the start"),
    ],
)
def test_what_cannot_be_asked_is_told(corpus, capsys, asked, message):
    assert run(["trace", asked]) == 2
    assert message in capsys.readouterr().err


@pytest.mark.parametrize("asked", ["12:30", "a:1", "x@1-2", "«", "\x00", "9" * 600, "§:99999999999999", "."])
def test_any_question_has_an_answer(corpus, capsys, asked):
    assert run(["trace", asked]) in (0, 1)
