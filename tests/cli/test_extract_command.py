"""``provenance extract``: its formats, records, places and exit codes."""

import io
import json
import sys
from pathlib import Path

import pytest

from provenance.cli.app import run

KEYS = [
    "start", "end", "qstart", "qend", "type", "lo", "hi", "lo_open", "hi_open", "unit", "approx", "hedge", "text"
]  # fmt: skip


def feed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    stream = io.TextIOWrapper(io.BytesIO("".join(line + "\n" for line in lines).encode()), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", stream)


def answers(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_records_are_answered_in_order(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    feed(
        monkeypatch,
        '{"id": "a", "text": "Elle a moins de 5 % du marché.", "lang": "fr"}',
        "",
        '{"id": 7, "text": "It lasted two days.", "lang": "en", "published": "2025-01-23"}',
    )
    assert run(["extract", "--jsonl"]) == 0
    first, second = answers(capsys.readouterr().out)
    assert first == {
        "id": "a",
        "mentions": [
            {
                "start": 16, "end": 19, "qstart": 7, "qend": 19, "type": "percent", "lo": None, "hi": 5,
                "lo_open": False, "hi_open": True, "unit": None, "approx": False, "hedge": "less_than", "text": "5 %",
            }
        ],
    }  # fmt: skip
    assert second["id"] == 7
    [mention] = second["mentions"]  # type: ignore[misc]
    assert (mention["type"], mention["lo"], mention["hi"], mention["unit"]) == ("duration", 172800, 172800, "s")


def test_keys_are_the_contract(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    feed(monkeypatch, json.dumps({"id": 1, "text": "$277M, 1/3 of 48 hours, for Ann Marsh, 66, on 20 January 2025"}))
    assert run(["extract", "--jsonl"]) == 0
    [answer] = answers(capsys.readouterr().out)
    mentions = {m["text"]: m for m in answer["mentions"]}  # type: ignore[attr-defined]
    for mention in mentions.values():
        assert [key for key in mention if key not in ("role", "num_lo", "num_hi")] == KEYS
    assert mentions["$277M"]["lo"] == 277_000_000
    assert mentions["1/3"]["lo"] == pytest.approx(1 / 3)
    assert mentions["66"]["role"] == "age"
    assert (mentions["48 hours"]["lo"], mentions["48 hours"]["num_lo"], mentions["48 hours"]["num_hi"]) == (
        172800,
        48,
        48,
    )
    assert "num_lo" not in mentions["$277M"]
    assert mentions["20 January 2025"]["lo"] == mentions["20 January 2025"]["hi"] == "2025-01-20"


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{", "line 2 of standard input is no JSON"),
        ("[]", "line 2 of standard input is no JSON object"),
        ("[" * 200_000, "line 2 of standard input is no JSON"),
        ('{"id": NaN, "text": "3 km"}', "line 2 of standard input is no JSON: NaN"),
        ('{"id": 1}', 'line 2 of standard input is no record with "id" and "text"'),
        ('{"id": 1, "text": 5}', 'line 2 of standard input is no record with "id" and "text"'),
        ('{"id": 1, "text": "", "lang": 3}', '"lang" in line 2 of standard input is no text'),
        ('{"id": 1, "text": "", "published": "soon"}', "\"published\" in line 2 of standard input is no date: 'soon'"),
        ('{"id": 1, "text": "", "published": 2025}', '"published" in line 2 of standard input is no date: 2025'),
    ],
)
def test_bad_records_are_usage_errors(
    line: str, complaint: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    feed(monkeypatch, '{"id": 0, "text": "un"}', line)
    assert run(["extract", "--jsonl"]) == 2
    told = capsys.readouterr()
    assert complaint in told.err
    assert "help:" in told.err
    assert len(told.out.splitlines()) == 1


@pytest.mark.parametrize("published", ["2025", "2025-01", "2025-01-23T09:30:00Z", ""])
def test_a_date_of_any_length_is_taken(
    published: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    feed(monkeypatch, json.dumps({"id": 1, "text": "3 km", "published": published}))
    assert run(["extract", "--jsonl"]) == 0
    assert len(answers(capsys.readouterr().out)) == 1


def test_a_byte_order_mark_before_the_records_is_passed_over(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    feed(monkeypatch, '\ufeff{"id": 1, "text": "3 km"}')
    assert run(["extract", "--jsonl"]) == 0
    assert answers(capsys.readouterr().out)[0]["id"] == 1


def test_records_from_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    records = tmp_path / "records.jsonl"
    records.write_text('{"id": "x", "text": "3 km"}\n', encoding="utf-8")
    assert run(["extract", "--jsonl", str(records)]) == 0
    assert answers(capsys.readouterr().out)[0]["id"] == "x"
    assert run(["extract", "--jsonl", str(tmp_path / "none.jsonl")]) == 2


TEXT = "Un titre\n\nIls ont versé près de 12 millions d'euros.\n"


def test_text_names_place_kind_text_and_value(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("note.txt").write_bytes(TEXT.encode())
    assert run(["extract", "note.txt"]) == 0
    assert capsys.readouterr().out == "note.txt:3:23: money: 12 millions d'euros: ≈ 12000000 EUR ± 500000\n"


def test_json_and_jsonl_hold_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("note.txt").write_bytes(TEXT.encode())
    assert run(["extract", "note.txt", "--format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert run(["extract", "note.txt", "--format", "jsonl", "--set-aside"]) == 0
    assert answers(capsys.readouterr().out) == document["sources"]
    assert document["schema"] == "provenance/mentions/1"
    [source] = document["sources"]
    [mention] = source["mentions"]
    assert source["file"] == "note.txt"
    assert TEXT[source["offset"] + mention["start"] : source["offset"] + mention["end"]] == mention["text"]


def test_a_seed_is_read_with_its_language_and_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    head = '---\nseed: 1\nid: a\ntitle: T\npublisher: P\npublished: "2025-01-23"\nlanguage: fr\n---\n'
    Path("a.md").write_bytes((head + "Vu le 20 janvier : 1,5 km.\n").encode())
    assert run(["extract", "a.md"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("a.md:9:")
    assert lines[0].endswith(": 2025-01-20")
    assert lines[1] == "a.md:9:20: quantity: 1,5 km: = 1.5 km ± 0.05"


def test_a_seed_that_quotes_another_language_is_read_in_both(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head = '---\nseed: 1\nid: a\ntitle: T\npublisher: P\npublished: "2025-01-23"\nlanguage: fr\n---\n'
    french = "Le plan de la ville est de deux billions d'euros pour les écoles de la région.\n"
    english = "The plan of the city is worth $2 billion and it was made for the schools.\n"
    (tmp_path / "a.md").write_text(head + french + english, encoding="utf-8")
    assert run(["extract", str(tmp_path / "a.md"), "--format", "jsonl"]) == 0
    [source] = answers(capsys.readouterr().out)
    assert [m["lo"] for m in source["mentions"]] == [2 * 10**12, 2 * 10**9]  # type: ignore[attr-defined]


def test_a_missing_path_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", "no-such-file.txt"]) == 2
    assert "no-such-file.txt" in capsys.readouterr().err


NEWS = "Le maire Paul Martin a parlé à Lyon. « Le pont coûte 3 millions d'euros », a déclaré Paul Martin, page 12.\n"


def test_names_places_and_quotations_are_listed_with_whom_they_mean(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("note.txt").write_bytes(NEWS.encode())
    assert run(["extract", "note.txt"]) == 0
    assert capsys.readouterr().out == (
        "note.txt:1:10: name: Paul Martin: Paul Martin\n"
        "note.txt:1:32: place: Lyon: Lyon\n"
        "note.txt:1:40: quotation: Le pont coûte 3 millions d'euros: quoted, Paul Martin\n"
        "note.txt:1:54: money: 3 millions d'euros: = 3000000 EUR ± 500000\n"
        "note.txt:1:86: name: Paul Martin: Paul Martin\n"
    )


def test_what_is_set_aside_stands_under_its_own_heading_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("note.txt").write_bytes(NEWS.encode())
    assert run(["extract", "note.txt", "--set-aside", "--kind", "money"]) == 0
    assert capsys.readouterr().out == (
        "note.txt:1:54: money: 3 millions d'euros: = 3000000 EUR ± 500000\n"
        "\n"
        "Set aside: 1\n"
        "note.txt:1:99: label: page 12: It numbers what it stands beside: a page, an article, a room, a line.\n"
    )
    Path("none.txt").write_bytes(b"Rien.\n")
    assert run(["extract", "none.txt", "--set-aside"]) == 0
    assert capsys.readouterr().out == "\nSet aside: none\n"


def test_json_always_tells_what_is_set_aside_and_jsonl_on_request(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("note.txt").write_bytes(NEWS.encode())
    assert run(["extract", "note.txt", "--format", "json"]) == 0
    [source] = json.loads(capsys.readouterr().out)["sources"]
    start = NEWS.index("page 12")
    assert source["set_aside"] == [
        {
            "start": start,
            "end": start + 7,
            "text": "page 12",
            "reason": "label",
            "meaning": "It numbers what it stands beside: a page, an article, a room, a line.",
        }
    ]
    assert run(["extract", "note.txt", "--format", "jsonl"]) == 0
    assert "set_aside" not in answers(capsys.readouterr().out)[0]


def test_records_hold_figures_only_unless_other_kinds_are_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    record = json.dumps({"id": 1, "text": NEWS, "lang": "fr"})
    feed(monkeypatch, record)
    assert run(["extract", "--jsonl"]) == 0
    [answer] = answers(capsys.readouterr().out)
    assert [m["type"] for m in answer["mentions"]] == ["money"]  # type: ignore[attr-defined]
    feed(monkeypatch, record)
    assert run(["extract", "--jsonl", "--kind", "quotation", "--kind", "name", "--set-aside"]) == 0
    [answer] = answers(capsys.readouterr().out)
    told = {m["type"]: m for m in answer["mentions"]}  # type: ignore[attr-defined]
    assert sorted(told) == ["name", "quotation"]
    assert list(told["name"]) == [*KEYS, "entity"]
    assert list(told["quotation"]) == [*KEYS, "speaker", "voice"]
    assert told["quotation"] | {
        "text": "Le pont coûte 3 millions d'euros", "speaker": "Paul Martin", "voice": "quoted", "lo": None, "hi": None,
        "start": NEWS.index("Le pont"), "qstart": NEWS.index("«"), "qend": NEWS.index("»") + 1,
    } == told["quotation"]  # fmt: skip
    assert [one["text"] for one in answer["set_aside"]] == ["page 12"]  # type: ignore[attr-defined]


def test_figures_that_are_not_asked_for_are_not_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import provenance.facts.mentions as mentions

    def unasked(*arguments: object, **options: object) -> None:
        raise AssertionError

    monkeypatch.setattr(mentions, "extract", unasked)
    monkeypatch.setattr(mentions, "sift", unasked)
    feed(monkeypatch, json.dumps({"id": 1, "text": NEWS, "lang": "fr"}))
    assert run(["extract", "--jsonl", "--kind", "place"]) == 0
    [answer] = answers(capsys.readouterr().out)
    assert [m["text"] for m in answer["mentions"]] == ["Lyon"]  # type: ignore[attr-defined]


def test_names_are_not_looked_for_where_only_figures_are_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from provenance.facts.names import finding

    def unasked(*arguments: object, **options: object) -> None:
        raise AssertionError

    monkeypatch.setattr(finding, "find_names", unasked)
    feed(monkeypatch, json.dumps({"id": 1, "text": NEWS, "lang": "fr"}))
    assert run(["extract", "--jsonl"]) == 0
    assert len(answers(capsys.readouterr().out)) == 1


def test_a_kind_that_is_none_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", "--kind", "colour"]) == 2
    assert "colour" in capsys.readouterr().err


def test_every_kind_of_mention_can_be_asked_for() -> None:
    from provenance.cli.extract import Wanted
    from provenance.facts.model import Kind

    assert [each.value for each in Wanted] == [each.value for each in Kind]
