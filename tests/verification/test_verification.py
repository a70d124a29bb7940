"""A citation is exact or orphaned: both verifiers say so, of every citation of a report on the seeds."""

import importlib.util
import json
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from provenance.cli.app import run
from provenance.corpus.model import Unreadable
from provenance.errors import InputError
from provenance.render.markdown_split import split
from provenance.text.decode import text_file
from provenance.verification.check import Citation, Quoted, orphans, verify
from provenance.verification.reading import quoted

ROOT = Path(__file__).resolve().parents[2]
SECOND = ROOT / "tools" / "verify_report.py"

HARD = (
    "---\nid: ferry\npublisher: The Quay\npublished: 2025-02-10\nlanguage: en\n---\n\n"
    "<!-- seed:block ferry-1\n-->\n"
    "🚢🚢 The *ferry* to Ruse | costs $40 million; \u202eit\u202c carries 1\u00a0200 people & <b>90</b> cars.\r\n"
    "“We sail | in [May],” said Ana Roy, \\ the owner. It cost 38 million euros_\r\n"
    "in 2021, then 12\u00a0000 people came.\n"
    "<!-- seed:end ferry-1 -->\n"
)
LOOSE = b"Ruse (\xe9) : le ferry transporte 900 personnes, soit 12,5 % de plus qu'en 2019.\r\n"
OTHER = "Le ferry de Ruse co\u00fbte 41\u00a0millions de dollars et transporte 1\u202f200 personnes.\n"


