"""What users of such checkers ask for most, and what its peers got wrong: for each, the tests that prove it here.

The names of tests are checked, so that none can go without this list being looked at.
"""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

from provenance.cli.app import run as command
from provenance.rules import sample

TESTS = Path(__file__).parent.parent

ASKED_FOR = {
    "a baseline: only new findings block, stale entries are reported, and moved lines change nothing": (
        "cli/test_check_changes.py::test_a_baseline_leaves_out_what_it_lists_and_nothing_else",
        "cli/test_check_changes.py::test_a_baseline_entry_whose_finding_is_gone_is_reported_at_its_line_and_pruned",
        "rules/test_engine.py::test_findings_keep_their_identity_when_lines_move",
        "project/test_expectations.py::test_a_baseline_holds_when_lines_move",
    ),
    "the line of what is wrong in front matter": (
        "corpus/test_header.py::test_keys_and_values_have_their_exact_places",
        "rules/test_corpora.py::test_broken_corpus_has_the_findings_expected",
    ),
    "configuration in pyproject.toml, unknown keys refused with the nearest known one": (
        "rules/test_configuration.py::test_every_key_is_read",
        "rules/test_configuration.py::test_what_is_wrong_is_named",
    ),
    "ignores with a reason, in the file and by path, and unused ones reported": (
        "findings/test_suppression.py::test_codes_reason_and_places",
        "rules/test_engine.py::test_ignores_per_file",
        "cli/test_check_changes.py::test_a_silence_in_the_configuration_that_silences_nothing_is_reported",
        "rules/test_corpora.py::test_broken_corpus_has_the_findings_expected",  # sup901-…, sup902-…, ignore-…
    ),
    "SARIF, JUnit and annotations": (
        "render/test_findings_formats.py::test_each_form_has_the_same_findings_in_the_same_order",
        "render/test_findings_formats.py::test_sarif_names_rule_place_related_place_fix_and_fingerprint",
        "render/test_findings_formats.py::test_junit_fails_exactly_what_fails_the_check",
    ),
    "a hook one does not feel": (
        "project/test_startup.py::test_commands_that_read_no_corpus_load_nothing_heavy",
        "test_quick.py::test_what_it_passes_of_broken_corpora_has_no_error",
    ),
    "findings never confused with a crash or bad usage": (
        "cli/test_check.py::test_bad_usage_exits_2_and_says_what",
        "cli/test_check.py::test_a_rule_that_crashes_exits_3_and_is_named",
        "project/test_expectations.py::test_findings_bad_usage_and_crash_have_codes_of_their_own",
    ),
    "standard input with a file name, a stable order, the same bytes on every run": (
        "cli/test_check_changes.py::test_standard_input_is_read_as_the_file_it_is_said_to_be",
        "rules/test_engine.py::test_the_order_of_seeds_does_not_matter_for_the_order_of_findings",
        "cli/test_check.py::test_the_same_bytes_on_every_run",
    ),
    "independent origins counted, not articles": (
        "facts/test_origins.py::test_origins_are_counted_not_sources",
        "facts/test_origins.py::test_reprints_of_one_dispatch_count_once_in_the_facts_they_tell",
        "facts/test_verdicts.py::test_equal_figures_of_one_origin_rest_on_a_single_source",
    ),
    "estimates of different speakers are no contradiction": (
        "facts/test_verdicts.py::test_estimates_of_different_named_speakers_are_contested",
    ),
    "no alarm from incidental numbers": (
        "mentions/test_not_facts.py::test_no_figure_is_read",
        "mentions/test_not_facts.py::test_list_numbers_are_set_aside",
        "mentions/test_not_facts.py::test_years_are_left_to_dates",
    ),
    "one page that opens from disk and asks nothing of anyone; citations that are read again": (
        "render/test_report_html.py::test_the_page_asks_nothing_of_anyone",
        "verification/test_verification.py::test_one_changed_byte_under_any_citation_orphans_it",
    ),
    "places right beside emoji, no-break spaces, CRLF and combining accents": (
        "text/test_decode.py::test_spans_agree_in_all_units",
        "mentions/test_not_facts.py::test_any_text_gives_ordered_mentions_with_true_offsets",
        "project/test_expectations.py::test_places_are_right_in_every_unit",
    ),
}

