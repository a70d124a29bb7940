import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_report import made

from provenance.corpus.model import Corpus
from provenance.facts.model import Hedge, Kind, Value
from provenance.facts.results import Analysis
from provenance.render import json_text, report_json


@pytest.fixture(scope="module")
def everything():
    return made()


@pytest.fixture(scope="module")
def document(everything):
    return report_json.document(everything.corpus, everything.analysis, everything.findings)


def test_every_figure_leads_back_to_its_place_in_three_units(everything, document):
    files = {seed.file.path: seed.file for seed in everything.corpus.seeds}
    claims = [claim for fact in json.loads(json_text.render(document))["facts"] for claim in fact["claims"]]
    assert len(claims) == 18
    for claim in claims:
        file, span, quote = files[claim["file"]], claim["span"], claim["quote"]
        start, end = span["bytes"]
        assert file.data[start:end].decode("utf-8", "replace") == quote
        start, end = span["chars"]
        assert file.text[start:end].replace("\udce9", "\ufffd") == quote
        start, end = span["utf16"]
        units = file.text.encode("utf-16-le", "surrogatepass")[2 * start : 2 * end]
        assert units.decode("utf-16-le", "surrogatepass").replace("\udce9", "\ufffd") == quote
        lines = file.text.replace("\udce9", "\ufffd").split("\n")
        assert lines[span["line"] - 1][span["column"] - 1 :].startswith(quote)
        assert (span["end_line"], span["end_column"]) == (span["line"], span["column"] + len(quote))
        assert quote in claim["context"]


def exact(node):
    if isinstance(node, dict):
        return {key: exact(one) for key, one in node.items()}
    if isinstance(node, list):
        return [exact(one) for one in node]
    if isinstance(node, str):
        return node.replace("\udce9", "\ufffd")
    return Decimal(repr(node)) if isinstance(node, float) else node


def test_the_text_says_what_the_document_says(document):
    text = json_text.render(document)
    assert json.loads(text, parse_float=Decimal) == exact(document)
    assert text.endswith("}\n")
    assert text.encode("utf-8").decode("utf-8") == text


TREES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.text(), TREES, max_size=4))
def test_any_json_is_written_so_that_it_reads_back(tree):
    assert json.loads(json_text.render(tree)) == tree


def test_nothing_in_the_text_acts_on_a_terminal(document):
    text = json_text.render(document)
    assert "\u202e" not in text
    assert "\\u202e" in text
    assert "\ufffd *Fin*" in text
    assert "🚀" in text


def test_decimals_keep_their_digits(document):
    value = document["facts"][10]["claims"][0]["value"]
    assert value["lo"] == 0.3
    assert value["hi"] == Decimal("123456789012345678.25")
    assert '"hi": 123456789012345678.25,' in json_text.render(document)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("277e6", "277000000"),
        ("7.10", "7.1"),
        ("-0.5", "-0.5"),
        ("1E+400", "1e+400"),
        ("NaN", "null"),
        ("1e22", "1" + "0" * 22),
    ],
)
def test_numbers_are_json_numbers(number, text):
    written = json_text.render(report_json.value(Kind.NUMBER, Value(Decimal(number))))
    assert f'"lo": {text},' in written
    json.loads(written)


def test_keys_that_are_not_set_are_left_out(document):
    money, weekday = document["facts"][0]["claims"][0]["value"], document["facts"][7]["claims"][0]["value"]
    assert "weekday" not in money
    assert "granularity" not in money
    assert weekday["weekday"] == 3
    assert weekday["lo"] is None
    assert document["facts"][0]["conflict_kind"] == "bound"
    assert "conflict_kind" not in document["facts"][1]


def test_a_source_tells_how_many_figures_were_set_aside_and_why(document):
    told = {source["id"]: source.get("set_aside") for source in document["sources"]}
    assert [aside for aside in told.values() if aside is not None] == [{"telephone": 1, "label": 1200}]


def test_a_fact_without_label_gets_one(document):
    assert document["facts"][7]["label"] == "date F8"


@pytest.mark.parametrize(
    ("root", "folder", "name"),
    [("/far/away/seeds", "data/seeds", "data/seeds"), ("/far/away/seeds", "", "."), (None, "", None)],
)
def test_the_corpus_is_named_without_its_place_on_the_machine(root, folder, name):
    corpus = Corpus(Path(root) if root else None, (), folder=folder)
    assert report_json.document(corpus, Analysis((), ()), [])["corpus"]["root"] == name


def test_two_runs_write_the_same_bytes(document):
    again = made(Path("elsewhere/seeds"))
    assert json_text.render(
        report_json.document(again.corpus, again.analysis, again.findings[::-1])
    ) == json_text.render(document)


@pytest.mark.parametrize(
    ("value", "ends"),
    [
        (Value(month=12, day=26, granularity="day"), ("--12-26", "--12-26")),
        (Value(month=3, granularity="month"), ("--03", "--03")),
        (Value(month=12, day=26, granularity="day", hedge=Hedge.LESS_THAN), (None, "--12-26")),
        (Value(month=12, day=26, granularity="day", hedge=Hedge.AT_LEAST), ("--12-26", None)),
        (Value(weekday=3, granularity="day"), (None, None)),
    ],
)
def test_a_day_of_an_unknown_year_is_written_without_it(value, ends):
    told = report_json.value(Kind.DATE, value)
    assert (told["lo"], told["hi"]) == ends