@pytest.fixture(scope="module")
def second() -> ModuleType:
    spec = importlib.util.spec_from_file_location("verify_report", SECOND)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seeds of this repository and three of hard characters, with a report on all in three forms."""
    folder = tmp_path_factory.mktemp("verified")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    (folder / "seeds" / "ferry (é).md").write_bytes(HARD.encode())
    (folder / "seeds" / "wire.txt").write_bytes(LOOSE)
    (folder / "seeds" / "autre.txt").write_bytes(OTHER.encode())
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert run(["report", "--format", "all", "-q", "-o", "reports/r"]) == 0
    return folder


@pytest.fixture(scope="module")
def document(folder: Path) -> dict[str, Any]:
    return json.loads((folder / "reports" / "r.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def files(folder: Path, document: dict[str, Any]) -> dict[str, bytes]:
    return {source["file"]: (folder / source["file"]).read_bytes() for source in document["sources"]}


def claims(document: dict[str, Any]) -> list[dict[str, Any]]:
    return [claim for fact in document["facts"] for claim in fact["claims"]]


def first_says(document: dict[str, Any], claim: dict[str, Any], source: dict[str, Any], data: bytes) -> bool:
    alone = {"schema": document["schema"], "sources": [source], "facts": [{"claims": [claim]}]}
    [outcome] = verify(quoted(json.dumps(alone).encode(), "r.json"), lambda path: text_file(path, data))
    return outcome.exact


@pytest.fixture(scope="module")
def both(second: ModuleType, document: dict[str, Any]):
    """Whether a claim is exact; the two verifiers must agree."""
    sources = {source["id"]: source for source in document["sources"]}

    def say(claim: dict[str, Any], data: bytes, *, digest: bool = True) -> bool:
        source = sources[claim["source"]]
        if not digest:  # as if the report had been made from the changed text: the citation alone must tell
            body = data[source["start"] :][: source["bytes"]]
            source = {**source, "sha256": sha256(body).hexdigest()}
        answer = first_says(document, claim, source, data)
        assert bool(second.is_exact(data, claim, source)) is answer, claim
        return answer

    return say


def test_every_citation_of_the_report_is_exact(document, files, both):
    told = claims(document)
    assert len(told) > 100
    assert {"$40 million", "1\u00a0200 people", "12,5 %"} <= {claim["quote"] for claim in told}
    for claim in told:
        assert both(claim, files[claim["file"]])


@pytest.mark.parametrize("digest", [True, False], ids=["digest as it was", "digest of the changed text"])
def test_one_changed_byte_under_any_citation_orphans_it(document, files, both, digest):
    for claim in claims(document):
        data, (start, end) = files[claim["file"]], claim["span"]["bytes"]
        for at in {start, (start + end) // 2, end - 1}:
            for bit in (1, 0x80):  # another letter; no UTF-8 any more, or another one
                changed = data[:at] + bytes([data[at] ^ bit]) + data[at + 1 :]
                assert not both(claim, changed, digest=digest), (claim["id"], at)


@pytest.mark.parametrize("digest", [True, False], ids=["digest as it was", "digest of the changed text"])
@pytest.mark.parametrize("inserted", [b" ", b"\n", "é".encode(), "🚢".encode()], ids=["blank", "line", "é", "ship"])
def test_one_character_inserted_before_any_citation_orphans_it(document, files, both, inserted, digest):
    for claim in claims(document):
        data, start = files[claim["file"]], claim["span"]["bytes"][0]
        for at in (0, start):
            assert not both(claim, data[:at] + inserted + data[at:], digest=digest), (claim["id"], at)


def test_a_change_elsewhere_in_the_text_orphans_what_it_says(document, files, both):
    for claim in claims(document):
        data = files[claim["file"]]
        source = next(one for one in document["sources"] if one["id"] == claim["source"])
        last = source["start"] + source["bytes"] - 1
        if last >= claim["span"]["bytes"][1]:
            assert not both(claim, data[:last] + b"#" + data[last + 1 :])


def test_a_change_of_the_front_matter_that_moves_nothing_leaves_it_exact(document, files, both):
    claim = next(one for one in claims(document) if one["file"].endswith("ferry (é).md"))
    assert both(claim, files[claim["file"]].replace(b"The Quay", b"The Quai"))


@pytest.mark.parametrize("key", ["bytes", "chars", "utf16"])
@pytest.mark.parametrize("end", [0, 1])
@pytest.mark.parametrize("step", [-1, 1])
def test_an_offset_that_is_off_by_one_is_seen(document, files, both, key, end, step):
    for claim in claims(document)[::7]:
        place = list(claim["span"][key])
        place[end] += step
        if min(place) >= 0:
            assert not both({**claim, "span": {**claim["span"], key: place}}, files[claim["file"]])


@pytest.mark.parametrize("key", ["line", "column", "end_line", "end_column"])
def test_a_line_or_column_that_is_off_by_one_is_seen(document, files, both, key):
    for claim in claims(document)[::7]:
        moved = {**claim, "span": {**claim["span"], key: claim["span"][key] + 1}}
        assert not both(moved, files[claim["file"]])


def test_words_or_a_sentence_that_nobody_wrote_are_seen(document, files, both):
    for claim in claims(document)[::5]:
        data = files[claim["file"]]
        assert not both({**claim, "quote": claim["quote"] + " "}, data)
        assert not both({**claim, "context": claim["context"].replace(" ", "  ", 1) + "x"}, data)
        assert not both({**claim, "context": ""}, data)
        assert both({**claim, "context": claim["quote"]}, data)


def test_the_same_words_elsewhere_are_no_home(document, files, both):
    """The words stand in the file still, and once more at its end; the place is another."""
    claim = next(one for one in claims(document) if one["file"].endswith("wire.txt"))
    data = files[claim["file"]]
    assert not both(claim, b"# " + data, digest=False)
    assert both(claim, data + data)


def outcome_counts(path: Path, folder: Path) -> tuple[int, int]:
    """(citations, orphaned) as both commands say of a report, run as a person does."""
    done = subprocess.run(
        [sys.executable, SECOND, path], cwd=folder, capture_output=True, text=True, encoding="utf-8", timeout=60
    )
    last = re.fullmatch(r"(\d+) citations, (\d+) exact, (\d+) orphaned", done.stdout.splitlines()[-1])
    assert last, done.stdout + done.stderr
    assert done.returncode == (1 if int(last[3]) else 0)
    return int(last[1]), int(last[3])


@pytest.mark.parametrize("form", ["json", "html", "md"])
def test_all_forms_of_the_report_verify_with_both(folder, document, monkeypatch, capsys, form):
    monkeypatch.chdir(folder)
    assert run(["verify", f"reports/r.{form}"]) == 0
    said = capsys.readouterr().out
    count, lost = outcome_counts(Path(f"reports/r.{form}"), folder)
    assert lost == 0
    assert said == f"reports/r.{form}: {count} citations, {count} exact, 0 orphaned\n"
    if form != "md":
        assert count == len(claims(document))
    else:  # a repeated claim of one source is shown by its line only, a conflict in more than one place
        assert count > 0.8 * len(claims(document))


@pytest.mark.parametrize("form", ["json", "html", "md"])
def test_a_changed_figure_orphans_its_citations_in_every_form(folder, tmp_path, monkeypatch, capsys, form):
    shutil.copytree(folder, tmp_path / "copy")
    changed = tmp_path / "copy" / "seeds" / "ferry (é).md"
    changed.write_bytes(changed.read_bytes().replace(b"$40 million", b"$48 million"))
    monkeypatch.chdir(tmp_path / "copy")
    report = Path(f"reports/r.{form}")
    assert run(["verify", str(report), "--format", "json"]) == 1
    said = json.loads(capsys.readouterr().out)
    schema = json.loads((ROOT / "schemas" / "verification.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(said)
    assert said["form"] == form
    lost = [one for one in said["citations"] if not one["exact"]]
    assert said["summary"] == {"exact": len(said["citations"]) - len(lost), "orphaned": len(lost)}
    assert "$40 million" in {one["quote"] for one in lost}
    assert {Path(one["file"]).name for one in lost} == {"ferry (é).md"}
    assert all(one["problems"] for one in lost)
    assert outcome_counts(report, tmp_path / "copy") == (len(said["citations"]), len(lost))


def test_one_changed_byte_under_any_citation_of_the_markdown_is_seen_by_both(folder, second):
    text = (folder / "reports" / "r.md").read_text("utf-8")
    told = quoted(text.encode(), "r.md")
    rows = list(second.quoted_in(text.split("\n")))
    assert len(told.citations) == len(rows)
    for citation, (link, before, words, after) in zip(told.citations, rows, strict=True):
        assert words.removesuffix("[…]").rstrip(" ") == citation.quote
        data = (folder / "reports" / citation.file).read_bytes()
        lines = data.split(b"\n")
        first = citation.quote[0].encode()
        # every place in the line where the words might begin, so that none of them is left
        broken = lines[citation.line - 1].replace(first, b"#" if first != b"#" else b"+")
        changed = b"\n".join([*lines[: citation.line - 1], broken, *lines[citation.line :]])
        for content, exact in ((data, True), (changed, False), (b"\n" + data, False)):
            one = Quoted("md", (citation,))
            assert verify(one, lambda path, content=content: text_file(path, content))[0].exact is exact, citation
            assert second.stands(content, int(link[2]), before, words, after) is exact, citation


def test_a_report_in_parts_is_read_whole(folder, tmp_path, monkeypatch, capsys):
    shutil.copytree(folder, tmp_path / "copy")
    reports = tmp_path / "copy" / "reports"
    text = (reports / "r.md").read_text("utf-8")
    for name, content in split(text, "r.md", readable=8000).items():
        (reports / name).write_text(content, encoding="utf-8")
    assert len(list(reports.glob("r.part-*.md"))) > 5
    monkeypatch.chdir(reports)
    count, lost = outcome_counts(folder / "reports" / "r.md", tmp_path)
    assert (count > 100, lost) == (True, 0)
    assert run(["verify", "r.md"]) == 0
    assert capsys.readouterr().out == f"r.md: {count} citations, {count} exact, 0 orphaned\n"
    assert outcome_counts(Path("r.md"), reports) == (count, 0)
    (reports / "r.part-03.md").unlink()
    assert run(["verify", "r.md"]) == 2
    assert "r.part-03.md: cannot be read" in capsys.readouterr().err


def test_words_of_the_markdown_changed_by_hand_are_seen_by_both(folder, tmp_path, monkeypatch, capsys):
    shutil.copytree(folder, tmp_path / "copy")
    report = tmp_path / "copy" / "reports" / "r.md"
    text = report.read_text("utf-8")
    assert "| \\$40 million |" in text
    report.write_text(text.replace("\\$40 million |", "\\$41 million |"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["verify", "copy/reports/r.md"]) == 1
    out = capsys.readouterr().out
    assert "does not hold these words" in out
    assert outcome_counts(report, tmp_path)[1] == int(re.findall(r"(\d+) orphaned\n", out)[-1]) > 0


def test_a_file_that_is_gone_orphans_its_citations(folder, tmp_path, monkeypatch, capsys):
    shutil.copytree(folder, tmp_path / "copy")
    (tmp_path / "copy" / "seeds" / "wire.txt").unlink()
    monkeypatch.chdir(tmp_path / "copy" / "reports")
    assert run(["verify", "r.json"]) == 1
    out = capsys.readouterr().out
    assert re.search(r"^seeds/wire\.txt:1: orphaned: “12,5 %” \(.*\)\n  the file cannot be read: ", out, re.MULTILINE)
    assert outcome_counts(Path("r.json"), tmp_path / "copy" / "reports")[1] == out.count(": orphaned: ")


def test_root_names_where_the_paths_count_from(folder, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for form in ("json", "md"):
        shutil.copy(folder / "reports" / f"r.{form}", tmp_path)
        assert run(["verify", f"r.{form}"]) == 2
        assert f"r.{form}: none of the files it quotes is found" in capsys.readouterr().err
    assert run(["verify", "r.json", "--root", str(folder)]) == 0
    assert run(["verify", "r.json", "--root", str(tmp_path)]) == 2


def test_without_a_report_the_committed_one_is_read(folder, tmp_path, monkeypatch, capsys):
    shutil.copytree(folder, tmp_path / "copy")
    reports = tmp_path / "copy" / "reports"
    (reports / "r.json").rename(reports / "provenance.json")
    monkeypatch.chdir(tmp_path / "copy")
    assert run(["verify"]) == 0
    assert capsys.readouterr().out.startswith("reports/provenance.json: ")
    monkeypatch.chdir(tmp_path)
    assert run(["verify"]) == 2
    assert "there is no reports/provenance.json here or above" in capsys.readouterr().err


def test_a_report_makes_nobody_print_a_file_that_is_not_below_it(folder, tmp_path, monkeypatch, capsys, document):
    (tmp_path / "secret").write_bytes(b"hunter2 and more than enough to be quoted from here on\n" * 200)
    (tmp_path / "project" / "seeds").mkdir(parents=True)
    (tmp_path / "project" / "seeds" / "link.md").symlink_to(tmp_path / "secret")
    (tmp_path / "project" / "seeds" / "own.md").write_bytes((tmp_path / "secret").read_bytes())
    monkeypatch.chdir(tmp_path / "project")
    for name, printed in (
        ("../secret", False),
        (str(tmp_path / "secret"), False),
        ("seeds/link.md", False),
        ("seeds/own.md", True),
    ):
        told = json.loads(json.dumps(document))
        for one in (*told["sources"], *claims(told)):
            one["file"] = name
        Path("r.json").write_text(json.dumps(told), encoding="utf-8")
        assert run(["verify", "r.json"]) == 1
        assert ("enough to be" in capsys.readouterr().out) is printed, name


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "holds no quotation with a link"),
        (b"# Provenance report\n\nNothing.\n", "holds no quotation with a link"),
        (b"\xff\xfe", "is not UTF-8"),
        (b"{", "no report of this program"),
        (b"{}", "`schema` is not provenance/report"),
        (b'{"schema": "provenance/report/1"}', "it lacks `sources`"),
        (b'{"schema": "provenance/report/1", "sources": [], "facts": [{"claims": [3]}]}', "not of its kind"),
        (b'{"schema": "provenance/report/1", "sources": [' + b"[" * 100_000, "no report of this program"),
        (b"<!DOCTYPE html><p>x</p>", "no citations as data"),
        (b'<!DOCTYPE html><p data-citation="{">x</p>', "no report of this program"),
        (b"<!DOCTYPE html><p data-citation>x</p>", "no report of this program"),
    ],
)
def test_what_is_no_report_is_said_in_a_line(tmp_path, monkeypatch, capsys, content, message):
    (tmp_path / "x").write_bytes(content)
    monkeypatch.chdir(tmp_path)
    assert run(["verify", "x"]) == 2
    captured = capsys.readouterr()
    assert message in captured.err
    assert captured.err.count("\n") == 2
    assert captured.out == ""


def test_negative_offsets_are_refused(document):
    claim = claims(document)[0]
    bad = {**claim, "span": {**claim["span"], "bytes": [-9, -1]}}
    alone = {"schema": document["schema"], "sources": [], "facts": [{"claims": [bad]}]}
    with pytest.raises(InputError, match="not a number from 0"):
        quoted(json.dumps(alone).encode(), "r.json")


def test_a_report_of_an_older_version_is_no_report_full_of_orphans(document):
    source = {key: value for key, value in document["sources"][0].items() if key != "start"}
    with pytest.raises(InputError, match="older versions wrote it; write it anew"):
        quoted(json.dumps({**document, "sources": [source]}).encode(), "r.json")


def test_a_citation_of_an_unknown_text_is_orphaned():
    citation = Citation("c", "a.txt", 1, "x", span=text_file("a.txt", b"x").span(0, 1), source="gone")
    outcomes = verify(Quoted("json", (citation,)), lambda path: text_file(path, b"x"))
    assert orphans(outcomes) == 1
    gone = verify(Quoted("json", (citation,)), lambda path: Unreadable(path, "it is gone"))
    assert gone[0].problems == ("the file cannot be read: it is gone",)


def test_many_citations_of_a_line_cost_no_square(grows_linearly):
    def work(size: int) -> None:
        file = text_file("a.txt", (b"about 12 boats" + b" and more" * 25 + b"\n") * size)
        one = Citation("c", "a.txt", 1, "12 boats", before="about ")
        told = Quoted("md", tuple(replace(one, line=at) for at in range(1, size + 1)))
        assert orphans(verify(told, lambda path: file)) == 0

    grows_linearly(work, 50)


def test_many_citations_in_one_long_line_cost_no_square(grows_linearly):
    def work(size: int) -> None:
        file = text_file("a.txt", b"about 12 boats, \xe2\x9f\xa8U+202E\xe2\x9f\xa9 " * size)
        told = Quoted("md", (Citation("c", "a.txt", 1, "12 boats", before="about "),) * size)
        assert orphans(verify(told, lambda path: file)) == 0

    grows_linearly(work, 100)


def test_the_second_verifier_is_short_and_stands_alone():
    text = SECOND.read_text("utf-8")
    assert text.count("\n") < 100
    imported = re.findall(r"^(?:import|from) (\w+)", text, re.MULTILINE)
    assert set(imported) <= sys.stdlib_module_names