GOT_WRONG = {
    "broken YAML and a key given twice passed in silence": (
        "corpus/test_header.py::test_what_the_format_does_not_have_is_reported_at_its_place_and_the_rest_is_kept",
        "corpus/test_header.py::test_both_of_two_equal_keys_are_kept_and_the_second_is_reported",
    ),
    "`no` became false, `1.10` became 1.1, the text was stripped": (
        "project/test_expectations.py::test_values_and_texts_stay_as_they_are_written",
        "rules/test_corpora.py::test_good_corpus_is_clean",  # front-matter-word-no, front-matter-version-number
    ),
    "a traceback at one Latin-1 byte": (
        "cli/test_check.py::test_no_bytes_bring_it_down",
        "project/test_expectations.py::test_one_latin_1_byte_is_a_finding_in_every_command",
    ),
    "exit 0 for a path that is not there": (
        "project/test_expectations.py::test_findings_bad_usage_and_crash_have_codes_of_their_own",
    ),
    "findings in another order on each run": (
        "cli/test_check.py::test_the_same_bytes_on_every_run",
        "project/test_expectations.py::test_the_order_does_not_hang_on_hashes",
    ),
    "a citation moved to the nearest similar text": (
        "verification/test_verification.py::test_the_same_words_elsewhere_are_no_home",
        "verification/test_verification.py::test_one_character_inserted_before_any_citation_orphans_it",
    ),
    "digests of articles that contradict each other got full marks": (
        "facts/test_analysis.py::test_figures_that_cannot_both_be_true_are_a_conflict",
    ),
    "`bien moins de 10` agreed with `que de 10`": (
        "facts/test_verdicts.py::test_only_that_much_against_less_than_it_is_a_conflict_of_bounds",
        "facts/test_analysis.py::test_figures_that_cannot_both_be_true_are_a_conflict",
    ),
    "`100 000` was split in two": (
        "mentions/test_figures.py::test_any_space_groups_digits",
        "mentions/test_figures.py::test_french_figures",
    ),
    "validators that exit 0 in spite of errors: results are counted": (
        "render/test_findings_formats.py::test_each_form_has_the_same_findings_in_the_same_order",
        "project/test_expectations.py::test_sarif_tells_of_every_finding",
    ),
    "Markdown readers closed an open block, padded short rows and dropped cells without a word": (
        "corpus/test_index_table.py::test_short_and_long_rows_are_reported_and_read",
        "corpus/test_index_table.py::test_a_table_cut_in_two_is_reported",
        "rules/test_corpora.py::test_broken_corpus_has_the_findings_expected",  # blk301-…, marker-…, index-…
    ),
}

NAMED = sorted({name for proofs in (*ASKED_FOR.values(), *GOT_WRONG.values()) for name in proofs})


@pytest.mark.parametrize("name", NAMED)
def test_the_test_that_is_named_is_there(name):
    file, _, function = name.partition("::")
    tree = ast.parse((TESTS / file).read_text("utf-8"))
    assert function in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_each_expectation_has_a_proof():
    assert len(ASKED_FOR) == 13
    assert all(ASKED_FOR.values())
    assert all(GOT_WRONG.values())


@pytest.fixture
def corpus(tmp_path, monkeypatch):
    """A sound corpus of one seed, in the folder the test runs in."""
    for name, content in sample.corpus(harbour=sample.seed()).items():
        (tmp_path / name).write_text(content, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_baseline_holds_when_lines_move(corpus, capsys):
    seed = corpus / "harbour.md"
    seed.write_text(seed.read_text("utf-8").replace('language: "en"', 'language: "English"'), "utf-8")
    assert command(["baseline", ".", "--output", "kept.json"]) == 0
    assert command(["check", ".", "--baseline", "kept.json"]) == 0
    seed.write_text(seed.read_text("utf-8").replace("seed:", 'note: "one"\nx-two: "2"\nseed:', 1), "utf-8")
    assert command(["index"]) == 0
    capsys.readouterr()
    command(["check", ".", "--baseline", "kept.json", "--select", "META205,SUP903"])
    assert capsys.readouterr().out == ""


def test_findings_bad_usage_and_crash_have_codes_of_their_own(corpus, capsys, monkeypatch):
    assert command(["check", "."]) == 0
    assert command(["check", "nowhere"]) == 2
    assert command(["check", ".", "--no-such-option"]) == 2
    (corpus / "harbour.md").write_text("no seed", "utf-8")
    assert command(["check", "."]) == 1
    monkeypatch.setattr("provenance.corpus.load.read_file", lambda *_: 1 / 0)
    assert command(["check", "."]) == 3
    assert "internal error" in capsys.readouterr().err


def test_places_are_right_in_every_unit(corpus, capsys):
    (corpus / "harbour.md").write_bytes("é\u00a0😀e\u0301\r\nno front matter \x07 here\r\n".encode())
    command(["check", ".", "--select", "SRC004", "--format", "json"])
    (one,) = json.loads(capsys.readouterr().out)["findings"]
    data = (corpus / "harbour.md").read_bytes()
    span = one["span"]
    assert data[span["bytes"][0] : span["bytes"][1]] == b"\x07"
    assert data.decode()[span["chars"][0] : span["chars"][1]] == "\x07"
    wide = data.decode().encode("utf-16-le")
    assert wide[2 * span["utf16"][0] : 2 * span["utf16"][1]].decode("utf-16-le") == "\x07"
    assert (span["line"], span["column"]) == (2, 17)


def test_values_and_texts_stay_as_they_are_written():
    from provenance.corpus.seed import parse_seed
    from provenance.text.decode import text_file

    body = "\n  \n  Indented, and spaced.  \n\n\n"
    data = f"---\ntitle: 1.10\nlanguage: no\npublished: 2025-02-10\nnote: yes\nx-a: 0o17\nx-b: ~\n---\n{body}".encode()
    (block,) = parse_seed(text_file("a.md", data)).blocks
    assert list(block.metadata.values()) == ["1.10", "no", "2025-02-10", "yes", "0o17", "~"]
    assert block.data == body.encode()


@pytest.mark.parametrize(
    "arguments", [["check"], ["report"], ["extract"], ["facts"], ["compare", "harbour.md"], ["index", "--diff"]]
)
def test_one_latin_1_byte_is_a_finding_in_every_command(corpus, capsys, arguments):
    seed = corpus / "harbour.md"
    seed.write_bytes(seed.read_bytes().replace(b"harbour reopened", b"caf\xe9 at the harbour reopened"))
    given = "." if arguments[0] in ("check", "report", "facts", "index") else "harbour.md"
    assert command([*arguments, given]) in (0, 1)
    assert "Traceback" not in capsys.readouterr().err
    assert command(["check", ".", "--select", "SRC001"]) == 1
    assert "byte 0xE9" in capsys.readouterr().out


def test_the_order_does_not_hang_on_hashes(corpus):
    for number in range(12):
        (corpus / f"{number}.md").write_text(f"---\nb{number}: x\na: y\ntitle: T\n---\nText {number}.\n", "utf-8")
    outputs = set()
    for seed in ("0", "1", "2"):
        done = subprocess.run(
            [sys.executable, "-m", "provenance", "check", ".", "--format", "json"],
            capture_output=True,
            check=False,
            env={"PYTHONHASHSEED": seed, "PATH": "", "SYSTEMROOT": "", "PYTHONPATH": str(TESTS.parent)},
        )
        assert done.returncode == 1, done.stderr
        outputs.add(done.stdout)
    assert len(outputs) == 1


def test_sarif_tells_of_every_finding(corpus, capsys):
    (corpus / "harbour.md").write_bytes(b"---\nseed: 2\ntags: [a]\npublised: x\n---\nText \xff \x07\n")
    for form in ("json", "sarif"):
        command(["check", ".", "--format", form, "--output", form])
    findings = json.loads((corpus / "json").read_bytes())["findings"]
    results = json.loads((corpus / "sarif").read_bytes())["runs"][0]["results"]
    assert len(findings) > 4
    assert [one["ruleId"] for one in results] == [one["code"] for one in findings]
